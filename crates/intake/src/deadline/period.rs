//! A length of time in words: "within three months of the report".

use answerable_register::calendar::{Anchor, Nations, Unit};

use super::{Given, day_at};
use crate::tokens::Tokens;

/// A length of time as written, and the place after it.
pub(super) struct PeriodWords {
    pub(super) count: u16,
    pub(super) unit: Unit,
    pub(super) next: usize,
}

const NUMBERS: [(&str, u16); 25] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("eighteen", 18),
    ("twenty", 20),
    ("twenty-one", 21),
    ("twenty-eight", 28),
    ("thirty", 30),
    ("forty-two", 42),
    ("fifty-six", 56),
    ("sixty", 60),
    ("ninety", 90),
];

/// A number and a unit of time from a place on.
pub(super) fn period_at(tokens: &Tokens<'_>, at: usize) -> Option<PeriodWords> {
    let word = tokens.plain(at);
    let count = NUMBERS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, count)| *count)
        .or_else(|| word.parse().ok())
        .filter(|count| *count > 0)?;
    // "the period of 56 days": the number may stand with "calendar" or "working".
    let (kind, unit_at) = match tokens.plain(at + 1) {
        "calendar" => ("calendar", at + 2),
        "working" | "business" => ("working", at + 2),
        _ => ("", at + 1),
    };
    let unit = match (kind, tokens.plain(unit_at).trim_end_matches('\'')) {
        ("working", "day" | "days") => Unit::WorkingDays(Nations::EnglandAndWales),
        (_, "day" | "days") => Unit::CalendarDays,
        ("", "week" | "weeks") => Unit::Weeks,
        ("" | "calendar", "month" | "months") => Unit::Months,
        ("", "quarter" | "quarters") => Unit::Quarters,
        ("", "year" | "years") => {
            return Some(PeriodWords {
                count: count.checked_mul(12)?,
                unit: Unit::Months,
                next: unit_at + 1,
            });
        }
        _ => return None,
    };
    Some(PeriodWords {
        count,
        unit,
        next: unit_at + 1,
    })
}

/// Words that end what a period runs from.
const STOPS: [&str; 14] = [
    ",",
    ".",
    ":",
    ";",
    "should",
    "must",
    "the force",
    "forces",
    "chief",
    "needs",
    "will",
    "to",
    "all",
    "and",
];

/// The longest thing a period is said to run from, in words.
const LONGEST_ANCHOR: usize = 14;

/// The words with which a document names its own publication: "the publication of
/// this report", "this letter being published". With any other word it is something
/// else that the period runs from.
const OWN_PUBLICATION: [&str; 22] = [
    "the",
    "date",
    "day",
    "of",
    "on",
    "which",
    "this",
    "report",
    "report's",
    "letter",
    "letter's",
    "inspection",
    "publication",
    "being",
    "published",
    "is",
    "its",
    "was",
    "issue",
    "issued",
    "today",
    "today's",
];

/// What a period runs from, and the place after those words. Where nothing is
/// said, or the report's own publication is, it is the publication.
pub(super) fn anchor_at(tokens: &Tokens<'_>, at: usize, given: Given) -> (Anchor, usize) {
    let starts = [
        "of",
        "from",
        "after",
        "following",
        "beginning with",
        "beginning on",
        "starting with",
        "starting on",
        "commencing with",
        "commencing on",
        "counting from",
        "counted from",
    ];
    let Some((_, begin)) = tokens.any_of(at, &starts) else {
        return (Anchor::Publication, at);
    };
    let end = (begin..tokens.len().min(begin + LONGEST_ANCHOR))
        .find(|at| tokens.any_of(*at, &STOPS).is_some())
        .unwrap_or(tokens.len().min(begin + LONGEST_ANCHOR));
    if end == begin {
        return (Anchor::Publication, at);
    }
    if (begin..end).all(|at| OWN_PUBLICATION.contains(&tokens.plain(at))) {
        return (Anchor::Publication, end);
    }
    let day = (begin..end)
        .find_map(|at| day_at(tokens, at))
        .and_then(|day| match day.read(given).deadline {
            answerable_register::calendar::Deadline::On(day) => Some(day),
            _ => None,
        });
    let words = tokens.published(begin, end).to_owned();
    (Anchor::Named { words, day }, end)
}
