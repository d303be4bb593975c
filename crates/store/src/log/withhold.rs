//! Withholding: the bytes of one entry are removed, its leaf hash stays.
//!
//! A court can order words out of a public record. The entry keeps its number,
//! its day and its leaf hash, so every proof made before still holds.

use rusqlite::TransactionBehavior;

use super::row::row_check;
use super::{AppendError, Entry, Log};
use crate::fault::{Damage, Fault};

/// What withholding did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// The bytes are gone.
    Now,
    /// Already so.
    Already,
}

/// Why an entry could not be withheld.
#[derive(Debug, thiserror::Error)]
pub enum WithholdError {
    /// There is no such entry.
    #[error("there is no entry {number}; the log holds {head}")]
    NoSuchEntry {
        /// The number asked for.
        number: u64,
        /// How many entries there are.
        head: u64,
    },
    /// The entry is withheld, but a reader still holds an older view of the
    /// log, so its bytes are still in the `-wal` file.
    #[error(
        "entry {number} is withheld, but another program is still reading an older view and the \
         bytes are still in {path}-wal; stop that program and withhold the entry again"
    )]
    StillInUse {
        /// The entry.
        number: u64,
        /// The log's file.
        path: std::path::PathBuf,
    },
    /// The log cannot be written.
    #[error("{0}")]
    Refused(#[from] AppendError),
}

impl From<Fault> for WithholdError {
    fn from(fault: Fault) -> Self {
        Self::Refused(AppendError::Fault(fault))
    }
}

impl Log {
    /// Removes the bytes of an entry and keeps its leaf hash.
    ///
    /// When it returns `Ok`, no file of the log holds the bytes: their place
    /// is overwritten with zeros and the write-ahead log is emptied. Copies
    /// elsewhere (backups, mirrors, what a disk keeps of its own accord) are
    /// the operator's to see to.
    ///
    /// # Errors
    ///
    /// [`WithholdError`]. An entry that was altered is refused, as withholding
    /// it would hide the damage.
    pub fn withhold(&mut self, number: u64) -> Result<Withheld, WithholdError> {
        self.may_write()?;
        let Some(entry) = self.entry(number)? else {
            let head = self.head()?;
            return Err(WithholdError::NoSuchEntry { number, head });
        };
        let withheld = if entry.bytes.is_some() {
            if let Err(fault) = self.remove_bytes(&entry) {
                self.stop_if(&fault);
                return Err(fault.into());
            }
            Withheld::Now
        } else {
            Withheld::Already
        };
        // Asked again after `StillInUse`, there is still the file to empty.
        if !self.fold_all()? {
            return Err(WithholdError::StillInUse {
                number,
                path: self.path.clone(),
            });
        }
        Ok(withheld)
    }

    fn remove_bytes(&mut self, entry: &Entry) -> Result<(), Fault> {
        let path = &self.path;
        let fault = |error: rusqlite::Error| Fault::of_sqlite(path, &error);
        let number = entry.number;
        let row_check = row_check(number, entry.leaf, &entry.recorded_on.to_string(), true);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fault)?;
        let changed = transaction
            .execute(
                "UPDATE entry SET bytes = NULL, withheld = 1, row_check = ?2 WHERE number = ?1",
                (number, row_check),
            )
            .map_err(fault)?;
        if changed != 1 {
            return Err(Fault::damaged(path, Damage::Missing { number }));
        }
        transaction.commit().map_err(fault)
    }
}
