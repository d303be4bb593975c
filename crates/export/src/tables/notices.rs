//! Notices: that a body was told that no answer had been found.

use answerable_desk::View;
use answerable_register::facts::AskReference;

use super::answers_to_asks::asked_by_then;
use super::reports::body_here;
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "notices",
    says: "one ask of which a body was told that no answer had been found. Only with it is `no-answer-found` said of a body",
    columns: &[
        Column::integer("entry", "the entry of the log that recorded the notice"),
        Column::text(
            "told_of",
            "the ask, as recorded: subject, body and duty with slashes between",
        ),
        Column::text(
            "ask",
            "its reference in asks; none where it is not recorded as asked by the day",
        ),
        Column::text("told", "the body that was told, by its name on that day"),
        Column::text("told_body", "its reference"),
        Column::day("on", "the day"),
        Column::text("how", "how it was told"),
    ],
    key: &["entry", "told_of"],
    refers: &[
        refers("entry", "entries", "entry"),
        refers("ask", "asks", "ask"),
        refers("told_body", "bodies", "body"),
    ],
    indexed: &["on"],
    searched: &[],
    shown: &["told", "told_of", "on", "how"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.notices.in_force(view.known), chunk, |held| {
        let notice = &held.fact;
        if notice.on > view.as_at {
            return Ok(());
        }
        let mut told: Vec<&AskReference> = Vec::new();
        for ask in &notice.asks {
            // A row is known by the entry and the ask.
            if told.contains(&ask) {
                continue;
            }
            told.push(ask);
            out.row(vec![
                Cell::entry(held.entry),
                Cell::Text(ask.to_string().into()),
                asked_by_then(view, ask),
                Cell::text(view.name_of(&notice.to, notice.on)),
                Cell::text_if_any(body_here(view, &notice.to)),
                Cell::Day(notice.on),
                Cell::text(notice.how.as_str()),
            ])?;
        }
        Ok(())
    })
}
