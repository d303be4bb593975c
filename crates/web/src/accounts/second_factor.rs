//! Setting up another app in the place of the one that makes codes.

use answerable_desk::accounts::{Code, Secret, set_up_second_factor};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::again::Again;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{
    CODE_NOT_RIGHT, CodesPage, Enrolment, Field, SignedForm, SignedIn, at_accounts, errors,
    kept_nowhere, shown_again,
};
use crate::site::Site;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "accounts/second_factor.html")]
struct Page {
    form_key: String,
    enrolment: Enrolment,
    code: Field,
    again: Again,
}

impl Page {
    async fn of(site: &Site, by: &SignedIn) -> Result<(Self, Secret), Problem> {
        let pending = Enrolment::pending(site, by.session).await?;
        // The session may have ended since it was looked up.
        let secret = pending.ok_or(Problem::NotFound)?;
        let page = Self {
            form_key: by.form_key.clone(),
            enrolment: Enrolment::of(&secret, &by.name),
            code: Field::default(),
            again: Again::default(),
        };
        Ok((page, secret))
    }

    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([
            ("code", &self.code),
            ("code-now", &self.again.code),
            ("password", &self.again.password),
        ])
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Set up another app for codes".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Your account", "/account")]
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) async fn form(by: SignedIn, visit: Visit, State(site): State<Site>) -> Shown {
    visit.show(&Page::of(&site, &by).await?.0)
}

pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedForm) -> Shown {
    let by = form.by;
    let (mut page, secret) = Page::of(&site, &by).await?;
    let typed = form.pairs.one("code").unwrap_or_default().to_owned();
    let now = site.now();
    // Looked at first: a code of the present app works once, and is not used up
    // for nothing.
    let is_of_the_new = Code::read(&typed).and_then(|code| secret.step_of(code, now));
    if is_of_the_new.is_none() {
        page.code.refuse(CODE_NOT_RIGHT);
        let response = visit.show(&page)?;
        return Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY));
    }
    page.again = Again::asked_of(&site, &by, &form.pairs, "password").await?;
    if page.again.is_refused() {
        let response = visit.show(&page)?;
        return Ok(page.again.shown(&by, response));
    }
    let codes = at_accounts(&site, move |desk| {
        let accounts = desk.accounts();
        let codes = set_up_second_factor(&accounts, &by.id, &secret, &typed, now)?;
        if codes.is_some() {
            accounts.forget_pending_secret(by.session)?;
        }
        Ok(codes)
    });
    match codes.await? {
        Some(codes) => {
            let leads_to = "/account";
            visit.show(&CodesPage { codes, leads_to }).map(kept_nowhere)
        }
        None => {
            page.code.refuse(CODE_NOT_RIGHT);
            Ok(shown_again(
                visit.show(&page)?,
                StatusCode::UNPROCESSABLE_ENTITY,
            ))
        }
    }
}
