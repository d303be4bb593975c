//! The log: one sequence of entries that only grows, in one SQLite file.
//!
//! What belongs here: keeping an entry's bytes as given, in order, once, and
//! lending them back. What does not: what an entry means. No byte is parsed.
//!
//! What is durable at each point:
//!
//! | after | on disk, whatever happens next |
//! |---|---|
//! | [`Log::create`] returns | an empty log under its name |
//! | [`Log::append`] returns `Ok` | every entry and key of the batch |
//! | [`Log::append`] returns a refusal | the log as it was |
//! | [`Log::append`] returns a [`Fault`] | the log as it was or, when the fault stops writing, perhaps the whole batch: ask again with the same keys |
//! | [`Log::withhold`] returns `Ok` | the leaf hash without the bytes, in every file of the log |

mod append;
mod checkpoint;
mod draft;
mod open;
mod read;
mod row;
mod schema;
mod verify;
mod withhold;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rusqlite::Connection;

pub use append::{AppendError, Appended, MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, MAX_LEAP_DAYS};
pub use draft::{Draft, IdempotencyKey, KeyError, MAX_ENTRY_BYTES, MAX_KEY_BYTES};
pub use open::{Access, CreateError, OpenError};
pub use read::{Entry, Kept, ReadError};
pub use schema::FORMAT_VERSION;
pub use verify::{TAIL_CHECKED_AT_OPEN, Verified};
pub use withhold::{Withheld, WithholdError};

use crate::fault::Fault;

/// The log of one register.
///
/// Entries are numbered from 0 without a gap; an entry's number is its leaf
/// index in the tree that proofs are made from.
///
/// One `Log` opened [`Access::ReadWrite`] writes; any number opened
/// [`Access::ReadOnly`], in this process or another, read beside it and see
/// only what is durable.
#[derive(Debug)]
pub struct Log {
    connection: Connection,
    path: PathBuf,
    access: Access,
    /// The failure after which this process acknowledges nothing more.
    stopped: Option<String>,
    /// Roughly what has gone into the write-ahead log since it was last
    /// folded into the file, in bytes.
    since_checkpoint: u64,
    /// The latest day a person has vouched for; see [`Log::vouch_for_day`].
    vouched_day: Option<Date>,
}

impl Log {
    /// The file this log is kept in.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why this process no longer writes, if it does not.
    pub fn stopped(&self) -> Option<&str> {
        self.stopped.as_deref()
    }

    fn fault(&self, error: &rusqlite::Error) -> Fault {
        Fault::of_sqlite(&self.path, error)
    }
}
