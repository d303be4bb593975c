//! Following by e-mail, without an account: a form, a letter with a link, and a
//! page that only who has the link can see.
//!
//! * [`form`]: asking, with what last year would have brought;
//! * [`confirm`]: the link of the first letter;
//! * [`own`]: what somebody follows, and leaving;
//! * [`letters`]: the letters in words;
//! * [`postman`]: making and sending them, beside the pages.
//!
//! No page here is kept by a browser or listed by a search engine, and the secret
//! part of an address stands in no log
//! ([`loggable`](crate::layers::reference::loggable)).

mod confirm;
mod form;
mod letters;
mod own;
mod postman;

use answerable_desk::following::mail::Link;
use answerable_desk::who::Act;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;

pub use postman::{MailLetter, NotTaken, Postman, Round, Went, send_letters};

use crate::guard::{Policy, Routes, get};
use crate::problem::Problem;

/// Every address of following by e-mail.
pub(crate) fn routes() -> Routes {
    const FOLLOW: Policy = Policy::of(Act::Follow);
    Routes::default()
        .at("/follow", get(FOLLOW, form::show).post(FOLLOW, form::send))
        .at("/follow/asked", get(FOLLOW, form::asked))
        .at(
            "/follow/confirm/{link}",
            get(FOLLOW, confirm::show).post(FOLLOW, confirm::send),
        )
        .at(
            "/follow/leave/{link}",
            get(FOLLOW, own::ask_to_leave).post(FOLLOW, own::leave),
        )
        .at(
            "/following/{link}",
            get(FOLLOW, own::show).post(FOLLOW, own::change),
        )
}

/// The last part of an address as a link.
fn link_of(text: &str) -> Result<Link, Problem> {
    Link::read(text).ok_or(Problem::NotFound)
}

/// What only one person is to see: kept by no browser, listed by no engine.
fn for_one_alone(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow"),
    );
    response
}
