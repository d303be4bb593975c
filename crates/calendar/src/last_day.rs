//! The last day of a period, and how sure we are of it.

use serde::{Deserialize, Serialize};

use crate::{Day, Division, Holidays, Nations, Period, Weekday, count};

/// The last day on which an act is in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LastDay {
    /// The day itself: an act on this day is in time, on the next it is late.
    pub day: Day,
    /// Whether the holidays it rests on are known.
    pub firmness: Firmness,
    /// Set where the day is no ordinary weekday in England and Wales. The day
    /// stays where it is: no rule moves a period counted in calendar days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub falls_on: Option<FallsOn>,
}

/// Whether a last day rests on known holidays only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Firmness {
    /// Every day counted or stepped over is known for what it is.
    Firm,
    /// The count passed days of which the table of holidays knows nothing, so
    /// the day may move.
    Provisional {
        /// The count is certain up to and including this day and in doubt
        /// beyond it: the last day of the table, or, where the count began before
        /// the table does, the day before the first one counted.
        beyond: Day,
    },
}

/// What kind of day a last day is, where it is no ordinary weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FallsOn {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A holiday, with its name.
    Holiday {
        /// `Christmas Day (substitute day)`.
        name: String,
        /// Who keeps it.
        division: Division,
    },
}

impl FallsOn {
    /// What kind of day `day` is in England and Wales, or `None` for an
    /// ordinary weekday (and for a weekday of which the table knows nothing).
    pub fn of(day: Day, holidays: &Holidays) -> Option<FallsOn> {
        if let Some(holiday) = holidays.on(day, Nations::EnglandAndWales) {
            return Some(FallsOn::Holiday {
                name: holiday.name.to_owned(),
                division: holiday.division,
            });
        }
        match day.weekday() {
            Weekday::Saturday => Some(FallsOn::Saturday),
            Weekday::Sunday => Some(FallsOn::Sunday),
            _ => None,
        }
    }
}

/// Why a period has no last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    /// A period of no length.
    #[error("a period of none has no last day; give a count of one or more")]
    NoLength,
    /// The last day lies past the end of the calendar, 31 December 9999.
    #[error("the period from {trigger} runs past the end of the calendar; give an earlier day")]
    PastTheCalendar {
        /// The day the period runs from.
        trigger: Day,
    },
}

impl Period {
    /// The last day of this period where it is set going on `trigger`.
    ///
    /// A period in calendar days, weeks, months or quarters is never moved off
    /// a weekend or holiday: the day is given as it falls and
    /// [`LastDay::falls_on`] says what it is.
    ///
    /// ```
    /// use answerable_calendar::{Holidays, Period, Unit, parse_day};
    ///
    /// let published = parse_day("6 March 2024")?;
    /// let section_55 = Period::beginning_with(56, Unit::CalendarDays);
    /// let last = section_55.last_day(published, &Holidays::unknown())?;
    /// // Publication is day one, so the last day is 55 days on and not 56.
    /// assert_eq!(last.day, parse_day("30 April 2024")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A count of zero; a last day past the year 9999.
    pub fn last_day(&self, trigger: Day, holidays: &Holidays) -> Result<LastDay, ClockError> {
        let (day, firmness) = count::last_day(self, trigger, holidays)?;
        Ok(LastDay {
            day,
            firmness,
            falls_on: FallsOn::of(day, holidays),
        })
    }
}
