//! The rows, to be taken away.

use answerable_desk::questions::{OverTime, Stood};
use answerable_figures::MedianTime;

use super::asked::{Asked, Of};
use crate::respond::{Column, Listing, Value};
use crate::visit::choice::Choice as _;

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

/// The columns of a figure over time.
pub(crate) const COLUMNS: &[Column] = &[
    column("day", "Day"),
    column("figure", "Figure"),
    column("body", "Body: reference; all for all together"),
    column("name", "Name"),
    column("of", "How many it is counted of"),
    column("known", "How many are known to have met it"),
    column("could_be", "How many could have met it, at most"),
    column("half_within_days", "Half answered within: days"),
];

/// A row for each day, or for each day and body.
pub(super) fn listing<'a>(found: &'a OverTime, asked: &'a Asked) -> Listing<'a> {
    let figure = asked.figure.value();
    let of_bodies = found.bodies.iter().map(|one| (one.body.as_str(), one));
    let lines: Vec<(&str, &str, &[Stood])> = match &asked.of {
        Of::All => vec![("all", "All together", &found.all)],
        Of::Each => of_bodies
            .map(|(id, one)| (id, one.name.as_str(), &*one.stood))
            .collect(),
        Of::One(body) => of_bodies
            .filter(|(id, _)| *id == body.as_str())
            .map(|(id, one)| (id, one.name.as_str(), &*one.stood))
            .collect(),
    };
    let mut rows = Vec::new();
    for (place, day) in found.days.iter().enumerate() {
        for (body, name, stood) in &lines {
            let mut row = vec![
                Value::Day(*day),
                Value::text(figure),
                Value::text(*body),
                Value::text(*name),
            ];
            row.extend(values(&stood[place]));
            rows.push(row);
        }
    }
    Listing::whole("answering-over-time", COLUMNS, rows)
}

fn values<'a>(stood: &Stood) -> [Value<'a>; 4] {
    let number = |count: u32| Value::Number(i64::from(count));
    match stood {
        Stood::Share(evidence) => [
            number(evidence.of()),
            number(evidence.lowest().count()),
            number(evidence.highest().count()),
            Value::NotApplicable,
        ],
        Stood::Days { of, half } => [
            Value::Number(i64::try_from(*of).unwrap_or(i64::MAX)),
            Value::NotApplicable,
            Value::NotApplicable,
            match half {
                Some(MedianTime::Reached { days, .. }) => number(*days),
                _ => Value::NotAvailable,
            },
        ],
    }
}
