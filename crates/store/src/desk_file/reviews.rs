//! Documents under review: what is proposed, and what a person has decided so
//! far. The words are the desk's own JSON; here they are only kept.

use std::path::Path;

use answerable_ledger::Fingerprint;
use rusqlite::{Connection, OptionalExtension};

use super::{DeskFile, DeskFileError};
use crate::fault::Fault;

/// The longest state of one review: 16 MiB, a long report with every passage
/// proposed.
pub const MAX_REVIEW_BYTES: usize = 16 << 20;

pub(super) const SCHEMA: &str = "CREATE TABLE review (
  document BLOB PRIMARY KEY CHECK (length(document) = 32),
  version INTEGER NOT NULL CHECK (version > 0),
  state TEXT NOT NULL
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
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The documents under review.
#[derive(Debug)]
pub struct Reviews(DeskFile);

impl Reviews {
    /// Opens the reviews in the desk's file, which is made where there is
    /// none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DeskFileError> {
        DeskFile::open(path.as_ref()).map(Self)
    }

    /// Puts the state of a document's review in the place of version
    /// `expected` (0 for a new one) and returns its new version.
    ///
    /// # Errors
    ///
    /// [`ReviewsError::Moved`] when it has another version; nothing changes.
    pub fn put(
        &self,
        document: Fingerprint,
        expected: Version,
        state: &str,
    ) -> Result<Version, ReviewsError> {
        if state.len() > MAX_REVIEW_BYTES {
            return Err(ReviewsError::TooLong { found: state.len() });
        }
        let actual = self.0.run(|file| {
            let actual = version(file, document)?;
            if actual == expected {
                file.prepare_cached(
                    "INSERT INTO review (document, version, state) VALUES (?1, ?2, ?3)
                     ON CONFLICT (document) DO UPDATE
                     SET version = excluded.version, state = excluded.state",
                )?
                .execute((document.0, expected + 1, state))?;
            }
            Ok(actual)
        })?;
        unmoved(expected, actual)?;
        Ok(expected + 1)
    }

    /// A document's review, if there is one.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn get(&self, document: Fingerprint) -> Result<Option<Review>, Fault> {
        self.0.run(|file| {
            file.prepare_cached("SELECT version, state FROM review WHERE document = ?1")?
                .query_row([document.0], |row| {
                    Ok(Review {
                        version: row.get(0)?,
                        state: row.get(1)?,
                    })
                })
                .optional()
        })
    }

    /// The documents under review, in the order in which they were first put.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn list(&self) -> Result<Vec<(Fingerprint, Version)>, Fault> {
        self.0.run(|file| {
            file.prepare_cached("SELECT document, version FROM review ORDER BY rowid")?
                .query_map([], |row| Ok((Fingerprint(row.get(0)?), row.get(1)?)))?
                .collect()
        })
    }

    /// Removes a review that is decided or given up, at version `expected`.
    ///
    /// # Errors
    ///
    /// [`ReviewsError::Moved`] when it has another version; nothing changes.
    pub fn remove(&self, document: Fingerprint, expected: Version) -> Result<(), ReviewsError> {
        let actual = self.0.run(|file| {
            let actual = version(file, document)?;
            if actual == expected {
                file.execute("DELETE FROM review WHERE document = ?1", [document.0])?;
            }
            Ok(actual)
        })?;
        unmoved(expected, actual)
    }
}

fn version(file: &Connection, document: Fingerprint) -> rusqlite::Result<Version> {
    file.prepare_cached("SELECT version FROM review WHERE document = ?1")?
        .query_row([document.0], |row| row.get(0))
        .optional()
        .map(Option::unwrap_or_default)
}

fn unmoved(expected: Version, actual: Version) -> Result<(), ReviewsError> {
    if expected == actual {
        Ok(())
    } else {
        Err(ReviewsError::Moved { expected, actual })
    }
}
