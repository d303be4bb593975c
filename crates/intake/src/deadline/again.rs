//! What is to be done again and again: "every six months", "on the first of each month".

use answerable_register::calendar::Deadline;

use super::day::{is_a_day_of_the_month, month_at, weekday};
use super::period::period_at;
use super::phrase::{FoundDeadline, typed};
use super::{Given, day_at};
use crate::tokens::{Phrases, Tokens};

const RECURRING: Phrases = Phrases::of(&[
    "not less than once a year",
    "at least once a year",
    "at least once a month",
    "at least once a quarter",
    "at least once every year",
    "at least twice a year",
    "at least annually",
    "at least quarterly",
    "at least monthly",
    "once a year",
    "once a quarter",
    "once a month",
    "once a week",
    "twice a year",
    "twice a month",
    "three times a year",
    "four times a year",
    "on an annual basis",
    "on a quarterly basis",
    "on a monthly basis",
    "on a weekly basis",
    "yearly",
    "annually",
    "quarterly",
    "monthly",
    "weekly",
    "in our regular meetings",
]);

/// Before these a word such as "monthly" says of what kind a thing is: "a weekly meeting".
const ADVERBS: [&str; 5] = ["yearly", "annually", "quarterly", "monthly", "weekly"];

/// What recurs from a place on: its words, where they begin and end.
pub(super) fn recurring(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize, usize)> {
    let from = begins_at(tokens, at);
    let core = from.unwrap_or(at);
    let to = match tokens.any_of(core, &RECURRING) {
        Some((word, to)) if ADVERBS.contains(&word) => {
            let article = core > 0
                && matches!(
                    tokens.plain(core - 1),
                    "a" | "the" | "its" | "their" | "this" | "that" | "your" | "our"
                );
            let names = tokens
                .list
                .get(to)
                .is_some_and(|next| next.word && word != "annually")
                && article;
            (!names).then_some(to)?
        }
        Some((_, to)) => to,
        None => {
            let to = every(tokens, core)?;
            // "The number in each week since May" counts weeks, and sets no day.
            let counts = tokens.plain(to) == "since";
            (!counts).then_some(to)?
        }
    };
    let to = up_to_its_end(tokens, to);
    Some((tokens.published(at, to).to_owned(), at, to))
}

/// "On the first working day of each month": from "on", where "each month" comes.
fn begins_at(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    /// So many words stand at most between "on" and "each".
    const WITHIN: usize = 8;
    if !matches!(tokens.plain(at), "on" | "at" | "by" | "in" | "from") {
        return None;
    }
    let next = at + 1;
    if tokens.plain(at) == "from"
        && let Some(day) = day_at(tokens, next)
    {
        let each = day.next + usize::from(tokens.plain(day.next) == ",");
        return every(tokens, each).map(|_| each);
    }
    let of_a_period = |at: &usize| {
        let word = tokens.plain(*at);
        matches!(
            word,
            "the"
                | "first"
                | "last"
                | "end"
                | "start"
                | "beginning"
                | "working"
                | "day"
                | "of"
                | "in"
                | "middle"
                | "second"
                | "third"
                | "week"
                | "close"
        ) || is_a_day_of_the_month(tokens, *at)
            || weekday(word)
    };
    let each = (next..tokens.len().min(next + WITHIN)).find(|at| !of_a_period(at))?;
    (each > next && every(tokens, each).is_some()).then_some(each)
}

fn every(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const EVERY: Phrases = Phrases::of(&[
        "at every",
        "at each",
        "in every",
        "in each",
        "for every",
        "for each",
        "every other",
        "every",
        "each",
    ]);
    let (_, next) = tokens.any_of(at, &EVERY)?;
    if let Some(period) = period_at(tokens, next) {
        return Some(period.next);
    }
    let units = [
        "day",
        "week",
        "month",
        "calendar month",
        "quarter",
        "year",
        "calendar year",
        "financial year",
        "meeting",
        "second year",
        "second month",
        "subsequent year",
    ];
    if let Some((_, to)) = tokens.any_of(next, &units) {
        return Some(to);
    }
    let named = weekday(tokens.plain(next))
        || tokens.list.get(next).is_some_and(|word| word.capital)
            && month_at(tokens, next).is_some_and(|(_, slip)| slip.is_none());
    named.then_some(next + 1)
}

/// "Every month until we tell it otherwise", "every quarter, beginning in September 2024".
fn up_to_its_end(tokens: &Tokens<'_>, to: usize) -> usize {
    let stops = |from: usize| {
        (from..tokens.len())
            .find(|at| matches!(tokens.plain(*at), "," | "." | ";" | ":" | ")" | "]"))
            .unwrap_or(tokens.len())
    };
    let after = to + usize::from(tokens.plain(to) == ",");
    if tokens.plain(to) == "until" {
        let end = stops(to);
        return match tokens.plain(end) {
            "," => end,
            _ => to,
        };
    }
    if let Some((_, next)) = tokens.any_of(to, &["thereafter", "after that"]) {
        return next;
    }
    let begins = ["beginning", "starting", "from", "with effect from"];
    match tokens.any_of(after, &begins) {
        Some((_, next))
            if after > to || matches!(tokens.plain(after), "beginning" | "starting") =>
        {
            stops(next)
        }
        _ => to,
    }
}

/// "By 30 June 2022 and in every June after that": a first day, and then again and again.
pub(super) fn goes_on_again(tokens: &Tokens<'_>, firm: FoundDeadline, _: Given) -> FoundDeadline {
    let joins = [
        ", and then",
        ", then",
        "and then",
        ", and",
        "and",
        ",",
        "then",
    ];
    let next = tokens
        .any_of(firm.to, &joins)
        .map_or(firm.to, |(_, next)| next);
    let Some((_, _, to)) = recurring(tokens, next).filter(|_| next > firm.to) else {
        return firm;
    };
    let words = tokens.published(firm.from, to).to_owned();
    FoundDeadline {
        read: typed(Deadline::Recurring { words }),
        span: tokens.span(firm.from, to),
        from: firm.from,
        to,
    }
}
