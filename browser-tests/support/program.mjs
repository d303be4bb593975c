// The program at work for one spec: started, asked where it is, ended.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const PROGRAM = process.env.ANSWERABLE_PROGRAM ?? fileURLToPath(new URL('../../target/debug/answerable', import.meta.url));

// The address at which the specs find the demo is no setting of the programs
// that they start.
const { ANSWERABLE_ADDRESS: _, ...environment } = process.env;

/** What every program that a spec starts is told by the environment. */
export { environment };

/** How long the program may take to say where it is. */
const PATIENCE = 30_000;

/**
 * Starts the program and waits until it says where it is.
 * Returns its process, its address, and every line it said until then.
 */
export const serve = (...words) => serveWith({}, ...words);

/** The same, told more by the environment. */
export async function serveWith(more, ...words) {
  const child = spawn(PROGRAM, [...words, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...environment, ...more } });
  // Should this process end early, the program ends with it.
  process.on('exit', () => child.kill());
  process.on('SIGTERM', () => process.exit(1));
  const lines = [];
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const said = line.match(/is at (http:\/\/127\.0\.0\.1:\d+)/);
      if (said) resolve(said[1]);
    });
    child.on('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    setTimeout(() => reject(new Error('the program did not say where it is')), PATIENCE).unref();
  });
  return { child, address, lines };
}
