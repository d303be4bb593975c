//! iCalendar, as much of it as last days are written in (RFC 5545, 3.1 and 3.3).

use jiff::civil::Date;

/// The most bytes in a line, its end not counted (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Lines of a calendar, written one after another.
pub(super) struct Ics(String);

impl Ics {
    pub(super) fn begin() -> Self {
        Self(String::new())
    }

    /// A line whose value is written by us and needs no escape.
    pub(super) fn line(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{value}"));
    }

    /// A line of words.
    pub(super) fn words(&mut self, name: &str, words: &str) {
        self.folded(&format!("{name}:{}", escaped(words)));
    }

    /// An address. What could end its line or begin another is left out.
    pub(super) fn address(&mut self, name: &str, address: &str) {
        let address: String = address
            .chars()
            .filter(|letter| !letter.is_control())
            .collect();
        self.folded(&format!("{name}:{address}"));
    }

    /// A whole day.
    pub(super) fn day(&mut self, name: &str, day: Date) {
        self.folded(&format!("{name};VALUE=DATE:{}", compact(day)));
    }

    /// The first moment of a day.
    pub(super) fn midnight(&mut self, name: &str, day: Date) {
        self.folded(&format!("{name}:{}T000000Z", compact(day)));
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    /// A line in parts of at most [`LONGEST_LINE`] bytes, none of which cuts a
    /// letter.
    fn folded(&mut self, line: &str) {
        let mut in_line = 0;
        for letter in line.chars() {
            if in_line + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                in_line = 1;
            }
            self.0.push(letter);
            in_line += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// `20240430`.
fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Words as a value (RFC 5545, 3.3.11): what means something to a calendar is
/// escaped, and controls are left out.
fn escaped(words: &str) -> String {
    let mut value = String::with_capacity(words.len());
    for letter in words.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(letter);
            }
            '\n' | '\r' => value.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Words read back: unfolded, then without their escapes.
    fn read(text: &str) -> String {
        let line = text.replace("\r\n ", "");
        let value = line.trim_end_matches("\r\n").split_once(':').unwrap().1;
        let mut words = String::new();
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            match (letter, letter == '\\') {
                (_, true) => match letters.next().unwrap() {
                    'n' => words.push('\n'),
                    escaped => words.push(escaped),
                },
                (letter, false) => words.push(letter),
            }
        }
        words
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_allowed_and_the_words_read_back(
            words in "\\PC*|(ŵ|ŷ|[;,\\\\\n\r:]|🏴|a){0,120}"
        ) {
            let mut ics = Ics::begin();
            ics.words("SUMMARY", &words);
            let text = ics.finish();
            for line in text.split_terminator("\r\n") {
                prop_assert!(line.len() <= LONGEST_LINE, "{line:?}");
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let kept = words.replace("\r\n", "\n").replace('\r', "\n");
            let kept: String = kept.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
            prop_assert_eq!(read(&text), kept);
        }

        #[test]
        fn no_words_begin_a_line_of_their_own(words in ".*\r?\nATTACH:.*") {
            let mut ics = Ics::begin();
            ics.words("SUMMARY", &words);
            ics.address("URL", &words);
            let text = ics.finish();
            let lines = text.split_terminator("\r\n").filter(|line| !line.starts_with(' '));
            prop_assert_eq!(lines.count(), 2);
        }
    }
}
