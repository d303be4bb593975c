//! By when those who get a coroner's report have to answer.

use answerable_register::calendar::Deadline;

use super::{HAVE_TO_ANSWER, plain};
use crate::asks::Ground;
use crate::deadline::{self, FoundDeadline, day_at};
use crate::sentences::sentences;
use crate::tokens::Tokens;

/// So many blocks after the words that an answer is due may say by when.
const NEAR: usize = 6;

/// "Within 56 days of the date of this report, namely by 8 April 2024": the day where
/// one is named, and else the length of time. Looked for first where the report says that
/// an answer is due, and then in any sentence that speaks of one.
pub(super) fn by_when(ground: &Ground<'_>) -> Option<FoundDeadline> {
    let document = ground.document;
    let blocks = &document.blocks;
    let due = blocks.iter().rposition(|block| {
        let words = plain(document, block);
        HAVE_TO_ANSWER.iter().any(|phrase| words.contains(phrase))
    })?;
    let first = blocks.iter().position(|block| {
        let words = plain(document, block);
        HAVE_TO_ANSWER.iter().any(|phrase| words.contains(phrase))
    })?;
    let ends = blocks.len().min(due + NEAR);
    if let Some(extended) = put_off(ground, first..ends) {
        return Some(extended);
    }
    let found = in_sentences(ground, first..ends);
    let day = found.iter().position(is_a_day);
    match day {
        Some(day) => found.into_iter().nth(day),
        None => {
            let anywhere = in_sentences(ground, 0..blocks.len());
            let day = anywhere.iter().position(is_a_day);
            let any = day.map_or_else(|| found.into_iter().next(), |_| None);
            any.or_else(|| anywhere.into_iter().nth(day.unwrap_or(0)))
        }
    }
}

/// "I have already extended that period, and your responses are now due no later than 28
/// November": the day that stands, where the first was put off.
fn put_off(ground: &Ground<'_>, blocks: std::ops::Range<usize>) -> Option<FoundDeadline> {
    const PUT_OFF: [&str; 5] = [
        "now due",
        "have extended",
        "have already extended",
        "extended to",
        "been extended",
    ];
    let document = ground.document;
    document.blocks[blocks].iter().find_map(|block| {
        let all = sentences(&document.text, block.span);
        all.into_iter().find_map(|sentence| {
            let tokens = document.tokens(sentence);
            let set = || deadline::find(&tokens, ground.given).filter(is_a_day);
            tokens.has_any(&PUT_OFF).then(set).flatten()
        })
    })
}

fn is_a_day(found: &FoundDeadline) -> bool {
    matches!(found.read.deadline, Deadline::On(_)) || found.read.likely.is_some()
}

/// The deadlines of the sentences that speak of an answer, in some blocks.
fn in_sentences(ground: &Ground<'_>, blocks: std::ops::Range<usize>) -> Vec<FoundDeadline> {
    const ANSWERS: [&str; 11] = [
        "respond",
        "reply",
        "response",
        "responses",
        "replies",
        "answer",
        "hear from you",
        "56 days",
        "fifty-six days",
        "duty",
        "due",
    ];
    let document = ground.document;
    let mut found = Vec::new();
    for block in &document.blocks[blocks] {
        for sentence in sentences(&document.text, block.span) {
            let tokens = document.tokens(sentence);
            if !tokens.has_any(&ANSWERS) {
                continue;
            }
            let set = deadline::find(&tokens, ground.given).filter(FoundDeadline::is_firm);
            match set {
                Some(set) if is_a_day(&set) => found.push(set),
                set => found.extend(day_named(ground, &tokens).or(set)),
            }
        }
    }
    found
}

/// "Namely 8 April 2024", "is due on 8 April", "(that is, 8 April 2024)".
fn day_named(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<FoundDeadline> {
    const NAMES: [&str; 9] = [
        "namely",
        "that is",
        "that is ,",
        "i . e",
        "due on",
        "due :",
        "expires on",
        "ends on",
        "is therefore",
    ];
    (0..tokens.len()).find_map(|at| {
        let (_, next) = tokens.any_of(at, &NAMES)?;
        let next = next + usize::from(matches!(tokens.plain(next), "," | "on" | ":" | "."));
        let day = day_at(tokens, next)?;
        Some(FoundDeadline {
            read: day.read(ground.given),
            span: tokens.span(next, day.next),
            from: next,
            to: day.next,
        })
    })
}
