//! Looks and notices of an ask, with those of the comments that it is part of.
//!
//! What comments say of each recommendation is part of the comments (Police Act
//! 1996, s. 55(5B)): whoever looked for a body's comments looked for its
//! explanations, and a body told that no comments were found was told of both.

use super::ask::{Ask, AskKey};
use super::linked::in_force;
use super::{Held, Known, Register};
use crate::facts::{Look, Notice};

impl Register {
    /// The looks for an answer to an ask, in the order recorded: of an
    /// explanation those for the comments that it is part of, too.
    pub fn looks_for(&self, key: AskKey, known: Known) -> impl Iterator<Item = &Held<Look>> {
        let slots = self.with_comments(key, known, |ask| ask.looks().collect());
        in_force(slots.into_iter(), known, |slot| self.looks.get(slot))
    }

    /// The notices given of an ask, in the order recorded: of an explanation
    /// those of the comments that it is part of, too.
    pub fn notices_of(&self, key: AskKey, known: Known) -> impl Iterator<Item = &Held<Notice>> {
        let slots = self.with_comments(key, known, |ask| ask.notices().collect());
        in_force(slots.into_iter(), known, |slot| self.notices.get(slot))
    }

    /// The looks that name an ask itself, in the order recorded.
    pub(super) fn looks_for_it_alone(
        &self,
        key: AskKey,
        known: Known,
    ) -> impl Iterator<Item = &Held<Look>> {
        in_force(self.ask(key).looks(), known, |slot| self.looks.get(slot))
    }

    /// The notices that name an ask itself, in the order recorded.
    pub(super) fn notices_of_it_alone(
        &self,
        key: AskKey,
        known: Known,
    ) -> impl Iterator<Item = &Held<Notice>> {
        in_force(self.ask(key).notices(), known, |slot| {
            self.notices.get(slot)
        })
    }

    /// What touched an ask or, of an explanation, the comments it is part of,
    /// in the order recorded.
    fn with_comments(
        &self,
        key: AskKey,
        known: Known,
        slots: impl Fn(&Ask) -> Vec<u32>,
    ) -> Vec<u32> {
        let mut all = slots(self.ask(key));
        if let Some(comments) = self.comments_of(key, known) {
            all.extend(slots(self.ask(comments)));
            all.sort_unstable();
            all.dedup();
        }
        all
    }
}
