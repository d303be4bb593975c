//! Removing a passkey.

use answerable_desk::store::accounts::{AccountId, Passkey};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::LIST;
use super::fresh::is_fresh;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{SignedForm, SignedIn, at_accounts, shown_again};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "accounts/passkey_remove.html")]
struct Page {
    form_key: String,
    number: u64,
    name: String,
    is_fresh: bool,
    /// Whether nothing else signs them in.
    is_the_only_way: bool,
}

impl Content for Page {
    fn title(&self) -> String {
        format!("Remove the passkey {}", self.name)
    }

    fn trail(&self) -> Vec<Crumb> {
        let account = Crumb::new("Your account", "/account");
        vec![Crumb::home(), account, Crumb::new("Your passkeys", LIST)]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) async fn form(by: SignedIn, visit: Visit, State(site): State<Site>) -> Shown {
    let page = page(&site, &by, &visit.place.pairs).await?;
    visit.show(&page)
}

/// Every other session ends with it (OWASP ASVS 5.0: 7.4.3).
pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedForm) -> Shown {
    let by = form.by;
    let page = page(&site, &by, &form.pairs).await?;
    if page.is_the_only_way || !page.is_fresh {
        // The page says why, and has no form.
        return Ok(shown_again(visit.show(&page)?, StatusCode::CONFLICT));
    }
    let number = page.number;
    at_accounts(&site, move |desk| {
        Ok(desk.accounts().remove_passkey(&by.id, number, by.session)?)
    })
    .await?;
    Ok(see_other(LIST))
}

async fn page(site: &Site, by: &SignedIn, sent: &Pairs) -> Result<Page, Problem> {
    let number: u64 = sent
        .filled("passkey")
        .and_then(|number| number.parse().ok())
        .ok_or(Problem::NotFound)?;
    let (passkeys, has_password) = held(site, by.id.clone()).await?;
    let is_one = passkeys.len() == 1;
    let mut passkeys = passkeys.into_iter();
    let passkey = passkeys
        .find(|one| one.number == number)
        .ok_or(Problem::NotFound)?;
    Ok(Page {
        form_key: by.form_key.clone(),
        number,
        name: passkey.name,
        is_fresh: is_fresh(site, by).await?,
        is_the_only_way: is_one && !has_password,
    })
}

async fn held(site: &Site, id: AccountId) -> Result<(Vec<Passkey>, bool), Problem> {
    at_accounts(site, move |desk| {
        let accounts = desk.accounts();
        let credentials = accounts.credentials(&id)?;
        let has_password = credentials.is_some_and(|it| it.password.is_some());
        Ok((accounts.passkeys(&id)?, has_password))
    })
    .await
}
