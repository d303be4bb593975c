//! Deciding what a document asks, on pages for those who may.
//!
//! A document is uploaded, described, decided item by item and published by a
//! second person. Every step is an address of its own and a form without
//! script; the desk decides what is allowed, and who was faster.
//!
//! * [`list`]: documents under review, and the form that brings one in;
//! * [`document`]: one document's four steps;
//! * [`next`]: what whoever looks would do next;
//! * [`details`], [`item`], [`unused`], [`text`], [`passage`]: the steps' own pages;
//! * [`answered`]: what a document answers;
//! * [`check`]: the second person's page, and what became of it.

mod answered;
mod check;
mod details;
mod document;
mod field;
mod item;
mod list;
pub(crate) mod look;
mod next;
mod passage;
mod text;
mod unused;
mod upload;

use answerable_desk::review::NotReviewed;
use answerable_desk::who::Act;
use axum::http::StatusCode;
use axum::response::Response;

use crate::guard::{Policy, Routes, get};
use crate::layers::problems::AlreadyShown;
use crate::problem::Problem;
pub(crate) use details::DayField;
pub(crate) use field::{Field, Offered};
use look::Look;

/// Every address under `/review`.
pub(crate) fn routes() -> Routes {
    const LIST: Policy = Policy::of(Act::ListDocuments);
    const BRING_IN: Policy = Policy::of(Act::BringInDocument);
    const LOOK: Policy<Look> = Policy::on(Act::LookAtDocument);
    const DESCRIBE: Policy<Look> = Policy::on(Act::DescribeDocument);
    const DECIDE: Policy<Look> = Policy::on(Act::DecideItem);
    const GIVE_UP: Policy<Look> = Policy::on(Act::GiveUpDocument);
    const PUBLISH: Policy<Look> = Policy::on(Act::PublishDocument);
    Routes::default()
        .at(
            "/review",
            get(LIST, list::show)
                .post(BRING_IN, upload::send)
                .taking_at_most(upload::MOST_SENT_BYTES),
        )
        .at("/review/published", get(LIST, check::published))
        .at("/review/{document}", get(LOOK, document::show))
        .at(
            "/review/{document}/details",
            get(LOOK, details::show).post(DESCRIBE, details::send),
        )
        .at(
            "/review/{document}/answer",
            get(LOOK, answered::show).post(DESCRIBE, answered::send),
        )
        .at(
            "/review/{document}/answer/{item}",
            get(LOOK, answered::show_part).post(DECIDE, answered::send_part),
        )
        .at(
            "/review/{document}/items/{item}",
            get(LOOK, item::show).post(DECIDE, item::send),
        )
        .at(
            "/review/{document}/unused",
            get(LOOK, unused::show).post(DECIDE, unused::send),
        )
        .at("/review/{document}/text", get(LOOK, text::show))
        .at(
            "/review/{document}/passage",
            get(LOOK, passage::show).post(DECIDE, passage::send),
        )
        .at(
            "/review/{document}/check",
            get(LOOK, check::show).post(PUBLISH, check::send),
        )
        .at(
            "/review/{document}/give-up",
            get(GIVE_UP, document::give_up).post(GIVE_UP, document::given_up),
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
pub(crate) fn as_sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
