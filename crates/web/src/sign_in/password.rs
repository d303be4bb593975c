//! The first step of signing in: a name and a password.

use answerable_desk::accounts::with_password;
use answerable_desk::store::accounts::{Credentials, Stage};
use answerable_desk::who::Appointment;
use askama::Template;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};

use super::attempts::{Try, wait_in_words};
use super::field::{Field, errors};
use super::session::{self, Cookie};
use super::{at_accounts, hashing, kept_nowhere, passkeys, provider_of, shown_again, with_cookie};
use crate::frame::Content;
use crate::layers::security_log::SecurityEvent;
use crate::problem::Problem;
use crate::serve::Peer;
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct Page {
    /// Who is signed in already.
    person: Option<String>,
    name: Field,
    password: Field,
    /// The name of a provider that people may sign in through.
    provider: Option<String>,
    /// Whether people may sign in with a passkey.
    passkeys: bool,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([("name", &self.name), ("password", &self.password)])
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Sign in".to_owned()
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// Why nobody was let to the second step.
const NOT_RIGHT: &str = "Sign-in name or password is not right";

pub(super) async fn form(visit: Visit, State(site): State<Site>) -> Shown {
    let page = Page {
        person: visit.signed_in.as_ref().map(|person| person.name.clone()),
        name: Field::default(),
        password: Field::default(),
        provider: provider_of(&site),
        passkeys: passkeys::are_taken(&site),
    };
    visit.show(&page).map(kept_nowhere)
}

pub(super) async fn send(
    visit: Visit,
    State(site): State<Site>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    body: Bytes,
) -> Shown {
    let sent = Pairs::read(&String::from_utf8_lossy(&body));
    let given = sent.one("password").unwrap_or_default().to_owned();
    let mut page = Page {
        person: None,
        name: Field::sent(&sent, "name"),
        password: Field::default(),
        provider: provider_of(&site),
        passkeys: passkeys::are_taken(&site),
    };
    if page.name.typed.is_empty() {
        page.name.refuse("Enter your sign-in name");
    }
    if given.is_empty() {
        page.password.refuse("Enter your password");
    }
    if page.is_refused() {
        return Ok(shown_again(
            visit.show(&page)?,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    }
    let tried = Try::at(
        &page.name.typed,
        peer.map(|Extension(Peer(address))| address),
    );
    if let Err(wait) = site.attempts.take(&tried) {
        site.options.counts.slowed();
        page.name.refuse(wait_in_words(wait));
        let mut response = shown_again(visit.show(&page)?, StatusCode::TOO_MANY_REQUESTS);
        let seconds = HeaderValue::from(wait.as_secs().max(1));
        response.headers_mut().insert(RETRY_AFTER, seconds);
        return Ok(SecurityEvent::Slowed.perhaps_of(None).on(response));
    }
    let name = page.name.typed.clone();
    let (account, proved) = hashing(&site, move |desk| {
        let credentials = desk.accounts().credentials_of_name(&name)?;
        let account = credentials.as_ref().map(|it| it.account.id.clone());
        Ok((account, with_password(credentials, &given)?))
    })
    .await?;
    let Some(credentials) = proved else {
        page.name.refuse(NOT_RIGHT);
        let response = shown_again(visit.show(&page)?, StatusCode::UNPROCESSABLE_ENTITY);
        return Ok(SecurityEvent::PasswordWrong
            .perhaps_of(account)
            .on(response));
    };
    site.attempts.give_back(&tried);
    if !acts_for_an_office(&site, &credentials).await? {
        page.name
            .refuse("This account acts for no office today. Ask whoever invited you to appoint it");
        let response = shown_again(visit.show(&page)?, StatusCode::FORBIDDEN);
        return Ok(SecurityEvent::NoOffice.perhaps_of(account).on(response));
    }
    let next = match credentials.second_factor {
        Some(_) => "/sign-in/code",
        None => "/sign-in/set-up",
    };
    let (before, over_tls) = (
        Cookie::sent(&headers, site.options.over_tls),
        site.options.over_tls,
    );
    let now = site.now();
    let cookie = at_accounts(&site, move |desk| {
        let id = &credentials.account.id;
        session::start(&desk.accounts(), id, Stage::Begun, before.as_ref(), now)
    });
    let response = with_cookie(see_other(next), cookie.await?.given(over_tls));
    Ok(SecurityEvent::PasswordRight
        .perhaps_of(account)
        .on(response))
}

async fn acts_for_an_office(site: &Site, credentials: &Credentials) -> Result<bool, Problem> {
    let (id, today) = (credentials.account.id.clone(), site.today());
    at_accounts(site, move |desk| {
        let rows = desk.accounts().appointments(&id)?;
        let holds = |held: Appointment| held.holds_on(today);
        Ok(answerable_desk::accounts::appointments(&rows).any(|(_, held)| holds(held)))
    })
    .await
}
