//! A published answer as files: a page for the office's own site, with the
//! answer as data in it, a Word document, and a PDF where the program is built
//! with the feature `pdf`.
//!
//! All are laid out from the same [pieces], so that no two say different
//! things.

mod docx;
#[cfg(feature = "pdf")]
mod pdf;

use answerable_desk::answering::publication::Publication;
use answerable_wording::published_answer::{Piece, pieces, title};
use askama::Template;

pub(super) use docx::{DOCUMENT_MEDIA, document};
#[cfg(feature = "pdf")]
pub use pdf::{Fonts, NoFont};
#[cfg(feature = "pdf")]
pub(super) use pdf::{NotDrawn, pdf};

#[derive(Template)]
#[template(path = "answering/file.html")]
struct FilePage<'a> {
    title: String,
    pieces: Vec<Piece>,
    answer: &'a Publication,
}

/// The page: complete in one file, without a script and without anything from
/// elsewhere.
pub(super) fn page(answer: &Publication) -> String {
    let page = FilePage {
        title: title(answer),
        pieces: pieces(answer),
        answer,
    };
    // A template writes into memory. Should it fail all the same, the desk reads
    // no answer back and publishes nothing.
    page.render().unwrap_or_default()
}

#[cfg(test)]
mod tests;
