//! A look at one document under review, by a person who may decide.

use answerable_desk::Desk;
use answerable_desk::accounts::{self, NamesRead};
use answerable_desk::review::{Decision, Fingerprint, Held, Review};
use answerable_desk::store::vault::Moment;
use answerable_desk::who::{DoneOn, Resource};
use answerable_wording::numbers;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use super::problem_of;
use crate::frame::{Crumb, Room};
use crate::guard::Thing;
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;
use crate::visit::{Visit, see_other};

/// The document named in the address, its review as it stands, and who looks.
///
/// The guard finds it and asks of it: a handler is given the very same.
#[derive(Clone)]
pub(crate) struct Look {
    pub(super) visit: Visit,
    pub(super) by: SignedIn,
    pub(super) held: Held,
    /// The item named in the address, counted from 0.
    pub(super) item: Option<usize>,
    /// The names of those who may decide, by their ids.
    pub(super) names: Names,
}

/// Names by opaque ids.
#[derive(Clone, Default)]
pub(super) struct Names(accounts::Names);

impl Names {
    /// The names of those who decided anything in a review, or looked at what its
    /// file hides, as a page is about to show them.
    fn of(desk: &Desk, review: &Review, by: &str, when: Moment) -> Result<Self, Problem> {
        let decided = review.items.iter().filter_map(|item| match &item.decision {
            Decision::Undecided => None,
            Decision::Accepted { by } | Decision::SetAside { by } => Some(by.as_str()),
        });
        let saw = review.readers.iter().chain(&review.hidden_seen_by);
        let ids = saw.map(String::as_str).chain(decided);
        let page = "the page of a document under review";
        desk.names(ids, NamesRead { by, page, when })
            .map(Self)
            .map_err(|why| Problem::Fault(why.to_string()))
    }

    /// The name behind an id; that there is none where nobody has it any more.
    pub(super) fn name(&self, id: &str) -> String {
        self.0.name(id)
    }

    /// The names behind ids, in their order.
    pub(super) fn each(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| self.name(id)).collect()
    }

    /// What was decided and by whom: "Accepted by Ann Box".
    pub(super) fn decision(&self, decision: &Decision) -> Option<String> {
        match decision {
            Decision::Undecided => None,
            Decision::Accepted { by } => Some(format!("Accepted by {}", self.name(by))),
            Decision::SetAside { by } => Some(format!("Set aside by {}", self.name(by))),
        }
    }
}

impl Look {
    pub(super) fn review(&self) -> &Review {
        &self.held.review
    }

    /// The same look at the review as it stands now: somebody was faster.
    pub(super) async fn taken_anew(mut self) -> Result<Self, Problem> {
        let fingerprint = self.review().fingerprint;
        let held = at_desk(&self.visit.site, move |desk| desk.find_review(fingerprint));
        let held = held.await?.map_err(problem_of)?;
        self.held = held.ok_or(Problem::NotFound)?;
        Ok(self)
    }

    /// The address of this review, or of a page below it.
    pub(super) fn address(&self, below: &str) -> String {
        format!("/review/{}{below}", self.review().fingerprint)
    }

    /// The pages above those of this review.
    pub(super) fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Review)]
    }

    /// The pages above a step of this review.
    pub(super) fn trail_of_step(&self) -> Vec<Crumb> {
        let mut trail = self.trail();
        trail.push(Crumb::new(title(self.review()), self.address("")));
        trail
    }

    /// The day as of which names and groups are meant.
    pub(super) fn day(&self) -> Date {
        day_of(self.review(), self.visit.site.today())
    }
}

/// The day of a document: when it was published, or what it says of itself, or
/// today.
pub(super) fn day_of(review: &Review, today: Date) -> Date {
    review
        .details
        .as_ref()
        .map(|details| details.published_on)
        .or_else(|| review.reading.dates.day())
        .unwrap_or(today)
}

/// What a review is called: its document's title, or its file's name.
pub(super) fn title(review: &Review) -> String {
    review
        .details
        .as_ref()
        .map_or(&review.file_name, |details| &details.title)
        .clone()
}

/// How far a review has come: "12 of 60 decided: 11 accepted, one set aside".
pub(super) fn progress(review: &Review) -> String {
    let progress = review.progress();
    let all = review.items.len();
    if all == 0 {
        return "No items".to_owned();
    }
    let parts = [
        (progress.accepted, "accepted"),
        (progress.set_aside, "set aside"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| match count {
            1 => format!("one {words}"),
            count => format!("{} {words}", number(count)),
        })
        .collect();
    let so_far = format!(
        "{} of {} decided",
        number(all - progress.undecided),
        number(all)
    );
    match parts.is_empty() {
        true => so_far,
        false => format!("{so_far}: {}", parts.join(", ")),
    }
}

fn number(count: usize) -> String {
    numbers::number(count as u64)
}

impl FromRequestParts<Site> for Look {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Problem> {
        let found = parts.extensions.remove();
        found.ok_or_else(|| Problem::Fault("a document was shown without a guard".to_owned()))
    }
}

impl Thing for Look {
    const KIND: DoneOn = DoneOn::Document;

    fn resource(&self) -> Resource {
        Resource::Document(self.review().stands_to(self.by.id.as_str()))
    }

    async fn find(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let by = SignedIn::from_request_parts(parts, site)
            .await
            .map_err(IntoResponse::into_response)?;
        let visit = Visit::from_request_parts(parts, site)
            .await
            .map_err(IntoResponse::into_response)?;
        let not_found = || Problem::NotFound.into_response();
        let named = RawPathParams::from_request_parts(parts, site)
            .await
            .map_err(|_| not_found())?;
        let part = |name: &str| {
            named
                .iter()
                .find_map(|(part, value)| (part == name).then_some(value))
        };
        let fingerprint: Fingerprint = part("document")
            .and_then(|hex| hex.parse().ok())
            .ok_or_else(not_found)?;
        let item = match part("item") {
            None => None,
            Some(number) => Some(place_of(number).ok_or_else(not_found)?),
        };
        let (id, when) = (by.id.to_string(), site.moment());
        let found = at_desk(site, move |desk| found(desk, fingerprint, &id, when))
            .await
            .and_then(|found| found)
            .map_err(IntoResponse::into_response)?;
        match found {
            Found::Under(held, names) => Ok(Self {
                visit,
                by,
                held: *held,
                item,
                names,
            }),
            Found::Published(source) => Err(see_other(&format!("/sources/{source}"))),
            Found::Nothing => Err(not_found()),
        }
    }
}

/// The number of an item in an address, counted from 1, as its place.
fn place_of(number: &str) -> Option<usize> {
    number.parse::<usize>().ok()?.checked_sub(1)
}

enum Found {
    Under(Box<Held>, Names),
    Published(String),
    Nothing,
}

fn found(desk: &Desk, fingerprint: Fingerprint, by: &str, when: Moment) -> Result<Found, Problem> {
    if let Some(held) = desk.find_review(fingerprint).map_err(problem_of)? {
        let names = Names::of(desk, &held.review, by, when)?;
        return Ok(Found::Under(Box::new(held), names));
    }
    Ok(match desk.source_of(fingerprint) {
        Some(source) => Found::Published(source.id.to_string()),
        None => Found::Nothing,
    })
}
