//! A sign-in that has begun and waits for the provider.
//!
//! One secret, drawn by lot, stands in a cookie of the browser that began it.
//! What is sent along, and what must come back, are made of it: so nothing is
//! kept here until somebody has come back, and whoever begins a million times
//! fills nothing.

use answerable_desk::store::accounts::{SignInHash, UnixSeconds};
use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::sign_in::secret::{SECRET_BYTES, hex, is_secret};

/// How long it may be waited for, in seconds: people look for their phones.
pub(super) const BEGUN_SECONDS: i64 = 10 * 60;

/// The cookie's name over TLS; see the one of a session.
const NAME_OVER_TLS: &str = "__Host-answerable-provider";

/// The cookie's name without TLS, on one machine.
const NAME: &str = "answerable-provider";

/// What the cookie holds: `SECRET.END`, and `.TOKEN` of an invitation to be
/// taken up.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Begun {
    value: String,
    pub(super) ends_at: UnixSeconds,
    /// The secret of the invitation's link.
    pub(super) invitation: Option<String>,
}

impl Begun {
    /// A new one, drawn by lot.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub(super) fn draw(
        invitation: Option<&str>,
        now: UnixSeconds,
    ) -> Result<Self, getrandom::Error> {
        let mut secret = [0; SECRET_BYTES];
        getrandom::fill(&mut secret)?;
        let ends_at = UnixSeconds(now.0 + BEGUN_SECONDS);
        let mut value = format!("{}.{}", hex(&secret), ends_at.0);
        if let Some(token) = invitation {
            value = format!("{value}.{token}");
        }
        Ok(Self {
            value,
            ends_at,
            invitation: invitation.map(str::to_owned),
        })
    }

    /// The one a browser sent, if it still waits.
    pub(super) fn sent(headers: &HeaderMap, over_tls: bool, now: UnixSeconds) -> Option<Self> {
        let name = name(over_tls);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .find_map(|(sent, value)| (sent == name).then(|| Self::read(value))?)
            .filter(|begun| now < begun.ends_at)
    }

    fn read(value: &str) -> Option<Self> {
        let mut parts = value.splitn(3, '.');
        let secret = parts.next()?;
        let ends_at = parts.next()?.parse().ok().map(UnixSeconds)?;
        let invitation = parts.next();
        let is_one = is_secret(secret) && invitation.is_none_or(is_secret);
        is_one.then(|| Self {
            value: value.to_owned(),
            ends_at,
            invitation: invitation.map(str::to_owned),
        })
    }

    /// The header that gives it to the browser. It is sent along when the
    /// provider leads back here, which is why it is no stricter; it signs nobody
    /// in by itself.
    pub(super) fn given(&self, over_tls: bool) -> Option<HeaderValue> {
        header_of(&self.value, BEGUN_SECONDS, over_tls)
    }

    /// What comes back with a code, and shows that this browser began it.
    pub(super) fn state(&self) -> String {
        hex(&self.made("state"))
    }

    /// What stands in the token, and shows that it answers this.
    pub(super) fn nonce(&self) -> String {
        hex(&self.made("nonce"))
    }

    /// What shows that whoever brings the code is who asked for it (RFC 7636):
    /// sixty-four letters, of the forty-three to 128 allowed.
    pub(super) fn verifier(&self) -> String {
        hex(&self.made("verifier"))
    }

    /// The SHA-256 of the verifier, which is all that is sent of it at first.
    pub(super) fn challenge(&self) -> String {
        challenge_of(&self.verifier())
    }

    /// Under what it is kept that it was used.
    pub(super) fn hash(&self) -> SignInHash {
        SignInHash(self.made("used"))
    }

    /// The end and the invitation go into each, so that neither can be changed in
    /// the browser.
    fn made(&self, what: &str) -> [u8; 32] {
        Sha256::digest(format!("{what} {}", self.value)).into()
    }
}

fn challenge_of(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

/// The header that takes the cookie from the browser.
pub(super) fn taken_back(over_tls: bool) -> Option<HeaderValue> {
    header_of("", 0, over_tls)
}

fn header_of(value: &str, seconds: i64, over_tls: bool) -> Option<HeaderValue> {
    let name = name(over_tls);
    let secure = if over_tls { "; Secure" } else { "" };
    HeaderValue::try_from(format!(
        "{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}"
    ))
    .ok()
}

fn name(over_tls: bool) -> &'static str {
    if over_tls { NAME_OVER_TLS } else { NAME }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: UnixSeconds = UnixSeconds(1_000_000);

    fn sent(cookies: &str, now: i64) -> Option<Begun> {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookies.parse().unwrap());
        Begun::sent(&headers, true, UnixSeconds(now))
    }

    #[test]
    fn what_is_given_comes_back_for_ten_minutes() {
        let token = "a".repeat(64);
        for invitation in [None, Some(token.as_str())] {
            let begun = Begun::draw(invitation, NOW).unwrap();
            let given = begun.given(true).unwrap();
            let given = given.to_str().unwrap();
            for part in [
                "__Host-",
                "; Path=/",
                "; HttpOnly",
                "; SameSite=Lax",
                "; Secure",
            ] {
                assert!(given.contains(part), "{given}");
            }
            let (pair, _) = given.split_once(';').unwrap();
            assert!(sent(pair, NOW.0 + BEGUN_SECONDS - 1) == Some(begun));
            assert!(sent(pair, NOW.0 + BEGUN_SECONDS).is_none());
        }
    }

    #[test]
    fn an_end_put_off_or_another_invitation_makes_it_another_sign_in() {
        let begun = Begun::draw(None, NOW).unwrap();
        let (secret, _) = begun.value.split_once('.').unwrap();
        for value in [
            format!("{secret}.9999999999"),
            format!("{}.{}", begun.value, "b".repeat(64)),
        ] {
            assert!(Begun::read(&value).unwrap().state() != begun.state());
        }
    }

    #[test]
    fn nothing_that_is_sent_along_tells_the_rest() {
        let begun = Begun::draw(None, NOW).unwrap();
        let made = [
            begun.state(),
            begun.nonce(),
            begun.verifier(),
            begun.challenge(),
            hex(&begun.hash().0),
        ];
        for (at, one) in made.iter().enumerate() {
            assert!(!begun.value.contains(one.as_str()));
            assert!(made[at + 1..].iter().all(|other| other != one));
        }
    }

    /// Appendix B of RFC 7636 gives a verifier and its challenge.
    #[test]
    fn a_challenge_is_made_as_the_standard_says() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(
            challenge_of(verifier),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_sent_nothing_panics(value in "[ -~]{0,200}") {
            let _ = sent(&format!("__Host-answerable-provider={value}"), 0);
        }
    }
}
