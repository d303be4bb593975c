//! Powers: the rules under which things are asked.

use answerable_desk::View;
use answerable_register::power::{Confirmation, Obligation};

use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "powers",
    says: "a rule under which something is asked, with its citation and how far it was confirmed",
    columns: &[
        Column::text("power", "reference"),
        Column::text("title", "what it is, in a few words"),
        Column::text("citation", "the provision or the page that sets it"),
        Column::text("duty", "what has to be done, in plain words"),
        Column::text("duty_holder", "who has to do it"),
        Column::text("trigger", "what sets it going"),
        Column::text(
            "obligation",
            "`statutory`, `requested`, `conventional`, `standard` or `guidance`",
        ),
        Column::text(
            "confirmation",
            "how far the rule was confirmed: `confirmed`, `partly` or `unconfirmed`",
        ),
        Column::flag(
            "gives_a_last_day",
            "whether a last day is counted from it here",
        ),
        Column::text("extension", "whether and how the time may grow"),
        Column::text("note", "what to know before relying on it"),
        Column::day("from", "the first day in force, where that is known"),
        Column::day("until", "the last day in force"),
        Column::text("read_at", "where it can be read"),
        Column::flag("checked", "whether that was read and bears it out"),
        Column::integer("entry", "the entry of the log that recorded it"),
    ],
    key: &["power"],
    refers: &[refers("entry", "entries", "entry")],
    indexed: &[],
    searched: &[],
    shown: &["title", "citation", "obligation"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.powers.in_force(view.known), chunk, |held| {
        let power = &held.fact;
        let filled = |words: &str| !words.is_empty();
        out.row(vec![
            Cell::text(power.id.as_str()),
            Cell::text(power.title.as_str()),
            Cell::text(power.citation.as_str()),
            Cell::text(power.duty.as_str()),
            Cell::text(power.duty_holder.as_str()),
            Cell::text(power.trigger.as_str()),
            Cell::text(match power.obligation {
                Obligation::Statutory => "statutory",
                Obligation::Requested => "requested",
                Obligation::Conventional => "conventional",
                Obligation::Standard => "standard",
                Obligation::Guidance => "guidance",
            }),
            Cell::text(match power.confirmation {
                Confirmation::Confirmed => "confirmed",
                Confirmation::Partly => "partly",
                Confirmation::Unconfirmed => "unconfirmed",
            }),
            Cell::Flag(power.countable().is_ok()),
            Cell::text_if_any(Some(power.extension.as_str()).filter(|words| filled(words))),
            Cell::text_if_any(Some(power.note.as_str()).filter(|words| filled(words))),
            Cell::day_if_known(power.from),
            power.until.map_or(Cell::None, Cell::Day),
            Cell::text(power.source.as_str()),
            Cell::Flag(power.checked),
            Cell::entry(held.entry),
        ])
    })
}
