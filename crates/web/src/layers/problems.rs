//! The one place where a problem becomes an answer.
//!
//! A handler, a limit or a library says what went wrong by its kind or its
//! status. Here it is given words, a page in the site's frame (or the form
//! that was asked for), and, if it is ours, a line in the log.

use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::layers::reference::{Reference, loggable};
use crate::pages::problem::ProblemPage;
use crate::problem::Problem;
use crate::respond;
use crate::site::Site;
use crate::tokens;
use crate::visit::{AsAt, Format, Place, Visit};

/// Shows whatever problem comes back, and lets all else through.
pub(crate) async fn show(State(site): State<Site>, request: Request, next: Next) -> Response {
    let place = Place::of(request.uri());
    let format = request
        .extensions()
        .get::<Format>()
        .copied()
        .unwrap_or_default();
    let reference = request.extensions().get::<Reference>().cloned();
    let response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    if response.extensions().get::<AlreadyShown>().is_some() {
        return response;
    }
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        None => Problem::of_status(status),
    };
    let reference = reference.filter(|_| problem.is_ours());
    if let Some(reference) = &reference {
        let path = loggable(&place.path);
        tracing::error!(%reference, path, %problem, "a fault");
    }
    if tokens::is_for_programs(&place.path) {
        let shown = tokens::problem(&problem, reference.as_ref());
        let status = shown.status();
        let mut shown = with_headers(shown, &problem, response.headers());
        *shown.status_mut() = status;
        return shown;
    }
    let visit = Visit {
        as_at: AsAt::today(site.today()),
        entries: 0,
        site,
        place,
        format,
        signed_in: response.extensions().get().cloned(),
    };
    let shown = page(&visit, &problem, reference.as_ref());
    with_headers(shown, &problem, response.headers())
}

/// Marks an answer with an error status whose page is already drawn, such as a
/// form shown again with what was wrong.
#[derive(Clone, Copy)]
pub(crate) struct AlreadyShown;

fn page(visit: &Visit, problem: &Problem, reference: Option<&Reference>) -> Response {
    match visit.format {
        Format::Json => respond::json::problem(problem, reference),
        Format::Csv => respond::csv::problem(problem, reference),
        // No reader of feeds has a form for it: plain words.
        Format::Atom | Format::Calendar => {
            format!("{}\n\n{}\n", problem.heading(), problem.in_one_text()).into_response()
        }
        Format::Html => visit
            .show(&ProblemPage::of(&visit.place, problem, reference))
            // A page that says what broke must not break in its turn: words alone then.
            .unwrap_or_else(|_| problem.heading().into_response()),
    }
}

fn with_headers(mut shown: Response, problem: &Problem, before: &HeaderMap) -> Response {
    *shown.status_mut() = problem.status();
    let headers = shown.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(allowed) = before.get(ALLOW) {
        headers.insert(ALLOW, allowed.clone());
    }
    if let Some(seconds) = problem.retry_after() {
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    shown
}
