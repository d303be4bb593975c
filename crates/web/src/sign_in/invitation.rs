//! Taking an account up: the link of an invitation, and a password.

use answerable_desk::accounts::{check, hash, token_hash};
use answerable_desk::store::accounts::{Account, Stage};
use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

use super::field::{Field, errors};
use super::secret::is_secret;
use super::session::{self, Cookie};
use super::{at_accounts, hashing, kept_nowhere, passkeys, provider_of, shown_again, with_cookie};
use crate::frame::Content;
use crate::layers::security_log::SecurityEvent;
use crate::problem::Problem;
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// An invitation that may be taken up.
#[derive(Template)]
#[template(path = "sign_in/invitation.html")]
struct Page {
    token: String,
    name: String,
    sign_in_name: String,
    password: Field,
    /// The name of a provider that the invitation may be taken up through.
    provider: Option<String>,
    /// Whether it may be taken up with a passkey.
    passkeys: bool,
}

impl Page {
    fn of(token: String, account: &Account, site: &Site) -> Self {
        Self {
            token,
            name: account.name.clone(),
            sign_in_name: account.sign_in_name.clone(),
            password: Field::default(),
            provider: provider_of(site),
            passkeys: passkeys::are_taken(site),
        }
    }

    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([("password", &self.password)])
    }
}

impl Content for Page {
    fn title(&self) -> String {
        match self.provider.is_some() || self.passkeys {
            true => "Take up your invitation".to_owned(),
            false => "Choose a password".to_owned(),
        }
    }

    fn is_refused(&self) -> bool {
        self.password.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// A link that does not work.
#[derive(Template)]
#[template(path = "sign_in/refused.html")]
struct Refused;

impl Content for Refused {
    fn title(&self) -> String {
        "This link does not work".to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The page of a link: nothing is used up yet.
pub(super) async fn form(mut visit: Visit, State(site): State<Site>) -> Shown {
    let token = visit
        .place
        .pairs
        .filled("token")
        .unwrap_or_default()
        .to_owned();
    // The frame links this page: the secret in its address stays out of that.
    visit.place.pairs = Pairs::default();
    match invited(&site, &token).await? {
        Some(account) => visit
            .show(&Page::of(token, &account, &site))
            .map(kept_nowhere),
        None => refused(&visit),
    }
}

/// Uses a link up: the account gets its password, and the second factor is next.
///
/// Guessing is not counted: a link has 256 bits drawn by lot.
pub(super) async fn send(
    mut visit: Visit,
    State(site): State<Site>,
    headers: HeaderMap,
    body: Bytes,
) -> Shown {
    visit.place.pairs = Pairs::default();
    let sent = Pairs::read(&String::from_utf8_lossy(&body));
    let token = sent.filled("token").unwrap_or_default().to_owned();
    let Some(account) = invited(&site, &token).await? else {
        return refused(&visit);
    };
    let password = sent.one("password").unwrap_or_default().to_owned();
    if let Err(why) = check(&password, &[&account.name, &account.sign_in_name]) {
        let mut page = Page::of(token, &account, &site);
        page.password = Field::wrong(why.to_string());
        return Ok(shown_again(
            visit.show(&page)?,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    }
    let (now, over_tls) = (site.now(), site.options.over_tls);
    let before = Cookie::sent(&headers, over_tls);
    let begun = hashing(&site, move |desk| {
        let password = hash(&password)?;
        let accounts = desk.accounts();
        let Some(id) = accounts.accept(token_hash(&token), now, &password)? else {
            return Ok(None);
        };
        let cookie = session::start(&accounts, &id, Stage::Begun, before.as_ref(), now)?;
        Ok(Some((id, cookie)))
    });
    match begun.await? {
        Some((id, cookie)) => {
            let response = with_cookie(see_other("/sign-in/set-up"), cookie.given(over_tls));
            Ok(SecurityEvent::InvitationTakenUp.of(&id).on(response))
        }
        None => refused(&visit),
    }
}

pub(super) async fn invited(site: &Site, token: &str) -> Result<Option<Account>, Problem> {
    if !is_secret(token) {
        return Ok(None);
    }
    let (token, now) = (token_hash(token), site.now());
    at_accounts(site, move |desk| Ok(desk.accounts().invited(token, now)?)).await
}

pub(super) fn refused(visit: &Visit) -> Shown {
    let response = shown_again(visit.show(&Refused)?, StatusCode::FORBIDDEN);
    Ok(SecurityEvent::InvitationRefused
        .perhaps_of(None)
        .on(response))
}
