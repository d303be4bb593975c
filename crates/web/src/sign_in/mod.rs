//! Signing in, with a password and then a code, and out again.
//!
//! A person takes an account up by the link of an invitation. A link is shown
//! before it is used: programs that look at mail follow links, and would use it
//! up. Only the button on its page does.

mod attempts;
mod code;
mod field;
mod invitation;
#[cfg(feature = "oidc")]
pub(crate) mod oidc;
mod passes;
pub(crate) mod passkeys;
mod password;
mod provider;
mod qr;
mod secret;
mod session;
mod set_up;

use answerable_desk::Desk;
use answerable_desk::accounts::AccountFault;
use answerable_desk::store::accounts::{Stage, Whose};
use answerable_desk::who::Act;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{CACHE_CONTROL, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

pub(crate) use crate::form::{FORM_KEY, SignedForm};
pub(crate) use attempts::{Attempts, wait_in_words};
pub(crate) use field::{Field, errors};
pub use passes::Passes;
pub(crate) use provider::provider_of;
pub(crate) use session::SignedIn;
pub(crate) use set_up::{CODE_NOT_RIGHT, CodesPage, Enrolment};

use crate::guard::{OwnAccount, Policy, Routes, get, post};
use crate::layers::problems::AlreadyShown;
use crate::problem::Problem;
use crate::site::Site;
use crate::tokens;
use crate::visit::{Shown, see_other};
use session::Cookie;

/// Every address of signing in and out.
pub(crate) fn routes() -> Routes {
    const IN: Policy = Policy::of(Act::SignIn);
    const OUT: Policy<OwnAccount> = Policy::on(Act::SignOut);
    Routes::default()
        .at("/sign-in", get(IN, password::form).post(IN, password::send))
        .at("/sign-in/code", get(IN, code::form).post(IN, code::send))
        .at(
            "/sign-in/set-up",
            get(IN, set_up::form).post(IN, set_up::send),
        )
        .at(
            "/sign-in/pass",
            get(IN, passes::form).post(IN, passes::send),
        )
        .at(
            "/invitation",
            get(IN, invitation::form).post(IN, invitation::send),
        )
        .with(provider::routes())
        .with(passkeys::routes())
        .at("/sign-out", post(OUT, sign_out))
}

/// Where people go once they are signed in: to what they have to do.
const FIRST_PAGE: &str = "/work";

/// How much somebody has to do, for the menu; none where it cannot be counted:
/// a page is shown without it.
async fn work_of(site: &Site, signed_in: &SignedIn) -> Option<usize> {
    let (actor, id, today) = (signed_in.actor.clone(), signed_in.id.clone(), site.today());
    let counted = at_desk(site, move |desk| desk.work_of(&actor, &id, today)).await;
    match counted {
        Ok(Ok(work)) => Some(work.count()),
        Ok(Err(why)) => {
            tracing::error!(%why, "work could not be counted");
            None
        }
        Err(problem) => {
            tracing::error!(%problem, "work could not be counted");
            None
        }
    }
}

/// Finds out who sends a request, and lets nobody keep what a signed-in person
/// was shown (OWASP ASVS 5.0: 14.3.2).
pub(crate) async fn settle(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    // A program sends its secret with each request, and a browser's cookie does
    // nothing there: so no other site can send anything in somebody's name.
    let who = if tokens::is_for_programs(request.uri().path()) {
        tokens::who(&site, request.headers()).await
    } else {
        who(&site, request.headers()).await
    };
    let mut signed_in = match who {
        Ok(Some(signed_in)) => signed_in,
        Ok(None) => return next.run(request).await,
        Err(problem) => {
            // Reading goes on; what needs a name says that it is missing.
            tracing::error!(%problem, "a session could not be looked up");
            return next.run(request).await;
        }
    };
    let for_everyone = request.uri().path().starts_with("/assets/");
    if !for_everyone {
        signed_in.work = work_of(&site, &signed_in).await;
    }
    request.extensions_mut().insert(signed_in.clone());
    let mut response = next.run(request).await;
    if for_everyone {
        return response;
    }
    // The page of a problem is drawn further out, and names them too.
    response.extensions_mut().insert(signed_in);
    kept_nowhere(response)
}

async fn who(site: &Site, headers: &HeaderMap) -> Result<Option<SignedIn>, Problem> {
    let Some(cookie) = Cookie::sent(headers, site.options.over_tls) else {
        return Ok(None);
    };
    let (now, today) = (site.now(), site.today());
    at_accounts(site, move |desk| {
        session::whose(&desk.accounts(), &cookie, now, today)
    })
    .await
}

/// Does something with accounts that may wait for a disk, or for a password to
/// be hashed: so many of those at once, that signing in never takes all memory.
///
/// # Errors
/// [`Problem::Fault`] if it could not be done.
pub(crate) async fn at_accounts<T: Send + 'static>(
    site: &Site,
    act: impl FnOnce(&Desk) -> Result<T, AccountFault> + Send + 'static,
) -> Result<T, Problem> {
    at_desk(site, act)
        .await?
        .map_err(|why| Problem::Fault(why.to_string()))
}

/// As [`at_accounts`], where a password is hashed: that takes memory, so only so
/// many are hashed at once and the others wait.
///
/// # Errors
/// [`Problem::Fault`] if it could not be done.
pub(crate) async fn hashing<T: Send + 'static>(
    site: &Site,
    act: impl FnOnce(&Desk) -> Result<T, AccountFault> + Send + 'static,
) -> Result<T, Problem> {
    let _turn = site.attempts.hash_turn().await;
    at_accounts(site, act).await
}

/// A session whose password was given and whose code was not.
async fn begun(site: &Site, headers: &HeaderMap) -> Result<Option<(Cookie, Whose)>, Problem> {
    let Some(cookie) = Cookie::sent(headers, site.options.over_tls) else {
        return Ok(None);
    };
    let (now, today, hash) = (site.now(), site.today(), cookie.hash());
    let whose = at_accounts(site, move |desk| {
        Ok(desk.accounts().session(hash, Stage::Begun, now, today)?)
    });
    Ok(whose.await?.map(|whose| (cookie, whose)))
}

/// Ends a session that was begun and starts the whole one, under a secret of its
/// own (OWASP ASVS 5.0: 7.2.4).
async fn made_whole(site: &Site, begun: Cookie, whose: &Whose) -> Result<Cookie, Problem> {
    let (now, account) = (site.now(), whose.account.id.clone());
    at_accounts(site, move |desk| {
        session::start(&desk.accounts(), &account, Stage::Whole, Some(&begun), now)
    })
    .await
}

/// Does something at the desk that may wait for a disk.
///
/// # Errors
/// [`Problem::Fault`] if it panicked.
pub(crate) async fn at_desk<T: Send + 'static>(
    site: &Site,
    act: impl FnOnce(&Desk) -> T + Send + 'static,
) -> Result<T, Problem> {
    let desk = site.state.desk.clone();
    tokio::task::spawn_blocking(move || act(&desk))
        .await
        .map_err(|error| Problem::Fault(format!("at the desk: {error}")))
}

impl FromRequestParts<Site> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Problem> {
        parts.extensions.get().cloned().ok_or(Problem::SignedOut)
    }
}

/// Ends the session. Signing out twice is as good as once.
async fn sign_out(State(site): State<Site>, headers: HeaderMap, _: SignedForm) -> Shown {
    if let Some(cookie) = Cookie::sent(&headers, site.options.over_tls) {
        at_accounts(&site, move |desk| {
            Ok(desk.accounts().end_session(cookie.hash())?)
        })
        .await?;
    }
    Ok(signed_out(&site))
}

/// The way to the page of signing in, with nothing of the session left in the
/// browser (OWASP ASVS 5.0: 14.3.1).
pub(crate) fn signed_out(site: &Site) -> Response {
    let taken_back = session::taken_back(site.options.over_tls);
    let mut response = with_cookie(see_other("/sign-in"), taken_back);
    response.headers_mut().insert(
        "clear-site-data",
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    response
}

fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    kept_nowhere(response)
}

/// A page shown again with what was wrong, under a status that says so.
pub(crate) fn shown_again(mut response: Response, status: StatusCode) -> Response {
    *response.status_mut() = status;
    response.extensions_mut().insert(AlreadyShown);
    kept_nowhere(response)
}

pub(crate) fn kept_nowhere(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
