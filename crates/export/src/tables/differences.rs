//! Where sources tell one thing differently: what each of them says.

use answerable_desk::View;

use super::about::About;
use super::reports::open;
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "differences",
    says: "what one source says of something that sources tell differently. All of them are kept, and none is chosen",
    columns: &[
        Column::integer(
            "entry",
            "the entry of the log that recorded the difference; its rows are the sources of it",
        ),
        Column::integer("number", "the place of this source among them, from 1"),
        Column::text(
            "about",
            "reference of what they tell of, a thing asked or a report",
        ),
        Column::text("thing_asked", "the same, where it is a thing asked"),
        Column::text("report", "the same, where it is a report"),
        Column::text("differs", "what differs, shortly, in our words"),
        Column::text("says", "what this source comes to, in our words"),
        Column::text(
            "words",
            "its words; none where it is silent. They belong to their document",
        ),
        Column::text(
            "words_source",
            "reference of the source, whose licence holds for `words`",
        ),
    ],
    key: &["entry", "number"],
    refers: &[
        refers("entry", "entries", "entry"),
        refers("thing_asked", "things_asked", "subject"),
        refers("report", "reports", "report"),
        refers("words_source", "sources", "source"),
    ],
    indexed: &["about"],
    searched: &[],
    shown: &["about", "differs", "says", "words_source"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(
        view.register.differences.in_force(view.known),
        chunk,
        |held| {
            let difference = &held.fact;
            for (number, reading) in (1_usize..).zip(&difference.readings) {
                // A document that was not there by the day said nothing by then.
                let Some(source) = super::sources::there(view, &reading.passage.source) else {
                    continue;
                };
                let about = About::of(Some(&difference.about), view);
                let words = &reading.passage.words;
                let is_silent = words.open().is_some_and(str::is_empty);
                out.row(vec![
                    Cell::entry(held.entry),
                    Cell::count(number),
                    about.reference,
                    about.thing_asked,
                    about.report,
                    open(Some(&difference.what)),
                    open(Some(&reading.gist)),
                    open(Some(words).filter(|_| !is_silent)),
                    Cell::text(source),
                ])?;
            }
            Ok(())
        },
    )
}
