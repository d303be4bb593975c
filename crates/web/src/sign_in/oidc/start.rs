//! The way to the provider.

use axum::extract::State;

use super::begun::Begun;
use super::refused::{Why, refused};
use crate::problem::Problem;
use crate::sign_in::{invitation, kept_nowhere, with_cookie};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// Sends a person to the provider: to sign in, or to take up the invitation that
/// the address names. Nothing is used up yet.
pub(super) async fn begin(mut visit: Visit, State(site): State<Site>) -> Shown {
    let Some(provider) = &site.options.provider else {
        return Err(Problem::NotFound);
    };
    let token = visit.place.pairs.filled("invitation").map(str::to_owned);
    // The frame links this page: the secret in its address stays out of that.
    visit.place.pairs = Pairs::default();
    if let Some(token) = &token
        && invitation::invited(&site, token).await?.is_none()
    {
        return invitation::refused(&visit);
    }
    let begun = Begun::draw(token.as_deref(), site.now())
        .map_err(|why| Problem::Fault(format!("no randomness: {why}")))?;
    match provider.address_for(&begun).await {
        Ok(address) => Ok(with_cookie(
            see_other(&address),
            begun.given(site.options.over_tls),
        )),
        Err(why) => {
            tracing::error!(%why, "the provider cannot be asked");
            let shown = refused(&visit, provider.name(), Why::Unreachable);
            shown.map(kept_nowhere)
        }
    }
}
