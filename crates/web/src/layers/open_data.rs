//! Tables and files are for every program, and no one program takes all the turns.
//!
//! A page of another site may read them (Fetch Standard, CORS protocol), by GET and
//! HEAD and without cookies: `*` lets no browser send one. What writes, and pages
//! for people, is left as it was.

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::Instant;

use crate::problem::Problem;
use crate::serve::Peer;
use crate::site::Site;
use crate::visit::Format;

/// Lets pages of other sites read tables and files.
pub(crate) async fn let_others_read(request: Request, next: Next) -> Response {
    if !is_open(&request) {
        return next.run(request).await;
    }
    let wants = request.headers().get(ACCESS_CONTROL_REQUEST_METHOD);
    let reads = wants.is_some_and(|wants| wants == "GET" || wants == "HEAD");
    if request.method() == Method::OPTIONS && reads {
        let mut may = StatusCode::NO_CONTENT.into_response();
        for (name, value) in [
            (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
            (
                ACCESS_CONTROL_ALLOW_HEADERS,
                "if-none-match, if-range, range",
            ),
            (ACCESS_CONTROL_MAX_AGE, "86400"),
        ] {
            may.headers_mut()
                .insert(name, HeaderValue::from_static(value));
        }
        return may;
    }
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    let mut response = next.run(request).await;
    if reads {
        for (name, value) in [
            (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (
                ACCESS_CONTROL_EXPOSE_HEADERS,
                "etag, link, retry-after, content-range, accept-ranges",
            ),
        ] {
            response
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
        }
    }
    response
}

/// Gives each network address so many turns in a minute at tables and files.
///
/// This machine’s own address is not counted: behind a proxy that nobody named,
/// every visitor would share its turns.
///
/// # Errors
/// [`Problem::TooOften`] with the time to wait.
pub(crate) async fn take_turns(
    State(site): State<Site>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    let peer = request.extensions().get::<Peer>().copied();
    if let Some(Peer(address)) = peer.filter(|_| reads && is_open(&request))
        && !address.to_canonical().is_loopback()
        && let Err(wait) = site.tables.take(address, Instant::now())
    {
        let wait_seconds = wait.as_secs().max(1);
        return Err(Problem::TooOften { wait_seconds });
    }
    Ok(next.run(request).await)
}

/// Whether a request is for a table, a file of the data, or what describes them.
fn is_open(request: &Request) -> bool {
    let format = request.extensions().get::<Format>().copied();
    let path = request.uri().path();
    matches!(format, Some(Format::Csv | Format::Json)) || path.starts_with("/data/")
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;
    use crate::visit::format::read_suffix;

    #[test]
    fn tables_and_files_are_open_and_pages_and_writing_are_not() {
        let is_open = |address: &str| {
            is_open(&read_suffix(
                Request::get(address).body(Body::empty()).unwrap(),
            ))
        };
        for open in [
            "/asks.json?x",
            "/bodies/b.csv",
            "/data/asks.parquet",
            "/data/a.csv",
            "/api/openapi.json",
        ] {
            assert!(is_open(open), "{open}");
        }
        for other in [
            "/asks",
            "/data",
            "/api",
            "/api/claims/a/b",
            "/sign-in",
            "/assets/a.css",
        ] {
            assert!(!is_open(other), "{other}");
        }
    }
}
