//! The cells to take away: one row for each body and recommendation.

use answerable_desk::questions::Coverage;
use answerable_register::coverage::CopiesSent;
use answerable_register::facts::Answer;
use answerable_wording::coverage as words;

use super::filter::Asked;
use crate::respond::{Column, Listing, Value};
use crate::shown::open;
use crate::visit::Links;

pub(crate) const COLUMNS: &[Column] = &[
    column("report", "Report: reference"),
    column("asked_of", "Body"),
    column("asked_of_reference", "Body: reference"),
    column("subject", "Recommendation: reference"),
    column("number", "Recommendation: number as published"),
    column("title", "Recommendation"),
    column("says", "What the answer did"),
    column("says_in_words", "What the answer did, in words"),
    column("chief_officer", "Chief officer’s comments"),
    column(
        "copies",
        "Copies to the inspectors and the Secretary of State",
    ),
    column("page", "Page"),
    column("chief_officer_code", "Chief officer’s comments: code"),
    column("copies_code", "Copies: code"),
];

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

pub(super) fn of<'a>(coverage: &'a Coverage<'a>, asked: &Asked, links: Links) -> Listing<'a> {
    let rows: Vec<_> = coverage
        .cells()
        .filter(|(row, recommendation, cell)| asked.takes(row, recommendation, *cell))
        .map(|(row, recommendation, cell)| {
            vec![
                Value::text(coverage.report.id.as_str()),
                row.comment.of.name.map_or(Value::NotAvailable, Value::text),
                Value::text(row.comment.of.id.as_str()),
                Value::text(recommendation.id.as_str()),
                recommendation
                    .number
                    .as_deref()
                    .map_or(Value::NotApplicable, Value::text),
                Value::text(open(&recommendation.title)),
                Value::text(cell.said.as_str()),
                Value::text(words::words(cell.said)),
                Value::text(words::chief_officer(row.comment.answer)),
                Value::text(words::copies(row.copies)),
                Value::text(links.ask(cell.ask)),
                Value::text(chief_officer_code(row.comment.answer)),
                Value::text(copies_code(row.copies)),
            ]
        })
        .collect();
    Listing::whole("coverage", COLUMNS, rows)
}

/// Words that do not change, those of the log among them.
fn chief_officer_code(answer: Option<&Answer>) -> &'static str {
    match answer.map(|answer| answer.chief_officer) {
        None => "no-answer-known",
        Some(None) => "not-recorded",
        Some(Some(comment)) => comment.as_str(),
    }
}

fn copies_code(copies: CopiesSent) -> &'static str {
    match copies {
        CopiesSent::NoAnswer => "no-answer-known",
        CopiesSent::ToBoth => "to-both",
        CopiesSent::ToInspectors => "to-inspectors",
        CopiesSent::ToSecretaryOfState => "to-secretary-of-state",
        CopiesSent::NoneRecorded => "none-recorded",
        CopiesSent::NotKnown => "not-known",
    }
}
