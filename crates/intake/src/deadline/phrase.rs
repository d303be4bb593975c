//! The deadline of a sentence, wherever it stands in it.

use answerable_register::calendar::{Day, Deadline};

use super::day::{month_at, year};
use super::period::{anchor_at, period_at};
use super::{DeadlineRead, Doubt, Given, day_at};
use crate::Span;
use crate::tokens::Tokens;

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
}

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

/// Reads a deadline that stands from a place on; the place after it.
type Finder = fn(&Tokens<'_>, usize, Given) -> Option<(DeadlineRead, usize)>;

/// The deadline that a sentence sets, if it sets one.
///
/// A day, month or period is taken before "immediately", that before a
/// condition, and a condition before what recurs; of two of a kind the first.
pub(crate) fn find(tokens: &Tokens<'_>, given: Given) -> Option<FoundDeadline> {
    // "If it has not fallen by March 2026, …": that day is part of the condition.
    let opens = condition(tokens, 0, given).filter(|_| tokens.plain(0) == "if");
    let from = opens.as_ref().map_or(0, |(_, to)| *to);
    let first = |finder: Finder, from: usize, says: fn(&DeadlineRead) -> bool| {
        (from..tokens.len()).find_map(|at| {
            let (read, to) = finder(tokens, at, given).filter(|(read, _)| says(read))?;
            Some(FoundDeadline {
                read,
                span: tokens.span(at, to),
                from: at,
                to,
            })
        })
    };
    let says_when: fn(&DeadlineRead) -> bool =
        |read| read.deadline != Deadline::None || read.likely.is_some();
    let firm: [Finder; 3] = [by, within, immediately];
    let open: [Finder; 2] = [condition, recurring];
    let certain = firm
        .into_iter()
        .find_map(|finder| first(finder, from, says_when))
        .or_else(|| {
            open.into_iter()
                .find_map(|finder| first(finder, 0, says_when))
        });
    // "By the summer", "as soon as possible": a time, and no day.
    certain
        .or_else(|| first(by, from, |_| true))
        .or_else(|| first(soon, from, |_| true))
}

/// When somebody says that they will do a thing: by when, or on what day or in
/// what month.
pub(crate) fn find_when(tokens: &Tokens<'_>, given: Given) -> Option<FoundDeadline> {
    let found = find(tokens, given);
    if found.as_ref().is_some_and(FoundDeadline::is_firm) {
        return found;
    }
    let when = (0..tokens.len()).find_map(|at| {
        let (word, next) = tokens.any_of(at, &["in early", "in late", "in", "on"])?;
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
        Some(FoundDeadline {
            read,
            span: tokens.span(at, to),
            from: at,
            to,
        })
    });
    when.or(found)
}

fn typed(deadline: Deadline) -> DeadlineRead {
    DeadlineRead {
        deadline,
        likely: None,
        doubts: Vec::new(),
    }
}

/// "Before 1 April" names the first day that is too late; what is published is that day.
const BY: [&str; 14] = [
    "before the close of",
    "by the close of",
    "by close on",
    "by close of business on",
    "by noon on",
    "by midday on",
    "by 5pm on",
    "before",
    "not after",
    "by",
    "on or before",
    "no later than",
    "not later than",
    "until",
];

/// "By 30 September 2025", "by March 2023", "by the end of 2024", "by spring".
fn by(tokens: &Tokens<'_>, at: usize, given: Given) -> Option<(DeadlineRead, usize)> {
    let (_, next) = tokens.any_of(at, &BY)?;
    let ends = ["the end of", "end of", "the last day of"];
    let (end, next) = match tokens.any_of(next, &ends) {
        Some((_, next)) => (true, next),
        None => (false, next),
    };
    let next = next + usize::from(tokens.plain(next) == "the");
    if let Some(day) = day_at(tokens, next) {
        // "By 31 March each year".
        let again = tokens.any_of(day.next, &["each year", "every year", "annually"]);
        if let (None, Some((_, to))) = (day.year, again) {
            let words = tokens.published(at, to).to_owned();
            return Some((typed(Deadline::Recurring { words }), to));
        }
        return Some((day.read(given), day.next));
    }
    if tokens.plain(at) == "before" {
        return None;
    }
    if let Some(found) = by_month(tokens, next, end, given) {
        return Some(found);
    }
    if let (Some(year), next) = year(tokens, next) {
        let last = Day::new(year, 12, 31).ok()?;
        return end.then_some((typed(Deadline::On(last)), next));
    }
    // "by spring 2024", "by the end of the financial year": a time, but no day.
    let (_, next) = tokens.any_of(next, &VAGUE)?;
    let (_, next) = year(tokens, next);
    Some((no_day(), next))
}

/// Times that have a name and no day.
const VAGUE: [&str; 10] = [
    "spring",
    "summer",
    "autumn",
    "winter",
    "easter",
    "christmas",
    "financial year",
    "year",
    "next inspection",
    "next peel inspection",
];

/// "March 2023", as the month it is or, after "the end of", its last day.
fn by_month(
    tokens: &Tokens<'_>,
    at: usize,
    end: bool,
    given: Given,
) -> Option<(DeadlineRead, usize)> {
    let (month, misspelt) = month_at(tokens, at)?;
    let (written_year, next) = year(tokens, at + 1);
    let mut doubts: Vec<Doubt> = misspelt.into_iter().collect();
    let year = match (written_year, given.day) {
        (Some(year), _) => year,
        // A word near a month's name, and no year: some other word, such as
        // "by may" or "by match".
        (None, _) if !doubts.is_empty() || !tokens.list[at].capital => return None,
        (None, document) => {
            doubts.push(Doubt::NoYear);
            let Some(document) = document else {
                let nothing = DeadlineRead {
                    deadline: Deadline::None,
                    likely: None,
                    doubts,
                };
                return Some((nothing, next));
            };
            document.year() + i16::from(month < document.month())
        }
    };
    let deadline = match end {
        true => Deadline::On(Day::new(year, month, 1).ok()?.last_of_month()),
        false => Deadline::Month { year, month },
    };
    let sure = doubts.is_empty();
    let read = DeadlineRead {
        deadline: if sure {
            deadline.clone()
        } else {
            Deadline::None
        },
        likely: (!sure).then_some(deadline),
        doubts,
    };
    Some((read, next))
}

/// "Within three months of …", "in the next six months".
fn within(tokens: &Tokens<'_>, at: usize, given: Given) -> Option<(DeadlineRead, usize)> {
    let starts = [
        "within the next",
        "within",
        "in the next",
        "no later than",
        "not later than",
    ];
    let (_, next) = tokens.any_of(at, &starts)?;
    let period = period_at(tokens, next)?;
    let (of, to) = anchor_at(tokens, period.next, given);
    let deadline = Deadline::Within {
        count: period.count,
        unit: period.unit,
        of,
    };
    Some((typed(deadline), to))
}

fn immediately(tokens: &Tokens<'_>, at: usize, _: Given) -> Option<(DeadlineRead, usize)> {
    let words = [
        "with immediate effect",
        "immediate action",
        "immediate steps",
        "should do so at once",
        "must do so at once",
        "immediately",
    ];
    // "Recommendation 1: immediate".
    if tokens.plain(at) == "immediate" && at + 1 == tokens.len() {
        return Some((typed(Deadline::Immediately), at + 1));
    }
    let (words, to) = tokens.any_of(at, &words)?;
    // "Answer calls immediately" says how, not by when: the word sets a deadline
    // only beside the verb that asks, or at an end of what it stands in.
    let before = at.checked_sub(1).map(|before| tokens.plain(before));
    let asks = matches!(
        before,
        None | Some("should" | "must" | "," | "needs" | "need" | "(" | ":" | "–" | "-" | "—")
    ) || matches!(tokens.plain(to), ":" | ",");
    let beside = tokens
        .any_of(to, &["before", "after", "following"])
        .is_some();
    (words != "immediately" || asks && !beside).then(|| (typed(Deadline::Immediately), to))
}

/// "As soon as practicable": a time, but no day.
fn soon(tokens: &Tokens<'_>, at: usize, _: Given) -> Option<(DeadlineRead, usize)> {
    let words = [
        "as soon as possible",
        "as soon as practicable",
        "as soon as reasonably practicable",
        "as a matter of urgency",
        "without delay",
    ];
    let (_, to) = tokens.any_of(at, &words)?;
    Some((no_day(), to))
}

fn no_day() -> DeadlineRead {
    DeadlineRead {
        deadline: Deadline::None,
        likely: None,
        doubts: vec![Doubt::NoDay],
    }
}

/// Words that begin a condition, at the start of a sentence or clause.
const CONDITIONS: [&str; 10] = [
    "before any",
    "before a decision",
    "before the",
    "before this",
    "before it",
    "until any",
    "if there",
    "if any",
    "if",
    "once",
];

/// The longest condition kept, in words.
const LONGEST_CONDITION: usize = 30;

/// "Before any change … is considered," and "if …,": up to the comma.
fn condition(tokens: &Tokens<'_>, at: usize, _: Given) -> Option<(DeadlineRead, usize)> {
    let begins_a_clause =
        at == 0 || matches!(tokens.plain(at - 1), "," | ";" | "and" | "“" | "that");
    if !begins_a_clause {
        return None;
    }
    tokens.any_of(at, &CONDITIONS)?;
    let most = tokens.len().min(at + LONGEST_CONDITION);
    let to = (at..most).find(|at| tokens.plain(*at) == ",")?;
    let words = tokens.published(at, to).to_owned();
    Some((typed(Deadline::Conditional { words }), to))
}

const RECURRING: [&str; 21] = [
    "not less than once a year",
    "at least once a year",
    "at least once a month",
    "at least once a quarter",
    "at least twice a year",
    "yearly",
    "once a year",
    "once a quarter",
    "once a month",
    "once a week",
    "twice a year",
    "twice a month",
    "at least annually",
    "annually",
    "quarterly",
    "monthly",
    "weekly",
    "on an annual basis",
    "on a quarterly basis",
    "on a monthly basis",
    "in our regular meetings",
];

/// "Every six months", "each year", "at each meeting", "annually".
fn recurring(tokens: &Tokens<'_>, at: usize, _: Given) -> Option<(DeadlineRead, usize)> {
    let to = match tokens.any_of(at, &RECURRING) {
        Some((_, to)) => to,
        None => every(tokens, at)?,
    };
    // "Every month until we tell it otherwise, …".
    let to = match tokens.plain(to) {
        "until" => (to..tokens.len())
            .find(|at| matches!(tokens.plain(*at), "," | "." | ";" | ":"))
            .unwrap_or(tokens.len()),
        _ => to,
    };
    let words = tokens.published(at, to).to_owned();
    Some((typed(Deadline::Recurring { words }), to))
}

fn every(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let (_, next) = tokens.any_of(at, &["at every", "at each", "every", "each"])?;
    if let Some(period) = period_at(tokens, next) {
        return Some(period.next);
    }
    let units = [
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "financial year",
        "meeting",
    ];
    tokens.any_of(next, &units).map(|(_, to)| to)
}
