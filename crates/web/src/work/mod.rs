//! What whoever is signed in has to do next: the first page after signing in.
//!
//! * [`list`]: the lists of the roles somebody holds today, and their rows;
//! * [`lists`]: what each list is called, and what it says when it is empty;
//! * [`item`]: one item, who has it in hand, and what the office says of it.

mod item;
mod list;
mod lists;
pub(crate) mod row;

use answerable_desk::store::vault::{Draw, Moment};
use answerable_desk::who::{Act, ActsFor, DoneOn, Resource};
use answerable_register::words::is_slug;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::guard::{Policy, Routes, Thing, get, post};
use crate::problem::Problem;
use crate::site::Site;

/// The office that runs the register, in addresses.
const REGISTER: &str = "register";

/// Every address under `/work`.
pub(crate) fn routes() -> Routes {
    const SEE: Policy = Policy::of(Act::SeeOwnWork);
    const WORK: Policy<OneOffice> = Policy::on(Act::WorkOnItem);
    Routes::default()
        .at("/work", get(SEE, list::show))
        .at(
            "/work/{office}/items/{item}",
            get(WORK, item::show).post(WORK, item::hand_over),
        )
        .at(
            "/work/{office}/items/{item}/comments",
            post(WORK, item::comment),
        )
}

/// The office that an address names.
#[derive(Clone)]
pub(crate) struct OneOffice(pub(crate) ActsFor);

impl Thing for OneOffice {
    const KIND: DoneOn = DoneOn::Office;

    async fn find(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let named = Path::<Vec<(String, String)>>::from_request_parts(parts, site).await;
        let named = named.map(|Path(named)| named).unwrap_or_default();
        let office = named.into_iter().find(|(part, _)| part == "office");
        match office {
            Some((_, office)) if office == REGISTER => Ok(Self(ActsFor::Register)),
            Some((_, office)) if is_slug(&office) => Ok(Self(ActsFor::Body(office.into()))),
            _ => Err(Problem::NotFound.into_response()),
        }
    }

    fn resource(&self) -> Resource {
        Resource::Office(self.0.clone())
    }
}

/// An office in an address.
pub(crate) fn word_of(office: &ActsFor) -> &str {
    office.body().map_or(REGISTER, |body| body.as_str())
}

/// What a record of the vault is sealed under, drawn anew for each.
fn draw() -> Result<Draw, Problem> {
    crate::closing::draw()
}

fn moment(site: &Site) -> Moment {
    crate::closing::moment(site)
}
