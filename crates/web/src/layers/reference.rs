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

use crate::health::Counts;

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
pub(crate) struct Numbering {
    run: Arc<str>,
    next: Arc<AtomicU64>,
    counts: Arc<Counts>,
}

impl Numbering {
    /// Begins at 1 behind letters drawn by lot, so that two runs are told apart.
    pub(crate) fn counting(counts: Arc<Counts>) -> Self {
        // Without randomness runs are not told apart; nothing else depends on it.
        let run = getrandom::u32().unwrap_or_default();
        Self {
            run: format!("{:04X}", run >> 16).into(),
            next: Arc::new(AtomicU64::new(1)),
            counts,
        }
    }

    fn next(&self) -> Reference {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        Reference(format!("{}-{number:X}", self.run))
    }
}

/// A path as it may stand in the log. The last part of `/corrections/CODE` is a
/// secret of whoever asked for a correction: who has it sees what was decided. So
/// are the links of letters: who has one sees what somebody follows.
pub(crate) fn loggable(path: &str) -> &str {
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    let second = parts.next().unwrap_or_default().to_ascii_lowercase();
    match (first.as_str(), second.as_str()) {
        (_, "") => path,
        ("corrections", _) => "/corrections/{reference}",
        ("following", _) => "/following/{link}",
        ("follow", "asked") => path,
        ("follow", "leave") => "/follow/leave/{link}",
        ("follow", _) => "/follow/confirm/{link}",
        _ => path,
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
    let path = loggable(request.uri().path()).to_owned();
    let begun = tokio::time::Instant::now();
    let mut response = next.run(request).await;
    let took = begun.elapsed();
    numbering.counts.answered(response.status(), took);
    let microseconds = took.as_micros();
    let status = response.status().as_u16();
    tracing::debug!(%reference, %method, path, status, %microseconds, "answered");
    if let Ok(value) = HeaderValue::from_str(&reference.0) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::loggable;

    #[test]
    fn a_senders_reference_stands_in_no_log() {
        for secret in [
            "/corrections/7f3a",
            "/corrections/7f3a/",
            "//corrections//7f3a",
            "/Corrections/7f3a/more",
        ] {
            assert_eq!(loggable(secret), "/corrections/{reference}", "{secret}");
        }
        for public in [
            "/",
            "/corrections",
            "/corrections/",
            "/entries/17",
            "/follow",
            "/follow/asked",
        ] {
            assert_eq!(loggable(public), public);
        }
    }

    #[test]
    fn the_link_of_a_letter_stands_in_no_log() {
        for secret in [
            "/following/7f3a",
            "/Following/7f3a/",
            "/follow/confirm/7f3a",
            "//follow//leave/7f3a",
            "/follow/7f3a",
        ] {
            assert!(!loggable(secret).contains("7f3a"), "{secret}");
        }
    }
}
