//! Sources: the documents and pages that facts are taken from.

use answerable_desk::View;
use answerable_register::facts::{Kept, Source};
use answerable_register::fold::Held;
use answerable_register::words::SourceId;

use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "sources",
    says: "a document or page that facts are taken from, with its licence: it holds for every passage of it",
    columns: &[
        Column::text("source", "reference"),
        Column::text("title", "title"),
        Column::text("publisher", "who published it"),
        Column::day("dated", "the day on it"),
        Column::day("published_on", "the day it was published"),
        Column::text("address", "where it was read"),
        Column::text("fingerprint", "SHA-256 of its bytes, where we held them"),
        Column::text(
            "licence",
            "its licence; without one that lets anybody publish the whole only passages are shown",
        ),
        Column::text(
            "kept",
            "how much can be read here: `whole`, `passages` or `cited`",
        ),
        Column::flag(
            "reliable",
            "whether what it says counts as anybody’s own words",
        ),
        Column::flag(
            "checked",
            "whether a person held what we took from it against it",
        ),
        Column::integer("entry", "the entry of the log that recorded it"),
        Column::text("page", "its address on this site"),
    ],
    key: &["source"],
    refers: &[refers("entry", "entries", "entry")],
    indexed: &["published_on"],
    searched: &["title", "publisher"],
    shown: &["title", "publisher", "published_on", "licence"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.sources.in_force(view.known), chunk, |held| {
        let source = &held.fact;
        if !is_there(view, held) {
            return Ok(());
        }
        out.row(vec![
            Cell::text(source.id.as_str()),
            source.title.open().map_or(Cell::NotKnown, Cell::text),
            source.publisher.open().map_or(Cell::NotKnown, Cell::text),
            Cell::day_if_known(source.dated),
            Cell::day_if_known(source.published_on),
            source.address.as_deref().map_or(Cell::NotKnown, Cell::text),
            source
                .fingerprint
                .as_deref()
                .map_or(Cell::NotKnown, Cell::text),
            source.licence.as_deref().map_or(Cell::NotKnown, Cell::text),
            Cell::text(match source.kept {
                Kept::Whole => "whole",
                Kept::Passages => "passages",
                Kept::Cited => "cited",
            }),
            Cell::Flag(source.reliability.is_sound()),
            Cell::Flag(source.checked),
            Cell::entry(held.entry),
            Cell::Text(format!("/sources/{}", source.id).into()),
        ])
    })
}

/// Whether a document was there on the day: published or dated by then or, with
/// neither day, recorded by then.
fn is_there(view: &View<'_>, held: &Held<Source>) -> bool {
    let source = &held.fact;
    let recorded = || {
        let first = view.register.sources.versions(&source.id).last()?;
        view.register.recorded_on(first.entry)
    };
    source
        .published_on
        .or(source.dated)
        .or_else(recorded)
        .is_none_or(|day| day <= view.as_at)
}

/// The reference of a source that stands in the table of sources.
pub(super) fn there<'a>(view: &View<'a>, id: &'a SourceId) -> Option<&'a str> {
    let held = view.register.sources.get(id, view.known)?;
    is_there(view, held).then(|| id.as_str())
}
