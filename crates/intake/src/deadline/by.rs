//! "By" and its like: a last day, a month, an end of either.

use answerable_register::calendar::{Day, Deadline};

use super::day::{month_at, year};
use super::phrase::{no_day, typed};
use super::{DeadlineRead, Doubt, Given, day_at};
use crate::tokens::{Phrases, Tokens};

/// "Before 1 April" names the first day that is too late; what is published is that day.
const BY: Phrases = Phrases::of(&[
    "by no later than",
    "by not later than",
    "by or before",
    "on or before",
    "no later than",
    "not later than",
    "due on",
    "due by",
    "due :",
    "due",
    "due for completion by",
    "not after",
    "ahead of",
    "prior to",
    "in time for",
    "with effect from",
    "at the latest by",
    "at latest by",
    "before",
    "by",
    "until",
]);

/// Hours of a day, which stand between "by" and the day.
const HOURS: [&str; 17] = [
    "the close of business",
    "the close of play",
    "the close of",
    "the end of the day",
    "the end of business",
    "the end of play",
    "the start of business",
    "close of business",
    "close of play",
    "close of",
    "close",
    "end of play",
    "end of business",
    "cob",
    "12 noon",
    "noon",
    "midday",
];

/// What may stand between "by", an hour or an end, and a day.
const LINKS: [&str; 9] = ["on", "of", "at", ",", "the", "hrs", "hours", "am", "pm"];

/// "By 30 September 2025", "by March 2023", "by the end of 2024", "by spring".
pub(super) fn by(tokens: &Tokens<'_>, at: usize, given: Given) -> Option<(DeadlineRead, usize)> {
    let (word, next) = tokens.any_of(at, &BY)?;
    // "Due end of March 2025" sets a day; "due to", "due regard" and the like do not.
    if matches!(word, "due" | "due :") && !begins_a_day(tokens, next) {
        return None;
    }
    let next = after_the_hour(tokens, next);
    let ends = [
        "the end of",
        "end of",
        "the last day of",
        "the last working day of",
        "the last friday of",
    ];
    let (end, next) = match tokens.any_of(next, &ends) {
        Some((_, next)) => (true, next),
        None => (false, next),
    };
    let next = next + usize::from(tokens.plain(next) == "the");
    if let Some(day) = day_at(tokens, next) {
        // "By 31 March each year".
        let again = tokens.any_of(
            day.next,
            &[
                "each year",
                "every year",
                "annually",
                "of each year",
                "in each year",
                "of every year",
            ],
        );
        if let (None, Some((_, to))) = (day.year, again) {
            let words = tokens.published(at, to).to_owned();
            return Some((typed(Deadline::Recurring { words }), to));
        }
        return Some((day.read(given), day.next));
    }
    if let Some((read, to)) = near_the_document(tokens, next, end, given) {
        return Some((read, to));
    }
    if let Some((read, to)) = occasion(tokens, next, given) {
        return Some((read, to));
    }
    if tokens.plain(at) == "before" && !end {
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

/// "From 1 April 2026", "starting in January": the first day of what is to go on, where that
/// is to come. "From March to May" is a length of time that was looked at.
pub(super) fn from_a_day(
    tokens: &Tokens<'_>,
    at: usize,
    given: Given,
) -> Option<(DeadlineRead, usize)> {
    let document = given.day?;
    let (_, next) = tokens.any_of(at, &["starting from", "starting in", "starting on", "from"])?;
    let (read, to) = match day_at(tokens, next) {
        Some(day) => (day.read(given), day.next),
        None => by_month(tokens, next, false, given)?,
    };
    let ahead = match (&read.deadline, &read.likely) {
        (Deadline::On(day), _) | (_, Some(Deadline::On(day))) => *day > document,
        (Deadline::Month { year, month }, _) | (_, Some(Deadline::Month { year, month })) => {
            (*year, *month) > (document.year(), document.month())
        }
        _ => false,
    };
    let range = matches!(tokens.plain(to), "to" | "until" | "–" | "-" | "and");
    (ahead && !range).then_some((read, to))
}

/// Whether a day, a month or the end of one stands at a place.
fn begins_a_day(tokens: &Tokens<'_>, at: usize) -> bool {
    let ends = tokens.any_of(at, &["the end of", "end of", "end"]);
    let first = ends.map_or(at, |(_, next)| next);
    day_at(tokens, first).is_some()
        || month_at(tokens, first).is_some() && tokens.list[first].capital
}

/// "By 6pm today", "by the end of the year", "before the end of the current financial
/// year", "no later than the 19th": what only the day on the document makes a day.
fn near_the_document(
    tokens: &Tokens<'_>,
    at: usize,
    end: bool,
    given: Given,
) -> Option<(DeadlineRead, usize)> {
    let document = given.day?;
    if tokens.plain(at) == "today" {
        return Some((typed(Deadline::On(document)), at + 1));
    }
    let this = ["this", "current", "the current", "present"];
    let next = tokens.any_of(at, &this).map_or(at, |(_, next)| next);
    let year = document.year();
    if let Some(to) = tokens.after(next, "financial year").filter(|_| end) {
        let last = Day::new(year, 3, 31).ok()?;
        let last = match last < document {
            true => Day::new(year.saturating_add(1), 3, 31).ok()?,
            false => last,
        };
        return Some((typed(Deadline::On(last)), to));
    }
    if tokens.plain(next) == "year" && end {
        let last = Day::new(year, 12, 31).ok()?;
        return Some((typed(Deadline::On(last)), next + 1));
    }
    if tokens.plain(next) == "month" && end && next > at {
        return Some((typed(Deadline::On(document.last_of_month())), next + 1));
    }
    let (day, to) = ordinal(tokens, at)?;
    let same = Day::new(year, document.month(), day).ok()?;
    let found = match same < document {
        true => {
            let (year, month) = match document.month() {
                12 => (year.saturating_add(1), 1),
                month => (year, month + 1),
            };
            Day::new(year, month, day).ok()?
        }
        false => same,
    };
    let read = DeadlineRead {
        deadline: Deadline::None,
        likely: Some(Deadline::On(found)),
        doubts: vec![Doubt::NoYear],
    };
    Some((read, to))
}

/// "19th", with nothing after it that it could count.
fn ordinal(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    let word = tokens.plain(at);
    let digits = word.trim_end_matches(|one: char| one.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let ends = tokens.list.get(at + 1).is_none_or(|next| !next.word);
    let day: i8 = digits.parse().ok()?;
    (matches!(ending, "st" | "nd" | "rd" | "th") && ends).then_some((day, at + 1))
}

/// The place after "5pm on", "close of play on", "17:00 on": nothing is said by the hour
/// that a day does not say.
fn after_the_hour(tokens: &Tokens<'_>, at: usize) -> usize {
    let clock = |word: &str| {
        let digits = word.trim_end_matches(|one: char| one.is_ascii_alphabetic());
        let ending = &word[digits.len()..];
        let numeric = digits
            .bytes()
            .all(|one| one.is_ascii_digit() || one == b'.');
        !digits.is_empty() && numeric && matches!(ending, "am" | "pm" | "hrs" | "noon")
    };
    let word = tokens.plain(at);
    let digits = |word: &str| {
        !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
    };
    let next = if let Some((_, next)) = tokens.any_of(at, &HOURS) {
        next
    } else if clock(word) {
        at + 1
    } else if digits(word) && tokens.plain(at + 1) == ":" && tokens.plain(at + 2).len() <= 4 {
        at + 3
    } else if digits(word) && matches!(tokens.plain(at + 1), "am" | "pm" | "noon" | "o'clock") {
        at + 2
    } else if let Some((_, next)) = tokens.any_of(
        at,
        &[
            "the week beginning",
            "the week commencing",
            "the week ending",
        ],
    ) {
        next
    } else {
        return at;
    };
    let mut next = next;
    while LINKS.contains(&tokens.plain(next)) {
        next += 1;
    }
    next
}

/// Words for what happens on a day that is named after them: "our next meeting on 8 May",
/// "Easter Monday, 10 April 2023".
const OCCASIONS: [&str; 25] = [
    "meeting",
    "board",
    "panel",
    "committee",
    "session",
    "adjournment",
    "recess",
    "easter",
    "christmas",
    "whitsun",
    "sunday",
    "holiday",
    "anniversary",
    "hearing",
    "conference",
    "visit",
    "review",
    "group",
    "assembly",
    "sitting",
    "gathering",
    "summit",
    "monday",
    "day",
    "friday",
];

/// The longest name of an occasion before its day, in words.
const LONGEST_OCCASION: usize = 8;

/// An occasion with its day.
fn occasion(tokens: &Tokens<'_>, at: usize, given: Given) -> Option<(DeadlineRead, usize)> {
    let most = tokens.len().min(at + LONGEST_OCCASION);
    let link = (at..most)
        .find(|at| matches!(tokens.plain(*at), "on" | "," | "(" | ":") || !tokens.list[*at].word)?;
    const TELLS: [&str; 16] = [
        "that",
        "who",
        "which",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "wrote",
        "said",
        "should",
        "must",
        "published",
        "made",
        "given",
    ];
    let named = (at..link).any(|at| OCCASIONS.contains(&tokens.plain(at)));
    let noun = link > at && !(at..link).any(|at| TELLS.contains(&tokens.plain(at)));
    let linked =
        tokens.plain(link) == "on" && noun || named && matches!(tokens.plain(link), "," | "(");
    let day = day_at(tokens, link + 1).filter(|_| linked)?;
    Some((day.read(given), day.next))
}

/// "(11 March 2025)", "(by 11 March 2025)", "(due: April 2025)": a day that is all a
/// bracket holds, or the last thing in it.
pub(super) fn in_brackets(
    tokens: &Tokens<'_>,
    at: usize,
    given: Given,
) -> Option<(DeadlineRead, usize)> {
    matches!(tokens.plain(at), "(" | "[").then_some(())?;
    let close = (at + 1..tokens.len().min(at + LONGEST_BRACKET))
        .find(|at| matches!(tokens.plain(*at), ")" | "]"))?;
    (at + 1..close).find_map(|first| {
        let opens = first == at + 1
            || matches!(
                tokens.plain(first - 1),
                "," | ":" | "by" | "due" | "–" | "-" | ";" | "date" | "on"
            );
        if !opens {
            return None;
        }
        if let Some(day) = day_at(tokens, first) {
            return (day.next == close).then(|| (day.read(given), close));
        }
        let (read, next) = by_month(tokens, first, false, given)?;
        (next == close).then_some((read, close))
    })
}

/// A bracket with an owner and a day in it has at most so many words and marks.
const LONGEST_BRACKET: usize = 16;

/// Times that have a name and no day.
const VAGUE: [&str; 11] = [
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
    "next meeting",
];

/// "March 2023", as the month it is or, after "the end of", its last day.
pub(super) fn by_month(
    tokens: &Tokens<'_>,
    at: usize,
    end: bool,
    given: Given,
) -> Option<(DeadlineRead, usize)> {
    let parts = ["early", "mid", "late", "the start of", "the middle of"];
    let at = tokens.any_of(at, &parts).map_or(at, |(_, next)| next);
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
