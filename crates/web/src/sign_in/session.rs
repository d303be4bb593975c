//! Sessions: what the cookie holds, how long it lasts, and who it is.
//!
//! The cookie holds a secret drawn by lot and the moment at which the session
//! ends whatever happens. The desk keeps the SHA-256 of both together, so that
//! its file signs nobody in and nobody can put the end off (OWASP ASVS 5.0:
//! 7.2.3, 7.3.1, 7.3.2, 7.4.1).

use answerable_desk::accounts::{AccountFault, appointments};
use answerable_desk::store::Accounts;
use answerable_desk::store::accounts::{
    AccountId, Session, SessionHash, Stage, UnixSeconds, Whose,
};
use answerable_desk::who::Actor;
use axum::http::{HeaderMap, HeaderValue, header};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::secret::{SECRET_BYTES, hex, is_secret};

/// How long a session lasts without being used, in seconds: long enough to
/// read a report between two decisions.
const IDLE_SECONDS: i64 = 60 * 60;

/// How long a session lasts at most, in seconds: a working day.
const LONGEST_SECONDS: i64 = 12 * 60 * 60;

/// How long a code may be waited for after the password, in seconds.
const BEGUN_SECONDS: i64 = 10 * 60;

/// How exactly is kept when a session was last used, in seconds: looking at
/// pages writes to the disk no oftener than that.
const KEPT_TO_SECONDS: i64 = 60;

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
    /// A new one, drawn by lot, for a session at that stage.
    fn draw(stage: Stage, now: UnixSeconds) -> Result<Self, getrandom::Error> {
        let mut secret = [0; SECRET_BYTES];
        getrandom::fill(&mut secret)?;
        let ends_at = UnixSeconds(now.0 + longest(stage));
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
        let ends_at = ends_at.parse().ok().map(UnixSeconds)?;
        is_secret(secret).then(|| Self {
            value: value.to_owned(),
            ends_at,
        })
    }

    /// The header that gives it to the browser.
    pub(super) fn given(&self, over_tls: bool) -> Option<HeaderValue> {
        header_of(&self.value, LONGEST_SECONDS, over_tls)
    }

    pub(super) fn hash(&self) -> SessionHash {
        SessionHash(Sha256::digest(self.value.as_bytes()).into())
    }

    /// What a form of this session carries, so that no other site can send one
    /// even through a browser that does not say where a form comes from.
    pub(super) fn form_key(&self) -> String {
        let key = Sha256::digest(format!("form {}", self.value).as_bytes());
        hex(&key)
    }

    /// The moment it ends if it is not used from now on.
    fn lasts_until(&self, now: UnixSeconds) -> UnixSeconds {
        self.ends_at.min(UnixSeconds(now.0 + IDLE_SECONDS))
    }
}

/// How long a session at a stage lasts at most, in seconds.
const fn longest(stage: Stage) -> i64 {
    match stage {
        Stage::Begun => BEGUN_SECONDS,
        // A token is no cookie and is begun nowhere here.
        Stage::Whole | Stage::Token => LONGEST_SECONDS,
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
    pub(crate) id: AccountId,
    /// Their name.
    pub(crate) name: String,
    /// What they are appointed to: what they may do comes from here alone.
    pub(crate) actor: Actor,
    /// What every form they send carries.
    pub(crate) form_key: String,
    /// The hash of their session's cookie.
    pub(crate) session: SessionHash,
    /// The number of their session.
    pub(crate) session_number: u64,
    /// How many things they have to do; none where that is not known.
    pub(crate) work: Option<usize>,
}

impl SignedIn {
    fn of(whose: Whose, cookie: &Cookie) -> Self {
        let held = appointments(&whose.appointments).map(|(_, held)| held);
        Self {
            id: whose.account.id,
            name: whose.account.name,
            actor: Actor::with(held.collect()),
            form_key: cookie.form_key(),
            session: cookie.hash(),
            session_number: whose.number,
            work: None,
        }
    }

    /// A program that acts by a token: it has no forms.
    pub(crate) fn by_token(whose: Whose, hash: SessionHash) -> Self {
        let held = appointments(&whose.appointments).map(|(_, held)| held);
        Self {
            id: whose.account.id,
            name: whose.account.name,
            actor: Actor::with(held.collect()),
            form_key: String::new(),
            session: hash,
            session_number: whose.number,
            work: None,
        }
    }

    /// Whether a form carries this session's key.
    pub(crate) fn sent_this(&self, key: &str) -> bool {
        !self.form_key.is_empty() && is_same(&self.form_key, key)
    }
}

/// Whether two keys are one. Every letter is compared, so that the time taken
/// says nothing.
pub(super) fn is_same(ours: &str, sent: &str) -> bool {
    let differ = ours
        .bytes()
        .zip(sent.bytes())
        .fold(0, |differ, (ours, sent)| differ | (ours ^ sent));
    ours.len() == sent.len() && differ == 0
}

/// Whose whole session this is, if it is one still; using it lets it last on.
///
/// # Errors
/// When the disk refuses.
pub(super) fn whose(
    accounts: &Accounts,
    cookie: &Cookie,
    now: UnixSeconds,
    today: Date,
) -> Result<Option<SignedIn>, AccountFault> {
    let hash = cookie.hash();
    let Some(whose) = accounts.session(hash, Stage::Whole, now, today)? else {
        return Ok(None);
    };
    if now.0 - whose.used_at.0 >= KEPT_TO_SECONDS {
        accounts.use_session(hash, now, cookie.lasts_until(now))?;
    }
    Ok(Some(SignedIn::of(whose, cookie)))
}

/// Starts a session of an account, in the place of one that the browser had.
///
/// # Errors
/// When the disk refuses, or the machine has no randomness.
pub(super) fn start(
    accounts: &Accounts,
    account: &AccountId,
    stage: Stage,
    before: Option<&Cookie>,
    now: UnixSeconds,
) -> Result<Cookie, AccountFault> {
    let cookie = Cookie::draw(stage, now)?;
    accounts.start_session(&Session {
        account: account.clone(),
        hash: cookie.hash(),
        stage,
        started_at: now,
        expires_at: cookie.lasts_until(now),
    })?;
    if let Some(before) = before {
        accounts.end_session(before.hash())?;
    }
    Ok(cookie)
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
        let cookie = Cookie::draw(Stage::Whole, NOW).unwrap();
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
        let cookie = Cookie::draw(Stage::Whole, NOW).unwrap();
        assert_eq!(cookie.lasts_until(NOW), UnixSeconds(NOW.0 + IDLE_SECONDS));
        let late = UnixSeconds(NOW.0 + LONGEST_SECONDS - 1);
        assert_eq!(cookie.lasts_until(late), cookie.ends_at);
    }

    #[test]
    fn the_end_cannot_be_put_off_in_the_browser() {
        let cookie = Cookie::draw(Stage::Whole, NOW).unwrap();
        let (secret, _) = cookie.value.split_once('.').unwrap();
        let later = Cookie::read(&format!("{secret}.9999999999")).unwrap();
        assert!(later.hash() != cookie.hash());
    }

    #[test]
    fn a_form_key_is_the_sessions_own_and_not_its_secret() {
        let cookie = Cookie::draw(Stage::Whole, NOW).unwrap();
        let key = cookie.form_key();
        assert!(!cookie.value.contains(&key));
        assert!(is_same(&key, &key));
        for other in [
            "",
            &key[1..],
            &format!("{key}0"),
            &Cookie::draw(Stage::Whole, NOW).unwrap().form_key(),
        ] {
            assert!(!is_same(&key, other), "{other}");
        }
    }

    #[test]
    fn a_session_that_waits_for_its_code_waits_ten_minutes() {
        let cookie = Cookie::draw(Stage::Begun, NOW).unwrap();
        assert_eq!(cookie.lasts_until(NOW), UnixSeconds(NOW.0 + BEGUN_SECONDS));
    }

    proptest! {
        #[test]
        fn whatever_is_sent_nothing_panics(value in "[ -~]{0,160}") {
            let _ = sent(&format!("answerable-session={value}"), false);
        }
    }
}
