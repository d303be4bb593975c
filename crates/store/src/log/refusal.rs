//! Why a batch was not appended.

use jiff::civil::Date;

use super::append::{MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, MAX_LEAP_DAYS};
use super::draft::MAX_ENTRY_BYTES;
use super::key::IdempotencyKey;
use crate::fault::Fault;

/// Why a batch was not appended: nothing of it was kept, unless a [`Fault`]
/// that stops writing leaves that open.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else appended first. Read on, decide again and append again.
    #[error(
        "the log holds {actual} entries and this was decided on {expected}; \
         read the new entries, decide again and append again"
    )]
    HeadMoved {
        /// How many entries the batch was decided on.
        expected: u64,
        /// How many there are.
        actual: u64,
    },
    /// A key was used before for other bytes.
    #[error(
        "the key {key} was used before for other words, at entry {first}; \
         give a new command a new key"
    )]
    KeyReused {
        /// Which draft of the batch, counted from 0.
        draft: usize,
        /// Its key.
        key: IdempotencyKey,
        /// The first entry kept under that key.
        first: u64,
    },
    /// A draft was recorded before the last entry.
    #[error(
        "the last entry was recorded on {} and this one says {}; record it on {} \
         and check the machine's clock",
        in_words(*last), in_words(*day), in_words(*last)
    )]
    DayGoesBack {
        /// Which draft of the batch, counted from 0.
        draft: usize,
        /// The draft's day.
        day: Date,
        /// The day of the entry before it.
        last: Date,
    },
    /// A draft was recorded more than [`MAX_LEAP_DAYS`] after the last entry.
    #[error(
        "the last entry was recorded on {} and this one says {}, more than {MAX_LEAP_DAYS} days \
         later; check the machine's clock, or vouch for the day if it is right",
        in_words(*last), in_words(*day)
    )]
    DayFarAhead {
        /// Which draft of the batch, counted from 0.
        draft: usize,
        /// The draft's day.
        day: Date,
        /// The day of the entry before it.
        last: Date,
    },
    /// A draft has no entry, or an entry no byte.
    #[error("draft {draft} of the batch holds nothing to keep")]
    Empty {
        /// Which draft of the batch, counted from 0.
        draft: usize,
    },
    /// An entry is longer than [`MAX_ENTRY_BYTES`].
    #[error(
        "an entry has {bytes} bytes and the most is {} MiB; keep a long text as a source document",
        MAX_ENTRY_BYTES >> 20
    )]
    EntryTooLong {
        /// Which draft of the batch, counted from 0.
        draft: usize,
        /// The entry's length.
        bytes: usize,
    },
    /// The batch is larger than [`MAX_BATCH_ENTRIES`] or [`MAX_BATCH_BYTES`].
    #[error(
        "the batch has {entries} entries in {bytes} bytes; the most is {MAX_BATCH_ENTRIES} \
         entries in {} MiB: append it in parts",
        MAX_BATCH_BYTES >> 20
    )]
    BatchTooLarge {
        /// Its entries.
        entries: usize,
        /// Their bytes together.
        bytes: usize,
    },
    /// The log was opened for reading only.
    #[error("the log was opened for reading only")]
    OpenedForReading,
    /// An earlier failure stopped writing in this process.
    #[error(
        "writing stopped after an earlier failure: {cause}; whatever was acknowledged is kept, \
         and anything else can be sent again with the same key"
    )]
    Stopped {
        /// That failure.
        cause: String,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// A day as GOV.UK writes it: `6 March 2024`.
fn in_words(day: Date) -> impl std::fmt::Display {
    day.strftime("%-d %B %Y")
}
