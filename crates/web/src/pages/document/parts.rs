//! The text of a document in parts: marked passages, and what stands between.

use answerable_desk::questions::Marked;

use super::came::CameShown;
use crate::shown::open;

/// A stretch of the document.
pub(super) struct Part {
    pub(super) words: String,
    /// The end of an address that leads here; none for unmarked text.
    pub(super) anchor: Option<String>,
    /// Where to look in the original.
    pub(super) place: Option<String>,
    pub(super) came: Vec<CameShown>,
    span: Option<(usize, usize)>,
}

impl Part {
    /// A marked passage and what came of it.
    pub(super) fn marked(marked: &Marked<'_>, came: Vec<CameShown>) -> Self {
        Self {
            words: open(marked.words).to_owned(),
            anchor: marked.span.map(|(start, _)| format!("p{start}")),
            place: marked.place.map(str::to_owned),
            came,
            span: marked
                .span
                .map(|(start, end)| (start as usize, end as usize)),
        }
    }

    /// Whether something is recorded from it.
    pub(super) fn is_used(&self) -> bool {
        !self.came.is_empty()
    }

    fn plain(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            anchor: None,
            place: None,
            came: Vec::new(),
            span: None,
        }
    }
}

/// The whole text, each passage at its place. Passages that overlap stand one
/// after the other, the second without the words it shares; a passage whose
/// place is not in the text stands after it.
pub(super) fn in_text(text: &str, marked: Vec<Part>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut unplaced = Vec::new();
    let mut at = 0;
    for part in marked {
        let span = part
            .span
            .filter(|(start, end)| text.get(*start..*end).is_some());
        let Some((start, end)) = span else {
            unplaced.push(part);
            continue;
        };
        let from = start.max(at);
        if let Some(between) = text.get(at..from).filter(|between| !between.is_empty()) {
            parts.push(Part::plain(between));
        }
        let words = text.get(from..end.max(from)).unwrap_or_default().to_owned();
        at = end.max(from);
        parts.push(Part { words, ..part });
    }
    if let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        parts.push(Part::plain(rest));
    }
    parts.extend(unplaced);
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(start: usize, end: usize) -> Part {
        Part {
            span: Some((start, end)),
            anchor: Some(format!("p{start}")),
            ..Part::plain("")
        }
    }

    fn drawn(text: &str, marked: Vec<Part>) -> String {
        let parts = in_text(text, marked);
        let marks = parts.iter().map(|part| match part.anchor {
            Some(_) => format!("[{}]", part.words),
            None => part.words.clone(),
        });
        marks.collect()
    }

    #[test]
    fn passages_stand_where_they_are() {
        assert_eq!(drawn("one two three", vec![at(4, 7)]), "one [two] three");
        assert_eq!(
            drawn("one two three", vec![at(0, 3), at(8, 13)]),
            "[one] two [three]"
        );
        assert_eq!(drawn("one", vec![]), "one");
    }

    #[test]
    fn passages_that_overlap_repeat_no_word() {
        assert_eq!(
            drawn("one two three", vec![at(0, 7), at(4, 13)]),
            "[one two][ three]"
        );
        assert_eq!(
            drawn("one two three", vec![at(0, 13), at(4, 7)]),
            "[one two three][]"
        );
    }

    #[test]
    fn a_place_outside_the_text_is_not_believed() {
        assert_eq!(drawn("one", vec![at(2, 99)]), "one[]");
        assert_eq!(drawn("né", vec![at(0, 2)]), "né[]");
    }

    proptest! {
        /// Whatever the spans, every letter of the text is there once, in order.
        #[test]
        fn no_letter_is_lost_or_repeated(
            text in ".{0,40}", mut spans in proptest::collection::vec((0usize..60, 0usize..60), 0..6)
        ) {
            spans.sort_unstable();
            let marked = spans.into_iter().map(|(start, end)| at(start, end)).collect();
            let whole: String = in_text(&text, marked).iter().map(|part| part.words.as_str()).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
