//! What stands between a name and its verb and names nobody: "Northmoor Police, which speaks
//! for all three, is asked to", "chief constables who have not done so should", "all 43
//! forces".
//!
//! Whoever is named inside such a clause is not asked.

use crate::tokens::Tokens;

/// Words that open a clause about the name before them.
const RELATIVE: [&str; 5] = ["who", "which", "whose", "whom", "where"];

/// The place after a clause between commas that begins at a place: ", which speaks for
/// all,". It may end where the stretch does.
pub(super) fn aside(tokens: &Tokens<'_>, at: usize, to: usize) -> Option<usize> {
    let opens = tokens.plain(at) == "," && RELATIVE.contains(&tokens.plain(at + 1));
    if !opens {
        return None;
    }
    let close = (at + 2..to).find(|at| tokens.plain(*at) == ",");
    Some(close.map_or(to, |comma| comma + 1))
}

/// The end of a stretch that tells which of those named right before a place are meant:
/// "that have not yet done so".
pub(super) fn which_of_them(tokens: &Tokens<'_>, at: usize, to: usize) -> Option<usize> {
    let relative = RELATIVE.contains(&tokens.plain(at));
    let opens = relative || tokens.plain(at) == "that";
    // "That" may also begin what is recommended: "that the force, and that the Board"; "whose
    // force has a town" is always such a clause.
    let verb = tokens.plain(at + 1);
    let done = matches!(
        verb,
        "have"
            | "has"
            | "had"
            | "do"
            | "does"
            | "did"
            | "are"
            | "is"
            | "were"
            | "was"
            | "hold"
            | "use"
            | "share"
            | "took"
            | "take"
            | "lack"
    );
    if !opens || !(done || relative) {
        return None;
    }
    Some(
        (at + 1..to)
            .find(|at| tokens.plain(*at) == ",")
            .unwrap_or(to),
    )
}

/// "43", "14": how many there are.
pub(super) fn counts(word: &str) -> bool {
    !word.is_empty() && word.len() <= 3 && word.bytes().all(|one| one.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn a_clause_ends_at_its_comma_or_with_the_stretch() {
        let text = "Northmoor Police, which speaks for all, is asked";
        let tokens = Tokens::of(text, Span::new(0, text.len()));
        assert_eq!(aside(&tokens, 2, tokens.len()), Some(8));
        assert_eq!(aside(&tokens, 2, 6), Some(6));
        assert_eq!(aside(&tokens, 7, tokens.len()), None, "it opens nothing");
        let text = "Forces that have not done so should";
        let tokens = Tokens::of(text, Span::new(0, text.len()));
        assert_eq!(which_of_them(&tokens, 1, 6), Some(6));
        assert_eq!(which_of_them(&tokens, 2, 6), None);
    }
}
