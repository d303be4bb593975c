//! A day as far as it is known.

use std::fmt;
use std::str::FromStr;

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

/// A day as far as it is known: the day, or only its month, or only its year,
/// or only two days between which it was.
///
/// Written as ISO 8601 writes dates of less precision and intervals:
/// `2024-03-11`, `2023-11`, `2019`, `2023-09-20/2023-09-25`. So a month can
/// never be mistaken for its first day, and no day is ever invented.
///
/// ```
/// use answerable_register::body::KnownDay;
/// let known: KnownDay = "2023-11".parse()?;
/// assert_eq!(known.earliest().to_string(), "2023-11-01");
/// assert_eq!(known.latest().to_string(), "2023-11-30");
/// assert_eq!(known.to_string(), "2023-11");
/// # Ok::<(), answerable_register::body::KnownDayError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum KnownDay {
    /// The day itself.
    Day(Day),
    /// Only the month, held as its first day.
    Month(Day),
    /// Only the year, held as its first day.
    Year(Day),
    /// Only that it was one of these days, both ends included; together they
    /// are no whole month or year. Make it with [`KnownDay::between`].
    Between(Day, Day),
}

impl KnownDay {
    /// One of the days from the earliest to the latest, in its shortest form: a
    /// whole month or year is that month or year, and one day is that day.
    ///
    /// ```
    /// use answerable_calendar::Day;
    /// use answerable_register::body::KnownDay;
    /// let day = |text: &str| text.parse::<Day>().unwrap();
    /// let known = |first, last| KnownDay::between(day(first), day(last)).to_string();
    /// assert_eq!(known("2023-09-01", "2023-09-30"), "2023-09");
    /// assert_eq!(known("2023-01-01", "2023-12-31"), "2023");
    /// assert_eq!(known("2023-09-01", "2023-09-25"), "2023-09-01/2023-09-25");
    /// ```
    #[must_use]
    pub fn between(earliest: Day, latest: Day) -> Self {
        if earliest >= latest {
            Self::Day(latest)
        } else if earliest == latest.first_of_year() && latest == latest.last_of_year() {
            Self::Year(earliest)
        } else if earliest == latest.first_of_month() && latest == latest.last_of_month() {
            Self::Month(earliest)
        } else {
            Self::Between(earliest, latest)
        }
    }

    /// The earliest day it can have been.
    #[must_use]
    pub fn earliest(self) -> Day {
        let (Self::Day(day) | Self::Month(day) | Self::Year(day) | Self::Between(day, _)) = self;
        day
    }

    /// The latest day it can have been.
    #[must_use]
    pub fn latest(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month(first) => first.last_of_month(),
            Self::Year(first) => first.last_of_year(),
            Self::Between(_, latest) => latest,
        }
    }

    /// The day, where the very day is known.
    #[must_use]
    pub fn exact(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(_) | Self::Year(_) | Self::Between(..) => None,
        }
    }
}

impl From<Day> for KnownDay {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for KnownDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(first) => write!(f, "{:04}-{:02}", first.year(), first.month()),
            Self::Year(first) => write!(f, "{:04}", first.year()),
            Self::Between(earliest, latest) => write!(f, "{earliest}/{latest}"),
        }
    }
}

impl From<KnownDay> for String {
    fn from(known: KnownDay) -> Self {
        known.to_string()
    }
}

/// Why a text is not a day, a month or a year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a day, month or year; write 2024-03-11, 2024-03 or 2024, or two days as 2024-03-11/2024-03-20"
)]
pub struct KnownDayError(String);

impl FromStr for KnownDay {
    type Err = KnownDayError;

    /// Reads `2024-03-11`, `2024-03`, `2024` or `2024-03-11/2024-03-20`, and
    /// nothing else.
    ///
    /// # Errors
    /// [`KnownDayError`] for any other text, and for a day that never was.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || KnownDayError(text.to_owned());
        if let Some((first, last)) = text.split_once('/') {
            let day = |text: &str| text.parse::<Day>().map_err(|_| refused());
            let known = Self::between(day(first)?, day(last)?);
            return if known.to_string() == text {
                Ok(known)
            } else {
                Err(refused())
            };
        }
        let (form, whole): (fn(Day) -> Self, String) = match text.len() {
            4 => (Self::Year, format!("{text}-01-01")),
            7 => (Self::Month, format!("{text}-01")),
            10 => (Self::Day, text.to_owned()),
            _ => return Err(refused()),
        };
        let day: Day = whole.parse().map_err(|_| refused())?;
        let known = form(day);
        // The date parser allows forms we never write; what does not come back
        // as it went in is refused.
        if known.to_string() == text {
            Ok(known)
        } else {
            Err(refused())
        }
    }
}

impl TryFrom<String> for KnownDay {
    type Error = KnownDayError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
