//! Reports and letters.

use answerable_desk::View;
use answerable_register::facts::Section55;
use answerable_register::words::Words;
use answerable_wording::kinds;

use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "reports",
    says: "a report, or a letter in a report’s place",
    columns: &[
        Column::text("report", "reference"),
        Column::text("title", "title"),
        Column::text("kind", "kind of document in words"),
        Column::text(
            "kind_code",
            "the kind as filters take it; it does not change",
        ),
        Column::text("by", "who published it, by its name on that day"),
        Column::text("by_body", "reference of the body that published it"),
        Column::text("published_on", "day of publication, as far as it is known"),
        Column::day("published_on_earliest", "the first day that can mean"),
        Column::day("published_on_latest", "the last day that can mean"),
        Column::day(
            "dated",
            "the day on it, where that is not the day of publication",
        ),
        Column::text(
            "section_55",
            "whether section 55 of the Police Act 1996 makes local policing bodies answer it: `yes`, `no` or `not known`",
        ),
        Column::integer("owed", "local policing bodies that owe comments"),
        Column::integer(
            "recorded",
            "things asked in it that are recorded here, causes of concern left out; not how many it asks",
        ),
        Column::text(
            "sources",
            "references of the sources it was read from, with blanks between them",
        ),
        Column::integer("entry", "the entry of the log that recorded it"),
        Column::text("page", "its address on this site"),
    ],
    key: &["report"],
    refers: &[
        refers("by_body", "bodies", "body"),
        refers("entry", "entries", "entry"),
    ],
    indexed: &["published_on_latest"],
    searched: &["title"],
    shown: &["title", "kind", "by", "published_on"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.reports.in_force(view.known), chunk, |held| {
        let report = &held.fact;
        if report.published_on > view.as_at {
            return Ok(());
        }
        let [published_on, earliest, latest] = Cell::known_day_if_any(report.published_when());
        let recorded = view
            .register
            .asked_in(&report.id, view.known)
            .filter(|held| held.fact.kind.duty().is_some());
        let sources: Vec<&str> = report.sources.iter().map(|id| id.as_str()).collect();
        out.row(vec![
            Cell::text(report.id.as_str()),
            report.title.open().map_or(Cell::NotKnown, Cell::text),
            Cell::text(kinds::report(report.kind)),
            Cell::text(report.kind.as_str()),
            Cell::text(view.name_of(&report.by, report.published_on)),
            Cell::text_if_any(body_here(view, &report.by)),
            published_on,
            earliest,
            latest,
            report.dated_on().map_or(Cell::None, Cell::Day),
            Cell::text(match report.section_55 {
                Section55::Applies => "yes",
                Section55::DoesNotApply { .. } => "no",
                Section55::Unknown { .. } => "not known",
            }),
            Cell::count(report.owed_by.len()),
            Cell::count(recorded.count()),
            Cell::Text(sources.join(" ").into()),
            Cell::entry(held.entry),
            Cell::Text(format!("/reports/{}", report.id).into()),
        ])
    })
}

/// The reference of a body that the register holds.
pub(super) fn body_here<'a>(
    view: &View<'a>,
    id: &'a answerable_register::words::BodyId,
) -> Option<&'a str> {
    view.register
        .bodies
        .get(id, view.known)
        .map(|_| id.as_str())
}

/// Words, where they are not covered.
pub(super) fn open(words: Option<&Words>) -> Cell<'_> {
    match words {
        None => Cell::None,
        Some(words) => words.open().map_or(Cell::NotKnown, Cell::text),
    }
}
