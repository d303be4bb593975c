//! Looks: where an answer was looked for, and what came back.

use answerable_desk::View;
use answerable_register::facts::{AskReference, CameBack, LookReply};

use super::answers_to_asks::asked_by_then;
use super::reports::open;
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "looks",
    says: "one ask for which somebody looked for an answer in one place on one day, and what came back. Every visit to a place, also one that looked for no ask, stands in visits",
    columns: &[
        Column::integer("entry", "the entry of the log that recorded the look"),
        Column::text(
            "looked_for",
            "the ask, as recorded: subject, body and duty with slashes between",
        ),
        Column::text(
            "ask",
            "its reference in asks; none where it is not recorded as asked by the day",
        ),
        Column::text("place", "where: an address, or words"),
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
        Column::text("note", "what the looker saw"),
    ],
    key: &["entry", "looked_for"],
    refers: &[
        refers("entry", "entries", "entry"),
        refers("ask", "asks", "ask"),
    ],
    indexed: &["on"],
    searched: &[],
    shown: &["looked_for", "place", "on", "came_back"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.looks.in_force(view.known), chunk, |held| {
        let look = &held.fact;
        if look.on > view.as_at {
            return Ok(());
        }
        let mut told: Vec<&AskReference> = Vec::new();
        for ask in &look.asks {
            if told.contains(&ask) {
                continue;
            }
            told.push(ask);
            out.row(vec![
                Cell::entry(held.entry),
                Cell::Text(ask.to_string().into()),
                asked_by_then(view, ask),
                Cell::text(look.place.as_str()),
                Cell::Day(look.on),
                Cell::text(came_back(look.came_back)),
                replied(look.reply),
                look.fingerprint
                    .as_deref()
                    .map_or(Cell::NotKnown, Cell::text),
                open(look.note.as_ref()),
            ])?;
        }
        Ok(())
    })
}

pub(super) fn came_back(came_back: CameBack) -> &'static str {
    match came_back {
        CameBack::NoAnswer => "no-answer",
        CameBack::CouldNotRead => "could-not-read",
        CameBack::NotRead => "not-read",
    }
}

pub(super) fn replied<'a>(reply: Option<LookReply>) -> Cell<'a> {
    match reply {
        None => Cell::NotKnown,
        Some(LookReply::Status(status)) => Cell::Text(status.to_string().into()),
        Some(LookReply::NoReply) => Cell::text("no-reply"),
        Some(LookReply::InPerson) => Cell::text("in-person"),
        Some(LookReply::OnPaper) => Cell::text("on-paper"),
    }
}
