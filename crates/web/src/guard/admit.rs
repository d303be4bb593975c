//! The table is asked before a handler runs.

use std::pin::Pin;

use answerable_desk::who::{Actor, may, may_at_all};
use axum::extract::Request;
use axum::handler::Handler;
use axum::response::{IntoResponse, Response};

use super::policy::{Policy, Thing};
use crate::form::carried;
use crate::layers::security_log::Asked;
use crate::problem::Problem;
use crate::sign_in::SignedIn;
use crate::site::Site;

/// A handler that runs for those who may.
#[derive(Clone)]
pub(super) struct Guarded<T, H> {
    pub(super) policy: Policy<T>,
    pub(super) handler: H,
}

impl<T, H, A> Handler<(T, A), Site> for Guarded<T, H>
where
    T: Thing,
    H: Handler<A, Site>,
{
    type Future = Pin<Box<dyn Future<Output = Response> + Send>>;

    fn call(self, request: Request, site: Site) -> Self::Future {
        Box::pin(async move {
            if would_lose_words(&self.policy, &request, &site) {
                return carried::carry_back(request, &site).await;
            }
            let asked = Asked(self.policy.act);
            let mut response = match admit(self.policy, request, &site).await {
                Ok(request) => self.handler.call(request, site).await,
                Err(refused) => refused,
            };
            response.extensions_mut().insert(asked);
            response
        })
    }
}

/// Whether this is a form whose session has ended: it is refused, and its words
/// are carried back (decision 44).
fn would_lose_words<T: Thing>(policy: &Policy<T>, request: &Request, site: &Site) -> bool {
    let is_signed_out = request.extensions().get::<SignedIn>().is_none();
    let is_refused = || may_at_all(&Actor::nobody(), policy.act, site.today()).is_err();
    is_signed_out && carried::is_a_form(request) && is_refused()
}

/// The request with what the act is done on, or why it goes no further.
///
/// Who may do the act on nothing at all is told so before anything is looked
/// for, and so learns of nothing whether it is there.
async fn admit<T: Thing>(
    policy: Policy<T>,
    request: Request,
    site: &Site,
) -> Result<Request, Response> {
    let (mut parts, body) = request.into_parts();
    let signed_in = parts.extensions.get::<SignedIn>();
    let actor = signed_in.map_or_else(Actor::nobody, |person| person.actor.clone());
    let today = site.today();
    let refused = |why| Problem::from(why).into_response();
    may_at_all(&actor, policy.act, today).map_err(refused)?;
    let thing = T::find(&mut parts, site).await?;
    may(&actor, policy.act, &thing.resource(), today).map_err(refused)?;
    parts.extensions.insert(thing);
    Ok(Request::from_parts(parts, body))
}
