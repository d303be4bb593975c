//! Dates as words.

use answerable_calendar::{Day, Weekday, month_name};
use answerable_register::body::KnownDay;

use crate::numbers::{self, ordinal};

/// A day in full: `6 March 2024`.
///
/// ```
/// let day = answerable_calendar::parse_day("2024-03-06")?;
/// assert_eq!(answerable_wording::days::day(day), "6 March 2024");
/// # Ok::<(), answerable_calendar::DayRefused>(())
/// ```
pub fn day(day: Day) -> String {
    format!("{} {} {}", day.day(), month_name(day), day.year())
}

/// A day for a narrow column: `6 Mar 2024`.
pub fn short_day(day: Day) -> String {
    format!("{} {} {}", day.day(), &month_name(day)[..3], day.year())
}

/// A day with its weekday: `Wednesday 6 March 2024`.
pub fn weekday_and_day(date: Day) -> String {
    format!("{} {}", weekday(date), day(date))
}

/// A month: `March 2024`.
pub fn month(day: Day) -> String {
    format!("{} {}", month_name(day), day.year())
}

/// A deadline: `on or before 30 April 2024`.
pub fn on_or_before(last_day: Day) -> String {
    format!("on or before {}", day(last_day))
}

/// A stretch of days, both ends in it: `6 to 8 March 2024`,
/// `6 March to 30 April 2024`, `20 December 2023 to 23 January 2024`.
pub fn from_to(first: Day, last: Day) -> String {
    let same_year = first.year() == last.year();
    let same_month = same_year && first.month() == last.month();
    let start = match (same_month, same_year) {
        _ if first == last => return day(first),
        (true, _) => first.day().to_string(),
        (_, true) => format!("{} {}", first.day(), month_name(first)),
        _ => day(first),
    };
    format!("{start} to {}", day(last))
}

/// A day as far as it is known: `6 March 2024`, `September 2023`, `2023`,
/// `September 2023, by the 25th`, `between 20 and 25 October 2023`.
///
/// ```
/// use answerable_register::body::KnownDay;
/// let known: KnownDay = "2023-09".parse()?;
/// assert_eq!(answerable_wording::days::known(known), "September 2023");
/// # Ok::<(), answerable_register::body::KnownDayError>(())
/// ```
#[must_use]
pub fn known(known: KnownDay) -> String {
    match known {
        KnownDay::Day(on) => day(on),
        KnownDay::Month(first) => month(first),
        KnownDay::Year(first) => first.year().to_string(),
        KnownDay::Between(first, last) if is_start_of_month(first, last) => {
            let date = ordinal(last.day().unsigned_abs().into());
            format!("{}, by the {date}", month(first))
        }
        KnownDay::Between(first, last) if is_start_of_year(first, last) => {
            format!("{}, by {} {}", first.year(), last.day(), month_name(last))
        }
        KnownDay::Between(first, last) => {
            format!(
                "between {}",
                from_to(first, last).replacen(" to ", " and ", 1)
            )
        }
    }
}

/// How far off a last day is, the one way in which it is counted on every page:
/// "21 days left", "today", "3 days past". Today and the last day both count, as in
/// the period itself: on the day before the last, two days are left. `days_past` is
/// how many days ago the last day was, below nought while it is to come.
#[must_use]
pub fn how_far(days_past: i32) -> String {
    let count = |days: i32| numbers::days(days.unsigned_abs().into());
    match days_past {
        0 => "today".to_owned(),
        1.. => format!("{} past", count(days_past)),
        to_come => format!("{} left", count(1 - to_come)),
    }
}

/// How many days after the last day something was answered, beside that day:
/// `answered 3 days after`, and at least so many where the day is not known.
#[must_use]
pub fn answered_after(days_past: i32, is_known: bool) -> String {
    let after = numbers::days(days_past.unsigned_abs().into());
    match is_known {
        true => format!("answered {after} after"),
        false => format!("answered {after} after, at least"),
    }
}

/// A day as far as it is known, in a sentence: `on 6 March 2024`, `in September 2023`, `in 2023`,
/// `between 20 and 25 October 2023`.
#[must_use]
pub fn when(day: KnownDay) -> String {
    let words = known(day);
    match day {
        KnownDay::Day(_) => format!("on {words}"),
        KnownDay::Between(first, last)
            if !is_start_of_month(first, last) && !is_start_of_year(first, last) =>
        {
            words
        }
        _ => format!("in {words}"),
    }
}

/// The same as [`known`], to stand at the start of a line: `Between 20 and 25
/// October 2023`.
#[must_use]
pub fn at_the_start(day: KnownDay) -> String {
    known(day).replacen("between", "Between", 1)
}

/// The same for a narrow column: `6 Mar 2024`, `September 2023`.
#[must_use]
pub fn short_known(day: KnownDay) -> String {
    day.exact().map_or_else(|| known(day), short_day)
}

/// Whether days are those of a month up to some day of it.
fn is_start_of_month(first: Day, last: Day) -> bool {
    first == last.first_of_month()
}

/// Whether days are those of a year up to some day of it.
fn is_start_of_year(first: Day, last: Day) -> bool {
    first == last.first_of_year()
}

/// The name of the weekday: `Wednesday`.
pub fn weekday(day: Day) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(words: &str) -> Day {
        answerable_calendar::parse_day(words).unwrap()
    }

    #[test]
    fn days_are_written_as_gov_uk_writes_them() {
        let wednesday = of("2024-03-06");
        assert_eq!(day(wednesday), "6 March 2024");
        assert_eq!(short_day(wednesday), "6 Mar 2024");
        assert_eq!(weekday_and_day(wednesday), "Wednesday 6 March 2024");
        assert_eq!(month(wednesday), "March 2024");
        assert_eq!(on_or_before(of("2024-04-30")), "on or before 30 April 2024");
    }

    #[test]
    fn a_stretch_says_each_month_and_year_once() {
        let first = of("2024-03-06");
        assert_eq!(from_to(first, first), "6 March 2024");
        assert_eq!(from_to(first, of("2024-03-08")), "6 to 8 March 2024");
        assert_eq!(from_to(first, of("2024-04-30")), "6 March to 30 April 2024");
        assert_eq!(
            from_to(of("2023-12-20"), of("2024-01-23")),
            "20 December 2023 to 23 January 2024"
        );
        assert_eq!(
            from_to(of("2023-03-06"), of("2024-03-08")),
            "6 March 2023 to 8 March 2024"
        );
    }

    #[test]
    fn no_day_is_said_that_is_not_known() {
        let said = |text: &str| {
            let day: KnownDay = text.parse().unwrap();
            format!("{} / {}", known(day), when(day))
        };
        let days = [
            "2024-03-06",
            "2023-09",
            "2023",
            "2023-09-01/2023-09-25",
            "2023-01-01/2023-09-25",
            "2023-10-20/2023-10-25",
            "2021-09-01/2023-10-31",
        ];
        insta::assert_snapshot!(days.map(said).join("\n"), @r"
        6 March 2024 / on 6 March 2024
        September 2023 / in September 2023
        2023 / in 2023
        September 2023, by the 25th / in September 2023, by the 25th
        2023, by 25 September / in 2023, by 25 September
        between 20 and 25 October 2023 / between 20 and 25 October 2023
        between 1 September 2021 and 31 October 2023 / between 1 September 2021 and 31 October 2023
        ");
    }

    proptest! {
        /// What we write can be typed back.
        #[test]
        fn a_day_in_words_reads_as_the_same_day(ahead in 0i32..100_000) {
            let any = of("1900-01-01").checked_add(jiff_days(ahead)).unwrap();
            prop_assert_eq!(of(&day(any)), any);
            prop_assert_eq!(of(&short_day(any)), any);
        }
    }

    fn jiff_days(days: i32) -> std::time::Duration {
        std::time::Duration::from_secs(u64::from(days.unsigned_abs()) * 86_400)
    }
}
