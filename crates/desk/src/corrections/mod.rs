//! Deciding requests for a correction.
//!
//! A request lies sealed in the inbox. A reviewer opens it with a reason, which
//! stands in the trail before they see a word. What they decide enters the log
//! in their own words and holds none of whoever asked; only then is the request
//! marked as decided, under a key that makes a second try find the first entry.

use answerable_register::calendar::Day;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::CorrectionDecided;
use answerable_store::inbox::{Code, Reference, Request, Standing, Stands};
use answerable_store::vault::{Asking, EraseRefused, Erased, UnsealError};
use answerable_store::{Fault, IdempotencyKey};

use crate::Desk;
use crate::clerk::{Command, NotRecorded};

/// The requests, as far as anybody may know without reading them.
#[derive(Debug)]
pub struct Requests {
    /// Those that nobody has decided, the oldest first.
    pub waiting: Vec<answerable_store::inbox::Waiting>,
    /// Those that are decided and whose words are still kept.
    pub decided: Vec<Standing>,
}

/// A request that was opened.
#[derive(Debug)]
pub struct Opened {
    /// How it stands.
    pub standing: Standing,
    /// What it says; none where its words never arrived.
    pub request: Option<Request>,
}

/// Why a request was not decided.
#[derive(Debug, thiserror::Error)]
pub enum NotDecided {
    /// There is no such request, or it was erased before it was decided.
    #[error("no request {reference} waits")]
    NoSuchRequest {
        /// Its reference.
        reference: Reference,
    },
    /// Somebody decided it first.
    #[error("{reference} was decided meanwhile, by entry {entry}")]
    DecidedMeanwhile {
        /// Its reference.
        reference: Reference,
        /// The entry that says what was decided.
        entry: EntryNumber,
    },
    /// The log did not take it.
    #[error("{0}")]
    NotRecorded(#[from] NotRecorded),
    /// It is recorded, and the inbox could not be told; decided again, it is.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl Desk {
    /// Which requests wait, and which are decided with their words still kept.
    ///
    /// # Errors
    ///
    /// [`Fault`] when a file cannot be read.
    pub fn requests(&self) -> Result<Requests, Fault> {
        let inbox = self.inbox();
        Ok(Requests {
            waiting: inbox.waiting()?,
            decided: inbox.decided_and_not_erased()?,
        })
    }

    /// How a request stands, without reading it.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn request(&self, reference: Reference) -> Result<Option<Standing>, Fault> {
        self.inbox().standing(reference)
    }

    /// Opens a request. Who reads it, when and why stands durably in the trail
    /// before this returns. None where there is none, or it was erased.
    ///
    /// # Errors
    ///
    /// [`UnsealError::Reason`] without a reason.
    pub fn open_request(
        &self,
        reference: Reference,
        asking: &Asking<'_>,
    ) -> Result<Option<Opened>, UnsealError> {
        let inbox = self.inbox();
        let Some(standing) = inbox.standing(reference)? else {
            return Ok(None);
        };
        match inbox.read(&standing.request, asking) {
            Ok(request) => Ok(Some(Opened { standing, request })),
            Err(UnsealError::Erased(_)) => Ok(None),
            Err(why) => Err(why),
        }
    }

    /// Records what was decided of a request; the entry that says so. Decided
    /// twice in the same way by two presses of a button, it is recorded once.
    ///
    /// # Errors
    ///
    /// [`NotDecided`].
    pub fn decide_request(
        &self,
        reference: Reference,
        decided: CorrectionDecided,
        by: &str,
        today: Day,
    ) -> Result<EntryNumber, NotDecided> {
        let none = || NotDecided::NoSuchRequest { reference };
        let standing = self.inbox().standing(reference)?.ok_or_else(none)?;
        match standing.stands {
            Stands::Erased => return Err(none()),
            Stands::Decided(entry) => {
                return Err(NotDecided::DecidedMeanwhile { reference, entry });
            }
            Stands::Waits => {}
        }
        // References begin again where the desk's file was lost; the log's keys
        // never do. No two requests have one record.
        let key = format!("correction-decided-{reference}-{}", standing.request.record);
        let recorded = self.record(Command {
            key: IdempotencyKey::try_new(&key).ok(),
            by: by.into(),
            today,
            facts: vec![decided.into()],
        })?;
        let entry = recorded.entries.start;
        self.inbox().decided(reference, entry)?;
        match recorded.already {
            // Somebody else's decision came first and was not noted yet.
            true => Err(NotDecided::DecidedMeanwhile { reference, entry }),
            false => Ok(entry),
        }
    }

    /// Whether a request is there and nobody has decided it.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn request_waits(&self, reference: Reference) -> Result<bool, Fault> {
        let found = self.inbox().standing(reference)?;
        Ok(found.is_some_and(|found| found.stands == Stands::Waits))
    }

    /// Erases what a request says, on a ground. None where there is none.
    ///
    /// # Errors
    ///
    /// [`EraseRefused`].
    pub fn erase_request(
        &self,
        reference: Reference,
        asking: &Asking<'_>,
    ) -> Result<Option<Erased>, EraseRefused> {
        let inbox = self.inbox();
        let Some(record) = inbox.record(reference)? else {
            return Ok(None);
        };
        match inbox.erase(record, asking) {
            Ok(erased) => Ok(Some(erased)),
            Err(EraseRefused::NoSuchRecord { .. }) => Ok(None),
            Err(why) => Err(why),
        }
    }

    /// How the request stands that a sender was given this code for.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn request_under(&self, code: &Code) -> Result<Option<Standing>, Fault> {
        self.inbox().under(code)
    }
}
