//! How the program itself is: for whoever keeps it running.
//!
//! `/health/live` and `/health/ready` are for a program that starts it anew or
//! sends it visitors, and say nothing more. The figures of [`metrics`] are
//! given on an address of their own, which no visitor reaches. Nothing here
//! says who read, from where, or what they looked for.

mod counts;
mod metrics;

use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};

use crate::site::Site;

pub use counts::Counts;
pub use metrics::serve_metrics;

/// `/health/live`: the program answers.
pub(crate) async fn live() -> Response {
    said(StatusCode::OK, "ok")
}

/// `/health/ready`: the register is read, and takes what people record.
pub(crate) async fn ready(axum::extract::State(site): axum::extract::State<Site>) -> Response {
    if site.state.desk.clerk().takes_commands() {
        said(StatusCode::OK, "ready")
    } else {
        said(StatusCode::SERVICE_UNAVAILABLE, "not ready")
    }
}

fn said(status: StatusCode, word: &'static str) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], word).into_response()
}
