//! What a device has to sign, so that a signature answers this page and is of no
//! use later.
//!
//! A challenge is drawn by lot, sealed by a secret that every node has, and given
//! to the browser that asked: nothing is kept here until it is used, so whoever
//! asks a million times fills nothing. The seal holds its end and what it is for.

use std::fmt::Write as _;

use answerable_store::accounts::{SessionHash, SignInHash, TokenHash, UnixSeconds};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// How long a challenge may be answered, in seconds: people look for their keys
/// (WebAuthn Level 3, section 15.1, has five minutes for what is slowest).
pub const CHALLENGE_SECONDS: i64 = 5 * 60;

/// Bytes drawn by lot: section 13.4.3 asks for 16 at the least.
const DRAWN: usize = 32;

/// What a challenge is for; it is good for nothing else.
#[derive(Clone, Copy)]
pub enum For {
    /// Signing in.
    SigningIn,
    /// Adding a passkey in this session, whose person proved again who they are.
    Adding(SessionHash),
    /// Taking up an invitation.
    TakingUp(TokenHash),
}

impl For {
    fn words(self) -> (&'static str, [u8; 32]) {
        match self {
            Self::SigningIn => ("sign in", [0; 32]),
            Self::Adding(session) => ("add", session.0),
            Self::TakingUp(token) => ("take up", token.0),
        }
    }
}

/// A challenge: `DRAWN.END.SEAL`, as a browser keeps it.
#[derive(Clone, PartialEq, Eq)]
pub struct Challenge {
    value: String,
    ends_at: UnixSeconds,
}

impl Challenge {
    /// A new one.
    ///
    /// # Errors
    ///
    /// When the machine has no randomness.
    pub fn draw(seal: &[u8; 32], for_: For, now: UnixSeconds) -> Result<Self, getrandom::Error> {
        let mut drawn = [0; DRAWN];
        getrandom::fill(&mut drawn)?;
        let ends_at = UnixSeconds(now.0 + CHALLENGE_SECONDS);
        let words = format!("{}.{}", hex(&drawn), ends_at.0);
        let value = format!(
            "{words}.{}",
            hex(&sealed(seal, for_, &words).finalize().into_bytes())
        );
        Ok(Self { value, ends_at })
    }

    /// The one that a browser kept, if it is ours, for this, and has not ended.
    #[must_use]
    pub fn kept(value: &str, seal: &[u8; 32], for_: For, now: UnixSeconds) -> Option<Self> {
        let (words, sent) = value.rsplit_once('.')?;
        let (_, ends_at) = words.split_once('.')?;
        let ends_at = ends_at.parse().ok().map(UnixSeconds)?;
        sealed(seal, for_, words).verify_slice(&bytes(sent)?).ok()?;
        (now < ends_at).then(|| Self {
            value: value.to_owned(),
            ends_at,
        })
    }

    /// As the browser keeps it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The moment from which it is answered no more.
    #[must_use]
    pub fn ends_at(&self) -> UnixSeconds {
        self.ends_at
    }

    /// What the device signs.
    #[must_use]
    pub fn bytes(&self) -> [u8; 32] {
        self.made("challenge")
    }

    /// Under what it is kept that it was used.
    #[must_use]
    pub fn hash(&self) -> SignInHash {
        SignInHash(self.made("used passkey challenge"))
    }

    fn made(&self, what: &str) -> [u8; 32] {
        Sha256::digest(format!("{what} {}", self.value)).into()
    }
}

fn sealed(seal: &[u8; 32], for_: For, words: &str) -> Hmac<Sha256> {
    let (what, whose) = for_.words();
    // A key shorter than a block is filled up with zeros (RFC 2104, section 2).
    let mut key = [0; 64];
    key[..seal.len()].copy_from_slice(seal);
    let mac = <Hmac<Sha256>>::new(&key.into());
    mac.chain_update(what)
        .chain_update([0])
        .chain_update(whose)
        .chain_update(words)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The bytes of lower-case hexadecimal digits: there is one way to write a seal.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let digit = |letter: u8| match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    };
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| match *pair {
            [high, low] => Some(digit(high)? << 4 | digit(low)?),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SEAL: [u8; 32] = [5; 32];
    const NOW: UnixSeconds = UnixSeconds(1_000);

    fn drawn(for_: For) -> Challenge {
        Challenge::draw(&SEAL, for_, NOW).unwrap()
    }

    #[test]
    fn it_is_good_for_one_thing_for_five_minutes() {
        let [one, two] = [SessionHash([1; 32]), SessionHash([2; 32])];
        let challenge = drawn(For::Adding(one));
        let kept = |seal, for_, now| Challenge::kept(challenge.as_str(), seal, for_, now);
        let last = UnixSeconds(NOW.0 + CHALLENGE_SECONDS - 1);
        for now in [NOW, last] {
            assert!(kept(&SEAL, For::Adding(one), now) == Some(challenge.clone()));
        }
        assert!(kept(&SEAL, For::Adding(one), challenge.ends_at()).is_none());
        for other in [
            For::SigningIn,
            For::Adding(two),
            For::TakingUp(TokenHash(one.0)),
        ] {
            assert!(kept(&SEAL, other, NOW).is_none(), "{}", other.words().0);
        }
        assert!(kept(&[6; 32], For::Adding(one), NOW).is_none());
    }

    #[test]
    fn no_two_are_the_same_and_what_is_signed_is_not_what_is_kept() {
        let (one, two) = (drawn(For::SigningIn), drawn(For::SigningIn));
        assert_ne!(one.bytes(), two.bytes());
        assert_ne!(one.bytes(), one.hash().0);
        assert_ne!(one.hash(), two.hash());
    }

    #[test]
    fn its_end_cannot_be_put_off_in_the_browser() {
        let challenge = drawn(For::SigningIn);
        let end = challenge.ends_at().0.to_string();
        let later = challenge.as_str().replace(&end, "9999999999");
        assert_ne!(later, challenge.as_str());
        assert!(Challenge::kept(&later, &SEAL, For::SigningIn, NOW).is_none());
    }

    proptest! {
        #[test]
        fn nothing_that_is_sent_stops_it(value in "[0-9a-f.]{0,150}|\\PC{0,80}") {
            prop_assert!(Challenge::kept(&value, &SEAL, For::SigningIn, NOW).is_none());
        }

        #[test]
        fn no_letter_of_it_can_be_changed(at in any::<prop::sample::Index>(), to in "[0-9a-fA-F.]") {
            let value = drawn(For::SigningIn).as_str().to_owned();
            let at = at.index(value.len());
            let changed = format!("{}{to}{}", &value[..at], &value[at + 1..]);
            prop_assume!(changed != value);
            prop_assert!(Challenge::kept(&changed, &SEAL, For::SigningIn, NOW).is_none());
        }
    }
}
