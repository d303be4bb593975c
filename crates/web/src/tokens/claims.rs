//! `POST /api/claims/R/BODY`: a body's own program claims that something asked
//! of it is met.

use answerable_desk::closing::{CaseOf, Claim, Evidence, NotClaimed};
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::IntoResponse as _;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;

use super::once::{Sent as SentOnce, once};
use super::refused;
use crate::closing::OneCase;
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;
use crate::visit::Shown;

/// What a program sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// The day on which it was met.
    on: Date,
    /// What was done, in the body's words.
    #[serde(default)]
    did: String,
    evidence: SentEvidence,
}

/// What the claim stands on: a page of the web, and the words that show it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentEvidence {
    title: String,
    address: String,
    words: String,
}

/// Records the claim. The same claim sent again is recorded once and answered
/// alike.
pub(super) async fn take(
    Extension(case): Extension<OneCase>,
    by: SignedIn,
    State(site): State<Site>,
    headers: HeaderMap,
    body: Bytes,
) -> Shown {
    let sent = SentOnce {
        method: Method::POST,
        path: format!("/api/claims/{}/{}", case.of.subject, case.of.body),
        headers,
        bytes: body.clone(),
    };
    let (at, of) = (site.clone(), case.of);
    let id = by.id.to_string();
    once(
        &site,
        &by,
        sent,
        async move { claim(&at, of, &id, &body).await },
    )
    .await
}

async fn claim(site: &Site, of: CaseOf, by: &str, body: &[u8]) -> Shown {
    let sent: Sent = match serde_json::from_slice(body) {
        Ok(sent) => sent,
        Err(why) => {
            let why = format!(
                "not understood: {why}. Send {{\"on\": \"2024-03-06\", \"did\": \"…\", \"evidence\": \
                 {{\"title\": \"…\", \"address\": \"https://…\", \"words\": \"…\"}}}}"
            );
            return Ok(refused(StatusCode::BAD_REQUEST, "body", &why));
        }
    };
    let claim = Claim {
        of,
        on: sent.on,
        did: sent.did,
        title: sent.evidence.title,
        evidence: Evidence::Address(sent.evidence.address),
        words: sent.evidence.words,
    };
    let (id, today) = (by.to_owned(), site.today());
    let claimed = at_desk(site, move |desk| desk.claim_met(&claim, &id, today));
    match claimed.await? {
        Ok(recorded) => {
            let status = match recorded.already {
                true => StatusCode::OK,
                false => StatusCode::CREATED,
            };
            let entries: Vec<u64> = recorded.entries.collect();
            let whole = json!({ "entries": entries, "already": recorded.already });
            let kind = [(CONTENT_TYPE, "application/json")];
            Ok((status, kind, whole.to_string()).into_response())
        }
        Err(why) => answer(&why),
    }
}

/// Which part of what was sent is wrong, and why.
fn answer(why: &NotClaimed) -> Shown {
    let part = match why {
        NotClaimed::DayToCome | NotClaimed::BeforeAsked => "on",
        NotClaimed::DidTooLong => "did",
        NotClaimed::NoTitle => "evidence.title",
        NotClaimed::NoAddress | NotClaimed::NoFile => "evidence.address",
        NotClaimed::NoWords | NotClaimed::WordsTooLong => "evidence.words",
        NotClaimed::Waits | NotClaimed::Closed | NotClaimed::Refused(_) => {
            return Ok(refused(StatusCode::CONFLICT, "", &why.to_string()));
        }
        NotClaimed::NotAsked => return Err(Problem::NotFound),
        NotClaimed::NotKept(_) | NotClaimed::NotRecorded(_) => {
            return Err(Problem::NotKept(why.to_string()));
        }
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(refused(status, part, &why.to_string()))
}
