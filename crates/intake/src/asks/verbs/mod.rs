//! The verbs and phrases that documents ask with.

mod commands;
mod list;
mod modal;

use crate::Span;
use crate::tokens::{Phrases, Tokens};

pub(super) use commands::{command_at, is_a_verb, is_done_by_one, may_be_a_verb};
pub(super) use modal::{Modal, falls_to, is_done, modal};

/// Words that often ask. A sentence with one of them that no proposal uses is
/// shown to the person who reviews; a text with none of these, and none of the
/// words of the other patterns, has no proposals.
const ASKING: Phrases = Phrases::of(&[
    "should",
    "shouldn't",
    "must",
    "mustn't",
    "needs to",
    "need to",
    "recommend",
    "recommends",
    "recommended",
    "require",
    "requires",
    "required",
    "invite",
    "invites",
    "invited",
    "encourage",
    "encourages",
    "expect",
    "expects",
    "expected",
    "welcome",
    "welcomes",
    "urge",
    "urges",
    "call on",
]);

/// The first word of a sentence that often asks.
pub(crate) fn asking_word(tokens: &Tokens<'_>) -> Option<&'static str> {
    first_asking(tokens).map(|(word, _)| word)
}

/// Every word of a document that often asks.
pub(crate) fn asking_words(tokens: &Tokens<'_>) -> impl Iterator<Item = &'static str> {
    (0..tokens.len()).filter_map(|at| tokens.any_of(at, &ASKING).map(|(word, _)| word))
}

/// The first word of a sentence that often asks, and its place.
pub(super) fn first_asking(tokens: &Tokens<'_>) -> Option<(&'static str, usize)> {
    tokens.first_of(&ASKING).map(|(at, word, _)| (word, at))
}

/// "We recommend that", "it is recommended that": the words and the place after.
pub(super) fn recommends<'p>(tokens: &Tokens<'_>) -> Option<(&'p str, usize, usize)> {
    const WORDS: Phrases = Phrases::of(&[
        "we suggest that",
        "we also suggest that",
        "i also suggest that",
        "i suggest that",
        "we propose that",
        "i propose that",
        "recommend that",
        "recommends that",
        "our recommendation that",
        "my recommendation that",
        "is recommended that",
        "are recommended that",
        "recommendation is that",
        "recommendations are that",
        "recommend",
        "recommends",
    ]);
    (0..tokens.len()).find_map(|at| {
        let (words, next) = tokens.any_of(at, &WORDS)?;
        (!speaks_of(tokens, at)).then_some((words, at, next))
    })
}

/// Whether the word before "recommend" makes it speak of recommending: "asked us to
/// recommend", "what we recommend", "whether we would recommend".
fn speaks_of(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens.plain(at));
    let asked = before(1) == "to" && !matches!(before(2), "resolved" | "agreed" | "decided");
    let what = matches!(before(1), "we" | "i" | "they" | "it")
        && matches!(
            before(2),
            "what" | "which" | "whatever" | "when" | "how" | "if"
        )
        || matches!(before(1), "will" | "may" | "can" | "could") && before(2) != "i";
    let would = matches!(before(1), "would" | "could" | "might" | "may" | "never")
        && !matches!(before(2), "i" | "we");
    let whether = (0..at).any(|at| tokens.plain(at) == "whether");
    asked || what || would || whether
}

/// Words that say something was asked before, or by somebody else.
pub(super) fn asked_before(tokens: &Tokens<'_>, before: usize) -> bool {
    const PHRASES: Phrases = Phrases::of(&[
        "said",
        "stated",
        "stating",
        "told",
        "argued",
        "suggested",
        "concluded",
        "reported",
        "claimed",
        "warned",
        "asked whether",
        "we asked",
        "had asked",
        "previously",
        "previous recommendation",
        "previous recommendations",
        "earlier recommendation",
        "original recommendation",
        "last inspection",
        "our last report",
        "recommended",
        "told us",
        "in which",
        "moved that",
        "proposed that",
        "for example",
        "who wanted",
    ]);
    (0..before.min(tokens.len())).any(|at| match tokens.any_of(at, &PHRASES) {
        // "It is recommended" asks now.
        Some(("recommended", _)) => at == 0 || !matches!(tokens.plain(at - 1), "is" | "are" | "be"),
        // "That said, …" reports nothing.
        Some(("said", _)) => at == 0 || tokens.plain(at - 1) != "that",
        Some(_) => true,
        None => false,
    })
}

/// "We do not recommend", "this is no recommendation", "no longer needs to".
pub(super) fn asks_nothing(tokens: &Tokens<'_>) -> bool {
    const NOTHING: [&str; 16] = [
        "not recommend",
        "not recommending",
        "don't recommend",
        "doesn't recommend",
        "notes the report",
        "note the report",
        "notes the contents",
        "note the contents",
        "left this number",
        "leave this number",
        "number is not used",
        "no recommendation",
        "no recommendations",
        "not a recommendation",
        "not expect",
        "not invite",
    ];
    /// What takes back a duty, unless a verb before it asks: "should dispose of what no
    /// longer needs to be held".
    const NEED_NOT: [&str; 9] = [
        "no longer needs to",
        "no longer need to",
        "does not need to",
        "do not need to",
        "doesn't need to",
        "don't need to",
        "do not have to",
        "don't have to",
        "not require",
    ];
    if tokens.has_any(&NOTHING) {
        return true;
    }
    let need_not = (0..tokens.len()).find(|at| tokens.any_of(*at, &NEED_NOT).is_some());
    need_not
        .is_some_and(|at| !(0..at).any(|before| matches!(tokens.plain(before), "should" | "must")))
}

/// The stretches of a block that stand in double quotation marks. Marks that are
/// opened and never closed hold to the end: news goes on quoting in the next
/// paragraph.
pub(super) fn quoted(text: &str, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut opened: Option<usize> = None;
    for (at, letter) in block.of(text).char_indices() {
        let at = block.start + at;
        match (letter, opened) {
            ('“' | '"', None) => opened = Some(at),
            ('”', Some(start)) | ('"', Some(start)) => {
                found.push(Span::new(start, at + letter.len_utf8()));
                opened = None;
            }
            _ => {}
        }
    }
    if let Some(start) = opened {
        found.push(Span::new(start, block.end));
    }
    found
}
