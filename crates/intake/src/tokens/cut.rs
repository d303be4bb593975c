//! Cutting text into words and marks.

use std::borrow::Cow;

use compact_str::CompactString;

use super::beginnings::Beginning;
use crate::Span;

/// A word, number or mark of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// In lower case, with straight apostrophes and no soft hyphens.
    pub(crate) plain: CompactString,
    /// Where it stands in the kept text.
    pub(crate) span: Span,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it is a word or number and no mark.
    pub(crate) word: bool,
    /// Whether a name may begin with it, as far as is known.
    pub(crate) may_begin_a_name: bool,
    /// How it begins.
    pub(super) begins: Beginning,
}

/// The words and marks of a stretch of text, in order.
pub(super) fn words(text: &str, span: Span) -> Vec<Token> {
    let words = span.of(text);
    let mut list = Vec::new();
    let mut begun: Option<usize> = None;
    // Up to here a word is broken at the end of a line.
    let mut broken = 0;
    for (at, letter) in words.char_indices() {
        if letter == '-' && begun.is_some() {
            broken = goes_on_after(words, at).unwrap_or(broken);
        }
        let inside = letter.is_alphanumeric() && !is_a_note(letter)
            || (begun.is_some() && joins(letter) && letter_follows(words, at, letter))
            || at < broken;
        match (inside, begun) {
            (true, None) => begun = Some(at),
            (false, Some(start)) => {
                list.push(token(words, span.start, start, at));
                begun = None;
            }
            _ => {}
        }
        if !inside && !letter.is_whitespace() {
            list.push(token(words, span.start, at, at + letter.len_utf8()));
        }
    }
    if let Some(start) = begun {
        list.push(token(words, span.start, start, words.len()));
    }
    list
}

/// Figures set high after a word are the number of a note: "2026²".
fn is_a_note(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Letters of print that stand for two: "ﬁnd".
const LIGATURES: [(char, &str); 7] = [
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
];

/// Letters that stay inside a word: "don't", "30/3/24", "mid-March".
fn joins(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '-' | '/' | '.' | '\u{ad}')
}

/// Where a word goes on that a hyphen breaks at the end of a line: "Na-",
/// "tional".
fn goes_on_after(words: &str, hyphen: usize) -> Option<usize> {
    let after = &words[hyphen + 1..];
    let next = after.trim_start();
    let space = &after[..after.len() - next.len()];
    let one_line_on = space.contains('\n') && space.matches('\n').count() == 1;
    (one_line_on && next.starts_with(char::is_lowercase)).then(|| words.len() - next.len())
}

/// A full stop stays inside a word only between digits or single letters, and an
/// apostrophe or hyphen only before a letter or digit.
fn letter_follows(words: &str, at: usize, letter: char) -> bool {
    let mut after = words[at + letter.len_utf8()..].chars();
    let next = after.next();
    match letter {
        '.' => {
            let before = words[..at].chars().next_back();
            before.is_some_and(|before| before.is_ascii_digit())
                && next.is_some_and(|next| next.is_ascii_digit())
        }
        '/' => next.is_some_and(|next| next.is_ascii_digit()),
        _ => next.is_some_and(|next| next.is_alphanumeric() && !is_a_note(next)),
    }
}

/// Words without the hyphens that break them at the end of a line.
pub(crate) fn without_breaks(words: &str) -> Cow<'_, str> {
    if !words.contains("-\n") && !words.contains("-\r") {
        return Cow::Borrowed(words);
    }
    let mut whole = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(['\n', '\r']) {
        let (line, next) = rest.split_at(at);
        let next = next.trim_start();
        match line.strip_suffix('-') {
            Some(first) if next.starts_with(char::is_lowercase) => whole.push_str(first),
            _ => {
                whole.push_str(line);
                whole.push(' ');
            }
        }
        rest = next;
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

fn token(words: &str, base: usize, start: usize, end: usize) -> Token {
    let published = &words[start..end];
    if published.is_ascii() && !published.contains(['\n', '\r']) {
        let mut plain = CompactString::from(published);
        plain.make_ascii_lowercase();
        let first = published.as_bytes().first();
        return Token {
            begins: Beginning::of(&plain),
            plain,
            span: Span::new(base + start, base + end),
            may_begin_a_name: true,
            capital: first.is_some_and(u8::is_ascii_uppercase),
            word: first.is_some_and(u8::is_ascii_alphanumeric),
        };
    }
    let whole = without_breaks(published);
    let mut plain: String = whole
        .chars()
        .filter(|letter| *letter != '\u{ad}')
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == '’' { '\'' } else { letter })
        .collect();
    for (print, letters) in LIGATURES {
        if plain.contains(print) {
            plain = plain.replace(print, letters);
        }
    }
    let first = published.chars().next();
    Token {
        begins: Beginning::of(&plain),
        plain: plain.into(),
        span: Span::new(base + start, base + end),
        may_begin_a_name: true,
        capital: first.is_some_and(char::is_uppercase),
        word: first.is_some_and(char::is_alphanumeric),
    }
}
