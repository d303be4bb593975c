//! What the space between lines and at their ends says: a text with an empty line after every
//! line, and paragraphs with none between them.

use super::headings;
use super::lines::{Line, ends_a_sentence};

/// So many characters may be left at the end of a line before which its writer went on to the
/// next: people break lines a word early.
const EARLY: usize = 14;

/// The same where the line ends inside a sentence, which names with capitals go on.
const EARLY_INSIDE: usize = 34;

/// A text of fewer lines is too short to tell.
const FEWEST: usize = 8;

/// Of lines with double spacing at least one in so many goes on a sentence.
const ONE_IN: usize = 4;

/// Whether a line begins anew after another, with no empty line between: its first word would
/// have stood at the end of that one, or it is a label.
pub(super) fn parts(text: &str, before: &Line, line: &Line, widest: usize) -> bool {
    let words = line.words(text);
    let ended = ends_a_sentence(before.words(text));
    if headings::is_label(words) && ended {
        return true;
    }
    if !words.starts_with(|first: char| first.is_uppercase() || first.is_numeric()) {
        return false;
    }
    let first = words.split_whitespace().next().unwrap_or_default();
    let would_reach = before.right() + 1 + first.chars().count();
    let left = if ended { EARLY } else { EARLY_INSIDE };
    would_reach + left <= widest
}

/// The lines of a text without the empty ones that stand after each line of a text with double
/// spacing: where no two lines follow each other, and one in four or more goes on a sentence.
pub(super) fn single(text: &str, all: Vec<Line>) -> Vec<Line> {
    if !is_double(text, &all) {
        return all;
    }
    // One empty line of each gap belongs to the line before it.
    let mut kept: Vec<Line> = Vec::with_capacity(all.len());
    let mut after_a_line = false;
    for line in all {
        let drop = after_a_line && line.is_empty();
        after_a_line = !line.is_empty();
        if !drop {
            kept.push(line);
        }
    }
    kept
}

fn is_double(text: &str, all: &[Line]) -> bool {
    let follow = all
        .windows(2)
        .any(|pair| !pair[0].is_empty() && !pair[1].is_empty());
    if follow {
        return false;
    }
    let written: Vec<&Line> = all.iter().filter(|line| !line.is_empty()).collect();
    let breaks = written
        .windows(2)
        .filter(|pair| {
            pair[0].is_full()
                && !ends_a_sentence(pair[0].words(text))
                && pair[1].words(text).starts_with(char::is_lowercase)
        })
        .count();
    // Of lines that are broken off many begin with a small letter inside a sentence; of whole
    // paragraphs none does.
    written.len() >= FEWEST && breaks * ONE_IN >= written.len()
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    const DOUBLE: &str = "By 30 November 2025, Exampleshire Police should set up one place\n\n                          at which every report of fraud is assessed and given to somebody.\n\n\n\n                          The unit helps with serious cases. The force did not ask for it in\n\n                          any of the cases in which, under what they had agreed with it in\n\n                          the spring, it should have. The unit did not know about them, and\n\n                          nobody had thought to tell it so, although all of them knew very\n\n                          well that it was there and would have helped them with every one\n\n                          of the cases that they had found hard.\n";

    #[test]
    fn double_spacing_is_taken_out_and_paragraphs_stay_apart() {
        let single = single(DOUBLE, lines(DOUBLE));
        let empty: Vec<bool> = single.iter().map(Line::is_empty).collect();
        let gaps = empty.iter().filter(|one| **one).count();
        assert_eq!((single.len(), gaps), (10, 2), "{empty:?}");
        let plain = DOUBLE.replace("\n\n", "\n");
        assert_eq!(
            super::single(&plain, lines(&plain)).len(),
            lines(&plain).len()
        );
    }

    #[test]
    fn a_line_that_ends_early_ends_its_paragraph() {
        let text = "The force has trained its officers, and it has told every one of them why.\n\
                    It was not enough.\n\
                    Recommendation 1\n\
                    By 1 May 2026, the force should\n\
                    say so.\n";
        let all = lines(text);
        let parts = |at: usize| parts(text, &all[at], &all[at + 1], all[0].right());
        assert!(!parts(0), "the line was full");
        assert!(parts(1), "a label begins anew");
        assert!(parts(2), "the heading is short");
        assert!(!parts(3), "a small letter goes on");
    }
}
