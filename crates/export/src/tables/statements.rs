//! Statements: words that ask nothing and find nothing.

use answerable_desk::View;
use answerable_register::facts::{HeldAs, Statement};

use super::about::About;
use super::reports::{body_here, open};
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "statements",
    says: "what somebody said that asks nothing and finds nothing, with how it was held. It is no fact of the body it speaks of",
    columns: &[
        Column::text("statement", "reference"),
        Column::text("speaker", "who said it, as published"),
        Column::text(
            "speaker_for_body",
            "reference of the body the speaker spoke for, where the source says so",
        ),
        Column::text("says", "what it says, shortly, in our words"),
        Column::text("held_as", "`belief`, `fact`, `told` or `opinion`"),
        Column::text("reported_by", "who reports it"),
        Column::text("on", "the day it was said, as far as it is known"),
        Column::day("on_earliest", "the first day that can mean"),
        Column::day("on_latest", "the last day that can mean"),
        Column::text(
            "about",
            "reference of what it bears on, a thing asked or a report",
        ),
        Column::text("thing_asked", "the same, where it is a thing asked"),
        Column::text("report", "the same, where it is a report"),
        Column::text(
            "words",
            "the words themselves, the first passage. They belong to their document",
        ),
        Column::text(
            "words_source",
            "reference of the source of `words`, whose licence holds for them",
        ),
        Column::integer("entry", "the entry of the log that recorded it"),
    ],
    key: &["statement"],
    refers: &[
        refers("speaker_for_body", "bodies", "body"),
        refers("thing_asked", "things_asked", "subject"),
        refers("report", "reports", "report"),
        refers("words_source", "sources", "source"),
        refers("entry", "entries", "entry"),
    ],
    indexed: &["about"],
    searched: &["says", "words"],
    shown: &["speaker", "says", "held_as", "on"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(
        view.register.statements.in_force(view.known),
        chunk,
        |held| {
            let statement = &held.fact;
            if !was_said(statement, view) {
                return Ok(());
            }
            let [on, on_earliest, on_latest] = Cell::known_day_if_any(statement.when());
            let about = About::of(statement.about.as_ref(), view);
            let first = statement.passages.first();
            out.row(vec![
                Cell::text(statement.id.as_str()),
                open(Some(&statement.speaker)),
                Cell::text_if_any(
                    statement
                        .speaker_for
                        .as_ref()
                        .and_then(|body| body_here(view, body)),
                ),
                open(Some(&statement.gist)),
                Cell::text(match statement.held_as {
                    HeldAs::Belief => "belief",
                    HeldAs::Fact => "fact",
                    HeldAs::Told => "told",
                    HeldAs::Opinion => "opinion",
                }),
                open(Some(&statement.reported_by)),
                on,
                on_earliest,
                on_latest,
                about.reference,
                about.thing_asked,
                about.report,
                open(first.map(|passage| &passage.words)),
                Cell::text_if_any(
                    first.and_then(|passage| super::sources::there(view, &passage.source)),
                ),
                Cell::entry(held.entry),
            ])
        },
    )
}

/// Said by the day or, where no day is known, in a document that was there.
fn was_said(statement: &Statement, view: &View<'_>) -> bool {
    match statement.when() {
        Some(when) => when.latest() <= view.as_at,
        None => statement
            .cited()
            .any(|source| super::sources::there(view, source).is_some()),
    }
}
