//! Deadlines as documents word them, typed without inventing anything.

mod again;
mod by;
mod day;
mod open;
mod period;
mod phrase;
mod within;

use answerable_register::calendar::{Day, Deadline, Weekday};
use serde::{Deserialize, Serialize};

use crate::Span;
use crate::tokens::Tokens;

pub(crate) use day::{DayWords, day_at};
pub(crate) use phrase::{FoundDeadline, find, find_when};

/// What is known of the document that sets a deadline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// The day on the document.
    pub day: Option<Day>,
    /// How long its addressees usually have, in days: 56 for a coroner's report.
    /// A deadline more than twice as far away is doubted.
    pub usual_days: Option<u16>,
}

/// A deadline read from its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DeadlineRead {
    /// What the words say, typed. [`Deadline::None`] where they say nothing that
    /// can be taken as it stands.
    pub deadline: Deadline,
    /// What they probably mean, where a slip of the pen or a missing year stands
    /// in the way. A person decides whether it is so.
    pub likely: Option<Deadline>,
    /// What is odd about them.
    pub doubts: Vec<Doubt>,
}

/// Something odd about the words of a deadline: reported, never repaired.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Doubt {
    /// A month is misspelt.
    Misspelt {
        /// As written: "Aoril".
        written: String,
        /// The nearest month: "April".
        likely: String,
    },
    /// No year is given.
    NoYear,
    /// The year has two digits.
    TwoDigitYear,
    /// The day of the week is not the date's.
    WrongWeekday {
        /// The day of the week the date falls on, 1 for Monday.
        falls_on: i8,
    },
    /// There is no such day: 31 June.
    NoSuchDay,
    /// Other words stand in the phrase that say nothing of a day.
    OtherWords,
    /// It is before the day on the document.
    BeforeTheDocument {
        /// By how many days.
        days: i32,
    },
    /// It is more than twice as far away as usual.
    FarAway {
        /// How many days after the day on the document.
        days: i32,
    },
    /// The words set a time but no day can be read from them.
    NoDay,
}

impl Doubt {
    /// Whether it makes the day one that can't be right for the document.
    pub fn is_implausible(&self) -> bool {
        matches!(
            self,
            Doubt::BeforeTheDocument { .. } | Doubt::FarAway { .. }
        )
    }
}

/// Reads a phrase that is a deadline and nothing else: a cell of a spreadsheet,
/// or the words "by 30 September 2025".
///
/// A day is read in the ways people in the United Kingdom write one, slashes in
/// the order day, month, year. What cannot be taken as it stands is doubted and
/// its probable meaning given apart.
///
/// ```
/// use answerable_register::calendar::{Day, Deadline};
/// use answerable_intake::{Doubt, Given, read_deadline};
///
/// let read = read_deadline("9th Aoril 2024", Given::default());
/// assert_eq!(read.deadline, Deadline::None);
/// assert_eq!(read.likely, Some(Deadline::On(Day::constant(2024, 4, 9))));
/// assert!(matches!(read.doubts[..], [Doubt::Misspelt { .. }]));
/// ```
pub fn read_deadline(words: &str, given: Given) -> DeadlineRead {
    let words: String = words.chars().take(LONGEST_PHRASE).collect();
    let tokens = Tokens::of(&words, Span::new(0, words.len()));
    let first = usize::from(tokens.plain(0) == "by");
    let day = (first..tokens.len()).find_map(|at| Some((at, day_at(&tokens, at)?)));
    if let Some((at, day)) = day {
        let mut read = day.read(given);
        let around = (first..at).chain(day.next..tokens.len());
        if around.into_iter().any(|at| tokens.list[at].word) {
            read.doubts.push(Doubt::OtherWords);
        }
        return read;
    }
    match find(&tokens, given) {
        Some(found) => found.read,
        None => DeadlineRead {
            deadline: Deadline::None,
            likely: None,
            doubts: match tokens.list.iter().any(|token| token.word) {
                true => vec![Doubt::NoDay],
                false => Vec::new(),
            },
        },
    }
}

/// No deadline has more letters; the rest of a longer cell is not looked at.
const LONGEST_PHRASE: usize = 400;

impl DayWords {
    /// Types the day, or doubts it.
    pub(crate) fn read(&self, given: Given) -> DeadlineRead {
        let mut doubts = self.doubts.clone();
        let likely_year = match (self.year, given.day) {
            (Some(year), _) => Some(year),
            (None, Some(document)) => {
                doubts.push(Doubt::NoYear);
                Some(self.year_after(document))
            }
            (None, None) => {
                doubts.push(Doubt::NoYear);
                None
            }
        };
        let day = likely_year.and_then(|year| self.in_year(year));
        if likely_year.is_some() && day.is_none() {
            doubts.push(Doubt::NoSuchDay);
        }
        if let Some(day) = day {
            self.doubt_day(day, given, &mut doubts);
        }
        let sure = self.year.is_some()
            && !doubts
                .iter()
                .any(|doubt| matches!(doubt, Doubt::Misspelt { .. }));
        let typed = day.map(Deadline::On);
        let likely = match (likely_year, day, given.day) {
            // "31 June 2024": the last day that June has.
            (Some(year), None, _) => self.last_of_month_in(year),
            // "6 February 2023" in a report of December 2023.
            (_, Some(day), Some(document)) if day < document => {
                self.in_year(self.year_after(document))
            }
            // "8 March 2042" in a report of January 2024.
            (_, Some(day), Some(document)) if is_a_slip(day.year(), self.year_after(document)) => {
                let days = day.since(document).map_or(0, |span| span.get_days());
                if !doubts
                    .iter()
                    .any(|doubt| matches!(doubt, Doubt::FarAway { .. }))
                {
                    doubts.push(Doubt::FarAway { days });
                }
                self.in_year(self.year_after(document))
            }
            _ => None,
        };
        DeadlineRead {
            deadline: typed.clone().filter(|_| sure).unwrap_or(Deadline::None),
            likely: typed.filter(|_| !sure).or(likely.map(Deadline::On)),
            doubts,
        }
    }

    fn in_year(&self, year: i16) -> Option<Day> {
        Day::new(year, self.month, self.day).ok()
    }

    fn last_of_month_in(&self, year: i16) -> Option<Day> {
        let first = Day::new(year, self.month, 1).ok()?;
        Some(first.last_of_month())
    }

    /// The year of the first such day on or after the document's.
    fn year_after(&self, document: Day) -> i16 {
        match self.in_year(document.year()) {
            Some(day) if day < document => document.year().saturating_add(1),
            _ => document.year(),
        }
    }

    fn doubt_day(&self, day: Day, given: Given, doubts: &mut Vec<Doubt>) {
        if let Some(weekday) = self.weekday
            && weekday != day.weekday()
        {
            doubts.push(Doubt::WrongWeekday {
                falls_on: Weekday::to_monday_one_offset(day.weekday()),
            });
        }
        let Some(document) = given.day else { return };
        let days = day.since(document).map_or(0, |span| span.get_days());
        let far = given.usual_days.map(|usual| i32::from(usual) * 2);
        if days < 0 {
            doubts.push(Doubt::BeforeTheDocument { days: -days });
        } else if far.is_some_and(|far| days > far) {
            doubts.push(Doubt::FarAway { days });
        }
    }
}

/// Whether a year has the digits of another in another order, and lies years after it.
fn is_a_slip(year: i16, likely: i16) -> bool {
    /// Nothing is asked for so many years ahead.
    const FAR: i16 = 5;
    let digits = |year: i16| {
        let mut digits: Vec<char> = year.to_string().chars().collect();
        digits.sort_unstable();
        digits
    };
    year - likely > FAR && digits(year) == digits(likely)
}
