//! "Something wrong?": a way to ask for a correction from every page.
//!
//! What is sent is kept in an inbox, apart from the public log and sealed as it
//! arrives: it is a person's words, and may name others. What comes of it is a
//! correction in the log, or an answer.
//!
//! * [`form`], [`page`]: asking, without an account;
//! * [`requests`], [`request`]: what a reviewer opens, with a reason, and decides;
//! * [`correcting`]: the entry that puts something right;
//! * [`public`]: what was decided, and how one's own request stands.

mod correcting;
mod decision;
mod form;
mod inbox;
mod page;
mod public;
mod request;
mod requests;
mod rests_on;

use answerable_desk::who::Act;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::header::{CACHE_CONTROL, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use tokio::time::Instant;

pub(crate) use form::Field;
pub use inbox::{Correction, Inbox, InboxFault, InboxReference, SpeaksFor};
pub(crate) use public::COLUMNS;

use crate::guard::{Policy, Routes, get, post};
use crate::layers::problems::AlreadyShown;
use crate::problem::Problem;
use crate::serve::Peer;
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};
use form::CorrectionForm;
use page::{FormPage, KeptPage};

/// Every address of asking for a correction and of deciding it.
pub(crate) fn routes() -> Routes {
    const ASK: Policy = Policy::of(Act::AskForCorrection);
    const READ: Policy = Policy::of(Act::ReadPages);
    const OPEN: Policy = Policy::of(Act::ReadInbox);
    const DECIDE: Policy = Policy::of(Act::DecideCorrection);
    const ERASE: Policy = Policy::of(Act::EraseWords);
    const RECORD: Policy = Policy::of(Act::RecordFacts);
    Routes::default()
        .at("/correction", get(ASK, form).post(ASK, send))
        .at("/correction/kept", get(ASK, kept))
        .at("/corrections", get(READ, public::list))
        .at("/corrections/{reference}", get(READ, public::standing))
        .at("/inbox", get(OPEN, requests::show))
        .at(
            "/inbox/{request}",
            get(OPEN, request::ask_why).post(OPEN, request::open),
        )
        .at("/inbox/{request}/decide", post(DECIDE, request::decide))
        .at("/inbox/{request}/erase", post(ERASE, request::erase))
        .at(
            "/entries/{entry}/correct",
            get(RECORD, correcting::form)
                .post(RECORD, correcting::send)
                .taking_at_most(MOST_FACT_BYTES),
        )
}

/// The largest form that corrects an entry, in bytes: an entry is at most 1 MiB,
/// and a letter of it takes three in a form.
const MOST_FACT_BYTES: usize = 3 << 20;

/// The empty form, for the page it was asked from.
async fn form(visit: Visit) -> Shown {
    let form = CorrectionForm::empty(&visit.place.pairs)?;
    visit
        .show(&FormPage::new(form))
        .map(not_kept_by_the_browser)
}

/// Keeps what was sent, or shows the form again with every word still in it.
async fn send(
    visit: Visit,
    State(site): State<Site>,
    peer: Option<Extension<Peer>>,
    body: Bytes,
) -> Shown {
    let pairs = Pairs::read(&String::from_utf8_lossy(&body));
    let form = CorrectionForm::sent(&pairs)?;
    let correction = match form.read() {
        Ok(correction) => correction,
        Err(refused) => return shown_again(&visit, *refused),
    };
    if let Some(Extension(Peer(address))) = peer {
        // Counted by where it came from alone, so that nobody is locked out by
        // what another sends; and nothing typed is lost.
        if let Err(wait) = site.turns.take(address, Instant::now()) {
            let form = CorrectionForm::sent(&pairs)?.not_now(wait);
            let mut shown = shown_again(&visit, form)?;
            *shown.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            let seconds = HeaderValue::from(wait.as_secs().max(1));
            shown.headers_mut().insert(RETRY_AFTER, seconds);
            return Ok(shown);
        }
    }
    let reference = tokio::task::spawn_blocking(move || site.state.inbox.keep(correction))
        .await
        .map_err(|error| Problem::Fault(format!("keeping a correction: {error}")))?
        .map_err(|InboxFault(why)| Problem::NotKept(why))?;
    let kept = Pairs::default().with("reference", reference.as_str());
    Ok(see_other(&kept.after("/correction/kept")))
}

fn shown_again(visit: &Visit, refused: CorrectionForm) -> Shown {
    let mut response = visit.show(&FormPage::new(refused))?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response.extensions_mut().insert(AlreadyShown);
    Ok(not_kept_by_the_browser(response))
}

/// The page that says it was kept and under which reference.
async fn kept(visit: Visit) -> Shown {
    let reference = visit
        .place
        .pairs
        .filled("reference")
        .and_then(|text| InboxReference::try_new(text).ok())
        .ok_or(Problem::NotFound)?;
    visit
        .show(&KeptPage { reference })
        .map(not_kept_by_the_browser)
}

/// A form holds a person's words; the browser is asked to keep no copy.
fn not_kept_by_the_browser(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
