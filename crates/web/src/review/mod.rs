//! Deciding what a document asks, on pages for those who may.
//!
//! A document is uploaded, described, decided item by item and published by a
//! second person. Every step is an address of its own and a form without
//! script; the desk decides what is allowed, and who was faster.
//!
//! * [`list`]: documents under review, and the form that brings one in;
//! * [`document`]: one document's four steps;
//! * [`details`], [`item`], [`unused`], [`text`]: the steps' own pages;
//! * [`check`]: the second person's page, and what became of it.

mod check;
mod details;
mod document;
mod field;
mod item;
mod list;
mod look;
mod text;
mod unused;
mod upload;

use answerable_desk::review::NotReviewed;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

use crate::layers::problems::AlreadyShown;
use crate::problem::Problem;
use crate::site::Site;

/// Every address under `/review`.
pub(crate) fn routes() -> Router<Site> {
    let list = get(list::show)
        .post(upload::send)
        .layer(DefaultBodyLimit::max(upload::MOST_SENT_BYTES));
    Router::new()
        .route("/review", list)
        .route("/review/published", get(check::published))
        .route("/review/{document}", get(document::show))
        .route(
            "/review/{document}/details",
            get(details::show).post(details::send),
        )
        .route(
            "/review/{document}/items/{item}",
            get(item::show).post(item::send),
        )
        .route(
            "/review/{document}/unused",
            get(unused::show).post(unused::send),
        )
        .route("/review/{document}/text", get(text::show))
        .route(
            "/review/{document}/check",
            get(check::show).post(check::send),
        )
        .route(
            "/review/{document}/give-up",
            get(document::give_up).post(document::given_up),
        )
}

/// What the desk would not do, where no form on the page can say it better.
fn problem_of(why: NotReviewed) -> Problem {
    match why {
        NotReviewed::NoSuchReview(_) | NotReviewed::NoSuchItem { .. } => Problem::NotFound,
        NotReviewed::Archive(_) | NotReviewed::Reviews(_) | NotReviewed::Fault(_) => {
            Problem::NotKept(why.to_string())
        }
        why => Problem::Fault(why.to_string()),
    }
}

/// A page shown again with what was wrong, under a status that says so.
fn shown_again(mut response: Response, status: StatusCode) -> Response {
    *response.status_mut() = status;
    response.extensions_mut().insert(AlreadyShown);
    response
}

/// A reason as a sentence of its own: the first letter large.
fn as_sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
