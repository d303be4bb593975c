//! Asks: one addressee, one duty, and how it stands.
//!
//! Columns that the web's list of asks has too hold the same here: a test of the
//! program holds the two to each other.

use answerable_desk::View;
use answerable_desk::questions::{AskRow, KindChoice};
use answerable_register::facts::{Answer, Duty, Finding, Outcome, Position};
use answerable_register::fold::Clock;
use answerable_register::standing::Standing;
use answerable_register::words::{SubjectId, Words};
use answerable_wording::{kinds, lines, outcomes, standings};

use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(crate) static TABLE: Table = Table {
    name: "asks",
    says: "something asked of one body, with the duty it has: one recommendation to 43 bodies is 43 asks",
    columns: COLUMNS,
    key: &["ask"],
    refers: &[
        refers("thing_asked", "things_asked", "subject"),
        refers("report", "reports", "report"),
        refers("body", "bodies", "body"),
        refers("asked_by_body", "bodies", "body"),
        refers("answer", "answers", "answer"),
        refers("under", "things_asked", "subject"),
    ],
    indexed: &[
        "subject",
        "standing_code",
        "kind_code",
        "last_day_latest",
        "asked_on_latest",
    ],
    searched: &["title", "asked_of", "asked_by", "number"],
    shown: &["title", "asked_of", "last_day", "standing"],
    filled: Filled::FromTheRegister(fill),
};

/// The columns of a table of asks.
pub(crate) const COLUMNS: &[Column] = &[
    Column::text(
        "ask",
        "the ask’s own reference: subject, body and duty with slashes between. It stays",
    ),
    Column::text(
        "subject",
        "reference of what was asked, or of the report for comments",
    ),
    Column::text("title", "what was asked, shortly, in our words"),
    Column::text("kind", "the kind of ask in words"),
    Column::text(
        "kind_code",
        "the kind as filters take it; it does not change",
    ),
    Column::text(
        "duty",
        "what the body is to do: comment, explain, act, answer, reply or keep",
    ),
    Column::text("number", "its number as published"),
    Column::text("report", "reference of the report it stands in"),
    Column::text(
        "thing_asked",
        "reference of what was asked, where that is no report",
    ),
    Column::text("asked_by", "who asked, by the name on that day"),
    Column::text(
        "asked_by_body",
        "reference of the body that asked; none where the register has no such body",
    ),
    Column::text(
        "asked_of",
        "of whom: the body’s name on that day, or the published words",
    ),
    Column::text(
        "asked_of_reference",
        "reference of the body, or a slug of the published words",
    ),
    Column::text(
        "body",
        "reference of the body; none where the published words name no body here",
    ),
    Column::text("asked_on", "the day it was asked, as far as it is known"),
    Column::day("asked_on_earliest", "the first day it can have been asked"),
    Column::day("asked_on_latest", "the last day it can have been asked"),
    Column::text(
        "last_day",
        "the last day, whoever set it, as far as it is known",
    ),
    Column::day("last_day_earliest", "the first day that can mean"),
    Column::day("last_day_latest", "the last day that can mean"),
    Column::text(
        "last_day_set_by",
        "`law`, `practice` or `the asker`. Only `law` makes an answer late",
    ),
    Column::text("standing", "how it stands, in words"),
    Column::text(
        "standing_code",
        "how it stands, as filters take it; it does not change",
    ),
    Column::integer(
        "days_since_last_day",
        "for a late answer, days at least; where no answer is known, days to the day shown. Not a count of days of silence",
    ),
    Column::text(
        "answer",
        "reference of the answer that counts: the body’s own, or of whoever answers for it",
    ),
    Column::text(
        "answered_by",
        "who answered, where that is not the body that was asked: whoever bore its duty by then, or answered on its behalf",
    ),
    Column::text(
        "told_by",
        "who else wrote of it, where no answer of the body’s own is known",
    ),
    Column::text(
        "answer_dated",
        "the day written on the answer, as far as it is written",
    ),
    Column::day("answer_dated_earliest", "the first day that can mean"),
    Column::day("answer_dated_latest", "the last day that can mean"),
    Column::day(
        "answer_published_not_before",
        "the first day on which it can have been published",
    ),
    Column::day("answer_published_not_after", "the last such day"),
    Column::text(
        "answer_known_from",
        "in whose words the answer is known: `its own`, `quoted by …` or `reported by …`. What another reports is not the body’s own word",
    ),
    Column::text("position", "what the answerer says it accepts"),
    Column::text("position_code", "the same as a word that does not change"),
    Column::text("explanation", "what the answer says of the recommendation"),
    Column::text(
        "explanation_code",
        "the same as a word that does not change",
    ),
    Column::text("reply", "the reply to a request for aid"),
    Column::text("reply_code", "the same as a word that does not change"),
    Column::text(
        "outcome",
        "what the asker found last. A body’s own claim is not here but in `claim`",
    ),
    Column::text("outcome_code", "the same as a word that does not change"),
    Column::text("judged_on", "the day of `outcome`, as far as it is known"),
    Column::day("judged_on_earliest", "the first day that can mean"),
    Column::day("judged_on_latest", "the last day that can mean"),
    Column::text(
        "judged_from",
        "what `outcome` rests on: `the body’s own assessment`, `documents` or `fieldwork`",
    ),
    Column::text(
        "closed_on",
        "the day its asker closed it, where that was judged last",
    ),
    Column::day("closed_on_earliest", "the first day that can mean"),
    Column::day("closed_on_latest", "the last day that can mean"),
    Column::text(
        "claim",
        "what the body itself claims to have come of it. It is no finding: `outcome` is never filled from it, and nothing is closed by it",
    ),
    Column::text("claimed_on", "the day of that claim"),
    Column::day("claimed_on_earliest", "the first day that can mean"),
    Column::day("claimed_on_latest", "the last day that can mean"),
    Column::text(
        "under",
        "reference of the cause of concern that what was asked stands under",
    ),
    Column::text(
        "not_said_that_asked",
        "why the body stands among those asked, where no source says in words that it was",
    ),
    Column::text("page", "the ask’s address on this site"),
];

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    let known = view.known;
    let asks = view.register.asks_from(chunk.skip);
    let chunk = Chunk { skip: 0, ..chunk };
    super::each(asks, chunk, |(key, ask)| {
        if !known.includes(ask.first_entry) {
            return Ok(());
        }
        match view.row(key).filter(|row| row.asked_on <= view.as_at) {
            Some(row) => out.row(cells(&row)),
            None => Ok(()),
        }
    })
}

/// One ask, its cells in the order of [`COLUMNS`].
fn cells<'a>(row: &'a AskRow<'a>) -> Vec<Cell<'a>> {
    let reference = row.reference;
    let came = Came::of(row);
    let [asked_on, asked_on_earliest, asked_on_latest] = Cell::known_day(row.asked_when);
    let ([last_day, last_day_earliest, last_day_latest], set_by) = last_day(&row.clock);
    let answered = Answered::of(row.answer);
    let no_explanation = || match row.is_explanation_not_recorded() {
        true => Cell::NotKnown,
        false => Cell::None,
    };
    vec![
        Cell::Text(reference.to_string().into()),
        Cell::text(reference.subject.as_str()),
        words(Some(row.title)),
        Cell::text(kinds::ask(reference.duty, row.kind)),
        Cell::text(KindChoice::of(reference.duty, row.kind).as_str()),
        Cell::text(reference.duty.as_str()),
        Cell::text_if_any(row.asked.and_then(|asked| asked.number.as_deref())),
        Cell::text_if_any(row.report.map(|report| report.id.as_str())),
        Cell::text_if_any(row.asked.map(|asked| asked.id.as_str())),
        asker(row),
        Cell::text_if_any(row.by.body.map(answerable_register::words::BodyId::as_str)),
        row.of.name.map_or(Cell::NotKnown, Cell::text),
        Cell::text(row.of.id.as_str()),
        Cell::text_if_any(row.of.body.map(answerable_register::words::BodyId::as_str)),
        asked_on,
        asked_on_earliest,
        asked_on_latest,
        last_day,
        last_day_earliest,
        last_day_latest,
        set_by,
        Cell::text(standings::tag(row.standing.kind())),
        Cell::text(row.standing.kind().as_str()),
        days_after(&row.standing),
        answered.answer,
        Cell::text_if_any(row.answered_by),
        Cell::text_if_any(row.told_by),
        answered.dated,
        answered.dated_earliest,
        answered.dated_latest,
        answered.not_before,
        answered.not_after,
        answered.known_from,
        match (row.position, row.answer) {
            (Position::NotStated, None) => Cell::None,
            (position, _) => Cell::text(kinds::position(position)),
        },
        match (row.position, row.answer) {
            (Position::NotStated, None) => Cell::None,
            (position, _) => Cell::text(position.as_str()),
        },
        row.explanation
            .map_or_else(no_explanation, |said| Cell::text(kinds::explanation(said))),
        row.explanation
            .map_or_else(no_explanation, |said| Cell::text(said.as_str())),
        row.aid
            .map_or(Cell::None, |reply| Cell::text(kinds::aid(reply))),
        row.aid
            .map_or(Cell::None, |reply| Cell::text(reply.as_str())),
        came.found,
        row.outcome.map_or(Cell::NotKnown, |outcome| {
            Cell::text(outcome.finding.as_str())
        }),
        came.judged_on,
        came.judged_on_earliest,
        came.judged_on_latest,
        came.judged_from,
        came.closed_on,
        came.closed_on_earliest,
        came.closed_on_latest,
        came.claim,
        came.claimed_on,
        came.claimed_on_earliest,
        came.claimed_on_latest,
        Cell::text_if_any(
            row.asked
                .and_then(|asked| asked.under.as_ref())
                .map(SubjectId::as_str),
        ),
        row.asked
            .and_then(|asked| asked.not_said_of(&reference.of))
            .map_or(Cell::None, |why| Cell::text(why.or_blank())),
        Cell::Text(format!("/asks/{reference}").into()),
    ]
}

/// The answer that counts, where there is one.
struct Answered<'a> {
    answer: Cell<'a>,
    dated: Cell<'a>,
    dated_earliest: Cell<'a>,
    dated_latest: Cell<'a>,
    not_before: Cell<'a>,
    not_after: Cell<'a>,
    known_from: Cell<'a>,
}

impl<'a> Answered<'a> {
    fn of(answer: Option<&'a Answer>) -> Self {
        let [dated, dated_earliest, dated_latest] = answer.map_or_else(
            || Cell::None.thrice(),
            |answer| Cell::known_day_if_any(answer.dated_when()),
        );
        let day = |day: fn(&Answer) -> Option<jiff::civil::Date>| {
            answer.map_or(Cell::None, |answer| Cell::day_if_known(day(answer)))
        };
        Self {
            answer: Cell::text_if_any(answer.map(|answer| answer.id.as_str())),
            dated,
            dated_earliest,
            dated_latest,
            not_before: day(|answer| answer.published.not_before),
            not_after: day(|answer| answer.published.not_after),
            known_from: answer.map_or(Cell::None, |answer| Cell::text(lines::voice(&answer.voice))),
        }
    }
}

/// What came of an ask: the asker's finding, its closing and the body's own
/// claim stand in cells of their own, so that none is read as another.
struct Came<'a> {
    found: Cell<'a>,
    judged_on: Cell<'a>,
    judged_on_earliest: Cell<'a>,
    judged_on_latest: Cell<'a>,
    judged_from: Cell<'a>,
    closed_on: Cell<'a>,
    closed_on_earliest: Cell<'a>,
    closed_on_latest: Cell<'a>,
    claim: Cell<'a>,
    claimed_on: Cell<'a>,
    claimed_on_earliest: Cell<'a>,
    claimed_on_latest: Cell<'a>,
}

impl<'a> Came<'a> {
    fn of(row: &AskRow<'_>) -> Self {
        let on = |outcome: Option<&Outcome>| Cell::known_day_if_any(outcome.map(Outcome::when));
        let found = |outcome: Option<&Outcome>| {
            outcome.map_or(Cell::NotKnown, |outcome| {
                Cell::text(kinds::finding(outcome.finding))
            })
        };
        // Comments and explanations are answers: nothing comes of them that
        // anybody closes or claims.
        let nothing_comes = matches!(row.reference.duty, Duty::Comment | Duty::Explain);
        let if_any = |cells: [Cell<'a>; 3]| match nothing_comes {
            true => Cell::None.thrice(),
            false => cells,
        };
        let [judged_on, judged_on_earliest, judged_on_latest] = if_any(on(row.outcome));
        let [closed_on, closed_on_earliest, closed_on_latest] = if_any(match row.outcome {
            // Its asker has spoken, and not of closing it.
            Some(outcome) if outcome.finding != Finding::Closed => Cell::None.thrice(),
            closed => on(closed),
        });
        let [claimed_on, claimed_on_earliest, claimed_on_latest] = if_any(on(row.claimed));
        let rests_on = row
            .outcome
            .and_then(|outcome| outcomes::rests_on(outcome.basis));
        Self {
            found: found(row.outcome),
            judged_on,
            judged_on_earliest,
            judged_on_latest,
            judged_from: match nothing_comes {
                true => Cell::None,
                false => rests_on.map_or(Cell::NotKnown, Cell::text),
            },
            closed_on,
            closed_on_earliest,
            closed_on_latest,
            claim: match nothing_comes {
                true => Cell::None,
                false => found(row.claimed),
            },
            claimed_on,
            claimed_on_earliest,
            claimed_on_latest,
        }
    }
}

/// Who asked, in words: a person within a body before the body.
fn asker<'a>(row: &AskRow<'a>) -> Cell<'a> {
    match row.by.within.and_then(Words::open) {
        Some(within) => Cell::Text(format!("{within}, {}", row.by.name).into()),
        None => Cell::text(row.by.name),
    }
}

fn words(words: Option<&Words>) -> Cell<'_> {
    words
        .and_then(Words::open)
        .map_or(Cell::NotKnown, Cell::text)
}

fn last_day<'a>(clock: &Clock) -> ([Cell<'a>; 3], Cell<'a>) {
    match clock {
        Clock::ByLaw { last_day, .. } | Clock::WithComments { last_day } => {
            (Cell::known_day((*last_day).into()), Cell::text("law"))
        }
        Clock::ByPractice { last_day, .. } => {
            (Cell::known_day((*last_day).into()), Cell::text("practice"))
        }
        Clock::AsAsked { .. } => (
            Cell::known_day_if_any(clock.as_asked()),
            Cell::text("the asker"),
        ),
        Clock::Unknown { .. } => (Cell::NotKnown.thrice(), Cell::text("law")),
        Clock::NotInForce { .. } | Clock::None => (Cell::None.thrice(), Cell::None),
    }
}

/// Days past the last day: of a late answer, or of the day shown where no
/// answer is known.
fn days_after(standing: &Standing) -> Cell<'static> {
    match standing {
        Standing::AnsweredLate { days_past, .. }
        | Standing::NotYetLookedFor { days_past, .. }
        | Standing::LookedBodyNotTold { days_past, .. }
        | Standing::NoAnswerFound { days_past, .. } => Cell::Integer((*days_past).into()),
        _ => Cell::None,
    }
}
