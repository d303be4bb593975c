//! Dates as words.

use answerable_calendar::{Day, Weekday};

const MONTHS: [&str; 12] = [
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

fn month_name(day: Day) -> &'static str {
    // jiff holds months as 1 to 12, so the place is always there.
    MONTHS[usize::from(day.month().unsigned_abs()) - 1]
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
