//! The day something was published, as far as anyone knows.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::reading;

/// A range that holds the day of publication.
///
/// A letter's date does not prove its publication: it only shows that
/// publication did not come before it. The first day we or anyone saw it
/// published shows that it did not come after. In time needs the latest day
/// possible; late needs the earliest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PublishedBetween {
    /// Not before this day.
    #[serde(
        default,
        deserialize_with = "reading::maybe_day",
        skip_serializing_if = "Option::is_none"
    )]
    pub not_before: Option<Day>,
    /// Not after this day.
    #[serde(
        default,
        deserialize_with = "reading::maybe_day",
        skip_serializing_if = "Option::is_none"
    )]
    pub not_after: Option<Day>,
}

impl PublishedBetween {
    /// Published on a day that is known.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Self {
            not_before: Some(day),
            not_after: Some(day),
        }
    }

    /// The day, if the range holds just one.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        (self.not_before == self.not_after)
            .then_some(self.not_before)
            .flatten()
    }

    /// Whether the range holds no day.
    #[must_use]
    pub fn is_empty(self) -> bool {
        matches!((self.not_before, self.not_after), (Some(first), Some(last)) if first > last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_known_only_when_both_ends_meet() {
        let day = date(2023, 10, 20);
        assert_eq!(PublishedBetween::on(day).day(), Some(day));
        assert_eq!(PublishedBetween::default().day(), None);
        let dated = PublishedBetween {
            not_before: Some(day),
            not_after: None,
        };
        assert_eq!(dated.day(), None);
        assert!(!dated.is_empty());
    }
}
