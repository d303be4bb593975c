//! A form that was sent when its session had ended: what was typed is kept.
//!
//! Nothing is kept here and nothing is recorded. The page that answers such a
//! form carries every field back to the browser, with a way to sign in beside
//! it. Sent again, it is shown once more to whoever is signed in by then, with
//! the key of their session; only what they send from there is taken.
//!
//! A file cannot be carried by a page: it is to be chosen again, and the page
//! says so. A password or a code is never carried: a form with one is refused.

use askama::Template;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

use super::FORM_KEY;
use super::with_file::{Parts, is_multipart};
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, shown_again};
use crate::site::Site;
use crate::tokens::is_for_programs;
use crate::visit::query::Pairs;
use crate::visit::{AsAt, Format, Place, Visit};

/// The most words of a form, in bytes: the longest comments and a reply, with
/// every letter written as three.
pub(crate) const MOST_WORDS_BYTES: usize = 1 << 20;

/// Marks a form that a page carried back.
pub(super) const CARRIED: &str = "carried";

/// What the file was called that is to be chosen again.
const FILE_CHOSEN: &str = "file-chosen";

/// Fields that our own pages fill in: carried, and not shown as typed.
const OURS: [&str; 10] = [
    "about",
    "act",
    "corrects",
    "key",
    "number",
    "page",
    "request",
    "seen",
    "takes-back",
    "why-read",
];

/// What a person typed into a form, in the order of its fields.
pub(super) struct Typed {
    fields: Vec<(String, String)>,
    /// What a file was called that came with it.
    file: Option<String>,
}

#[derive(Template)]
#[template(path = "form/carried.html")]
struct CarriedPage {
    address: String,
    typed: Typed,
    /// Who is signed in by now, and the key of their session.
    by: Option<SignedIn>,
}

impl CarriedPage {
    /// The fields with words of the person's own, each with what it is called.
    fn shown(&self) -> Vec<(String, &str)> {
        let fields = self.typed.fields.iter();
        fields
            .filter(|(name, _)| !OURS.contains(&name.as_str()))
            .map(|(name, value)| {
                let words = name.replace('-', " ");
                (answerable_wording::letters::capital(&words), value.as_str())
            })
            .collect()
    }
}

impl Content for CarriedPage {
    fn title(&self) -> String {
        match self.by {
            None => "You are signed out".to_owned(),
            Some(_) => "Send it once more".to_owned(),
        }
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

impl Typed {
    /// The fields of a form; blank ones and its key say nothing.
    pub(super) fn words(pairs: &Pairs) -> Self {
        let ours = [FORM_KEY, CARRIED, FILE_CHOSEN];
        let fields = pairs
            .iter()
            .filter(|(name, value)| !ours.contains(name) && !value.is_empty());
        Self {
            fields: fields
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            file: pairs.filled(FILE_CHOSEN).map(str::to_owned),
        }
    }

    pub(super) fn with_file(mut self, file: Option<String>) -> Self {
        self.file = file.or(self.file);
        self
    }

    /// Whether there is anything to carry, and nothing that must not be.
    fn can_be_carried(&self) -> bool {
        let is_secret = |(name, _): &(String, String)| name.contains("password") || name == "code";
        let is_empty = self.fields.is_empty() && self.file.is_none();
        !is_empty && !self.fields.iter().any(is_secret)
    }

    /// The page from which it is sent once more, by whoever is signed in now.
    pub(super) fn for_another_sending(self, by: SignedIn, place: Place, site: &Site) -> Response {
        match self.can_be_carried() {
            true => page(self, Some(by), place, site),
            false => Problem::AnotherSite.into_response(),
        }
    }
}

/// Whether a request is a form that a person sent.
pub(crate) fn is_a_form(request: &Request) -> bool {
    let media = request.headers().get(CONTENT_TYPE);
    let media = media.and_then(|media| media.to_str().ok());
    let is_words =
        media.is_some_and(|media| media.starts_with("application/x-www-form-urlencoded"));
    request.method() == Method::POST
        && !is_for_programs(request.uri().path())
        && (is_words || is_multipart(request))
}

/// The page that carries the fields back to somebody who is signed out; the bare
/// refusal where they cannot be read.
pub(crate) async fn carry_back(request: Request<Body>, site: &Site) -> Response {
    let place = Place::of(request.uri());
    match typed_in(request, site).await {
        Some(typed) if typed.can_be_carried() => page(typed, None, place, site),
        _ => Problem::SignedOut.into_response(),
    }
}

async fn typed_in(request: Request<Body>, site: &Site) -> Option<Typed> {
    if is_multipart(&request) {
        let parts = Parts::read(request, site, None).await.ok()?;
        return Some(parts.typed());
    }
    let body = to_bytes(request.into_body(), MOST_WORDS_BYTES).await.ok()?;
    Some(Typed::words(&Pairs::read(&String::from_utf8_lossy(&body))))
}

fn page(typed: Typed, by: Option<SignedIn>, place: Place, site: &Site) -> Response {
    let refused = match by {
        None => Problem::SignedOut,
        Some(_) => Problem::AnotherSite,
    };
    let content = CarriedPage {
        address: place.path.clone(),
        typed,
        by: by.clone(),
    };
    let visit = Visit {
        as_at: AsAt::today(site.today()),
        site: site.clone(),
        place,
        format: Format::Html,
        entries: 0,
        signed_in: by,
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
