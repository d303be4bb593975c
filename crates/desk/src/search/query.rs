//! What a person typed, as a query that FTS5 cannot misread.

/// Words of a search that count: what is typed beyond them is left out, as a
/// pasted page would be no search.
const WORDS_AT_MOST: usize = 16;

/// Every word quoted, and all of them wanted; the last may be the beginning
/// of a word. None where there is no word.
pub(super) fn of(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS_AT_MOST)
        .map(|word| format!("\"{word}\""))
        .collect();
    let last = words.last()?.clone();
    let mut query = words.join(" ");
    if last.chars().count() > 4 {
        query.push('*');
    }
    Some(query)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn every_word_is_quoted_and_operators_are_words() {
        assert_eq!(of("custody OR").as_deref(), Some("\"custody\" \"OR\""));
        assert_eq!(of("  ").as_deref(), None);
        assert_eq!(of("\"NEAR(a\"*").as_deref(), Some("\"NEAR\" \"a\""));
        assert_eq!(of("vetting").as_deref(), Some("\"vetting\"*"));
    }
}
