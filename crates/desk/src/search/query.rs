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

/// A search, as the index is asked for it: words that are all wanted.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Query {
    /// Every word but the last, in any of its forms: "graded" is found by
    /// "grading".
    pub(super) but_the_last: Vec<Asked>,
    /// The last word, in any of its forms.
    pub(super) last: Asked,
    /// Words that begin like the last, where that has letters enough.
    pub(super) last_begins: Option<Asked>,
}

/// What the index is asked for: one word, or the beginning of words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Asked {
    /// A word in any of its forms.
    Forms(String),
    /// Words that begin so, as they stand.
    Begins(String),
}

impl Asked {
    /// In the language of FTS5. A quoted word is never an operator.
    pub(super) fn in_fts5(&self) -> String {
        match self {
            Self::Forms(word) => format!("\"{word}\""),
            Self::Begins(word) => format!("\"{word}\"*"),
        }
    }

    /// A word as whoever searches for it asks: in its forms and, where it has
    /// letters enough, as a beginning.
    pub(super) fn each_of(word: &str) -> (Self, Option<Self>) {
        let has_letters = word.chars().count() >= BEGINNING_AT_LEAST;
        (
            Self::Forms(word.to_owned()),
            has_letters.then(|| Self::Begins(word.to_owned())),
        )
    }
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
    let (last, last_begins) = Asked::each_of(last);
    let others = others.iter().map(|word| Asked::Forms((*word).to_owned()));
    Some(Query {
        but_the_last: others.collect(),
        last,
        last_begins,
    })
}

fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::of;

    /// What the index is asked for, in its own language.
    fn asked(text: &str) -> Option<Vec<String>> {
        let query = of(text)?;
        let all = query.but_the_last.iter().chain([&query.last]);
        Some(
            all.chain(&query.last_begins)
                .map(super::Asked::in_fts5)
                .collect(),
        )
    }

    #[test]
    fn every_word_is_quoted_and_operators_are_words() {
        assert_eq!(asked("custody OR").unwrap(), ["\"custody\"", "\"OR\""]);
        assert_eq!(asked("\"NEAR(a\"*").unwrap(), ["\"NEAR\"", "\"a\""]);
        assert_eq!(asked("  "), None);
        assert_eq!(asked("\"*()-:^{}\""), None);
    }

    #[test]
    fn a_last_word_of_some_letters_may_be_the_beginning_of_one() {
        assert_eq!(asked("vet").unwrap(), ["\"vet\"", "\"vet\"*"]);
        assert_eq!(asked("ve").unwrap(), ["\"ve\""]);
        assert_eq!(
            asked("vetting ve custody").unwrap(),
            ["\"vetting\"", "\"ve\"", "\"custody\"", "\"custody\"*"]
        );
    }

    #[test]
    fn an_accent_apart_from_its_letter_belongs_to_it() {
        assert_eq!(of("re\u{301}sume\u{301}"), of("resume"));
    }
}
