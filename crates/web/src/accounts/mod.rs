//! Accounts: each person's own, and the list that administrators keep.

mod list;
mod one;
mod password;
mod recovery_codes;
mod second_factor;
mod shown;
mod you;

use answerable_desk::accounts::has_password;
use answerable_desk::who::Role;
use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::routing::{get, post};

use crate::problem::Problem;
use crate::sign_in::{Field, SignedIn, hashing, wait_in_words};
use crate::site::Site;

/// Every address of accounts.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/account", get(you::show))
        .route("/account/sessions", post(you::end_session))
        .route(
            "/account/sign-out-everywhere",
            post(you::sign_out_everywhere),
        )
        .route(
            "/account/password",
            get(password::form).post(password::send),
        )
        .route(
            "/account/codes",
            get(second_factor::form).post(second_factor::send),
        )
        .route(
            "/account/recovery-codes",
            get(recovery_codes::form).post(recovery_codes::send),
        )
        .route("/accounts", get(list::show).post(list::invite))
        .route("/accounts/{account}", get(one::show).post(one::send))
}

/// Somebody signed in who keeps the accounts.
pub(crate) struct Administrator;

impl FromRequestParts<Site> for Administrator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Problem> {
        let by = parts
            .extensions
            .get::<SignedIn>()
            .ok_or(Problem::SignedOut)?;
        match by.is(Role::Administrator, site.today()) {
            true => Ok(Self),
            false => Err(Problem::NotYours),
        }
    }
}

/// Whether a person who is signed in gives their password again; what is said
/// beside the field if not.
async fn password_again(
    site: &Site,
    by: &SignedIn,
    given: Option<&str>,
) -> Result<Result<(), Field>, Problem> {
    let given = given.unwrap_or_default().to_owned();
    if given.is_empty() {
        return Ok(Err(Field::wrong("Enter your password")));
    }
    let id = by.id.clone();
    if let Err(wait) = site.attempts.take_of_account(id.as_str()) {
        return Ok(Err(Field::wrong(wait_in_words(wait))));
    }
    let right = hashing(site, move |desk| {
        let credentials = desk.accounts().credentials(&id)?;
        match credentials {
            Some(credentials) => has_password(&credentials, &given),
            None => Ok(false),
        }
    });
    if right.await? {
        site.attempts.give_back_to_account(by.id.as_str());
        Ok(Ok(()))
    } else {
        Ok(Err(Field::wrong("Password is not right")))
    }
}
