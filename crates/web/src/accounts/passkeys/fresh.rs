//! Whether somebody signed in just now.

use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_accounts};
use crate::site::Site;

/// For how long signing in counts as proof of who it is, in seconds.
const FRESH_SECONDS: i64 = 10 * 60;

/// What is said where it was longer ago.
pub(super) const NOT_FRESH: &str =
    "You signed in more than 10 minutes ago. Sign in again, and come back here";

/// Whether this session's person signed in within the last ten minutes, with
/// whatever they sign in with.
///
/// # Errors
/// When the disk refuses.
pub(super) async fn is_fresh(site: &Site, by: &SignedIn) -> Result<bool, Problem> {
    let (id, number, now) = (by.id.clone(), by.session_number, site.now());
    at_accounts(site, move |desk| {
        let open = desk.accounts().sessions(&id, now)?;
        let this = open.iter().find(|open| open.number == number);
        Ok(this.is_some_and(|open| now.0 - open.begun_at.0 < FRESH_SECONDS))
    })
    .await
}
