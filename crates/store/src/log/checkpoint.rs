//! Folding the write-ahead log into the file, where its errors are seen.
//!
//! SQLite would do this by itself after a commit and keep any failure quiet.
//! We ask for it, so that a failed fsync here stops us like any other. What is
//! acknowledged is durable before it: it stands in the write-ahead log.

use super::Log;
use crate::fault::Fault;

/// Fold after about this much has been written: 4 MiB, SQLite's own default of
/// 1,000 pages. It bounds the `-wal` file and the time a crash costs at start.
const FOLD_AFTER_BYTES: u64 = 4 << 20;

/// What a commit writes beside its entries: the last pages of the three tables
/// and their inner pages, at 4 KiB.
const COMMIT_BYTES: u64 = 4 * 4096;

impl Log {
    /// Notes a commit of `bytes`, and folds when enough has gathered.
    ///
    /// The batch is durable already, so a failure here is not its failure: it
    /// stops the next one.
    pub(super) fn fold_when_due(&mut self, bytes: usize) {
        self.since_checkpoint += COMMIT_BYTES + bytes as u64;
        if self.since_checkpoint < FOLD_AFTER_BYTES {
            return;
        }
        self.since_checkpoint = 0;
        // A reader may hold part of it back; the next fold takes that.
        let folded = self
            .connection
            .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        if let Err(error) = folded {
            let fault = self.fault(&error);
            self.stop_if(&fault);
        }
    }

    /// Folds everything and empties the `-wal` file; `false` when a reader
    /// holds part of it back for longer than we wait.
    pub(super) fn fold_all(&mut self) -> Result<bool, Fault> {
        let busy = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
                row.get::<_, bool>(0)
            });
        match busy {
            Ok(busy) => {
                self.since_checkpoint = 0;
                Ok(!busy)
            }
            Err(error) => {
                let fault = self.fault(&error);
                self.stop_if(&fault);
                Err(fault)
            }
        }
    }

    /// Acknowledges nothing more after a fault that leaves the disk unknown.
    pub(super) fn stop_if(&mut self, fault: &Fault) {
        if !fault.stops_writing() || self.stopped.is_some() {
            return;
        }
        self.stopped = Some(fault.to_string());
        // Closing would fold once more, and an fsync that failed before may
        // now claim success. The next start does it from what is on the disk.
        let option = rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        // It only sets a flag; were it refused, closing would at worst fold.
        let _ = self.connection.set_db_config(option, true);
    }
}
