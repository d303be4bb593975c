//! What is somebody else's words, and what is said to it.

use crate::Span;
use crate::sentences::sentences;
use crate::tokens::{Tokens, Worded};

use super::pieces::Piece;

/// Words by which a recommendation asks, or is told: "This asks forces to".
const ASKS: [&str; 14] = [
    "should",
    "must",
    "needs to",
    "need to",
    "ought to",
    "recommends that",
    "recommend that",
    "recommended that",
    "this asks",
    "these ask",
    "which asks",
    "it asks",
    "asks forces",
    "calls for",
];

/// Words after "should" that look back and ask nothing.
const LOOKS_BACK: [&str; 4] = [
    "should have been",
    "should have",
    "should add",
    "should say",
];

/// Whether a sentence asks something, or tells what is asked.
pub(super) fn asks(tokens: &Tokens<'_>) -> bool {
    tokens.has_any(&ASKS) && !tokens.has_any(&LOOKS_BACK)
}

/// Whether the first sentence of a piece asks something of others.
pub(super) fn begins_by_asking(document: &Worded<'_>, span: Span) -> bool {
    let first = sentences(&document.text, span).into_iter().next();
    first.is_some_and(|first| {
        let tokens = document.tokens(first);
        asks(&tokens) && !tokens.has_any(&["i", "we", "my", "our"])
    })
}

/// Whether a heading is "Recommendation" or "Area for improvement" and no more.
pub(super) fn is_a_bare_noun(tokens: &Tokens<'_>) -> bool {
    const NOUNS: [&str; 4] = [
        "recommendation",
        "area for improvement",
        "the recommendation",
        "learning recommendation",
    ];
    let named = tokens.any_of(0, &NOUNS);
    named.is_some_and(|(_, next)| next == tokens.len())
}

/// "(3) train each" or "3. train each": the number, and the place after it.
pub(super) fn bracketed_number(tokens: &Tokens<'_>) -> Option<(String, usize)> {
    let open = usize::from(tokens.plain(0) == "(");
    let number = tokens.plain(open);
    let short = !number.is_empty() && number.len() <= 3;
    let digits = short && number.bytes().all(|byte| byte.is_ascii_digit());
    let closed = matches!(tokens.plain(open + 1), ")" | "." | ":");
    (digits && closed).then(|| (number.to_owned(), open + 2))
}

/// Whether a sentence stands between the quotation marks around its piece.
pub(super) fn is_quoted(document: &Worded<'_>, piece: &Piece, sentence: Span) -> bool {
    let words = piece.words(document);
    let close = match words.chars().next() {
        Some('“') => words.rfind('”'),
        Some('"') => words.rfind('"').filter(|at| *at > 0),
        Some('‘') => words.rfind('’'),
        _ => None,
    };
    close.is_some_and(|close| sentence.start < piece.span.start + close)
}

/// Words without the marks that part them from a number: ": ", "– ", "(…)".
pub(super) fn without_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let after = words.trim_start_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ':' | '-' | '–' | '—' | '.' | ')' | '|')
    });
    let start = span.end - after.len();
    let mut inner = Span::new(start, span.end);
    if let Some(bracketed) = after.strip_prefix('(')
        && let Some(close) = bracketed.rfind(')')
        && bracketed[close..].len() <= 2
    {
        inner = Span::new(start + 1, start + 1 + close);
    }
    inner.trimmed(text)
}
