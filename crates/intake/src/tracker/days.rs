//! What a cell says of a day.

use answerable_register::calendar::{Day, MONTHS};
use serde::{Deserialize, Serialize};

/// Which comes first in a day written in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// 3 April is 03/04.
    DayFirst,
    /// 3 April is 04/03.
    MonthFirst,
}

/// What words say of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRead {
    /// There are none.
    Blank,
    /// One day.
    Day(Day),
    /// One of two days: somebody has to say which is written first.
    Either(Day, Day),
    /// None that is understood.
    NotADay,
}

/// Reads words as a day.
///
/// Understood are `2024-04-03`, `3 April 2024`, `3-Apr-24`, `April 3, 2024` and
/// figures between `/`, `.` or `-`. A year of two figures is one of this century:
/// what trackers follow began in it. Figures that make two days are never
/// decided here; with `order` they are read in that order and in no other.
#[must_use]
pub fn read_day(words: &str, order: Option<Order>) -> DayRead {
    let words = without_time(words.trim());
    if words.is_empty() {
        return DayRead::Blank;
    }
    if words.len() > 40 {
        return DayRead::NotADay;
    }
    let parts: Vec<&str> = words
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '.' | '-' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    // "Monday, 3 April 2024".
    let parts = match parts.as_slice() {
        [first, rest @ ..] if rest.len() == 3 && is_weekday(first) => rest,
        parts => parts,
    };
    let [first, second, third] = parts else {
        return DayRead::NotADay;
    };
    match (figures(first), figures(second), figures(third)) {
        (Some(year), Some(month), Some(day)) if first.len() == 4 => one(year, month, day),
        (Some(one), Some(other), Some(_)) => in_figures(one, other, third, order),
        (Some(day), None, Some(_)) => named(third, second, day),
        (None, Some(day), Some(_)) => named(third, first, day),
        (None, None, Some(_)) => match (ordinal(first), ordinal(second)) {
            (Some(day), _) => named(third, second, day),
            (None, Some(day)) => named(third, first, day),
            (None, None) => DayRead::NotADay,
        },
        _ => DayRead::NotADay,
    }
}

fn in_figures(first: u16, second: u16, year: &str, order: Option<Order>) -> DayRead {
    let Some(year) = year_of(year) else {
        return DayRead::NotADay;
    };
    let day_first = date(year, second, first);
    let month_first = date(year, first, second);
    match (order, day_first, month_first) {
        (Some(Order::DayFirst), Some(day), _) | (Some(Order::MonthFirst), _, Some(day)) => {
            DayRead::Day(day)
        }
        (Some(_), _, _) | (None, None, None) => DayRead::NotADay,
        (None, Some(day), Some(other)) if day == other => DayRead::Day(day),
        (None, Some(day), Some(other)) => DayRead::Either(day, other),
        (None, Some(day), None) | (None, None, Some(day)) => DayRead::Day(day),
    }
}

/// A day whose month is named.
fn named(year: &str, month: &str, day: u16) -> DayRead {
    let is_word = month.len() <= 9 && month.bytes().all(|byte| byte.is_ascii_alphabetic());
    // Its first letters say which: the rest is often misspelt.
    let place = month.get(..3).filter(|_| is_word).and_then(|first| {
        MONTHS
            .iter()
            .position(|name| first.eq_ignore_ascii_case(&name[..3]))
    });
    match (year_of(year), place) {
        (Some(year), Some(place)) => one(year, u16::try_from(place + 1).unwrap_or_default(), day),
        _ => DayRead::NotADay,
    }
}

fn one(year: u16, month: u16, day: u16) -> DayRead {
    date(year, month, day).map_or(DayRead::NotADay, DayRead::Day)
}

fn date(year: u16, month: u16, day: u16) -> Option<Day> {
    let year = i16::try_from(year)
        .ok()
        .filter(|year| (1900..2200).contains(year))?;
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn year_of(written: &str) -> Option<u16> {
    let year = figures(written)?;
    match written.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn figures(part: &str) -> Option<u16> {
    let is_figures = part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    is_figures.then(|| part.parse().ok()).flatten()
}

/// "3rd" is 3.
fn ordinal(part: &str) -> Option<u16> {
    let part = part.to_ascii_lowercase();
    let figure = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| part.strip_suffix(end))?;
    figures(figure)
}

fn is_weekday(part: &str) -> bool {
    let part = part.to_ascii_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .iter()
        .any(|day| part.starts_with(day))
        && figures(&part).is_none()
}

/// The words before a time of day: "2024-04-03T00:00:00", "03/04/2024 09:30".
fn without_time(words: &str) -> &str {
    let Some((day, time)) = words.split_once(['T', ' ']) else {
        return words;
    };
    let is_time = time.contains(':')
        && time
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'Z' | b' '));
    match is_time {
        true => day.trim_end(),
        false => words,
    }
}
