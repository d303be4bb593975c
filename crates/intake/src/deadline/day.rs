//! A day in words: "6 March 2024", "March 6th, 2024", "6/3/24".

use answerable_register::calendar::{MONTHS, Weekday, month_named};

use super::Doubt;
use crate::tokens::Tokens;

/// A day as written, and what was odd about it.
#[derive(Debug, Clone)]
pub(crate) struct DayWords {
    pub(crate) day: i8,
    pub(crate) month: i8,
    pub(crate) year: Option<i16>,
    pub(crate) weekday: Option<Weekday>,
    pub(crate) doubts: Vec<Doubt>,
    /// The place after the day's last word.
    pub(crate) next: usize,
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

const ORDINALS: [&str; 31] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
];

/// Years that a document of this field can name; others are other numbers.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A day that stands from a place on, if one does.
pub(crate) fn day_at(tokens: &Tokens<'_>, at: usize) -> Option<DayWords> {
    let (weekday, at) = weekday_at(tokens, at);
    let mut found = day_month_year(tokens, at)
        .or_else(|| month_day_year(tokens, at))
        .or_else(|| in_digits(tokens, at))?;
    found.weekday = weekday;
    Some(found)
}

/// Whether a word is a day of the week.
pub(super) fn weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|(name, _)| *name == word)
}

/// A day of the week by its name or, as in the head of an e-mail, its first letters.
fn weekday_at(tokens: &Tokens<'_>, at: usize) -> (Option<Weekday>, usize) {
    let word = tokens.plain(at);
    let short = (3..=5).contains(&word.len());
    let named = WEEKDAYS
        .iter()
        .find(|(name, _)| *name == word || short && name.starts_with(word));
    let Some((_, weekday)) = named else {
        return (None, at);
    };
    let next = skip(tokens, at + 1, ".");
    let next = skip(tokens, next, ",");
    let next = skip(tokens, next, "(");
    (Some(*weekday), skip(tokens, next, "the"))
}

/// Whether a word is a day of a month: "6", "6th", "first".
pub(super) fn is_a_day_of_the_month(tokens: &Tokens<'_>, at: usize) -> bool {
    day_of_month(tokens, at).is_some()
}

fn skip(tokens: &Tokens<'_>, at: usize, word: &str) -> usize {
    at + usize::from(tokens.plain(at) == word)
}

/// "6 March 2024", "6th of March, 2024", "6 March".
fn day_month_year(tokens: &Tokens<'_>, at: usize) -> Option<DayWords> {
    let (day, next) = day_of_month(tokens, at)?;
    // "This 3rd day of May 2024".
    let next = skip(tokens, next, "day");
    let (month, doubt) = month_at(tokens, skip(tokens, next, "of"))?;
    let next = skip(tokens, next, "of") + 1;
    // A misspelt month without a year is some other word.
    let (year, next) = year(tokens, next);
    (year.is_some() || doubt.is_none()).then(|| DayWords {
        day,
        month,
        year,
        weekday: None,
        doubts: doubt.into_iter().collect(),
        next,
    })
}

/// "March 6, 2024", "March 6th".
fn month_day_year(tokens: &Tokens<'_>, at: usize) -> Option<DayWords> {
    let (month, doubt) = month_at(tokens, at)?;
    let (day, next) = day_of_month(tokens, at + 1)?;
    let (year, next) = year(tokens, next);
    (year.is_some() || doubt.is_none()).then(|| DayWords {
        day,
        month,
        year,
        weekday: None,
        doubts: doubt.into_iter().collect(),
        next,
    })
}

/// "6/3/2024", "6/3/24", "6.3.2024", "2024-03-06".
fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<DayWords> {
    let word = tokens.plain(at);
    let mut parts = word.split(['/', '.', '-']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (day, month, year) = match word.contains('-') && first.len() == 4 {
        true => (third, second, first),
        false => (first, second, third),
    };
    let short = year.len() == 2;
    let year: i16 = year.parse().ok()?;
    let year = if short { 2000 + year } else { year };
    let (day, month): (i8, i8) = (day.parse().ok()?, month.parse().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month) && YEARS.contains(&year)).then(|| {
        DayWords {
            day,
            month,
            year: Some(year),
            weekday: None,
            doubts: short.then_some(Doubt::TwoDigitYear).into_iter().collect(),
            next: at + 1,
        }
    })
}

/// "6", "6th", "6 th", "sixth", "the sixth"; and the place after it.
fn day_of_month(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    let word = tokens.plain(at);
    if let Some(place) = ORDINALS.iter().position(|ordinal| *ordinal == word) {
        return Some((i8::try_from(place + 1).ok()?, at + 1));
    }
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let ordinal = |ending: &str| matches!(ending, "st" | "nd" | "rd" | "th");
    if digits.len() > 2 || !(ending.is_empty() || ordinal(ending)) {
        return None;
    }
    let day: i8 = digits.parse().ok()?;
    let next = at + 1 + usize::from(ending.is_empty() && ordinal(tokens.plain(at + 1)));
    (1..=31).contains(&day).then_some((day, next))
}

/// A year, after a comma or not; and the place after it.
pub(super) fn year(tokens: &Tokens<'_>, at: usize) -> (Option<i16>, usize) {
    let place = skip(tokens, at, ",");
    let word = tokens.plain(place);
    let year = (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| YEARS.contains(year));
    match year {
        Some(_) => (year, place + 1),
        None => (None, at),
    }
}

/// A month by its name, its first three letters or `Sept`; or by a name one slip
/// of the pen away, with the doubt that is.
pub(super) fn month_at(tokens: &Tokens<'_>, at: usize) -> Option<(i8, Option<Doubt>)> {
    let word = tokens.plain(at);
    if let Some(month) = month_named(word) {
        return Some((month, None));
    }
    let mut near = (1..)
        .zip(MONTHS)
        .filter(|(_, name)| name.len() > 3 && is_one_slip_from(word, name));
    let (month, name) = near.next()?;
    // A word as near to two months is neither.
    if near.next().is_some() {
        return None;
    }
    let doubt = Doubt::Misspelt {
        written: tokens.published(at, at + 1).to_owned(),
        likely: name.to_owned(),
    };
    Some((month, Some(doubt)))
}

/// Whether one letter changed, added, left out or swapped with its neighbour
/// makes the name of a month of a word in small letters.
fn is_one_slip_from(written: &str, month: &str) -> bool {
    // No word is a slip away from a much longer one, as nearly all are.
    if written.chars().count().abs_diff(month.len()) > 1 {
        return false;
    }
    let meant = month.to_lowercase();
    if written.is_ascii() {
        return is_one_slip(written.as_bytes(), meant.as_bytes());
    }
    let letters = |word: &str| word.chars().collect::<Vec<_>>();
    is_one_slip(&letters(written), &letters(&meant))
}

fn is_one_slip<T: PartialEq>(written: &[T], meant: &[T]) -> bool {
    let same_start = written
        .iter()
        .zip(meant)
        .take_while(|(left, right)| left == right)
        .count();
    let (left, right) = (&written[same_start..], &meant[same_start..]);
    match (left, right) {
        ([a, b, left @ ..], [c, d, right @ ..]) if a == d && b == c && left == right => true,
        ([_, left @ ..], [_, right @ ..]) if left == right => true,
        ([_, left @ ..], right) if left == right => true,
        (left, [_, right @ ..]) if left == right => true,
        _ => false,
    }
}
