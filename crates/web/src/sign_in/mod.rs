//! Signing in by a link that works once, and out again.
//!
//! A link is shown before it is used: programs that look at mail follow links,
//! and would use it up. Only the button on its page does.

mod offices;
mod page;
mod secret;
mod session;

use answerable_desk::Desk;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::header::{CACHE_CONTROL, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

pub(crate) use session::SignedIn;

use crate::layers::problems::AlreadyShown;
use crate::problem::Problem;
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};
use page::{LinkPage, NoLinkPage, RefusedPage};
use secret::Token;
use session::Cookie;

/// Where people go once they are signed in.
const FIRST_PAGE: &str = "/review";

/// Finds out who sends a request, and lets nobody keep what a signed-in person
/// was shown (OWASP ASVS 5.0: 14.3.2).
pub(crate) async fn settle(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let who = who(&site, request.headers()).await;
    let signed_in = match who {
        Ok(Some(signed_in)) => signed_in,
        Ok(None) => return next.run(request).await,
        Err(problem) => {
            // Reading goes on; what needs a name says that it is missing.
            tracing::error!(%problem, "a session could not be looked up");
            return next.run(request).await;
        }
    };
    let for_everyone = request.uri().path().starts_with("/assets/");
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
    let now = site.now();
    at_desk(site, move |desk| session::whose(desk, &cookie, now))
        .await?
        .map_err(|why| Problem::Fault(why.to_string()))
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

/// A form sent by a person who is signed in, from a page of theirs.
pub(crate) struct SignedForm {
    pub(crate) by: SignedIn,
    pub(crate) pairs: Pairs,
}

/// The name under which a form carries its session's key.
pub(crate) const FORM_KEY: &str = "form-key";

impl FromRequest<Site> for SignedForm {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let by = request
            .extensions()
            .get::<SignedIn>()
            .cloned()
            .ok_or(Problem::SignedOut)?;
        let body = Bytes::from_request(request, site)
            .await
            .map_err(|refused| Problem::of_status(refused.status()))?;
        let pairs = Pairs::read(&String::from_utf8_lossy(&body));
        if !by.sent_this(pairs.one(FORM_KEY).unwrap_or_default()) {
            return Err(Problem::AnotherSite);
        }
        Ok(Self { by, pairs })
    }
}

/// The page of a sign-in link: a button, and nothing is used up yet.
pub(crate) async fn link(mut visit: Visit) -> Shown {
    let token = visit.place.pairs.filled("token").map(str::to_owned);
    // The frame links this page: the secret in its address stays out of that.
    visit.place.pairs = Pairs::default();
    match token {
        None => visit.show(&NoLinkPage {
            name: visit.signed_in.as_ref().map(|who| who.name.clone()),
        }),
        Some(token) if Token::read(&token).is_none() => refused(&visit),
        Some(token) => visit.show(&LinkPage { token }),
    }
    .map(kept_nowhere)
}

/// Uses a link up and signs its person in.
///
/// Guessing is not counted: a link has 256 bits drawn by lot.
pub(crate) async fn redeem(
    visit: Visit,
    State(site): State<Site>,
    headers: HeaderMap,
    body: Bytes,
) -> Shown {
    let sent = Pairs::read(&String::from_utf8_lossy(&body));
    let Some(token) = sent.filled("token").and_then(Token::read) else {
        return refused(&visit).map(kept_nowhere);
    };
    let over_tls = site.options.over_tls;
    let before = Cookie::sent(&headers, over_tls);
    let now = site.now();
    let started = at_desk(&site, move |desk| {
        session::redeem(desk, &token, before.as_ref(), now)
    })
    .await?
    .map_err(|why| Problem::Fault(format!("signing in: {why}")))?;
    match started {
        Some(cookie) => Ok(with_cookie(see_other(FIRST_PAGE), cookie.given(over_tls))),
        None => refused(&visit).map(kept_nowhere),
    }
}

/// Ends the session. Signing out twice is as good as once.
pub(crate) async fn sign_out(
    State(site): State<Site>,
    headers: HeaderMap,
    form: SignedForm,
) -> Shown {
    let over_tls = site.options.over_tls;
    if let Some(cookie) = Cookie::sent(&headers, over_tls) {
        at_desk(&site, move |desk| session::end(desk, &cookie))
            .await?
            .map_err(|why| Problem::Fault(format!("signing {} out: {why}", form.by.id)))?;
    }
    Ok(with_cookie(
        see_other("/sign-in"),
        session::taken_back(over_tls),
    ))
}

fn refused(visit: &Visit) -> Shown {
    let mut response = visit.show(&RefusedPage)?;
    *response.status_mut() = StatusCode::FORBIDDEN;
    response.extensions_mut().insert(AlreadyShown);
    Ok(response)
}

fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    kept_nowhere(response)
}

fn kept_nowhere(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
