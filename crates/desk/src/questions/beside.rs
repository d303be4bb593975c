//! What stands beside something said: bodies' replies, and what came of requests
//! to correct it.

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{CorrectionDecided, Matter, Reply};
use answerable_register::fold::Held;
use jiff::civil::Date;

use crate::view::View;

/// A fact beside a page, and the entry that says it.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'r, T> {
    /// The fact.
    pub fact: &'r T,
    /// The entry.
    pub entry: EntryNumber,
    /// Whether it corrects an earlier version of itself.
    pub is_correction: bool,
    /// The day it entered the register.
    pub recorded_on: Option<Date>,
}

impl<'r> View<'r> {
    /// The replies that stand beside any of these by the day, the oldest first:
    /// a conversation is read in its order.
    #[must_use]
    pub fn replies_beside(&self, matters: &[Matter]) -> Vec<Beside<'r, Reply>> {
        let mut replies: Vec<_> = self
            .register
            .replies
            .in_force(self.known)
            .filter(|held| held.fact.on <= self.as_at && matters.contains(&held.fact.about))
            .map(|held| self.beside(held))
            .collect();
        replies.sort_by_key(|reply| (reply.fact.on, reply.entry));
        replies
    }

    /// What was decided by the day of requests to correct any of these, the
    /// newest first.
    #[must_use]
    pub fn corrections_beside(&self, matters: &[Matter]) -> Vec<Beside<'r, CorrectionDecided>> {
        let mut decided = self.corrections();
        decided.retain(|decided| {
            let about = decided.fact.about.as_ref();
            about.is_some_and(|about| matters.contains(about))
        });
        decided
    }

    /// Everything decided by the day of requests for a correction, the newest
    /// first.
    #[must_use]
    pub fn corrections(&self) -> Vec<Beside<'r, CorrectionDecided>> {
        let mut decided: Vec<_> = self
            .register
            .corrections_decided
            .in_force(self.known)
            .filter(|held| held.fact.decided_on <= self.as_at)
            .map(|held| self.beside(held))
            .collect();
        decided.sort_by_key(|decided| std::cmp::Reverse((decided.fact.decided_on, decided.entry)));
        decided
    }

    fn beside<T>(&self, held: &'r Held<T>) -> Beside<'r, T> {
        Beside {
            fact: &held.fact,
            entry: held.entry,
            is_correction: held.is_correction(),
            recorded_on: self.register.recorded_on(held.entry),
        }
    }
}
