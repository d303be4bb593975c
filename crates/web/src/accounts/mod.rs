//! Accounts: each person's own, and the list that administrators keep.

mod again;
mod list;
mod one;
#[cfg(feature = "passkeys")]
mod passkeys;
mod password;
mod recovery_codes;
mod second_factor;
mod shown;
mod you;

use answerable_desk::store::accounts::Account;
use answerable_desk::who::{self, Act, DoneOn, Resource};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

pub(crate) use list::body_of;

pub(crate) use shown::moment as moment_in_words;

use crate::guard::{OwnAccount, Policy, Routes, Thing, get, post};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_accounts};
use crate::site::Site;

/// Every address of accounts.
pub(crate) fn routes() -> Routes {
    const OWN: Policy<OwnAccount> = Policy::on(Act::KeepOwnAccount);
    const OUT: Policy<OwnAccount> = Policy::on(Act::SignOutEverywhere);
    const LIST: Policy = Policy::of(Act::ListAccounts);
    const INVITE: Policy = Policy::of(Act::Invite);
    const END: Policy<One> = Policy::on(Act::EndAppointment);
    const SIGN_OUT: Policy<One> = Policy::on(Act::SignOutEverywhere);
    #[cfg(feature = "passkeys")]
    let of_passkeys = passkeys::routes();
    #[cfg(not(feature = "passkeys"))]
    let of_passkeys = Routes::default();
    Routes::default()
        .with(of_passkeys)
        .at("/account", get(OWN, you::show))
        .at("/account/sessions", post(OWN, you::end_session))
        .at(
            "/account/sign-out-everywhere",
            post(OUT, you::sign_out_everywhere),
        )
        .at(
            "/account/password",
            get(OWN, password::form).post(OWN, password::send),
        )
        .at(
            "/account/codes",
            get(OWN, second_factor::form).post(OWN, second_factor::send),
        )
        .at(
            "/account/recovery-codes",
            get(OWN, recovery_codes::form).post(OWN, recovery_codes::send),
        )
        .at(
            "/accounts",
            get(LIST, list::show).post(INVITE, list::invite),
        )
        .at("/accounts/{account}", get(LIST, one::show))
        .at("/accounts/{account}/appoint", post(INVITE, one::appoint_to))
        .at("/accounts/{account}/end", post(END, one::end))
        .at(
            "/accounts/{account}/sign-out",
            post(SIGN_OUT, one::sign_out),
        )
        .at("/accounts/{account}/reset", post(INVITE, one::reset))
}

/// The account that an address names.
#[derive(Clone)]
struct One {
    account: Account,
    is_own: bool,
}

impl Thing for One {
    const KIND: DoneOn = DoneOn::Account;

    async fn find(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let own = parts.extensions.get::<SignedIn>().map(|by| by.id.clone());
        let found = async {
            let Path(id) = Path::<String>::from_request_parts(parts, site)
                .await
                .map_err(|_| Problem::NotFound)?;
            let found = at_accounts(site, move |desk| Ok(desk.accounts().under(&id)?));
            found.await?.ok_or(Problem::NotFound)
        };
        let account = found.await.map_err(IntoResponse::into_response)?;
        Ok(Self {
            is_own: own.is_some_and(|own| own == account.id),
            account,
        })
    }

    fn resource(&self) -> Resource {
        Resource::Account(match self.is_own {
            true => who::Account::Own,
            false => who::Account::SomebodyElses,
        })
    }
}
