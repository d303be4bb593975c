//! A site for tests: a fixed day, an inbox in memory.

use std::sync::{Arc, Mutex};

use answerable_web::{Correction, Inbox, InboxFault, InboxReference, Options, State, router};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::civil::date;
use tower::ServiceExt as _;

/// Keeps requests in memory; one that says "break" cannot be kept.
#[derive(Default)]
pub struct Kept(pub Mutex<Vec<Correction>>);

impl Inbox for Kept {
    fn keep(&self, correction: Correction) -> Result<InboxReference, InboxFault> {
        if correction.wrong == "break" {
            return Err(InboxFault("the disk is full".to_owned()));
        }
        assert!(correction.wrong != "panic", "told to panic");
        let mut kept = self.0.lock().unwrap();
        let place = kept
            .iter()
            .position(|held| held.form_key == correction.form_key);
        let number = place.unwrap_or_else(|| {
            kept.push(correction);
            kept.len() - 1
        });
        Ok(InboxReference::try_new(format!("C-{:04}", number + 1)).unwrap())
    }
}

/// A site and what its inbox holds.
pub struct Site {
    pub router: Router,
    pub kept: Arc<Kept>,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Site {
    pub fn new() -> Self {
        Self::with(Options::default())
    }

    pub fn with(options: Options) -> Self {
        let kept = Arc::new(Kept::default());
        Self {
            router: router(state(kept.clone()), options),
            kept,
        }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).unwrap())
            .await
    }

    pub async fn post(&self, address: &str, form: &str) -> Answer {
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form.to_owned()));
        self.send(request.unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 10_000_000).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// The day on which every test is held.
pub fn state(kept: Arc<Kept>) -> State {
    State {
        today: Arc::new(|| date(2026, 11, 21)),
        inbox: kept,
    }
}
