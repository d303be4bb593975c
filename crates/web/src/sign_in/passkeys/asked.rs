//! What a page asks of a device, and the cookie that says who asked.

use answerable_desk::accounts::passkeys::{
    CHALLENGE_SECONDS, Challenge, For, RelyingParty, user_handle,
};
use answerable_desk::store::accounts::{AccountId, Passkey};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::layers::safety::HasScript;
use crate::problem::Problem;
use crate::sign_in::{at_accounts, kept_nowhere};
use crate::site::Site;

/// The cookie's name over TLS; see the one of a session.
const NAME_OVER_TLS: &str = "__Host-answerable-passkey";

/// The cookie's name without TLS, on one machine.
const NAME: &str = "answerable-passkey";

/// What the script is told of a passkey to be made.
pub(crate) struct MakeFields {
    pub(crate) challenge: String,
    pub(crate) party: String,
    pub(crate) origin: String,
    /// What the device calls the account: nobody's name.
    pub(crate) user: String,
    /// What the device shows the person.
    pub(crate) user_name: String,
    /// The passkeys that there are, so that no device makes a second.
    pub(crate) known: String,
    pub(crate) script: &'static str,
}

impl MakeFields {
    pub(crate) fn of(
        party: &RelyingParty,
        challenge: &Challenge,
        (id, name): (&AccountId, &str),
        known: &[Passkey],
    ) -> Self {
        let known = known.iter().map(|one| written(&one.credential_id));
        Self {
            challenge: written(&challenge.bytes()),
            party: party.id().to_owned(),
            origin: party.origin().to_owned(),
            user: written(&user_handle(id)),
            user_name: name.to_owned(),
            known: known.collect::<Vec<_>>().join(" "),
            script: crate::assets::passkeys(),
        }
    }
}

/// Base64 for addresses, without padding, as WebAuthn writes bytes.
pub(super) fn written(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A new challenge for something.
///
/// # Errors
/// When the disk refuses, or the machine has no randomness.
pub(crate) async fn begin(site: &Site, for_: For) -> Result<Challenge, Problem> {
    let now = site.now();
    let seal = seal(site).await?;
    Challenge::draw(&seal, for_, now).map_err(|why| Problem::Fault(format!("no randomness: {why}")))
}

/// The challenge that this browser was given for something, used up: it is
/// answered once, on whichever node. None where it has ended, was used, was for
/// something else, or was never given.
///
/// # Errors
/// When the disk refuses.
pub(crate) async fn used_up(
    site: &Site,
    headers: &HeaderMap,
    for_: For,
) -> Result<Option<Challenge>, Problem> {
    let Some(value) = sent(headers, site.options.over_tls) else {
        return Ok(None);
    };
    let (seal, now) = (seal(site).await?, site.now());
    let Some(challenge) = Challenge::kept(value, &seal, for_, now) else {
        return Ok(None);
    };
    let (hash, ends_at) = (challenge.hash(), challenge.ends_at());
    let is_first = at_accounts(site, move |desk| {
        Ok(desk.accounts().use_sign_in(hash, now, ends_at)?)
    });
    Ok(is_first.await?.then_some(challenge))
}

async fn seal(site: &Site) -> Result<[u8; 32], Problem> {
    at_accounts(site, |desk| {
        let mut drawn = [0; 32];
        getrandom::fill(&mut drawn)?;
        Ok(desk.accounts().challenge_seal(drawn)?)
    })
    .await
}

fn sent(headers: &HeaderMap, over_tls: bool) -> Option<&str> {
    let name = name(over_tls);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(sent, value)| (sent == name).then_some(value))
}

/// The page that asks: with its script, and its challenge in a cookie.
pub(crate) fn with_script(mut response: Response, challenge: &Challenge, site: &Site) -> Response {
    let over_tls = site.options.over_tls;
    if let Some(cookie) = header_of(challenge.as_str(), CHALLENGE_SECONDS, over_tls) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response.extensions_mut().insert(HasScript);
    kept_nowhere(response)
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
