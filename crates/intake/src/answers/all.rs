//! A position on all recommendations at once.

use crate::sentences::sentences;
use crate::tokens::{Tokens, Worded};

use super::pieces::{Kind, Piece};
use super::{Position, PositionRead, position};

/// Words for all of them.
const ALL: [&str; 16] = [
    "all recommendations",
    "all the recommendations",
    "all of the recommendations",
    "all of its recommendations",
    "all its recommendations",
    "all your recommendations",
    "all of your recommendations",
    "all of them",
    "every recommendation",
    "each recommendation",
    "each of the recommendations",
    "every one of the recommendations",
    "the recommendations in full",
    "both recommendations",
    "recommendations are accepted",
    "the recommendations are all accepted",
];

/// Words after a number: "all four recommendations".
const COUNTED: [&str; 14] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen",
];

/// The first sentence outside the rows that states a position on all of them.
pub(super) fn position_on_all(
    document: &Worded<'_>,
    pieces: &[Piece],
    in_rows: impl Fn(crate::Span) -> bool,
) -> Option<PositionRead> {
    let prose = pieces.iter().filter(|piece| {
        piece.cell.is_none() && !matches!(piece.kind, Kind::Heading(_) | Kind::Quote)
    });
    let mut all = prose.flat_map(|piece| sentences(&document.text, piece.span));
    all.find_map(|sentence| {
        if in_rows(sentence) {
            return None;
        }
        let tokens = document.tokens(sentence);
        (tokens.has_any(&ALL) || counts(&tokens)).then_some(())?;
        let position = stated(&tokens)?;
        Some(PositionRead {
            position,
            passage: sentence,
        })
    })
}

/// The position; "accept all but one" is none on all of them.
fn stated(tokens: &Tokens<'_>) -> Option<Position> {
    let but = tokens.has_any(&["all but", "except", "save", "apart from", "other than"]);
    // What a document says that others did is not its own position.
    let of_others = tokens.has_any(&["every force", "all forces", "most forces"]);
    position::read(tokens).filter(|_| !but && !of_others)
}

/// Whether it is the position of whoever writes, and no quotation: "We accept all
/// five recommendations".
pub(super) fn is_its_own(document: &Worded<'_>, all: PositionRead) -> bool {
    let words = document.words(all.passage);
    let tokens = document.tokens(all.passage);
    let quoted = words.starts_with(['“', '"', '‘']);
    !quoted && matches!(tokens.plain(0), "i" | "we") && document.block_at(all.passage).is_some()
}

fn counts(tokens: &Tokens<'_>) -> bool {
    (0..tokens.len()).any(|at| {
        tokens.plain(at) == "all"
            && COUNTED.contains(&tokens.plain(at + 1))
            && (at + 2..at + 5).any(|at| tokens.plain(at) == "recommendations")
    })
}
