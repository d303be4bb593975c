//! What hangs on what: asks on their subject and addressee, answers and looks
//! on their asks, outcomes on their subject.

use std::borrow::Borrow;

use rustc_hash::FxHashMap;

use super::Register;
use super::ask::AskKey;
use super::held::{Known, Replaces};
use super::index::Index;
use super::rows::Rows;
use crate::entry::EntryNumber;
use crate::facts::{Answer, AskReference, Asked, AskedBefore, Outcome, PublisherLabel, Withdrawal};
use crate::fold::Held;
use crate::words::{AnswerId, BodyId, SourceId, StatementId, StayId, SubjectId};

/// Everything that hangs on one subject.
#[derive(Debug, Default)]
pub(super) struct OnSubject {
    asks: Vec<AskKey>,
    /// The rest. On most subjects little hangs: one list is smaller than a
    /// list for each sort.
    others: Vec<Hanging>,
}

/// What hangs on a subject besides its asks, by its place or slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hanging {
    /// Something asked that stands in it, or once did.
    Asked(u32),
    Outcome(u32),
    Withdrawal(u32),
    Label(u32),
}

/// A fact that stands on a passage of a source, or names the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Citation {
    /// A report.
    Report(SubjectId),
    /// Something asked.
    Asked(SubjectId),
    /// An answer.
    Answer(AnswerId),
    /// A statement.
    Statement(StatementId),
    /// A stay in a stage of monitoring.
    Stay(StayId),
    /// A fact without an id of its own, by its entry: an outcome, a
    /// difference, a withdrawal, a publisher's label, an approved mapping.
    Entry(EntryNumber),
}

/// The links of a register.
#[derive(Debug, Default)]
pub(super) struct Links {
    subjects: Places<SubjectId, OnSubject>,
    addressees: Places<BodyId, Vec<AskKey>>,
    citations: FxHashMap<SourceId, Vec<Citation>>,
    /// Few things are ever compared: a list for each of all would be room for
    /// nothing.
    comparisons: FxHashMap<SubjectId, Vec<u32>>,
}

/// Things in the order they were first seen, found again by id. A place is
/// small and dense, so that lists can count by it.
#[derive(Debug)]
struct Places<K, T> {
    place: Index,
    things: Rows<(K, T)>,
}

impl<K, T> Default for Places<K, T> {
    fn default() -> Self {
        Self {
            place: Index::default(),
            things: Rows::default(),
        }
    }
}

impl<K: Borrow<str> + Clone, T: Default> Places<K, T> {
    fn of(&mut self, id: &K) -> u32 {
        if let Some(place) = self.find(id) {
            return place;
        }
        let place = u32::try_from(self.things.len()).expect("fewer than 2^32 things are asked");
        self.place.file(id.borrow(), place);
        self.things.push((id.clone(), T::default()));
        place
    }

    fn find(&self, id: &K) -> Option<u32> {
        let id: &str = id.borrow();
        let has_it = |place: u32| self.things[place as usize].0.borrow() == id;
        self.place.find(id, has_it)
    }

    fn at(&mut self, id: &K) -> &mut T {
        let place = self.of(id) as usize;
        &mut self.things[place].1
    }

    fn get(&self, id: &K) -> Option<&T> {
        let place = self.find(id)?;
        Some(&self.things[place as usize].1)
    }
}

impl Links {
    /// Files an ask under its subject and its addressee, and says the place of
    /// the addressee.
    pub(super) fn ask(&mut self, subject: u32, of: &BodyId, key: AskKey) -> u32 {
        let addressee = self.addressees.of(of);
        self.subjects.things[subject as usize].1.asks.push(key);
        self.addressees.things[addressee as usize].1.push(key);
        addressee
    }

    /// The place of a subject, from now on.
    pub(super) fn place(&mut self, subject: &SubjectId) -> u32 {
        self.subjects.of(subject)
    }

    /// The asks of the subject in a place.
    pub(super) fn asks_in(&self, place: u32) -> &[AskKey] {
        &self.subjects.things[place as usize].1.asks
    }

    /// Makes room for so many more asks of the subject in a place.
    pub(super) fn make_room(&mut self, place: u32, asks: usize) {
        self.subjects.things[place as usize]
            .1
            .asks
            .reserve_exact(asks);
    }

    pub(super) fn stands_in(&mut self, report: &SubjectId, asked: &SubjectId) {
        let before = self.subjects.things.len();
        let asked = self.subjects.of(asked);
        let is_new = asked as usize == before;
        let inside = self.subjects.at(report);
        if is_new || !inside.others.contains(&Hanging::Asked(asked)) {
            inside.others.push(Hanging::Asked(asked));
        }
    }

    pub(super) fn outcome(&mut self, subject: &SubjectId, slot: u32) {
        self.hang(Hanging::Outcome(slot), subject);
    }

    pub(super) fn withdrawal(&mut self, subject: &SubjectId, slot: u32) {
        self.hang(Hanging::Withdrawal(slot), subject);
    }

    pub(super) fn label(&mut self, subject: &SubjectId, slot: u32) {
        self.hang(Hanging::Label(slot), subject);
    }

    fn hang(&mut self, thing: Hanging, on: &SubjectId) {
        self.subjects.at(on).others.push(thing);
    }

    /// Files a comparison under both of what it compares.
    pub(super) fn compared(&mut self, later: &SubjectId, earlier: &SubjectId, slot: u32) {
        for subject in [later, earlier] {
            self.comparisons
                .entry(subject.clone())
                .or_default()
                .push(slot);
        }
    }

    /// Files a fact under a source, once: a correction has its first version's
    /// place.
    pub(super) fn cite(&mut self, source: &SourceId, citation: &Citation, replaces: Replaces) {
        let citations = match self.citations.get_mut(source) {
            Some(citations) => citations,
            None => self.citations.entry(source.clone()).or_default(),
        };
        let is_filed = match replaces {
            // One fact may name a source many times, one after another.
            Replaces::Nothing => citations.last() == Some(citation),
            Replaces::Entry(_) | Replaces::Removed => citations.contains(citation),
        };
        if !is_filed {
            citations.push(citation.clone());
        }
    }

    /// Every fact that stands on a source, or once did.
    pub(super) fn citations_of(&self, source: &SourceId) -> &[Citation] {
        self.citations.get(source).map_or(&[], Vec::as_slice)
    }

    /// The places of everything asked that stands in the report in a place, or once
    /// did.
    pub(super) fn places_in(&self, report: u32) -> impl Iterator<Item = u32> {
        let others = self.subjects.things[report as usize].1.others.iter();
        others.filter_map(|thing| match thing {
            Hanging::Asked(place) => Some(*place),
            _ => None,
        })
    }

    /// Everything asked that stands in a report, or once did.
    pub(super) fn stood_in(&self, report: &SubjectId) -> impl Iterator<Item = &SubjectId> {
        let inside = self.hanging_on(report, |thing| match thing {
            Hanging::Asked(place) => Some(place),
            _ => None,
        });
        inside.map(|place| &self.subjects.things[place as usize].0)
    }

    /// The places or slots of one sort of what hangs on a subject, in the order
    /// recorded.
    fn hanging_on(
        &self,
        subject: &SubjectId,
        of_the_sort: impl Fn(Hanging) -> Option<u32>,
    ) -> impl Iterator<Item = u32> {
        let others = self.of(subject).map_or(&[][..], |on| &on.others);
        others.iter().filter_map(move |thing| of_the_sort(*thing))
    }

    fn of(&self, subject: &SubjectId) -> Option<&OnSubject> {
        self.subjects.get(subject)
    }
}

impl Register {
    /// The key of an ask, if there is or was such an ask.
    #[must_use]
    pub fn find_ask(&self, ask: &AskReference) -> Option<AskKey> {
        self.asks_of(&ask.subject).iter().copied().find(|key| {
            let reference = &self.ask(*key).reference;
            reference.duty == ask.duty && reference.of == ask.of
        })
    }

    /// The asks of a report's comments, or of one thing asked.
    #[must_use]
    pub fn asks_of(&self, subject: &SubjectId) -> &[AskKey] {
        self.links.of(subject).map_or(&[], |on| &on.asks)
    }

    /// The number of places that [`Ask::addressee`](super::Ask::addressee) can name.
    #[must_use]
    pub fn addressee_count(&self) -> usize {
        self.links.addressees.things.len()
    }

    /// The addressee in a place.
    #[must_use]
    pub fn addressee(&self, place: u32) -> &BodyId {
        &self.links.addressees.things[place as usize].0
    }

    /// The place of a subject, if anything hangs on it.
    #[must_use]
    pub fn place_of_subject(&self, subject: &SubjectId) -> Option<u32> {
        self.links.subjects.find(subject)
    }

    /// The place of an addressee, if anything was asked of it.
    #[must_use]
    pub fn place_of_addressee(&self, body: &BodyId) -> Option<u32> {
        self.links.addressees.find(body)
    }

    /// The asks put to a body.
    #[must_use]
    pub fn asks_to(&self, body: &BodyId) -> &[AskKey] {
        self.links
            .addressees
            .get(body)
            .map_or(&[][..], Vec::as_slice)
    }

    /// What stands in a report, in the order recorded. What a correction moved
    /// to another report stands there.
    pub fn asked_in(&self, report: &SubjectId, known: Known) -> impl Iterator<Item = &Held<Asked>> {
        self.links
            .stood_in(report)
            .filter_map(move |id| self.asked.get(id, known))
            .filter(move |held| held.fact.report.as_ref() == Some(report))
    }

    /// The outcomes recorded on a subject, in the order recorded.
    pub fn outcomes_on(
        &self,
        subject: &SubjectId,
        known: Known,
    ) -> impl Iterator<Item = &Held<Outcome>> {
        let slots = self.links.hanging_on(subject, |thing| match thing {
            Hanging::Outcome(slot) => Some(slot),
            _ => None,
        });
        in_force(slots, known, |slot| self.outcomes.get(slot))
    }

    /// The withdrawals recorded on a subject, in the order recorded.
    pub fn withdrawals_on(
        &self,
        subject: &SubjectId,
        known: Known,
    ) -> impl Iterator<Item = &Held<Withdrawal>> {
        let slots = self.links.hanging_on(subject, |thing| match thing {
            Hanging::Withdrawal(slot) => Some(slot),
            _ => None,
        });
        in_force(slots, known, |slot| self.withdrawals.get(slot))
    }

    /// The comparisons of something asked with what was asked earlier or later, in
    /// the order recorded.
    pub fn comparisons_with(
        &self,
        subject: &SubjectId,
        known: Known,
    ) -> impl Iterator<Item = &Held<AskedBefore>> {
        let slots = self.links.comparisons.get(subject);
        let slots = slots.map_or(&[][..], Vec::as_slice);
        in_force(slots.iter().copied(), known, |slot| {
            self.comparisons.get(slot)
        })
    }

    /// The comparison of two things asked, if somebody made one.
    #[must_use]
    pub fn comparison_of(
        &self,
        later: &SubjectId,
        earlier: &SubjectId,
        known: Known,
    ) -> Option<&Held<AskedBefore>> {
        self.comparisons_with(later, known)
            .find(|held| held.fact.later == *later && held.fact.earlier == *earlier)
    }

    /// The publishers' labels on a subject, in the order recorded.
    pub fn labels_on(
        &self,
        subject: &SubjectId,
        known: Known,
    ) -> impl Iterator<Item = &Held<PublisherLabel>> {
        let slots = self.links.hanging_on(subject, |thing| match thing {
            Hanging::Label(slot) => Some(slot),
            _ => None,
        });
        in_force(slots, known, |slot| self.labels.get(slot))
    }

    /// The answers that meet an ask, by the earliest day each can have been
    /// published, the latest last; those of one day in the order recorded. Those
    /// of which no first day is known come before all others: nothing shows that
    /// one of them is later than any answer with a day.
    pub fn answers_to(&self, key: AskKey, known: Known) -> impl Iterator<Item = &Held<Answer>> {
        in_force(self.ask(key).answers(), known, |slot| {
            self.answers.slot(slot)
        })
    }
}

pub(super) fn in_force<'r, T: 'r>(
    slots: impl Iterator<Item = u32>,
    known: Known,
    held: impl Fn(u32) -> &'r Held<T>,
) -> impl Iterator<Item = &'r Held<T>> {
    slots.map(held).filter(move |held| held.is_in_force(known))
}
