//! A document read: what it seems to ask, and what it does not.

use answerable_register::calendar::Day;
use serde::{Deserialize, Serialize};

use crate::answers::Answering;
use crate::media::{refuse_other_kinds, refuse_what_is_no_text};
use crate::office::NotUnpacked;
use crate::pdf::PdfRefusal;
use crate::publication::{self, NotAPublication, Publication};
use crate::remembering::Remembering;
use crate::tokens::Worded;
use crate::{AnswerRead, Dates, Directory, Document, Hidden, Media, NotReadable, Proposal, Unused};
use crate::{
    addressee, answers, asks, dates, decode, html, limits, mail, office, pdf, plain, unused,
};

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
    /// What it says of each recommendation, where it is an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerRead>,
    /// The answer that the file holds as data, where an office published it so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Box<Publication>>,
    /// What the file holds besides: tracked changes, comments, attachments, who
    /// wrote it. A person is told before anything is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Hidden>,
}

/// Why a document was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// The bytes are of no kind that can be read.
    #[error(transparent)]
    NotReadable(#[from] NotReadable),
    /// A packed document cannot be unpacked, or holds more than anything real does.
    #[error(transparent)]
    NotUnpacked(#[from] NotUnpacked),
    /// A PDF has no pages that can be read, or no words, or more than anything real has.
    #[error(transparent)]
    Pdf(#[from] PdfRefusal),
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
    /// It says "should" more often than anybody can look at.
    #[error(
        "“should”, “must” and the like stand in it more than {most} times; cut the document \
         into its parts and read each"
    )]
    TooMuchAsking {
        /// The most.
        most: usize,
    },
    /// More runs of words could be names than anybody looks up.
    #[error(
        "more than {most} different runs of words could be names of bodies; cut the document \
         into its parts and read each"
    )]
    TooManyNames {
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
    /// It holds an answer as data that cannot be read: it is not read as a document
    /// in its stead, for half of what it says would be lost.
    #[error(transparent)]
    PublishedAnswer(#[from] NotAPublication),
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
/// footers outside the main part. A saved e-mail begins with its head as a printed
/// one does, and goes on with its body, read as a text or a page. Of a Word document
/// or an OpenDocument text the kept text is drawn as of a web page, with numbers
/// that the program would print; insertions under tracked changes are its words,
/// deletions, comments and hidden words are not; footnotes stand at the end, each
/// after its number. Of a PDF it is what its pages show, in the order of its tags or else
/// of its columns: lines joined to paragraphs, words broken at their ends mended, each
/// block with its page, footnotes at the end, running heads and page numbers apart; what
/// is covered, or outside the page, is left out. What was left out is told in
/// [`Reading::hidden`].
///
/// # Errors
///
/// Files that are no text, too long or too deep; see [`IntakeError`]. A document
/// that asks nothing is no error: it has no proposals.
pub fn read(bytes: &[u8], media: Media, directory: &dyn Directory) -> Result<Reading, IntakeError> {
    read_on_its_day(bytes, media, |_| directory)
}

/// Reads a document as [`read`] does, with the names that were in use on a day that is
/// chosen once the day on the document is known.
///
/// # Errors
///
/// As [`read`].
pub fn read_on_its_day<D: Directory>(
    bytes: &[u8],
    media: Media,
    directory_on: impl FnOnce(Option<Day>) -> D,
) -> Result<Reading, IntakeError> {
    let read = document(bytes, media)?;
    read_with(
        read,
        published(bytes, media)?,
        limits::MOST_NAMES,
        directory_on,
    )
}

/// Reads a PDF as [`read_on_its_day`] does, in the words that another program drew from
/// it: `printed` is what `pdftotext -bbox -cropbox` printed. What our own reader finds
/// hidden in it stays out and is told; of pages that it cannot follow that is told.
///
/// # Errors
///
/// As [`read`], and where `printed` has no page.
pub fn read_by_pdftotext<D: Directory>(
    bytes: &[u8],
    printed: &[u8],
    directory_on: impl FnOnce(Option<Day>) -> D,
) -> Result<Reading, IntakeError> {
    let bytes = within(bytes, limits::MOST_PDF_BYTES)?;
    let read = with_words(pdf::document_by_pdftotext(bytes, printed)?)?;
    read_with(read, None, limits::MOST_NAMES, directory_on)
}

/// The text of a document alone, cut into its blocks: as [`read`] draws it, without
/// what it asks.
///
/// # Errors
///
/// As [`read`].
pub fn text(bytes: &[u8], media: Media) -> Result<Document, IntakeError> {
    Ok(document(bytes, media)?.0)
}

fn read_with<D: Directory>(
    (document, hidden): (Document, Vec<Hidden>),
    published: Option<Box<Publication>>,
    most_names: usize,
    directory_on: impl FnOnce(Option<Day>) -> D,
) -> Result<Reading, IntakeError> {
    let mut worded = Worded::of(&document);
    let most = limits::MOST_ASKING;
    if unused::asks_more_often(&worded, most) {
        return Err(IntakeError::TooMuchAsking { most });
    }
    let mut dates = dates::find(&worded);
    let answering = answers::find(&worded);
    // Forms for answers give their day in a box, which only an answer has.
    if let Some(dated) = answering.as_ref().and_then(|answering| answering.dated) {
        dates.dated = Some(dated);
    }
    let directory = directory_on(dates.day());
    let directory = Remembering::new(&directory, most_names);
    worded.note_names(|word| addressee::may_begin_a_name(&directory, word));
    let set_apart = answering.as_ref().map(Answering::set_apart);
    let answer = answering.map(|answering| answering.read(&worded, &directory));
    let mut asked = asks::find(&worded, &dates, &directory);
    if let Some((answer, set_apart)) = answer.as_ref().zip(set_apart) {
        if let Some(by) = &answer.by {
            asked.said_by(&by.found);
        }
        asked.leave_what_is_answered(&set_apart, answer.made_here);
    }
    if directory.is_full() {
        return Err(IntakeError::TooManyNames {
            most: directory.most(),
        });
    }
    if asked.proposals.len() > limits::MOST_PROPOSALS {
        return Err(IntakeError::TooMuchAsked {
            most: limits::MOST_PROPOSALS,
        });
    }
    let unused = unused::find(&worded, &asked);
    Ok(Reading {
        document,
        proposals: asked.proposals,
        unused,
        dates,
        answer,
        published,
        hidden,
    })
}

/// The answer that a page holds as data; most hold none.
fn published(bytes: &[u8], media: Media) -> Result<Option<Box<Publication>>, NotAPublication> {
    if media != Media::Html {
        return Ok(None);
    }
    match publication::read(bytes) {
        Ok(answer) => Ok(Some(Box::new(answer))),
        Err(NotAPublication::NoBlock | NotAPublication::TooLarge { .. }) => Ok(None),
        Err(why) => Err(why),
    }
}

fn document(bytes: &[u8], media: Media) -> Result<(Document, Vec<Hidden>), IntakeError> {
    let most = match media {
        Media::PlainText => limits::MOST_TEXT_BYTES,
        Media::Html => limits::MOST_HTML_BYTES,
        Media::Email => limits::MOST_MAIL_BYTES,
        Media::Docx | Media::Odt => limits::MOST_PACKED_BYTES,
        Media::Pdf => limits::MOST_PDF_BYTES,
        Media::Csv => return Err(IntakeError::NeedsMapping),
    };
    let bytes = within(bytes, most)?;
    let read = match media {
        Media::Html => {
            refuse_what_is_no_text(bytes)?;
            (html::document(decode(bytes))?, Vec::new())
        }
        Media::PlainText | Media::Csv => {
            refuse_what_is_no_text(bytes)?;
            (plain::document(decode(bytes))?, Vec::new())
        }
        Media::Email => {
            refuse_other_kinds(bytes)?;
            mail::document(bytes)?
        }
        Media::Docx => office::docx::document(bytes)?,
        Media::Odt => office::odt::document(bytes)?,
        Media::Pdf => pdf::document(bytes)?,
    };
    with_words(read)
}

/// Bytes that are no more than may be.
fn within(bytes: &[u8], most: usize) -> Result<&[u8], IntakeError> {
    match bytes.len() > most {
        true => Err(IntakeError::TooLong {
            bytes: bytes.len(),
            most,
        }),
        false => Ok(bytes),
    }
}

/// A document in which there is a word.
fn with_words(read: (Document, Vec<Hidden>)) -> Result<(Document, Vec<Hidden>), IntakeError> {
    match read.0.text.contains(char::is_alphanumeric) {
        true => Ok(read),
        false => Err(NotReadable::NoWords.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::HashSet;

    use super::*;
    use crate::Found;

    /// A directory that knows nobody, counts how often it is asked, and fails
    /// where it is asked for one name twice.
    #[derive(Default)]
    struct Nobody(RefCell<HashSet<String>>);

    impl Directory for Nobody {
        fn find(&self, words: &str) -> Found {
            let first = self.0.borrow_mut().insert(words.to_owned());
            assert!(first, "asked for {words:?} again");
            Found::nothing()
        }
    }

    /// Ten asks of ten bodies each, all of other names.
    fn of_many_names() -> String {
        let ask = |ask: u8| {
            let name = |body: u8| format!("Body{}{}", char::from(ask), char::from(body));
            let names: Vec<_> = (b'a'..b'k').map(name).collect();
            format!(
                "We recommend that {} should publish a plan.\n\n",
                names.join(", ")
            )
        };
        (b'a'..b'k').map(ask).collect()
    }

    #[test]
    fn a_document_of_nothing_but_names_costs_no_more_than_the_limit() {
        let text = of_many_names();
        let read = |most| {
            let nobody = Nobody::default();
            let read = document(text.as_bytes(), Media::PlainText).unwrap();
            let reading = read_with(read, None, most, |_| &nobody);
            (reading, nobody.0.borrow().len())
        };
        let (refused, asked) = read(100);
        assert_eq!(asked, 100, "and not once more");
        let refused = refused.unwrap_err();
        assert_eq!(refused, IntakeError::TooManyNames { most: 100 });
        let said = "more than 100 different runs of words could be names of bodies; cut the \
                    document into its parts and read each";
        assert_eq!(refused.to_string(), said);
        // The control: with room for its names it is read.
        let (read, asked) = read(limits::MOST_NAMES);
        assert_eq!(read.unwrap().proposals.len(), 10);
        assert!(asked > 100, "{asked}");
    }
}
