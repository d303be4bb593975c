//! What one command asks the log to keep.

use std::fmt;

use jiff::civil::Date;

/// The longest entry, in bytes: 1 MiB.
///
/// An entry holds facts and short quoted passages; whole documents go to the
/// archive. The longest real report we know, passages and all, is under 200 kB.
pub const MAX_ENTRY_BYTES: usize = 1 << 20;

/// The longest idempotency key, in bytes: room for a UUID and some words.
pub const MAX_KEY_BYTES: usize = 200;

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

/// A word that makes a repeated command recognisable: 1 to [`MAX_KEY_BYTES`]
/// visible ASCII characters.
///
/// Keys are kept for as long as the log, so they must hold nothing personal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Takes a key as sent.
    ///
    /// # Errors
    ///
    /// [`KeyError`] when it is empty, too long or not visible ASCII.
    pub fn try_new(key: &str) -> Result<Self, KeyError> {
        if key.is_empty() {
            return Err(KeyError::Empty);
        }
        if key.len() > MAX_KEY_BYTES {
            return Err(KeyError::TooLong { found: key.len() });
        }
        match key.chars().find(|c| !c.is_ascii_graphic()) {
            Some(found) => Err(KeyError::Character { found }),
            None => Ok(Self(key.to_owned())),
        }
    }

    /// The key as sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdempotencyKey({:?})", self.0)
    }
}

/// Why a key was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no character in it.
    #[error("the idempotency key is empty; send at least one character, or no key")]
    Empty,
    /// It is longer than [`MAX_KEY_BYTES`].
    #[error("the idempotency key has {found} characters; the most is {MAX_KEY_BYTES}")]
    TooLong {
        /// Its length in bytes.
        found: usize,
    },
    /// It holds a space, a control character or a character outside ASCII.
    #[error("the idempotency key holds {found:?}; use letters, digits and punctuation only")]
    Character {
        /// The first such character.
        found: char,
    },
}
