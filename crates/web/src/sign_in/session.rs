//! Sessions: what the cookie holds, how long it lasts, and who it is.
//!
//! The cookie holds a secret drawn by lot and the moment at which the session
//! ends whatever happens. The desk keeps the SHA-256 of both together, so that
//! its file signs nobody in and nobody can put the end off (OWASP ASVS 5.0:
//! 7.2.3, 7.3.1, 7.3.2, 7.4.1).

use answerable_desk::Desk;
use answerable_desk::store::Fault;
use answerable_desk::store::operators::{
    Operator, OperatorId, OperatorsError, Session, SessionHash, UnixSeconds,
};
use answerable_desk::who::Actor;
use axum::http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};

use super::offices;
use super::secret::{SECRET_BYTES, Token, bytes_of, hex};

/// How long a session lasts without being used, in seconds: long enough to
/// read a report between two decisions.
const IDLE_SECONDS: i64 = 60 * 60;

/// How long a session lasts at most, in seconds: a working day.
const LONGEST_SECONDS: i64 = 12 * 60 * 60;

/// The cookie's name over TLS. The beginning makes browsers refuse it without
/// TLS, from another host or for a part of the site (RFC 6265bis, 4.1.3.2).
const NAME_OVER_TLS: &str = "__Host-answerable-session";

/// The cookie's name without TLS, on one machine.
const NAME: &str = "answerable-session";

/// What a session's cookie holds: `SECRET.END`.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Cookie {
    value: String,
    ends_at: UnixSeconds,
}

impl Cookie {
    /// A new one, drawn by lot.
    fn draw(now: UnixSeconds) -> Result<Self, getrandom::Error> {
        let mut secret = [0; SECRET_BYTES];
        getrandom::fill(&mut secret)?;
        let ends_at = UnixSeconds(now.0 + LONGEST_SECONDS);
        Ok(Self {
            value: format!("{}.{}", hex(&secret), ends_at.0),
            ends_at,
        })
    }

    /// The one a browser sent, if it has the form of one.
    pub(super) fn sent(headers: &HeaderMap, over_tls: bool) -> Option<Self> {
        let name = name(over_tls);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .find_map(|(sent, value)| (sent == name).then(|| Self::read(value))?)
    }

    fn read(value: &str) -> Option<Self> {
        let (secret, ends_at) = value.split_once('.')?;
        bytes_of(secret)?;
        let ends_at = ends_at.parse().ok().map(UnixSeconds)?;
        Some(Self {
            value: value.to_owned(),
            ends_at,
        })
    }

    /// The header that gives it to the browser.
    pub(super) fn given(&self, over_tls: bool) -> Option<HeaderValue> {
        header_of(&self.value, LONGEST_SECONDS, over_tls)
    }

    fn hash(&self) -> SessionHash {
        SessionHash(Sha256::digest(self.value.as_bytes()).into())
    }

    /// What a form of this session carries, so that no other site can send one
    /// even through a browser that does not say where a form comes from.
    fn form_key(&self) -> String {
        let key = Sha256::digest(format!("form {}", self.value).as_bytes());
        hex(&key)
    }

    /// The moment it ends if it is not used from now on.
    fn lasts_until(&self, now: UnixSeconds) -> UnixSeconds {
        self.ends_at.min(UnixSeconds(now.0 + IDLE_SECONDS))
    }
}

/// The header that takes the cookie from the browser.
pub(super) fn taken_back(over_tls: bool) -> Option<HeaderValue> {
    header_of("", 0, over_tls)
}

fn header_of(value: &str, seconds: i64, over_tls: bool) -> Option<HeaderValue> {
    let name = name(over_tls);
    let secure = if over_tls { "; Secure" } else { "" };
    HeaderValue::try_from(format!(
        "{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}"
    ))
    .ok()
}

fn name(over_tls: bool) -> &'static str {
    if over_tls { NAME_OVER_TLS } else { NAME }
}

/// A person who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignedIn {
    /// The opaque id under which they act.
    pub(crate) id: OperatorId,
    /// Their name.
    pub(crate) name: String,
    /// What every form they send carries.
    pub(crate) form_key: String,
    /// What they are appointed to: what they may do comes from here alone.
    pub(crate) actor: Actor,
}

impl SignedIn {
    fn of(operator: Operator, cookie: &Cookie) -> Self {
        Self {
            id: operator.id,
            name: operator.name,
            form_key: cookie.form_key(),
            actor: offices::of_an_operator(),
        }
    }

    /// Whether a form carries this session's key. Every letter is compared, so
    /// that the time taken says nothing.
    pub(crate) fn sent_this(&self, key: &str) -> bool {
        let differ = self
            .form_key
            .bytes()
            .zip(key.bytes())
            .fold(0, |differ, (ours, sent)| differ | (ours ^ sent));
        key.len() == self.form_key.len() && differ == 0
    }
}

/// Whose session this is, if it is one still; using it lets it last on.
///
/// # Errors
/// When the disk refuses.
pub(super) fn whose(
    desk: &Desk,
    cookie: &Cookie,
    now: UnixSeconds,
) -> Result<Option<SignedIn>, OperatorsError> {
    let operators = desk.operators();
    let Some(operator) = operators.session(cookie.hash(), now)? else {
        return Ok(None);
    };
    // Taken away and put back under one lock: nobody sees it missing.
    operators.end_session(cookie.hash())?;
    operators.start_session(&session(&operator.id, cookie, now))?;
    Ok(Some(SignedIn::of(operator, cookie)))
}

/// Uses a sign-in link up and starts a session, if the link is good.
///
/// # Errors
/// When the disk refuses, or the machine has no randomness.
pub(super) fn redeem(
    desk: &Desk,
    token: &Token,
    before: Option<&Cookie>,
    now: UnixSeconds,
) -> Result<Option<Cookie>, NotStarted> {
    let cookie = Cookie::draw(now)?;
    let operators = desk.operators();
    let Some(operator) = operators.redeem(token.hash(), now)? else {
        return Ok(None);
    };
    operators.start_session(&session(&operator, &cookie, now))?;
    if let Some(before) = before {
        operators.end_session(before.hash())?;
    }
    Ok(Some(cookie))
}

/// Ends a session.
///
/// # Errors
/// When the disk refuses.
pub(super) fn end(desk: &Desk, cookie: &Cookie) -> Result<(), Fault> {
    desk.operators().end_session(cookie.hash())
}

fn session(operator: &OperatorId, cookie: &Cookie, now: UnixSeconds) -> Session {
    Session {
        operator: operator.clone(),
        hash: cookie.hash(),
        started_at: now,
        expires_at: cookie.lasts_until(now),
    }
}

/// Why a session was not started.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotStarted {
    #[error("no randomness: {0}")]
    Randomness(#[from] getrandom::Error),
    #[error(transparent)]
    Operators(#[from] OperatorsError),
    #[error(transparent)]
    Fault(#[from] Fault),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: UnixSeconds = UnixSeconds(1_000_000);

    fn sent(cookies: &str, over_tls: bool) -> Option<Cookie> {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookies.parse().unwrap());
        Cookie::sent(&headers, over_tls)
    }

    #[test]
    fn what_is_given_is_read_back_and_nothing_under_another_name() {
        let cookie = Cookie::draw(NOW).unwrap();
        let given = cookie.given(true).unwrap();
        let given = given.to_str().unwrap();
        assert!(given.starts_with("__Host-answerable-session="), "{given}");
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"] {
            assert!(given.contains(part), "{given}");
        }
        assert!(!given.contains("Domain"), "{given}");
        let (pair, _) = given.split_once(';').unwrap();
        assert!(sent(&format!("a=b; {pair}"), true) == Some(cookie));
        assert!(sent(pair, false).is_none());
    }

    #[test]
    fn a_session_unused_for_an_hour_ends_and_none_outlasts_the_day() {
        let cookie = Cookie::draw(NOW).unwrap();
        assert_eq!(cookie.lasts_until(NOW), UnixSeconds(NOW.0 + IDLE_SECONDS));
        let late = UnixSeconds(NOW.0 + LONGEST_SECONDS - 1);
        assert_eq!(cookie.lasts_until(late), cookie.ends_at);
    }

    #[test]
    fn the_end_cannot_be_put_off_in_the_browser() {
        let cookie = Cookie::draw(NOW).unwrap();
        let (secret, _) = cookie.value.split_once('.').unwrap();
        let later = Cookie::read(&format!("{secret}.9999999999")).unwrap();
        assert!(later.hash() != cookie.hash());
    }

    #[test]
    fn a_form_key_is_the_sessions_own_and_not_its_secret() {
        let cookie = Cookie::draw(NOW).unwrap();
        let key = cookie.form_key();
        assert!(!cookie.value.contains(&key));
        let person = SignedIn {
            id: OperatorId::clone(&operator()),
            name: "Box".to_owned(),
            form_key: key.clone(),
            actor: Actor::with(Vec::new()),
        };
        assert!(person.sent_this(&key));
        for other in [
            "",
            &key[1..],
            &format!("{key}0"),
            &Cookie::draw(NOW).unwrap().form_key(),
        ] {
            assert!(!person.sent_this(other), "{other}");
        }
    }

    fn operator() -> OperatorId {
        let folder = tempfile::tempdir().unwrap();
        let operators =
            answerable_desk::store::Operators::open(folder.path().join("desk.sqlite")).unwrap();
        operators.add("Box", [1; 8]).unwrap();
        operators.list().unwrap().remove(0).id
    }

    proptest! {
        #[test]
        fn whatever_is_sent_nothing_panics(value in "[ -~]{0,160}") {
            let _ = sent(&format!("answerable-session={value}"), false);
        }
    }
}
