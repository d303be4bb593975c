//! Letters that number what is asked: (a) to (d) under several lead-ins of one document,
//! or (i) to (iii) in a letter.

use crate::asks::Asked;
use crate::document::BlockKind;
use crate::tokens::Worded;

/// Small Roman numbers, in their order.
const ROMAN: [&str; 12] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
];

/// Gives what is asked in items with letters those letters for numbers, where they
/// count on from the first. Where a list begins anew each time, a letter names nothing.
pub(super) fn numbered(mut asked: Asked, document: &Worded<'_>) -> Asked {
    /// Fewer are no row.
    const FEWEST: usize = 2;
    let blocks = &document.blocks;
    let letter = |start: usize| {
        let place = blocks.partition_point(|block| block.span.end <= start);
        match &blocks.get(place)?.kind {
            BlockKind::ListItem {
                number: Some(number),
                ..
            } => Some(number.clone()).filter(|number| is_a_letter(number)),
            _ => None,
        }
    };
    let letters: Vec<Option<String>> = asked
        .proposals
        .iter()
        .map(|one| letter(one.passage.start))
        .collect();
    let seen: Vec<&String> = letters.iter().flatten().collect();
    let all = seen.len();
    let counts_on = seen.iter().enumerate().all(|(at, letter)| {
        let roman = ROMAN.get(at) == Some(&letter.as_str());
        let own =
            letter.len() == 1 && letter.bytes().next() == u8::try_from(at).ok().map(|at| b'a' + at);
        roman && seen[0] == "i" || own && seen[0] == "a"
    });
    let others = asked
        .proposals
        .iter()
        .any(|one| one.number.is_some() && one.kind.asks());
    if others || all < FEWEST || !counts_on {
        return asked;
    }
    for (proposal, letter) in asked.proposals.iter_mut().zip(letters) {
        if proposal.kind.asks() {
            proposal.number = letter;
        }
    }
    asked
}

/// "a", "iv": a small letter or a small Roman number.
fn is_a_letter(number: &str) -> bool {
    /// "viii" has no more.
    const LONGEST: usize = 4;
    let small = number.bytes().all(|one| one.is_ascii_lowercase());
    let roman = number.bytes().all(|one| matches!(one, b'i' | b'v' | b'x'));
    small && (number.len() == 1 || roman && number.len() <= LONGEST)
}
