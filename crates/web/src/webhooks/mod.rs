//! Webhooks: an office's own address is told of what concerns it.
//!
//! * [`list`], [`new`] and [`one`]: the pages of whoever keeps them;
//! * [`body`]: what is sent, and the headers that sign it;
//! * [`teller`]: sending, beside the pages and never in their way.
//!
//! Where it may be sent to is the operator's to say ([`TellsWhom`]), and nobody's
//! address leads into the network of this machine ([`Reach`](crate::outward)).

mod body;
mod list;
mod new;
mod one;
mod place;
mod teller;

use answerable_desk::store::webhooks::Webhook;
use answerable_desk::who::{Act, ActsFor, DoneOn, Resource, Role, may};
use answerable_register::words::BodyId;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use crate::guard::{Policy, Routes, Thing, get, post};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;

pub use place::TellsWhom;
pub use teller::tell_webhooks;

/// Every address under `/webhooks`.
pub(crate) fn routes() -> Routes {
    const LIST: Policy = Policy::of(Act::ListWebhooks);
    const KEEP: Policy<OneWebhook> = Policy::on(Act::KeepWebhook);
    Routes::default()
        .at("/webhooks", get(LIST, list::show))
        // For which office is said in the form, and asked of the table there.
        .at("/webhooks/new", get(LIST, new::form).post(LIST, new::send))
        .at("/webhooks/{webhook}", get(KEEP, one::show))
        .at("/webhooks/{webhook}/again", post(KEEP, one::again))
        .at(
            "/webhooks/{webhook}/stop",
            get(KEEP, one::ask_to_stop).post(KEEP, one::stop),
        )
}

/// The webhook that an address names, which is its office's.
#[derive(Clone)]
struct OneWebhook(Webhook);

impl Thing for OneWebhook {
    const KIND: DoneOn = DoneOn::Office;

    async fn find(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let found = async {
            let Path(id) = Path::<String>::from_request_parts(parts, site)
                .await
                .map_err(|_| Problem::NotFound)?;
            let found = at_desk(site, move |desk| desk.webhooks().find(&id)).await?;
            let found = found.map_err(|why| Problem::Fault(why.to_string()))?;
            found.map(Self).ok_or(Problem::NotFound)
        };
        found.await.map_err(|why: Problem| why.into_response())
    }

    fn resource(&self) -> Resource {
        of_office(self.0.body.as_str().into())
    }
}

fn of_office(body: BodyId) -> Resource {
    Resource::Office(ActsFor::Body(body))
}

/// Whether somebody keeps the webhooks of a body's office.
fn may_keep(by: &SignedIn, body: &BodyId, today: Date) -> bool {
    let office = of_office(body.clone());
    may(&by.actor, Act::KeepWebhook, &office, today).is_ok()
}

/// The bodies whose webhooks somebody keeps for their own office.
fn own_bodies(by: &SignedIn, today: Date) -> Vec<BodyId> {
    let mut bodies: Vec<BodyId> = Role::ALL
        .into_iter()
        .flat_map(|role| by.actor.bodies_on(today, role))
        .filter(|body| may_keep(by, body, today))
        .collect();
    bodies.sort();
    bodies.dedup();
    bodies
}
