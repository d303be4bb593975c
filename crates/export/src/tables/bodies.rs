//! Forces and other bodies.

use answerable_desk::View;
use answerable_register::body::KnownDay;
use answerable_register::words::BodyId;
use answerable_wording::kinds;

use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "bodies",
    says: "a force or another body that asks, is asked, or oversees one",
    columns: &[
        Column::text("body", "reference"),
        Column::text("name", "name on the day shown"),
        Column::text("welsh_name", "its Welsh name on the day shown"),
        Column::text("kind", "kind of body in words"),
        Column::text("kind_code", "kind of body as a word that does not change"),
        Column::flag("exists", "whether it was there on the day"),
        Column::text("from", "the first day it was there, as far as it is known"),
        Column::text(
            "until",
            "the first day it was no longer there, as far as it is known",
        ),
        Column::text(
            "overseen_by",
            "reference of the body that oversees it on the day",
        ),
        Column::text("area", "the area it is for"),
        Column::text("area_code", "the code of that area (ONS)"),
        Column::text(
            "successors",
            "references of the bodies that came after it, with blanks between them",
        ),
        Column::text("read_at", "where this was read"),
        Column::flag("checked", "whether a person held it against that source"),
        Column::integer("entry", "the entry of the log that recorded it"),
        Column::text("page", "its address on this site"),
    ],
    key: &["body"],
    refers: &[
        refers("overseen_by", "bodies", "body"),
        refers("entry", "entries", "entry"),
    ],
    indexed: &["kind_code"],
    searched: &["name", "welsh_name"],
    shown: &["name", "kind", "exists"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.bodies.in_force(view.known), chunk, |held| {
        let body = &held.fact;
        let kind = body.kind_on(view.as_at);
        let successors: Vec<&str> = body
            .successors
            .iter()
            .map(|next| next.body.as_str())
            .collect();
        let overseer = body.overseer_on(view.as_at);
        out.row(vec![
            Cell::text(body.id.as_str()),
            Cell::text(body.name_on(view.as_at)),
            Cell::text_if_any(body.welsh_name_on(view.as_at)),
            Cell::text(kinds::body(kind)),
            Cell::text(kind.slug()),
            Cell::Flag(body.exists_on(view.as_at)),
            day(body.from, Cell::NotKnown),
            day(body.until, Cell::None),
            Cell::text_if_any(
                overseer
                    .filter(|by| view.register.bodies.get(*by, view.known).is_some())
                    .map(BodyId::as_str),
            ),
            Cell::text_if_any(body.area.as_deref()),
            Cell::text_if_any(body.area_code.as_deref()),
            match successors.is_empty() {
                true => Cell::None,
                false => Cell::Text(successors.join(" ").into()),
            },
            Cell::text(body.sourced.source.as_str()),
            Cell::Flag(body.sourced.checked),
            Cell::entry(held.entry),
            Cell::Text(format!("/bodies/{}", body.id).into()),
        ])
    })
}

/// A day as far as it is known, in one column, or what stands where there is none.
pub(super) fn day<'a>(day: Option<KnownDay>, none: Cell<'a>) -> Cell<'a> {
    day.map_or(none, |day| Cell::Text(day.to_string().into()))
}
