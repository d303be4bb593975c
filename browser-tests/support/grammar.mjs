// The grammar of GOV.UK Frontend's markup, learnt from its published fixtures:
// which element carries a class, what it stands inside, which roles it takes.
//
// Our pages use its class names so that a department entitled to its clothes
// can put them on. That works only if the markup is of the same build. The
// package is read here, in tests; nothing of it is served or shipped.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ROOT = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));
const COMPONENTS = join(ROOT, 'dist/govuk/components');

/** The HTML of every published example. */
function fixtures() {
  return readdirSync(COMPONENTS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => JSON.parse(readFileSync(join(COMPONENTS, entry.name, 'fixtures.json'), 'utf8')).fixtures)
    .map(({ html }) => html);
}

/** Every class that its stylesheet names: layout and text have no fixtures. */
function styled() {
  const css = readFileSync(join(ROOT, 'dist/govuk/govuk-frontend.min.css'), 'utf8');
  return [...new Set([...css.matchAll(/\.(govuk-[\w!\\-]+)/g)].map(([, name]) => name.replaceAll('\\', '')))];
}

/** Reads the fixtures in a page of the browser, which knows how to parse HTML. */
export async function grammar(page) {
  const learnt = await page.evaluate(learn, fixtures());
  return { ...learnt, styled: styled() };
}

/* In the page. `block` is the component of a class: govuk-table__cell is of
   govuk-table. An element stands inside the nearest ancestor of its block. */
function learn(examples) {
  const rules = {};
  for (const example of examples) {
    const held = new DOMParser().parseFromString(example, 'text/html');
    for (const element of held.querySelectorAll('[class*="govuk-"]')) {
      for (const name of element.classList) {
        if (!name.startsWith('govuk-')) continue;
        const rule = (rules[name] ??= { tags: [], inside: [], roles: [] });
        const block = name.split(/__|--/)[0];
        const around = element.parentElement?.closest(`[class*="${block}"]`);
        const inside = [...(around?.classList ?? [])].filter((other) => other.split(/__|--/)[0] === block);
        const add = (list, value) => list.includes(value) || list.push(value);
        add(rule.tags, element.localName);
        add(rule.roles, element.getAttribute('role') ?? 'none given');
        for (const other of inside.length ? inside : ['nothing']) add(rule.inside, other);
      }
    }
  }
  return { rules };
}

/** What on the page is not written as GOV.UK Frontend writes it. */
export function differences(page, learnt) {
  return page.evaluate(({ rules, styled }) => {
    const found = [];
    for (const element of document.querySelectorAll('[class*="govuk-"]')) {
      for (const name of element.classList) {
        if (!name.startsWith('govuk-')) continue;
        const rule = rules[name];
        const say = (what) => found.push(`${name}: ${what}: ${element.cloneNode(false).outerHTML}`);
        if (!rule) {
          if (!styled.includes(name)) say('is no class of GOV.UK Frontend');
          continue;
        }
        // A class of text or layout may dress any element.
        if (!name.includes('__')) continue;
        if (!rule.tags.includes(element.localName)) say(`is on ${element.localName}, not ${rule.tags}`);
        const block = name.split(/__|--/)[0];
        const around = element.parentElement?.closest(`[class*="${block}"]`);
        const inside = [...(around?.classList ?? [])].filter((other) => other.split(/__|--/)[0] === block);
        if (!(inside.length ? inside : ['nothing']).some((other) => rule.inside.includes(other))) {
          say(`stands in ${inside.join(' ') || 'nothing'}, not in ${rule.inside}`);
        }
        const role = element.getAttribute('role') ?? 'none given';
        if (!rule.roles.includes(role)) say(`has the role ${role}, not ${rule.roles}`);
      }
    }
    return [...new Set(found)];
  }, learnt);
}
