//! Offices of bodies, and who held them.

use answerable_desk::View;
use answerable_register::body::{Holder, OfficeRole};

use super::bodies::day;
use super::reports::body_here;
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "offices",
    says: "an office of a body, and who held it on the day, as far as sources here name them",
    columns: &[
        Column::text("office", "reference"),
        Column::text("body", "reference of the body it is an office of"),
        Column::text("title", "its title"),
        Column::text("name", "its whole name on the day"),
        Column::text(
            "role",
            "what it is to its body: `chief-officer`, `incumbent` (the body is the office), `head` or `member`",
        ),
        Column::text(
            "held_by",
            "who held it on the day; `vacant` where nobody did. Several are parted by semicolons",
        ),
        Column::text("from", "the first day of the office, as far as it is known"),
        Column::text("until", "the first day without it"),
        Column::text("read_at", "where this was read"),
        Column::integer("entry", "the entry of the log that recorded it"),
    ],
    key: &["office"],
    refers: &[
        refers("body", "bodies", "body"),
        refers("entry", "entries", "entry"),
    ],
    indexed: &[],
    searched: &[],
    shown: &["name", "title", "held_by"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.offices.in_force(view.known), chunk, |held| {
        let office = &held.fact;
        let holders: Vec<&str> = office
            .holders_on(view.as_at)
            .filter_map(|holding| match &holding.holder {
                Holder::Person(name) => name.open(),
                Holder::Vacant => Some("vacant"),
            })
            .collect();
        out.row(vec![
            Cell::text(office.id.as_str()),
            Cell::text_if_any(body_here(view, &office.body)),
            Cell::text(office.title.as_str()),
            Cell::text(office.name_on(view.as_at)),
            Cell::text(match office.role {
                OfficeRole::ChiefOfficer => "chief-officer",
                OfficeRole::Incumbent => "incumbent",
                OfficeRole::Head => "head",
                OfficeRole::Member => "member",
            }),
            match holders.is_empty() {
                true => Cell::NotKnown,
                false => Cell::Text(holders.join("; ").into()),
            },
            day(office.from, Cell::NotKnown),
            day(office.until, Cell::None),
            Cell::text(office.sourced.source.as_str()),
            Cell::entry(held.entry),
        ])
    })
}
