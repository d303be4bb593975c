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
    /// This program cannot read it.
    Unreadable {
        /// Why not.
        why: String,
    },
}

/// An entry as it is kept, made readable.
pub(crate) fn entry_page(
    number: EntryNumber,
    head: EntryNumber,
    kept: answerable_store::Entry,
) -> EntryPage {
    let state = kept.bytes.as_deref().map(|bytes| {
        Entry::from_bytes(bytes)
            .map(|entry| (entry, laid_out(bytes)))
            .map_err(|why| why.to_string())
    });
    EntryPage {
        number,
        state: match state {
            None => EntryState::Withheld,
            Some(Ok((entry, json))) => EntryState::Read {
                entry: Box::new(entry),
                json,
            },
            Some(Err(why)) => EntryState::Unreadable { why },
        },
        leaf: kept.leaf,
        head,
    }
}

/// The same JSON with a line for each member.
fn laid_out(bytes: &[u8]) -> String {
    serde_json::from_slice::<serde_json::Value>(bytes)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}
