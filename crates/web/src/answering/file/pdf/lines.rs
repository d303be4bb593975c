//! Text broken into lines.

/// Breaks a text into lines no wider than `room`, by the widths of its letters
/// in thousandths of `size`. Its own ends of lines stay; a word that is wider
/// than a line is broken. A line that goes on ends in a blank, so that words
/// stay apart for whoever listens.
pub(super) fn lines(
    text: &str,
    size: f32,
    room: f32,
    width_of: &impl Fn(char) -> f32,
) -> Vec<String> {
    let width = |words: &str| words.chars().map(width_of).sum::<f32>() * size / 1000.0;
    let mut lines = Vec::new();
    for written in text.lines() {
        let mut line = String::new();
        for word in written.split_whitespace() {
            for part in parts(word, size, room, width_of) {
                let is_begun = !line.is_empty();
                if is_begun && width(&line) + width(" ") + width(&part) > room {
                    line.push(' ');
                    lines.push(std::mem::take(&mut line));
                } else if is_begun {
                    line.push(' ');
                }
                line.push_str(&part);
            }
        }
        lines.push(line);
    }
    lines
}

/// A word, broken where it is wider than a line.
fn parts(word: &str, size: f32, room: f32, width_of: &impl Fn(char) -> f32) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut wide = 0.0;
    for letter in word.chars() {
        let width = width_of(letter) * size / 1000.0;
        if wide + width > room && wide > 0.0 {
            parts.push(String::new());
            wide = 0.0;
        }
        wide += width;
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts
}

/// Text as a document can hold it: blanks for tabs, and no signs that nobody
/// sees.
pub(super) fn seen(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\t' | '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
            letter => letter,
        })
        .filter(|letter| {
            let is_unseen = matches!(letter,
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}');
            *letter == '\n' || !(letter.is_control() || is_unseen)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every letter as wide as it is high.
    fn square(_: char) -> f32 {
        1000.0
    }

    #[test]
    fn a_line_ends_between_words_and_keeps_them_apart() {
        assert_eq!(
            lines("one two three\nfour", 1.0, 8.0, &square),
            ["one two ", "three", "four"]
        );
        assert_eq!(lines("a\n\nb", 1.0, 8.0, &square), ["a", "", "b"]);
        assert_eq!(
            lines("abcdefghij", 1.0, 4.0, &square),
            ["abcd ", "efgh ", "ij"]
        );
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_no_line_too_wide(text in "[a-z \n]{0,120}", room in 1.0f32..40.0) {
            let broken = lines(&text, 1.0, room, &square);
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&broken.concat()), letters(&text));
            for line in broken {
                let width = line.trim_end().chars().count();
                prop_assert!(width as f32 <= room.max(1.0), "{:?}", line);
            }
        }

        #[test]
        fn what_is_seen_has_no_signs_that_nobody_sees(text in any::<String>()) {
            let text = seen(&text);
            prop_assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()));
        }
    }
}
