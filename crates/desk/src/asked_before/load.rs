//! How much an asker asks of each body that is still open, on a day and on days
//! before; what of it overlaps; and what merging two would leave each body with.

use std::collections::{BTreeMap, BTreeSet};

use answerable_register::facts::{Asked, AskedKind, Asker, Duty, Likeness, Outcome};
use answerable_register::fold::Register;
use answerable_register::words::{BodyId, SubjectId};
use jiff::civil::Date;

use super::alike::{Alike, Nearness};
use super::remembered::{Remembered, Wanted};
use crate::view::View;

/// How many near ones of each open thing are looked at for an overlap.
const NEAREST: usize = 8;

/// What one body is asked by one asker and has not been told is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadOf<'r> {
    /// The body.
    pub of: &'r BodyId,
    /// How many asks are open on each of the days wanted, in their order.
    pub open: Vec<usize>,
}

/// An asker and how much of what it asked is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskersLoad<'r> {
    /// The asker.
    pub asker: &'r BodyId,
    /// Things asked that are open for one body at least.
    pub things: usize,
    /// Asks that follow from them and are open.
    pub asks: usize,
}

/// Two open things of one asker that may be one.
#[derive(Debug)]
pub struct Overlap<'r> {
    /// What was asked later.
    pub later: &'r Asked,
    /// What was asked earlier.
    pub earlier: &'r Asked,
    /// How they are alike.
    pub alike: Alike,
    /// Whether a person confirmed that it is one thing.
    pub is_confirmed: bool,
}

/// What one body would be left with if two things were merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged<'r> {
    /// The body.
    pub of: &'r BodyId,
    /// Whether the later is open for it.
    pub in_later: bool,
    /// Whether the earlier is.
    pub in_earlier: bool,
    /// How many asks of this asker are open for it.
    pub now: usize,
    /// How many would be.
    pub after: usize,
}

/// Which asks of one thing are open on a day.
struct Openness<'r> {
    asked: &'r Asked,
    withdrawn_on: Option<Date>,
    closings: Vec<&'r Outcome>,
}

impl<'r> Openness<'r> {
    fn of(asked: &'r Asked, view: &View<'r>) -> Self {
        let mut closings: Vec<_> = view
            .register
            .outcomes_on(&asked.id, view.known)
            .filter(|held| held.fact.finding.is_of_closing() && held.fact.on <= view.as_at)
            .collect();
        closings.sort_by_key(|held| (held.fact.on, held.entry));
        let mut withdrawals: Vec<Date> = view
            .register
            .withdrawals_on(&asked.id, view.known)
            .map(|held| held.fact.on)
            .collect();
        if let Some(report) = &asked.report {
            let of_report = view.register.withdrawals_on(report, view.known);
            withdrawals.extend(of_report.map(|held| held.fact.on));
        }
        Self {
            asked,
            withdrawn_on: withdrawals.into_iter().min(),
            closings: closings.into_iter().map(|held| &held.fact).collect(),
        }
    }

    /// Whether it is open for a body on a day: asked, not withdrawn, and not closed
    /// by the asker's last word.
    fn is_open(&self, of: &BodyId, on: Date) -> bool {
        let closing = self
            .closings
            .iter()
            .rev()
            .find(|outcome| outcome.on <= on && outcome.is_about(of));
        self.asked.asked_on <= on
            && self.withdrawn_on.is_none_or(|withdrawn| withdrawn > on)
            && !closing.is_some_and(|outcome| outcome.finding.ends_it())
    }
}

/// Each body that something was asked of to do, once.
fn bodies_asked<'r>(view: &View<'r>, subject: &SubjectId) -> BTreeSet<&'r BodyId> {
    let register: &'r Register = view.register;
    let asks = register
        .asks_of(subject)
        .iter()
        .map(|key| register.ask(*key));
    asks.filter(|ask| ask.is_asked(view.known))
        .filter(|ask| !matches!(ask.reference.duty, Duty::Comment | Duty::Explain))
        .map(|ask| &ask.reference.of)
        .collect()
}

fn asker_of(asked: &Asked) -> Option<&BodyId> {
    match &asked.by {
        Asker::Body(body) | Asker::Within { body, .. } => Some(body),
        Asker::AsPublished(_) => None,
    }
}

impl<'r> View<'r> {
    /// What was asked by the day by a body of the register, and asks something.
    fn asked_by_bodies(&self) -> impl Iterator<Item = (&'r BodyId, &'r Asked)> {
        let as_at = self.as_at;
        self.register
            .asked
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(move |asked| asked.asked_on <= as_at)
            .filter(|asked| {
                !matches!(
                    asked.kind,
                    AskedKind::CauseOfConcern | AskedKind::Undertaking
                )
            })
            .filter_map(|asked| Some((asker_of(asked)?, asked)))
    }

    /// Every asker of whom something is open, the one with the most asks first.
    #[must_use]
    pub fn askers_with_open_asks(&self) -> Vec<AskersLoad<'r>> {
        let mut loads: BTreeMap<&'r BodyId, (usize, usize)> = BTreeMap::new();
        for (asker, asked) in self.asked_by_bodies() {
            let openness = Openness::of(asked, self);
            let bodies = bodies_asked(self, &asked.id);
            let open = bodies.iter().filter(|of| openness.is_open(of, self.as_at));
            let open = open.count();
            if open > 0 {
                let load = loads.entry(asker).or_default();
                load.0 += 1;
                load.1 += open;
            }
        }
        let mut loads: Vec<_> = loads
            .into_iter()
            .map(|(asker, (things, asks))| AskersLoad {
                asker,
                things,
                asks,
            })
            .collect();
        loads.sort_by_key(|load| std::cmp::Reverse(load.asks));
        loads
    }

    /// How much an asker asks of each body that is open on each of these days, those
    /// with the most on the last of them first.
    #[must_use]
    pub fn load_of(&self, asker: &BodyId, days: &[Date]) -> Vec<LoadOf<'r>> {
        let mut loads: BTreeMap<&'r BodyId, Vec<usize>> = BTreeMap::new();
        for (_, asked) in self.asked_by_bodies().filter(|(by, _)| *by == asker) {
            let openness = Openness::of(asked, self);
            for of in bodies_asked(self, &asked.id) {
                let open = loads.entry(of).or_insert_with(|| vec![0; days.len()]);
                for (count, day) in open.iter_mut().zip(days) {
                    *count += usize::from(openness.is_open(of, *day));
                }
            }
        }
        let mut loads: Vec<_> = loads
            .into_iter()
            .filter(|(_, open)| open.iter().any(|count| *count > 0))
            .map(|(of, open)| LoadOf { of, open })
            .collect();
        loads.sort_by(|a, b| b.open.last().cmp(&a.open.last()).then(a.of.cmp(b.of)));
        loads
    }

    /// What an asker asked and is open for one body at least, the newest first.
    #[must_use]
    pub fn open_things_of(&self, asker: &BodyId) -> Vec<&'r Asked> {
        let mut open: Vec<&'r Asked> = self
            .asked_by_bodies()
            .filter(|(by, asked)| *by == asker && self.is_open(asked))
            .map(|(_, asked)| asked)
            .collect();
        open.sort_by(|a, b| b.asked_on.cmp(&a.asked_on).then_with(|| a.id.cmp(&b.id)));
        open
    }

    /// How many of these open things stand, for a body for which they are open,
    /// under a cause of concern that their asker ended. No closing of each is
    /// recorded, so they are open.
    #[must_use]
    pub fn under_ended_causes(&self, things: &[&'r Asked]) -> usize {
        let is_under = |asked: &&&'r Asked| {
            let openness = Openness::of(asked, self);
            let bodies = bodies_asked(self, &asked.id).into_iter();
            let mut open = bodies.filter(|of| openness.is_open(of, self.as_at));
            asked.under.is_some() && open.any(|of| self.cause_ended(asked, of).is_some())
        };
        things.iter().filter(is_under).count()
    }

    fn is_open(&self, asked: &'r Asked) -> bool {
        let openness = Openness::of(asked, self);
        let bodies = bodies_asked(self, &asked.id);
        bodies.iter().any(|of| openness.is_open(of, self.as_at))
    }

    /// What of these open things overlaps with what the same asker asked earlier and
    /// is open too: as people confirmed, or as their words propose. What people found
    /// to be something else is left out.
    #[must_use]
    pub fn overlaps_among(
        &self,
        asker: &BodyId,
        things: &[&'r Asked],
        remembered: &Remembered,
    ) -> Vec<Overlap<'r>> {
        let mut overlaps = Vec::new();
        for later in things {
            let compared = self.compared_with(&later.id);
            let found = remembered.nearest(self, Wanted::Asked(later), NEAREST);
            let proposed = found
                .proposed_as(Nearness::SameThing)
                .filter(|like| !compared.iter().any(|one| one.other.id == *like.id()))
                .map(|like| (like.asked, false));
            let confirmed = compared
                .iter()
                .filter(|one| one.compared.found == Likeness::SameThing)
                .filter(|one| one.compared.later == later.id)
                .map(|one| (one.other, true));
            for (earlier, is_confirmed) in confirmed.chain(proposed) {
                if asker_of(earlier) == Some(asker) && self.is_open(earlier) {
                    overlaps.push(Overlap {
                        later,
                        earlier,
                        alike: remembered.compare(later, earlier),
                        is_confirmed,
                    });
                }
            }
        }
        overlaps
    }

    /// What merging two things of one asker would leave each body with that is asked
    /// either: one ask in the place of two, where both are open for it.
    #[must_use]
    pub fn merged(&self, asker: &BodyId, later: &'r Asked, earlier: &'r Asked) -> Vec<Merged<'r>> {
        let open = |asked: &'r Asked| -> BTreeSet<&'r BodyId> {
            let openness = Openness::of(asked, self);
            bodies_asked(self, &asked.id)
                .into_iter()
                .filter(|of| openness.is_open(of, self.as_at))
                .collect()
        };
        let (of_later, of_earlier) = (open(later), open(earlier));
        let load: BTreeMap<&BodyId, usize> = self
            .load_of(asker, &[self.as_at])
            .into_iter()
            .map(|load| (load.of, load.open[0]))
            .collect();
        of_later
            .union(&of_earlier)
            .map(|of| {
                let (in_later, in_earlier) = (of_later.contains(of), of_earlier.contains(of));
                let now = load.get(*of).copied().unwrap_or_default();
                Merged {
                    of,
                    in_later,
                    in_earlier,
                    now,
                    after: now - usize::from(in_later && in_earlier),
                }
            })
            .collect()
    }
}
