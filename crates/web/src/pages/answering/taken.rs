//! The rows of this room's tables, to be taken away.

use answerable_desk::questions::{
    AnswerCount, BodyAnswers, BodyTimeliness, CommentCount, ConsistentlyLow, ExplanationCount,
    Timeliness,
};
use answerable_figures::Consistency;
use answerable_wording::answering;

use super::groups::median_words;
use crate::respond::{Column, Listing, Value};
use crate::visit::Links;

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

/// The columns of local policing bodies.
pub(crate) const COMMENTS: &[Column] = &[
    column("body", "Body: reference"),
    column("name", "Name"),
    column("due", "Sets of comments whose last day has passed"),
    column("in_time", "Known to be published in time"),
    column("could_be_in_time", "Could be in time, at most"),
    column("late", "Known to be published late"),
    column("day_not_shown", "Published, day not shown"),
    column("no_answer_found", "No answer found"),
    column("body_not_told", "Looked, body not yet told"),
    column("not_yet_looked_for", "Not yet looked for"),
    column("to_come", "Last day to come"),
    column("no_last_day", "No last day can be given"),
    column("against_the_rest", "Against the rest"),
    column("consistently_low", "Consistently low by the published test"),
    column("page", "Page"),
    column("against_the_rest_code", "Against the rest: code"),
];

/// The columns of what comments say of each recommendation.
pub(crate) const EXPLANATIONS: &[Column] = &[
    column("body", "Body: reference"),
    column("name", "Name"),
    column("due", "Explanations whose last day has passed"),
    column("action_taken", "Action taken"),
    column("action_proposed", "Action proposed"),
    column("reason_for_none", "Reason for no action"),
    column("silent", "Not addressed in the comments"),
    column("not_recorded", "What they say is not recorded"),
    column("perhaps_later", "Comments known, perhaps later"),
    column("no_answer_found", "No answer found"),
    column(
        "not_yet_looked_for",
        "Not yet looked for, or body not yet told",
    ),
    column("page", "Page"),
];

/// The columns of bodies that no law gives a day.
pub(crate) const ANSWERS: &[Column] = &[
    column("body", "Body: reference"),
    column("name", "Name"),
    column("asked", "Asked without a last day by law"),
    column("answered", "Answered"),
    column("perhaps_later", "Answer known, perhaps later"),
    column("looked", "Looked for, none found"),
    column("not_looked_for", "Not looked for"),
    column("days_known", "Asks of which days are known"),
    column("half_answered_within", "Half answered within"),
    column("page", "Page"),
];

fn number<'a>(count: usize) -> Value<'a> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Local policing bodies.
pub(super) fn comments<'a>(
    counted: &'a Timeliness,
    low: &'a ConsistentlyLow,
    links: Links,
) -> Listing<'a> {
    let rows: Vec<_> = counted
        .bodies
        .iter()
        .zip(counted.grades())
        .map(|(row, grade)| {
            let mut values = named(row);
            values.extend(
                CommentCount::ALL
                    .into_iter()
                    .map(|count| number(count.of(&row.comments))),
            );
            values.push(match row.comments.due() {
                0 => Value::NotAvailable,
                _ => Value::text(answering::against_the_rest(grade)),
            });
            values.push(consistently(row, low));
            values.push(Value::text(links.to(&super::one::path(&row.body))));
            values.push(match row.comments.due() {
                0 => Value::NotAvailable,
                _ => Value::text(grade.as_str()),
            });
            values
        })
        .collect();
    Listing::whole("answering-in-time", COMMENTS, rows)
}

fn consistently<'a>(row: &BodyTimeliness, low: &ConsistentlyLow) -> Value<'a> {
    match low.of(&row.body).map(|tested| tested.test) {
        Some(Consistency::ConsistentlyLow) => Value::Flag(true),
        Some(Consistency::NotShown) => Value::Flag(false),
        Some(Consistency::TooFew) | None => Value::NotAvailable,
    }
}

fn named(row: &BodyTimeliness) -> Vec<Value<'_>> {
    vec![
        Value::text(row.body.as_str()),
        Value::text(row.name.as_str()),
    ]
}

/// What comments say of each recommendation, body by body.
pub(super) fn explanations<'a>(rows: &[&'a BodyTimeliness], links: Links) -> Listing<'a> {
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let mut values = named(row);
            values.extend(
                ExplanationCount::ALL
                    .into_iter()
                    .map(|count| number(count.of(&row.explanations))),
            );
            values.push(Value::text(links.to(&super::one::path(&row.body))));
            values
        })
        .collect();
    Listing::whole("explanations", EXPLANATIONS, rows)
}

/// Bodies that no law gives a day.
pub(super) fn answers<'a>(name: &'a str, rows: &'a [BodyAnswers], links: Links) -> Listing<'a> {
    let values = |row: &'a BodyAnswers| {
        let mut values = vec![
            Value::text(row.body.as_str()),
            Value::text(row.name.as_str()),
        ];
        values.extend(
            AnswerCount::ALL
                .into_iter()
                .map(|count| number(count.of(&row.answers))),
        );
        values.push(number(row.answers.waited.len()));
        values.push(Value::text(median_words(&row.answers)));
        values.push(Value::text(links.to(&super::one::path(&row.body))));
        values
    };
    Listing {
        name,
        columns: ANSWERS,
        total: rows.len(),
        rows: rows.iter().map(values).collect(),
    }
}
