//! Asks as a table to take away: the same columns wherever asks are listed.

use answerable_desk::questions::{AskRow, KindChoice};
use answerable_register::facts::{Answer, Duty, Finding, Outcome, Position};
use answerable_register::fold::Clock;
use answerable_register::standing::Standing;
use answerable_register::words::{SubjectId, Words};
use answerable_wording::{kinds, lines, looked, outcomes, standings};

use crate::respond::{Column, Listing, Value};
use crate::visit::Links;

/// The columns of a table of asks.
pub(crate) const COLUMNS: &[Column] = &[
    column("subject", "What was asked: reference"),
    column("title", "What was asked"),
    column("kind", "Kind"),
    column("number", "Number as published"),
    column("report", "Report: reference"),
    column("asked_by", "Asked by"),
    column("asked_of", "Asked of"),
    column("asked_of_reference", "Asked of: reference"),
    column("asked_on", "Asked on"),
    column("last_day", "Last day"),
    column("last_day_set_by", "Last day set by"),
    column("standing", "Standing"),
    column("days_since_last_day", "Days since the last day"),
    column("answered_by", "Answered by, where that is another body"),
    column("told_by", "Told of by another body"),
    column("answer_dated", "Date on the answer"),
    column(
        "answer_published_not_before",
        "Answer published: not before",
    ),
    column("answer_published_not_after", "Answer published: not after"),
    column("position", "Position taken"),
    column("explanation", "What it says of the recommendation"),
    column("reply", "Reply to a request for aid"),
    column("outcome", "Outcome as judged by the asker"),
    column("page", "Page"),
    column("under", "Under the cause of concern: reference"),
    column("answer_known_from", "In whose words the answer is known"),
    column("judged_on", "Outcome judged on"),
    column("judged_from", "Outcome judged from"),
    column("closed_on", "Closed by the asker on"),
    column("claim", "The body’s own claim, which is no finding"),
    column("claimed_on", "Claimed on"),
    column(
        "not_said_that_asked",
        "Why it stands among those asked, where no source says that it was",
    ),
    column("looked", "Where and when an answer was looked for"),
    column("told", "When and how the body was told that none was found"),
    column("kind_code", "Kind: code"),
    column("duty", "Duty: code"),
    column("standing_code", "Standing: code"),
    column("position_code", "Position taken: code"),
    column(
        "explanation_code",
        "What it says of the recommendation: code",
    ),
    column("reply_code", "Reply to a request for aid: code"),
    column("outcome_code", "Outcome as judged by the asker: code"),
];

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

/// A table of asks.
pub(crate) fn of<'a>(name: &'a str, rows: &'a [AskRow<'a>], links: Links) -> Listing<'a> {
    Listing::whole(
        name,
        COLUMNS,
        rows.iter().map(|row| values(row, links)).collect(),
    )
}

fn values<'a>(row: &'a AskRow<'a>, links: Links) -> Vec<Value<'a>> {
    let published = row.answer.map(|answer| answer.published);
    let answered = |value: Value<'a>| {
        if row.answer.is_some() {
            value
        } else {
            Value::NotApplicable
        }
    };
    let no_explanation = || match row.is_explanation_not_recorded() {
        true => Value::NotAvailable,
        false => Value::NotApplicable,
    };
    let (last_day, set_by) = last_day(&row.clock);
    let came = came(row);
    vec![
        Value::text(row.reference.subject.as_str()),
        words(Some(row.title)),
        Value::text(kinds::ask(row.reference.duty, row.kind)),
        text(row.asked.and_then(|asked| asked.number.as_deref())),
        text(row.report.map(|report| report.id.as_str())),
        Value::text(super::name::asker(&row.by)),
        row.of.name.map_or(Value::NotAvailable, Value::text),
        Value::text(row.of.id.as_str()),
        Value::known_day(row.asked_when),
        last_day,
        set_by,
        Value::text(standings::tag(row.standing.kind())),
        days_after(&row.standing),
        text(row.answered_by),
        text(row.told_by),
        answered(
            row.answer
                .and_then(Answer::dated_when)
                .map_or(Value::NotAvailable, Value::known_day),
        ),
        answered(Value::day_if_known(
            published.and_then(|published| published.not_before),
        )),
        answered(Value::day_if_known(
            published.and_then(|published| published.not_after),
        )),
        match row.position {
            Position::NotStated => answered(Value::text(kinds::position(Position::NotStated))),
            position => Value::text(kinds::position(position)),
        },
        row.explanation
            .map_or_else(no_explanation, |said| Value::text(kinds::explanation(said))),
        row.aid
            .map_or(Value::NotApplicable, |reply| Value::text(kinds::aid(reply))),
        came.found,
        Value::text(links.ask(row.reference)),
        text(
            row.asked
                .and_then(|asked| asked.under.as_ref())
                .map(SubjectId::as_str),
        ),
        answered(row.answer.map_or(Value::NotApplicable, |answer| {
            Value::text(lines::voice(&answer.voice))
        })),
        came.judged_on,
        came.judged_from,
        came.closed_on,
        came.claim,
        came.claimed_on,
        text(super::line::not_said(row)),
        looks(row),
        notices(row),
        Value::text(KindChoice::of(row.reference.duty, row.kind).as_str()),
        Value::text(row.reference.duty.as_str()),
        Value::text(row.standing.kind().as_str()),
        match row.position {
            Position::NotStated => answered(Value::text(Position::NotStated.as_str())),
            position => Value::text(position.as_str()),
        },
        row.explanation
            .map_or_else(no_explanation, |said| Value::text(said.as_str())),
        row.aid
            .map_or(Value::NotApplicable, |reply| Value::text(reply.as_str())),
        came.code,
    ]
}

/// Every look behind a silence, the newest first.
fn looks<'a>(row: &AskRow<'_>) -> Value<'a> {
    let Some(receipts) = &row.receipts else {
        return Value::NotApplicable;
    };
    let lines: Vec<_> = receipts
        .looks
        .iter()
        .map(|look| looked::line(look))
        .collect();
    Value::text(lines.join(" | "))
}

/// Every notice behind a silence, the newest first.
fn notices<'a>(row: &AskRow<'_>) -> Value<'a> {
    let Some(receipts) = &row.receipts else {
        return Value::NotApplicable;
    };
    let told = receipts.notices.iter();
    let lines: Vec<_> = told.map(|notice| looked::notice_line(notice)).collect();
    match lines.is_empty() {
        true => Value::NotAvailable,
        false => Value::text(lines.join(" | ")),
    }
}

/// What came of an ask: the asker's finding, its closing and the body's own
/// claim stand in cells of their own, so that none is read as another.
struct Came<'a> {
    found: Value<'a>,
    code: Value<'a>,
    judged_on: Value<'a>,
    judged_from: Value<'a>,
    closed_on: Value<'a>,
    claim: Value<'a>,
    claimed_on: Value<'a>,
}

fn came<'a>(row: &AskRow<'a>) -> Came<'a> {
    let on = |outcome: Option<&Outcome>| {
        outcome.map_or(Value::NotAvailable, |outcome| {
            Value::known_day(outcome.when())
        })
    };
    let found = |outcome: Option<&Outcome>| {
        outcome.map_or(Value::NotAvailable, |outcome| {
            Value::text(kinds::finding(outcome.finding))
        })
    };
    let code = row.outcome.map_or(Value::NotAvailable, |outcome| {
        Value::text(outcome.finding.as_str())
    });
    // Comments and explanations are answers: nothing comes of them that
    // anybody closes or claims.
    if matches!(row.reference.duty, Duty::Comment | Duty::Explain) {
        return Came {
            found: found(row.outcome),
            code,
            judged_on: Value::NotApplicable,
            judged_from: Value::NotApplicable,
            closed_on: Value::NotApplicable,
            claim: Value::NotApplicable,
            claimed_on: Value::NotApplicable,
        };
    }
    Came {
        found: found(row.outcome),
        code,
        judged_on: on(row.outcome),
        judged_from: row
            .outcome
            .and_then(|outcome| outcomes::rests_on(outcome.basis))
            .map_or(Value::NotAvailable, Value::text),
        closed_on: match row.outcome {
            // Its asker has spoken, and not of closing it.
            Some(outcome) if outcome.finding != Finding::Closed => Value::NotApplicable,
            closed => on(closed),
        },
        claim: found(row.claimed),
        claimed_on: on(row.claimed),
    }
}

fn text(words: Option<&str>) -> Value<'_> {
    words.map_or(Value::NotApplicable, Value::text)
}

fn words(words: Option<&Words>) -> Value<'_> {
    words
        .and_then(Words::open)
        .map_or(Value::NotAvailable, Value::text)
}

fn last_day(clock: &Clock) -> (Value<'_>, Value<'_>) {
    match clock {
        Clock::ByLaw { last_day, .. } | Clock::WithComments { last_day } => {
            (Value::Day(*last_day), Value::text("law"))
        }
        Clock::ByPractice { last_day, .. } => (Value::Day(*last_day), Value::text("practice")),
        Clock::AsAsked { .. } => (
            clock
                .as_asked()
                .map_or(Value::NotAvailable, Value::known_day),
            Value::text("the asker"),
        ),
        Clock::Unknown { .. } => (Value::NotAvailable, Value::text("law")),
        Clock::NotInForce { .. } | Clock::None => (Value::NotApplicable, Value::NotApplicable),
    }
}

/// Days past the last day: of a late answer, or of the day shown where no
/// answer is known.
fn days_after(standing: &Standing) -> Value<'static> {
    match standing {
        Standing::AnsweredLate { days_past, .. }
        | Standing::NotYetLookedFor { days_past, .. }
        | Standing::LookedBodyNotTold { days_past, .. }
        | Standing::NoAnswerFound { days_past, .. } => Value::Number((*days_past).into()),
        _ => Value::NotApplicable,
    }
}
