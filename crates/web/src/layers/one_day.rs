//! One address for one day: three fields are settled into `?as-at=2024-05-01`.
//!
//! The form that changes the day sends three fields, because that is how
//! people type dates best. What they can copy, share and go back to is short.

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use crate::site::Site;
use crate::visit::typed_day::TypedDay;
use crate::visit::{AsAt, Format, Links, Place, as_at, see_other};

/// Sends a reader from the three fields to the day; lets all else through,
/// fields that make no day among it, and more than one day: the page says what
/// is wrong with them.
pub(crate) async fn settle(State(site): State<Site>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let place = Place::of(request.uri());
    let typed = TypedDay::sent(&place.pairs, as_at::NAME).is_some()
        && as_at::second(&place.pairs).is_empty();
    match AsAt::read(&place.pairs, site.today()) {
        Ok(day) if typed => {
            let format = request
                .extensions()
                .get::<Format>()
                .copied()
                .unwrap_or_default();
            let path = format!("{}{}", place.path, format.suffix());
            see_other(&Links::keeping(day.chosen()).with(&path, place.pairs))
        }
        _ => next.run(request).await,
    }
}
