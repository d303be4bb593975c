//! Showing that an entry stands in the log: the entry with the path from it to the
//! root.
//!
//! The tree over all leaf hashes is derived, as the search index is: read from the
//! log once, in steps, kept up with what is recorded, and thrown away with the
//! process. It is some 64 bytes an entry, so that a proof costs a few dozen hashes
//! and no reading of the log (docs/decisions/0094).

use std::sync::{Mutex, PoisonError};

use answerable_ledger::{Levels, Place};
use answerable_register::entry::EntryNumber;
use answerable_register::fold::{Known, Register};
use answerable_store::{Entry, Fault, Log};

pub use answerable_ledger::{ProvedEntry, Words};

use crate::desk::Desk;

/// How many leaf hashes are read before the log is let go of: some 10 ms.
const A_STEP: usize = 10_000;

/// The tree over the log's leaf hashes, as far as it was read.
#[derive(Debug, Default)]
pub(crate) struct Proofs {
    levels: Mutex<Levels>,
}

/// Why an entry was not proved.
#[derive(Debug, thiserror::Error)]
pub enum NotProved {
    /// The log has no entry of that number.
    #[error("there is no entry {number}")]
    NoSuchEntry {
        /// The number asked for.
        number: EntryNumber,
    },
    /// A log of so many entries never was, or has not this one.
    #[error("entries must be a number from {least} to {most}")]
    NotSoMany {
        /// The number of entries that the log had when this one was the last.
        least: u64,
        /// The number that it has now.
        most: u64,
    },
    /// The log cannot be read, or was altered.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl Proofs {
    /// Reads leaf hashes until there are so many of them.
    fn catch_up(&self, log: &Mutex<Log>, entries: u64) -> Result<(), Fault> {
        let mut levels = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        while levels.leaves() < entries {
            let log = log.lock().unwrap_or_else(PoisonError::into_inner);
            for leaf in log.leaves(levels.leaves(), A_STEP)? {
                levels.take(leaf);
            }
        }
        Ok(())
    }
}

impl Desk {
    /// An entry with the path from it to the root of the log as it is or, where so
    /// many `entries` are named, as it was when it had no more.
    ///
    /// # Errors
    ///
    /// [`NotProved`].
    pub fn proved(
        &self,
        number: EntryNumber,
        entries: Option<u64>,
    ) -> Result<ProvedEntry, NotProved> {
        let (head, kept) = self.kept(number)?;
        let kept = kept
            .filter(|_| number < head)
            .ok_or(NotProved::NoSuchEntry { number })?;
        let not_so_many = || NotProved::NotSoMany {
            least: number + 1,
            most: head,
        };
        let leaves = entries.unwrap_or(head);
        if leaves > head {
            return Err(not_so_many());
        }
        self.proofs().catch_up(self.reader(), leaves)?;
        let place = Place {
            index: number,
            leaves,
        };
        let levels = self.proofs().levels.lock();
        let levels = levels.unwrap_or_else(PoisonError::into_inner);
        let (path, root) = levels
            .path(place)
            .zip(levels.root(leaves))
            .ok_or_else(not_so_many)?;
        drop(levels);
        Ok(ProvedEntry {
            leaf: kept.leaf,
            words: words(kept, &self.read()),
            path,
            root,
        })
    }

    /// Reads the leaf hashes of the log, so that the first proof need not wait.
    ///
    /// # Errors
    ///
    /// When the log was altered or cannot be read.
    pub fn make_ready_to_prove(&self) -> Result<(), Fault> {
        let (head, _) = self.kept(0)?;
        self.proofs().catch_up(self.reader(), head)
    }
}

/// What an entry says, or why that is not shown.
fn words(kept: Entry, register: &Register) -> Words {
    let why = match kept.bytes.map(String::from_utf8) {
        Some(Ok(words)) => return Words::Shown(words),
        Some(Err(_)) => "its bytes are not UTF-8".to_owned(),
        None => {
            let mut orders = register.withheld.in_force(Known::Everything);
            let order = orders.find(|order| order.fact.entry == kept.number);
            order.map_or_else(
                || "its words were removed".to_owned(),
                |order| {
                    let ground = order.fact.ground.or_blank();
                    format!("its words were removed (entry {}): {ground}", order.entry)
                },
            )
        }
    };
    Words::NotShown { why }
}
