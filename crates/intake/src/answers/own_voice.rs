//! What only those say who ask: "we recommend that", "we inspected the force".
//!
//! A report tells what was answered to earlier ones, and its title may speak of a response:
//! "Police response to victims of slavery". Whoever says in their own voice that they
//! recommend or inspected answers nothing there, unless the title says so for certain.

use crate::sentences::sentences;
use crate::tokens::{Phrases, Worded};

use super::pieces::{Kind, Piece};

/// At the head of a sentence.
const RECOMMENDS: Phrases = Phrases::of(&[
    "we recommend that",
    "we also recommend that",
    "we therefore recommend that",
    "we further recommend that",
    "i recommend that",
    "i therefore recommend that",
    "we make no new recommendations",
    "we make the following recommendations",
]);

/// Anywhere in a sentence.
const INSPECTED: Phrases = Phrases::of(&[
    "we inspected",
    "our inspectors",
    "our inspection of",
    "our inspection assessed",
    "we make graded judgments",
    "our inspection team",
    "we graded",
    "i inspected",
    "my inspectors",
    "hm inspector's observations",
    "aspects of the performance of",
]);

/// Whether a document recommends or inspects in its own voice: outside quotations.
pub(super) fn asks(document: &Worded<'_>, pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .filter(|piece| piece.kind != Kind::Quote)
        .flat_map(|piece| sentences(&document.text, piece.span))
        .any(|sentence| {
            let words = document.words(sentence);
            let tokens = document.tokens(sentence);
            tokens.any_of(0, &RECOMMENDS).is_some()
                || !words.contains(['“', '"']) && tokens.first_of(&INSPECTED).is_some()
        })
}
