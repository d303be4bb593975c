//! Idempotency keys: a command that is sent twice is kept once.

use std::fmt;
use std::ops::Range;

use answerable_ledger::LeafHash;
use rusqlite::{Connection, OptionalExtension};

use super::Log;
use crate::check::digest;
use crate::fault::{Damage, Fault};

/// The longest idempotency key, in bytes: room for a UUID and some words.
pub const MAX_KEY_BYTES: usize = 200;

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

impl Log {
    /// The numbers of the entries kept under a key, if it was used.
    ///
    /// Ask this before deciding a command that may have been sent before:
    /// deciding it again could give other bytes, on another day or after its
    /// own effect, and those would be refused under its key.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn already(&self, key: &IdempotencyKey) -> Result<Option<Range<u64>>, Fault> {
        let used = key_used(&self.connection, key).map_err(|error| self.fault(&error))?;
        Ok(used.map(|used| used.first..used.first + used.entries))
    }
}

/// What a used key was used for.
pub(super) struct KeyUsed {
    pub(super) first: u64,
    pub(super) entries: u64,
    pub(super) digest: [u8; 32],
}

pub(super) fn key_used(
    connection: &Connection,
    key: &IdempotencyKey,
) -> rusqlite::Result<Option<KeyUsed>> {
    connection
        .prepare_cached("SELECT first, entries, digest FROM idempotency_key WHERE key = ?1")?
        .query_row([key.as_str()], |row| {
            Ok(KeyUsed {
                first: row.get(0)?,
                entries: row.get(1)?,
                digest: row.get(2)?,
            })
        })
        .optional()
}

/// What ties a key to the entries kept under it, so that "the same bytes" can
/// be told and damage to the key be found.
pub(super) fn key_digest(key: &str, first: u64, leaves: &[LeafHash]) -> [u8; 32] {
    let mut joined = Vec::with_capacity(leaves.len() * 32);
    for leaf in leaves {
        joined.extend_from_slice(&leaf.0);
    }
    digest(&[b"key", key.as_bytes(), &first.to_be_bytes(), &joined])
}

/// The damage of a key row that no longer fits.
pub(super) fn key_damage(key: &str) -> Damage {
    Damage::Key {
        key: key.to_owned(),
    }
}
