//! A form that was sent when its session had ended: what was typed is kept.
//!
//! Nothing is kept here and nothing is recorded. The page that answers such a
//! form carries every field back to the browser, with a way to sign in beside
//! it. Sent again, the form is shown with its words still in it and has to be
//! saved by whoever is signed in by then: its old key saves nothing.

use askama::Template;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

use super::MOST_WORDS_BYTES;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{FORM_KEY, SignedIn, shown_again};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{AsAt, Format, Place, Visit};

#[derive(Template)]
#[template(path = "answering/expired.html")]
struct ExpiredPage {
    address: String,
    fields: Vec<(String, String)>,
}

impl Content for ExpiredPage {
    fn title(&self) -> String {
        "You are signed out".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// Whether a request is a form of words, whose words would be lost.
pub(crate) fn is_a_form(request: &Request) -> bool {
    let media = request.headers().get(CONTENT_TYPE);
    let media = media.and_then(|media| media.to_str().ok());
    request.method() == Method::POST
        && media.is_some_and(|media| media.starts_with("application/x-www-form-urlencoded"))
}

/// The page that carries the fields back; the bare refusal where they cannot be
/// read.
pub(crate) async fn carry_back(request: Request<Body>, site: &Site) -> Response {
    let refused = Problem::SignedOut;
    let place = Place::of(request.uri());
    let Ok(body) = to_bytes(request.into_body(), MOST_WORDS_BYTES).await else {
        return refused.into_response();
    };
    let pairs = Pairs::read(&String::from_utf8_lossy(&body));
    let fields = pairs
        .iter()
        .filter(|(name, value)| *name != FORM_KEY && !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let content = ExpiredPage {
        address: place.path.clone(),
        fields,
    };
    let visit = Visit {
        as_at: AsAt::today(site.today()),
        site: site.clone(),
        place,
        format: Format::Html,
        signed_in: None,
    };
    match visit.show(&content) {
        Ok(shown) => {
            let mut shown = shown_again(shown, StatusCode::FORBIDDEN);
            shown.extensions_mut().insert(refused);
            shown
        }
        Err(_) => refused.into_response(),
    }
}

/// A form of words, sent by a person who is signed in, in this session or an
/// earlier one.
pub(super) struct Typed {
    pub(super) by: SignedIn,
    pub(super) pairs: Pairs,
    /// Whether it was sent from a page of this session: only then is it kept.
    pub(super) of_this_session: bool,
}

impl FromRequest<Site> for Typed {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let by = request
            .extensions()
            .get::<SignedIn>()
            .cloned()
            .ok_or(Problem::SignedOut)?;
        let body = axum::body::Bytes::from_request(request, site)
            .await
            .map_err(|refused| Problem::of_status(refused.status()))?;
        let pairs = Pairs::read(&String::from_utf8_lossy(&body));
        let of_this_session = by.sent_this(pairs.one(FORM_KEY).unwrap_or_default());
        Ok(Self {
            by,
            pairs,
            of_this_session,
        })
    }
}
