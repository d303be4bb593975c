//! Words that stand in several places and are read as one.
//!
//! A cell of a table drawn with strokes lies in pieces, line by line, with the
//! cells beside it between them.

use crate::sentences::sentences;
use crate::{Document, Span};

use super::labels::Label;

/// Words said of a recommendation, or the recommendation itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Strand {
    pub(super) label: Label,
    pub(super) parts: Vec<Span>,
}

/// A sentence of a strand.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Its words, joined.
    pub(super) words: String,
    /// From its first letter to its last in the kept text.
    pub(super) span: Span,
}

impl Strand {
    pub(super) fn one(label: Label, span: Span) -> Strand {
        Strand {
            label,
            parts: vec![span],
        }
    }

    /// Its words, the pieces joined with a space.
    pub(super) fn words(&self, document: &Document) -> String {
        let parts = self.parts.iter().map(|part| document.words(*part));
        parts.collect::<Vec<_>>().join(" ")
    }

    /// Its sentences.
    pub(super) fn sentences(&self, document: &Document) -> Vec<Sentence> {
        let joined = self.words(document);
        let whole = Span::new(0, joined.len());
        let cut = sentences(&joined, whole).into_iter();
        cut.map(|span| Sentence {
            words: span.of(&joined).to_owned(),
            span: Span::new(self.place(span.start), self.place(span.end - 1) + 1),
        })
        // The last byte of a letter may not be its first.
        .map(|mut sentence| {
            while !document.text.is_char_boundary(sentence.span.end) {
                sentence.span.end += 1;
            }
            sentence
        })
        .collect()
    }

    /// Where a byte of the joined words stands in the kept text.
    fn place(&self, joined: usize) -> usize {
        let mut left = joined;
        for part in &self.parts {
            let length = part.end - part.start;
            if left < length {
                return part.start + left;
            }
            // A space stands between two pieces.
            left = left.saturating_sub(length + 1);
        }
        self.parts.last().map_or(0, |part| part.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_in_two_pieces_reaches_from_its_first_letter_to_its_last() {
        let text = "Done on 19 | other words | January 2024. We’re glad.";
        let strand = Strand {
            label: Label::None,
            parts: vec![Span::new(0, 10), Span::new(27, text.len())],
        };
        let document = Document {
            text: text.to_owned(),
            blocks: Vec::new(),
            furniture: Vec::new(),
            damage: Vec::new(),
        };
        let said: Vec<_> = strand.sentences(&document);
        assert_eq!(said[0].words, "Done on 19 January 2024.");
        assert_eq!(
            said[0].span.of(text),
            "Done on 19 | other words | January 2024."
        );
        assert_eq!(said[1].span.of(text), "We’re glad.");
    }
}
