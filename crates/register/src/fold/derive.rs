//! From what was recorded to asks: who is to do what. By when: see `clock`.

use answerable_calendar::Day;

use super::ask::{Ask, Touch};
use super::{AskFacts, AskKey, Clock, Known, Register};
use crate::entry::EntryNumber;
use crate::facts::{Addressee, AskReference, Asked, AskedKind, Duty, Report, Section55, Who};
use crate::words::{BodyId, SubjectId};

/// The power under which local policing bodies comment on reports (Police Act
/// 1996, s. 55(5) and (5A)).
pub const SECTION_55: &str = "section-55";

/// The key of an addressee whose name was not published.
pub const NOT_PUBLISHED: &str = "addressee-not-published";

/// The same, as an id.
static NOBODY_PUBLISHED: BodyId = BodyId::of_few_letters(NOT_PUBLISHED);

impl Addressee {
    /// The bodies it stands for: one, or the members of a group. Words that
    /// name no body stand for themselves.
    #[must_use]
    pub fn bodies(&self) -> &[BodyId] {
        match &self.who {
            Who::Body(body) | Who::AsPublished { key: body } => std::slice::from_ref(body),
            Who::Group { members, .. } => members,
            Who::NotPublished => std::slice::from_ref(&NOBODY_PUBLISHED),
        }
    }
}

impl AskedKind {
    /// What its addressees are to do, if it asks anything itself.
    #[must_use]
    pub fn duty(self) -> Option<Duty> {
        match self {
            Self::CauseOfConcern => None,
            Self::Recommendation | Self::AreaForImprovement | Self::Request | Self::Commission => {
                Some(Duty::Act)
            }
            Self::Letter | Self::CoronersConcern => Some(Duty::Answer),
            Self::AidRequest => Some(Duty::Reply),
            Self::Undertaking => Some(Duty::Keep),
        }
    }
}

impl Register {
    pub(super) fn derive_from_report(&mut self, slot: u32, number: EntryNumber) {
        let report = &self.reports.slot(slot).fact;
        let id = report.id.clone();
        let wanted = asks_of_report(report);
        self.settle(&id, None, wanted, number);
        let inside: Vec<_> = self.links.stood_in(&id).cloned().collect();
        for asked in inside {
            if let Some(slot) = self.asked.slot_of(asked.as_str()) {
                self.derive_from_asked(slot, number);
            }
        }
    }

    pub(super) fn derive_from_asked(&mut self, slot: u32, number: EntryNumber) {
        let asked = &self.asked.slot(slot).fact;
        let id = asked.id.clone();
        let wanted = self.asks_of_asked(asked);
        self.settle(&id, Some(slot), wanted, number);
    }

    /// Makes the asks of a subject be exactly those wanted: new ones are
    /// added, and those no longer wanted are marked as taken away. `asked` is
    /// the slot of the thing asked; none where the subject is a report.
    fn settle(
        &mut self,
        subject: &SubjectId,
        asked: Option<u32>,
        mut wanted: Vec<(BodyId, Duty)>,
        number: EntryNumber,
    ) {
        let kind = asked.map(|slot| self.asked.slot(slot).fact.kind);
        let place = self.links.place(subject);
        for key in self.links.asks_in(place).to_vec() {
            let ask = &mut self.asks[key.place()];
            let place = wanted
                .iter()
                .position(|(of, duty)| *of == ask.reference.of && *duty == ask.reference.duty);
            let is_wanted = place.map(|place| wanted.remove(place)).is_some();
            ask.kind = kind;
            if ask.is_asked(Known::Everything) != is_wanted {
                ask.touch(Touch::Settled(number, is_wanted));
            }
            self.refresh_ask(key);
        }
        if wanted.is_empty() {
            return;
        }
        self.links.make_room(place, wanted.len());
        let asked = asked.map(|slot| &self.asked.slot(slot).fact);
        let one_for_all = asked.is_none_or(|asked| asked.power.is_none());
        let comments_are_known = asked.is_some_and(|asked| self.are_comments_known(asked));
        let mut last: Option<(Duty, Day, Clock)> = None;
        for (of, duty) in wanted {
            let subject = subject.clone();
            let reference = AskReference { subject, of, duty };
            // One recommendation may be asked of all 43 forces, mostly with
            // one clock.
            let (asked_on, clock) = match last.take() {
                Some((same, asked_on, clock)) if same == duty => (asked_on, clock),
                _ => self.clock_of(&reference, Known::Everything),
            };
            if one_for_all {
                last = Some((duty, asked_on, clock.clone()));
            }
            let key = self.add(reference, place, kind, number, (asked_on, clock));
            if comments_are_known {
                self.refresh_ask(key);
            }
        }
    }

    /// Whether somebody gave comments on the report that a thing asked stands in, or
    /// looked for them: then an explanation of it was given or looked for before it
    /// was recorded.
    fn are_comments_known(&self, asked: &Asked) -> bool {
        if self.looks.is_empty() && self.answers.is_empty() {
            return false;
        }
        let report = asked.report.as_ref();
        let comments = report.map_or(&[][..], |report| self.asks_of(report));
        comments
            .iter()
            .any(|key| self.ask(*key).is_answered_or_looked_for())
    }

    fn add(
        &mut self,
        reference: AskReference,
        subject: u32,
        kind: Option<AskedKind>,
        number: EntryNumber,
        (asked_on, clock): (Day, Clock),
    ) -> AskKey {
        let key = AskKey::at(self.asks.len());
        let now = AskFacts {
            withdrawn: self.withdrawn(&reference, Known::Everything),
            ..AskFacts::of_nothing_yet(asked_on, clock)
        };
        let addressee = self.links.ask(subject, &reference.of, key);
        self.asks
            .push(Ask::new(reference, kind, (subject, addressee), number, now));
        key
    }

    /// The asks that one thing asked makes: its own duty for each addressee,
    /// and an explanation for each local policing body that owes comments on
    /// its report and is asked itself, or whose force is.
    fn asks_of_asked(&self, asked: &Asked) -> Vec<(BodyId, Duty)> {
        let mut wanted: Vec<(BodyId, Duty)> = Vec::with_capacity(asked.of.len());
        let bodies = || asked.of.iter().flat_map(Addressee::bodies);
        if let Some(duty) = asked.kind.duty() {
            for body in bodies() {
                push_once(&mut wanted, body, duty);
            }
        }
        if asked.kind == AskedKind::Recommendation
            && let Some(report) = asked.report.as_ref().and_then(|id| self.reports.latest(id))
            && report.fact.section_55 == Section55::Applies
        {
            for body in bodies() {
                let concerned =
                    self.local_policing_bodies_concerned(body, report.fact.published_on);
                for owing in concerned
                    .into_iter()
                    .filter(|body| report.fact.owed_by.contains(body))
                {
                    push_once(&mut wanted, owing, Duty::Explain);
                }
            }
        }
        wanted
    }

    /// The local policing bodies that a recommendation to a body concerns on a
    /// day: itself, that of a force, those of the forces behind a joint unit.
    fn local_policing_bodies_concerned<'r>(
        &'r self,
        body: &'r BodyId,
        day: Day,
    ) -> Vec<&'r BodyId> {
        let Some(held) = self.bodies.latest(body) else {
            return Vec::new();
        };
        if held.fact.kind_on(day).is_local_policing_body() {
            return vec![body];
        }
        if let Some(unit) = &held.fact.collaboration {
            return unit
                .members
                .iter()
                .filter(|member| member.lasts_on(day))
                .filter_map(|member| self.bodies.latest(&member.body)?.fact.overseer_on(day))
                .collect();
        }
        held.fact.overseer_on(day).into_iter().collect()
    }
}

fn asks_of_report(report: &Report) -> Vec<(BodyId, Duty)> {
    let mut wanted = Vec::new();
    if report.section_55 == Section55::Applies {
        for body in &report.owed_by {
            push_once(&mut wanted, body, Duty::Comment);
        }
    }
    wanted
}

fn push_once(wanted: &mut Vec<(BodyId, Duty)>, of: &BodyId, duty: Duty) {
    if !wanted
        .iter()
        .any(|(body, what)| body == of && *what == duty)
    {
        wanted.push((of.clone(), duty));
    }
}
