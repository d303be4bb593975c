//! The ciphertexts, and the tombstones in the place of those that are erased.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{OptionalExtension, Row};

use super::cipher::Sealed;
use super::{Act, Commitment, Kind, RecordId, ToSeal, Tombstone, VaultError};
use crate::fault::{Damage, Fault};
use crate::private_file::{EraseError, Form, PrivateFile};

const FORM: Form = Form {
    application_id: i32::from_be_bytes(*b"ANSV"),
    steps: &[&["CREATE TABLE record (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  sealed_on TEXT NOT NULL,
  nonce BLOB CHECK (length(nonce) = 12),
  ciphertext BLOB,
  erased_on TEXT,
  ground TEXT,
  CHECK ((nonce IS NULL) = (ciphertext IS NULL)),
  CHECK ((ciphertext IS NULL) = (erased_on IS NOT NULL)),
  CHECK ((erased_on IS NULL) = (ground IS NULL))
) STRICT;
CREATE TRIGGER record_is_never_removed BEFORE DELETE ON record BEGIN
  SELECT RAISE(ABORT, 'a record is never removed, only erased');
END;
CREATE TRIGGER record_is_only_erased BEFORE UPDATE ON record
WHEN NOT (OLD.erased_on IS NULL AND NEW.erased_on IS NOT NULL
  AND NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.commitment = OLD.commitment) BEGIN
  SELECT RAISE(ABORT, 'a record is never altered, only erased');
END;"]],
};

/// What lies on the shelf under a record's name.
pub(super) enum Kept {
    Sealed { kind: Kind, sealed: Sealed },
    Erased(Tombstone),
}

#[derive(Debug)]
pub(super) struct Shelf(PrivateFile);

impl Shelf {
    pub(super) fn open(path: &Path) -> Result<Self, VaultError> {
        PrivateFile::open(path, &FORM)
            .map(Self)
            .map_err(|why| VaultError::of(why, path, "a vault of ours"))
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts a record there; `false` where there is one of that name.
    pub(super) fn put(
        &self,
        id: RecordId,
        words: &ToSeal<'_>,
        sealed: &Sealed,
    ) -> Result<bool, Fault> {
        self.0.run(|file| {
            file.prepare_cached(
                "INSERT INTO record (id, kind, commitment, sealed_on, nonce, ciphertext)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
            )?
            .execute((
                id.to_string(),
                words.kind.as_str(),
                sealed.commitment.0,
                words.on.to_string(),
                sealed.nonce,
                &sealed.ciphertext,
            ))
            .map(|put| put == 1)
        })
    }

    pub(super) fn get(&self, id: RecordId) -> Result<Option<Kept>, Fault> {
        let row = self.0.run(|file| {
            file.prepare_cached(
                "SELECT kind, commitment, nonce, ciphertext, erased_on, ground
                 FROM record WHERE id = ?1",
            )?
            .query_row(
                [id.to_string()],
                |row| Ok(read(id, row)?.ok_or(row.get(0)?)),
            )
            .optional()
        })?;
        row.transpose().map_err(|kind: String| {
            let found =
                format!("record {id} is of the unknown kind {kind:?} or has no whole words");
            Fault::damaged(self.path(), Damage::Shape(found))
        })
    }

    /// Puts a tombstone in the place of a record's words. Where there is none,
    /// or it is erased, nothing changes.
    pub(super) fn bury(&self, id: RecordId, act: &Act) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "UPDATE record SET nonce = NULL, ciphertext = NULL, erased_on = ?2, ground = ?3
                 WHERE id = ?1 AND erased_on IS NULL",
                (id.to_string(), act.when.day.to_string(), &act.why),
            )
            .map(|_| ())
        })
    }

    /// The records that are not erased.
    pub(super) fn sealed(&self) -> Result<BTreeSet<RecordId>, Fault> {
        self.ids_where("erased_on IS NULL")
    }

    /// Every record, erased or not.
    pub(super) fn ids(&self) -> Result<BTreeSet<RecordId>, Fault> {
        self.ids_where("TRUE")
    }

    fn ids_where(&self, which: &str) -> Result<BTreeSet<RecordId>, Fault> {
        let found = self.0.run(|file| {
            file.prepare(&format!("SELECT id FROM record WHERE {which}"))?
                .query_map([], |row| Ok(row.get::<_, String>(0)?.parse()))?
                .collect::<Result<Result<_, _>, _>>()
        })?;
        found.map_err(|why: super::NotARecordId| {
            Fault::damaged(self.path(), Damage::Shape(why.to_string()))
        })
    }

    pub(super) fn empty_wal(&self) -> Result<(), EraseError> {
        self.0.empty_wal()
    }
}

/// A row; none where it is not as we write it.
fn read(id: RecordId, row: &Row<'_>) -> rusqlite::Result<Option<Kept>> {
    let Some(kind) = Kind::read(&row.get::<_, String>(0)?) else {
        return Ok(None);
    };
    let commitment = Commitment(row.get(1)?);
    let words: (Option<[u8; 12]>, Option<Vec<u8>>) = (row.get(2)?, row.get(3)?);
    let grave: (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
    Ok(match (words, grave) {
        ((Some(nonce), Some(ciphertext)), (None, None)) => Some(Kept::Sealed {
            kind,
            sealed: Sealed {
                commitment,
                nonce,
                ciphertext,
            },
        }),
        ((None, None), (Some(erased_on), Some(ground))) => {
            erased_on.parse().ok().map(|erased_on| {
                Kept::Erased(Tombstone {
                    id,
                    kind,
                    commitment,
                    erased_on,
                    ground,
                })
            })
        }
        _ => None,
    })
}
