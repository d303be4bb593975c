//! Your own account: who you are here, and where you are signed in.

use answerable_desk::View;
use answerable_desk::accounts::appointments;
use answerable_desk::store::accounts::Open;
use answerable_desk::who::{Act, may_at_all};
use askama::Template;
use axum::extract::State;

use super::shown::{Office, moment};
use crate::frame::Content;
use crate::problem::Problem;
use crate::sign_in::passkeys;
use crate::sign_in::{SignedForm, SignedIn, at_accounts, provider_of, signed_out};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "accounts/you.html")]
struct Page {
    name: String,
    sign_in_name: String,
    id: String,
    offices: Vec<Office>,
    sessions: Vec<Session>,
    recovery_codes: u64,
    /// What they sign in through, where it is no password.
    provider: Option<String>,
    /// How many passkeys they have, where they may have some.
    passkeys: Option<usize>,
    /// Whether a passkey is all that they sign in with.
    has_passkeys_alone: bool,
    keeps_accounts: bool,
    keeps_webhooks: bool,
    form_key: String,
}

struct Session {
    number: u64,
    begun: String,
    used: String,
    is_this: bool,
}

impl Session {
    fn of(open: &Open, by: &SignedIn) -> Self {
        Self {
            number: open.number,
            begun: moment(open.begun_at),
            used: moment(open.used_at),
            is_this: open.number == by.session_number,
        }
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Your account".to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) async fn show(by: SignedIn, visit: Visit, State(site): State<Site>) -> Shown {
    let (id, now) = (by.id.clone(), site.now());
    let (credentials, rows, open, is_vouched_for, held) = at_accounts(&site, move |desk| {
        let accounts = desk.accounts();
        Ok((
            accounts.credentials(&id)?,
            accounts.appointments(&id)?,
            accounts.sessions(&id, now)?,
            accounts.is_vouched_for(&id)?,
            accounts.passkeys(&id)?.len(),
        ))
    })
    .await?;
    let credentials = credentials.ok_or(Problem::SignedOut)?;
    let offices = {
        let register = site.state.desk.read();
        let view = View::of(&register, site.today());
        let offices = appointments(&rows).map(|(number, held)| Office::of(number, &held, &view));
        offices.collect()
    };
    let page = Page {
        name: by.name.clone(),
        sign_in_name: credentials.account.sign_in_name,
        id: by.id.to_string(),
        offices,
        sessions: open.iter().map(|open| Session::of(open, &by)).collect(),
        recovery_codes: credentials.recovery_codes,
        provider: is_vouched_for.then(|| {
            provider_of(&site).unwrap_or_else(|| "a provider that is not set up".to_owned())
        }),
        passkeys: (passkeys::are_taken(&site) && !is_vouched_for).then_some(held),
        has_passkeys_alone: credentials.password.is_none() && held > 0,
        keeps_accounts: may_at_all(&by.actor, Act::ListAccounts, site.today()).is_ok(),
        keeps_webhooks: may_at_all(&by.actor, Act::ListWebhooks, site.today()).is_ok(),
        form_key: by.form_key,
    };
    visit.show(&page)
}

/// Ends one session of this person's, which may be this one.
pub(super) async fn end_session(State(site): State<Site>, form: SignedForm) -> Shown {
    let number = form
        .pairs
        .filled("session")
        .and_then(|number| number.parse().ok());
    let number: u64 = number.ok_or(Problem::Unreadable)?;
    let id = form.by.id.clone();
    // One that has ended by itself is as good as one that is ended now.
    at_accounts(&site, move |desk| {
        Ok(desk.accounts().end_session_numbered(&id, number)?)
    })
    .await?;
    Ok(match number == form.by.session_number {
        true => signed_out(&site),
        false => see_other("/account"),
    })
}

/// Ends every session of this person's.
pub(super) async fn sign_out_everywhere(State(site): State<Site>, form: SignedForm) -> Shown {
    let id = form.by.id;
    at_accounts(&site, move |desk| Ok(desk.accounts().end_sessions(&id)?)).await?;
    Ok(signed_out(&site))
}
