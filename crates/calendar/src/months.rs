//! The months by their English names.

use crate::Day;

/// The months as they are named in English, January first.
pub const MONTHS: [&str; 12] = [
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

/// The month that a day is in.
///
/// ```
/// use answerable_calendar::{month_name, parse_day};
///
/// assert_eq!(month_name(parse_day("2024-03-06")?), "March");
/// # Ok::<(), answerable_calendar::DayRefused>(())
/// ```
#[must_use]
pub fn month_name(day: Day) -> &'static str {
    // jiff holds months as 1 to 12, so the place is always there.
    MONTHS[usize::from(day.month().unsigned_abs()) - 1]
}

/// Which month a word names, 1 for January: its whole name, its first three letters or
/// `Sept`, in capitals or not.
///
/// ```
/// use answerable_calendar::month_named;
///
/// assert_eq!(month_named("march"), Some(3));
/// assert_eq!(month_named("SEPT"), Some(9));
/// assert_eq!(month_named("Marc"), None);
/// ```
#[must_use]
pub fn month_named(word: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|name| {
        word.eq_ignore_ascii_case(name)
            || word.eq_ignore_ascii_case(&name[..3])
            || *name == "September" && word.eq_ignore_ascii_case("Sept")
    })?;
    i8::try_from(place + 1).ok()
}
