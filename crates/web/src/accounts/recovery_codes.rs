//! New recovery codes in the place of those before.

use answerable_desk::accounts::renew_recovery_codes;
use askama::Template;
use axum::extract::State;

use super::again::Again;
use crate::frame::{Content, Crumb};
use crate::sign_in::{CodesPage, SignedForm, SignedIn, at_accounts, errors, kept_nowhere};
use crate::site::Site;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "accounts/recovery_codes.html")]
struct Page {
    form_key: String,
    again: Again,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([
            ("password", &self.again.password),
            ("code-now", &self.again.code),
        ])
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
        self.again.is_refused()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) async fn form(by: SignedIn, visit: Visit) -> Shown {
    visit.show(&Page {
        form_key: by.form_key,
        again: Again::default(),
    })
}

pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedForm) -> Shown {
    let by = form.by;
    let again = Again::asked_of(&site, &by, &form.pairs, "password").await?;
    if again.is_refused() {
        let page = Page {
            form_key: by.form_key.clone(),
            again,
        };
        return Ok(page.again.shown(&by, visit.show(&page)?));
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
