//! Codes on paper, for whoever has lost the second factor. Each works once.

use answerable_store::Accounts;
use answerable_store::accounts::{AccountId, CodeHash};
use sha2::{Digest as _, Sha256};

use super::AccountFault;

/// How many codes a person gets at once.
pub const RECOVERY_CODES: usize = 10;

/// The letters of a code: none that looks like another, none that makes words.
const LETTERS: &[u8; 32] = b"0123456789bcdfghjkmnpqrstvwxyzae";

/// The letters of one code: 140 bits, in seven groups that a person can copy
/// (OWASP ASVS 5.0: 11.5.1 asks for 128 bits).
const CODE_LETTERS: usize = 28;

/// The letters of the codes that were given out before: 80 bits. Those that are
/// left work until they are used or renewed.
const EARLIER_LETTERS: usize = 16;

/// New codes, which are shown once, and their hashes, which are kept.
pub struct RecoveryCodes {
    /// The codes as a person writes them down: `k3mz-0bqp-7vdn-x2rf-90hj-tcw4-m1ys`.
    pub shown: Vec<String>,
    /// Their hashes, in the same order.
    pub kept: Vec<CodeHash>,
}

impl RecoveryCodes {
    /// Ten codes, drawn by lot.
    ///
    /// # Errors
    ///
    /// When the machine has no randomness.
    pub fn draw() -> Result<Self, getrandom::Error> {
        let mut codes = Self {
            shown: Vec::new(),
            kept: Vec::new(),
        };
        for _ in 0..RECOVERY_CODES {
            let mut drawn = [0; CODE_LETTERS];
            getrandom::fill(&mut drawn)?;
            let letters = drawn.map(|byte| char::from(LETTERS[usize::from(byte & 31)]));
            let groups = letters.chunks(4).map(String::from_iter);
            codes.shown.push(groups.collect::<Vec<_>>().join("-"));
            codes
                .kept
                .push(hash_of(&letters.iter().collect::<String>()));
        }
        Ok(codes)
    }
}

/// The hash of a code as typed, in capitals or not, in groups or not; none where
/// it has not the form of one.
pub(super) fn read(typed: &str) -> Option<CodeHash> {
    let letters: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let is_code = [CODE_LETTERS, EARLIER_LETTERS].contains(&letters.len())
        && letters.bytes().all(|letter| LETTERS.contains(&letter));
    is_code.then(|| hash_of(&letters))
}

fn hash_of(letters: &str) -> CodeHash {
    CodeHash(Sha256::digest(letters.as_bytes()).into())
}

/// Gives an account new codes in the place of those it had.
///
/// # Errors
///
/// When the disk refuses, or the machine has no randomness.
pub fn renew_recovery_codes(
    accounts: &Accounts,
    id: &AccountId,
) -> Result<Vec<String>, AccountFault> {
    let codes = RecoveryCodes::draw()?;
    accounts.set_recovery_codes(id, &codes.kept)?;
    Ok(codes.shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_back_however_it_is_typed() {
        let codes = RecoveryCodes::draw().unwrap();
        assert_eq!(codes.shown.len(), RECOVERY_CODES);
        for (shown, kept) in codes.shown.iter().zip(&codes.kept) {
            let bare = shown.replace('-', "");
            for typed in [shown, &bare, &shown.to_uppercase(), &format!(" {shown} ")] {
                assert!(read(typed) == Some(*kept), "{typed}");
            }
            assert!(read(&bare[1..]).is_none());
            // 32 letters are 5 bits each.
            assert!(bare.len() * 5 >= 128, "{shown}");
        }
        assert!(read("").is_none());
    }

    #[test]
    fn a_code_of_before_is_still_read() {
        let read = read("K3MZ-0BQP-7VDN-X2RF").unwrap();
        assert!(read == hash_of("k3mz0bqp7vdnx2rf"));
    }
}
