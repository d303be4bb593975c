//! Days and counts as words, for the frame of a page.
//!
//! Sentences about a body belong to `wording`; nothing here names one.

use std::fmt;

use jiff::civil::Date;

/// The months, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as GOV.UK writes it: `6 March 2024`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) Date);

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(day) = self;
        let month = usize::try_from(day.month() - 1)
            .ok()
            .and_then(|index| MONTHS.get(index))
            .unwrap_or(&"");
        write!(out, "{} {month} {}", day.day(), day.year())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_written_as_gov_uk_writes_it() {
        assert_eq!(Day(date(2024, 3, 6)).to_string(), "6 March 2024");
        assert_eq!(Day(date(2026, 12, 31)).to_string(), "31 December 2026");
    }
}
