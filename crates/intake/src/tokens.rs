//! Sentences as words, so that patterns can be said in words.

use std::borrow::Cow;

use compact_str::CompactString;

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
}

/// The words of one stretch of the kept text.
#[derive(Debug, Clone)]
pub(crate) struct Tokens<'t> {
    pub(crate) text: &'t str,
    pub(crate) list: Vec<Token>,
    /// How the words begin: see [`Beginnings`].
    beginnings: Beginnings,
}

impl<'t> Tokens<'t> {
    /// Cuts a stretch of the kept text into words and marks.
    pub(crate) fn of(text: &'t str, span: Span) -> Tokens<'t> {
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
        let beginnings = Beginnings::of(list.iter().map(|token| token.plain.as_str()));
        Tokens {
            text,
            list,
            beginnings,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The word in lower case at a place; nothing past the end.
    pub(crate) fn plain(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| token.plain.as_str())
    }

    /// Whether the words of a phrase stand from a place on.
    pub(crate) fn says(&self, at: usize, phrase: &str) -> bool {
        self.after(at, phrase).is_some()
    }

    /// The place after a phrase that stands at a place.
    ///
    /// Lists of phrases are tried at each word of a document, and nearly all fail at
    /// the first letter.
    #[inline]
    pub(crate) fn after(&self, at: usize, phrase: &str) -> Option<usize> {
        match phrase.as_bytes().first() == self.plain(at).as_bytes().first() {
            true => self.after_whole(at, phrase),
            false => None,
        }
    }

    fn after_whole(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut rest = phrase;
        let mut next = at;
        loop {
            rest = rest.strip_prefix(self.list.get(next)?.plain.as_str())?;
            next += 1;
            if rest.is_empty() {
                return Some(next);
            }
            rest = rest.strip_prefix(' ')?;
        }
    }

    /// The first of some phrases that stands at a place, and the place after it.
    #[inline]
    pub(crate) fn any_of<'p>(&self, at: usize, phrases: &[&'p str]) -> Option<(&'p str, usize)> {
        phrases
            .iter()
            .find_map(|phrase| Some((*phrase, self.after(at, phrase)?)))
    }

    /// Whether any of some phrases stands anywhere.
    pub(crate) fn has_any(&self, phrases: &[&str]) -> bool {
        let may_stand = |phrase: &&&str| self.beginnings.may_have(phrase);
        phrases
            .iter()
            .filter(may_stand)
            .any(|phrase| (0..self.len()).any(|at| self.says(at, phrase)))
    }

    /// From the token at `from` to the one before `to`, as a stretch of text.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (self.list.get(from), self.list.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) if to > from => first.span.through(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// The words as published, from the token at `from` to the one before `to`.
    pub(crate) fn published(&self, from: usize, to: usize) -> &'t str {
        self.span(from, to).of(self.text)
    }

    /// Where the first word at or after a byte of the kept text stands.
    pub(crate) fn at_byte(&self, byte: usize) -> usize {
        self.list.partition_point(|token| token.span.start < byte)
    }
}

/// Which letters the words of a stretch begin with, two at a time, a bit for several
/// pairs: what is not among them need not be looked for word by word.
#[derive(Debug, Clone, Copy)]
struct Beginnings(u128);

impl Beginnings {
    fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        Self(words.fold(0, |bits, word| bits | Self::bit(word)))
    }

    /// Whether a phrase may stand there; where not, it does not.
    fn may_have(self, phrase: &str) -> bool {
        self.0 & Self::bit(phrase) != 0
    }

    /// The bit of the first two letters of a word or phrase. A space ends a word as
    /// its end does.
    fn bit(words: &str) -> u128 {
        let letter = |place: usize| match words.as_bytes().get(place) {
            None | Some(b' ') => 0,
            Some(letter) => u32::from(*letter),
        };
        1 << ((letter(0) * 31 + letter(1)) % u128::BITS)
    }
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
        _ => next.is_some_and(char::is_alphanumeric),
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
            plain,
            span: Span::new(base + start, base + end),
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
        plain: plain.into(),
        span: Span::new(base + start, base + end),
        capital: first.is_some_and(char::is_uppercase),
        word: first.is_some_and(char::is_alphanumeric),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text, Span::new(0, text.len()));
        tokens
            .list
            .into_iter()
            .map(|token| token.plain.into())
            .collect()
    }

    #[test]
    fn marks_stand_alone_and_joins_stay_inside() {
        assert_eq!(
            words("By 30/3/24, the force’s plan shouldn’t (yet) end."),
            [
                "by",
                "30/3/24",
                ",",
                "the",
                "force's",
                "plan",
                "shouldn't",
                "(",
                "yet",
                ")",
                "end",
                "."
            ]
        );
        assert_eq!(words("‘Engage’ forces"), ["‘", "engage", "'", "forces"]);
        assert_eq!(
            words("s.55 and 2.1 and/or"),
            ["s", ".", "55", "and", "2.1", "and", "/", "or"]
        );
    }

    #[test]
    fn a_word_broken_at_the_end_of_a_line_is_one() {
        assert_eq!(
            words("the Na-\n  tional Board"),
            ["the", "national", "board"]
        );
        assert_eq!(words("well-\nKnown"), ["well", "-", "known"]);
        assert_eq!(words("plan -\nlater"), ["plan", "-", "later"]);
        assert_eq!(without_breaks("Na-\n  tional Board"), "National Board");
        assert_eq!(without_breaks("two\nlines"), "two\nlines");
    }

    proptest! {
        /// A phrase stands where its words do, whatever was left out on the way.
        #[test]
        fn a_phrase_stands_where_its_words_do(
            text in "[abAB’ﬁ. \n-]{0,30}", phrase in "[ab]{1,2}( [ab]{1,2}){0,2}", at in 0_usize..8,
        ) {
            let tokens = Tokens::of(&text, Span::new(0, text.len()));
            let wanted: Vec<&str> = phrase.split(' ').collect();
            let stands = |at: usize| {
                let there = tokens.list.get(at..at + wanted.len());
                there.is_some_and(|there| there.iter().map(|token| token.plain.as_str()).eq(wanted.iter().copied()))
            };
            prop_assert_eq!(tokens.after(at, &phrase), stands(at).then_some(at + wanted.len()));
            prop_assert_eq!(tokens.has_any(&[&phrase]), (0..tokens.len()).any(stands));
        }
    }

    #[test]
    fn a_phrase_is_found_across_capitals() {
        let text = "We Would Welcome this";
        let tokens = Tokens::of(text, Span::new(0, text.len()));
        assert_eq!(tokens.after(1, "would welcome"), Some(3));
        assert!(!tokens.says(0, "would welcome"));
        assert_eq!(tokens.published(1, 3), "Would Welcome");
    }
}
