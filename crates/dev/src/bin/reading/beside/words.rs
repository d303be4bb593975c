//! Texts as words, to count what one has of another.

use std::collections::HashMap;

/// The words of a text, lower case, without the marks around them.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// How many of some words a text has, each as often as it stands there, and of how
/// many.
pub(super) fn kept_of(sought: &[String], text: &str) -> (usize, usize) {
    let mut there: HashMap<String, usize> = HashMap::new();
    for word in words(text) {
        *there.entry(word).or_default() += 1;
    }
    let takes = |word: &&String| match there.get_mut(*word) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    (sought.iter().filter(takes).count(), sought.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_as_often_as_it_stands_there() {
        let sought = words("The force should, by the end of May, review it.");
        assert_eq!(sought.len(), 10);
        assert_eq!(kept_of(&sought, "the FORCE should review"), (4, 10));
        assert_eq!(kept_of(&[], "anything"), (0, 0));
    }
}
