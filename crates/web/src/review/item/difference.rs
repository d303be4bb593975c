//! What differs between the document's words and those that were typed.

/// A word or run of words, in both texts or in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// In both.
    Same(String),
    /// Only in the document.
    OnlyThere(String),
    /// Only as typed.
    OnlyTyped(String),
}

/// The most words compared one by one; longer texts are shown one after the
/// other. Comparing takes the product of their lengths.
const MOST_WORDS: usize = 600;

/// The two texts as one, word by word: the longest run of words in both is
/// kept, what is left belongs to one of them.
pub(super) fn parts(there: &str, typed: &str) -> Vec<Part> {
    let there: Vec<&str> = there.split_whitespace().collect();
    let typed: Vec<&str> = typed.split_whitespace().collect();
    if there.len() > MOST_WORDS || typed.len() > MOST_WORDS {
        return vec![
            Part::OnlyThere(there.join(" ")),
            Part::OnlyTyped(typed.join(" ")),
        ];
    }
    let longest = longest_from(&there, &typed);
    let (mut at, mut of) = (0, 0);
    let mut parts = Parts::default();
    while at < there.len() || of < typed.len() {
        match (there.get(at), typed.get(of)) {
            (Some(word), Some(other)) if word == other => {
                parts.add(Part::Same, word);
                (at, of) = (at + 1, of + 1);
            }
            (Some(word), other)
                if other.is_none() || longest[at + 1][of] >= longest[at][of + 1] =>
            {
                parts.add(Part::OnlyThere, word);
                at += 1;
            }
            (_, Some(word)) => {
                parts.add(Part::OnlyTyped, word);
                of += 1;
            }
            // One of the two has a word left, or the loop has ended.
            (_, None) => break,
        }
    }
    parts.0
}

/// How many words the two have in common, in order, from each pair of places.
fn longest_from(there: &[&str], typed: &[&str]) -> Vec<Vec<u16>> {
    let mut longest = vec![vec![0u16; typed.len() + 1]; there.len() + 1];
    for at in (0..there.len()).rev() {
        for of in (0..typed.len()).rev() {
            longest[at][of] = if there[at] == typed[of] {
                longest[at + 1][of + 1] + 1
            } else {
                longest[at + 1][of].max(longest[at][of + 1])
            };
        }
    }
    longest
}

/// Words of one kind that follow one another are one part.
#[derive(Default)]
struct Parts(Vec<Part>);

impl Parts {
    fn add(&mut self, kind: fn(String) -> Part, word: &str) {
        let new = kind(word.to_owned());
        match (self.0.last_mut(), &new) {
            (Some(Part::Same(words)), Part::Same(_))
            | (Some(Part::OnlyThere(words)), Part::OnlyThere(_))
            | (Some(Part::OnlyTyped(words)), Part::OnlyTyped(_)) => {
                words.push(' ');
                words.push_str(word);
            }
            _ => self.0.push(new),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_word_changed_is_there_once_and_typed_once() {
        assert_eq!(
            parts(
                "By 1 September the force should",
                "By 1 October the force should"
            ),
            [
                Part::Same("By 1".to_owned()),
                Part::OnlyThere("September".to_owned()),
                Part::OnlyTyped("October".to_owned()),
                Part::Same("the force should".to_owned()),
            ]
        );
    }

    proptest! {
        /// Each text can be read back out of the parts.
        #[test]
        fn both_texts_are_there_whole(there in "[ab ]{0,30}", typed in "[ab ]{0,30}") {
            let parts = parts(&there, &typed);
            let read = |side: fn(&Part) -> Option<&String>| {
                parts.iter().filter_map(side).cloned().collect::<Vec<_>>().join(" ")
            };
            let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(read(|part| match part {
                Part::Same(words) | Part::OnlyThere(words) => Some(words),
                Part::OnlyTyped(_) => None,
            }), squeezed(&there));
            prop_assert_eq!(read(|part| match part {
                Part::Same(words) | Part::OnlyTyped(words) => Some(words),
                Part::OnlyThere(_) => None,
            }), squeezed(&typed));
        }
    }
}
