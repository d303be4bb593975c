//! An answer that an office published: the data in its file, read back.

use std::io::Write;

use answerable_desk::answering::publication::Publication;
use answerable_desk::reading::Work;
use answerable_wording::published_answer::{Piece, pieces, title};

use super::{File, harmless};
use crate::layout::{labelled, paragraph};

/// The width of the column of labels.
const LABELS: usize = 14;

/// The answer that a file holds as data; none where it holds none.
///
/// # Errors
///
/// A file that holds one which cannot be read: it is not read as a document in
/// its stead, for half of what it says would be lost.
pub(super) fn read(file: &File) -> anyhow::Result<Option<Publication>> {
    Ok(file.told(&Work::PublishedAnswer)?.published_answer()?)
}

/// Prints an answer for people, or as the data that it is.
pub(super) fn print(
    name: &str,
    answer: &Publication,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if as_json {
        serde_json::to_writer_pretty(&mut *out, answer)?;
        writeln!(out)?;
        return Ok(());
    }
    writeln!(out, "{}: an answer, written as data", harmless(name))?;
    writeln!(out)?;
    writeln!(out, "{}", harmless(&title(answer)))?;
    for piece in pieces(answer) {
        match piece {
            Piece::Heading { words, .. } => {
                writeln!(out)?;
                writeln!(out, "{}", harmless(&words))?;
            }
            Piece::Ours(words) => paragraph(out, 2, &harmless(&words))?,
            Piece::Words(all) | Piece::List(all) => all
                .iter()
                .try_for_each(|words| paragraph(out, 2, &harmless(words)))?,
            Piece::Quoted(all) => all
                .iter()
                .try_for_each(|words| paragraph(out, 4, &format!("“{}”", harmless(words))))?,
            Piece::Facts(facts) => facts
                .iter()
                .try_for_each(|(name, value)| labelled(out, name, LABELS, &harmless(value)))?,
        }
    }
    writeln!(out)?;
    writeln!(
        out,
        "Nothing is recorded. With --json it is printed as the data that it is."
    )?;
    Ok(())
}
