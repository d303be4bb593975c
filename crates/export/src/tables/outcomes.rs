//! What came of things asked, as their asker judged or a body claims.

use answerable_desk::View;
use answerable_register::words::BodyId;
use answerable_wording::{kinds, outcomes};

use super::reports::{body_here, open};
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "outcomes",
    says: "what came of something asked: a finding of its asker, or a body’s own claim, which is no finding",
    columns: &[
        Column::integer("entry", "the entry of the log that recorded it"),
        Column::text("subject", "reference of what was asked"),
        Column::text(
            "of",
            "reference of the body it is about; none where it is about all of them",
        ),
        Column::text("finding", "what was found, in words"),
        Column::text("finding_code", "the same as a word that does not change"),
        Column::flag(
            "is_of_the_asker",
            "whether its asker says so; else it is the claim of a body of itself",
        ),
        Column::text(
            "judged_by",
            "who judged, or claims, by its name on that day",
        ),
        Column::text("judged_by_body", "its reference"),
        Column::text("on", "the day, as far as it is known"),
        Column::day("on_earliest", "the first day that can mean"),
        Column::day("on_latest", "the last day that can mean"),
        Column::text(
            "judged_from",
            "what it rests on: `the body’s own assessment`, `documents` or `fieldwork`",
        ),
        Column::text("reasons", "why, in the words of whoever judged"),
        Column::text("source", "reference of the source that says so"),
    ],
    key: &["entry"],
    refers: &[
        refers("entry", "entries", "entry"),
        refers("subject", "things_asked", "subject"),
        refers("of", "bodies", "body"),
        refers("judged_by_body", "bodies", "body"),
        refers("source", "sources", "source"),
    ],
    indexed: &[],
    searched: &[],
    shown: &["subject", "finding", "judged_by", "on"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.outcomes.in_force(view.known), chunk, |held| {
        let outcome = &held.fact;
        let is_asked = view
            .asked(&outcome.subject)
            .is_some_and(|asked| asked.asked_on <= view.as_at);
        if outcome.when().latest() > view.as_at || !is_asked {
            return Ok(());
        }
        let of: Option<&BodyId> = outcome.of.as_ref();
        let [on, on_earliest, on_latest] = Cell::known_day(outcome.when());
        let source = outcome
            .cited()
            .find_map(|id| super::sources::there(view, id));
        out.row(vec![
            Cell::entry(held.entry),
            Cell::text(outcome.subject.as_str()),
            Cell::text_if_any(of.and_then(|of| body_here(view, of))),
            Cell::text(kinds::finding(outcome.finding)),
            Cell::text(outcome.finding.as_str()),
            Cell::Flag(outcome.finding.is_of_the_asker()),
            Cell::text(view.name_of(&outcome.judged_by, outcome.on)),
            Cell::text_if_any(body_here(view, &outcome.judged_by)),
            on,
            on_earliest,
            on_latest,
            outcomes::rests_on(outcome.basis).map_or(Cell::NotKnown, Cell::text),
            open(outcome.reasons.as_ref()),
            source.map_or(Cell::NotKnown, Cell::text),
        ])
    })
}
