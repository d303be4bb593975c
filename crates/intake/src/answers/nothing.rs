//! Answers that answer no recommendation: acknowledgements and nil returns.

use crate::Span;
use crate::sentences::sentences;
use crate::tokens::Worded;

use super::pieces::Piece;

/// Words by which somebody says that an answer will come.
const PROMISES: [&str; 16] = [
    "publish my full response",
    "publish our full response",
    "publish a full response",
    "publish my response",
    "publish our response",
    "publish a response",
    "send a full response",
    "send my full response",
    "send you my response",
    "provide a full response",
    "full response will follow",
    "full response in due course",
    "respond in full",
    "respond fully",
    "respond in due course",
    "acknowledge receipt",
];

/// Words by which somebody says that nothing is addressed to them.
const NIL: [&str; 22] = [
    "none of them is addressed to",
    "none of them are addressed to",
    "none of which is addressed to",
    "none of which are addressed to",
    "none is addressed to",
    "none are addressed to",
    "none of the recommendations is",
    "none of the recommendations are",
    "no recommendation is addressed to",
    "no recommendations are addressed to",
    "no recommendation is made to",
    "no recommendations are made to",
    "no recommendations for this force",
    "no recommendations for the force",
    "there are no recommendations for",
    "there are no recommendations to",
    "makes no recommendations to",
    "makes no recommendation to",
    "made no recommendations to",
    "contains no recommendations for",
    "no recommendations were made",
    "nil return",
];

/// The words by which it only acknowledges.
pub(super) fn acknowledges(document: &Worded<'_>, pieces: &[Piece]) -> Option<Span> {
    first(document, pieces, &PROMISES)
}

/// The words by which it says that nothing is addressed to whoever answers.
pub(super) fn nil_return(document: &Worded<'_>, pieces: &[Piece]) -> Option<Span> {
    first(document, pieces, &NIL)
}

/// The first sentence with any of some phrases. "Must publish a response" tells
/// the law and promises nothing.
fn first(document: &Worded<'_>, pieces: &[Piece], phrases: &[&str]) -> Option<Span> {
    let all = pieces
        .iter()
        .flat_map(|piece| sentences(&document.text, piece.span));
    let mut all = all.filter(|sentence| {
        let tokens = document.tokens(*sentence);
        let law = tokens.has_any(&["must", "requires", "required to", "should"]);
        !law && tokens.has_any(phrases)
    });
    all.next()
}
