//! Setting up a second factor: an app that shows codes.

use answerable_desk::accounts::{Secret, set_up_second_factor};
use answerable_desk::store::accounts::SessionHash;
use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::attempts::wait_in_words;
use super::field::{Field, errors};
use super::qr::{self, Qr};
use super::session::is_same;
use super::{FORM_KEY, at_accounts, begun, kept_nowhere, made_whole, shown_again, with_cookie};
use crate::frame::Content;
use crate::layers::security_log::SecurityEvent;
use crate::problem::Problem;
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// What is shown of a second factor that is being set up.
pub(crate) struct Enrolment {
    /// The secret in groups of four, to be typed.
    pub(crate) secret: String,
    /// What an app on the same device opens.
    pub(crate) address: String,
    /// The same for a camera.
    pub(crate) qr: Option<Qr>,
}

impl Enrolment {
    /// The pages' words for a secret, which an app lists under this name.
    pub(crate) fn of(secret: &Secret, sign_in_name: &str) -> Self {
        let digits = secret.in_base_32();
        let name = utf8_percent_encode(sign_in_name, NON_ALPHANUMERIC);
        let address = format!("otpauth://totp/Answerable:{name}?secret={digits}&issuer=Answerable");
        let groups: Vec<&str> = digits
            .as_bytes()
            .chunks(4)
            .filter_map(|group| std::str::from_utf8(group).ok())
            .collect();
        Self {
            secret: groups.join(" "),
            qr: qr::of(&address),
            address,
        }
    }

    /// The one that a session is setting up; drawn where it has none yet. None
    /// where the session is gone.
    pub(crate) async fn pending(
        site: &Site,
        session: SessionHash,
    ) -> Result<Option<Secret>, Problem> {
        at_accounts(site, move |desk| {
            let drawn = Secret::draw()?;
            let pending = desk.accounts().pending_secret(session, drawn.bytes())?;
            Ok(pending.map(Secret::of))
        })
        .await
    }
}

#[derive(Template)]
#[template(path = "sign_in/set_up.html")]
struct Page {
    enrolment: Enrolment,
    form_key: String,
    code: Field,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([("code", &self.code)])
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Set up codes".to_owned()
    }

    fn is_refused(&self) -> bool {
        self.code.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// Recovery codes, shown once.
#[derive(Template)]
#[template(path = "sign_in/recovery_codes.html")]
pub(crate) struct CodesPage {
    pub(crate) codes: Vec<String>,
    pub(crate) leads_to: &'static str,
}

impl Content for CodesPage {
    fn title(&self) -> String {
        "Your recovery codes".to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// What is said of a code that is none.
pub(crate) const CODE_NOT_RIGHT: &str =
    "Code is not right. Enter the newest one that your app shows";

pub(super) async fn form(visit: Visit, State(site): State<Site>, headers: HeaderMap) -> Shown {
    let Some((cookie, whose)) = begun(&site, &headers).await? else {
        return Ok(see_other("/sign-in"));
    };
    if has_one(&site, &whose.account.id).await? {
        return Ok(see_other("/sign-in/code"));
    }
    let Some(secret) = Enrolment::pending(&site, cookie.hash()).await? else {
        return Ok(see_other("/sign-in"));
    };
    let page = Page {
        enrolment: Enrolment::of(&secret, &whose.account.sign_in_name),
        form_key: cookie.form_key(),
        code: Field::default(),
    };
    visit.show(&page).map(kept_nowhere)
}

pub(super) async fn send(
    visit: Visit,
    State(site): State<Site>,
    headers: HeaderMap,
    body: Bytes,
) -> Shown {
    let Some((cookie, whose)) = begun(&site, &headers).await? else {
        return Ok(see_other("/sign-in"));
    };
    let sent = Pairs::read(&String::from_utf8_lossy(&body));
    if !is_same(&cookie.form_key(), sent.one(FORM_KEY).unwrap_or_default()) {
        return Err(Problem::AnotherSite);
    }
    // A password alone never replaces a second factor that is there.
    if has_one(&site, &whose.account.id).await? {
        return Ok(see_other("/sign-in/code"));
    }
    let Some(secret) = Enrolment::pending(&site, cookie.hash()).await? else {
        return Ok(see_other("/sign-in"));
    };
    let again = |wrong: String, status| {
        let page = Page {
            enrolment: Enrolment::of(&secret, &whose.account.sign_in_name),
            form_key: cookie.form_key(),
            code: Field::wrong(wrong),
        };
        Ok(shown_again(visit.show(&page)?, status))
    };
    let id = whose.account.id.clone();
    if let Err(wait) = site.attempts.take_of_account(id.as_str()) {
        let shown: Shown = again(wait_in_words(wait), StatusCode::TOO_MANY_REQUESTS);
        return shown.map(|shown| SecurityEvent::Slowed.of(&id).on(shown));
    }
    let typed = sent.one("code").unwrap_or_default().to_owned();
    let (now, of) = (site.now(), id.clone());
    let codes = at_accounts(&site, move |desk| {
        set_up_second_factor(&desk.accounts(), &of, &secret, &typed, now)
    });
    let Some(codes) = codes.await? else {
        let shown: Shown = again(CODE_NOT_RIGHT.to_owned(), StatusCode::UNPROCESSABLE_ENTITY);
        return shown.map(|shown| SecurityEvent::CodeWrong.of(&id).on(shown));
    };
    site.attempts.give_back_to_account(id.as_str());
    let leads_to = super::FIRST_PAGE;
    let whole = made_whole(&site, cookie, &whose).await?;
    let shown = visit.show(&CodesPage { codes, leads_to })?;
    let response = with_cookie(shown, whole.given(site.options.over_tls));
    let by = "app that was set up";
    Ok(SecurityEvent::SignedIn { by }.of(&id).on(response))
}

async fn has_one(
    site: &Site,
    id: &answerable_desk::store::accounts::AccountId,
) -> Result<bool, Problem> {
    let id = id.clone();
    at_accounts(site, move |desk| {
        let credentials = desk.accounts().credentials(&id)?;
        Ok(credentials.is_some_and(|credentials| credentials.second_factor.is_some()))
    })
    .await
}
