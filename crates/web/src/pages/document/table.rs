//! The passages of a document as a table to take away.

use answerable_desk::View;
use answerable_desk::questions::{DocumentPage, Marked};

use super::came;
use crate::respond::{Column, Listing, Value};
use crate::shown::open;
use crate::visit::Links;

pub(crate) const COLUMNS: &[Column] = &[
    Column {
        name: "words",
        heading: "Passage",
    },
    Column {
        name: "place",
        heading: "Place in the original",
    },
    Column {
        name: "start",
        heading: "First byte in the kept text",
    },
    Column {
        name: "end",
        heading: "Byte after the last",
    },
    Column {
        name: "came",
        heading: "What came of it",
    },
    Column {
        name: "title",
        heading: "Which",
    },
    Column {
        name: "page",
        heading: "Page",
    },
];

/// Each passage with what came of it.
pub(super) fn of<'r>(found: &DocumentPage<'r>, view: &View<'_>, links: Links) -> Listing<'r> {
    let rows: Vec<_> = found
        .marked
        .iter()
        .flat_map(|marked| values(marked, view, links))
        .collect();
    Listing::whole("passages", COLUMNS, rows)
}

/// A passage once for each thing that came of it, or once where nothing did.
fn values<'r>(marked: &Marked<'r>, view: &View<'_>, links: Links) -> Vec<Vec<Value<'r>>> {
    let number = |at: Option<u32>| at.map_or(Value::NotAvailable, |at| Value::Number(at.into()));
    let row = |came: Value<'r>, title: Value<'r>, page: Value<'r>| {
        vec![
            Value::text(open(marked.words)),
            marked.place.map_or(Value::NotAvailable, Value::text),
            number(marked.span.map(|(start, _)| start)),
            number(marked.span.map(|(_, end)| end)),
            came,
            title,
            page,
        ]
    };
    if marked.came.is_empty() {
        return vec![row(
            Value::NotApplicable,
            Value::NotApplicable,
            Value::NotApplicable,
        )];
    }
    marked
        .came
        .iter()
        .map(|came| {
            let (kind, title, page) = came::in_short(came, view, links);
            row(
                Value::text(kind),
                Value::text(title),
                page.map_or(Value::NotApplicable, Value::text),
            )
        })
        .collect()
}
