//! The first letter of words, to begin a sentence or to stand inside one.

/// With a capital first letter, to begin a sentence.
#[must_use]
pub fn capital(words: &str) -> String {
    with_first(words, |first| first.to_uppercase().collect())
}

/// With a small first letter, to stand inside a line. The rest stays as it is,
/// names in it included.
#[must_use]
pub fn inside(words: &str) -> String {
    with_first(words, |first| first.to_lowercase().collect())
}

fn with_first(words: &str, change: impl FnOnce(char) -> String) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        let mut changed = change(first);
        changed.push_str(letters.as_str());
        changed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_letter_changes() {
        assert_eq!(capital("élan of Northmoor"), "Élan of Northmoor");
        assert_eq!(inside("Seen in Northmoor"), "seen in Northmoor");
        assert_eq!(capital("2 bodies"), "2 bodies");
        assert_eq!(inside(""), "");
    }
}
