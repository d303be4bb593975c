//! The lines of a text, and how it was laid out.

use crate::Span;

/// One line without its line ending.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// Its words, without the white space around them; empty for an empty line.
    pub(crate) span: Span,
    /// How many characters of white space stand before them.
    pub(crate) indent: usize,
    /// How many characters the words have.
    pub(crate) length: usize,
}

/// A line of broken text is at least this long unless its paragraph ends there:
/// the shortest width in use is about 60, less one long word.
const FULL: usize = 45;

/// Text broken to a width has hardly a line longer than this: what is read on a screen is
/// often set to 120.
const WIDEST: usize = 140;

/// One line in so many may be wider in a text broken to a width: a line somebody
/// changed, or a row of a table.
const FEW: usize = 25;

impl Line {
    pub(crate) fn is_empty(&self) -> bool {
        self.span.is_empty()
    }

    pub(crate) fn words<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// How far to the right it reaches, in characters.
    pub(super) fn right(&self) -> usize {
        self.indent + self.length
    }

    /// Whether this line is long enough to have been broken off at the width.
    pub(crate) fn is_full(&self) -> bool {
        self.length >= FULL
    }
}

/// How a text was laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Every paragraph is one line.
    Whole,
    /// Paragraphs are one line each with nothing between them, as copied pages
    /// are.
    Close,
    /// Paragraphs are broken to a width and parted by empty lines.
    Broken,
}

impl Layout {
    pub(crate) fn of(text: &str, all: &[Line]) -> Layout {
        let pairs = || {
            all.windows(2)
                .filter(|pair| !pair[0].is_empty() && !pair[1].is_empty())
        };
        let close = pairs().count();
        let full = pairs().filter(|pair| pair[0].is_full()).count();
        let wide = all.iter().filter(|line| line.length > WIDEST).count();
        // Lines that were broken off end inside sentences; whole paragraphs end
        // with a stop.
        let inside = pairs()
            .filter(|pair| !ends_a_sentence(pair[0].words(text)))
            .count();
        let written = all.iter().filter(|line| !line.is_empty()).count();
        let narrow = wide * FEW <= written;
        if close > 0 && narrow && full * 2 >= close && inside * 2 >= close {
            Layout::Broken
        } else if close * 2 > written {
            Layout::Close
        } else {
            Layout::Whole
        }
    }
}

/// Whether a few lines between empty ones are one text broken to a width: all but
/// the last are full, and most of the lines after them go on a sentence.
pub(crate) fn are_broken(text: &str, group: &[Line]) -> bool {
    let Some((_, before)) = group.split_last().filter(|_| group.len() > 2) else {
        return false;
    };
    let full = before.iter().filter(|line| line.is_full()).count();
    let goes_on = |pair: &&[Line]| {
        let open = !ends_a_sentence(pair[0].words(text));
        open && pair[1].words(text).starts_with(char::is_lowercase)
    };
    let go_on = group.windows(2).filter(goes_on).count();
    let widest = group.iter().map(|line| line.length).max().unwrap_or(0);
    // One short line may stand first: a label.
    widest <= WIDEST && full + 1 >= before.len() && go_on * 2 >= before.len()
}

/// Whether the end of a full line breaks a sentence off that the next goes on with,
/// however the rest of the text is laid out: no stop before it and a small letter after.
pub(super) fn breaks_a_sentence(text: &str, before: &Line, line: &Line) -> bool {
    before.is_full()
        && before.length <= WIDEST
        && line.length <= WIDEST
        && !ends_a_sentence(before.words(text))
        && line.words(text).starts_with(char::is_lowercase)
}

/// Whether words end as a sentence does.
pub(crate) fn ends_a_sentence(words: &str) -> bool {
    words
        .trim_end_matches(['"', '”', '’', '\'', ')', ']'])
        .ends_with(['.', '?', '!', ';', ':'])
}

/// Every line of a text, the empty ones too.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut start = 0;
    for ended in text.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let span = Span::new(start, start + ended.len());
        let words = span.trimmed(text);
        let before = Span::new(span.start, words.start).of(text);
        // "\r\n" would make an empty line between every two.
        let half_of_an_ending = ended == "\n" && text[..start].ends_with('\r');
        if !half_of_an_ending {
            found.push(Line {
                span: words,
                indent: before
                    .chars()
                    .map(|space| if space == '\t' { 4 } else { 1 })
                    .sum(),
                length: words.of(text).chars().count(),
            });
        }
        start = span.end;
    }
    found
}
