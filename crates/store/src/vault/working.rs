//! Words that change while they are worked on, and so lie with whoever works on
//! them: the vault keeps the record and its key, and covers the words.
//!
//! A record on the shelf is never altered, only erased. A draft is altered all
//! day, and the names of an account are needed at every request. Such words lie
//! where they are worked on (a row of `desk.sqlite`), covered under their
//! record's key, each in its own part: `name`, `state`. Erasing the record
//! destroys the key, and with it every version that a copy of that file holds.
//!
//! Nothing is written into the trail here. Whoever shows such words to somebody
//! whose own they are not notes it first, page by page: [`Vault::note_names`].

use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead as _, Payload};
use hmac::{Hmac, KeyInit, Mac as _};
use jiff::civil::Date;
use sha2::Sha256;

use super::keys::Key;
use super::shelf::Kept;
use super::{Act, Asking, Did, Draw, Kind, RecordId, SealError, ToSeal, UnsealError, Vault};
use crate::check::digest;
use crate::fault::{Damage, Fault};

/// The bytes of a nonce, which stand before the ciphertext.
const NONCE: usize = 12;

impl Vault {
    /// Begins a record whose words lie elsewhere, covered under its key. What
    /// lies on the shelf in its name is empty; erased, it leaves a tombstone as
    /// any other. Durable when it returns.
    ///
    /// # Errors
    ///
    /// [`SealError::Taken`] when there is a record of that id.
    pub fn begin(&self, kind: Kind, on: Date, draw: &Draw) -> Result<RecordId, SealError> {
        let words = ToSeal {
            kind,
            words: "",
            on,
        };
        self.seal(&words, draw)
    }

    /// Covers a part of a record's words, to be kept where they are worked on.
    ///
    /// The nonce is made of the key, the part and the words, so that nothing has
    /// to be drawn: the same words are covered the same, and no two others share
    /// a nonce (as in SIV, RFC 5297, which says why that is safe).
    ///
    /// # Errors
    ///
    /// [`UnsealError::Erased`] when the record was erased meanwhile.
    pub fn cover(&self, id: RecordId, part: &str, words: &[u8]) -> Result<Vec<u8>, UnsealError> {
        let key = self.key_of(id)?;
        let nonce = nonce(&key, part, words);
        let about = associated(id, part);
        let payload = Payload {
            msg: words,
            aad: &about,
        };
        let ciphertext = ChaCha20Poly1305::new((&key).into())
            .encrypt(&nonce.into(), payload)
            .expect("the words are far below the 256 GiB that one key may seal");
        Ok([&nonce[..], &ciphertext].concat())
    }

    /// The words that [`Self::cover`] covered. Nothing is written into the trail.
    ///
    /// # Errors
    ///
    /// [`UnsealError`]; a [`Fault`] where a byte, the part or the record is
    /// another.
    pub fn uncover(
        &self,
        id: RecordId,
        part: &str,
        covered: &[u8],
    ) -> Result<Vec<u8>, UnsealError> {
        let key = self.key_of(id)?;
        let about = associated(id, part);
        let opened = covered
            .split_first_chunk::<NONCE>()
            .and_then(|(nonce, ciphertext)| {
                let payload = Payload {
                    msg: ciphertext,
                    aad: &about,
                };
                ChaCha20Poly1305::new((&key).into())
                    .decrypt(&(*nonce).into(), payload)
                    .ok()
            });
        opened.ok_or_else(|| {
            let found = format!("the {part} of record {id} does not open under its key");
            Fault::damaged(self.shelf.path(), Damage::Shape(found)).into()
        })
    }

    /// Notes that the trail itself is about to be read.
    ///
    /// # Errors
    ///
    /// [`UnsealError::Reason`] without a reason. Nothing may be shown then.
    pub fn note_trail_reading(&self, asking: &Asking<'_>) -> Result<(), UnsealError> {
        asking.check().map_err(UnsealError::Reason)?;
        self.trail
            .append_all(&[Act::new(Did::ReadTrail, None, asking)])?;
        Ok(())
    }

    /// Notes that names of people are about to be shown to somebody who is none of
    /// them: one line of the trail for all that one page shows, durable when it
    /// returns.
    ///
    /// # Errors
    ///
    /// [`UnsealError::Reason`] without a reason. Nothing may be shown then.
    pub fn note_names(&self, asking: &Asking<'_>) -> Result<(), UnsealError> {
        asking.check().map_err(UnsealError::Reason)?;
        self.trail
            .append_all(&[Act::new(Did::ReadNames, None, asking)])?;
        Ok(())
    }

    /// Notes that somebody says they looked at what a file holds besides its text,
    /// durable when it returns. `record` is the file's own, where one is kept; `why`
    /// says which file, and kinds and numbers of what it hides, never its words.
    ///
    /// # Errors
    ///
    /// [`UnsealError::Reason`] without a reason. Nothing of the file may be
    /// published then.
    pub fn note_hidden_seen(
        &self,
        record: Option<RecordId>,
        asking: &Asking<'_>,
    ) -> Result<(), UnsealError> {
        asking.check().map_err(UnsealError::Reason)?;
        self.trail
            .append_all(&[Act::new(Did::SawHidden, record, asking)])?;
        Ok(())
    }

    /// A code over bytes under a key made of a record's (HMAC-SHA-256, RFC 2104),
    /// in its own part: what is kept of a secret that has to be known again and never
    /// read. Without the key nobody can try secrets against it.
    ///
    /// # Errors
    ///
    /// [`UnsealError::Erased`] when the record was erased meanwhile.
    pub fn code(&self, id: RecordId, part: &str, of: &[u8]) -> Result<[u8; 32], UnsealError> {
        // A key of its own: the record's seals words and does nothing else.
        let key = digest(&[b"answerable code 1", &self.key_of(id)?]);
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&key)
            .expect("HMAC takes a key of any length (RFC 2104, section 2)");
        mac.update(&associated(id, part));
        mac.update(of);
        Ok(mac.finalize().into_bytes().into())
    }

    /// A key or a record that is not as it should be, as a fault of the vault.
    pub(crate) fn cannot(&self, why: &UnsealError) -> Fault {
        Fault::damaged(self.shelf.path(), Damage::Shape(why.to_string()))
    }

    fn key_of(&self, id: RecordId) -> Result<[u8; 32], UnsealError> {
        match self.keys.get(id)? {
            Key::Kept(key) => Ok(key),
            Key::Destroyed | Key::Missing => Err(match self.shelf.get(id)? {
                None => UnsealError::NoSuchRecord { id },
                Some(Kept::Erased(tombstone)) => UnsealError::Erased(tombstone),
                Some(Kept::Sealed { .. }) => UnsealError::KeyMissing {
                    id,
                    keys: self.keys.path().to_owned(),
                },
            }),
        }
    }
}

fn associated(id: RecordId, part: &str) -> [u8; 32] {
    digest(&[
        b"answerable covered 1",
        id.to_string().as_bytes(),
        part.as_bytes(),
    ])
}

fn nonce(key: &[u8; 32], part: &str, words: &[u8]) -> [u8; NONCE] {
    let whole = digest(&[b"answerable nonce 1", key, part.as_bytes(), words]);
    *whole
        .first_chunk()
        .expect("a SHA-256 is longer than a nonce")
}
