//! By when there is something to do, for the office that has it to do.

use answerable_register::body::KnownDay;
use answerable_register::calendar::Day;

use crate::{days, numbers};

/// The last day by law, and how far off it is; that day and today count: "Last
/// day by law 4 May 2026, 12 days left". `days_past` is how many days ago it was,
/// below nought while it is to come.
#[must_use]
pub fn by_law(last_day: Day, days_past: i32) -> String {
    format!(
        "{}, {}",
        last_day_by_law(last_day),
        days::how_far(days_past)
    )
}

/// The last day of something that was answered since, where how far off it is says
/// nothing: "Last day by law 4 May 2026".
#[must_use]
pub fn last_day_by_law(last_day: Day) -> String {
    format!("Last day by law {}", days::day(last_day))
}

/// What whoever asked wants done at once: "Immediately, not by law".
pub const AT_ONCE: &str = "Immediately, not by law";

/// A day that somebody named, or a practice sets: "30 September 2026, not by law".
#[must_use]
pub fn named(day: KnownDay) -> String {
    format!("{}, not by law", days::known(day))
}

/// What stands where nobody set a day.
pub const NO_DAY: &str = "No day set";

/// Since when something waits.
#[must_use]
pub fn since(day: Day) -> String {
    format!("since {}", days::short_day(day))
}

/// How many things there are to do, as the first line of the page says it.
#[must_use]
pub fn to_do(count: usize) -> String {
    match count {
        0 => "There is nothing to do now.".to_owned(),
        1 => "There is one thing to do.".to_owned(),
        _ => format!("There are {} things to do.", numbers::number(count as u64)),
    }
}

#[cfg(test)]
mod tests {
    use answerable_testkit::facts::day;

    use super::*;

    /// The count that the law makes: on the last day one day is left.
    #[test]
    fn the_last_day_and_today_count_as_days_left() {
        let said = [-56, -1, 0, 1, 10].map(|past| by_law(day("1 May 2024"), past));
        insta::assert_snapshot!(said.join("\n"), @r"
        Last day by law 1 May 2024, 57 days left
        Last day by law 1 May 2024, 2 days left
        Last day by law 1 May 2024, today
        Last day by law 1 May 2024, one day past
        Last day by law 1 May 2024, 10 days past
        ");
    }

    #[test]
    fn a_page_says_how_much_there_is() {
        let said = [0, 1, 12].map(to_do);
        insta::assert_snapshot!(said.join("\n"), @r"
        There is nothing to do now.
        There is one thing to do.
        There are 12 things to do.
        ");
    }
}
