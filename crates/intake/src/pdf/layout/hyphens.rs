//! Words broken at the ends of lines.

use std::collections::HashSet;

/// The words of a document, by which a hyphen at the end of a line is judged.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Hyphens {
    whole: HashSet<String>,
}

/// Words that are joined to others with a hyphen.
const JOINED: [&str; 33] = [
    "multi", "non", "co", "self", "well", "long", "short", "post", "pre", "anti", "cross", "inter",
    "re", "sub", "semi", "high", "low", "full", "part", "half", "mid", "ex", "vice", "cyber",
    "two", "three", "four", "five", "first", "second", "third", "in", "on",
];

/// A word with a hyphen at its end is not kept beyond this.
const MOST_WORDS: usize = 200_000;

impl Hyphens {
    /// Takes note of the words that do not stand at the end of a line.
    pub(in crate::pdf) fn hear(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        // The last may be broken.
        words.next_back();
        for word in words {
            let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            if word.len() > 3 && self.whole.len() < MOST_WORDS {
                self.whole.insert(word.to_lowercase());
            }
        }
    }

    /// Joins a line to what stands before it.
    pub(in crate::pdf) fn join(&self, before: &mut String, line: &str) {
        let line = line.trim_start();
        if !ends_broken(before) {
            join(before, line);
            return;
        }
        let soft = before.ends_with('\u{ad}');
        let head = before.trim_end_matches(['-', '\u{2010}', '\u{ad}']);
        let last = head
            .split(|letter: char| !letter.is_alphanumeric())
            .next_back();
        let last = last.unwrap_or_default().to_lowercase();
        let next: String = line
            .chars()
            .take_while(|letter| letter.is_alphanumeric())
            .collect();
        let next = next.to_lowercase();
        let small = line.starts_with(char::is_lowercase);
        let keeps = !small
            || self.whole.contains(&format!("{last}-{next}"))
            || JOINED.contains(&last.as_str()) && !self.whole.contains(&format!("{last}{next}"));
        if soft || !keeps {
            before.truncate(head.len());
        }
        before.push_str(line);
    }
}

/// Whether words end in the middle of one: in a hyphen after a letter.
pub(in crate::pdf) fn ends_broken(words: &str) -> bool {
    let head = words.trim_end_matches(['-', '\u{2010}', '\u{ad}']);
    head.len() < words.len() && head.ends_with(char::is_alphabetic)
}

/// Puts words behind others with a space between.
pub(in crate::pdf) fn join(before: &mut String, words: &str) {
    let spaced = before.is_empty() || before.ends_with([' ', '\n']) || words.starts_with(' ');
    if !spaced && !words.is_empty() {
        before.push(' ');
    }
    before.push_str(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_word_is_mended_and_a_joined_one_kept() {
        let mut hyphens = Hyphens::default();
        hyphens.hear("the multi-agency plan and its decision-making for all");
        for (before, line, said) in [
            ("the recom-", "mendation says", "the recommendation says"),
            ("the multi-", "agency plan", "the multi-agency plan"),
            ("decision-", "making", "decision-making"),
            ("self-", "assessment", "self-assessment"),
            ("the Police-", "Crime Panel", "the Police-Crime Panel"),
            ("rec\u{ad}", "ord", "record"),
            ("2019-", "20", "2019- 20"),
            ("a plan", "for", "a plan for"),
        ] {
            let mut words = before.to_owned();
            hyphens.join(&mut words, line);
            assert_eq!(words, said);
        }
    }
}
