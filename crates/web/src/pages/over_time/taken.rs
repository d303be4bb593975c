//! The rows, to be taken away.

use answerable_desk::questions::{CommentCounts, OnADay};

use super::asked::Of;
use crate::respond::{Column, Listing, Value};

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

const COLUMNS: &[Column] = &[
    column("day", "Day"),
    column("body", "Body: reference; all for all together"),
    column("name", "Name"),
    column("due", "Sets of comments whose last day had passed"),
    column("in_time", "Known to be in time"),
    column("could_be_in_time", "Could be in time, at most"),
    column("late", "Published late"),
];

/// A row for each day, or for each day and body.
pub(super) fn listing<'a>(days: &'a [OnADay], of: &'a Of) -> Listing<'a> {
    let rows: Vec<_> = match of {
        Of::Each => days
            .iter()
            .flat_map(|on| on.counted.bodies.iter().map(move |body| (on, body)))
            .map(|(on, body)| row(on, body.body.as_str(), &body.name, &body.comments))
            .collect(),
        Of::All => days
            .iter()
            .map(|on| row(on, "all", "All together", &on.counted.comments))
            .collect(),
        Of::One(id) => days
            .iter()
            .filter_map(|on| Some((on, on.counted.bodies.iter().find(|body| body.body == *id)?)))
            .map(|(on, body)| row(on, body.body.as_str(), &body.name, &body.comments))
            .collect(),
    };
    Listing {
        name: "answering-over-time",
        columns: COLUMNS,
        total: rows.len(),
        rows,
    }
}

fn row<'a>(on: &OnADay, body: &'a str, name: &'a str, counts: &CommentCounts) -> Vec<Value<'a>> {
    let number = |count: usize| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    vec![
        Value::Day(on.day),
        Value::text(body),
        Value::text(name),
        number(counts.due()),
        number(counts.in_time),
        number(counts.at_most_in_time()),
        number(counts.late),
    ]
}
