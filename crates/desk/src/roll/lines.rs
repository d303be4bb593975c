//! The line of each ask, in the order of last days.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use answerable_register::course::Course;
use answerable_register::entry::EntryNumber;
use answerable_register::fold::{Ask, AskFacts, AskKey, Register, Touched};
use jiff::civil::Date;

use crate::questions::KindChoice;
use crate::view::View;

/// One ask in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The ask.
    pub key: AskKey,
    /// The place of its subject ([`Ask::subject`]).
    pub subject: u32,
    /// The place of its addressee ([`Ask::addressee`]).
    pub addressee: u32,
    /// The kind of thing asked.
    pub kind: KindChoice,
    /// The day it was asked.
    pub asked_on: Date,
    /// The day lists are ordered by, if there is one.
    pub by: Option<Date>,
    /// How it stands from which day on.
    pub course: Course,
}

/// A line for every ask, by last day, those without one at the end.
#[derive(Debug, PartialEq, Eq)]
pub struct Lines {
    entries: EntryNumber,
    lines: Vec<Line>,
}

/// Of how many asks one must be touched at least for all lines to be made anew.
const ONE_IN: usize = 8;

impl Line {
    /// The line of one ask, as far as is known.
    #[must_use]
    pub fn known(view: &View<'_>, key: AskKey) -> Self {
        let facts = view.register.facts_known(key, view.known);
        Self::of(key, view.register.ask(key), &facts)
    }

    fn of(key: AskKey, ask: &Ask, facts: &AskFacts) -> Self {
        Self {
            key,
            subject: ask.subject,
            addressee: ask.addressee,
            kind: KindChoice::of(ask.reference.duty, ask.kind),
            asked_on: facts.asked_on,
            by: facts.clock.day_to_order_by(),
            course: Course::of(facts),
        }
    }

    /// By last day, the oldest first; lines without one at the end.
    fn by_last_day(&self, other: &Self) -> Ordering {
        (self.by.is_none(), self.by, self.key).cmp(&(other.by.is_none(), other.by, other.key))
    }

    /// By the day asked, the newest first.
    #[must_use]
    pub fn newest_first(&self, other: &Self) -> Ordering {
        (other.asked_on, self.key).cmp(&(self.asked_on, other.key))
    }
}

impl Lines {
    /// The lines of all asks that a view knows.
    #[must_use]
    pub fn of(view: &View<'_>) -> Self {
        let View {
            register, known, ..
        } = *view;
        let mut lines: Vec<Line> = register
            .asks()
            .filter(|(_, ask)| known.includes(ask.first_entry))
            .map(|(key, _)| Line::known(view, key))
            .collect();
        lines.sort_unstable_by(Line::by_last_day);
        Self {
            entries: view.entries(),
            lines,
        }
    }

    /// The same lines with what a register has recorded since; none where so much
    /// has changed that they are made anew as soon.
    pub(super) fn caught_up(&self, register: &Register) -> Option<Self> {
        let Touched::These(keys) = register.touched_since(self.entries) else {
            return None;
        };
        if keys.len() > self.lines.len() / ONE_IN {
            return None;
        }
        let mut changed: Vec<Line> = keys
            .iter()
            .map(|key| (*key, register.ask(*key)))
            .map(|(key, ask)| Line::of(key, ask, ask.facts()))
            .collect();
        changed.sort_unstable_by(Line::by_last_day);
        let lines = merged(&self.lines, &keys, changed);
        (lines.len() == register.ask_count()).then(|| Self {
            entries: register.head(),
            lines,
        })
    }

    /// How many entries of the log are counted.
    pub(super) fn entries(&self) -> EntryNumber {
        self.entries
    }

    /// Every line, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter()
    }
}

/// Lines in order, with some of them changed or new.
fn merged(lines: &[Line], keys: &BTreeSet<AskKey>, changed: Vec<Line>) -> Vec<Line> {
    let mut all = Vec::with_capacity(lines.len() + changed.len());
    let mut changed = changed.into_iter().peekable();
    for line in lines.iter().filter(|line| !keys.contains(&line.key)) {
        while let Some(before) = changed.next_if(|other| other.by_last_day(line).is_lt()) {
            all.push(before);
        }
        all.push(line.clone());
    }
    all.extend(changed);
    all
}
