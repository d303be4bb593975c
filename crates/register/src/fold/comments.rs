//! Explanations and the comments that they are part of.
//!
//! Comments on a report say of each recommendation what was done, will be done, or
//! why nothing (Police Act 1996, s. 55(5B)). Where they are known and nothing is
//! recorded of one recommendation, its explanation is in hand with them: what they
//! say of it is not recorded, and nobody may say that it was not looked for.

use answerable_calendar::Day;

use super::ask_facts::{can_be_out, days_looked, first_told};
use super::{AskKey, Clock, Held, Known, Register};
use crate::facts::{Answer, Duty, PublishedBetween};

/// What is known of a report's comments, for an explanation in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WithComments {
    /// The days on which somebody looked for the comments or for the
    /// explanation and found none, as in [`AskFacts::looked`](super::AskFacts::looked).
    pub looked: Box<[Day]>,
    /// The first day on which the body was told of either, once somebody had
    /// looked.
    pub told_on: Option<Day>,
    /// When the comments were published, as in
    /// [`AskFacts::answered`](super::AskFacts::answered). From the first day on which
    /// they can have been out, the looks here say nothing of the explanation.
    pub answered: Option<PublishedBetween>,
    /// The first day on which they are sure to have been out, as in
    /// [`AskFacts::answered_surely_by`](super::AskFacts::answered_surely_by).
    pub answered_surely_by: Option<Day>,
}

impl WithComments {
    /// When the comments were published, where they can have been out by a day.
    pub(super) fn out_by(&self, as_at: Day) -> Option<PublishedBetween> {
        self.answered
            .filter(|published| can_be_out(*published, as_at))
    }

    /// From when on a look for the explanation says something of the comments: the
    /// first day on which they can have been out or, where that is not known, are
    /// sure to have been.
    #[must_use]
    pub fn since(&self) -> Option<Day> {
        self.answered?.not_before.or(self.answered_surely_by)
    }
}

/// Whether comments can have been out before any answer that an explanation has of
/// its own.
fn is_before(of_comments: PublishedBetween, own: Option<PublishedBetween>) -> bool {
    let before = |own: Day| of_comments.not_before.is_none_or(|first| first < own);
    own.is_none_or(|own| own.not_before.is_some_and(before))
}

impl Register {
    /// What is known of the comments that an explanation is part of, of which the
    /// answers of its own were published so; none where that changes nothing.
    pub(super) fn with_comments_of(
        &self,
        key: AskKey,
        own: Option<PublishedBetween>,
        clock: &Clock,
        known: Known,
    ) -> Option<Box<WithComments>> {
        let comments = self.comments_of(key, known)?;
        let ask = self.ask(comments);
        if !ask.is_answered_or_looked_for() || !ask.is_asked(known) {
            return None;
        }
        let found = self.published(comments, known);
        let is_looked_for = self.looks_for_it_alone(comments, known).next().is_some();
        // Most answers meet the comments and what they explain: nothing is kept twice.
        let says_more = found
            .answered
            .is_some_and(|of_comments| is_before(of_comments, own));
        if !is_looked_for && !says_more {
            return None;
        }
        let looked = days_looked(self.looks_for(key, known), clock);
        Some(Box::new(WithComments {
            told_on: first_told(self.notices_of(key, known), &looked),
            looked: looked.into(),
            answered: found.answered,
            answered_surely_by: found.surely_by,
        }))
    }

    /// The answers that count as the comments that an explanation is part of and can
    /// have been out before any answer of its own, in the order of
    /// [`answers_to`](Self::answers_to): what they say of it is not recorded.
    pub fn in_comments(&self, key: AskKey, known: Known) -> impl Iterator<Item = &Held<Answer>> {
        let comments = self.comments_of(key, known);
        let comments = comments.filter(|comments| self.ask(*comments).is_asked(known));
        let own = comments.and_then(|_| self.published(key, known).answered);
        let of = &self.ask(key).reference.of;
        comments
            .into_iter()
            .flat_map(move |comments| self.answers_to(comments, known))
            .filter(move |held| {
                self.counts(&held.fact, of, None) && is_before(held.fact.published_between(), own)
            })
    }

    /// The ask for the comments on a report that an explanation is part of; none of
    /// an ask for anything else, nor where nobody looked for anything or answered.
    #[must_use]
    pub fn comments_of(&self, key: AskKey, known: Known) -> Option<AskKey> {
        let explanation = self.ask(key);
        if explanation.reference.duty != Duty::Explain
            || (self.looks.is_empty() && self.answers.is_empty())
        {
            return None;
        }
        let asked = self.asked.get(&explanation.reference.subject, known)?;
        let on_the_report = self.asks_of(asked.fact.report.as_ref()?).iter();
        on_the_report.copied().find(|key| {
            let ask = self.ask(*key);
            ask.addressee == explanation.addressee && ask.reference.duty == Duty::Comment
        })
    }

    /// These asks and, of the comments among them that somebody answered or looked
    /// for, the explanations that are part of them or once were; each once.
    pub(super) fn with_explanations(&self, keys: &[AskKey]) -> Vec<AskKey> {
        let mut all = keys.to_vec();
        all.sort_unstable();
        all.dedup();
        // An answer mostly names explanations beside the comments: for these nobody
        // looks through all that was asked there.
        let mut named: Vec<(u32, u32)> = all
            .iter()
            .map(|key| self.ask(*key))
            .filter(|ask| ask.reference.duty == Duty::Explain)
            .map(|ask| (ask.subject, ask.addressee))
            .collect();
        named.sort_unstable();
        for place in 0..all.len() {
            let comments = self.ask(all[place]);
            if comments.reference.duty != Duty::Comment || !comments.is_answered_or_looked_for() {
                continue;
            }
            let of = comments.addressee;
            for subject in self.links.places_in(comments.subject) {
                if named.binary_search(&(subject, of)).is_ok() {
                    continue;
                }
                let mut asks = self.links.asks_in(subject).iter().copied();
                all.extend(asks.find(|key| {
                    let ask = self.ask(*key);
                    ask.addressee == of && ask.reference.duty == Duty::Explain
                }));
            }
        }
        all
    }
}
