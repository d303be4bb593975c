//! What is to be read of a file, and what was.

use answerable_intake::mapping::{Dry, SheetError};
use answerable_intake::publication::{NotAPublication, Publication};
use answerable_intake::tracker::{self, Workbook};
use answerable_intake::{IntakeError, Mapping, Media, Reading, publication};
use answerable_register::calendar::Day;
use serde::{Deserialize, Serialize};

use super::{Names, NotRead, PdfReader};
use crate::review::{read_document, read_document_by_pdftotext};

/// What is to be read of a file. It holds everything that reading needs, so that
/// it can be done where nothing else is to be had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Work {
    /// A document, and what it seems to ask.
    Document {
        /// What the file is called.
        name: String,
        /// The day it is read on.
        today: Day,
        /// Who there is.
        names: Names,
        /// Who draws the words from it, if it is a PDF.
        #[serde(default)]
        pdf: PdfReader,
    },
    /// An answer that an office published as data; many files hold none.
    PublishedAnswer,
    /// The sheets of an office's tracker.
    Tracker,
    /// A publisher's list, through a mapping.
    List {
        /// The mapping file, as it is written.
        mapping: String,
    },
}

/// What was read of a file: of each kind of work its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Told {
    /// Of [`Work::Document`].
    Document(Box<DocumentRead>),
    /// Of [`Work::PublishedAnswer`].
    PublishedAnswer(Option<Box<Publication>>),
    /// Of [`Work::Tracker`].
    Tracker(Workbook),
    /// Of [`Work::List`].
    List(Box<Dry>),
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DocumentRead {
    /// What kind of file it is.
    pub media: Media,
    /// What was read in it.
    pub reading: Reading,
    /// The program that drew its words, by name and version, where it was not ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_by: Option<String>,
}

impl Work {
    /// Whether the words of a file of this name are drawn by `pdftotext`.
    #[must_use]
    pub fn is_for_pdftotext(&self) -> bool {
        let ending = |name: &str| {
            name.rsplit_once('.')
                .map(|(_, end)| end.to_ascii_lowercase())
        };
        match self {
            Self::Document { name, pdf, .. } => {
                *pdf == PdfReader::Pdftotext && ending(name).as_deref() == Some("pdf")
            }
            _ => false,
        }
    }

    /// Does it, in this process. `printed` is what `pdftotext` printed of the file, where
    /// it [was asked](Self::is_for_pdftotext).
    ///
    /// # Errors
    ///
    /// What the reading room says of the file.
    pub fn done_on(&self, bytes: &[u8], printed: Option<&[u8]>) -> Result<Told, NotRead> {
        match self {
            Self::Document {
                name, today, names, ..
            } => {
                if is_a_workbook(name, bytes) {
                    return Err(NotRead::NeedsMapping);
                }
                let media = Media::of(name, bytes).map_err(refused)?;
                let register = names.as_register(*today);
                let reading = match printed.filter(|_| media == Media::Pdf) {
                    Some(printed) => read_document_by_pdftotext(&register, bytes, printed, *today),
                    None => read_document(&register, bytes, media, *today),
                };
                let reading = reading.map_err(NotRead::from)?;
                Ok(Told::Document(Box::new(DocumentRead {
                    media,
                    reading,
                    words_by: None,
                })))
            }
            Self::PublishedAnswer => match publication::read(bytes) {
                Ok(answer) => Ok(Told::PublishedAnswer(Some(Box::new(answer)))),
                Err(NotAPublication::NoBlock | NotAPublication::TooLarge { .. }) => {
                    Ok(Told::PublishedAnswer(None))
                }
                Err(why) => Err(refused(why)),
            },
            Self::Tracker => match tracker::read_file(bytes) {
                Ok(workbook) => Ok(Told::Tracker(workbook)),
                Err(why @ tracker::NotRead::TooLarge) => Err(NotRead::TooLong(why.to_string())),
                Err(why) => Err(refused(why)),
            },
            Self::List { mapping } => {
                let mapping = Mapping::parse(mapping);
                let mapping = mapping.map_err(|why| NotRead::Mapping(why.to_string()))?;
                match mapping.read(bytes) {
                    Ok(dry) => Ok(Told::List(Box::new(dry))),
                    Err(why @ SheetError::TooLong { .. }) => Err(NotRead::TooLong(why.to_string())),
                    Err(why) => Err(refused(why)),
                }
            }
        }
    }
}

/// Whether a file says by its name and its first bytes that it is a workbook.
fn is_a_workbook(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let endings = ["xlsx", "ods"];
    bytes.starts_with(b"PK") && endings.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

fn refused(why: impl std::fmt::Display) -> NotRead {
    NotRead::Refused(why.to_string())
}

impl From<IntakeError> for NotRead {
    fn from(why: IntakeError) -> Self {
        match why {
            IntakeError::TooLong { .. } => Self::TooLong(why.to_string()),
            IntakeError::NeedsMapping => Self::NeedsMapping,
            why => refused(why),
        }
    }
}

impl Told {
    /// What was read of a document.
    ///
    /// # Errors
    ///
    /// Where it is something else: the reader did other work than it was given.
    pub fn document(self) -> Result<DocumentRead, NotRead> {
        match self {
            Self::Document(read) => Ok(*read),
            _ => Err(other_work()),
        }
    }

    /// The answer that was published as data, where the file holds one.
    ///
    /// # Errors
    ///
    /// As [`document`](Self::document).
    pub fn published_answer(self) -> Result<Option<Publication>, NotRead> {
        match self {
            Self::PublishedAnswer(answer) => Ok(answer.map(|answer| *answer)),
            _ => Err(other_work()),
        }
    }

    /// The rows of a list.
    ///
    /// # Errors
    ///
    /// As [`document`](Self::document).
    pub fn list(self) -> Result<Dry, NotRead> {
        match self {
            Self::List(dry) => Ok(*dry),
            _ => Err(other_work()),
        }
    }

    /// The sheets of a tracker.
    ///
    /// # Errors
    ///
    /// As [`document`](Self::document).
    pub fn tracker(self) -> Result<Workbook, NotRead> {
        match self {
            Self::Tracker(workbook) => Ok(workbook),
            _ => Err(other_work()),
        }
    }
}

fn other_work() -> NotRead {
    NotRead::NoReader("it was asked for one thing and told of another".to_owned())
}
