//! Why the vault could not be opened, or would not do something.

use std::path::PathBuf;

use super::{MAX_WORDS_BYTES, RecordId, Tombstone, WhyRefused};
use crate::fault::Fault;
use crate::private_file::{EraseError, NotOpened};

/// Why a file of the vault could not be opened. Nothing in it was changed.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The file is something else.
    #[error("{path} is not {what}; check the path, or restore the last good copy")]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// What it should be.
        what: &'static str,
    },
    /// The file was made by a newer program.
    #[error(
        "{path} is in format {found}, which this program does not know; use the newer program that made it"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format version.
        found: i32,
    },
    /// Words are sealed, and their keys are not where they are looked for.
    #[error(
        "{keys} is not there, and without it {sealed} sealed records cannot be read; say where the \
         keys are with --keys, or restore them; where they are lost for good, so are the words: \
         move vault.sqlite away"
    )]
    KeysMissing {
        /// Where they were looked for.
        keys: PathBuf,
        /// How many records need one.
        sealed: usize,
    },
    /// Erasures were finished, and a reader holds an older view.
    #[error("{0}")]
    NotEmptied(#[from] EraseError),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl VaultError {
    pub(super) fn of(why: NotOpened, path: &std::path::Path, what: &'static str) -> Self {
        let path = path.to_owned();
        match why {
            NotOpened::NotOurs => Self::NotOurs { path, what },
            NotOpened::Newer(found) => Self::Newer { path, found },
            NotOpened::Fault(fault) => fault.into(),
        }
    }
}

/// Why words were not sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// There is a record of that id: the same numbers were drawn twice.
    #[error("there is a record {id} already; draw again")]
    Taken {
        /// The id.
        id: RecordId,
    },
    /// The words are too long.
    #[error("shorten this to {MAX_WORDS_BYTES} bytes; it has {found}")]
    TooLong {
        /// How many bytes they have.
        found: usize,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// Why words were not read.
#[derive(Debug, thiserror::Error)]
pub enum UnsealError {
    /// No reason was given, or too long a one.
    #[error("say in a few words why you read it: {0}")]
    Reason(WhyRefused),
    /// There is no such record.
    #[error("there is no record {id} in the vault")]
    NoSuchRecord {
        /// The id.
        id: RecordId,
    },
    /// The words were erased.
    #[error("record {} was erased on {}: {}", .0.id, .0.erased_on, .0.ground)]
    Erased(Tombstone),
    /// The words are sealed, and their key is not in the file of keys.
    #[error(
        "the key of record {id} is not in {keys}: name the right keys with --keys; where they are \
         the right ones, the record was erased after this copy of the vault was made"
    )]
    KeyMissing {
        /// The record.
        id: RecordId,
        /// The file of keys.
        keys: PathBuf,
    },
    /// The disk refused or failed, or the record was altered.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// Why nothing was erased, or why it is not known to be gone from every file.
#[derive(Debug, thiserror::Error)]
pub enum EraseRefused {
    /// No ground was given, or too long a one.
    #[error(
        "say in a few words on what ground it is erased, such as \"no longer needed (UK GDPR, \
         Article 17(1)(a))\": {0}"
    )]
    Ground(WhyRefused),
    /// There is no such record.
    #[error("there is no record {id} in the vault")]
    NoSuchRecord {
        /// The id.
        id: RecordId,
    },
    /// It is erased, but a reader holds an older view of a file.
    #[error(
        "it is erased, but another program is still reading an older view and what was erased is \
         still in {path}-wal; wait for that program or stop it, and ask again"
    )]
    StillInUse {
        /// The file.
        path: PathBuf,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl From<EraseError> for EraseRefused {
    fn from(why: EraseError) -> Self {
        match why {
            EraseError::StillInUse { path } => Self::StillInUse { path },
            EraseError::Fault(fault) => Self::Fault(fault),
        }
    }
}
