//! "Not changed": a page the reader already holds is not sent again.
//!
//! The tag is a fingerprint of the page, so it needs no knowledge of what the
//! page was made from. It is weak ("W/"), because the same page goes out in
//! more than one compression.

use axum::body::{Body, HttpBody as _};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// Larger answers are downloads and go out as they come.
const LARGEST_TAGGED: u64 = 1024 * 1024;

/// Tags pages and answers 304 to a reader who holds the tag. Whoever asks for the
/// head of a page is told what its reader would be, and is sent nothing else
/// (RFC 9110, 9.3.2).
pub(crate) async fn say_so(mut request: Request, next: Next) -> Response {
    let held = request.headers().get(IF_NONE_MATCH).cloned();
    match *request.method() {
        Method::GET => tagged(next.run(request).await, held).await,
        Method::HEAD => {
            *request.method_mut() = Method::GET;
            head_of(tagged(next.run(request).await, held).await)
        }
        _ => next.run(request).await,
    }
}

async fn tagged(response: Response, held: Option<HeaderValue>) -> Response {
    let whole = response.body().size_hint().exact();
    let kept_nowhere = response
        .headers()
        .get(CACHE_CONTROL)
        .is_some_and(|value| value.as_bytes() == b"no-store");
    if kept_nowhere
        || response.status() != StatusCode::OK
        || whole.is_none_or(|bytes| bytes > LARGEST_TAGGED)
    {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let Some(tag) = tag_of(&bytes) else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    let same = held.is_some_and(|held| names(&held, &tag));
    parts.headers.insert(ETAG, tag);
    if same {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(CONTENT_LENGTH);
        parts.headers.remove(CONTENT_TYPE);
        parts
            .headers
            .insert(VARY, HeaderValue::from_static("accept-encoding"));
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// The same without its body, whose length it still says.
fn head_of(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    if parts.status == StatusCode::OK
        && let Some(bytes) = body.size_hint().exact()
    {
        parts.headers.insert(CONTENT_LENGTH, bytes.into());
    }
    Response::from_parts(parts, Body::empty())
}

fn tag_of(bytes: &[u8]) -> Option<HeaderValue> {
    let print = Sha256::digest(bytes);
    let short: String = print
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    HeaderValue::from_str(&format!("W/\"{short}\"")).ok()
}

/// Whether a list of tags holds this one; weak and strong are the same here
/// (RFC 9110, 13.1.2).
fn names(held: &HeaderValue, tag: &HeaderValue) -> bool {
    let bare = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    let (Ok(held), Ok(tag)) = (held.to_str(), tag.to_str()) else {
        return false;
    };
    held.split(',')
        .any(|one| one.trim() == "*" || bare(one) == bare(tag))
}
