//! Forms of people who are signed in: read in one place, with the key of their
//! session, and never lost when it ended.
//!
//! * [`SignedForm`]: a form of words;
//! * [`SignedUpload`]: a form with words and perhaps a file;
//! * [`carried`]: what was typed, carried back where the session had ended.
//!
//! What a form says is read by the pages that have it, never here.

pub(crate) mod carried;
mod with_file;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};

pub(crate) use with_file::{SentFile, SignedUpload, TEXT_FILE};

use crate::problem::Problem;
use crate::sign_in::SignedIn;
use crate::site::Site;
use crate::visit::Place;
use crate::visit::query::Pairs;
use carried::{CARRIED, Typed};

/// The name under which a form carries its session's key.
pub(crate) const FORM_KEY: &str = "form-key";

/// A form sent by a person who is signed in, from a page of this session.
///
/// One of an earlier session is not taken: its words are shown, to be sent once
/// more (decision 44).
pub(crate) struct SignedForm {
    pub(crate) by: SignedIn,
    pub(crate) pairs: Pairs,
}

impl FromRequest<Site> for SignedForm {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let by = whoever_sends(&request).ok_or_else(|| Problem::SignedOut.into_response())?;
        let place = Place::of(request.uri());
        let body = Bytes::from_request(request, site)
            .await
            .map_err(|refused| Problem::of_status(refused.status()).into_response())?;
        let pairs = Pairs::read(&String::from_utf8_lossy(&body));
        match SentFrom::of(&by, &pairs) {
            SentFrom::ThisSession => Ok(Self { by, pairs }),
            SentFrom::Earlier => Err(Typed::words(&pairs).for_another_sending(by, place, site)),
            SentFrom::Elsewhere => Err(Problem::AnotherSite.into_response()),
        }
    }
}

fn whoever_sends(request: &Request) -> Option<SignedIn> {
    request.extensions().get::<SignedIn>().cloned()
}

/// From which page a form was sent, as far as its key tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SentFrom {
    /// From a page of this session.
    ThisSession,
    /// From a page of a session that ended, of this person or another.
    Earlier,
    /// From no page of ours: it brings no key at all.
    Elsewhere,
}

impl SentFrom {
    fn of(by: &SignedIn, pairs: &Pairs) -> Self {
        let key = pairs.one(FORM_KEY).unwrap_or_default();
        if by.sent_this(key) {
            Self::ThisSession
        } else if !key.is_empty() || pairs.one(CARRIED).is_some() {
            Self::Earlier
        } else {
            Self::Elsewhere
        }
    }
}
