//! Requests for correction from the public, to be answered by a person.
//!
//! What somebody writes is personal data. It is sealed in the
//! [vault](crate::vault) from the moment it arrives, is never in the log, and
//! can be erased; here stands only that there is a request, its day and its
//! record's opaque name.

mod code;
mod decided;
mod earlier;
mod forms;
mod reference;
mod request;

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use super::{DeskFile, DeskFileError};
use crate::fault::Fault;
use crate::vault::{
    Asking, Draw, EraseRefused, Erased, Kind, RecordId, SealError, ToSeal, UnsealError, Vault,
};

pub use code::{Code, NotACode};
pub(super) use decided::SCHEMA as SCHEMA_OF_DECISIONS;
pub use decided::{Entry, Standing, Stands};
pub use earlier::NotMoved;
pub(super) use earlier::SCHEMA as SCHEMA_BEFORE_THE_VAULT;
pub(super) use forms::SCHEMA as SCHEMA_OF_KEYS;
pub use forms::{FormKey, MAX_FORM_KEYS};
pub use reference::{NotAReference, Reference};
pub use request::{
    Field, MAX_CONTACT_CHARS, MAX_PAGE_CHARS, MAX_SOURCE_CHARS, MAX_WORDS_CHARS, Request,
};

/// The most requests that wait at once, so that a machine cannot fill the
/// disk through the public form.
pub const MAX_WAITING: u64 = 10_000;

/// The requests, since format 3; numbers go on from those of earlier formats.
pub(super) const SCHEMA: &str = "CREATE TABLE sealed_request (
  reference INTEGER PRIMARY KEY AUTOINCREMENT,
  record TEXT NOT NULL UNIQUE,
  sent_on TEXT NOT NULL,
  waits INTEGER NOT NULL DEFAULT 1 CHECK (waits IN (0, 1))
) STRICT;
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'sealed_request', seq FROM sqlite_sequence WHERE name = 'correction_request';";

/// A request that waits, as far as anybody may know without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The number its sender was given.
    pub reference: Reference,
    /// Its record in the vault.
    pub record: RecordId,
    /// The day it was sent.
    pub on: Date,
}

/// Why a request was not taken.
#[derive(Debug, thiserror::Error)]
pub enum InboxError {
    /// It does not say what is wrong.
    #[error("say what is wrong")]
    NothingSaid,
    /// A part is too long.
    #[error("shorten this to {limit} characters; it has {found}")]
    TooLong {
        /// Which part.
        field: Field,
        /// The most characters it may have.
        limit: usize,
        /// How many it has.
        found: usize,
    },
    /// [`MAX_WAITING`] requests wait already.
    #[error("{MAX_WAITING} requests are waiting, which is the most we hold; write to us instead")]
    Full,
    /// The vault did not take the words.
    #[error("{0}")]
    NotSealed(#[from] SealError),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The requests that wait for an answer.
#[derive(Debug)]
pub struct Inbox {
    file: DeskFile,
    vault: Arc<Vault>,
}

impl Inbox {
    /// Opens the inbox in the desk's file, which is made where there is none.
    ///
    /// Requests that an earlier program kept in the clear wait until
    /// [`Self::seal_an_earlier`] has moved them.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>, vault: Arc<Vault>) -> Result<Self, DeskFileError> {
        let file = DeskFile::open(path.as_ref())?;
        Ok(Self { file, vault })
    }

    /// Takes a request, once for each form, and seals it under what the caller
    /// drew; it is durable when its reference is returned. The same form again
    /// gets the same reference while the request waits, and for
    /// [`MAX_FORM_KEYS`] forms after it once it was erased.
    ///
    /// # Errors
    ///
    /// [`InboxError`] names the part that must change.
    pub fn add(
        &self,
        request: &Request,
        form: FormKey,
        draw: &Draw,
    ) -> Result<Reference, InboxError> {
        request.check()?;
        let place = self.file.run(|file| {
            if let Some(reference) = forms::taken(file, form)? {
                return Ok(Some((reference, record_of(file, reference)?)));
            }
            if count(file)? >= MAX_WAITING {
                return Ok(None);
            }
            let reference = insert(file, None, draw.record(), request.on)?;
            forms::remember(file, form, reference)?;
            decided::remember(file, reference, &Code::of(form))?;
            Ok(Some((reference, Some(draw.record()))))
        })?;
        let (reference, record) = place.ok_or(InboxError::Full)?;
        // The place is made first, so that no words are in the vault that nobody
        // could find. Broken off here, the same form again brings them.
        if let Some(record) = record {
            self.seal(record, request, draw)?;
        }
        Ok(reference)
    }

    /// How many wait.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn count(&self) -> Result<u64, Fault> {
        self.file.run(count)
    }

    /// All that wait, the oldest first; there are at most [`MAX_WAITING`]. What
    /// they say is in the vault.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn waiting(&self) -> Result<Vec<Waiting>, Fault> {
        self.file.run(|file| {
            file.prepare_cached(
                "SELECT reference, record, sent_on FROM sealed_request
                 WHERE waits = 1 ORDER BY reference",
            )?
            .query_map([], |row| {
                let (record, on): (String, String) = (row.get(1)?, row.get(2)?);
                Ok(Waiting {
                    reference: Reference(row.get(0)?),
                    record: record.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
                    on: on.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
                })
            })?
            .collect()
        })
    }

    /// What a request says. Who reads it, when and why stands in the audit
    /// trail before this returns. None where its sending was broken off before
    /// its words arrived: its sender was told that it was not kept.
    ///
    /// # Errors
    ///
    /// [`UnsealError`].
    pub fn read(
        &self,
        waiting: &Waiting,
        asking: &Asking<'_>,
    ) -> Result<Option<Request>, UnsealError> {
        match self.vault.unseal(waiting.record, asking) {
            Ok(words) => Ok(Request::from_words(&words, waiting.on)),
            Err(UnsealError::NoSuchRecord { .. }) => Ok(None),
            Err(why) => Err(why),
        }
    }

    /// The record of a request, whether it waits or was erased; none where no
    /// request was ever given that reference.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn record(&self, reference: Reference) -> Result<Option<RecordId>, Fault> {
        self.file.run(|file| record_of(file, reference))
    }

    /// Erases a record of the vault; the request whose words it held, if it held
    /// one's, waits no more.
    ///
    /// # Errors
    ///
    /// [`EraseRefused`]. A request whose words never arrived waits no more
    /// either, and is [`EraseRefused::NoSuchRecord`].
    pub fn erase(&self, record: RecordId, asking: &Asking<'_>) -> Result<Erased, EraseRefused> {
        let erased = self.vault.erase(record, asking);
        let waits_no_more = matches!(
            erased,
            Ok(_) | Err(EraseRefused::NoSuchRecord { .. } | EraseRefused::StillInUse { .. })
        );
        if waits_no_more {
            self.file.run(|file| {
                file.execute(
                    "UPDATE sealed_request SET waits = 0 WHERE record = ?1",
                    [record.to_string()],
                )
            })?;
        }
        erased
    }

    /// Seals a request under its record's name, unless it is sealed already.
    fn seal(&self, record: RecordId, request: &Request, draw: &Draw) -> Result<(), InboxError> {
        if self.vault.holds(record)? {
            return Ok(());
        }
        let words = ToSeal {
            kind: Kind::CorrectionRequest,
            words: &request.in_words(),
            on: request.on,
        };
        match self.vault.seal_as(record, &words, draw) {
            // Two presses of one button; the other was first.
            Ok(_) | Err(SealError::Taken { .. }) => Ok(()),
            Err(why) => Err(why.into()),
        }
    }
}

fn count(file: &Connection) -> rusqlite::Result<u64> {
    file.prepare_cached("SELECT count(*) FROM sealed_request WHERE waits = 1")?
        .query_row([], |row| row.get(0))
}

/// Makes a place for a request: under the reference it has, or the next one.
fn insert(
    file: &Connection,
    reference: Option<Reference>,
    record: RecordId,
    on: Date,
) -> rusqlite::Result<Reference> {
    file.prepare_cached(
        "INSERT INTO sealed_request (reference, record, sent_on) VALUES (?1, ?2, ?3)
         RETURNING reference",
    )?
    .query_row(
        (
            reference.map(|reference| reference.0),
            record.to_string(),
            on.to_string(),
        ),
        |row| row.get(0).map(Reference),
    )
}

fn record_of(file: &Connection, reference: Reference) -> rusqlite::Result<Option<RecordId>> {
    let record: Option<String> = file
        .prepare_cached("SELECT record FROM sealed_request WHERE reference = ?1")?
        .query_row([reference.0], |row| row.get(0))
        .optional()?;
    record
        .map(|record| record.parse().map_err(|_| rusqlite::Error::InvalidQuery))
        .transpose()
}
