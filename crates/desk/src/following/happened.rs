//! The news of what somebody follows, the newest first.

use std::ops::Range;

use answerable_register::calendar::Day;
use answerable_register::entry::EntryNumber;
use answerable_register::fold::{Known, Register};

use super::chronicle::Chronicle;
use super::followed::Followed;
use super::happening::Happening;
use crate::desk::Desk;
use crate::questions::Filter;
use crate::search::{SearchFault, Subjects};
use crate::view::View;

/// How many entries are looked at, the newest first, for a filter: each has to be
/// asked whether it matches. Of a body or a report all are known at once.
pub const MOST_LOOKED_AT: usize = 20_000;

/// Which news are wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Among which entries.
    pub among: Range<EntryNumber>,
    /// How many of the newest to leave out.
    pub after: usize,
    /// How many at most.
    pub most: usize,
    /// The day on which standings are asked, where a filter names one.
    pub on: Day,
}

/// News, the newest first.
#[derive(Debug)]
pub struct Happened<'r> {
    /// Those that were wanted.
    pub rows: Vec<Happening<'r>>,
    /// How many there are in all, as far as was looked.
    pub found: usize,
    /// Whether older entries were not looked at.
    pub is_cut: bool,
}

impl Desk {
    /// The news of what is followed.
    ///
    /// # Errors
    ///
    /// When the words of a filter cannot be looked for.
    pub fn happened<'r>(
        &self,
        register: &'r Register,
        followed: &Followed,
        wanted: &Wanted,
    ) -> Result<Happened<'r>, SearchFault> {
        let matcher = Matcher::of(self, register, followed, wanted.on)?;
        let chronicle = self.chronicle(register);
        let entries = matcher.entries(&chronicle);
        let place = |entry: EntryNumber| entries.partition_point(|held| u64::from(*held) < entry);
        let entries = &entries[place(wanted.among.start)..place(wanted.among.end)];
        let newest_first = entries.iter().rev().map(|entry| u64::from(*entry));
        Ok(match matcher.filter {
            None => Happened {
                rows: newest_first
                    .skip(wanted.after)
                    .take(wanted.most)
                    .filter_map(|entry| Happening::of(register, entry))
                    .collect(),
                found: entries.len(),
                is_cut: false,
            },
            Some(_) => {
                let mut found = 0;
                let mut rows = Vec::new();
                for entry in newest_first.take(MOST_LOOKED_AT) {
                    let Some(happening) = Happening::of(register, entry) else {
                        continue;
                    };
                    if !matcher.is_about(&happening) {
                        continue;
                    }
                    found += 1;
                    if found > wanted.after && rows.len() < wanted.most {
                        rows.push(happening);
                    }
                }
                Happened {
                    rows,
                    found,
                    is_cut: entries.len() > MOST_LOOKED_AT,
                }
            }
        })
    }
}

/// Says whether something is news of what is followed.
pub(super) struct Matcher<'r, 'f> {
    view: View<'r>,
    followed: &'f Followed,
    /// The filter, where what is followed is not found by its name alone.
    filter: Option<&'f Filter>,
    /// The subjects in which the words of the filter stand.
    subjects: Option<Subjects>,
}

impl<'r, 'f> Matcher<'r, 'f> {
    /// # Errors
    ///
    /// When the words of a filter cannot be looked for.
    pub(super) fn of(
        desk: &Desk,
        register: &'r Register,
        followed: &'f Followed,
        on: Day,
    ) -> Result<Self, SearchFault> {
        let filter = match followed {
            Followed::Asks(filter) if **filter != Filter::default() => Some(filter.as_ref()),
            _ => None,
        };
        let words = filter.map(|filter| filter.words.as_str());
        let subjects = match words.filter(|words| !words.is_empty()) {
            // Words without a word in them match nothing, and not everything.
            Some(words) => Some(desk.search().find(register, words)?.unwrap_or_default()),
            None => None,
        };
        Ok(Self {
            view: View::new(register, on),
            followed,
            filter,
            subjects,
        })
    }

    /// The places of the subjects in which the words stand, where words are
    /// looked for.
    pub(super) fn subjects(&self) -> Option<&Subjects> {
        self.subjects.as_ref()
    }

    /// The entries among which its news are.
    fn entries<'c>(&self, chronicle: &'c Chronicle) -> &'c [u32] {
        match self.followed {
            Followed::Body(body) => chronicle.of_body(body),
            Followed::Report(report) => chronicle.of_subject(report),
            Followed::Asks(filter) => match (&filter.report, &filter.of) {
                (Some(report), _) => chronicle.of_subject(report),
                (None, Some(of)) => chronicle.of_body(of),
                (None, None) => chronicle.all(),
            },
        }
    }

    /// Whether something that happened is news of it.
    pub(super) fn is_about(&self, happening: &Happening<'_>) -> bool {
        match self.followed {
            Followed::Body(body) => happening.bodies.contains(body),
            Followed::Report(report) => happening.subjects(self.view.register).contains(report),
            Followed::Asks(_) => match self.filter {
                None => true,
                Some(filter) => happening.asks.iter().any(|ask| {
                    let key = self.view.register.find_ask(ask);
                    key.is_some_and(|key| self.view.matches(key, filter, self.subjects.as_ref()))
                }),
            },
        }
    }
}

/// The entries that were recorded by the end of a day.
#[must_use]
pub fn recorded_by(register: &Register, day: Day) -> Range<EntryNumber> {
    match register.known_on(day) {
        Known::Everything => 0..register.head(),
        Known::Before(end) => 0..end,
    }
}
