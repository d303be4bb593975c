//! Making a log, and opening one that is there.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, TransactionBehavior};

use super::Log;
use super::connect::{beside, connect, connect_for_reading};
use super::schema::{self, FORMAT_VERSION};
use crate::fault::Fault;
use crate::folder;

/// What a log is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To append and to withhold.
    ReadWrite,
    /// To read only. Works on a read-only disk too.
    ReadOnly,
}

/// Why a log could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// There is a file under that name, and nothing is ever overwritten.
    #[error("{path} is there already; open it, or choose another place")]
    AlreadyThere {
        /// The file.
        path: PathBuf,
    },
    /// The disk refused.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// Why a log could not be opened. Nothing in the file was changed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no file under that name.
    #[error("there is no log at {path}; check the path, or make a new register there")]
    Missing {
        /// The file looked for.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{path} is not a log of ours: {found}; check the path, or restore the last good copy")]
    NotALog {
        /// The file.
        path: PathBuf,
        /// What it is, as far as we can tell.
        found: String,
    },
    /// The file was made by a newer program.
    #[error(
        "{path} is in format {found} and this program knows format {FORMAT_VERSION}; \
         use the newer program that made it"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format version.
        found: i32,
    },
    /// The disk is read-only and the last writer did not finish tidily.
    #[error(
        "{path} is on a read-only disk and part of it is still in its -wal file; \
         copy both files to a disk that can be written and open the copy"
    )]
    UnfoldedOnReadOnlyDisk {
        /// The file.
        path: PathBuf,
    },
    /// The disk failed, or the file is damaged.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl Log {
    /// Makes an empty log.
    ///
    /// When it returns the log is on disk under its name: it is made under
    /// another name, made durable and renamed, so a crash leaves a whole log
    /// or none.
    ///
    /// # Errors
    ///
    /// [`CreateError::AlreadyThere`] when there is any file under that name.
    pub fn create(path: impl AsRef<Path>) -> Result<Self, CreateError> {
        let path = path.as_ref();
        if path.exists() {
            return Err(CreateError::AlreadyThere {
                path: path.to_owned(),
            });
        }
        let new = beside(path, ".new");
        let io = |error| Fault::of_io(path, &error);
        // What an earlier crash left half made holds nothing acknowledged.
        for suffix in [".new", ".new-wal", ".new-shm"] {
            match fs::remove_file(beside(path, suffix)) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(io(error).into());
                }
                _ => {}
            }
        }
        make(&new).map_err(|error| Fault::of_sqlite(path, &error))?;
        fs::rename(&new, path).map_err(io)?;
        folder::sync_parent(path).map_err(io)?;
        Self::open(path, Access::ReadWrite).map_err(|error| match error {
            OpenError::Fault(fault) => CreateError::Fault(fault),
            other => CreateError::Fault(Fault::Failed {
                path: path.to_owned(),
                detail: other.to_string(),
            }),
        })
    }

    /// Opens a log that is there, and verifies its last
    /// [`TAIL_CHECKED_AT_OPEN`](super::TAIL_CHECKED_AT_OPEN) entries.
    ///
    /// A batch that a crash interrupted is either there whole or not at all.
    ///
    /// # Errors
    ///
    /// [`OpenError`], each with its remedy. A damaged log is refused for
    /// reading too, as words that may have changed must not be shown.
    pub fn open(path: impl AsRef<Path>, access: Access) -> Result<Self, OpenError> {
        let path = path.as_ref();
        if !path.is_file() {
            return Err(OpenError::Missing {
                path: path.to_owned(),
            });
        }
        // SQLite says of any file that it cannot open only that it cannot.
        fs::File::open(path).map_err(|error| Fault::unreadable(path, &error))?;
        let connection = match access {
            Access::ReadWrite => connect(path, access)?,
            Access::ReadOnly => connect_for_reading(path)?,
        };
        let log = Self {
            connection,
            path: path.to_owned(),
            access,
            stopped: None,
            since_checkpoint: 0,
            vouched_day: None,
            broken_off: Arc::default(),
        };
        log.verify_tail()?;
        Ok(log)
    }
}

fn make(path: &Path) -> rusqlite::Result<()> {
    let mut connection = Connection::open(path)?;
    // Only a file in WAL mode is a log; the mode is kept in the file's header.
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    schema::lay_out(&transaction)?;
    transaction.commit()?;
    // Closing folds the write-ahead log into the file and removes it.
    connection.close().map_err(|(_, error)| error)
}
