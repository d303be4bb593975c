//! `PUT /api/answers/R/BODY`: a body's own program puts a draft of its answer.
//!
//! People of the body check it on its pages, send it and approve it, as any other:
//! a program does none of these.

use std::collections::BTreeMap;

use answerable_desk::answering::publication::SaidKind;
use answerable_desk::answering::{NotPut, NotWritten, PartName, Put, SaidDraft, WholeDraft};
use answerable_register::facts::Position;
use answerable_register::words::SubjectId;
use answerable_wording::letters;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_MATCH};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::IntoResponse as _;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;

use super::once::{Sent as SentOnce, once};
use super::refused;
use crate::answering::look::Look;
use crate::answering::{acting, stage_in_words};
use crate::problem::Problem;
use crate::sign_in::at_desk;
use crate::site::Site;
use crate::visit::Shown;

/// The largest draft, in bytes: as much as the words of a whole answer may take.
pub(super) const MOST_BYTES: usize = 1 << 20;

/// What a program sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// What the body says of the report as a whole.
    #[serde(default)]
    comments: String,
    #[serde(default)]
    recommendations: Vec<OfOne>,
}

/// What is said of one recommendation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfOne {
    /// Its reference.
    recommendation: String,
    #[serde(default)]
    position: Position,
    /// Action taken, action proposed, or the reason for none.
    says: Option<SaidKind>,
    #[serde(default)]
    words: String,
    #[serde(default)]
    owner: String,
    day: Option<Date>,
}

/// Puts the draft, in the place of what the program put before.
pub(super) async fn put(
    look: Look,
    State(site): State<Site>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Shown {
    let sent = SentOnce {
        method: Method::PUT,
        path: format!("/api/answers/{}/{}", look.which().report, look.which().body),
        headers: headers.clone(),
        bytes: bytes.clone(),
    };
    let by = look.by().clone();
    let (at, to) = (site.clone(), look.clone());
    let act = async move { put_now(to, &at, &headers, &bytes).await };
    once(&site, &by, sent, act).await
}

async fn put_now(look: Look, site: &Site, headers: &HeaderMap, bytes: &[u8]) -> Shown {
    let whole = match read(bytes) {
        Ok(whole) => whole,
        Err((status, part, why)) => return Ok(refused(status, part, &why)),
    };
    let Some(seen) = seen(headers) else {
        let why = "send the version that you saw, as its ETag had it: If-Match: \"3\"";
        return Ok(refused(StatusCode::BAD_REQUEST, "If-Match", why));
    };
    let (at, to) = (site.clone(), look.clone());
    let put = at_desk(site, move |desk| {
        let by = to.by().id.to_string();
        desk.put_draft(to.which(), seen, &whole, acting(&at, &by))
    });
    match put.await? {
        Ok(put) => Ok(put_in_words(&look, &put)),
        Err(why) => answer(why),
    }
}

fn put_in_words(look: &Look, put: &Put) -> axum::response::Response {
    let missing: Vec<String> = put
        .missing
        .iter()
        .map(|missing| letters::capital(&missing.to_string()))
        .collect();
    let version = put.held.draft.version;
    let whole = json!({
        "version": version,
        "stage": stage_in_words(put.held.draft.stage),
        "page": look.address(""),
        "missing": missing,
    });
    let headers = [
        (CONTENT_TYPE, "application/json".to_owned()),
        (ETAG, format!("\"{version}\"")),
    ];
    (StatusCode::OK, headers, whole.to_string()).into_response()
}

/// The whole draft, or what is wrong with it.
fn read(bytes: &[u8]) -> Result<WholeDraft, (StatusCode, &'static str, String)> {
    let sent: Sent = serde_json::from_slice(bytes).map_err(|why| {
        let why = format!(
            "not understood: {why}. Send {{\"comments\": \"…\", \"recommendations\": \
             [{{\"recommendation\": \"…\", \"position\": \"accepts\", \"says\": \
             \"action-proposed\", \"words\": \"…\", \"owner\": \"…\", \"day\": \"2024-06-01\"}}]}}"
        );
        (StatusCode::BAD_REQUEST, "body", why)
    })?;
    let mut said = BTreeMap::new();
    for one in sent.recommendations {
        let id = SubjectId::from(one.recommendation.as_str());
        let draft = SaidDraft {
            position: one.position,
            kind: one.says,
            words: one.words,
            owner: one.owner,
            day: one.day,
        };
        if said.insert(id, draft).is_some() {
            let why = format!("{} is there twice: say each once", one.recommendation);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Err((status, "recommendations", why));
        }
    }
    Ok(WholeDraft {
        comments: sent.comments,
        said,
    })
}

/// The version that the program saw; 0 where it does not say, none where it says
/// no version.
fn seen(headers: &HeaderMap) -> Option<u64> {
    let Some(seen) = headers.get(IF_MATCH) else {
        return Some(0);
    };
    let seen = seen.to_str().ok()?.trim();
    seen.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

/// Which part of what was sent is wrong, and why.
fn answer(why: NotPut) -> Shown {
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let words = why.to_string();
    let response = match why {
        NotPut::NotAsked(_) => refused(unprocessable, "recommendations", &words),
        NotPut::Part((part, _)) => refused(unprocessable, &name(&part), &words),
        NotPut::OthersWrote(_) => refused(StatusCode::CONFLICT, "", &words),
        NotPut::NotWritten(why) => match why {
            NotWritten::NotOwed | NotWritten::NoSuchAnswer => return Err(Problem::NotFound),
            NotWritten::TooLong { .. } => refused(unprocessable, "", &words),
            NotWritten::WaitsForApproval | NotWritten::AnotherAnswers => {
                refused(StatusCode::CONFLICT, "", &words)
            }
            why => return Err(Problem::NotKept(why.to_string())),
        },
    };
    Ok(response)
}

fn name(part: &PartName) -> String {
    match part {
        PartName::Comments => "comments".to_owned(),
        PartName::ChiefOfficer => "chief-officer".to_owned(),
        PartName::Said(id) => format!("recommendations/{id}"),
    }
}
