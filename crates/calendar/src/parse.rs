//! A day as people in the United Kingdom write one.

use crate::{Day, month_name, month_named};

/// The years a day may lie in. Outside them a slip of the pen is likelier than
/// a report, and four digits keep `06/03/24` from being read as the year 24.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// No way of writing a day is longer than this many bytes, with room to spare:
/// `Wednesday 30 September 2024` has 27.
const LONGEST: usize = 40;

/// Why some words are not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DayRefused {
    /// The words are in none of the forms read.
    #[error("'{given}' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024")]
    NotADay {
        /// What was given, cut short if long.
        given: String,
    },
    /// The form is right and the calendar has no such day.
    #[error("'{given}' is not in the calendar: {why}")]
    NoSuchDay {
        /// What was given.
        given: String,
        /// `February 2023 runs from 1 to 28`.
        why: String,
    },
    /// A day far outside the years this program is for.
    #[error("'{given}' is out of range; give a day from 1 January 1900 to 31 December 2199")]
    OutOfRange {
        /// What was given.
        given: String,
    },
}

/// Reads `2024-03-06`, `6 March 2024`, `6 Mar 2024` or `06/03/2024`.
///
/// Slashes are in the order used in the United Kingdom: day, month, year.
/// Capitals and spaces around do not matter, `6th March 2024` is read too. A
/// year has four digits: two would be a guess.
///
/// ```
/// use answerable_calendar::parse_day;
///
/// // The sixth of March, never the third of June.
/// assert_eq!(parse_day("06/03/2024")?, parse_day("6 March 2024")?);
/// # Ok::<(), answerable_calendar::DayRefused>(())
/// ```
///
/// # Errors
///
/// A form that is not read; a day the calendar does not have, such as
/// 30 February; a year before 1900 or after 2199. Each names what was given and
/// what to write instead.
pub fn parse_day(given: &str) -> Result<Day, DayRefused> {
    let words = given.trim();
    let parts = split(words).ok_or_else(|| not_a_day(words))?;
    in_calendar(words, parts)
}

/// Year, month and day as written, not yet known to be in the calendar.
struct Parts {
    year: i16,
    month: i8,
    day: i8,
}

fn split(words: &str) -> Option<Parts> {
    if words.len() > LONGEST {
        return None;
    }
    let (first, second, third) = if words.contains('-') {
        three(words.split('-'))?
    } else if words.contains('/') {
        three(words.split('/'))?
    } else {
        three(words.split_whitespace())?
    };
    if words.contains('-') {
        return Some(Parts {
            year: digits(first, 4)?,
            month: digits(second, 2)?.try_into().ok()?,
            day: digits(third, 2)?.try_into().ok()?,
        });
    }
    Some(Parts {
        year: digits(third, 4)?,
        month: if words.contains('/') {
            up_to_two_digits(second)?
        } else {
            month_named(second)?
        },
        day: up_to_two_digits(without_ordinal(first))?,
    })
}

fn three<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<(&'a str, &'a str, &'a str)> {
    let three = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(three)
}

fn digits(part: &str, exactly: usize) -> Option<i16> {
    let all = part.len() == exactly && part.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| part.parse().ok()).flatten()
}

fn up_to_two_digits(part: &str) -> Option<i8> {
    let number = digits(part, 1).or_else(|| digits(part, 2))?;
    number.try_into().ok()
}

/// `6th` is `6`; anything else is itself.
fn without_ordinal(part: &str) -> &str {
    ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| part.strip_suffix(ending))
        .unwrap_or(part)
}

fn in_calendar(words: &str, parts: Parts) -> Result<Day, DayRefused> {
    let given = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !YEARS.contains(&parts.year) {
        return Err(DayRefused::OutOfRange { given });
    }
    let Ok(first) = Day::new(parts.year, parts.month, 1) else {
        return Err(DayRefused::NoSuchDay {
            given,
            why: format!(
                "there is no month {}; 6 March 2024 is 2024-03-06 or 06/03/2024",
                parts.month
            ),
        });
    };
    Day::new(parts.year, parts.month, parts.day).map_err(|_| DayRefused::NoSuchDay {
        given,
        why: format!(
            "{} {} runs from 1 to {}",
            month_name(first),
            parts.year,
            first.days_in_month()
        ),
    })
}

/// What was given is shown back, so it is cut short and stripped of anything
/// that could move the cursor of a terminal.
fn not_a_day(words: &str) -> DayRefused {
    let mut given: String = words
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(LONGEST)
        .collect();
    if words.chars().count() > LONGEST {
        given.push('…');
    }
    DayRefused::NotADay { given }
}
