//! A power: the rule under which something is asked, held as data.
//!
//! A power says who must do what, within how long, and which law or practice
//! says so. Most asks are made under no power that sets a day at all, and a
//! power that sets one may still be too little confirmed for us to count from.
//! [`Power::last_day`] is the only way from a power to a day, so that neither
//! case can slip through as a date.

use answerable_calendar::{ClockError, Day, Holidays, LastDay, Period, Working};
use serde::{Deserialize, Serialize};

/// A rule under which something is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Power {
    /// A short name for addresses and commands: `section-55`, `foi`.
    pub id: String,
    /// What it is, in a few words: `Comments on an inspection report`.
    pub title: String,
    /// The provision or the page that sets it: `Police Act 1996, section 55(5) and (5A)`.
    pub citation: String,
    /// What has to be done, in plain words, with no full stop.
    pub duty: String,
    /// Who has to do it, in plain words: `the local policing body`.
    pub duty_holder: String,
    /// The kinds of body it binds, as slugs of body kinds. Empty where it binds
    /// no body by law, or a person rather than a body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub binds: Vec<String>,
    /// What sets it going, in plain words: `the report is published`.
    pub trigger: String,
    /// How long it gives. `None` where it sets no period, or leaves the day to
    /// the document or to the body that asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Whether the law's first day is confirmed. Where it is not, the period
    /// has no last day that we give.
    pub start: Start,
    /// Whether and how the time may grow or stop, in plain words; empty where
    /// nothing in the rule does this.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub extension: String,
    /// What kind of duty it is.
    pub obligation: Obligation,
    /// How far the rule itself has been confirmed against its source.
    pub confirmation: Confirmation,
    /// Where the rule can be read: one address or several, separated by spaces.
    pub source: String,
    /// Whether the source was read, and bears the row out.
    pub checked: bool,
    /// What a reader should know before relying on it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The first day the rule was in force, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day it was in force; `None` while it is, or where not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// Whether the day a period runs from is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// The rule says which day is day one, and we have seen it say so.
    Confirmed,
    /// We have not seen the words that say which day is day one.
    Unconfirmed,
}

/// What kind of duty a power makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obligation {
    /// An Act or an instrument made under one requires it.
    Statutory,
    /// Somebody asked for it; no law requires it.
    Requested,
    /// Settled practice, such as the House of Commons' two months.
    Conventional,
    /// A standard that a department sets itself or is set for it.
    Standard,
    /// Guidance that is taken case by case.
    Guidance,
}

/// How far a rule has been confirmed against its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confirmation {
    /// The source was seen and says so.
    Confirmed,
    /// Part of it was seen, or it was seen in a twin or an earlier version.
    Partly,
    /// It was not seen: never shown as fact.
    Unconfirmed,
}

/// Why a power gives no last day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoLastDay {
    /// The power sets no period.
    #[error("this power sets no period")]
    NoPeriod,
    /// Which day is day one is not confirmed, so two readings are a day apart.
    #[error("the day on which this period begins is not confirmed")]
    StartUnconfirmed,
    /// The whole rule is not confirmed.
    #[error("this power is not confirmed")]
    PowerUnconfirmed,
    /// The rule was not yet made on the day, or was no longer in force.
    #[error("this power was not in force on {trigger}")]
    NotInForce {
        /// The day asked about.
        trigger: Day,
    },
    /// The period cannot be counted.
    #[error(transparent)]
    Clock(#[from] ClockError),
}

impl Power {
    /// The period that a last day may be counted from.
    ///
    /// # Errors
    ///
    /// A power with no period; one whose first day, or whose rule, is not
    /// confirmed. Each is a plain answer and not a fault: most asks have no
    /// last day in law.
    pub fn countable(&self) -> Result<Period, NoLastDay> {
        let period = self.period.ok_or(NoLastDay::NoPeriod)?;
        if self.confirmation == Confirmation::Unconfirmed {
            return Err(NoLastDay::PowerUnconfirmed);
        }
        if self.start == Start::Unconfirmed {
            return Err(NoLastDay::StartUnconfirmed);
        }
        Ok(period)
    }

    /// The last day by this power where it is set going on `trigger`.
    ///
    /// # Errors
    ///
    /// As [`Power::countable`]; a power not in force on the day; a period that
    /// runs past the calendar.
    pub fn last_day(&self, trigger: Day, holidays: &Holidays) -> Result<LastDay, NoLastDay> {
        Ok(self.countable_on(trigger)?.last_day(trigger, holidays)?)
    }

    /// The same count, day by day.
    ///
    /// # Errors
    ///
    /// As [`Power::last_day`].
    pub fn working(&self, trigger: Day, holidays: &Holidays) -> Result<Working, NoLastDay> {
        Ok(self.countable_on(trigger)?.working(trigger, holidays)?)
    }

    /// Whether the rule was in force on `day`, as far as its dates are known.
    pub fn in_force(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    fn countable_on(&self, trigger: Day) -> Result<Period, NoLastDay> {
        let period = self.countable()?;
        if !self.in_force(trigger) {
            return Err(NoLastDay::NotInForce { trigger });
        }
        Ok(period)
    }
}
