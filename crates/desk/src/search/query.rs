//! What a person typed, as queries that FTS5 cannot misread.

/// Words of a search that count: what is typed beyond them is left out, as a
/// pasted page would be no search.
const WORDS_AT_MOST: usize = 16;

/// Letters of a last word from which on it may be the beginning of a word:
/// fewer begin too many.
const BEGINNING_AT_LEAST: usize = 3;

/// Where Latin script with its accents ends. English and Welsh need no more;
/// beyond it the index may see two words where we see one.
const END_OF_LATIN: char = '\u{250}';

/// A search, as the index is asked for it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Query {
    /// Every word, in any of its forms: "graded" is found by "grading".
    pub(super) every_word: String,
    /// Every word but the last; none where there is but one.
    pub(super) but_the_last: Option<String>,
    /// Words that begin like the last, where that has letters enough.
    pub(super) last_begins: Option<String>,
}

/// Reads what was typed: words and nothing else, so that operators are words
/// too. None where there is no word.
pub(super) fn of(text: &str) -> Option<Query> {
    // An accent that stands apart from its letter belongs to it.
    let text: String = text.chars().filter(|letter| !is_accent(*letter)).collect();
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() || letter >= END_OF_LATIN)
        .filter(|word| !word.is_empty())
        .take(WORDS_AT_MOST)
        .collect();
    let (last, others) = words.split_last()?;
    Some(Query {
        every_word: all_of(&words),
        but_the_last: (!others.is_empty()).then(|| all_of(others)),
        last_begins: (last.chars().count() >= BEGINNING_AT_LEAST).then(|| format!("\"{last}\"*")),
    })
}

/// A quoted word is never an operator; words side by side are all wanted.
fn all_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(" ")
}

fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::{Query, of};

    fn query(every: &str, others: Option<&str>, begins: Option<&str>) -> Option<Query> {
        Some(Query {
            every_word: every.to_owned(),
            but_the_last: others.map(str::to_owned),
            last_begins: begins.map(str::to_owned),
        })
    }

    #[test]
    fn every_word_is_quoted_and_operators_are_words() {
        assert_eq!(
            of("custody OR"),
            query("\"custody\" \"OR\"", Some("\"custody\""), None)
        );
        assert_eq!(
            of("\"NEAR(a\"*"),
            query("\"NEAR\" \"a\"", Some("\"NEAR\""), None)
        );
        assert_eq!(of("  "), None);
        assert_eq!(of("\"*()-:^{}\""), None);
    }

    #[test]
    fn a_last_word_of_some_letters_may_be_the_beginning_of_one() {
        assert_eq!(of("vet"), query("\"vet\"", None, Some("\"vet\"*")));
        assert_eq!(of("ve"), query("\"ve\"", None, None));
    }

    #[test]
    fn an_accent_apart_from_its_letter_belongs_to_it() {
        assert_eq!(of("re\u{301}sume\u{301}"), of("resume"));
    }
}
