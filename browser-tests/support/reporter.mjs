// What a run says: a line for each page, each failure with its message and
// nothing else, and Node's own counts at the end, which the check reads.

/** Turns Node's events into text. */
export async function* reporter(events) {
  const counts = { pass: 0, fail: 0, skipped: 0 };
  let kept = 0;
  let broken = [];
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const passed = type === 'test:pass';
    if (data.details.type === 'suite') {
      const seconds = (data.details.duration_ms / 1000).toFixed(1);
      yield `${passed ? 'kept  ' : 'BROKEN'} ${data.name}: ${kept} of ${kept + broken.length}, ${seconds} s\n`;
      for (const failure of broken) yield failure;
      kept = 0;
      broken = [];
      continue;
    }
    if (data.skip !== undefined) {
      counts.skipped += 1;
    } else if (passed) {
      counts.pass += 1;
      kept += 1;
    } else {
      counts.fail += 1;
      broken.push(`  ${data.name}\n${indented(message(data.details.error))}\n`);
    }
  }
  // A failure outside any page: a file that does not load.
  for (const failure of broken) yield failure;
  yield Object.entries(counts).map(([name, count]) => `ℹ ${name} ${count}\n`).join('');
}

/** An assertion says what matters; anything else is ours to mend, with its stack. */
function message(error) {
  const cause = error.cause ?? error;
  return cause.code === 'ERR_ASSERTION' ? cause.message : (cause.stack ?? String(cause));
}

function indented(text) {
  return text.split('\n').slice(0, 40).map((line) => `    ${line}`).join('\n');
}
