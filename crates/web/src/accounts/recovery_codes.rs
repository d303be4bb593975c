//! New recovery codes in the place of those before.

use answerable_desk::accounts::renew_recovery_codes;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::password_again;
use crate::frame::{Content, Crumb};
use crate::sign_in::{
    CodesPage, Field, SignedForm, SignedIn, at_accounts, errors, kept_nowhere, shown_again,
};
use crate::site::Site;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "accounts/recovery_codes.html")]
struct Page {
    form_key: String,
    password: Field,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([("password", &self.password)])
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Get new recovery codes".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Your account", "/account")]
    }

    fn is_refused(&self) -> bool {
        self.password.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) async fn form(by: SignedIn, visit: Visit) -> Shown {
    visit.show(&Page {
        form_key: by.form_key,
        password: Field::default(),
    })
}

pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedForm) -> Shown {
    let by = form.by;
    if let Err(password) = password_again(&site, &by, form.pairs.one("password")).await? {
        let page = Page {
            form_key: by.form_key,
            password,
        };
        return Ok(shown_again(
            visit.show(&page)?,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    }
    let codes = at_accounts(&site, move |desk| {
        renew_recovery_codes(&desk.accounts(), &by.id)
    });
    let page = CodesPage {
        codes: codes.await?,
        leads_to: "/account",
    };
    visit.show(&page).map(kept_nowhere)
}
