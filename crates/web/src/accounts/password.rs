//! Changing the password.

use answerable_desk::accounts::{check, hash};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::again::Again;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{Field, SignedForm, SignedIn, at_accounts, errors, hashing, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct Page {
    form_key: String,
    again: Again,
    new: Field,
}

impl Page {
    fn of(by: &SignedIn) -> Self {
        Self {
            form_key: by.form_key.clone(),
            again: Again::default(),
            new: Field::default(),
        }
    }

    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([
            ("current", &self.again.password),
            ("code-now", &self.again.code),
            ("new", &self.new),
        ])
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Change your password".to_owned()
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

pub(super) async fn form(by: SignedIn, visit: Visit) -> Shown {
    visit.show(&Page::of(&by))
}

/// Every other session ends with the old password (OWASP ASVS 5.0: 7.4.3).
pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedForm) -> Shown {
    let by = form.by;
    let new = form.pairs.one("new").unwrap_or_default().to_owned();
    let mut page = Page::of(&by);
    if let Err(why) = check(&new, &[&by.name, &sign_in_name(&site, &by).await?]) {
        page.new.refuse(why.to_string());
    }
    if page.is_refused() {
        let response = visit.show(&page)?;
        return Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY));
    }
    page.again = Again::asked_of(&site, &by, &form.pairs, "current").await?;
    if page.again.is_refused() {
        let response = visit.show(&page)?;
        return Ok(page.again.shown(&by, response));
    }
    hashing(&site, move |desk| {
        let hash = hash(&new)?;
        Ok(desk.accounts().set_password(&by.id, &hash, by.session)?)
    })
    .await?;
    Ok(see_other("/account"))
}

async fn sign_in_name(site: &Site, by: &SignedIn) -> Result<String, Problem> {
    let id = by.id.clone();
    let account = at_accounts(site, move |desk| Ok(desk.accounts().under(id.as_str())?));
    let account = account.await?.ok_or(Problem::SignedOut)?;
    Ok(account.sign_in_name)
}
