//! A claim as it was sent: fields, and perhaps a file.

use answerable_desk::closing::MOST_EVIDENCE_BYTES;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;

use crate::problem::Problem;
use crate::sign_in::{FORM_KEY, SignedIn};
use crate::site::Site;
use crate::visit::query::Pairs;

/// The most bytes of a form that are read: a file that is somewhat too large is
/// told so by the form and not by a bare refusal.
pub(super) const MOST_SENT_BYTES: usize = 2 * MOST_EVIDENCE_BYTES;

/// The most parts of the form that are looked at.
const MOST_PARTS: usize = 16;

/// The fields of the form beside the key and the file.
const FIELDS: [&str; 8] = [
    "on-day", "on-month", "on-year", "did", "title", "address", "words", "where",
];

/// What was sent.
pub(super) struct Sent {
    /// The fields, by name.
    pub(super) pairs: Pairs,
    /// The file, if one was chosen.
    pub(super) file: Option<Bytes>,
    /// Whether the form was larger than is read.
    pub(super) is_too_large: bool,
}

/// Reads the key and then the rest: what comes without the key is not read on.
///
/// # Errors
/// [`Problem::AnotherSite`] without the session's key; [`Problem::Unreadable`] if
/// it is no form.
pub(super) async fn read(by: &SignedIn, request: Request, site: &Site) -> Result<Sent, Problem> {
    let mut form = Multipart::from_request(request, site)
        .await
        .map_err(|_| Problem::Unreadable)?;
    let mut sent = Sent {
        pairs: Pairs::default(),
        file: None,
        is_too_large: false,
    };
    let mut from_here = false;
    for _ in 0..MOST_PARTS {
        let part = match form.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => break,
            Err(why) => {
                sent.too_large(&why)?;
                break;
            }
        };
        let name = part.name().unwrap_or_default().to_owned();
        if name == FORM_KEY {
            from_here = by.sent_this(&part.text().await.map_err(|_| Problem::Unreadable)?);
        } else if !from_here {
            break;
        } else if name == "file" {
            match part.bytes().await {
                Ok(bytes) if bytes.is_empty() => {}
                Ok(bytes) => sent.file = Some(bytes),
                Err(why) => {
                    sent.too_large(&why)?;
                    break;
                }
            }
        } else if let Some(field) = FIELDS.into_iter().find(|field| *field == name) {
            let words = part.text().await.map_err(|_| Problem::Unreadable)?;
            sent.pairs = sent.pairs.with(field, words);
        }
    }
    match from_here {
        true => Ok(sent),
        false => Err(Problem::AnotherSite),
    }
}

impl Sent {
    fn too_large(&mut self, why: &MultipartError) -> Result<(), Problem> {
        self.is_too_large = why.status() == StatusCode::PAYLOAD_TOO_LARGE;
        match self.is_too_large {
            true => Ok(()),
            false => Err(Problem::Unreadable),
        }
    }
}
