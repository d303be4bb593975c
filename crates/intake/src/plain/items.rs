//! List items: bullets, numbers, and how deep they stand.

use super::lines::{Line, ends_a_sentence};
use crate::{Span, limits};

/// Marks that begin an item. A hyphen or dash does so only before a space.
const BULLETS: [char; 16] = [
    '•', '◦', '▪', '▫', '‣', '⁃', '●', '○', '■', '□', '·', '–', '—', '-', '*', '\u{f0b7}',
];

/// The longest number or letter of an item: "xviii", "1.12.3".
const LONGEST_NUMBER: usize = 8;

/// An item's words, how deep it stands, and its number.
pub(super) struct Item {
    pub(super) words: Span,
    pub(super) depth: u8,
    pub(super) number: Option<String>,
}

/// The lists open at a line: the indent and mark of each level.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<(usize, Mark)>,
}

/// What an item begins with. Two marks of a kind stand at one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet(char),
    Number,
    Letter,
    Roman,
}

impl Lists {
    /// The item that a line begins, if it begins one.
    pub(super) fn item(&mut self, text: &str, line: &Line) -> Option<Item> {
        let words = line.words(text);
        let (mark, number, length) = mark(words, !self.open.is_empty())?;
        let rest = words[length..].trim_start();
        if rest.is_empty() {
            return None;
        }
        Some(Item {
            words: Span::new(line.span.end - rest.len(), line.span.end),
            depth: self.depth(line.indent, mark),
            number,
        })
    }

    /// A paragraph between items ends every list.
    pub(super) fn end(&mut self) {
        self.open.clear();
    }

    fn depth(&mut self, indent: usize, mark: Mark) -> u8 {
        if let Some(level) = self.open.iter().position(|level| *level == (indent, mark)) {
            self.open.truncate(level + 1);
        } else {
            // At a smaller indent the deeper lists have ended; the same indent
            // with another mark is a list within the item above.
            self.open
                .retain(|(above, other)| *above < indent || (*above == indent && *other != mark));
            self.open.push((indent, mark));
        }
        u8::try_from(self.open.len())
            .unwrap_or(limits::DEEPEST)
            .min(limits::DEEPEST)
    }
}

/// Whether a line begins with the mark of an item.
pub(super) fn is_marked(words: &str) -> bool {
    mark(words, true).is_some()
}

/// Whether an item's words are complete, so that the next line begins anew.
pub(super) fn ends(words: &str) -> bool {
    ends_a_sentence(words)
}

/// The mark a line begins with, its number, and its length in bytes.
fn mark(words: &str, in_a_list: bool) -> Option<(Mark, Option<String>, usize)> {
    let first = words.chars().next()?;
    let after = &words[first.len_utf8()..];
    if BULLETS.contains(&first) {
        let needs_space = matches!(first, '-' | '–' | '—' | '*' | '·');
        let spaced = after.starts_with(char::is_whitespace);
        return (spaced || !needs_space).then(|| (Mark::Bullet(first), None, first.len_utf8()));
    }
    // Word processors write the open circle of an inner list as the letter o.
    if first == 'o' && in_a_list && after.starts_with([' ', '\t']) {
        return Some((Mark::Bullet('o'), None, 1));
    }
    numbered(words)
}

/// "1.", "1)", "(a)", "iv." and the like before white space.
fn numbered(words: &str) -> Option<(Mark, Option<String>, usize)> {
    let opened = words.strip_prefix('(');
    let inner = opened.unwrap_or(words);
    let length = inner
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|length| (1..=LONGEST_NUMBER).contains(length))?;
    let (number, rest) = inner.split_at(length);
    let closing = rest.chars().next()?;
    let closed = closing == ')' || (closing == '.' && opened.is_none());
    if !closed || !rest[1..].starts_with(char::is_whitespace) {
        return None;
    }
    let mark = if number.bytes().all(|digit| digit.is_ascii_digit()) {
        (number.len() <= 3).then_some(Mark::Number)?
    } else if number.len() == 1 && number != "i" {
        // A capital and a full stop is somebody's initial.
        (closing == ')' || number == number.to_ascii_lowercase()).then_some(Mark::Letter)?
    } else if number.bytes().all(|letter| b"ivxlc".contains(&letter)) {
        Mark::Roman
    } else {
        return None;
    };
    let taken = words.len() - rest.len() + 1;
    Some((mark, Some(number.to_owned()), taken))
}
