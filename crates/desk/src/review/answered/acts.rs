//! What people do with an answer: say who answers what, decide an item, say that it
//! is no answer.

use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_store::reviews::Version;

use super::draft::AnsweredDraft;
use super::item::AnsweredItem;
use super::matching::items;
use super::{AnswerDetails, Answered};
use crate::desk::Desk;
use crate::review::item::Decision;
use crate::review::{Held, NotReviewed, Review};

impl Desk {
    /// Says who answers which reports in a document, and when, having seen version
    /// `seen`; what was put to that body in them becomes items to decide. What was
    /// decided of the same ask stays.
    ///
    /// # Errors
    ///
    /// When what is said cannot be taken, or somebody was faster.
    pub fn describe_answer(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        said: &AnswerDetails,
        by: &str,
        today: Day,
    ) -> Result<Held, NotReviewed> {
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            let register = self.read();
            said.check(&register, review.details.as_ref(), today)
                .map_err(NotReviewed::Answer)?;
            let answered = review.answered.get_or_insert_default();
            if answered.said.as_ref() == Some(said) && answered.no_answer_by.is_none() {
                return Ok(());
            }
            if answered.described_in > seen {
                return Err(NotReviewed::ChangedMeanwhile);
            }
            let before = std::mem::take(&mut answered.items);
            answered.items = items(&register, &review.reading, said, &before, (today, next));
            answered.said = Some(said.clone());
            answered.described_in = next;
            answered.no_answer_by = None;
            Ok(())
        })?;
        Ok(held)
    }

    /// Says that a document is no answer, having seen version `seen`: nothing of what
    /// was read as one is recorded.
    ///
    /// # Errors
    ///
    /// When somebody said otherwise in the meantime.
    pub fn say_it_is_no_answer(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            let answered = review.answered.get_or_insert_default();
            if answered.no_answer_by.is_some() {
                return Ok(());
            }
            if answered.described_in > seen {
                return Err(NotReviewed::ChangedMeanwhile);
            }
            answered.no_answer_by = Some(by.to_owned());
            answered.described_in = next;
            Ok(())
        })?;
        Ok(held)
    }

    /// Accepts an item of an answer as its draft says, having seen version `seen`.
    ///
    /// # Errors
    ///
    /// When the draft cannot be taken, or somebody decided it first.
    pub fn accept_answered(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        place: usize,
        draft: &AnsweredDraft,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            let item = review.answered_item_mut(place)?;
            draft.check(&item.about).map_err(NotReviewed::AnswerItem)?;
            let by = by.to_owned();
            item.decide(draft, Decision::Accepted { by }, seen, next)
        })?;
        Ok(held)
    }

    /// Sets an item of an answer aside, having seen version `seen`: nothing is
    /// recorded of it.
    ///
    /// # Errors
    ///
    /// When there is no such item, or somebody decided it first.
    pub fn set_answered_aside(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        place: usize,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            let item = review.answered_item_mut(place)?;
            let (draft, by) = (item.draft.clone(), by.to_owned());
            item.decide(&draft, Decision::SetAside { by }, seen, next)
        })?;
        Ok(held)
    }
}

impl Review {
    fn answered_item_mut(&mut self, place: usize) -> Result<&mut AnsweredItem, NotReviewed> {
        let answered: Option<&mut Answered> = self.answered.as_mut();
        let items = answered.map_or(&mut [][..], |answered| &mut answered.items[..]);
        let count = items.len();
        items.get_mut(place).ok_or(NotReviewed::NoSuchItem {
            place: place + 1,
            items: count,
        })
    }
}

impl AnsweredItem {
    /// Decides it, unless somebody else did after version `seen`. The same decision
    /// again, as a form sent twice makes it, changes nothing.
    fn decide(
        &mut self,
        draft: &AnsweredDraft,
        decision: Decision,
        seen: Version,
        next: Version,
    ) -> Result<(), NotReviewed> {
        if self.decision == decision && self.draft == *draft {
            return Ok(());
        }
        if self.changed_in > seen {
            return Err(NotReviewed::ChangedMeanwhile);
        }
        self.draft = draft.clone();
        self.decision = decision;
        self.changed_in = next;
        Ok(())
    }
}
