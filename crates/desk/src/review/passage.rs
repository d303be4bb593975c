//! Finding the passage that a person copied from the page.

use answerable_intake::Span;

/// The one place at which words stand in a text. A browser gives line ends and
/// runs of blanks back in its own way, so white space counts only as that.
///
/// # Errors
///
/// How often they stand there, where that is not once.
pub(super) fn only_place(text: &str, words: &str) -> Result<Span, usize> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Err(0);
    }
    let text = Squeezed::of(text);
    let mut places = text.squeezed.match_indices(&words);
    match (places.next(), places.next()) {
        (Some((start, _)), None) => Ok(text.span(start, start + words.len())),
        (None, _) => Err(0),
        (Some(_), Some(_)) => Err(2 + places.count()),
    }
}

/// A text in which every run of white space is one blank, and where each of
/// its bytes stood.
struct Squeezed {
    squeezed: String,
    stood: Vec<usize>,
}

impl Squeezed {
    fn of(text: &str) -> Self {
        let mut squeezed = String::with_capacity(text.len());
        let mut stood = Vec::with_capacity(text.len());
        for (place, letter) in text.char_indices() {
            if !letter.is_whitespace() {
                squeezed.push(letter);
                stood.extend(place..place + letter.len_utf8());
            } else if !squeezed.ends_with(' ') {
                squeezed.push(' ');
                stood.push(place);
            }
        }
        Self { squeezed, stood }
    }

    /// Where a match, which neither begins nor ends with a blank, stood.
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.stood[start], self.stood[end - 1] + 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn white_space_need_not_be_the_documents() {
        let text = "The force\n  should  review\u{a0}this.\nIt should.";
        let span = only_place(text, " force should\r\nreview this. ").unwrap();
        assert_eq!(span.of(text), "force\n  should  review\u{a0}this.");
    }

    #[test]
    fn words_that_stand_there_twice_or_never_are_counted() {
        assert_eq!(only_place("it should, it should", "it should"), Err(2));
        assert_eq!(only_place("it should", "they should"), Err(0));
        assert_eq!(only_place("it should", "  "), Err(0));
    }

    proptest! {
        /// Whatever is found holds the words that were looked for.
        #[test]
        fn what_is_found_is_what_was_looked_for(text in "[aé \n\u{a0}.]{0,40}", words in "[aé ]{0,6}") {
            let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Ok(span) = only_place(&text, &words) {
                prop_assert_eq!(squeezed(span.of(&text)), squeezed(&words));
            }
        }
    }
}
