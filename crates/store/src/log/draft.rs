//! What one command asks the log to keep.

use jiff::civil::Date;

use super::key::IdempotencyKey;

/// The longest entry, in bytes: 1 MiB.
///
/// An entry holds facts and short quoted passages; whole documents go to the
/// archive. The longest real report we know, passages and all, is under 200 kB.
pub const MAX_ENTRY_BYTES: usize = 1 << 20;

/// The entries of one command: they are kept together, under one key, or not
/// at all.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What makes the command the same command when it is sent again.
    ///
    /// It stands beside the entries and not in their leaf hashes. A command
    /// without one is kept as often as it is sent.
    pub key: Option<IdempotencyKey>,
    /// The day written in the entries as the day they were recorded.
    ///
    /// The store parses no entry, so it takes the day alongside. It may not be
    /// before the last entry's: take [`Log::last_day`](crate::Log::last_day)
    /// where the clock says earlier.
    pub recorded_on: Date,
    /// The canonical bytes of each entry, kept as they are.
    pub entries: Vec<Vec<u8>>,
}
