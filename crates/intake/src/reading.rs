//! A document read: what it seems to ask, and what it does not.

use serde::{Deserialize, Serialize};

use crate::media::refuse_what_is_no_text;
use crate::{Dates, Directory, Document, Media, NotReadable, Proposal, Unused};
use crate::{asks, dates, decode, html, limits, plain, unused};

/// What was read from one document. Kept as JSON while people decide it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Reading {
    /// The document, as text in blocks.
    pub document: Document,
    /// What it seems to ask, undertake or report, in its own order.
    pub proposals: Vec<Proposal>,
    /// What could have been an ask and was not taken as one.
    pub unused: Vec<Unused>,
    /// The days it gives.
    pub dates: Dates,
}

/// Why a document was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// The bytes are of no kind that can be read.
    #[error(transparent)]
    NotReadable(#[from] NotReadable),
    /// The file is too long.
    #[error("the file has {bytes} bytes; the most is {most}")]
    TooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The most, in bytes.
        most: usize,
    },
    /// The document has too many paragraphs.
    #[error("the document has more than {most} headings, paragraphs and list items")]
    TooManyBlocks {
        /// The most.
        most: usize,
    },
    /// More seems to be asked than anybody can decide.
    #[error(
        "more than {most} passages look like asks; cut the document into its parts and \
         read each"
    )]
    TooMuchAsked {
        /// The most.
        most: usize,
    },
    /// A web page has a tag or comment that is too long.
    #[error(
        "line {line} of the page has a tag or comment longer than {most} bytes; \
         save the page without its pictures and try again"
    )]
    TagTooLong {
        /// The line it ends on.
        line: u64,
        /// The most, in bytes.
        most: usize,
    },
    /// The file is a spreadsheet.
    #[error("a spreadsheet is read through a mapping; name one that fits its columns")]
    NeedsMapping,
}

/// Reads a document: its blocks, its days, what it seems to ask and what not.
///
/// The kept text, which every span refers to, is made so. For a text file it is
/// the file's own text, decoded and otherwise untouched. For a web page it is
/// the text of `<main>` where the page has one and else of the whole body, each
/// heading, paragraph, list item and cell on lines of its own with an empty line
/// between; runs of white space become one space and `<br>` a new line. Left out
/// are menus, asides, scripts, styles, buttons, what is hidden, and headers and
/// footers outside the main part.
///
/// # Errors
///
/// Files that are no text, too long or too deep; see [`IntakeError`]. A document
/// that asks nothing is no error: it has no proposals.
pub fn read(bytes: &[u8], media: Media, directory: &dyn Directory) -> Result<Reading, IntakeError> {
    let document = document(bytes, media)?;
    let dates = dates::find(&document);
    let asked = asks::find(&document, &dates, directory);
    if asked.proposals.len() > limits::MOST_PROPOSALS {
        return Err(IntakeError::TooMuchAsked {
            most: limits::MOST_PROPOSALS,
        });
    }
    let unused = unused::find(&document, &asked);
    Ok(Reading {
        document,
        proposals: asked.proposals,
        unused,
        dates,
    })
}

fn document(bytes: &[u8], media: Media) -> Result<Document, IntakeError> {
    let most = match media {
        Media::PlainText => limits::MOST_TEXT_BYTES,
        Media::Html => limits::MOST_HTML_BYTES,
        Media::Csv => return Err(IntakeError::NeedsMapping),
    };
    if bytes.len() > most {
        return Err(IntakeError::TooLong {
            bytes: bytes.len(),
            most,
        });
    }
    refuse_what_is_no_text(bytes)?;
    let decoded = decode(bytes);
    let document = match media {
        Media::Html => html::document(decoded),
        Media::PlainText | Media::Csv => plain::document(decoded),
    }?;
    match document.text.contains(char::is_alphanumeric) {
        true => Ok(document),
        false => Err(NotReadable::NoWords.into()),
    }
}
