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
mod connect;
mod draft;
mod key;
mod open;
mod read;
mod refusal;
mod row;
mod schema;
mod verify;
mod withhold;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::civil::Date;
use rusqlite::Connection;

pub use append::{Appended, MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, MAX_LEAP_DAYS};
pub use draft::{Draft, MAX_ENTRY_BYTES};
pub use key::{IdempotencyKey, KeyError, MAX_KEY_BYTES};
pub use open::{Access, CreateError, OpenError};
pub use read::{Entry, Kept, ReadError};
pub use refusal::AppendError;
pub use schema::FORMAT_VERSION;
pub use verify::{Interrupter, TAIL_CHECKED_AT_OPEN, Verified};
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
    /// Whether an [`Interrupter`] was told to break off.
    broken_off: Arc<AtomicBool>,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(bytes: usize) -> Draft {
        Draft {
            key: None,
            recorded_on: "2024-03-06".parse().unwrap(),
            entries: vec![vec![b'x'; bytes]],
        }
    }

    /// SQLite counts its own pages, so a full file can be had on any disk.
    #[test]
    fn a_full_file_refuses_whole_batches_and_does_not_stop_the_writer() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Log::create(folder.path().join("log.sqlite")).unwrap();
        log.connection
            .pragma_update(None, "max_page_count", 20)
            .unwrap();
        let batch = [draft(10), draft(200_000), draft(10)];
        let refused = log.append(0, &batch).unwrap_err();
        assert!(matches!(
            refused,
            AppendError::Fault(Fault::DiskFull { .. })
        ));
        assert_eq!(log.head().unwrap(), 0);
        assert_eq!(log.stopped(), None);
        log.connection
            .pragma_update(None, "max_page_count", 2_000)
            .unwrap();
        log.append(0, &batch).unwrap();
        assert_eq!(log.verify_all().unwrap().open, 3);
    }

    /// The rules that durability rests on are set on every connection.
    #[test]
    fn the_writer_waits_for_the_disk_and_folds_by_itself_only() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::create(folder.path().join("log.sqlite")).unwrap();
        let rules = [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("secure_delete", "1"),
            ("wal_autocheckpoint", "0"),
            ("application_id", "1095652172"),
            ("user_version", "1"),
        ];
        for (pragma, expected) in rules {
            let found: rusqlite::types::Value = log
                .connection
                .pragma_query_value(None, pragma, |row| row.get(0))
                .unwrap();
            let found = match found {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => panic!("{pragma} is {other:?}"),
            };
            assert_eq!(found, expected, "{pragma}");
        }
    }
}
