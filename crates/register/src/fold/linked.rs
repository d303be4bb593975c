//! What hangs on what: asks on their subject and addressee, answers and looks
//! on their asks, outcomes on their subject.

use rustc_hash::FxHashMap;

use super::ask::AskKey;
use super::held::Known;
use super::{Oddity, Register};
use crate::entry::EntryNumber;
use crate::facts::{Answer, AskReference, Look, Notice, Outcome, PublisherLabel, Withdrawal};
use crate::fold::Held;
use crate::words::{AnswerId, BodyId, SourceId, StatementId, StayId, SubjectId};

/// Everything that hangs on one subject.
#[derive(Debug, Default)]
pub(super) struct OnSubject {
    asks: Vec<AskKey>,
    stands_in_it: Vec<SubjectId>,
    outcomes: Vec<u32>,
    withdrawals: Vec<u32>,
    labels: Vec<u32>,
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
    /// difference, a withdrawal, a publisher's label.
    Entry(EntryNumber),
}

/// The links of a register.
#[derive(Debug, Default)]
pub(super) struct Links {
    subjects: Places<SubjectId, OnSubject>,
    addressees: Places<BodyId, Vec<AskKey>>,
    citations: FxHashMap<SourceId, Vec<Citation>>,
}

/// Things in the order they were first seen, found again by id. A place is
/// small and dense, so that lists can count by it.
#[derive(Debug)]
struct Places<K, T> {
    place: FxHashMap<K, u32>,
    things: Vec<(K, T)>,
}

impl<K, T> Default for Places<K, T> {
    fn default() -> Self {
        Self {
            place: FxHashMap::default(),
            things: Vec::new(),
        }
    }
}

impl<K: Clone + Eq + std::hash::Hash, T: Default> Places<K, T> {
    fn of(&mut self, id: &K) -> u32 {
        if let Some(place) = self.place.get(id) {
            return *place;
        }
        let place = u32::try_from(self.things.len()).expect("fewer than 2^32 things are asked");
        self.place.insert(id.clone(), place);
        self.things.push((id.clone(), T::default()));
        place
    }

    fn at(&mut self, id: &K) -> &mut T {
        let place = self.of(id) as usize;
        &mut self.things[place].1
    }

    fn get(&self, id: &K) -> Option<&T> {
        self.place
            .get(id)
            .map(|place| &self.things[*place as usize].1)
    }
}

impl Links {
    /// Files an ask under its subject and its addressee, and says the places
    /// of both.
    pub(super) fn ask(&mut self, ask: &AskReference, key: AskKey) -> (u32, u32) {
        let subject = self.subjects.of(&ask.subject);
        let addressee = self.addressees.of(&ask.of);
        self.subjects.things[subject as usize].1.asks.push(key);
        self.addressees.things[addressee as usize].1.push(key);
        (subject, addressee)
    }

    pub(super) fn stands_in(&mut self, report: &SubjectId, asked: &SubjectId) {
        let inside = &mut self.subjects.at(report).stands_in_it;
        if !inside.contains(asked) {
            inside.push(asked.clone());
        }
    }

    pub(super) fn outcome(&mut self, subject: &SubjectId, slot: u32) {
        self.subjects.at(subject).outcomes.push(slot);
    }

    pub(super) fn withdrawal(&mut self, subject: &SubjectId, slot: u32) {
        self.subjects.at(subject).withdrawals.push(slot);
    }

    pub(super) fn label(&mut self, subject: &SubjectId, slot: u32) {
        self.subjects.at(subject).labels.push(slot);
    }

    pub(super) fn cite<'s>(
        &mut self,
        sources: impl Iterator<Item = &'s SourceId>,
        citation: &Citation,
    ) {
        for source in sources {
            let citations = self.citations.entry(source.clone()).or_default();
            if citations.last() != Some(citation) {
                citations.push(citation.clone());
            }
        }
    }

    pub(super) fn of(&self, subject: &SubjectId) -> Option<&OnSubject> {
        self.subjects.get(subject)
    }
}

impl Register {
    pub(super) fn take_answer(
        &mut self,
        answer: Answer,
        number: EntryNumber,
        corrects: Option<EntryNumber>,
    ) -> Result<(), Oddity> {
        let mut touched: Vec<AskReference> =
            answer.meets.iter().map(|meets| meets.ask.clone()).collect();
        if let Some(old) = self.answers.latest(&answer.id) {
            touched.extend(old.fact.meets.iter().map(|meets| meets.ask.clone()));
        }
        let met: Vec<AskReference> = answer.meets.iter().map(|meets| meets.ask.clone()).collect();
        let slot = self
            .answers
            .put(answer.id.clone(), answer, number, corrects)?;
        for ask in &met {
            if let Some(key) = self.find_ask(ask) {
                let answers = &mut self.asks[key.place()].answers;
                if !answers.contains(&slot) {
                    answers.push(slot);
                }
            }
        }
        self.refresh(&touched);
        Ok(())
    }

    pub(super) fn take_look(
        &mut self,
        look: Look,
        number: EntryNumber,
        corrects: Option<EntryNumber>,
    ) -> Result<(), Oddity> {
        let mut touched = look.asks.clone();
        if let Some(old) = corrects.and_then(|old| self.looks.recorded_by(old)) {
            touched.extend(old.fact.asks.iter().cloned());
        }
        let looked_for = look.asks.clone();
        let slot = self.looks.put(look, number, corrects)?;
        for ask in &looked_for {
            if let Some(key) = self.find_ask(ask) {
                self.asks[key.place()].looks.push(slot);
            }
        }
        self.refresh(&touched);
        Ok(())
    }

    pub(super) fn take_notice(
        &mut self,
        notice: Notice,
        number: EntryNumber,
        corrects: Option<EntryNumber>,
    ) -> Result<(), Oddity> {
        let mut touched = notice.asks.clone();
        if let Some(old) = corrects.and_then(|old| self.notices.recorded_by(old)) {
            touched.extend(old.fact.asks.iter().cloned());
        }
        let told_of = notice.asks.clone();
        let slot = self.notices.put(notice, number, corrects)?;
        for ask in &told_of {
            if let Some(key) = self.find_ask(ask) {
                self.asks[key.place()].notices.push(slot);
            }
        }
        self.refresh(&touched);
        Ok(())
    }

    fn refresh(&mut self, asks: &[AskReference]) {
        for ask in asks {
            if let Some(key) = self.find_ask(ask) {
                self.refresh_ask(key);
            }
        }
    }

    pub(super) fn refresh_subject(&mut self, subject: &SubjectId) {
        let keys = self.asks_of(subject).to_vec();
        for key in keys {
            self.refresh_ask(key);
        }
    }

    pub(super) fn refresh_ask(&mut self, key: AskKey) {
        let now = self.facts_at(key, Known::Everything);
        self.asks[key.place()].now = now;
    }

    /// The key of an ask, if there is or was such an ask.
    #[must_use]
    pub fn find_ask(&self, ask: &AskReference) -> Option<AskKey> {
        self.asks_of(&ask.subject)
            .iter()
            .copied()
            .find(|key| self.asks[key.place()].reference == *ask)
    }

    /// The asks of a report's comments, or of one thing asked.
    #[must_use]
    pub fn asks_of(&self, subject: &SubjectId) -> &[AskKey] {
        self.links.of(subject).map_or(&[], |on| &on.asks)
    }

    /// The number of places that [`Ask::addressee`] can name.
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
        self.links.subjects.place.get(subject).copied()
    }

    /// The facts that stand on a source, in the order recorded; corrected
    /// versions stand for one fact.
    #[must_use]
    pub fn citations_of(&self, source: &SourceId) -> &[Citation] {
        self.links.citations.get(source).map_or(&[], Vec::as_slice)
    }

    /// The asks put to a body.
    #[must_use]
    pub fn asks_to(&self, body: &BodyId) -> &[AskKey] {
        self.links
            .addressees
            .get(body)
            .map_or(&[][..], Vec::as_slice)
    }

    /// What stands in a report, in the order recorded.
    #[must_use]
    pub fn stands_in(&self, report: &SubjectId) -> &[SubjectId] {
        self.links.of(report).map_or(&[], |on| &on.stands_in_it)
    }

    /// The outcomes recorded on a subject, in the order recorded.
    pub fn outcomes_on(
        &self,
        subject: &SubjectId,
        known: Known,
    ) -> impl Iterator<Item = &Held<Outcome>> {
        let slots = self.links.of(subject).map_or(&[][..], |on| &on.outcomes);
        in_force(slots, known, |slot| self.outcomes.get(slot))
    }

    /// The withdrawals recorded on a subject, in the order recorded.
    pub fn withdrawals_on(
        &self,
        subject: &SubjectId,
        known: Known,
    ) -> impl Iterator<Item = &Held<Withdrawal>> {
        let slots = self.links.of(subject).map_or(&[][..], |on| &on.withdrawals);
        in_force(slots, known, |slot| self.withdrawals.get(slot))
    }

    /// The publishers' labels on a subject, in the order recorded.
    pub fn labels_on(
        &self,
        subject: &SubjectId,
        known: Known,
    ) -> impl Iterator<Item = &Held<PublisherLabel>> {
        let slots = self.links.of(subject).map_or(&[][..], |on| &on.labels);
        in_force(slots, known, |slot| self.labels.get(slot))
    }

    /// The answers that meet an ask, in the order recorded.
    pub fn answers_to(&self, key: AskKey, known: Known) -> impl Iterator<Item = &Held<Answer>> {
        in_force(&self.asks[key.place()].answers, known, |slot| {
            self.answers.slot(slot)
        })
    }

    /// The looks for an answer to an ask, in the order recorded.
    pub fn looks_for(&self, key: AskKey, known: Known) -> impl Iterator<Item = &Held<Look>> {
        in_force(&self.asks[key.place()].looks, known, |slot| {
            self.looks.get(slot)
        })
    }

    /// The notices given of an ask, in the order recorded.
    pub fn notices_of(&self, key: AskKey, known: Known) -> impl Iterator<Item = &Held<Notice>> {
        in_force(&self.asks[key.place()].notices, known, |slot| {
            self.notices.get(slot)
        })
    }
}

fn in_force<'r, T: 'r>(
    slots: &'r [u32],
    known: Known,
    held: impl Fn(u32) -> &'r Held<T>,
) -> impl Iterator<Item = &'r Held<T>> {
    slots
        .iter()
        .map(move |slot| held(*slot))
        .filter(move |held| held.is_in_force(known))
}
