//! What goes wrong with disks and files, said once for every store.

use std::io;
use std::path::{Path, PathBuf};

use answerable_ledger::LeafHash;
use rusqlite::ErrorCode;

/// A failure of the disk or of a file: ours to mend, never the reader's.
///
/// Every message ends in the remedy.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// No space is left. Nothing was written, and writing may go on once there
    /// is space again.
    #[error(
        "the disk that holds {path} is full; nothing was written: free some space and try again"
    )]
    DiskFull {
        /// The file that could not grow.
        path: PathBuf,
    },
    /// The file, its folder or its disk cannot be written.
    #[error(
        "{path} cannot be written: the file, its folder or its disk is read-only for the account \
         that runs this program; nothing was written: make it writable, or use the account that \
         owns it"
    )]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The account that runs this may not look there.
    #[error(
        "{path} cannot be read by the account that runs this program; use the account that owns \
         it, or change the rights of the file and of the folders it lies in"
    )]
    Forbidden {
        /// The file or folder.
        path: PathBuf,
    },
    /// Another program has held the file for longer than we wait.
    #[error(
        "{path} is held by another program; nothing was written: stop that program, or try again"
    )]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// Reading was broken off, as it was told to be.
    #[error(
        "reading {path} was broken off, as it was told to be; nothing was found wrong until then"
    )]
    BrokenOff {
        /// The file.
        path: PathBuf,
    },
    /// The file does not hold what was put into it.
    #[error(
        "{path} is damaged: {damage}; stop writing to it, keep it as it is, and restore the last \
         good copy"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The first thing found wrong.
        damage: Damage,
    },
    /// The disk or the operating system failed.
    #[error("{path}: {detail}; stop the program, look at the disk, and start it again")]
    Failed {
        /// The file.
        path: PathBuf,
        /// The system's own words.
        detail: String,
    },
}

/// What is wrong with a damaged file: the first thing found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// An entry's bytes are not the bytes that were kept.
    #[error("entry {number} has leaf hash {found} and was kept under {kept}")]
    Altered {
        /// The entry.
        number: u64,
        /// The leaf hash kept beside it.
        kept: LeafHash,
        /// The leaf hash of the bytes that are there now.
        found: LeafHash,
    },
    /// The leaf hash, the day or the withholding kept beside an entry changed.
    #[error(
        "what is kept beside entry {number} (its leaf hash, its day, whether it is withheld) was altered"
    )]
    Beside {
        /// The entry.
        number: u64,
    },
    /// An entry is not there.
    #[error("entry {number} is missing")]
    Missing {
        /// The entry.
        number: u64,
    },
    /// There is an entry after the last one.
    #[error("there is an entry {number} after the last, which is {}", last(*head))]
    Surplus {
        /// The entry that should not be there.
        number: u64,
        /// How many entries the log holds by its own count.
        head: u64,
    },
    /// An entry was recorded on an earlier day than the entry before it.
    #[error("entry {number} was recorded on an earlier day than the entry before it")]
    DayGoesBack {
        /// The entry.
        number: u64,
    },
    /// The log's own count of its entries changed.
    #[error("the count of its entries was altered")]
    Count,
    /// An idempotency key no longer fits the entries that were kept under it.
    #[error("the key {key:?} does not fit the entries kept under it")]
    Key {
        /// The key as it reads now.
        key: String,
    },
    /// The file is not in the shape we write.
    #[error("{0}")]
    Shape(String),
}

fn last(head: u64) -> String {
    head.checked_sub(1)
        .map_or_else(|| "none".to_owned(), |last| last.to_string())
}

impl Fault {
    /// Whether the process must stop writing and exit.
    ///
    /// After a failed write or fsync nobody can say what is on the disk, and
    /// asking again may lie: a second fsync has been seen to succeed over lost
    /// data. So whoever sees such a fault acknowledges nothing more, exits, and
    /// lets the next start read what is really there. A full, read-only or
    /// busy disk refuses before anything is lost and does not stop us.
    pub fn stops_writing(&self) -> bool {
        match self {
            Self::DiskFull { .. }
            | Self::ReadOnly { .. }
            | Self::Forbidden { .. }
            | Self::Busy { .. }
            | Self::BrokenOff { .. } => false,
            Self::Damaged { .. } | Self::Failed { .. } => true,
        }
    }

    pub(crate) fn damaged(path: &Path, damage: Damage) -> Self {
        Self::Damaged {
            path: path.to_owned(),
            damage,
        }
    }

    pub(crate) fn of_sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        let owned = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull { path: owned },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path: owned },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path: owned },
            Some(ErrorCode::OperationInterrupted) => Self::BrokenOff { path: owned },
            Some(
                ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::ConstraintViolation
                | ErrorCode::TypeMismatch,
            ) => Self::damaged(path, Damage::Shape(error.to_string())),
            Some(_) => Self::Failed {
                path: owned,
                detail: error.to_string(),
            },
            // Not SQLite's own: a value of another type than we wrote.
            None => Self::damaged(path, Damage::Shape(error.to_string())),
        }
    }

    /// A failure of reading.
    pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::PermissionDenied => Self::Forbidden { path },
            _ => Self::Failed {
                path,
                detail: format!("it cannot be read: {error}"),
            },
        }
    }

    /// A failure of writing.
    pub(crate) fn of_io(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                Self::ReadOnly { path }
            }
            _ => Self::Failed {
                path,
                detail: error.to_string(),
            },
        }
    }
}
