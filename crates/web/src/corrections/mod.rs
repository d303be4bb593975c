//! "Something wrong?": a way to ask for a correction from every page.
//!
//! What is sent is kept in an inbox, apart from the public log and sealed as it
//! arrives: it is a person's words, and may name others. What comes of it is a
//! correction in the log, or an answer.

mod form;
mod inbox;
mod page;

use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use tokio::time::Instant;

pub use inbox::{Correction, Inbox, InboxFault, InboxReference, SpeaksFor};

use crate::layers::problems::AlreadyShown;
use crate::problem::Problem;
use crate::serve::Peer;
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};
use form::CorrectionForm;
use page::{FormPage, KeptPage};

/// The empty form, for the page it was asked from.
pub(crate) async fn form(visit: Visit) -> Shown {
    let form = CorrectionForm::empty(&visit.place.pairs)?;
    visit
        .show(&FormPage::new(form))
        .map(not_kept_by_the_browser)
}

/// Keeps what was sent, or shows the form again with every word still in it.
pub(crate) async fn send(
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
        site.turns
            .take(address, Instant::now())
            .map_err(|wait| Problem::TooMany {
                wait_seconds: wait.as_secs().max(1),
            })?;
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
pub(crate) async fn kept(visit: Visit) -> Shown {
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
