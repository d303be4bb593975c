//! Sealing and opening: ChaCha20-Poly1305 (RFC 8439) under a key that seals one
//! record and no other.
//!
//! The record's id and kind are the associated data, so that a ciphertext put
//! under another record's name does not open. A salt is sealed before the words
//! and goes with them; the commitment is over both.

use std::fmt;

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _};

use super::{Commitment, Kind, RecordId, ToSeal};
use crate::check::digest;

/// The bytes of a salt: as many as the hash's, so that no two are the same.
const SALT: usize = 32;

/// What chance gives a record: its name, key, nonce and salt. The caller draws
/// the bytes from the system's random source, anew for each record.
pub struct Draw {
    record: RecordId,
    key: [u8; 32],
    nonce: [u8; 12],
    salt: [u8; SALT],
}

impl Draw {
    /// How many random bytes a record takes.
    pub const BYTES: usize = 8 + 32 + 12 + SALT;

    /// Deals the bytes out.
    pub fn of(random: [u8; Self::BYTES]) -> Self {
        let (mut record, mut key, mut nonce, mut salt) = ([0; 8], [0; 32], [0; 12], [0; SALT]);
        let mut rest = &random[..];
        for part in [&mut record[..], &mut key, &mut nonce, &mut salt] {
            let (mine, others) = rest.split_at(part.len());
            part.copy_from_slice(mine);
            rest = others;
        }
        Self {
            record: RecordId::drawn(record),
            key,
            nonce,
            salt,
        }
    }

    /// The record's name.
    pub fn record(&self) -> RecordId {
        self.record
    }

    pub(super) fn key(&self) -> &[u8; 32] {
        &self.key
    }
}

/// The record's name alone: a key is shown nowhere.
impl fmt::Debug for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draw({})", self.record)
    }
}

/// Sealed words, as they lie on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sealed {
    pub(super) commitment: Commitment,
    pub(super) nonce: [u8; 12],
    pub(super) ciphertext: Vec<u8>,
}

pub(super) fn seal(key: &[u8; 32], id: RecordId, words: &ToSeal<'_>, draw: &Draw) -> Sealed {
    let mut salted = draw.salt.to_vec();
    salted.extend_from_slice(words.words.as_bytes());
    let about = associated(id, words.kind);
    let ciphertext = ChaCha20Poly1305::new(key.into())
        .encrypt(
            &draw.nonce.into(),
            Payload {
                msg: &salted,
                aad: &about,
            },
        )
        .expect("the words are far below the 256 GiB that one key may seal");
    Sealed {
        commitment: commitment(&draw.salt, words.words),
        nonce: draw.nonce,
        ciphertext,
    }
}

/// The words; none where the key, the id, the kind, the commitment or a byte is
/// another.
pub(super) fn open(key: &[u8; 32], id: RecordId, kind: Kind, sealed: &Sealed) -> Option<String> {
    let about = associated(id, kind);
    let payload = Payload {
        msg: &sealed.ciphertext,
        aad: &about,
    };
    let salted = ChaCha20Poly1305::new(key.into())
        .decrypt(&sealed.nonce.into(), payload)
        .ok()?;
    let (salt, words) = salted.split_at_checked(SALT)?;
    let words = String::from_utf8(words.to_vec()).ok()?;
    (commitment(salt, &words) == sealed.commitment).then_some(words)
}

fn associated(id: RecordId, kind: Kind) -> [u8; 32] {
    digest(&[
        b"answerable vault 1",
        id.to_string().as_bytes(),
        kind.as_str().as_bytes(),
    ])
}

fn commitment(salt: &[u8], words: &str) -> Commitment {
    Commitment(digest(&[b"answerable sealed 1", salt, words.as_bytes()]))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn sealed(kind: Kind, words: &str, draw: &Draw) -> Sealed {
        let on = date(2024, 3, 6);
        seal(draw.key(), draw.record(), &ToSeal { kind, words, on }, draw)
    }

    fn draws() -> impl Strategy<Value = Draw> {
        prop::collection::vec(any::<u8>(), Draw::BYTES)
            .prop_map(|bytes| Draw::of(bytes.try_into().unwrap()))
    }

    fn kinds() -> impl Strategy<Value = Kind> {
        prop::sample::select(Kind::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_the_same(words in ".*", kind in kinds(), draw in draws()) {
            let sealed = sealed(kind, &words, &draw);
            prop_assert_eq!(open(draw.key(), draw.record(), kind, &sealed), Some(words));
        }

        #[test]
        fn a_changed_byte_never_opens(
            words in ".*", kind in kinds(), draw in draws(),
            place in any::<prop::sample::Index>(), bit in 0..8,
        ) {
            let mut sealed = sealed(kind, &words, &draw);
            let parts = sealed.ciphertext.len() + 12 + 32;
            let place = place.index(parts);
            let byte = sealed.ciphertext.iter_mut()
                .chain(&mut sealed.nonce)
                .chain(&mut sealed.commitment.0)
                .nth(place).unwrap();
            *byte ^= 1u8 << bit;
            prop_assert_eq!(open(draw.key(), draw.record(), kind, &sealed), None);
        }

        #[test]
        fn a_ciphertext_cut_short_never_opens(
            words in ".*", draw in draws(), cut in any::<prop::sample::Index>(),
        ) {
            let mut sealed = sealed(Kind::Draft, &words, &draw);
            sealed.ciphertext.truncate(cut.index(sealed.ciphertext.len()));
            prop_assert_eq!(open(draw.key(), draw.record(), Kind::Draft, &sealed), None);
        }

        #[test]
        fn under_another_name_kind_or_key_it_never_opens(
            words in ".*", draw in draws(), other in draws(),
        ) {
            let sealed = sealed(Kind::CorrectionRequest, &words, &draw);
            let kind = Kind::CorrectionRequest;
            prop_assume!(draw.record() != other.record() && draw.key() != other.key());
            prop_assert_eq!(open(draw.key(), other.record(), kind, &sealed), None);
            prop_assert_eq!(open(draw.key(), draw.record(), Kind::Draft, &sealed), None);
            prop_assert_eq!(open(other.key(), draw.record(), kind, &sealed), None);
        }

        /// Equal words have different commitments: nobody learns from the log
        /// that two people wrote the same.
        #[test]
        fn a_commitment_tells_nothing_of_equal_words(
            words in ".*", one in draws(), two in draws(),
        ) {
            prop_assume!(one.salt != two.salt);
            let commitment = |draw| sealed(Kind::Draft, &words, draw).commitment;
            prop_assert_ne!(commitment(&one), commitment(&two));
        }
    }
}
