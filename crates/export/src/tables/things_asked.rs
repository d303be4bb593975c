//! What was asked, once for all whom it was asked of.

use answerable_desk::View;
use answerable_register::words::{PowerId, SubjectId};
use answerable_wording::kinds;

use super::reports::{body_here, open};
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "things_asked",
    says: "a recommendation or another thing asked, once for all whom it was asked of. A cause of concern stands here too, though it asks nothing itself",
    columns: &[
        Column::text("subject", "reference"),
        Column::text("title", "what was asked, shortly, in our words"),
        Column::text(
            "words",
            "the words asked, as published: the first passage it stands on. They belong to their document",
        ),
        Column::text(
            "words_source",
            "reference of the source of `words`, whose licence holds for them",
        ),
        Column::text("kind", "the kind of thing in words"),
        Column::text("number", "its number as published"),
        Column::text("report", "reference of the report it stands in"),
        Column::text("under", "reference of the cause of concern it stands under"),
        Column::text("asked_by", "who asked, by the name on that day"),
        Column::text(
            "asked_by_body",
            "reference of the body that asked; none where the register has no such body",
        ),
        Column::text("asked_on", "the day it was asked, as far as it is known"),
        Column::day("asked_on_earliest", "the first day that can mean"),
        Column::day("asked_on_latest", "the last day that can mean"),
        Column::integer(
            "asked_of",
            "how many it was asked of, groups counted by their members",
        ),
        Column::text(
            "power",
            "reference of the power that sets a clock, if one does",
        ),
        Column::text("condition", "what it hangs on"),
        Column::text("note", "what to know about it"),
        Column::integer("entry", "the entry of the log that recorded it"),
        Column::text("page", "its address on this site"),
    ],
    key: &["subject"],
    refers: &[
        refers("words_source", "sources", "source"),
        refers("report", "reports", "report"),
        refers("under", "things_asked", "subject"),
        refers("asked_by_body", "bodies", "body"),
        refers("power", "powers", "power"),
        refers("entry", "entries", "entry"),
    ],
    indexed: &["kind", "asked_on_latest"],
    searched: &["title", "words", "note"],
    shown: &["title", "kind", "asked_by", "asked_on"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.asked.in_force(view.known), chunk, |held| {
        let asked = &held.fact;
        if asked.asked_on > view.as_at {
            return Ok(());
        }
        let by = view.asker(&asked.by, asked.asked_on);
        let name = match by.within.and_then(|within| within.open()) {
            Some(within) => Cell::Text(format!("{within}, {}", by.name).into()),
            None => Cell::text(by.name),
        };
        let [asked_on, earliest, latest] = Cell::known_day(asked.asked_when());
        let first = asked.passages.first();
        let is_out = |report: &SubjectId| {
            let report = view.report(report)?;
            (report.published_on <= view.as_at).then(|| report.id.as_str())
        };
        let is_asked = |under: &SubjectId| {
            let under = view.asked(under)?;
            (under.asked_on <= view.as_at).then(|| under.id.as_str())
        };
        out.row(vec![
            Cell::text(asked.id.as_str()),
            asked.title.open().map_or(Cell::NotKnown, Cell::text),
            open(first.map(|passage| &passage.words)),
            Cell::text_if_any(
                first.and_then(|passage| super::sources::there(view, &passage.source)),
            ),
            Cell::text(kinds::asked(asked.kind)),
            Cell::text_if_any(asked.number.as_deref()),
            Cell::text_if_any(asked.report.as_ref().and_then(is_out)),
            Cell::text_if_any(asked.under.as_ref().and_then(is_asked)),
            name,
            Cell::text_if_any(by.body.and_then(|body| body_here(view, body))),
            asked_on,
            earliest,
            latest,
            Cell::count(asked.of.iter().map(|of| of.bodies().len()).sum()),
            Cell::text_if_any(asked.power.as_ref().map(PowerId::as_str)),
            open(asked.condition.as_ref()),
            open(asked.note.as_ref()),
            Cell::entry(held.entry),
            Cell::Text(format!("/asks/{}", asked.id).into()),
        ])
    })
}
