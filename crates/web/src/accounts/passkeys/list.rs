//! The passkeys that there are, and the first step to another: a name for it.

use answerable_desk::accounts::passkeys::For;
use answerable_desk::store::accounts::{MOST_PASSKEYS, Passkey};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::add;
use super::fresh::{NOT_FRESH, is_fresh};
use crate::accounts::shown::{day_of, moment};
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::passkeys::begin;
use crate::sign_in::{
    Field, SignedForm, SignedIn, at_accounts, errors, kept_nowhere, provider_of, shown_again,
};
use crate::site::Site;
use crate::visit::{Shown, Visit};

/// The longest name of a passkey, in characters: a device and where it is.
const MOST_NAME_CHARS: usize = 60;

#[derive(Template)]
#[template(path = "accounts/passkeys.html")]
pub(super) struct Page {
    form_key: String,
    passkeys: Vec<Row>,
    pub(super) name: Field,
    is_fresh: bool,
    /// What they sign in through, where it is no password: its passkeys do.
    provider: Option<String>,
    are_all: bool,
}

struct Row {
    number: u64,
    name: String,
    added: String,
    used: String,
}

impl Row {
    fn of(passkey: Passkey) -> Self {
        Self {
            number: passkey.number,
            name: passkey.name,
            added: day_of(passkey.added_at),
            used: passkey.used_at.map_or_else(|| "Never".to_owned(), moment),
        }
    }
}

impl Page {
    pub(super) async fn of(site: &Site, by: &SignedIn) -> Result<Self, Problem> {
        if !crate::sign_in::passkeys::are_taken(site) {
            return Err(Problem::NotFound);
        }
        let id = by.id.clone();
        let (passkeys, is_vouched_for) = at_accounts(site, move |desk| {
            let accounts = desk.accounts();
            Ok((accounts.passkeys(&id)?, accounts.is_vouched_for(&id)?))
        })
        .await?;
        Ok(Self {
            form_key: by.form_key.clone(),
            are_all: passkeys.len() >= MOST_PASSKEYS,
            passkeys: passkeys.into_iter().map(Row::of).collect(),
            name: Field::default(),
            is_fresh: is_fresh(site, by).await?,
            provider: is_vouched_for
                .then(|| provider_of(site).unwrap_or_else(|| "a provider".to_owned())),
        })
    }

    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([("name", &self.name)])
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Your passkeys".to_owned()
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

pub(super) async fn show(by: SignedIn, visit: Visit, State(site): State<Site>) -> Shown {
    visit.show(&Page::of(&site, &by).await?).map(kept_nowhere)
}

/// Takes a name, and asks the device.
pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedForm) -> Shown {
    let by = form.by;
    let mut page = Page::of(&site, &by).await?;
    if page.provider.is_some() || page.are_all {
        // The page says why, and has no form.
        return Ok(shown_again(visit.show(&page)?, StatusCode::CONFLICT));
    }
    page.name = name_of(&form.pairs);
    if !page.is_fresh {
        page.name.wrong = Some(NOT_FRESH.to_owned());
    }
    if page.is_refused() {
        return Ok(shown_again(
            visit.show(&page)?,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    }
    let challenge = begin(&site, For::Adding(by.session)).await?;
    add::page(&visit, &site, &by, page.name.typed, &challenge, None).await
}

/// A name as typed, with what is wrong with it.
pub(super) fn name_of(sent: &crate::visit::query::Pairs) -> Field {
    let mut name = Field::sent(sent, "name");
    if name.typed.is_empty() {
        name.refuse("Enter a name for the passkey, such as Work laptop");
    } else if name.typed.chars().count() > MOST_NAME_CHARS {
        name.refuse(format!(
            "Name must be {MOST_NAME_CHARS} characters or fewer"
        ));
    } else if name.typed.chars().any(char::is_control) {
        name.refuse("Name must be one line of letters, numbers and signs");
    }
    name
}
