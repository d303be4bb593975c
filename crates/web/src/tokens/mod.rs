//! Programs that act for a body by a service token.
//!
//! * [`pages`]: an administrator makes a token, and is shown its secret once;
//! * [`claims`] and [`answers`]: the writing half of the interface for programs;
//! * [`once`]: what is sent twice under one key is done once.
//!
//! A program sends its secret as `Authorization: Bearer …` (RFC 6750). What it
//! may do is asked of the same table as what people may, and done by the same
//! acts. What goes wrong comes back as `application/problem+json` (RFC 9457).

mod answers;
mod claims;
mod once;
mod pages;

use answerable_desk::tokens::{hash, whose};
use answerable_desk::who::Act;
use answerable_wording::letters;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::answering::look::Look;
use crate::closing::OneCase;
use crate::guard::{Policy, Routes, get, post, put};
use crate::layers::problems::AlreadyShown;
use crate::layers::reference::Reference;
use crate::problem::Problem;
use crate::respond::json::PROBLEM;
use crate::sign_in::{SignedIn, at_accounts};
use crate::site::Site;

/// Below it nothing is a page.
const FOR_PROGRAMS: &str = "/api/";

/// Every address of tokens, and those that programs write to.
pub(crate) fn routes() -> Routes {
    const INVITE: Policy = Policy::of(Act::Invite);
    const CLAIM: Policy<OneCase> = Policy::on(Act::ClaimMet);
    const PUT: Policy<Look> = Policy::on(Act::PutAnswer);
    Routes::default()
        .at(
            "/tokens/new",
            get(INVITE, pages::form).post(INVITE, pages::send),
        )
        .at("/api/claims/{asked}/{body}", post(CLAIM, claims::take))
        .at(
            "/api/answers/{report}/{answerer}",
            put(PUT, answers::put).taking_at_most(answers::MOST_BYTES),
        )
}

/// Whether an address is for programs.
pub(crate) fn is_for_programs(path: &str) -> bool {
    path.starts_with(FOR_PROGRAMS)
}

/// The program whose secret came with a request, if it works.
///
/// # Errors
/// [`Problem::Fault`] when the disk refuses.
pub(crate) async fn who(site: &Site, headers: &HeaderMap) -> Result<Option<SignedIn>, Problem> {
    let sent = headers
        .get(AUTHORIZATION)
        .and_then(|sent| sent.to_str().ok());
    let secret = sent.and_then(|sent| {
        let (scheme, secret) = sent.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
    });
    let Some(secret) = secret.map(str::to_owned) else {
        return Ok(None);
    };
    let (now, today) = (site.now(), site.today());
    let found = at_accounts(site, move |desk| {
        let whose = whose(&desk.accounts(), &secret, now, today)?;
        Ok(whose.map(|whose| SignedIn::by_token(whose, hash(&secret))))
    });
    found.await
}

/// A problem as programs read it (RFC 9457).
pub(crate) fn problem(problem: &Problem, reference: Option<&Reference>) -> Response {
    let status = match problem {
        Problem::SignedOut => StatusCode::UNAUTHORIZED,
        problem => problem.status(),
    };
    let detail = match problem {
        Problem::SignedOut => {
            "Send the secret of a service token that works: Authorization: Bearer answerable_…"
                .to_owned()
        }
        Problem::MayNot(why) => why.to_string(),
        problem => problem.in_one_text(),
    };
    let whole = json!({
        "type": problem.type_address(),
        "title": problem.heading(),
        "status": status.as_u16(),
        "detail": detail,
        "reference": reference.map(ToString::to_string),
    });
    let mut response = said(status, &whole);
    if status == StatusCode::UNAUTHORIZED {
        let bearer = HeaderValue::from_static("Bearer");
        response.headers_mut().insert(WWW_AUTHENTICATE, bearer);
    }
    response
}

/// What was sent was refused: which part of it, and why.
fn refused(status: StatusCode, part: &str, why: &str) -> Response {
    let mut whole = json!({
        "type": "/api#refused",
        "title": "Nothing was recorded",
        "status": status.as_u16(),
        "detail": letters::capital(why),
    });
    if !part.is_empty() {
        whole["part"] = part.into();
    }
    let mut response = said(status, &whole);
    response.extensions_mut().insert(AlreadyShown);
    response
}

/// An object under a status that says it went wrong.
fn said(status: StatusCode, whole: &serde_json::Value) -> Response {
    let kind = [(CONTENT_TYPE, PROBLEM)];
    (status, kind, whole.to_string()).into_response()
}
