//! How far looking reaches: which places are on the list, when each was looked
//! at last, and how it replied.
//!
//! Two kinds of not knowing are kept apart: a place that nobody looked at, and
//! one that was looked at and did not reply. Neither shows anything about the
//! body.

use std::collections::HashMap;

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{AskReference, CameBack, Look, Notice, Place};
use answerable_register::fold::AskKey;
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, PlaceId};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::view::View;

/// How many days, the day shown among them, a look counts as recent.
pub const RECENT_DAYS: i32 = 7;

/// How a place was reached, within [`RECENT_DAYS`] of the day shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Nobody looked at it in these days.
    NotLooked,
    /// It was looked at, and did not reply with anything that could be read.
    NoReply,
    /// It was looked at and replied.
    Replied,
}

/// One place of the list, and the latest look at it by the day.
#[derive(Debug)]
pub struct PlaceLooked<'r> {
    /// The place.
    pub place: &'r Place,
    /// The entry that recorded it as it now stands.
    pub entry: EntryNumber,
    /// The body whose answers are published there, by name.
    pub of: &'r str,
    /// The latest look at it, whenever that was.
    pub last: Option<&'r Look>,
    /// Whether that was in these days, and how it replied.
    pub reached: Reached,
}

/// How far looking reaches on a day.
#[derive(Debug)]
pub struct LookedAt<'r> {
    /// The places in use on the day, by body and place.
    pub places: Vec<PlaceLooked<'r>>,
    /// The first day that counts as recent.
    pub since: Date,
}

impl LookedAt<'_> {
    /// How many places were reached so.
    #[must_use]
    pub fn count(&self, reached: Reached) -> usize {
        let all = self.places.iter();
        all.filter(|place| place.reached == reached).count()
    }

    /// How many bodies have a place on the list.
    #[must_use]
    pub fn bodies(&self) -> usize {
        let mut bodies: Vec<_> = self.places.iter().map(|place| &place.place.of).collect();
        bodies.dedup();
        bodies.len()
    }
}

impl<'r> View<'r> {
    /// Every place of the list in use on the day, with the latest look at it.
    #[must_use]
    pub fn looked(&self) -> LookedAt<'r> {
        let since = self.as_at.saturating_sub((RECENT_DAYS - 1).days());
        let latest = self.latest_looks();
        let mut places: Vec<PlaceLooked<'r>> = self
            .register
            .places
            .in_force(self.known)
            .filter(|held| held.fact.is_used_on(self.as_at))
            .map(|held| {
                let place = &held.fact;
                let last = latest.of(place);
                PlaceLooked {
                    place,
                    entry: held.entry,
                    of: self.name_of(&place.of, self.as_at),
                    last,
                    reached: match last.filter(|look| look.on >= since) {
                        None => Reached::NotLooked,
                        Some(look) if look.came_back == CameBack::CouldNotRead => Reached::NoReply,
                        Some(_) => Reached::Replied,
                    },
                }
            })
            .collect();
        places.sort_by(|one, other| {
            let key = |looked: &PlaceLooked<'r>| (looked.of, &looked.place.of, &looked.place.id);
            key(one).cmp(&key(other))
        });
        LookedAt { places, since }
    }

    /// A place of the list, as it is recorded as far as was known.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&'r Place> {
        Some(&self.register.places.get(id, self.known)?.fact)
    }

    /// Every place that ever was on the list, those no longer in use too.
    #[must_use]
    pub fn all_places(&self) -> Vec<(&'r Place, EntryNumber)> {
        let held = self.register.places.in_force(self.known);
        let mut places: Vec<_> = held.map(|held| (&held.fact, held.entry)).collect();
        places.sort_by(|one, other| (&one.0.of, &one.0.id).cmp(&(&other.0.of, &other.0.id)));
        places
    }

    /// The answers that a look at a place of a body would look for: those that
    /// the body owes on the day shown, past their last day, with none recorded.
    #[must_use]
    pub fn silent_asks_of(&self, body: &BodyId) -> Vec<&'r AskReference> {
        let bears = |of: &BodyId| of == body || self.directory().bearer_on(of, self.as_at) == *body;
        self.asks_by_then()
            .filter(|(_, _, facts)| is_silent(facts.standing(self.as_at).kind()))
            .map(|(_, ask, _)| &ask.reference)
            .filter(|ask| bears(&ask.of))
            .collect()
    }

    /// The latest look at each place by the day; of one day the one recorded
    /// last. A look from before a place was on the list counts by its address.
    fn latest_looks(&self) -> LatestLooks<'r> {
        let mut latest = LatestLooks::default();
        for held in self.register.looks.in_force(self.known) {
            let look = &held.fact;
            if look.on > self.as_at {
                continue;
            }
            match &look.listed {
                Some(id) => keep(&mut latest.by_id, id.as_str(), look),
                None => keep(&mut latest.by_address, look.place.as_str(), look),
            }
        }
        latest
    }
}

#[derive(Default)]
struct LatestLooks<'r> {
    by_id: HashMap<&'r str, &'r Look>,
    by_address: HashMap<&'r str, &'r Look>,
}

impl<'r> LatestLooks<'r> {
    fn of(&self, place: &Place) -> Option<&'r Look> {
        let by_id = self.by_id.get(place.id.as_str()).copied();
        let by_address = self.by_address.get(place.place.as_str()).copied();
        by_address
            .into_iter()
            .chain(by_id)
            .max_by_key(|look| look.on)
    }
}

fn keep<'r>(latest: &mut HashMap<&'r str, &'r Look>, place: &'r str, look: &'r Look) {
    let kept = latest.entry(place).or_insert(look);
    if look.on >= kept.on {
        *kept = look;
    }
}

/// Whether no answer is known past the last day by law, looked for or not.
fn is_silent(standing: StandingKind) -> bool {
    matches!(
        standing,
        StandingKind::NotYetLookedFor
            | StandingKind::LookedBodyNotTold
            | StandingKind::NoAnswerFound
    )
}

/// What stands behind a silence that is said of a body: every look by the day,
/// and every notice, the newest first.
#[derive(Debug, Default)]
pub struct Receipts<'r> {
    /// Where and when somebody looked, and what came back.
    pub looks: Vec<&'r Look>,
    /// When and how the body was told.
    pub notices: Vec<&'r Notice>,
}

impl<'r> View<'r> {
    /// The receipts of an ask; none where no silence is said of it.
    pub(super) fn receipts_of(&self, key: AskKey, standing: StandingKind) -> Option<Receipts<'r>> {
        let said = matches!(
            standing,
            StandingKind::LookedBodyNotTold | StandingKind::NoAnswerFound
        );
        said.then(|| Receipts {
            looks: self.looks_of(key),
            notices: self.notices_of(key),
        })
    }
}
