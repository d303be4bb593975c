//! Places where answers are published, and every look at one.

use answerable_desk::View;

use super::looks::{came_back, replied};
use super::reports::{body_here, open};
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "places",
    says: "a place where a body publishes answers: the list that looking goes by",
    columns: &[
        Column::text("place", "reference"),
        Column::text(
            "of",
            "whose answers are published there, by its name on the day shown",
        ),
        Column::text("of_body", "reference of that body"),
        Column::text("address", "where: an address, or words"),
        Column::text("holds", "what is published there, in our words"),
        Column::flag(
            "in_use",
            "whether answers are published there on the day, as far as is known",
        ),
        Column::day("from", "the first day on which that is known"),
        Column::day("until", "the last day on which it was; none while it is"),
        Column::text("read_at", "where it says so"),
        Column::flag("checked", "whether that was read and bears it out"),
        Column::integer("entry", "the entry of the log that recorded it"),
    ],
    key: &["place"],
    refers: &[
        refers("of_body", "bodies", "body"),
        refers("entry", "entries", "entry"),
    ],
    indexed: &[],
    searched: &[],
    shown: &["of", "address", "holds", "in_use"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.places.in_force(view.known), chunk, |held| {
        let place = &held.fact;
        out.row(vec![
            Cell::text(place.id.as_str()),
            Cell::text(view.name_of(&place.of, view.as_at)),
            Cell::text_if_any(body_here(view, &place.of)),
            Cell::text(place.place.as_str()),
            open(Some(&place.holds)),
            Cell::Flag(place.is_used_on(view.as_at)),
            Cell::day_if_known(place.from),
            place.until.map_or(Cell::None, Cell::Day),
            Cell::text(place.sourced.source.as_str()),
            Cell::Flag(place.sourced.checked),
            Cell::entry(held.entry),
        ])
    })
}

pub(super) static VISITS: Table = Table {
    name: "visits",
    says: "one look at one place on one day, whether it looked for the answer to any ask or not. Which asks stands in looks",
    columns: &[
        Column::integer("entry", "the entry of the log that recorded the look"),
        Column::text("address", "where: an address, or words"),
        Column::text(
            "place",
            "reference of the place of the list, where it is one",
        ),
        Column::day("on", "the day"),
        Column::text(
            "came_back",
            "`no-answer`; or `could-not-read` or `not-read`, which show nothing about the body",
        ),
        Column::text(
            "replied",
            "how the place replied: the status of a web site, such as `200`, `no-reply`, `in-person` or `on-paper`",
        ),
        Column::text("fingerprint", "SHA-256 of what came back"),
        Column::flag("copy_kept", "whether a copy of that is kept"),
        Column::integer("looked_for", "for how many asks an answer was looked for"),
        Column::text("note", "what the looker saw"),
    ],
    key: &["entry"],
    refers: &[
        refers("entry", "entries", "entry"),
        refers("place", "places", "place"),
    ],
    indexed: &["on"],
    searched: &[],
    shown: &["address", "on", "came_back", "replied"],
    filled: Filled::FromTheRegister(fill_visits),
};

fn fill_visits(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.looks.in_force(view.known), chunk, |held| {
        let look = &held.fact;
        if look.on > view.as_at {
            return Ok(());
        }
        let listed = look.listed.as_ref();
        let listed = listed.filter(|id| view.place(id).is_some());
        out.row(vec![
            Cell::entry(held.entry),
            Cell::text(look.place.as_str()),
            Cell::text_if_any(listed.map(|id| id.as_str())),
            Cell::Day(look.on),
            Cell::text(came_back(look.came_back)),
            replied(look.reply),
            look.fingerprint
                .as_deref()
                .map_or(Cell::NotKnown, Cell::text),
            Cell::Flag(look.copy_kept),
            Cell::count(look.asks.len()),
            open(look.note.as_ref()),
        ])
    })
}
