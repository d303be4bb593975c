//! A reference for each request, and one line in the log.
//!
//! The line says what was asked for and how it went. It holds no network
//! address, no browser name and no words from the address: what a person looks
//! for here is nobody's business.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;

/// What a person quotes when they tell us of a fault: `4F2A-19`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference(String);

impl fmt::Display for Reference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Numbers the requests of one run of the program.
#[derive(Clone)]
pub(crate) struct Numbering(Arc<(String, AtomicU64)>);

impl Default for Numbering {
    /// Begins at 1 behind letters drawn by lot, so that two runs are told apart.
    fn default() -> Self {
        // Without randomness runs are not told apart; nothing else depends on it.
        let run = getrandom::u32().unwrap_or_default();
        Self(Arc::new((format!("{:04X}", run >> 16), AtomicU64::new(1))))
    }
}

impl Numbering {
    fn next(&self) -> Reference {
        let (run, count) = &*self.0;
        Reference(format!("{run}-{:X}", count.fetch_add(1, Ordering::Relaxed)))
    }
}

/// Gives the request its reference and logs one line when it is answered.
pub(crate) async fn give(
    State(numbering): State<Numbering>,
    mut request: Request,
    next: Next,
) -> Response {
    let reference = numbering.next();
    request.extensions_mut().insert(reference.clone());
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let begun = tokio::time::Instant::now();
    let mut response = next.run(request).await;
    let microseconds = begun.elapsed().as_micros();
    let status = response.status().as_u16();
    tracing::debug!(%reference, %method, path, status, %microseconds, "answered");
    if let Ok(value) = HeaderValue::from_str(&reference.0) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}
