//! Which asks may stand otherwise for what was recorded since an entry.

use std::collections::BTreeSet;

use super::{AskKey, Register};
use crate::entry::EntryNumber;
use crate::facts::AskReference;
use crate::words::SubjectId;

/// Asks whose standing may have changed by what was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// These alone.
    These(BTreeSet<AskKey>),
    /// Any: a law or the holidays were recorded anew.
    Any,
}

impl Touched {
    /// Whether an ask is among them.
    #[must_use]
    pub fn holds(&self, key: AskKey) -> bool {
        match self {
            Self::These(keys) => keys.contains(&key),
            Self::Any => true,
        }
    }
}

impl Register {
    /// The asks that an entry from this one on may have made stand otherwise, so
    /// that of every other ask what is known now was known before it. Costs as
    /// much as was recorded since, and not as much as the log holds.
    #[must_use]
    pub fn touched_since(&self, entry: EntryNumber) -> Touched {
        let laws = self.powers.since(entry).next().is_some();
        if laws || self.holidays.since(entry).next().is_some() {
            return Touched::Any;
        }
        let mut keys = BTreeSet::new();
        for held in self.bodies.since(entry) {
            keys.extend(self.asks_to(&held.fact.id));
        }
        for held in self.reports.since(entry) {
            self.touch_subject(&held.fact.id, &mut keys);
        }
        for held in self.asked.since(entry) {
            self.touch_subject(&held.fact.id, &mut keys);
        }
        // What an earlier version touched may stand otherwise too.
        macro_rules! with_what_it_replaced {
            ($($shelf:ident: |$fact:ident| $asks:expr),+ $(,)?) => {$(
                for held in self.$shelf.since(entry) {
                    for held in std::iter::once(held).chain(self.$shelf.before(held)) {
                        let $fact = &held.fact;
                        self.touch_asks($asks, &mut keys);
                    }
                }
            )+};
        }
        with_what_it_replaced!(
            answers: |answer| answer.meets.iter().map(|meets| &meets.ask),
            looks: |look| look.asks.iter(),
            notices: |notice| notice.asks.iter(),
        );
        for held in self.withdrawals.since(entry) {
            for held in std::iter::once(held).chain(self.withdrawals.before(held)) {
                self.touch_subject(&held.fact.subject, &mut keys);
            }
        }
        Touched::These(keys)
    }

    fn touch_asks<'a>(
        &self,
        asks: impl Iterator<Item = &'a AskReference>,
        keys: &mut BTreeSet<AskKey>,
    ) {
        let named: Vec<AskKey> = asks.filter_map(|ask| self.find_ask(ask)).collect();
        // What is known of comments is known of what they say of each.
        keys.extend(self.with_explanations(&named));
    }

    /// The asks of a subject, and of everything that stands or stood in it.
    fn touch_subject(&self, subject: &SubjectId, keys: &mut BTreeSet<AskKey>) {
        keys.extend(self.asks_of(subject));
        for inside in self.links.stood_in(subject) {
            keys.extend(self.asks_of(inside));
        }
    }
}
