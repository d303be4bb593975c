//! Entries: what the log itself holds.

use answerable_ledger::LeafHash;
use answerable_register::entry::{Entry, EntryNumber};

/// One entry of the log, as it is kept.
#[derive(Debug)]
pub struct EntryPage {
    /// Its number, which is its leaf index.
    pub number: EntryNumber,
    /// What it says, or that its bytes were removed.
    pub state: EntryState,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// The number of entries in the log.
    pub head: EntryNumber,
}

/// Whether an entry can be read.
#[derive(Debug)]
pub enum EntryState {
    /// It can.
    Read {
        /// The entry.
        entry: Box<Entry>,
        /// Its bytes, laid out for reading.
        json: String,
    },
    /// Its bytes were removed; the leaf hash stays.
    Withheld,
}
