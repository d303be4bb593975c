//! Pages drawn before: the same address, on the same day, of a register that
//! has not moved, is the same page.
//!
//! Every page about the register is a function of its entries, the day and the
//! address. So it is drawn once and kept until an entry is recorded, the day
//! turns, or the room for kept pages is full. Only what a reader without any
//! cookie sees is kept, and only in the rooms of the register: forms are drawn
//! each time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use crate::site::Site;
use crate::visit::Format;

/// The rooms whose pages are kept.
const ROOMS: [&str; 13] = [
    "/asks",
    "/reports",
    "/concerns",
    "/bodies",
    "/who-answers",
    "/engage",
    "/looked",
    "/changes",
    "/streamlining",
    "/sources",
    "/entries",
    "/about",
    "/method",
];

/// The largest page kept, in bytes: larger ones are downloads.
const LARGEST: u64 = 256 * 1024;

/// All pages kept together, in bytes. When they are more, all are let go.
const ALL_TOGETHER: usize = 32 * 1024 * 1024;

/// The pages kept.
#[derive(Clone, Default)]
pub(crate) struct Drawn(Arc<Mutex<Pages>>);

#[derive(Default)]
struct Pages {
    drawn_of: Option<(u64, Date)>,
    bytes: usize,
    pages: HashMap<Key, Page>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    format: Format,
}

#[derive(Clone)]
struct Page {
    headers: HeaderMap,
    body: Bytes,
}

/// Gives a page drawn before, or draws it and keeps it.
pub(crate) async fn keep(
    State((site, drawn)): State<(Site, Drawn)>,
    request: Request,
    next: Next,
) -> Response {
    let Some(key) = key_of(&request) else {
        return next.run(request).await;
    };
    // Asked before the page is drawn: a page may be newer than what it is
    // kept under, never older.
    let now = (site.state.desk.read().head(), site.today());
    if let Some(page) = drawn.pages(now).pages.get(&key) {
        return page.clone().into_response();
    }
    let response = next.run(request).await;
    if !may_be_kept(&response) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    drawn.pages(now).put(
        key,
        Page {
            headers: parts.headers.clone(),
            body: body.clone(),
        },
    );
    Response::from_parts(parts, Body::from(body))
}

/// What a page is kept under; none where it is not to be kept.
fn key_of(request: &Request) -> Option<Key> {
    let path = request.uri().path();
    let in_a_room = path == "/"
        || ROOMS.iter().any(|room| {
            path.strip_prefix(room)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
    (request.method() == Method::GET && in_a_room && !request.headers().contains_key(COOKIE)).then(
        || Key {
            address: request.uri().to_string(),
            format: request
                .extensions()
                .get::<Format>()
                .copied()
                .unwrap_or_default(),
        },
    )
}

fn may_be_kept(response: &Response) -> bool {
    let headers = response.headers();
    response.status() == StatusCode::OK
        && !headers.contains_key(SET_COOKIE)
        && headers
            .get(CACHE_CONTROL)
            .is_none_or(|value| value.as_bytes() != b"no-store")
        && response
            .body()
            .size_hint()
            .exact()
            .is_some_and(|bytes| bytes <= LARGEST)
}

impl Drawn {
    /// The pages kept of a register at a head and a day; of another, none.
    fn pages(&self, now: (u64, Date)) -> MutexGuard<'_, Pages> {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.drawn_of != Some(now) {
            *pages = Pages {
                drawn_of: Some(now),
                ..Pages::default()
            };
        }
        pages
    }
}

impl Pages {
    fn put(&mut self, key: Key, page: Page) {
        let bytes = key.address.len() + page.body.len();
        if self.bytes + bytes > ALL_TOGETHER {
            self.pages.clear();
            self.bytes = 0;
        }
        if self.pages.insert(key, page).is_none() {
            self.bytes += bytes;
        }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        (self.headers, self.body).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn page(bytes: usize) -> Page {
        Page {
            headers: HeaderMap::new(),
            body: vec![b'x'; bytes].into(),
        }
    }

    fn key(address: &str) -> Key {
        Key {
            address: address.to_owned(),
            format: Format::default(),
        }
    }

    #[test]
    fn a_new_entry_or_another_day_lets_every_page_go() {
        let drawn = Drawn::default();
        let today = date(2024, 5, 1);
        drawn.pages((1, today)).put(key("/asks"), page(10));
        assert!(drawn.pages((1, today)).pages.contains_key(&key("/asks")));
        assert!(drawn.pages((2, today)).pages.is_empty());
        drawn.pages((2, today)).put(key("/asks"), page(10));
        assert!(drawn.pages((2, date(2024, 5, 2))).pages.is_empty());
    }

    #[test]
    fn the_room_for_pages_has_an_end() {
        let drawn = Drawn::default();
        let now = (1, date(2024, 5, 1));
        for number in 0..2_000 {
            drawn
                .pages(now)
                .put(key(&format!("/asks?page={number}")), page(100_000));
            assert!(drawn.pages(now).bytes <= ALL_TOGETHER);
        }
    }

    #[test]
    fn forms_and_readers_with_a_cookie_are_drawn_each_time() {
        let asked = |address: &str| Request::get(address).body(Body::empty()).unwrap();
        assert!(key_of(&asked("/asks?standing=awaiting")).is_some());
        assert!(key_of(&asked("/")).is_some());
        for address in ["/correction", "/review", "/sign-in?token=1", "/asksx"] {
            assert!(key_of(&asked(address)).is_none(), "{address}");
        }
        let with_cookie = Request::get("/asks")
            .header(COOKIE, "a=b")
            .body(Body::empty());
        assert!(key_of(&with_cookie.unwrap()).is_none());
    }
}
