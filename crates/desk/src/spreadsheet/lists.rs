//! What the register holds from lists, beside what people recorded.

use std::ops::Range;

use answerable_intake::Mapping;
use answerable_register::calendar::Day;
use answerable_register::entry::EntryNumber;
use answerable_register::fold::{Known, Register};

/// The lists that were let in before.
pub(super) struct Lists {
    /// Where their rows stand in the log.
    stretches: Vec<Range<EntryNumber>>,
    /// The day of the newest that came through the mapping.
    newest: Option<Day>,
}

impl Lists {
    pub(super) fn of(register: &Register, mapping: &Mapping) -> Self {
        let mut lists = Self {
            stretches: Vec::new(),
            newest: None,
        };
        for held in register.mappings.in_force(Known::Everything) {
            let source = register.sources.latest(&held.fact.source);
            lists.stretches.push(match held.fact.entries {
                Some(entries) => held.entry + 1..held.entry + 1 + u64::from(entries),
                // Written down last: its rows stand between its file and it.
                None => source.map_or(held.entry, |source| source.entry)..held.entry,
            });
            if *held.fact.mapping == *mapping.name() {
                lists.newest = lists
                    .newest
                    .max(source.and_then(|source| source.fact.dated));
            }
        }
        lists
    }

    /// Whether an entry says what a row of a list said. Any other was recorded
    /// by a person.
    pub(super) fn said(&self, entry: EntryNumber) -> bool {
        self.stretches
            .iter()
            .any(|stretch| stretch.contains(&entry))
    }

    /// Whether a list of a day is older than the newest let in. What that one
    /// left as it was, it said again.
    pub(super) fn have_newer_than(&self, day: Day) -> bool {
        self.newest.is_some_and(|newest| newest > day)
    }

    /// Whether a list of a day is newer than every one let in.
    pub(super) fn have_none_since(&self, day: Day) -> bool {
        self.newest.is_none_or(|newest| newest < day)
    }
}
