//! What the device says: for which site, who was there, how often it was used,
//! and, of a new passkey, its key (WebAuthn Level 3, section 6.1).

use sha2::{Digest as _, Sha256};

use super::key::PublicKey;
use super::{NotProved, RelyingParty};

/// The longest that is read, in bytes: the longest credential with the longest
/// key is half of it.
const MOST_BYTES: usize = 4 * 1024;

/// The longest name of a credential, in bytes (section 4, Credential ID).
pub(super) const MOST_ID_BYTES: usize = 1023;

/// The fewest: "at least 16 bytes" in the same place.
const FEWEST_ID_BYTES: usize = 16;

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const MAY_BE_COPIED: u8 = 1 << 3;
const IS_COPIED: u8 = 1 << 4;
const HAS_CREDENTIAL: u8 = 1 << 6;
const HAS_EXTENSIONS: u8 = 1 << 7;

/// What a device says of itself and of whoever uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// Whether the passkey may be copied to other devices.
    pub(super) may_be_copied: bool,
    /// How often it was used; 0 where it does not count.
    pub(super) uses: u32,
}

/// A passkey that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Credential {
    pub(super) id: Vec<u8>,
    pub(super) key: PublicKey,
}

/// Reads what is said with a signature. Nothing but extensions may follow, and
/// of those nothing is read: none was asked for.
pub(super) fn of_signature(bytes: &[u8], party: &RelyingParty) -> Result<Said, NotProved> {
    let (said, flags, rest) = head(bytes, party)?;
    match flags & HAS_CREDENTIAL == 0 && ends(flags, rest) {
        true => Ok(said),
        false => Err(NotProved::Unreadable),
    }
}

/// Reads what is said with a new passkey.
pub(super) fn of_credential(
    bytes: &[u8],
    party: &RelyingParty,
) -> Result<(Said, Credential), NotProved> {
    let (said, flags, rest) = head(bytes, party)?;
    if flags & HAS_CREDENTIAL == 0 {
        return Err(NotProved::Unreadable);
    }
    // The device's make stands first; nobody is asked for it.
    let (_, rest) = part(rest, 16)?;
    let (length, rest) = part(rest, 2)?;
    let length = length
        .iter()
        .fold(0, |sum, byte| sum << 8 | usize::from(*byte));
    if !(FEWEST_ID_BYTES..=MOST_ID_BYTES).contains(&length) {
        return Err(NotProved::Unreadable);
    }
    let (id, rest) = part(rest, length)?;
    let (key, rest) = PublicKey::read(rest).ok_or(NotProved::KeyKind)?;
    let credential = Credential {
        id: id.to_vec(),
        key,
    };
    match ends(flags, rest) {
        true => Ok((said, credential)),
        false => Err(NotProved::Unreadable),
    }
}

/// The first 37 bytes, which every answer has (sections 7.1, steps 13 to 18, and
/// 7.2, steps 15 to 19); the flags, and what follows.
fn head<'b>(bytes: &'b [u8], party: &RelyingParty) -> Result<(Said, u8, &'b [u8]), NotProved> {
    if bytes.len() > MOST_BYTES {
        return Err(NotProved::Unreadable);
    }
    let (site, rest) = part(bytes, 32)?;
    let (flags, rest) = part(rest, 1)?;
    let (uses, rest) = part(rest, 4)?;
    let flags = flags[0];
    if site != Sha256::digest(party.id()).as_slice() {
        return Err(NotProved::Party);
    }
    if flags & PRESENT == 0 || flags & VERIFIED == 0 {
        return Err(NotProved::NotVerified);
    }
    if flags & IS_COPIED != 0 && flags & MAY_BE_COPIED == 0 {
        return Err(NotProved::Unreadable);
    }
    let said = Said {
        may_be_copied: flags & MAY_BE_COPIED != 0,
        uses: uses.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)),
    };
    Ok((said, flags, rest))
}

/// Whether this is all there may be: a map in CBOR where extensions are said to
/// follow, and nothing where not. Some devices answer extensions that the
/// browser asked for by itself.
fn ends(flags: u8, rest: &[u8]) -> bool {
    match flags & HAS_EXTENSIONS == 0 {
        true => rest.is_empty(),
        false => rest.first().is_some_and(|first| first >> 5 == 5),
    }
}

fn part(bytes: &[u8], length: usize) -> Result<(&[u8], &[u8]), NotProved> {
    bytes.split_at_checked(length).ok_or(NotProved::Unreadable)
}
