//! Sentences as words, so that patterns can be said in words.
//!
//! A document is cut into words once ([`Worded`]), and each rule borrows the stretch that
//! it looks at ([`Tokens`]).

mod beginnings;
mod cut;
mod phrases;
mod worded;

use std::borrow::Cow;

use crate::Span;
use beginnings::{Beginning, Beginnings};

pub(crate) use cut::{Token, without_breaks};
pub(crate) use phrases::{Choice, Phrases};
pub(crate) use worded::Worded;

/// The words of one stretch of the kept text.
#[derive(Debug, Clone)]
pub(crate) struct Tokens<'t> {
    pub(crate) text: &'t str,
    pub(crate) list: Cow<'t, [Token]>,
    /// How the words begin: see [`Beginnings`].
    beginnings: Beginnings,
}

impl<'t> Tokens<'t> {
    /// Cuts a stretch of some text into words and marks. Those of the kept text are cut
    /// already: see [`Worded::tokens`].
    pub(crate) fn of(text: &'t str, span: Span) -> Tokens<'t> {
        Self::with(text, Cow::Owned(cut::words(text, span)))
    }

    fn with(text: &'t str, list: Cow<'t, [Token]>) -> Tokens<'t> {
        Tokens {
            text,
            beginnings: list.iter().map(|token| token.begins).collect(),
            list,
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
    pub(crate) fn any_of<'p>(
        &self,
        at: usize,
        phrases: &(impl Choice<'p> + ?Sized),
    ) -> Option<(&'p str, usize)> {
        let word = self.list.get(at)?;
        if !phrases.beginnings().may_have(word.begins) {
            return None;
        }
        let letter = word.plain.as_bytes().first();
        let begun = phrases
            .phrases()
            .iter()
            .filter(|phrase| phrase.as_bytes().first() == letter);
        begun
            .copied()
            .find_map(|phrase| Some((phrase, self.after_whole(at, phrase)?)))
    }

    /// The first place at which any of some phrases stands, which it is, and the place
    /// after it.
    pub(crate) fn first_of<'p>(
        &self,
        phrases: &(impl Choice<'p> + ?Sized),
    ) -> Option<(usize, &'p str, usize)> {
        if !self.beginnings.may_have_any(phrases.beginnings()) {
            return None;
        }
        (0..self.len()).find_map(|at| {
            let (phrase, next) = self.any_of(at, phrases)?;
            Some((at, phrase, next))
        })
    }

    /// Whether any of some phrases stands anywhere.
    pub(crate) fn has_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| {
            let begins = Beginning::of(phrase);
            let stands = |at: usize| {
                self.list[at].begins == begins && self.after_whole(at, phrase).is_some()
            };
            self.beginnings.may_have(begins) && (0..self.len()).any(stands)
        })
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text, Span::new(0, text.len()));
        tokens
            .list
            .iter()
            .map(|token| token.plain.to_string())
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

        /// What is known of how phrases begin changes nothing in what is found.
        #[test]
        fn noted_phrases_are_found_where_the_same_in_a_list_are(text in "[abAB’. \n-]{0,30}") {
            const LIST: [&str; 5] = ["ab a", "ab", "b b", "a .", "’"];
            const NOTED: Phrases = Phrases::of(&LIST);
            let tokens = Tokens::of(&text, Span::new(0, text.len()));
            for at in 0..=tokens.len() {
                prop_assert_eq!(tokens.any_of(at, &NOTED), tokens.any_of(at, &LIST));
                let one_by_one = LIST.iter().find_map(|phrase| Some((*phrase, tokens.after(at, phrase)?)));
                prop_assert_eq!(tokens.any_of(at, &LIST), one_by_one);
            }
            prop_assert_eq!(tokens.first_of(&NOTED), tokens.first_of(&LIST));
            prop_assert_eq!(tokens.first_of(&NOTED).is_some(), tokens.has_any(&LIST));
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
