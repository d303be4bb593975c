//! The acts of a review: say what the document is, decide an item, add one,
//! give up.

use answerable_intake::Span;
use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_store::reviews::Version;
use answerable_store::vault::{Asking, Moment};

use super::draft::Draft;
use super::item::{Decision, Item};
use super::passage::{NoPassage, from_to, only_place};
use super::refusal::ITEMS_AT_MOST;
use super::{Details, Held, NotReviewed, Review};
use crate::desk::Desk;

/// How often an act is tried again when others change the same review. Each
/// try lost means that somebody else's act was kept.
const TRIES_AT_MOST: usize = 16;

impl Desk {
    /// Changes a review.
    ///
    /// People who decide different items do not stand in each other's way: the
    /// change is made to the review as it is now, and the act itself says
    /// whether what it changes was changed since.
    pub(super) fn change<T>(
        &self,
        fingerprint: Fingerprint,
        by: &str,
        act: impl Fn(&mut Review, Version) -> Result<T, NotReviewed>,
    ) -> Result<(Held, T), NotReviewed> {
        for _ in 0..TRIES_AT_MOST {
            let Held {
                mut review,
                version,
            } = self.review(fingerprint)?;
            let done = act(&mut review, version + 1)?;
            review.decided_by(by);
            match self.put_review(review, version) {
                Err(why) if why.is_moved() => {}
                put => return Ok((put?, done)),
            }
        }
        Err(NotReviewed::ChangedMeanwhile)
    }

    /// Says what a document is, having seen version `seen` of its review.
    ///
    /// # Errors
    ///
    /// When what is said cannot be taken, or somebody was faster.
    pub fn describe_document(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        details: &Details,
        by: &str,
        today: Day,
    ) -> Result<Held, NotReviewed> {
        details
            .check(&self.read(), today)
            .map_err(NotReviewed::Details)?;
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            if review.details.as_ref() == Some(details) {
                return Ok(());
            }
            if review.described_in > seen {
                return Err(NotReviewed::ChangedMeanwhile);
            }
            review.details = Some(details.clone());
            review.described_in = next;
            Ok(())
        })?;
        Ok(held)
    }

    /// Accepts an item as its draft says, having seen version `seen`; a draft
    /// that differs from what was proposed is a correction.
    ///
    /// # Errors
    ///
    /// When the draft cannot be taken, or somebody decided it first.
    pub fn accept_item(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        place: usize,
        draft: &Draft,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            draft
                .check(&review.reading.document.text)
                .map_err(NotReviewed::Item)?;
            if let Some(details) = &review.details {
                draft
                    .check_power(&self.read(), details.published_on)
                    .map_err(|why| NotReviewed::Item(vec![why]))?;
            }
            let by = by.to_owned();
            let item = review.item_mut(place)?;
            item.decide(draft, Decision::Accepted { by }, seen, next)
        })?;
        Ok(held)
    }

    /// Sets an item aside, having seen version `seen`.
    ///
    /// # Errors
    ///
    /// When there is no such item, or somebody decided it first.
    pub fn set_item_aside(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        place: usize,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            let by = by.to_owned();
            let item = review.item_mut(place)?;
            let draft = item.draft.clone();
            item.decide(&draft, Decision::SetAside { by }, seen, next)
        })?;
        Ok(held)
    }

    /// Adds an item for words that were not proposed, still to be decided, and
    /// returns its place. White space in the words need not be the document's.
    ///
    /// # Errors
    ///
    /// When the words do not stand in the document exactly once.
    pub fn add_item(
        &self,
        fingerprint: Fingerprint,
        words: &str,
        by: &str,
    ) -> Result<(Held, usize), NotReviewed> {
        self.change(fingerprint, by, |review, next| {
            let passage = only_place(&review.reading.document.text, words)
                .map_err(|times| NotReviewed::Passage { times })?;
            review.add(passage, next)
        })
    }

    /// Adds an item for the passage that begins with some words of the document and
    /// ends with others, and returns the item's place. The first have to stand in
    /// the document once; of the last those count that come next.
    ///
    /// # Errors
    ///
    /// When either do not stand there so.
    pub fn add_from_to(
        &self,
        fingerprint: Fingerprint,
        (first, last): (&str, &str),
        by: &str,
    ) -> Result<(Held, usize), NotReviewed> {
        self.change(fingerprint, by, |review, next| {
            let found = from_to(&review.reading.document.text, first, last);
            let passage = found.map_err(|why| match why {
                NoPassage::First(times) => NotReviewed::Passage { times },
                NoPassage::Last => NotReviewed::LastWords,
            })?;
            review.add(passage, next)
        })
    }

    /// Adds an item for sentences that a person chose, all from the first to the
    /// last of them, and returns the item's place.
    ///
    /// # Errors
    ///
    /// [`NotReviewed::NoSentence`] when there are none, or no sentence of the
    /// document stands there.
    pub fn add_sentences(
        &self,
        fingerprint: Fingerprint,
        chosen: &[Span],
        by: &str,
    ) -> Result<(Held, usize), NotReviewed> {
        self.change(fingerprint, by, |review, next| {
            let passage = chosen.iter().copied().reduce(Span::through);
            let passage = passage
                .filter(|passage| !passage.of(&review.reading.document.text).trim().is_empty())
                .ok_or(NotReviewed::NoSentence)?;
            review.add(passage, next)
        })
    }

    /// Adds an item for a passage that the reading room looked at and left,
    /// by its place among those, and returns the item's place.
    ///
    /// # Errors
    ///
    /// When there is no such passage.
    pub fn add_unused(
        &self,
        fingerprint: Fingerprint,
        unused: usize,
        by: &str,
    ) -> Result<(Held, usize), NotReviewed> {
        self.change(fingerprint, by, |review, next| {
            let passage = review
                .reading
                .unused
                .get(unused)
                .ok_or(NotReviewed::Passage { times: 0 })?
                .passage;
            review.add(passage, next)
        })
    }

    /// Gives a review up: what was decided is erased, the document stays in the
    /// archive.
    ///
    /// # Errors
    ///
    /// When somebody was faster.
    pub fn give_up_review(
        &self,
        fingerprint: Fingerprint,
        version: Version,
        by: &str,
        when: Moment,
    ) -> Result<(), NotReviewed> {
        let why = "given up, and no longer needed";
        let asking = Asking { by, why, when };
        Ok(self.reviews().remove(fingerprint, version, &asking)?)
    }
}

impl Review {
    fn decided_by(&mut self, by: &str) {
        if !self.readers.iter().any(|reader| reader == by) {
            self.readers.push(by.to_owned());
        }
    }

    fn item_mut(&mut self, place: usize) -> Result<&mut Item, NotReviewed> {
        let items = self.items.len();
        self.items.get_mut(place).ok_or(NotReviewed::NoSuchItem {
            place: place + 1,
            items,
        })
    }

    /// An item for a passage: the one that is there already, or a new one.
    fn add(&mut self, passage: Span, next: Version) -> Result<usize, NotReviewed> {
        let there = self
            .items
            .iter()
            .position(|item| item.draft.passage == passage);
        if let Some(place) = there {
            return Ok(place);
        }
        if self.items.len() >= ITEMS_AT_MOST {
            return Err(NotReviewed::TooMany);
        }
        let words = passage.of(&self.reading.document.text);
        self.items.push(Item::added(passage, words, next));
        Ok(self.items.len() - 1)
    }
}

impl Item {
    /// Decides it, unless somebody else did after version `seen`. The same
    /// decision again, as a form sent twice makes it, changes nothing.
    fn decide(
        &mut self,
        draft: &Draft,
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
