//! A body's office at its answers: writing one, approving it, publishing it.
//!
//! Every step is an address of its own and a form without script. Nothing of an
//! answer is shown to anybody else before it is published; then it is public
//! like any other, with its files beside it.
//!
//! * [`list`]: what the office's body owes an answer to;
//! * [`overview`]: one answer, part by part, and the way to each;
//! * [`comments`], [`chief_officer`], [`recommendation`], [`evidence`],
//!   [`reports`]: the parts;
//! * [`check`]: what is missing, sending it, and the second person's page;
//! * [`copies`]: what was sent to whom the law names;
//! * [`published`]: the public page of an answer, and its [files](file).

mod check;
mod chief_officer;
mod comments;
mod copies;
mod evidence;
mod file;
mod give_up;
mod list;
pub(crate) mod look;
mod no_longer;
mod overview;
mod part;
pub(crate) mod published;
mod recommendation;
mod reports;

#[cfg(feature = "pdf")]
pub use file::{Fonts, NoFont};

use answerable_desk::answering::{Acting, NotWritten, Stage};
use answerable_desk::store::vault::Moment;
use answerable_desk::who::Act;

use crate::form::carried::MOST_WORDS_BYTES;
use crate::guard::{Policy, Routes, get, post};
use crate::problem::Problem;
use crate::site::Site;
use look::Look;

/// Every address under `/answering`, and those of published answers.
pub(crate) fn routes() -> Routes {
    const READ: Policy = Policy::of(Act::ReadPages);
    const LIST: Policy = Policy::of(Act::ListAnswers);
    const LOOK: Policy<Look> = Policy::on(Act::LookAtAnswer);
    const WRITE: Policy<Look> = Policy::on(Act::DraftAnswer);
    const APPROVE: Policy<Look> = Policy::on(Act::ApproveAnswer);
    const COPY: Policy<Look> = Policy::on(Act::RecordCopySent);
    Routes::default()
        .at("/answering", get(LIST, list::show))
        .at("/answering/{report}", get(LIST, list::lead_on))
        .at("/answering/{report}/{answerer}", get(LOOK, overview::show))
        .at(
            "/answering/{report}/{answerer}/comments",
            get(LOOK, comments::show)
                .post(WRITE, comments::send)
                .taking_at_most(MOST_WORDS_BYTES),
        )
        .at(
            "/answering/{report}/{answerer}/chief-officer",
            get(LOOK, chief_officer::show)
                .post(WRITE, chief_officer::send)
                .taking_at_most(MOST_WORDS_BYTES),
        )
        .at(
            "/answering/{report}/{answerer}/recommendations/{item}",
            get(LOOK, recommendation::show)
                .post(WRITE, recommendation::send)
                .taking_at_most(MOST_WORDS_BYTES),
        )
        .at(
            "/answering/{report}/{answerer}/evidence",
            get(LOOK, evidence::show)
                .post(WRITE, evidence::send)
                .taking_at_most(evidence::MOST_SENT_BYTES),
        )
        .at(
            "/answering/{report}/{answerer}/evidence/take-away",
            post(WRITE, evidence::take_away),
        )
        .at(
            "/answering/{report}/{answerer}/reports",
            get(LOOK, reports::show).post(WRITE, reports::send),
        )
        .at(
            "/answering/{report}/{answerer}/check",
            get(LOOK, check::show).post(WRITE, check::send),
        )
        .at(
            "/answering/{report}/{answerer}/approve",
            get(LOOK, check::show_to_approve).post(APPROVE, check::approve),
        )
        .at(
            "/answering/{report}/{answerer}/give-up",
            get(WRITE, give_up::show).post(WRITE, give_up::send),
        )
        .at(
            "/answering/{report}/{answerer}/copies",
            get(LOOK, copies::show).post(COPY, copies::send),
        )
        .at("/answers/{answer}", get(READ, published::show))
        .at("/answers/{answer}/page", get(READ, published::page))
        .at("/answers/{answer}/document", get(READ, published::document))
        .at("/answers/{answer}/pdf", get(READ, published::pdf))
}

/// Who acts and when, for the desk and its audit trail.
pub(crate) fn acting<'a>(site: &Site, by: &'a str) -> Acting<'a> {
    let when = Moment {
        at: site.now(),
        day: site.today(),
    };
    Acting { by, when }
}

/// How far an answer is, as programs read it.
pub(crate) const fn stage_in_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Writing => "writing",
        Stage::Sent => "waits-for-approval",
        Stage::SentBack => "sent-back",
    }
}

/// What the desk would not do, where no form on the page can say it better.
fn problem_of(why: NotWritten) -> Problem {
    match why {
        NotWritten::NoSuchAnswer | NotWritten::NotOwed => Problem::NotFound,
        NotWritten::Fault(why) => Problem::NotKept(why.to_string()),
        why => Problem::Fault(why.to_string()),
    }
}

/// A reason as a sentence of its own: the first letter large.
fn as_sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
