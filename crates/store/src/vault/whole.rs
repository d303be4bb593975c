//! Whether a vault is as it was kept: every record with its key or its
//! tombstone, every ciphertext opening under its key, the trail unbroken.

use std::collections::BTreeSet;

use super::keys::Key;
use super::shelf::Kept;
use super::{Keys, Shelf, Trail};
use super::{RecordId, Vault, VaultError, VaultPaths, Whole, cipher};
use crate::fault::{Damage, Fault};

/// What a whole vault came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VaultWhole {
    /// Records that open under their keys.
    pub sealed: u64,
    /// Records that are erased: a tombstone, and no key.
    pub erased: u64,
    /// Keys that open nothing: a sealing was broken off after its first step.
    pub spare_keys: u64,
    /// The trail.
    pub trail: Whole,
}

impl Vault {
    /// Opens a vault that is there, to verify it: unlike [`Vault::open`] it
    /// carries out nothing that was broken off. None where a file is missing.
    ///
    /// # Errors
    ///
    /// [`VaultError`] when a file is another program's or the disk refuses.
    pub fn open_to_verify(paths: &VaultPaths) -> Result<Option<Self>, VaultError> {
        let files = [&paths.vault, &paths.keys, &paths.trail];
        if files.into_iter().any(|file| !file.exists()) {
            return Ok(None);
        }
        Ok(Some(Self {
            shelf: Shelf::open(&paths.vault)?,
            keys: Keys::open(&paths.keys)?,
            trail: Trail::open(&paths.trail)?,
        }))
    }

    /// Reads the whole vault and shows nothing of it: no words leave this, and
    /// no line is written into the trail.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] names the first record or act found wrong.
    pub fn verify(&self) -> Result<VaultWhole, Fault> {
        let (mut sealed, mut erased) = (0, 0);
        let mut opened: BTreeSet<RecordId> = BTreeSet::new();
        for id in self.shelf.ids()? {
            match self.shelf.get(id)? {
                Some(Kept::Sealed {
                    kind,
                    sealed: words,
                }) => {
                    let Key::Kept(key) = self.keys.get(id)? else {
                        return Err(self.damaged(format!("record {id} is sealed and has no key")));
                    };
                    if cipher::open(&key, id, kind, &words).is_none() {
                        let found = format!("record {id} does not open under its key");
                        return Err(self.damaged(found));
                    }
                    opened.insert(id);
                    sealed += 1;
                }
                Some(Kept::Erased(_)) => {
                    if matches!(self.keys.get(id)?, Key::Kept(_)) {
                        let found = format!("record {id} is erased and its key is still there");
                        return Err(self.damaged(found));
                    }
                    if self.trail.erasure_of(id)?.is_none() {
                        let found = format!("record {id} is erased and the trail does not say so");
                        return Err(self.damaged(found));
                    }
                    erased += 1;
                }
                None => {}
            }
        }
        let kept = self.keys.kept()?;
        Ok(VaultWhole {
            sealed,
            erased,
            spare_keys: kept.difference(&opened).count() as u64,
            trail: self.trail.verify()?,
        })
    }

    fn damaged(&self, found: String) -> Fault {
        Fault::damaged(self.shelf.path(), Damage::Shape(found))
    }
}
