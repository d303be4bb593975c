//! What hangs on what: asks on their subject and addressee, answers and looks
//! on their asks, outcomes on their subject.

use rustc_hash::FxHashMap;

use super::ask::AskKey;
use super::held::Known;
use super::{Oddity, Register};
use crate::entry::EntryNumber;
use crate::facts::{Answer, AskReference, Look, Notice, Outcome, PublisherLabel, Withdrawal};
use crate::fold::Held;
use crate::words::{BodyId, SubjectId};

/// Everything that hangs on one subject.
#[derive(Debug, Default)]
pub(super) struct OnSubject {
    pub(super) asks: Vec<AskKey>,
    stands_in_it: Vec<SubjectId>,
    outcomes: Vec<u32>,
    withdrawals: Vec<u32>,
    labels: Vec<u32>,
}

/// The links of a register.
#[derive(Debug, Default)]
pub(super) struct Links {
    subjects: FxHashMap<SubjectId, OnSubject>,
    addressees: FxHashMap<BodyId, Vec<AskKey>>,
}

impl Links {
    fn on(&mut self, subject: &SubjectId) -> &mut OnSubject {
        if !self.subjects.contains_key(subject) {
            self.subjects.insert(subject.clone(), OnSubject::default());
        }
        self.subjects
            .get_mut(subject)
            .expect("it was put there just now if it was not there before")
    }

    pub(super) fn ask(&mut self, ask: &AskReference, key: AskKey) {
        self.on(&ask.subject).asks.push(key);
        match self.addressees.get_mut(&ask.of) {
            Some(asks) => asks.push(key),
            None => {
                self.addressees.insert(ask.of.clone(), vec![key]);
            }
        }
    }

    pub(super) fn stands_in(&mut self, report: &SubjectId, asked: &SubjectId) {
        let inside = &mut self.on(report).stands_in_it;
        if !inside.contains(asked) {
            inside.push(asked.clone());
        }
    }

    pub(super) fn outcome(&mut self, subject: &SubjectId, slot: u32) {
        self.on(subject).outcomes.push(slot);
    }

    pub(super) fn withdrawal(&mut self, subject: &SubjectId, slot: u32) {
        self.on(subject).withdrawals.push(slot);
    }

    pub(super) fn label(&mut self, subject: &SubjectId, slot: u32) {
        self.on(subject).labels.push(slot);
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

    /// The asks put to a body.
    #[must_use]
    pub fn asks_to(&self, body: &BodyId) -> &[AskKey] {
        self.links.addressees.get(body).map_or(&[], Vec::as_slice)
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
