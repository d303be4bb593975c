//! Asked before: what is like something asked, what people found of it, and what
//! an asker asks of whom at once.
//!
//! * [`typed`]: words that somebody types;
//! * [`one`]: everything found of one thing asked, and the chain it stands in;
//! * [`pair`]: two things side by side, and what a person finds;
//! * [`streamlining`]: how much an asker asks of each body, and what of it twice;
//! * [`section`]: the part of a thing's own page; [`line`]: one earlier ask.

mod line;
mod one;
mod pair;
mod section;
mod streamlining;
mod typed;

use std::collections::BTreeSet;

use answerable_desk::View;
use answerable_desk::who::{Act, Ask, DoneOn, Hand, Resource};
use answerable_register::fold::NOT_PUBLISHED;
use answerable_register::words::{BodyId, SubjectId, is_slug};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

pub(crate) use line::Line;
pub(crate) use one::COLUMNS;
pub(crate) use section::{Section, proposed_for};
pub(crate) use streamlining::{ASKERS, LOAD, MERGED};

use crate::guard::{Policy, Routes, Thing, get};
use crate::problem::Problem;
use crate::site::Site;

/// Every address of what was asked before.
pub(crate) fn routes() -> Routes {
    const READ: Policy = Policy::of(Act::ReadPages);
    const COMPARE: Policy<Pair> = Policy::on(Act::CompareAsked);
    Routes::default()
        .at("/asked-before", get(READ, typed::show))
        .at("/asked-before/{later}", get(READ, one::show))
        .at(
            "/asked-before/{later}/{earlier}",
            get(READ, pair::show).post(COMPARE, pair::send),
        )
        .at("/streamlining", get(READ, streamlining::askers))
        .at("/streamlining/{asker}", get(READ, streamlining::one))
        .at(
            "/streamlining/{asker}/{later}/{earlier}",
            get(READ, streamlining::merged),
        )
}

/// Two things asked that an address names, as they stand to whoever would compare
/// them: whoever asked the later decides, or a reviewer.
#[derive(Clone)]
pub(crate) struct Pair {
    later: SubjectId,
    earlier: SubjectId,
    stands: Ask,
}

impl Pair {
    /// The two of an address, where both are ids.
    fn named(later: &str, earlier: &str, view: &View<'_>) -> Option<Self> {
        if !is_slug(later) || !is_slug(earlier) || later == earlier {
            return None;
        }
        let (later, earlier) = (SubjectId::from(later), SubjectId::from(earlier));
        let asked = view.asked(&later)?;
        view.asked(&earlier)?;
        let asker = view.register.asker_of(&later);
        let bearer = asker.map(|asker| view.directory().bearer_on(asker, view.as_at));
        let by: BTreeSet<BodyId> = asker.cloned().into_iter().chain(bearer).collect();
        // A comparison is of every body that was asked; no right hangs on which.
        let first = view.register.asks_of(&asked.id).first();
        let of = first.map(|key| view.register.ask(*key).reference.of.clone());
        Some(Self {
            stands: Ask {
                of: of.unwrap_or_else(|| NOT_PUBLISHED.into()),
                by,
                hand: Hand::DecidedNothing,
            },
            later,
            earlier,
        })
    }

    /// The address of its page.
    fn address(&self) -> String {
        address(&self.later, &self.earlier)
    }
}

/// The page on which two things asked stand side by side.
fn address(later: &SubjectId, earlier: &SubjectId) -> String {
    format!("/asked-before/{later}/{earlier}")
}

impl Thing for Pair {
    const KIND: DoneOn = DoneOn::Ask;

    async fn find(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let found = async {
            let Path((later, earlier)) = Path::<(String, String)>::from_request_parts(parts, site)
                .await
                .map_err(|_| Problem::NotFound)?;
            let register = site.state.desk.read();
            let view = View::of(&register, site.today());
            Self::named(&later, &earlier, &view).ok_or(Problem::NotFound)
        };
        found.await.map_err(|why: Problem| why.into_response())
    }

    fn resource(&self) -> Resource {
        Resource::Ask(self.stands.clone())
    }
}
