//! A deadline as a report words it, kept in the form it was published in.

use serde::{Deserialize, Serialize};

use crate::{Day, Firmness, Holidays, Period, Unit};

/// When something was asked to be done by, as published.
///
/// Reports say this with differing precision: "by 31 October 2023", "by March
/// 2023", "within three months", "immediately", nothing at all. The form is
/// kept; [`Deadline::bounds`] gives the days it allows and never invents one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Deadline {
    /// A full date: "by 31 October 2023".
    On(Day),
    /// A month with no day: "by March 2023".
    Month {
        /// The year, four digits.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// A length of time from something: "within three months".
    Within {
        /// How many of the unit.
        count: u16,
        /// The unit as published.
        unit: Unit,
        /// What the time runs from.
        of: Anchor,
    },
    /// "Immediately", "with immediate effect".
    Immediately,
    /// Again and again: "every year", "at each meeting".
    Recurring {
        /// The words as published.
        words: String,
    },
    /// On something that may or may not happen: "before any change is made".
    Conditional {
        /// The words as published.
        words: String,
    },
    /// No deadline was published.
    None,
}

/// What a length of time runs from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Anchor {
    /// The publication of the document that sets the deadline; also where the
    /// document says "within three months" and no more.
    Publication,
    /// Something else, in the published words.
    Named {
        /// "the new guidance coming into force".
        words: String,
        /// The day it happened, once that is known.
        day: Option<Day>,
    },
}

/// The earliest and the latest day a deadline can mean.
///
/// `None` where the words allow no such day to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Bounds {
    /// The strictest reading.
    pub earliest: Option<Day>,
    /// The most generous reading: only past this day is it surely past.
    pub latest: Option<Day>,
    /// Whether the holidays they rest on are known.
    pub firmness: Firmness,
}

impl Bounds {
    const OPEN: Bounds = Bounds {
        earliest: None,
        latest: None,
        firmness: Firmness::Firm,
    };

    fn between(earliest: Day, latest: Day) -> Bounds {
        Bounds {
            earliest: Some(earliest),
            latest: Some(latest),
            ..Bounds::OPEN
        }
    }
}

impl Deadline {
    /// The days this deadline can mean, in a document published on `published`.
    ///
    /// - A date is itself, twice.
    /// - A month is its first day to its last: "by March 2023" is read both ways.
    /// - "Within" in prose does not say whether the first day counts, so the
    ///   earliest reading counts it and the latest does not. Where what it runs
    ///   from has no known day, there are no bounds.
    /// - "Immediately" cannot be before publication and has no latest day.
    /// - Recurring and conditional deadlines, and none, have no bounds.
    ///
    /// A form that names no real day, such as a thirteenth month or a period of
    /// no length, has no bounds either.
    pub fn bounds(&self, published: Day, holidays: &Holidays) -> Bounds {
        match self {
            Deadline::On(day) => Bounds::between(*day, *day),
            Deadline::Month { year, month } => match Day::new(*year, *month, 1) {
                Ok(first) => Bounds::between(first, first.last_of_month()),
                Err(_) => Bounds::OPEN,
            },
            Deadline::Within { count, unit, of } => match of.day(published) {
                Some(anchor) => within(*count, *unit, anchor, holidays),
                None => Bounds::OPEN,
            },
            Deadline::Immediately => Bounds {
                earliest: Some(published),
                ..Bounds::OPEN
            },
            Deadline::Recurring { .. } | Deadline::Conditional { .. } | Deadline::None => {
                Bounds::OPEN
            }
        }
    }
}

impl Anchor {
    fn day(&self, published: Day) -> Option<Day> {
        match self {
            Anchor::Publication => Some(published),
            Anchor::Named { day, .. } => *day,
        }
    }
}

fn within(count: u16, unit: Unit, anchor: Day, holidays: &Holidays) -> Bounds {
    let strict = Period::beginning_with(count, unit).last_day(anchor, holidays);
    let generous = Period::following(count, unit).last_day(anchor, holidays);
    match (strict, generous) {
        (Ok(strict), Ok(generous)) => Bounds {
            earliest: Some(strict.day),
            latest: Some(generous.day),
            firmness: generous.firmness,
        },
        _ => Bounds::OPEN,
    }
}
