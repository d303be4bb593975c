//! The vault: words that may have to be erased, each under a key of its own.
//!
//! What belongs here: correspondents' words and contact details, the names of
//! private people, drafts. What does not: any fact of the register. The log can
//! name such words by their [`Commitment`] and nothing more.
//!
//! Three files, three promises:
//!
//! | file | holds | promise |
//! |---|---|---|
//! | `vault.sqlite` | each record's words as ciphertext; of an erased one the tombstone | without the keys it says nothing |
//! | `keys/keys.sqlite` | a key for each record | a key that is destroyed is overwritten in its place; copied apart from everything else, or not at all |
//! | `audit.sqlite` | who read or erased which record, when and why | only ever grows; a row that is changed or removed shows |
//!
//! What is durable when, whatever happens next:
//!
//! | after | on the disk |
//! |---|---|
//! | [`Vault::seal`] returned | key and ciphertext. Broken off between the two, a key that opens nothing |
//! | [`Vault::unseal`] returned, or failed after its first step | the row of the trail. It is written before the key is looked for |
//! | [`Vault::note_names`] returned | a row of the trail for all that one page is about to show |
//! | [`Vault::erase`] returned | the row of the trail, a key of zeros, and a tombstone in the words' place, in that order |
//! | an erasure was broken off | the row of the trail, or nothing. The next [`Vault::open`] carries out what the trail says |
//!
//! So what a restored copy of the keys or of the ciphertexts brings back is
//! erased again when the vault is opened, as long as the trail is not older
//! than the erasure.

mod asking;
mod cipher;
mod error;
mod keys;
mod record;
mod shelf;
mod trail;
mod whole;
mod working;

use std::path::PathBuf;

use jiff::civil::Date;

use crate::desk_file::accounts::UnixSeconds;
use crate::fault::{Damage, Fault};

pub use asking::{Asking, MAX_WHY_CHARS, WhyRefused};
pub use cipher::Draw;
pub use error::{EraseRefused, SealError, UnsealError, VaultError};
pub use record::{Commitment, Kind, NotARecordId, RecordId, Tombstone};
pub use trail::{Act, Did, Link, Trail, Whole};
pub use whole::VaultWhole;

use keys::{Key, Keys};
use shelf::{Kept, Shelf};

/// The longest words of one record, in bytes: as long as an entry of the log.
pub const MAX_WORDS_BYTES: usize = 1 << 20;

/// Where the three files are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultPaths {
    /// The ciphertexts.
    pub vault: PathBuf,
    /// The keys.
    pub keys: PathBuf,
    /// The audit trail.
    pub trail: PathBuf,
}

/// When something was done: the second, and the day it was in the United
/// Kingdom. Nothing here reads a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The second.
    pub at: UnixSeconds,
    /// The day.
    pub day: Date,
}

/// Words about to be sealed.
#[derive(Debug, Clone, Copy)]
pub struct ToSeal<'a> {
    /// What sort of words they are.
    pub kind: Kind,
    /// The words.
    pub words: &'a str,
    /// The day.
    pub on: Date,
}

/// What erasing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Erased {
    /// The words are gone; this stands in their place.
    Now(Tombstone),
    /// Already so.
    Already(Tombstone),
}

/// Words under a key for each record.
#[derive(Debug)]
pub struct Vault {
    shelf: Shelf,
    keys: Keys,
    trail: Trail,
}

impl Vault {
    /// Opens the vault, and makes what of it is not there yet. Erasures that
    /// were broken off, or undone by restoring a copy, are carried out.
    ///
    /// # Errors
    ///
    /// [`VaultError::KeysMissing`] where words are sealed and there is no file
    /// of keys: a new one would hide that the keys are elsewhere, or lost.
    pub fn open(paths: &VaultPaths) -> Result<Self, VaultError> {
        let shelf = Shelf::open(&paths.vault)?;
        if !paths.keys.exists() {
            let sealed = shelf.sealed()?.len();
            if sealed > 0 {
                return Err(VaultError::KeysMissing {
                    keys: paths.keys.clone(),
                    sealed,
                });
            }
        }
        let vault = Self {
            shelf,
            keys: Keys::open(&paths.keys)?,
            trail: Trail::open(&paths.trail)?,
        };
        vault.carry_out_what_the_trail_says()?;
        Ok(vault)
    }

    /// Seals words under a new key, made like the record's id of what the caller
    /// drew. Durable when it returns.
    ///
    /// # Errors
    ///
    /// [`SealError::Taken`] when there is a record of that id.
    pub fn seal(&self, words: &ToSeal<'_>, draw: &Draw) -> Result<RecordId, SealError> {
        self.seal_as(draw.record(), words, draw)
    }

    /// [`Self::seal`] under an id that was drawn before.
    pub(crate) fn seal_as(
        &self,
        id: RecordId,
        words: &ToSeal<'_>,
        draw: &Draw,
    ) -> Result<RecordId, SealError> {
        let found = words.words.len();
        if found > MAX_WORDS_BYTES {
            return Err(SealError::TooLong { found });
        }
        if self.shelf.get(id)?.is_some() {
            return Err(SealError::Taken { id });
        }
        // Two who seal one record at once both use the key that came first, and
        // the shelf takes one of them.
        let Key::Kept(key) = self.keys.give(id, draw.key())? else {
            return Err(SealError::Taken { id });
        };
        let sealed = cipher::seal(&key, id, words, draw);
        match self.shelf.put(id, words, &sealed)? {
            true => Ok(id),
            false => Err(SealError::Taken { id }),
        }
    }

    /// Whether there is a record of that id, erased or not.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the vault cannot be read.
    pub fn holds(&self, id: RecordId) -> Result<bool, Fault> {
        Ok(self.shelf.get(id)?.is_some())
    }

    /// The words of a record. Who reads them, when and why stands durably in
    /// the trail before they are decrypted.
    ///
    /// # Errors
    ///
    /// [`UnsealError`]. A reading that failed after its row was written stands
    /// in the trail too.
    pub fn unseal(&self, id: RecordId, asking: &Asking<'_>) -> Result<String, UnsealError> {
        asking.check().map_err(UnsealError::Reason)?;
        let (kind, sealed) = match self.shelf.get(id)? {
            None => return Err(UnsealError::NoSuchRecord { id }),
            Some(Kept::Erased(tombstone)) => return Err(UnsealError::Erased(tombstone)),
            Some(Kept::Sealed { kind, sealed }) => (kind, sealed),
        };
        self.trail.append(&Act::new(Did::Read, Some(id), asking))?;
        let Key::Kept(key) = self.keys.get(id)? else {
            let keys = self.keys.path().to_owned();
            return Err(UnsealError::KeyMissing { id, keys });
        };
        cipher::open(&key, id, kind, &sealed).ok_or_else(|| {
            let found = format!("record {id} does not open under its key");
            Fault::damaged(self.shelf.path(), Damage::Shape(found)).into()
        })
    }

    /// What the log may hold of a record: a commitment to its words, which still
    /// stands when they are erased. None where there is no such record.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the vault cannot be read.
    pub fn commitment(&self, id: RecordId) -> Result<Option<Commitment>, Fault> {
        Ok(self.shelf.get(id)?.map(|kept| match kept {
            Kept::Sealed { sealed, .. } => sealed.commitment,
            Kept::Erased(tombstone) => tombstone.commitment,
        }))
    }

    /// Destroys a record's key and its words, and leaves a tombstone.
    ///
    /// When it returns `Ok`, no file holds the key, and of the words no file
    /// here holds anything that could be read. Copies elsewhere are the
    /// operator's to see to; without the key they are noise.
    ///
    /// # Errors
    ///
    /// [`EraseRefused`]. After [`EraseRefused::StillInUse`] the record is erased
    /// and a reader keeps the key in a `-wal` file: asked again, there is still
    /// that to empty.
    pub fn erase(&self, id: RecordId, asking: &Asking<'_>) -> Result<Erased, EraseRefused> {
        asking.check().map_err(EraseRefused::Ground)?;
        match self.shelf.get(id)? {
            None => Err(EraseRefused::NoSuchRecord { id }),
            Some(Kept::Erased(tombstone)) => {
                self.empty_wals()?;
                Ok(Erased::Already(tombstone))
            }
            Some(Kept::Sealed { kind, sealed }) => {
                let act = match self.trail.erasure_of(id)? {
                    Some(begun) => begun,
                    None => self
                        .trail
                        .append(&Act::new(Did::Erased, Some(id), asking))?,
                };
                self.carry_out(id, &act)?;
                self.empty_wals()?;
                let commitment = sealed.commitment;
                Ok(Erased::Now(act.tombstone(id, kind, commitment)))
            }
        }
    }

    /// What stands in the place of an erased record; none where it is not.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the vault cannot be read.
    pub fn tombstone(&self, id: RecordId) -> Result<Option<Tombstone>, Fault> {
        Ok(match self.shelf.get(id)? {
            Some(Kept::Erased(tombstone)) => Some(tombstone),
            Some(Kept::Sealed { .. }) | None => None,
        })
    }

    /// The audit trail.
    pub fn trail(&self) -> &Trail {
        &self.trail
    }

    fn carry_out(&self, id: RecordId, act: &Act) -> Result<(), Fault> {
        self.keys.destroy(id)?;
        self.shelf.bury(id, act)
    }

    fn empty_wals(&self) -> Result<(), EraseRefused> {
        self.keys.empty_wal()?;
        Ok(self.shelf.empty_wal()?)
    }

    fn carry_out_what_the_trail_says(&self) -> Result<(), VaultError> {
        let mut readable = self.shelf.sealed()?;
        readable.extend(self.keys.kept()?);
        let mut carried_out = false;
        for act in self.trail.erasures()? {
            if let Some(id) = act.record.filter(|id| readable.contains(id)) {
                self.carry_out(id, &act)?;
                carried_out = true;
            }
        }
        if carried_out {
            self.keys.empty_wal()?;
            self.shelf.empty_wal()?;
        }
        Ok(())
    }
}
