//! The line of each ask, in the order of last days.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use answerable_register::course::{ByDay, Course};
use answerable_register::entry::EntryNumber;
use answerable_register::fold::{Ask, AskFacts, AskKey, Register, Touched};
use jiff::civil::Date;

use crate::questions::KindChoice;
use crate::view::View;

/// One ask in short: as large as a line of memory, for a page that counts reads
/// them all.
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
    /// Whether that is the last day a law sets.
    pub is_by_law: bool,
    /// [`days_to_answer`](Self::days_to_answer), and [`Self::NO_DAYS`] for none.
    days: u32,
    /// Whether somebody looked for an answer in vain, on whatever day.
    pub is_looked_for: bool,
    /// How it stands from which day on.
    pub course: Course,
}

/// Half a million of them are read for one page: no larger than a line of memory.
const _: () = assert!(size_of::<Line>() <= 64, "a line has grown");

/// A line for every ask, by last day, those without one at the end.
#[derive(Debug, PartialEq, Eq)]
pub struct Lines {
    entries: EntryNumber,
    lines: Vec<Line>,
    /// The lines of what section 55 asks, again and side by side: a few in a
    /// hundred of all, counted by every page of who answers.
    owed: Vec<Line>,
    /// The days on which asks that hold were asked, in order.
    asked_on: Vec<Date>,
    of: Places,
}

/// The places of the lines of each addressee, in order.
#[derive(Debug, PartialEq, Eq)]
struct Places {
    /// Where those of each addressee begin, and the end of the last.
    begin: Vec<u32>,
    places: Vec<u32>,
}

/// Of how many asks one must be touched at least for all lines to be made anew.
const ONE_IN: usize = 8;

impl Line {
    /// More days than there are.
    const NO_DAYS: u32 = u32::MAX;

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
            is_by_law: facts.clock.last_day_by_law().is_some(),
            days: facts
                .answered
                .and_then(|published| days_between(facts.asked_on, published.not_before?))
                .unwrap_or(Self::NO_DAYS),
            is_looked_for: !facts.looked.is_empty()
                || facts
                    .with_comments
                    .as_ref()
                    .is_some_and(|comments| !comments.looked.is_empty()),
            course: Course::of(facts),
        }
    }

    /// Days from the day asked to the first on which its answer can have been
    /// published, where there is one and that day is known.
    #[must_use]
    pub fn days_to_answer(&self) -> Option<u32> {
        (self.days != Self::NO_DAYS).then_some(self.days)
    }

    /// The last day that a law sets, where one can be given.
    #[must_use]
    pub fn last_day_by_law(&self) -> Option<Date> {
        self.by.filter(|_| self.is_by_law)
    }

    /// Whether it is for comments or an explanation under section 55.
    #[must_use]
    pub fn is_under_section_55(&self) -> bool {
        matches!(self.kind, KindChoice::Comments | KindChoice::Explanation)
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

/// How many days one day is after another; none where it is before.
#[must_use]
pub(crate) fn days_between(from: Date, to: Date) -> Option<u32> {
    // Civil days have 24 hours each; spans by the calendar cost ten times as much.
    u32::try_from(from.duration_until(to).as_hours() / 24).ok()
}

impl Lines {
    /// The lines of all asks that a view knows.
    #[must_use]
    pub fn of(view: &View<'_>) -> Self {
        let mut lines = all_of(view);
        // They come in the order of their keys, which those of one day keep.
        lines.sort_by_cached_key(|line| line.by.map_or(ByDay::NEVER, ByDay::from));
        Self::from_lines(view.entries(), lines, view.register.addressee_count())
    }

    fn from_lines(entries: EntryNumber, lines: Vec<Line>, addressees: usize) -> Self {
        let owed = lines.iter().filter(|line| line.is_under_section_55());
        let mut asked_on: Vec<Date> = lines
            .iter()
            .filter(|line| line.course.is_ever_asked())
            .map(|line| line.asked_on)
            .collect();
        asked_on.sort_unstable();
        Self {
            entries,
            owed: owed.cloned().collect(),
            asked_on,
            of: Places::of(&lines, addressees),
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
        (lines.len() == register.ask_count())
            .then(|| Self::from_lines(register.head(), lines, register.addressee_count()))
    }

    /// How many entries of the log are counted.
    pub(super) fn entries(&self) -> EntryNumber {
        self.entries
    }

    /// Every line, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter()
    }

    /// The lines of comments and explanations under section 55, in order.
    pub fn owed(&self) -> impl Iterator<Item = &Line> {
        self.owed.iter()
    }

    /// The lines of what was asked of the addressee in a place, in order.
    pub fn of_addressee(&self, addressee: u32) -> impl Iterator<Item = &Line> {
        let places = self.of.of_addressee(addressee);
        places.iter().map(|place| &self.lines[*place as usize])
    }

    /// The lines from the first whose day is this or later, in order; those without
    /// a day last.
    pub fn from(&self, day: Date) -> impl Iterator<Item = &Line> {
        let before = |line: &Line| line.by.is_some_and(|by| by < day);
        self.lines[self.lines.partition_point(before)..].iter()
    }

    /// How many asks had been made by a day, those withdrawn included.
    #[must_use]
    pub fn asked_by(&self, day: Date) -> usize {
        self.asked_on.partition_point(|asked| *asked <= day)
    }
}

impl Places {
    fn of(lines: &[Line], addressees: usize) -> Self {
        let mut begin = vec![0_u32; addressees + 1];
        for line in lines {
            begin[line.addressee as usize + 1] += 1;
        }
        for place in 0..addressees {
            begin[place + 1] += begin[place];
        }
        let mut next = begin.clone();
        let mut places = vec![0; lines.len()];
        for (place, line) in (0..).zip(lines) {
            let next = &mut next[line.addressee as usize];
            places[*next as usize] = place;
            *next += 1;
        }
        Self { begin, places }
    }

    fn of_addressee(&self, addressee: u32) -> &[u32] {
        let addressee = addressee as usize;
        match (self.begin.get(addressee), self.begin.get(addressee + 1)) {
            (Some(from), Some(to)) => &self.places[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

/// The line of every ask that a view knows, in the order of their keys.
///
/// Two threads make them: a start waits for nothing else, and most of the time goes
/// into memory that is touched for the first time.
fn all_of(view: &View<'_>) -> Vec<Line> {
    let all = view.register.ask_count();
    let half = all / 2;
    // With room for all from the beginning: a list that grows is moved, to memory
    // that nobody touched before either.
    let of = |places: Range<usize>, room: usize| {
        let asks = view.register.asks_from(places.start).take(places.len());
        let known = asks.filter(|(_, ask)| view.known.includes(ask.first_entry));
        let mut lines = Vec::with_capacity(room);
        lines.extend(known.map(|(key, _)| Line::known(view, key)));
        lines
    };
    thread::scope(|scope| {
        let rest = scope.spawn(|| of(half..all, all - half));
        let mut lines = of(0..half, all);
        lines.extend(rest.join().unwrap_or_else(|why| resume_unwind(why)));
        lines
    })
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
