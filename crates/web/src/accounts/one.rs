//! One account: what it is appointed to, and what an administrator may do.

use answerable_desk::View;
use answerable_desk::accounts::{
    NamesRead, NotInvitedAgain, appoint, appointments, invite_again, invite_to_another_password,
    is_a_programs, is_the_last_administrators,
};
use answerable_desk::store::accounts::{Account, AccountId};
use answerable_wording::letters;
use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode};

use super::One;
use super::list::{InvitedPage, OfficeFields, base};
use super::shown::Office;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{
    SignedForm, SignedIn, at_accounts, at_desk, kept_nowhere, shown_again, signed_out,
};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "accounts/one.html")]
struct Page {
    account: Account,
    offices: Vec<Office>,
    /// How far the person is: `Has a password and codes`.
    ready: &'static str,
    sessions: usize,
    office: OfficeFields,
    /// Why an appointment was not ended.
    not_ended: Option<&'static str>,
    /// Whether a program acts under it: nobody signs in, or is invited.
    is_a_programs: bool,
    /// Why nobody was invited anew.
    not_invited: Option<String>,
    form_key: String,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        let not_ended = self.not_ended.map(|why| ("offices", why));
        let not_invited = self.not_invited.as_deref().map(|why| ("sign-in", why));
        not_ended
            .into_iter()
            .chain(not_invited)
            .chain(self.office.errors())
            .collect()
    }
}

impl Content for Page {
    fn title(&self) -> String {
        self.account.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Accounts", "/accounts")]
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) async fn show(
    by: SignedIn,
    Path(account): Path<String>,
    visit: Visit,
    State(site): State<Site>,
) -> Shown {
    visit.show(&page(&site, &by, account).await?)
}

/// Appoints a person to one more office, from today.
pub(super) async fn appoint_to(
    Path(account): Path<String>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let mut page = page(&site, &form.by, account).await?;
    let appointment = {
        let register = site.state.desk.read();
        page.office.read(&form, &View::of(&register, site.today()))
    };
    let Some(appointment) = appointment else {
        return Ok(shown_again(
            visit.show(&page)?,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    };
    let id = page.account.id;
    let here = address_of(&id);
    at_accounts(&site, move |desk| {
        Ok(appoint(&desk.accounts(), &id, &appointment)?)
    })
    .await?;
    Ok(see_other(&here))
}

/// What the button says that leaves the app for codes in place.
const PASSWORD: &str = "password";

/// Takes away what a person signs in with, or the password alone, and shows a new
/// link once.
pub(super) async fn reset(
    Path(account): Path<String>,
    visit: Visit,
    State(site): State<Site>,
    headers: HeaderMap,
    form: SignedForm,
) -> Shown {
    let mut page = page(&site, &form.by, account).await?;
    let (id, now) = (page.account.id.clone(), site.now());
    let href = address_of(&id);
    let is_password = form.pairs.one("lost") == Some(PASSWORD);
    let invited = at_desk(&site, move |desk| match is_password {
        true => invite_to_another_password(&desk.accounts(), &id, now),
        false => invite_again(&desk.accounts(), &id, now),
    });
    let token = match invited.await? {
        Ok(token) => token,
        Err(why @ NotInvitedAgain::ServiceToken) => {
            page.not_invited = Some(letters::capital(&why.to_string()));
            return Ok(shown_again(visit.show(&page)?, StatusCode::CONFLICT));
        }
        Err(NotInvitedAgain::Fault(why)) => return Err(Problem::Fault(why.to_string())),
    };
    let shown = InvitedPage {
        name: page.account.name,
        link: token.link(&base(&site, &headers)),
        href,
    };
    visit.show(&shown).map(kept_nowhere)
}

/// Ends every session of a person.
pub(super) async fn sign_out(
    Extension(one): Extension<One>,
    State(site): State<Site>,
    _: SignedForm,
) -> Shown {
    let id = one.account.id.clone();
    at_accounts(&site, move |desk| Ok(desk.accounts().end_sessions(&id)?)).await?;
    Ok(match one.is_own {
        true => signed_out(&site),
        false => see_other(&address_of(&one.account.id)),
    })
}

/// Why the last administrator stays.
const LAST_ADMINISTRATOR: &str = "This is the last administrator: ended, nobody could keep the accounts. Appoint another administrator first";

/// Ends one appointment, from today on.
pub(super) async fn end(
    Extension(one): Extension<One>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let number = form.pairs.filled("appointment");
    let number: u64 = number
        .and_then(|number| number.parse().ok())
        .ok_or(Problem::Unreadable)?;
    let (id, today) = (one.account.id, site.today());
    let here = address_of(&id);
    let account = id.to_string();
    let there = at_accounts(&site, move |desk| {
        // Held from the look to the ending, so that two who end each other at
        // once do not both see one left.
        let accounts = desk.accounts();
        if is_the_last_administrators(&accounts, &id, number, today)? {
            return Ok(None);
        }
        Ok(Some(accounts.end_appointment(&id, number, today)?))
    });
    match there.await? {
        Some(true) => Ok(see_other(&here)),
        Some(false) => Err(Problem::NotFound),
        None => {
            let mut page = page(&site, &form.by, account).await?;
            page.not_ended = Some(LAST_ADMINISTRATOR);
            Ok(shown_again(
                visit.show(&page)?,
                StatusCode::UNPROCESSABLE_ENTITY,
            ))
        }
    }
}

fn address_of(id: &AccountId) -> String {
    format!("/accounts/{id}")
}

async fn page(site: &Site, by: &SignedIn, account: String) -> Result<Page, Problem> {
    let now = site.now();
    let (me, when) = (by.id.clone(), site.moment());
    let found = at_accounts(site, move |desk| {
        let read = NamesRead {
            by: me.as_str(),
            page: "the page of an account",
            when,
        };
        desk.note_names(usize::from(account != me.as_str()), read)?;
        let accounts = desk.accounts();
        let Some(account) = accounts.under(&account)? else {
            return Ok(None);
        };
        let rows = accounts.appointments(&account.id)?;
        let sessions = accounts.sessions(&account.id, now)?.len();
        let is_vouched_for = accounts.is_vouched_for(&account.id)?;
        let has_passkeys = !accounts.passkeys(&account.id)?.is_empty();
        let credentials = accounts.credentials(&account.id)?;
        let ways = (is_vouched_for, has_passkeys);
        Ok(credentials.map(|credentials| (credentials, rows, sessions, ways)))
    });
    let (credentials, rows, sessions, (is_vouched_for, has_passkeys)) =
        found.await?.ok_or(Problem::NotFound)?;
    let register = site.state.desk.read();
    let view = View::of(&register, site.today());
    Ok(Page {
        offices: appointments(&rows)
            .map(|(number, held)| Office::of(number, &held, &view))
            .collect(),
        is_a_programs: is_a_programs(&rows),
        not_invited: None,
        ready: match (&credentials.password, &credentials.second_factor) {
            _ if is_a_programs(&rows) => {
                "A service token: a program acts with it, and nobody signs in"
            }
            (Some(_), Some(_)) => "Password and codes are set up",
            (Some(_), None) => "A password is chosen, codes are not set up yet",
            (None, _) if is_vouched_for => "Signs in through a provider",
            (None, _) if has_passkeys => "Signs in with a passkey",
            (None, _) => "Has not taken up an invitation",
        },
        account: credentials.account,
        sessions,
        office: OfficeFields::empty(&view),
        not_ended: None,
        form_key: by.form_key.clone(),
    })
}
