//! What changed, to take away: what came in, and then what stands otherwise.

use answerable_desk::View;
use answerable_desk::questions::{AskRow, Changes, StandsOtherwise};

use super::asked::{KINDS, Part};
use super::came::Said;
use crate::respond::{Column, Listing, Value};
use crate::shown::open;
use crate::visit::Links;

pub(crate) const COLUMNS: &[Column] = &[
    column("change", "Change"),
    column("entry", "Entry"),
    column("recorded_on", "Recorded on"),
    column("on", "Day in the world"),
    column("kind", "Kind"),
    column("title", "What it is about"),
    column("words", "In words"),
    column("asked_of_reference", "Asked of: reference"),
    column("from", "Stood"),
    column("to", "Stands"),
    column("page", "Page"),
];

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

pub(super) fn of<'a>(
    changes: &Changes<'_>,
    standings: &'a [(&StandsOtherwise, AskRow<'a>)],
    (view, links): (&View<'_>, Links),
    part: Part,
) -> Listing<'a> {
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    if part != Part::Standings {
        rows.extend(changes.came.iter().map(|came| {
            let said = Said::of(came, view, links);
            let kind = KINDS.iter().find(|(kind, _, _)| *kind == came.kind());
            vec![
                Value::text("came-in"),
                number(came.entry),
                Value::day_if_known(view.register.recorded_on(came.entry)),
                said.on.map_or(Value::NotAvailable, Value::known_day),
                Value::text(kind.map_or("", |(_, word, _)| *word)),
                Value::text(said.title),
                Value::text(said.words),
                Value::NotApplicable,
                Value::NotApplicable,
                Value::NotApplicable,
                Value::text(said.href),
            ]
        }));
    }
    if part != Part::Came {
        rows.extend(standings.iter().map(|(one, row)| {
            vec![
                Value::text("standing"),
                Value::NotApplicable,
                Value::NotApplicable,
                Value::NotApplicable,
                Value::NotApplicable,
                Value::text(open(row.title)),
                Value::text(answerable_wording::changes::moved(one.from, one.to)),
                Value::text(row.reference.of.as_str()),
                Value::text(one.from.as_str()),
                Value::text(one.to.as_str()),
                Value::text(links.ask(row.reference)),
            ]
        }));
    }
    Listing::whole("changes", COLUMNS, rows)
}

fn number(entry: u64) -> Value<'static> {
    i64::try_from(entry).map_or(Value::NotAvailable, Value::Number)
}
