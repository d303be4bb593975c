//! PDF documents (ISO 32000-2): their text layer, in blocks with pages.
//!
//! A file is read in four steps: its objects, what draws each page, where the words of
//! each page stand, and what they say. Where the file has tags that lead to its words,
//! they tell what is a heading, an item or a cell and in which order they come; else
//! their places on the page do. Words that a reader of the page does not see are left
//! out and told. Nothing is recognised in pictures: a page that is one is said.
//!
//! Where whoever runs the program asks for it, the words are those that `pdftotext` drew
//! ([`pdftotext`]); everything else is the same.

mod besides;
mod drawing;
mod file;
mod filters;
mod fonts;
mod kept;
mod layout;
mod lock;
mod pages;
mod pdftotext;
mod refusal;
mod said;
mod strings;
mod tags;
mod unseen;

pub use refusal::PdfRefusal;

use crate::hidden::Hiding;
use crate::{Document, Hidden, HiddenKind, IntakeError, limits};
use drawing::{Drawn, Means};
use file::File;
use layout::Hyphens;
use pages::Page;
use pdftotext::Words;
use said::Said;

/// Reads a PDF document.
pub(crate) fn document(bytes: &[u8]) -> Result<(Document, Vec<Hidden>), IntakeError> {
    let file = File::open(bytes)?;
    let pages = pages::of(&file)?;
    let mut hiding = Hiding::default();
    besides::tell(&file, &pages, &mut hiding);
    let drawn = drawn(&file, &pages)?;
    read(&file, &pages, &drawn, hiding)
}

/// Reads a PDF document in the words that `pdftotext -bbox -cropbox` drew from it.
///
/// What our own reader finds besides is told as always. Pages that it cannot follow are
/// told as not looked into, and where it cannot follow the file, all of them are.
pub(crate) fn document_by_pdftotext(
    bytes: &[u8],
    printed: &[u8],
) -> Result<(Document, Vec<Hidden>), IntakeError> {
    let theirs = Words::read(printed)?;
    let lost = |why: &IntakeError| {
        let IntakeError::Pdf(why) = why else {
            return false;
        };
        !matches!(
            why,
            PdfRefusal::Locked | PdfRefusal::Scanned | PdfRefusal::TooManyPages { .. }
        )
    };
    match beside_ours(bytes, &theirs) {
        Ok(Some(read)) => Ok(read),
        Err(why) if !lost(&why) => Err(why),
        Ok(None) | Err(_) => theirs_alone(&theirs),
    }
}

/// Their words where ours stand; none where the two do not agree which pages there are.
fn beside_ours(
    bytes: &[u8],
    theirs: &Words,
) -> Result<Option<(Document, Vec<Hidden>)>, IntakeError> {
    let file = File::open(bytes)?;
    let pages = pages::of(&file)?;
    if pages.len() != theirs.0.len() {
        return Ok(None);
    }
    let mut hiding = Hiding::default();
    besides::tell(&file, &pages, &mut hiding);
    let mut drawn = drawn(&file, &pages)?;
    let mut not_looked_into = Vec::new();
    for (at, (page, ours)) in theirs.0.iter().zip(&mut drawn).enumerate() {
        let height = pages[at].height();
        *ours = page.in_place_of(ours, height).unwrap_or_else(|| {
            not_looked_into.push(number(at));
            page.drawn(height)
        });
    }
    hiding.pages(HiddenKind::NotLookedInto, &not_looked_into);
    read(&file, &pages, &drawn, hiding).map(Some)
}

/// Their words alone.
fn theirs_alone(theirs: &Words) -> Result<(Document, Vec<Hidden>), IntakeError> {
    let pages = theirs.0.iter();
    let drawn: Vec<Drawn> = pages.clone().map(|page| page.drawn(page.height)).collect();
    let bytes: usize = drawn.iter().map(|page| page.text.len()).sum();
    if bytes > limits::MOST_TEXT_BYTES {
        return Err(IntakeError::TooLong {
            bytes,
            most: limits::MOST_TEXT_BYTES,
        });
    }
    let pages: Vec<Page> = pages
        .map(|page| Page::blank(page.width, page.height))
        .collect();
    let mut hiding = Hiding::default();
    let all: Vec<u32> = (0..pages.len()).map(number).collect();
    hiding.pages(HiddenKind::NotLookedInto, &all);
    let said = laid_out(&pages, &drawn, &|_, _| true);
    let unknown = drawn.iter().map(|page| page.unknown).sum();
    Ok((kept::document(said, unknown)?, hiding.finish()))
}

/// What drawn pages say, and what of them is not seen.
fn read(
    file: &File<'_>,
    pages: &[Page],
    drawn: &[Drawn],
    mut hiding: Hiding,
) -> Result<(Document, Vec<Hidden>), IntakeError> {
    unseen::tell(pages, drawn, &mut hiding)?;
    let said = match tags::read(file, pages, drawn) {
        Some(said) => said,
        None => laid_out(pages, drawn, &|_, _| true),
    };
    if let Some(spent) = file.spent() {
        return Err(spent.into());
    }
    let unknown = drawn.iter().map(|page| page.unknown).sum();
    Ok((kept::document(said, unknown)?, hiding.finish()))
}

/// What every page shows.
fn drawn(file: &File<'_>, pages: &[Page]) -> Result<Vec<Drawn>, IntakeError> {
    let mut means = Means::new(file, besides::layers_off(file));
    let mut bytes = 0;
    let mut drawn = Vec::with_capacity(pages.len());
    for page in pages {
        let page = drawing::draw(&mut means, page)?;
        bytes += page.text.len();
        if bytes > limits::MOST_TEXT_BYTES {
            return Err(IntakeError::TooLong {
                bytes,
                most: limits::MOST_TEXT_BYTES,
            });
        }
        drawn.push(page);
    }
    Ok(drawn)
}

/// What pages say by where their words stand: those that are chosen, by page and place.
fn laid_out(
    pages: &[Page],
    drawn: &[Drawn],
    chosen: &dyn Fn(usize, &drawing::Piece) -> bool,
) -> Vec<Said> {
    let laid = pages
        .iter()
        .zip(drawn)
        .enumerate()
        .map(|(at, (page, drawn))| {
            layout::Page::of(number(at), drawn, page.height(), &|piece| chosen(at, piece))
        });
    layout::read(laid.collect())
}

/// The number of a page, counted from 1.
fn number(at: usize) -> u32 {
    // There are no more pages than the limit allows.
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
