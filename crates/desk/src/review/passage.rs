//! Finding the passage that a person copied from the page.

use answerable_intake::Span;

/// The one place at which words stand in a text. A browser gives line ends and
/// runs of blanks back in its own way, so white space counts only as that.
///
/// # Errors
///
/// How often they stand there, where that is not once.
pub(super) fn only_place(text: &str, words: &str) -> Result<Span, usize> {
    let words = squeezed(words);
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

/// The longest passage taken by its first and last words, in bytes: a long
/// recommendation with its points has a tenth of it.
const LONGEST_BETWEEN: usize = 8_000;

/// Where a passage stands that begins with `first`, which stand in the text once,
/// and ends with the `last` that come next after them.
///
/// # Errors
///
/// [`NoPassage`], with which of the two was not found.
pub(super) fn from_to(text: &str, first: &str, last: &str) -> Result<Span, NoPassage> {
    let begins = only_place(text, first).map_err(NoPassage::First)?;
    let rest = Squeezed::of(text.get(begins.start..).unwrap_or_default());
    let wanted = squeezed(last);
    if wanted.is_empty() {
        return Err(NoPassage::Last);
    }
    // The last words may be among the first: "Publish it." begins and ends itself.
    let end = rest
        .squeezed
        .match_indices(&wanted)
        .map(|(start, _)| rest.span(start, start + wanted.len()).end)
        .find(|end| begins.start + end >= begins.end)
        .ok_or(NoPassage::Last)?;
    match end <= LONGEST_BETWEEN {
        true => Ok(Span::new(begins.start, begins.start + end)),
        false => Err(NoPassage::Last),
    }
}

/// Which words of a passage were not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoPassage {
    /// The first, which stand in the text so many times.
    First(usize),
    /// The last, which do not follow the first, or only far below.
    Last,
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
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

    #[test]
    fn a_passage_runs_from_its_first_words_to_the_next_of_its_last() {
        let text =
            "The force should:\n- train staff; and\n- tell us by May.\nOthers tell us by May.";
        let taken = |first, last| from_to(text, first, last).map(|span| span.of(text));
        assert_eq!(
            taken("The  force", "by May."),
            Ok("The force should:\n- train staff; and\n- tell us by May.")
        );
        assert_eq!(
            taken("train staff; and", "staff; and"),
            Ok("train staff; and")
        );
        assert_eq!(taken("by May.", "x"), Err(NoPassage::First(2)));
        assert_eq!(taken("Others", "The force"), Err(NoPassage::Last));
        assert_eq!(taken("Others", " "), Err(NoPassage::Last));
        let far = format!("Begin here. {} The end.", "word ".repeat(2_000));
        assert_eq!(
            from_to(&far, "Begin here.", "The end."),
            Err(NoPassage::Last)
        );
    }

    proptest! {
        /// What is taken begins and ends as was said.
        #[test]
        fn what_is_taken_begins_and_ends_as_said(text in "[abc é\n.]{0,60}", first in "[abc]{1,3}", last in "[abc]{1,3}") {
            if let Ok(span) = from_to(&text, &first, &last) {
                prop_assert!(span.of(&text).starts_with(&first));
                prop_assert!(span.of(&text).ends_with(&last));
            }
        }

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
