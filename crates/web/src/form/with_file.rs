//! A form with words and perhaps a file.

use axum::body::Bytes;
use axum::extract::multipart::{Field as Part, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::carried::{MOST_WORDS_BYTES, Typed};
use super::{SentFrom, SignedForm, whoever_sends};
use crate::problem::Problem;
use crate::sign_in::SignedIn;
use crate::site::Site;
use crate::visit::Place;
use crate::visit::query::Pairs;

/// The name under which a form sends its file.
pub(super) const FILE: &str = "file";

/// The name under which a form sends a small file that is read as words: it stands among
/// them, and comes back with them where the form is shown again.
pub(crate) const TEXT_FILE: &str = "text-file";

/// The most parts of a form that are looked at: the longest has ten.
const MOST_PARTS: usize = 32;

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// A file as it was sent.
pub(crate) struct SentFile {
    /// The last part of its name; none of it is ever used as a path.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) bytes: Bytes,
}

/// A form with words and perhaps a file, sent by a person who is signed in from
/// a page of this session.
///
/// Its key comes first: of a form of an earlier session only the words are kept,
/// and the file is to be chosen again.
pub(crate) struct SignedUpload {
    pub(crate) by: SignedIn,
    /// The words, by the names of their fields.
    pub(crate) pairs: Pairs,
    /// The file, if one was chosen.
    pub(crate) file: Option<SentFile>,
    /// Whether the form was larger than is read.
    pub(crate) is_too_large: bool,
}

impl FromRequest<Site> for SignedUpload {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        if !is_multipart(&request) {
            let SignedForm { by, pairs } = SignedForm::from_request(request, site).await?;
            return Ok(Self {
                by,
                pairs,
                file: None,
                is_too_large: false,
            });
        }
        let by = whoever_sends(&request).ok_or_else(|| Problem::SignedOut.into_response())?;
        let place = Place::of(request.uri());
        let parts = Parts::read(request, site, Some(&by))
            .await
            .map_err(IntoResponse::into_response)?;
        match parts.from {
            // Of one that is too large from its first byte the key was not read:
            // nothing can be done with it but say so.
            SentFrom::Elsewhere if parts.is_too_large => Ok(Self {
                by,
                pairs: Pairs::default(),
                file: None,
                is_too_large: true,
            }),
            SentFrom::ThisSession => Ok(Self {
                by,
                pairs: parts.pairs,
                file: parts.file,
                is_too_large: parts.is_too_large,
            }),
            SentFrom::Earlier => Err(parts.typed().for_another_sending(by, place, site)),
            SentFrom::Elsewhere => Err(Problem::AnotherSite.into_response()),
        }
    }
}

/// Whether a request is a form that can bring a file.
pub(super) fn is_multipart(request: &Request) -> bool {
    let media = request.headers().get(CONTENT_TYPE);
    let media = media.and_then(|media| media.to_str().ok());
    media.is_some_and(|media| media.starts_with("multipart/form-data"))
}

/// The parts of a form as they were sent.
pub(super) struct Parts {
    pairs: Pairs,
    file: Option<SentFile>,
    is_too_large: bool,
    from: SentFrom,
    /// What a file is called whose bytes were let go.
    let_go: Option<String>,
}

impl Parts {
    /// Reads the key and then the rest. The bytes of a file are kept only of a
    /// form of this session; of any other they are let go as they come.
    ///
    /// # Errors
    ///
    /// [`Problem::Unreadable`] if it is no form.
    pub(super) async fn read(
        request: Request,
        site: &Site,
        by: Option<&SignedIn>,
    ) -> Result<Self, Problem> {
        let mut form = Multipart::from_request(request, site)
            .await
            .map_err(|_| Problem::Unreadable)?;
        let mut read = Self {
            pairs: Pairs::default(),
            file: None,
            is_too_large: false,
            from: SentFrom::Elsewhere,
            let_go: None,
        };
        let mut left = MOST_WORDS_BYTES;
        for place in 0..MOST_PARTS {
            let part = match form.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                Err(why) => {
                    read.too_large(&why)?;
                    break;
                }
            };
            if let Err(why) = read.take(part, &mut left).await {
                read.too_large(&why)?;
                break;
            }
            if place == 0 {
                read.from = by.map_or(SentFrom::Earlier, |by| SentFrom::of(by, &read.pairs));
                if read.from == SentFrom::Elsewhere {
                    break;
                }
            }
        }
        Ok(read)
    }

    async fn take(&mut self, mut part: Part<'_>, left: &mut usize) -> Result<(), MultipartError> {
        let name = part.name().unwrap_or_default().to_owned();
        let called = part.file_name().map(name_of);
        if name == FILE && self.from == SentFrom::ThisSession {
            let bytes = part.bytes().await?;
            let name = called.unwrap_or_default();
            if !(name.is_empty() && bytes.is_empty()) {
                self.file = Some(SentFile { name, bytes });
            }
            return Ok(());
        }
        let is_a_file = called.is_some() && name != TEXT_FILE;
        if is_a_file {
            self.let_go = called.filter(|name| !name.is_empty());
        }
        let mut words = Vec::new();
        while let Some(chunk) = part.chunk().await? {
            if is_a_file || self.is_too_large {
                continue;
            }
            if chunk.len() > *left {
                self.is_too_large = true;
                continue;
            }
            *left -= chunk.len();
            words.extend_from_slice(&chunk);
        }
        if !is_a_file {
            let words = String::from_utf8_lossy(&words).into_owned();
            self.pairs = std::mem::take(&mut self.pairs).with(&name, words);
        }
        Ok(())
    }

    fn too_large(&mut self, why: &MultipartError) -> Result<(), Problem> {
        self.is_too_large = why.status() == StatusCode::PAYLOAD_TOO_LARGE;
        match self.is_too_large {
            true => Ok(()),
            false => Err(Problem::Unreadable),
        }
    }

    /// What a person typed, and the file they have to choose again.
    pub(super) fn typed(self) -> Typed {
        Typed::words(&self.pairs).with_file(self.let_go)
    }
}

/// The last part of a file's name. Some browsers send the folders too.
fn name_of(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = last.chars().filter(|letter| !letter.is_control());
    let plain: String = plain.take(LONGEST_NAME).collect();
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_part_of_a_name_is_kept() {
        assert_eq!(name_of("C:\\Users\\box\\letter.txt"), "letter.txt");
        assert_eq!(name_of("../../etc/passwd"), "passwd");
        assert_eq!(name_of("a\u{0}b\n.txt "), "ab.txt");
        assert_eq!(name_of(&"x".repeat(900)).len(), LONGEST_NAME);
    }
}
