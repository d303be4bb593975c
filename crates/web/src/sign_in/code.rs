//! The second step of signing in: a code.

use answerable_desk::accounts::{Proved, prove_with_code};
use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

use super::attempts::wait_in_words;
use super::field::{Field, errors};
use super::session::is_same;
use super::{
    FIRST_PAGE, FORM_KEY, at_accounts, begun, kept_nowhere, made_whole, shown_again, with_cookie,
};
use crate::frame::Content;
use crate::layers::security_log::SecurityEvent;
use crate::problem::Problem;
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "sign_in/code.html")]
struct Page {
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
        "Enter a code".to_owned()
    }

    fn is_refused(&self) -> bool {
        self.code.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) async fn form(visit: Visit, State(site): State<Site>, headers: HeaderMap) -> Shown {
    let Some((cookie, _)) = begun(&site, &headers).await? else {
        return Ok(see_other("/sign-in"));
    };
    let page = Page {
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
    let typed = sent.one("code").unwrap_or_default().trim().to_owned();
    let again = |wrong: String, status| {
        let page = Page {
            form_key: cookie.form_key(),
            code: Field::wrong(wrong),
        };
        Ok(shown_again(visit.show(&page)?, status))
    };
    if typed.is_empty() {
        return again("Enter a code".to_owned(), StatusCode::UNPROCESSABLE_ENTITY);
    }
    let id = whose.account.id.clone();
    if let Err(wait) = site.attempts.take_of_account(id.as_str()) {
        let shown: Shown = again(wait_in_words(wait), StatusCode::TOO_MANY_REQUESTS);
        return shown.map(|shown| SecurityEvent::Slowed.of(&id).on(shown));
    }
    let now = site.now();
    let proved = at_accounts(&site, {
        let id = id.clone();
        move |desk| prove_with_code(&desk.accounts(), &id, &typed, now)
    });
    let (leads_to, by) = match proved.await? {
        Proved::Not => {
            let shown: Shown = again(
                "Code is not right, or was used already. Enter the newest one that your app shows"
                    .to_owned(),
                StatusCode::UNPROCESSABLE_ENTITY,
            );
            return shown.map(|shown| SecurityEvent::CodeWrong.of(&id).on(shown));
        }
        Proved::ByCode => (FIRST_PAGE, "code"),
        // The page says how many are left, and makes new ones.
        Proved::ByRecoveryCode { .. } => ("/account", "recovery code"),
    };
    site.attempts.give_back_to_account(id.as_str());
    let whole = made_whole(&site, cookie.clone(), &whose).await?;
    let response = with_cookie(see_other(leads_to), whole.given(site.options.over_tls));
    Ok(SecurityEvent::SignedIn { by }.of(&id).on(response))
}
