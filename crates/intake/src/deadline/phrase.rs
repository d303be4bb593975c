//! The deadline of a sentence, wherever it stands in it.

use answerable_register::calendar::Deadline;

use super::again::{goes_on_again, recurring};
use super::by::from_a_day;
use super::by::{by, by_month, in_brackets};
use super::day::year;
use super::open::{before_what_comes, condition, immediately, soon};
use super::within::{in_time, within};
use super::{DeadlineRead, Doubt, Given, day_at};
use crate::Span;
use crate::tokens::Tokens;

/// A deadline found in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct FoundDeadline {
    pub(crate) read: DeadlineRead,
    /// Its words.
    pub(crate) span: Span,
    /// The places of its first word and after its last.
    pub(crate) from: usize,
    pub(crate) to: usize,
}

impl FoundDeadline {
    /// Whether it is a day, month or period, and not what recurs or depends.
    pub(crate) fn is_firm(&self) -> bool {
        let open = |deadline: &Deadline| {
            matches!(
                deadline,
                Deadline::Recurring { .. } | Deadline::Conditional { .. }
            )
        };
        !open(&self.read.deadline)
    }

    /// Whether it says when at all: "by the summer" names a time and no day.
    pub(crate) fn says_when(&self) -> bool {
        self.read.deadline != Deadline::None || self.read.likely.is_some()
    }
}

/// Reads a deadline that stands from a place on; the place after it.
pub(super) type Finder = fn(&Tokens<'_>, usize, Given) -> Option<(DeadlineRead, usize)>;

/// The deadline that a sentence sets, if it sets one.
///
/// A day, month or period is taken before "immediately", that before a
/// condition, and a condition before what recurs; of two of a kind the first. A day
/// from which something is done again and again is part of what recurs.
pub(crate) fn find(tokens: &Tokens<'_>, given: Given) -> Option<FoundDeadline> {
    // "If it has not fallen by March 2026, …": that day is part of the condition.
    let opens = condition(tokens, 0, given);
    let from = opens.as_ref().map_or(0, |(_, to)| *to);
    let first = |finder: Finder, from: usize, says: fn(&DeadlineRead) -> bool| {
        (from..tokens.len()).find_map(|at| {
            let (read, to) = finder(tokens, at, given).filter(|(read, _)| says(read))?;
            Some(found(tokens, read, at, to))
        })
    };
    let says_when: fn(&DeadlineRead) -> bool =
        |read| read.deadline != Deadline::None || read.likely.is_some();
    let firm: [Finder; 4] = [by, within, in_time, immediately];
    let open: [Finder; 2] = [condition, again];
    let certain = firm
        .into_iter()
        .find_map(|finder| first(finder, from, says_when))
        .map(|firm| goes_on_again(tokens, firm, given))
        .or_else(|| {
            open.into_iter()
                .find_map(|finder| first(finder, 0, says_when))
        });
    let certain = certain
        .or_else(|| first(from_a_day, from, says_when))
        .or_else(|| first(before_what_comes, from, says_when));
    // "By the summer", "as soon as possible": a time, and no day.
    certain
        .or_else(|| first(by, from, |_| true))
        .or_else(|| first(soon, from, |_| true))
}

fn again(tokens: &Tokens<'_>, at: usize, _: Given) -> Option<(DeadlineRead, usize)> {
    let (words, _, to) = recurring(tokens, at)?;
    Some((typed(Deadline::Recurring { words }), to))
}

/// When somebody says that they will do a thing: by when, or on what day or in
/// what month, or the day in brackets at its end.
pub(crate) fn find_when(tokens: &Tokens<'_>, given: Given) -> Option<FoundDeadline> {
    let set = find(tokens, given);
    if set
        .as_ref()
        .is_some_and(|set| set.is_firm() && set.says_when())
    {
        return set;
    }
    let bracket = (0..tokens.len()).find_map(|at| {
        let (read, to) = in_brackets(tokens, at, given)?;
        Some(found(tokens, read, at, to))
    });
    let when = (0..tokens.len()).find_map(|at| {
        let (word, next) = tokens.any_of(at, &["in early", "in late", "in mid", "in", "on"])?;
        let (read, to) = match word {
            "on" => {
                let day = day_at(tokens, next)?;
                (day.read(given), day.next)
            }
            _ => {
                year(tokens, next + 1).0?;
                by_month(tokens, next, false, given)?
            }
        };
        Some(found(tokens, read, at, to))
    });
    when.or(bracket).or(set)
}

fn found(tokens: &Tokens<'_>, read: DeadlineRead, from: usize, to: usize) -> FoundDeadline {
    FoundDeadline {
        read,
        span: tokens.span(from, to),
        from,
        to,
    }
}

pub(super) fn typed(deadline: Deadline) -> DeadlineRead {
    DeadlineRead {
        deadline,
        likely: None,
        doubts: Vec::new(),
    }
}

pub(super) fn no_day() -> DeadlineRead {
    DeadlineRead {
        deadline: Deadline::None,
        likely: None,
        doubts: vec![Doubt::NoDay],
    }
}
