//! A document in words.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Deref;

use super::Tokens;
use super::cut::{self, Token};
use crate::{Document, Span};

/// A document with its words, which are cut once and borrowed by every rule.
pub(crate) struct Worded<'d> {
    document: &'d Document,
    /// Of the whole kept text, in order.
    words: Vec<Token>,
}

impl<'d> Worded<'d> {
    pub(crate) fn of(document: &'d Document) -> Worded<'d> {
        let whole = Span::new(0, document.text.len());
        Worded {
            document,
            words: cut::words(&document.text, whole),
        }
    }

    /// Notes with which of its words a name may begin, of which each is asked once.
    pub(crate) fn note_names(&mut self, may_begin: impl Fn(&str) -> bool) {
        let mut asked: HashMap<&str, bool> = HashMap::new();
        for word in &mut self.words {
            let published = word.span.of(&self.document.text);
            word.may_begin_a_name = *asked
                .entry(published)
                .or_insert_with(|| may_begin(published));
        }
    }

    /// The words of a stretch of the kept text.
    ///
    /// Where the stretch begins or ends within a word it is cut anew, so that the words
    /// are always those of the stretch alone.
    pub(crate) fn tokens(&self, span: Span) -> Tokens<'_> {
        let text = &self.document.text;
        let list = match self.whole_words(span) {
            _ if span.of(text).is_empty() => Cow::Borrowed(&[][..]),
            Some(words) => Cow::Borrowed(words),
            None => Cow::Owned(cut::words(text, span)),
        };
        Tokens::with(text, list)
    }

    /// The words that touch a stretch, where it cuts none of them.
    fn whole_words(&self, span: Span) -> Option<&[Token]> {
        let from = self
            .words
            .partition_point(|word| word.span.end <= span.start);
        let count = self.words[from..].partition_point(|word| word.span.start < span.end);
        let words = &self.words[from..from + count];
        let whole = words
            .first()
            .is_none_or(|first| first.span.start >= span.start)
            && words.last().is_none_or(|last| last.span.end <= span.end);
        whole.then_some(words)
    }
}

/// All else is read as of the document itself.
impl Deref for Worded<'_> {
    type Target = Document;

    fn deref(&self) -> &Document {
        self.document
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Borrowed or cut anew, the words of a stretch are its own.
        #[test]
        fn the_words_of_a_stretch_are_those_of_the_stretch_alone(
            text in "[aB1’.²/ﬁ \n-]{0,24}", start in 0_usize..30, end in 0_usize..30,
        ) {
            let document = Document {
                text,
                blocks: Vec::new(),
                furniture: Vec::new(),
                damage: Vec::new(),
            };
            let words = |tokens: Tokens<'_>| -> Vec<(String, Span)> {
                let words = tokens.list.iter().map(|word| (word.plain.to_string(), word.span));
                words.collect()
            };
            let span = Span::new(start, end);
            let borrowed = words(Worded::of(&document).tokens(span));
            prop_assert_eq!(borrowed, words(Tokens::of(&document.text, span)));
        }
    }
}
