//! Documents under review: what is proposed, and what a person has decided so
//! far. The words are the desk's own JSON; here they are only kept, covered under
//! a key of the [vault](crate::vault), one for each review. When it is published
//! or given up the key is destroyed.

use std::path::Path;
use std::sync::Arc;

use answerable_ledger::Fingerprint;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use super::{DeskFile, DeskFileError};
use crate::fault::{Damage, Fault};
use crate::vault::{Asking, Draw, EraseRefused, Kind, RecordId, SealError, UnsealError, Vault};

/// The part of a review's record under which its state is covered.
pub(super) const STATE: &str = "state";

/// The longest state of one review: 16 MiB, a long report with every passage
/// proposed.
pub const MAX_REVIEW_BYTES: usize = 16 << 20;

pub(super) const SCHEMA: &str = "CREATE TABLE review (
  document BLOB PRIMARY KEY CHECK (length(document) = 32),
  version INTEGER NOT NULL CHECK (version > 0),
  state TEXT NOT NULL
) STRICT;";

/// Since format 12 states lie covered. Those of an earlier format wait until
/// [`Earlier`](super::Earlier) has moved them into the vault.
pub(super) const COVERED: &str = "ALTER TABLE review RENAME TO review_in_clear;
CREATE TABLE review (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  document BLOB NOT NULL UNIQUE CHECK (length(document) = 32),
  record TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL CHECK (version > 0),
  state BLOB NOT NULL
) STRICT;";

/// How often a review was changed; 0 where there is none yet.
///
/// Two people who decide at once both read version 3; the first makes it 4 and
/// the second is told, instead of undoing the first.
pub type Version = u64;

/// A review as it was last put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its version, at least 1.
    pub version: Version,
    /// The desk's JSON.
    pub state: String,
}

/// Why a review was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ReviewsError {
    /// Somebody changed it in the meantime.
    #[error(
        "somebody else changed this review (version {actual}, not {expected}); look at it again and decide again"
    )]
    Moved {
        /// The version it was decided on.
        expected: Version,
        /// The version it has.
        actual: Version,
    },
    /// Its state is longer than [`MAX_REVIEW_BYTES`].
    #[error(
        "the review has {found} bytes and the most is {} MiB; review the document in parts",
        MAX_REVIEW_BYTES >> 20
    )]
    TooLong {
        /// Its length.
        found: usize,
    },
    /// The vault made no record of it.
    #[error("{0}")]
    NotSealed(#[from] SealError),
    /// The vault did not cover or open its state.
    #[error("{0}")]
    NotOpened(#[from] UnsealError),
    /// Its key was not destroyed.
    #[error("{0}")]
    NotErased(#[from] EraseRefused),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The documents under review.
#[derive(Debug)]
pub struct Reviews {
    file: DeskFile,
    vault: Arc<Vault>,
}

/// A row, its state still covered.
struct Covered {
    record: RecordId,
    version: Version,
    state: Vec<u8>,
}

impl Reviews {
    /// Opens the reviews in the desk's file, which is made where there is none.
    /// A review whose removal was broken off is removed.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>, vault: Arc<Vault>) -> Result<Self, DeskFileError> {
        let file = DeskFile::open(path.as_ref())?;
        let reviews = Self { file, vault };
        for (document, _) in reviews.list()? {
            if let Some(row) = reviews.row(document)?
                && reviews.vault.tombstone(row.record)?.is_some()
            {
                reviews.drop_row(document, row.record)?;
            }
        }
        Ok(reviews)
    }

    /// Begins the review of a document with its first state, under a key of its
    /// own; its version is 1.
    ///
    /// # Errors
    ///
    /// [`ReviewsError::Moved`] when there is one already; nothing changes.
    pub fn begin(
        &self,
        document: Fingerprint,
        state: &str,
        (on, draw): (Date, &Draw),
    ) -> Result<Version, ReviewsError> {
        check(state)?;
        unmoved(0, self.version(document)?)?;
        // The key first: broken off after it, a key that opens nothing.
        let record = self.vault.begin(Kind::Draft, on, draw)?;
        let covered = self.vault.cover(record, STATE, state.as_bytes())?;
        let begun = self
            .file
            .run(|file| begin(file, document, record, 1, &covered))?;
        match begun {
            true => Ok(1),
            false => Err(moved(0, self.version(document)?)),
        }
    }

    /// Puts the state of a document's review in the place of version `expected`
    /// and returns its new version.
    ///
    /// # Errors
    ///
    /// [`ReviewsError::Moved`] when it has another version; nothing changes.
    pub fn change(
        &self,
        document: Fingerprint,
        expected: Version,
        state: &str,
    ) -> Result<Version, ReviewsError> {
        check(state)?;
        let row = self.row(document)?;
        let record = match row {
            Some(row) if row.version == expected => row.record,
            row => return Err(moved(expected, row.map_or(0, |row| row.version))),
        };
        let covered = self.vault.cover(record, STATE, state.as_bytes())?;
        let changed = self.file.run(|file| {
            file.prepare_cached(
                "UPDATE review SET version = version + 1, state = ?3
                 WHERE document = ?1 AND version = ?2 AND record = ?4",
            )?
            .execute((document.0, expected, covered, record.to_string()))
        })?;
        match changed {
            1 => Ok(expected + 1),
            _ => Err(moved(expected, self.version(document)?)),
        }
    }

    /// A document's review, if there is one.
    ///
    /// # Errors
    ///
    /// [`ReviewsError`] when it cannot be read.
    pub fn get(&self, document: Fingerprint) -> Result<Option<Review>, ReviewsError> {
        let Some(row) = self.row(document)? else {
            return Ok(None);
        };
        let state = match self.vault.uncover(row.record, STATE, &row.state) {
            Ok(state) => state,
            // Removed a moment ago, or gone with a vault that is lost.
            Err(UnsealError::Erased(_) | UnsealError::NoSuchRecord { .. }) => return Ok(None),
            Err(why) => return Err(why.into()),
        };
        let state = String::from_utf8(state).map_err(|_| {
            let found = format!("the review of {document} is no text");
            Fault::damaged(self.file.path(), Damage::Shape(found))
        })?;
        Ok(Some(Review {
            version: row.version,
            state,
        }))
    }

    /// The documents under review, in the order in which they were first put.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn list(&self) -> Result<Vec<(Fingerprint, Version)>, Fault> {
        self.file.run(|file| {
            file.prepare_cached("SELECT document, version FROM review ORDER BY number")?
                .query_map([], |row| Ok((Fingerprint(row.get(0)?), row.get(1)?)))?
                .collect()
        })
    }

    /// Removes a review that is decided or given up, at version `expected`, and
    /// destroys its key on a ground.
    ///
    /// # Errors
    ///
    /// [`ReviewsError::Moved`] when it has another version; nothing changes.
    pub fn remove(
        &self,
        document: Fingerprint,
        expected: Version,
        asking: &Asking<'_>,
    ) -> Result<(), ReviewsError> {
        let record = match self.row(document)? {
            Some(row) if row.version == expected => row.record,
            row => return Err(moved(expected, row.map_or(0, |row| row.version))),
        };
        // The key before the row: broken off between them, the review is there no
        // more, and its row goes when the file is opened again.
        match self.vault.erase(record, asking) {
            Ok(_) | Err(EraseRefused::StillInUse { .. } | EraseRefused::NoSuchRecord { .. }) => {}
            Err(why) => return Err(why.into()),
        }
        Ok(self.drop_row(document, record)?)
    }

    /// Notes in the vault's trail that somebody looked at what the file under
    /// review holds besides its text.
    ///
    /// # Errors
    ///
    /// [`ReviewsError::Moved`] when the document is not under review.
    pub fn note_hidden_seen(
        &self,
        document: Fingerprint,
        asking: &Asking<'_>,
    ) -> Result<(), ReviewsError> {
        let row = self.row(document)?.ok_or_else(|| moved(1, 0))?;
        Ok(self.vault.note_hidden_seen(Some(row.record), asking)?)
    }

    fn drop_row(&self, document: Fingerprint, record: RecordId) -> Result<(), Fault> {
        self.file.run(|file| {
            file.execute(
                "DELETE FROM review WHERE document = ?1 AND record = ?2",
                (document.0, record.to_string()),
            )
            .map(|_| ())
        })
    }

    fn version(&self, document: Fingerprint) -> Result<Version, Fault> {
        Ok(self.row(document)?.map_or(0, |row| row.version))
    }

    fn row(&self, document: Fingerprint) -> Result<Option<Covered>, Fault> {
        self.file.run(|file| {
            file.prepare_cached("SELECT record, version, state FROM review WHERE document = ?1")?
                .query_row([document.0], |row| {
                    let record: String = row.get(0)?;
                    Ok(Covered {
                        record: record.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
                        version: row.get(1)?,
                        state: row.get(2)?,
                    })
                })
                .optional()
        })
    }
}

/// Puts a new row; whether there was none of that document.
pub(super) fn begin(
    file: &Connection,
    document: Fingerprint,
    record: RecordId,
    version: Version,
    covered: &[u8],
) -> rusqlite::Result<bool> {
    file.execute(
        "INSERT INTO review (document, record, version, state) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (document) DO NOTHING",
        (document.0, record.to_string(), version, covered),
    )
    .map(|put| put == 1)
}

fn check(state: &str) -> Result<(), ReviewsError> {
    match state.len() {
        found if found > MAX_REVIEW_BYTES => Err(ReviewsError::TooLong { found }),
        _ => Ok(()),
    }
}

fn moved(expected: Version, actual: Version) -> ReviewsError {
    ReviewsError::Moved { expected, actual }
}

fn unmoved(expected: Version, actual: Version) -> Result<(), ReviewsError> {
    match expected == actual {
        true => Ok(()),
        false => Err(moved(expected, actual)),
    }
}
