//! A body's own words beside what is said about it.
//!
//! Somebody of the body's office writes a reply, a second person publishes it.
//! Both see what it replies to; neither changes how anything is counted.
//!
//! * [`list`]: what the office has written and published;
//! * [`write`]: a new reply, a correction of one, or taking one back;
//! * [`one`]: a reply that waits for a second person.

mod list;
mod one;
mod write;

use answerable_desk::replies::{Draft, NotReplied};
use answerable_desk::who::{Act, DoneOn, Hand, ReplyOf, Resource};
use answerable_register::words::{BodyId, is_slug};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::guard::{Policy, Routes, Thing, get, post};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;

/// Every address of replies.
pub(crate) fn routes() -> Routes {
    const LIST: Policy = Policy::of(Act::ListReplies);
    const NEW: Policy<Replier> = Policy::on(Act::WriteReply);
    const LOOK: Policy<Waiting> = Policy::on(Act::LookAtReply);
    const CHANGE: Policy<Waiting> = Policy::on(Act::WriteReply);
    const PUBLISH: Policy<Waiting> = Policy::on(Act::PublishReply);
    Routes::default()
        .at("/replies", get(LIST, list::show))
        .at(
            "/replies/new/{replier}",
            get(NEW, write::form).post(NEW, write::send),
        )
        .at(
            "/replies/{reply}",
            get(LOOK, one::show).post(CHANGE, one::change),
        )
        .at("/replies/{reply}/publish", post(PUBLISH, one::publish))
        .at("/replies/{reply}/give-up", post(CHANGE, one::give_up))
}

/// The body whose reply is to be written, as the address names it.
#[derive(Clone)]
struct Replier(BodyId);

impl Thing for Replier {
    const KIND: DoneOn = DoneOn::Reply;

    async fn find(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let body = part(parts, site, "replier").await?;
        let body = BodyId::from(Some(body).filter(|body| is_slug(body)).ok_or_else(none)?);
        let is_held = site.state.desk.read().bodies.latest(&body).is_some();
        is_held.then_some(Self(body)).ok_or_else(none)
    }

    fn resource(&self) -> Resource {
        Resource::Reply(ReplyOf {
            body: self.0.clone(),
            hand: Hand::DecidedNothing,
        })
    }
}

/// A reply that is not published, and who looks at it.
#[derive(Clone)]
struct Waiting {
    draft: Draft,
    by: SignedIn,
}

impl Thing for Waiting {
    const KIND: DoneOn = DoneOn::Reply;

    async fn find(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let by = SignedIn::from_request_parts(parts, site)
            .await
            .map_err(IntoResponse::into_response)?;
        let number = part(parts, site, "reply").await?;
        let number: u64 = number.parse().map_err(|_| none())?;
        let found = at_desk(site, move |desk| desk.reply_draft(number))
            .await
            .and_then(|found| found.map_err(problem_of))
            .map_err(IntoResponse::into_response)?;
        found.map(|draft| Self { draft, by }).ok_or_else(none)
    }

    fn resource(&self) -> Resource {
        Resource::Reply(self.draft.stands_to(self.by.id.as_str()))
    }
}

fn none() -> Response {
    Problem::NotFound.into_response()
}

async fn part(parts: &mut Parts, site: &Site, name: &str) -> Result<String, Response> {
    let named = RawPathParams::from_request_parts(parts, site)
        .await
        .map_err(|_| none())?;
    let found = named
        .iter()
        .find_map(|(part, value)| (part == name).then(|| value.to_owned()));
    found.ok_or_else(none)
}

/// What the desk would not do, where no form on the page can say it better.
fn problem_of(why: NotReplied) -> Problem {
    match why {
        NotReplied::NotKept(why) => Problem::NotKept(why),
        why => Problem::NotKept(why.to_string()),
    }
}
