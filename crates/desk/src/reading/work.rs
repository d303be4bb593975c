//! What is to be read of a file, and what was.

use answerable_intake::publication::{NotAPublication, Publication};
use answerable_intake::tracker::{self, Workbook};
use answerable_intake::{IntakeError, Media, Reading, publication};
use answerable_register::calendar::Day;
use serde::{Deserialize, Serialize};

use super::{Names, NotRead};
use crate::review::read_document;

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
    },
    /// An answer that an office published as data; many files hold none.
    PublishedAnswer,
    /// The sheets of an office's tracker.
    Tracker,
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
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DocumentRead {
    /// What kind of file it is.
    pub media: Media,
    /// What was read in it.
    pub reading: Reading,
}

impl Work {
    /// Does it, in this process.
    ///
    /// # Errors
    ///
    /// What the reading room says of the file.
    pub fn done_on(&self, bytes: &[u8]) -> Result<Told, NotRead> {
        match self {
            Self::Document { name, today, names } => {
                let media = Media::of(name, bytes).map_err(refused)?;
                let register = names.as_register(*today);
                let reading = read_document(&register, bytes, media, *today);
                let reading = reading.map_err(NotRead::from)?;
                Ok(Told::Document(Box::new(DocumentRead { media, reading })))
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
        }
    }
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
