//! Reading what was asked for its words: which of them say what is asked.
//!
//! Who is asked and by when is left out, so that one thing asked of two bodies by
//! two days reads the same. What is left are stems, each with the place of its
//! word in the text, so that it can be shown.

use std::ops::Range;
use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::common::{
    FOR_ONE_ANOTHER, NAMES, NUMBERS, OF_ASKING, OF_EVERY_RECOMMENDATION, OF_EVERY_SENTENCE,
};
use super::stem::stem;

/// Words of a text that are read. The longest recommendation that we know of has
/// some 400; what is typed or pasted may be a whole report.
pub const WORDS_READ_AT_MOST: usize = 1_500;

/// The longest word, in bytes: beyond that it is no word, and nothing is alike in it.
const LONGEST_WORD: usize = 48;

/// Numbers that name something: who is called.
const CALLED: [&str; 3] = ["101", "111", "999"];

/// What something asked says, as far as it can be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    words: Vec<Word>,
}

/// A word that says what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its stem, or that of the word that stands for it.
    pub(super) stem: CompactString,
    /// Where it stands in its text.
    pub(super) span: Range<usize>,
    /// Which of the texts it stands in.
    pub(super) part: usize,
    /// Whether almost anything can be asked in it.
    pub(super) is_of_asking: bool,
}

/// Names of bodies, by their words.
#[derive(Clone, Debug, Default)]
pub struct Names {
    by_first: FxHashMap<String, Vec<Vec<String>>>,
}

impl Names {
    /// The names that every register knows.
    #[must_use]
    pub fn of_the_field() -> Self {
        let mut names = Self::default();
        for name in NAMES {
            names.add(name);
        }
        names
    }

    /// Takes another name. One of a single word is left out: it may be a word like
    /// any other.
    pub fn add(&mut self, name: &str) {
        let words: Vec<String> = tokens(name)
            .map(|(word, _)| word)
            .take(WORDS_READ_AT_MOST)
            .collect();
        if words.len() < 2 {
            return;
        }
        let others = self.by_first.entry(words[0].clone()).or_default();
        if !others.contains(&words) {
            others.push(words);
            // The longest name is the one that stands there.
            others.sort_by_key(|name| std::cmp::Reverse(name.len()));
        }
    }

    /// How many of the next words are a name.
    fn begins(&self, words: &[(String, Range<usize>)]) -> usize {
        let Some((first, _)) = words.first() else {
            return 0;
        };
        let named = self.by_first.get(first).into_iter().flatten();
        let mut fitting = named.filter(|name| {
            name.len() <= words.len() && name.iter().zip(words).all(|(a, (b, _))| a == b)
        });
        fitting.next().map_or(0, Vec::len)
    }
}

impl Reading {
    /// Reads the texts of one thing asked, in their order: its title, its passages.
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>, names: &Names) -> Self {
        let mut words = Vec::new();
        let mut left = WORDS_READ_AT_MOST;
        for (part, text) in texts.into_iter().enumerate() {
            let tokens: Vec<_> = tokens(text).take(left).collect();
            left -= tokens.len();
            let mut place = 0;
            while place < tokens.len() {
                let named = names.begins(&tokens[place..]);
                if named > 0 {
                    place += named;
                    continue;
                }
                let (word, span) = &tokens[place];
                place += 1;
                if let Some((stem, is_of_asking)) = what_it_says(word) {
                    words.push(Word {
                        stem,
                        span: span.clone(),
                        part,
                        is_of_asking,
                    });
                }
            }
        }
        Self { words }
    }

    /// Whether there is no word in it that says what is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// Its stems, each once, in alphabetical order.
    pub(super) fn stems(&self) -> Vec<(&str, bool)> {
        let mut stems: Vec<_> = self
            .words
            .iter()
            .map(|word| (word.stem.as_str(), word.is_of_asking))
            .collect();
        stems.sort_unstable();
        stems.dedup_by(|a, b| a.0 == b.0);
        stems
    }
}

/// The words of a text in small letters, each with its place. A mark inside a word
/// belongs to it; what follows an apostrophe does not: "victim’s".
pub(super) fn tokens(text: &str) -> impl Iterator<Item = (String, Range<usize>)> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((start, letter)) = letters.next() {
            if !letter.is_alphanumeric() {
                continue;
            }
            let mut word: String = letter.to_lowercase().collect();
            let mut end = start + letter.len_utf8();
            let mut is_past_an_apostrophe = false;
            while let Some((place, letter)) = letters.peek().copied() {
                match letter {
                    '\'' | '’' => is_past_an_apostrophe = true,
                    // An accent that stands apart from its letter.
                    '\u{300}'..='\u{36f}' => {}
                    letter if letter.is_alphanumeric() => {
                        if !is_past_an_apostrophe {
                            word.extend(letter.to_lowercase());
                            end = place + letter.len_utf8();
                        }
                    }
                    _ => break,
                }
                letters.next();
            }
            return Some((word, start..end));
        }
        None
    })
}

/// The stem by which a word is compared, and whether almost anything can be asked
/// in it; none where it says nothing of what is asked.
fn what_it_says(word: &str) -> Option<(CompactString, bool)> {
    if CALLED.contains(&word) {
        return Some((word.into(), false));
    }
    if word.len() < 3 || word.len() > LONGEST_WORD || word.contains(|c: char| c.is_numeric()) {
        return None;
    }
    if TABLES.nothing.contains(word) {
        return None;
    }
    let word = TABLES.instead.get(word).copied().unwrap_or(word);
    let stem = CompactString::from(stem(word));
    let is_of_asking = TABLES.asking.contains(&stem);
    Some((stem, is_of_asking))
}

struct Tables {
    nothing: FxHashSet<&'static str>,
    asking: FxHashSet<CompactString>,
    instead: FxHashMap<&'static str, &'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    nothing: [OF_EVERY_SENTENCE, OF_EVERY_RECOMMENDATION, NUMBERS]
        .into_iter()
        .flatten()
        .copied()
        .collect(),
    asking: OF_ASKING.iter().map(|word| stem(word).into()).collect(),
    instead: FOR_ONE_ANOTHER.iter().copied().collect(),
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> String {
        let mut names = Names::of_the_field();
        names.add("Exampleshire Police");
        let reading = Reading::of([text], &names);
        let words: Vec<&str> = reading
            .words()
            .iter()
            .map(|w| &text[w.span.clone()])
            .collect();
        words.join(" ")
    }

    #[test]
    fn who_is_asked_and_by_when_is_left_out() {
        let said = [
            "By 31 March 2020, chief constables should review how missing-person risk is graded.",
            "Within six months, the College of Policing and Exampleshire Police must review how \
             missing-person risk is graded.",
            "Dylai’r Prif Gwnstabl adolygu’r ddalfa.",
            "The force’s 101 and 999 calls; the victim’s needs.",
        ]
        .map(read);
        insta::assert_snapshot!(said.join("\n"), @r"
    review missing person risk graded
    review missing person risk graded
    adolygu ddalfa
    101 999 calls victim
    ");
    }

    proptest! {
        #[test]
        fn whatever_is_read_every_word_stands_where_it_is_said_to(text in "\\PC{0,300}") {
            let reading = Reading::of([text.as_str()], &Names::of_the_field());
            for word in reading.words() {
                prop_assert!(text.get(word.span.clone()).is_some());
                prop_assert!(!word.stem.is_empty());
            }
        }
    }
}
