//! "Within three months of …": a length of time, and what it runs from.

use answerable_register::calendar::Deadline;

use super::period::{anchor_at, period_at};
use super::phrase::typed;
use super::{DeadlineRead, Given};
use crate::tokens::{Phrases, Tokens};

/// "Within three months of …", "in the next six months", "no more than 28 days after".
pub(super) fn within(
    tokens: &Tokens<'_>,
    at: usize,
    given: Given,
) -> Option<(DeadlineRead, usize)> {
    const STARTS: Phrases = Phrases::of(&[
        "within the next",
        "within a period of",
        "within the period of",
        "within a maximum of",
        "within no more than",
        "within not more than",
        "within",
        "in no more than",
        "in not more than",
        "in the next",
        "over the next",
        "during the next",
        "inside",
        "no later than",
        "not later than",
        "no more than",
        "not more than",
    ]);
    let (words, next) = tokens.any_of(at, &STARTS)?;
    let period = period_at(tokens, next)?;
    let (of, to) = anchor_at(tokens, period.next, given);
    // "No more than six months of data": a length, and no time to do it in.
    if words.ends_with("more than") && !words.contains("in") && to == period.next {
        return None;
    }
    if is_a_standard(tokens, at) {
        return None;
    }
    let deadline = Deadline::Within {
        count: period.count,
        unit: period.unit,
        of,
    };
    Some((typed(deadline), to))
}

/// "In two weeks' time", "in three months’ time".
pub(super) fn in_time(tokens: &Tokens<'_>, at: usize, _: Given) -> Option<(DeadlineRead, usize)> {
    let next = tokens.after(at, "in")?;
    let period = period_at(tokens, next)?;
    let mark = usize::from(tokens.plain(period.next) == "'");
    let to = tokens.after(period.next + mark, "time")?;
    let deadline = Deadline::Within {
        count: period.count,
        unit: period.unit,
        of: answerable_register::calendar::Anchor::Publication,
    };
    Some((typed(deadline), to))
}

/// Whether a length of time stands in a clause that tells how something is always to be
/// done, or what happens: "make sure that each victim is told within 28 days", "find out
/// why so many leave within five years". The clause begins after the verb that asks, and
/// has no such verb of its own.
fn is_a_standard(tokens: &Tokens<'_>, at: usize) -> bool {
    const ASKS: [&str; 4] = ["should", "must", "needs", "shall"];
    const TELLS: [&str; 8] = [
        "why", "who", "whose", "whom", "whether", "how", "which", "where",
    ];
    const EACH: [&str; 6] = ["each", "every", "any", "anyone", "everyone", "nobody"];
    let begins = (0..at)
        .rev()
        .find(|at| matches!(tokens.plain(*at), "," | ";" | ":" | "(" | "–"))
        .map_or(0, |mark| mark + 1);
    let Some(verb) = (0..at).find(|at| ASKS.contains(&tokens.plain(*at))) else {
        return false;
    };
    let clause = begins.max(verb)..at;
    let tells = clause
        .clone()
        .any(|at| TELLS.contains(&tokens.plain(at)) && tokens.plain(at + 1) != "to");
    let that = clause.clone().find(|at| tokens.plain(*at) == "that");
    let each = that.is_some_and(|that| (that..at).any(|at| EACH.contains(&tokens.plain(at))));
    tells || each
}
