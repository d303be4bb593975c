//! What a program sends twice under one key is done once (`Idempotency-Key`, as
//! the working group for HTTP APIs describes it).
//!
//! A program that hears no answer cannot know whether it was heard. It sends the
//! same again under the same key, and is answered as the first was. The act goes
//! on where the program hangs up, so that its answer is there to be asked for.

use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::api_replies::{ApiReply, Begun, Under};
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

use super::refused;
use crate::layers::problems::AlreadyShown;
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;
use crate::visit::Shown;

/// The header of the key.
const KEY: &str = "idempotency-key";

/// Says that an answer was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// The longest key, in characters: four times a UUID.
const MOST_CHARS: usize = 200;

/// The longest answer that is kept, in bytes: ours are far shorter.
const MOST_KEPT: usize = 64 * 1024;

/// What a program sent.
pub(super) struct Sent {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) headers: HeaderMap,
    pub(super) bytes: Bytes,
}

/// Does what was sent, once for each key. Without a key it is done each time: the
/// acts themselves take the same again for the same.
pub(super) async fn once(
    site: &Site,
    by: &SignedIn,
    sent: Sent,
    act: impl Future<Output = Shown> + Send + 'static,
) -> Shown {
    let key = match sent.key() {
        Ok(Some(key)) => key,
        Ok(None) => return act.await,
        Err(why) => return Ok(refused(StatusCode::BAD_REQUEST, "Idempotency-Key", why)),
    };
    let began = Began {
        account: by.id.to_string(),
        key,
        at: site.now(),
    };
    let print = sent.fingerprint();
    let under = began.clone();
    let begun = at_desk(site, move |desk| {
        desk.api_replies().begin(under.as_under(), print)
    });
    match begun
        .await?
        .map_err(|why| Problem::NotKept(why.to_string()))?
    {
        Begun::Now => {}
        Begun::Done(reply) => return Ok(given_again(reply)),
        Begun::AtWork => return Ok(at_work()),
        Begun::SomethingElse => {
            let why = "something else was sent under this key within a day: send it under a key \
                       of its own, or send the same again";
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(refused(status, "Idempotency-Key", why));
        }
        Begun::TooMany => {
            return Err(Problem::TooMany {
                wait_seconds: 60 * 60,
            });
        }
    }
    let site = site.clone();
    let done = tokio::spawn(async move { began.finish(&site, act.await).await });
    done.await
        .map_err(|why| Problem::Fault(format!("an act of a program broke: {why}")))?
}

/// Whose key, and when it was used.
#[derive(Clone)]
struct Began {
    account: String,
    key: String,
    at: UnixSeconds,
}

impl Began {
    fn as_under(&self) -> Under<'_> {
        Under {
            account: &self.account,
            key: &self.key,
            began_at: self.at,
        }
    }

    /// Keeps what was answered. What is no answer to what was sent, but a fault of
    /// ours or something that is not there, is forgotten: it may be tried again.
    async fn finish(self, site: &Site, shown: Shown) -> Shown {
        let response = match shown {
            Ok(response) if !response.status().is_server_error() => response,
            shown => {
                at_desk(site, move |desk| desk.api_replies().forget(self.as_under()))
                    .await?
                    .map_err(|why| Problem::NotKept(why.to_string()))?;
                return shown;
            }
        };
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, MOST_KEPT)
            .await
            .map_err(|why| Problem::Fault(format!("an answer to a program: {why}")))?;
        let media = parts.headers.get(CONTENT_TYPE);
        let media = media.and_then(|media| media.to_str().ok());
        let reply = ApiReply {
            status: parts.status.as_u16(),
            media: media.unwrap_or("application/json").to_owned(),
            body: bytes.to_vec(),
        };
        at_desk(site, move |desk| {
            desk.api_replies().finish(self.as_under(), &reply)
        })
        .await?
        .map_err(|why| Problem::NotKept(why.to_string()))?;
        Ok(Response::from_parts(parts, Body::from(bytes)))
    }
}

impl Sent {
    /// The key, without the marks in which the draft standard writes it.
    fn key(&self) -> Result<Option<String>, &'static str> {
        const ALLOWED: &str =
            "send one key of 1 to 200 letters, digits and signs of ASCII, such as a UUID";
        let mut keys = self.headers.get_all(KEY).iter();
        let Some(key) = keys.next() else {
            return Ok(None);
        };
        let key = key.to_str().map_err(|_| ALLOWED)?.trim();
        let quoted = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
        let key = quoted.unwrap_or(key);
        let is_key = (1..=MOST_CHARS).contains(&key.len())
            && key
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b'"');
        match is_key && keys.next().is_none() {
            true => Ok(Some(key.to_owned())),
            false => Err(ALLOWED),
        }
    }

    /// What is kept of what was sent. The token's secret goes into it, which is
    /// kept nowhere: so nobody who has the file can try out what the words were.
    fn fingerprint(&self) -> [u8; 32] {
        let secret = self.headers.get(AUTHORIZATION);
        let parts = [
            secret.map_or(&b""[..], HeaderValue::as_bytes),
            self.method.as_str().as_bytes(),
            self.path.as_bytes(),
            &self.bytes,
        ];
        let mut print = Sha256::new();
        for part in parts {
            print.update((part.len() as u64).to_be_bytes());
            print.update(part);
        }
        print.finalize().into()
    }
}

/// What was answered before.
fn given_again(reply: ApiReply) -> Response {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
    if let Ok(media) = HeaderValue::try_from(reply.media) {
        response.headers_mut().insert(CONTENT_TYPE, media);
    }
    let yes = HeaderValue::from_static("true");
    response.headers_mut().insert(REPLAYED, yes);
    // A refusal says what was wrong itself.
    response.extensions_mut().insert(AlreadyShown);
    response
}

fn at_work() -> Response {
    let why = "the same is being done at this moment: send it again in a second";
    let response = refused(StatusCode::CONFLICT, "Idempotency-Key", why);
    ([(RETRY_AFTER, "1")], response).into_response()
}
