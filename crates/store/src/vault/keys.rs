//! The keys, one for each record, in a file of their own.
//!
//! A row is never removed and never changes its size: a key is destroyed by
//! writing zeros over it in its place. So SQLite has no reason to move rows from
//! one page to another, which would leave a copy of a key behind where nothing
//! overwrites it later.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::OptionalExtension;

use super::{RecordId, VaultError};
use crate::fault::{Damage, Fault};
use crate::folder;
use crate::private_file::{EraseError, Form, PrivateFile};

const FORM: Form = Form {
    application_id: i32::from_be_bytes(*b"ANSK"),
    steps: &[&["CREATE TABLE key (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  record TEXT NOT NULL UNIQUE,
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;
CREATE TRIGGER key_is_never_removed BEFORE DELETE ON key BEGIN
  SELECT RAISE(ABORT, 'a key is never removed, only overwritten');
END;
CREATE TRIGGER key_is_only_destroyed BEFORE UPDATE ON key
WHEN NOT (NEW.record = OLD.record AND NEW.key = zeroblob(32)) BEGIN
  SELECT RAISE(ABORT, 'a key is never altered, only overwritten with zeros');
END;"]],
};

/// What stands where a key was destroyed.
const ZEROS: [u8; 32] = [0; 32];

/// A record's key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Kept([u8; 32]),
    Destroyed,
    Missing,
}

#[derive(Debug)]
pub(super) struct Keys(PrivateFile);

impl Keys {
    /// Opens the keys; the folder is made, for its owner alone, where there is
    /// none.
    pub(super) fn open(path: &Path) -> Result<Self, VaultError> {
        if let Some(folder) = path.parent() {
            folder::make_private(folder)
                .and_then(|()| folder::sync_parent(folder))
                .map_err(|error| Fault::of_io(folder, &error))?;
        }
        PrivateFile::open(path, &FORM)
            .map(Self)
            .map_err(|why| VaultError::of(why, path, "a file of keys of ours"))
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Gives a record a key, unless it has one; the key that it has now.
    pub(super) fn give(&self, record: RecordId, key: &[u8; 32]) -> Result<Key, Fault> {
        self.0.run(|file| {
            file.prepare_cached(
                "INSERT INTO key (record, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute((record.to_string(), key))?;
            get(file, record)
        })
    }

    pub(super) fn get(&self, record: RecordId) -> Result<Key, Fault> {
        self.0.run(|file| get(file, record))
    }

    pub(super) fn destroy(&self, record: RecordId) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "UPDATE key SET key = ?2 WHERE record = ?1",
                (record.to_string(), ZEROS),
            )
            .map(|_| ())
        })
    }

    /// The records whose key was not destroyed.
    pub(super) fn kept(&self) -> Result<BTreeSet<RecordId>, Fault> {
        let kept = self.0.run(|file| {
            file.prepare("SELECT record FROM key WHERE key <> ?1")?
                .query_map([ZEROS], |row| Ok(row.get::<_, String>(0)?.parse()))?
                .collect::<Result<Result<_, _>, _>>()
        })?;
        kept.map_err(|why: super::NotARecordId| {
            Fault::damaged(self.path(), Damage::Shape(why.to_string()))
        })
    }

    pub(super) fn empty_wal(&self) -> Result<(), EraseError> {
        self.0.empty_wal()
    }
}

fn get(file: &rusqlite::Connection, record: RecordId) -> rusqlite::Result<Key> {
    let key = file
        .prepare_cached("SELECT key FROM key WHERE record = ?1")?
        .query_row([record.to_string()], |row| row.get::<_, [u8; 32]>(0))
        .optional()?;
    Ok(match key {
        None => Key::Missing,
        Some(ZEROS) => Key::Destroyed,
        Some(key) => Key::Kept(key),
    })
}
