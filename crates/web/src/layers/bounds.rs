//! Bounds on one request and on all of them together.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::Semaphore;

use crate::problem::Problem;
use crate::serve::Limits;

/// The bounds, and the places for requests under way.
#[derive(Clone)]
pub(crate) struct Bounds {
    address_bytes: usize,
    answer_time: Duration,
    places: Arc<Semaphore>,
}

impl Bounds {
    pub(crate) fn of(limits: &Limits) -> Self {
        Self {
            address_bytes: limits.address_bytes,
            answer_time: limits.answer_time,
            places: Arc::new(Semaphore::new(limits.requests_at_once)),
        }
    }
}

/// Turns away what is too long or too much, at once and cheaply; ends what
/// takes too long. Time includes reading the body, so a body sent a letter at
/// a time is cut off too.
pub(crate) async fn keep(
    State(bounds): State<Bounds>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let address = request
        .uri()
        .path_and_query()
        .map_or(0, |address| address.as_str().len());
    if address > bounds.address_bytes {
        return Err(Problem::AddressTooLong);
    }
    let _place = bounds.places.try_acquire().map_err(|_| Problem::Busy)?;
    tokio::time::timeout(bounds.answer_time, next.run(request))
        .await
        .map_err(|_| Problem::Busy)
}
