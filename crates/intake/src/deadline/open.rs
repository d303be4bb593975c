//! Times without a day: at once, soon, and on a condition.

use answerable_register::calendar::Deadline;

use super::phrase::{no_day, typed};
use super::{DeadlineRead, Given};
use crate::tokens::{Phrases, Tokens};

pub(super) fn immediately(
    tokens: &Tokens<'_>,
    at: usize,
    _: Given,
) -> Option<(DeadlineRead, usize)> {
    const AT_ONCE: Phrases = Phrases::of(&[
        "with immediate effect",
        "as a matter of urgency",
        "as a matter of priority and urgency",
        "without delay",
        "without further delay",
        "by return",
        "immediate action",
        "immediate steps",
        "should do so at once",
        "must do so at once",
        "immediately",
        "straight away",
        "straightaway",
        "forthwith",
        "at once",
    ]);
    // "Recommendation 1: immediate".
    if tokens.plain(at) == "immediate" && at + 1 == tokens.len() {
        return Some((typed(Deadline::Immediately), at + 1));
    }
    let (words, to) = tokens.any_of(at, &AT_ONCE)?;
    // "Answer calls immediately" says how, not by when: the word sets a deadline
    // only beside the verb that asks, or at an end of what it stands in.
    let before = at.checked_sub(1).map(|before| tokens.plain(before));
    let asks = matches!(
        before,
        None | Some(
            "should" | "must" | "," | "needs" | "need" | "(" | ":" | "–" | "-" | "—" | "to"
        )
    ) || matches!(tokens.plain(to), ":" | ",");
    let beside = tokens
        .any_of(to, &["before", "after", "following", "when", "they", "it"])
        .is_some();
    let says_how = matches!(
        words,
        "immediately" | "straight away" | "straightaway" | "forthwith" | "at once"
    );
    // "Please ring my office at once to tell me".
    let asks = asks || tokens.plain(0) == "please";
    (!says_how || asks && !beside).then(|| (typed(Deadline::Immediately), to))
}

/// "As soon as practicable": a time, but no day.
pub(super) fn soon(tokens: &Tokens<'_>, at: usize, _: Given) -> Option<(DeadlineRead, usize)> {
    const SOON: Phrases = Phrases::of(&[
        "as soon as possible",
        "as soon as practicable",
        "as soon as reasonably practicable",
        "as a matter of urgency",
        "without delay",
        "urgently",
        "at the earliest opportunity",
    ]);
    let (_, to) = tokens.any_of(at, &SOON)?;
    Some((no_day(), to))
}

/// Words that begin a condition, at the start of a sentence or clause.
const CONDITIONS: Phrases = Phrases::of(&[
    "before any",
    "before a decision",
    "before the",
    "before this",
    "before it",
    "until any",
    "in the event",
    "unless",
    "if",
    "once",
    "as soon as",
    "when it next",
    "when they next",
    "when you next",
    "the next time",
]);

/// The longest condition kept, in words.
const LONGEST_CONDITION: usize = 30;

/// "Before any change … is considered," and "if …,": up to the comma.
pub(super) fn condition(
    tokens: &Tokens<'_>,
    at: usize,
    given: Given,
) -> Option<(DeadlineRead, usize)> {
    let begins_a_clause =
        at == 0 || matches!(tokens.plain(at - 1), "," | ";" | "and" | "“" | "that");
    if !begins_a_clause || soon(tokens, at, given).is_some() {
        return None;
    }
    // "Should more than fifty be overdue, tell my office": turned about, as "were" is.
    let turned = at == 0 && tokens.plain(0) == "should";
    // "Where a force has not done so, it should": at the head of a sentence alone.
    let where_so = at == 0 && tokens.plain(0) == "where";
    if !turned && !where_so {
        tokens.any_of(at, &CONDITIONS)?;
    }
    // "Before the end of the year, …" sets a day.
    if tokens
        .any_of(
            at,
            &["before the end", "before the close", "before the start"],
        )
        .is_some()
    {
        return None;
    }
    let most = tokens.len().min(at + LONGEST_CONDITION);
    // "If the evidence is good enough we will close them": the comma may be left out.
    let to = (at..most).find(|place| {
        tokens.plain(*place) == ","
            || *place > at + 2 && tokens.any_of(*place, &["we will", "i will"]).is_some()
    })?;
    let words = tokens.published(at, to).to_owned();
    Some((typed(Deadline::Conditional { words }), to))
}

/// "Before the first deployment.", "before the summer recess": something that is to come, at
/// the end of a sentence. With a verb of its own it tells how: "agree before an incident is
/// closed".
pub(super) fn before_what_comes(
    tokens: &Tokens<'_>,
    at: usize,
    _: Given,
) -> Option<(DeadlineRead, usize)> {
    /// What is to come is named in so many words.
    const LONGEST: usize = 9;
    const COMES: [&str; 8] = [
        "before the",
        "before any",
        "before its",
        "before their",
        "before your",
        "before our",
        "before my",
        "in time for the",
    ];
    const TELLS: [&str; 25] = [
        "rises", "is", "are", "was", "were", "be", "been", "has", "have", "had", "it", "they",
        "he", "she", "who", "that", "which", "can", "will", "does", "do", "goes", "takes", "gets",
        "leaves",
    ];
    /// What stands right after and is a time with a day of its own, or none.
    const TIMES: [&str; 8] = [
        "end",
        "close",
        "start",
        "beginning",
        "day",
        "committee",
        "house",
        "court",
    ];
    tokens.any_of(at, &COMES)?;
    let end = (at + 2..tokens.len())
        .find(|at| matches!(tokens.plain(*at), "." | "," | ";" | ":"))
        .unwrap_or(tokens.len());
    let clause = at + 2..end;
    let last = end >= tokens.len() || tokens.plain(end) != ",";
    let tells = clause.clone().any(|at| TELLS.contains(&tokens.plain(at)));
    let time = TIMES.contains(&tokens.plain(at + 2));
    if clause.is_empty() || clause.len() > LONGEST || tells || time || !last || at == 0 {
        return None;
    }
    let words = tokens.published(at, end).to_owned();
    Some((typed(Deadline::Conditional { words }), end))
}
