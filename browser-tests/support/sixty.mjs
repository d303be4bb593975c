// A report of sixty recommendations by an invented inspectorate, as a web page:
// long enough that deciding it shows what each item costs.

/** How many recommendations it makes. */
export const SIXTY = 60;

const CHAPTERS = [
  ['Answering the public', 'calls from the public', 'control room staff'],
  ['Recording crime', 'reports of crime', 'crime registrars'],
  ['Investigating', 'lines of enquiry', 'investigation teams'],
  ['Protecting people at risk', 'people at risk', 'safeguarding teams'],
  ['Managing offenders', 'people wanted on warrant', 'offender managers'],
  ['Leading and supervising', 'supervision records', 'inspectors'],
];

const ACTS = [
  (what) => `review how ${what} are assessed, and publish what the review finds`,
  (what, who) => `make sure that the ${who} have the training that they need for ${what}`,
  (what) => `set out in one policy who decides about ${what}`,
  (what, who) => `give the ${who} a way to see which ${what} are waiting`,
  (what) => `check each month that ${what} are recorded on the day they come in`,
];

const DAYS = ['30 June 2027', '30 September 2027', '31 December 2027', '31 March 2028'];

/** Two findings for each chapter, asked of two forces: the fifth of ten is of the local policing body. */
function ask(number) {
  const [, what, who] = CHAPTERS[Math.floor((number - 1) / 10)];
  const of = number % 10 === 5 ? 'the Police and Crime Commissioner for Exampleshire' : 'the chief constable of Exampleshire Police';
  const act = ACTS[(number - 1) % ACTS.length](what, who);
  return `By ${DAYS[(number - 1) % DAYS.length]}, ${of} should ${act} (finding ${number}).`;
}

/** A sentence that asks something and names nobody: what the reverse check is for. */
export const LEFT_OUT = 'Supervisors should read one record in ten.';

/** The words of recommendation `number`, counted from 1. */
export const recommendation = ask;

/** The whole report, as the bytes of a saved web page. `title` tells reports apart. */
export function report(title = 'Answering, recording and protecting in Exampleshire') {
  const chapter = ([heading], place) => {
    const first = place * 10 + 1;
    const items = Array.from({ length: 10 }, (_, step) => first + step);
    return `<h2>${place + 1}. ${heading}</h2>
<p>We read 120 records and spoke with 14 members of staff. What we saw differed from team to team, and nobody could say why.</p>
${items.map((number) => `<h3>Recommendation ${number}</h3>\n<p>${ask(number)}</p>`).join('\n')}`;
  };
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><main>
<h1>${title}</h1>
<p>Published on 2 November 2026</p>
<p>This report is invented, to test with.</p>
${CHAPTERS.map(chapter).join('\n')}
<h2>What else we saw</h2>
<p>${LEFT_OUT}</p>
</main></body></html>`;
  return Buffer.from(html);
}
