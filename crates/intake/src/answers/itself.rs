//! Whether a document says of itself that it answers.
//!
//! Reports speak of responses too: those that forces must send, those that were
//! received. Only what a document says of itself counts, and it has to answer
//! something besides: see [`find`](super::find).

use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{Document, Span};

use super::pieces::{Kind, Piece};

/// So many pieces are the head, where a document says what it is.
const HEAD: usize = 25;

/// A title or subject has at most this many words and marks.
const LONGEST_TITLE: usize = 40;

/// What a title calls an answer.
const TITLES: [&str; 24] = [
    "response to",
    "responses to",
    "response of",
    "response from",
    "response under",
    "statutory response",
    "government response",
    "our response",
    "my response",
    "'s response",
    "pcc response",
    "s55 response",
    "section 55 response",
    "section 55 responses",
    "response published",
    "date of response",
    "date of this response",
    "reply to",
    "reply from",
    "reply of",
    "answer to",
    "answer of",
    "response by",
    "nil return",
];

/// What a sentence in the first person says.
const SENTENCES: [&str; 26] = [
    "i write in answer to",
    "i write in response to",
    "i write in reply to",
    "i am writing in response to",
    "i am writing to respond",
    "i am responding to",
    "in response to your report",
    "in response to two reports",
    "in response to the report",
    "in response to the above report",
    "my response to",
    "our response to the",
    "our response to this",
    "our response to each",
    "our answer to it",
    "our answer to each",
    "our answers to",
    "our replies to",
    "i answer as if",
    "my full response",
    "our full response",
    "the response of the",
    "response to each is",
    "statutory response is",
    "comments are set out",
    "response is set out",
];

/// Where a document calls itself an answer.
pub(super) fn says(document: &Document, pieces: &[Piece]) -> Option<Span> {
    let head = pieces.iter().take(HEAD);
    head.filter(|piece| piece.kind != Kind::Quote)
        .find_map(|piece| {
            let words = piece.words(document);
            let tokens = Tokens::of(&document.text, piece.span);
            // A path of links, and a sentence, are no title.
            let trail = words.contains(['>', '›', '»', '|']) && !words.contains('\n');
            let sentence = words.ends_with(['.', ':']) || words.ends_with(".”");
            let label = words.contains('\n') || piece.cell.is_some();
            if (tokens.len() <= LONGEST_TITLE && !trail) && (!sentence || label || short(&tokens)) {
                if let Some(words) = phrase(&tokens, &TITLES) {
                    return Some(words);
                }
            }
            sentences(&document.text, piece.span)
                .into_iter()
                .find_map(|sentence| phrase(&Tokens::of(&document.text, sentence), &SENTENCES))
        })
}

fn short(tokens: &Tokens<'_>) -> bool {
    tokens.has_any(&["response published"])
}

fn phrase(tokens: &Tokens<'_>, phrases: &[&str]) -> Option<Span> {
    (0..tokens.len()).find_map(|at| {
        let (_, next) = match tokens.any_of(at, phrases) {
            Some(found) => found,
            // "The Commissioner's response": the mark is inside the word.
            None => possessive(tokens, at)?,
        };
        Some(tokens.span(at, next))
    })
}

fn possessive(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    let whose = [
        "commissioner's",
        "mayor's",
        "pcc's",
        "minister's",
        "government's",
        "ministry's",
        "constable's",
        "force's",
    ];
    let next = matches!(tokens.plain(at + 1), "response" | "reply" | "answer");
    (whose.contains(&tokens.plain(at)) && next && tokens.len() <= LONGEST_TITLE)
        .then_some(("", at + 2))
}
