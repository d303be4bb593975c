//! The key of a file whose password is empty (ISO 32000-2, 7.6.4.3 and 7.6.4.4).

use md5::Md5;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::ciphers::{aes_128_closed, aes_256_plain, rc4};
use crate::pdf::file::Id;

/// What stands where a password is too short.
const PADDING: [u8; 32] = *b"\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\
\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A";

/// What the key is made of.
pub(super) struct Means {
    pub(super) revision: usize,
    /// The key's length in bytes.
    pub(super) length: usize,
    pub(super) owner: Vec<u8>,
    pub(super) user: Vec<u8>,
    pub(super) user_key: Vec<u8>,
    pub(super) permissions: u32,
    pub(super) id: Vec<u8>,
    pub(super) metadata: bool,
}

/// The key, if the password is empty.
pub(super) fn of(means: &Means) -> Option<Vec<u8>> {
    match means.revision {
        2..=4 => of_bytes(means),
        5 | 6 => of_hash(means),
        _ => None,
    }
}

/// The key of one object.
pub(super) fn of_object(key: &[u8], id: Id, aes: bool) -> Vec<u8> {
    let mut hash = Md5::new();
    hash.update(key);
    hash.update(&id.number.to_le_bytes()[..3]);
    hash.update(id.generation.to_le_bytes());
    if aes {
        hash.update(b"sAlT");
    }
    hash.finalize()[..(key.len() + 5).min(16)].to_vec()
}

fn of_bytes(means: &Means) -> Option<Vec<u8>> {
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(means.owner.get(..32)?);
    hash.update(means.permissions.to_le_bytes());
    hash.update(&means.id);
    if means.revision == 4 && !means.metadata {
        hash.update([0xFF; 4]);
    }
    let length = if means.revision == 2 { 5 } else { means.length };
    let mut key = hash.finalize().to_vec();
    if means.revision > 2 {
        for _ in 0..50 {
            key = Md5::digest(&key[..length]).to_vec();
        }
    }
    key.truncate(length);
    let user = match means.revision {
        2 => rc4(&key, &PADDING),
        _ => {
            let mut hash = Md5::new();
            hash.update(PADDING);
            hash.update(&means.id);
            (0..20u8).fold(hash.finalize().to_vec(), |user, round| {
                let key: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
                rc4(&key, &user)
            })
        }
    };
    (means.user.get(..16)? == &user[..16]).then_some(key)
}

fn of_hash(means: &Means) -> Option<Vec<u8>> {
    let said = means.user.get(..32)?;
    let hash = |salt: &[u8]| match means.revision {
        5 => Sha256::digest(salt).to_vec(),
        _ => hardened(salt),
    };
    if hash(means.user.get(32..40)?) != said {
        return None;
    }
    let key = hash(means.user.get(40..48)?);
    Some(aes_256_plain(&key, means.user_key.get(..32)?))
}

/// The hash of an empty password (algorithm 2.B).
fn hardened(salt: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::digest(salt).to_vec();
    // The standard's rule ends it soon after 64 rounds; no file takes thousands.
    for round in 0..2048usize {
        let closed = aes_128_closed(&hash[..16], &hash[16..32], &hash.repeat(64));
        let sum: u32 = closed[..16].iter().map(|byte| u32::from(*byte)).sum();
        hash = match sum % 3 {
            0 => Sha256::digest(&closed).to_vec(),
            1 => Sha384::digest(&closed).to_vec(),
            _ => Sha512::digest(&closed).to_vec(),
        };
        let last = closed.last().copied().unwrap_or_default();
        if round >= 63 && usize::from(last) <= round - 31 {
            break;
        }
    }
    hash.truncate(32);
    hash
}
