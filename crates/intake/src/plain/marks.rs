//! What an item of a list begins with.

/// Marks that begin an item.
const BULLETS: [char; 28] = [
    '•', '◦', '▪', '▫', '‣', '⁃', '●', '○', '■', '□', '·', '–', '—', '-', '*', '\u{f0b7}', '+',
    '➢', '►', '\u{f0a7}', '\u{f0d8}', '\u{f02d}', '‐', '−', '❖', '✓', '✔', '→',
];

/// Bullets that are marks of a sentence too, and begin an item only before a
/// space.
const ALSO_MARKS: [char; 11] = ['-', '–', '—', '*', '·', '+', '‐', '−', '✓', '✔', '→'];

/// The longest number or letter of an item: "xviii", "1.12.3".
const LONGEST_NUMBER: usize = 8;

/// What an item begins with. Two marks of a kind stand at one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet(char),
    /// "1.", "(2)".
    Number,
    /// "1.1", with nothing after it but space.
    Clause,
    /// "(a)", "b.".
    Letter,
    /// "(iv)".
    Roman,
    /// "A.", "IV.": with a full stop a capital is somebody's initial too.
    Capital,
}

/// How sure it is that a line with this mark is an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surely {
    Yes,
    /// Only in a list or right after a colon.
    InAList,
    /// It is one, and the list says which of the two.
    LetterOrRoman,
}

/// The mark a line begins with.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) mark: Mark,
    pub(super) surely: Surely,
    /// Its number or letter, without stop or bracket.
    pub(super) number: Option<String>,
    /// How far that counts; 0 for a bullet.
    pub(super) count: u32,
    /// Its length in bytes.
    pub(super) length: usize,
}

impl Mark {
    /// How far a number or letter counts: `c` is 3, `iv` is 4.
    pub(super) fn count(self, number: &str) -> u32 {
        let lower = number.to_ascii_lowercase();
        match self {
            Mark::Letter => lower
                .bytes()
                .next()
                .map_or(0, |letter| u32::from(letter.saturating_sub(b'a')) + 1),
            Mark::Roman => roman(&lower),
            Mark::Number => number.parse().unwrap_or(0),
            Mark::Capital if number.len() == 1 && !matches!(number, "I" | "V" | "X") => lower
                .bytes()
                .next()
                .map_or(0, |letter| u32::from(letter.saturating_sub(b'a')) + 1),
            Mark::Capital => roman(&lower),
            Mark::Bullet(_) | Mark::Clause => 0,
        }
    }
}

/// The words of a line after the bullet it begins with, if it begins with one.
#[must_use]
pub fn without_bullet(line: &str) -> &str {
    match at_the_start(line) {
        Some(Marked {
            mark: Mark::Bullet(_),
            surely: Surely::Yes,
            length,
            ..
        }) => line[length..].trim_start(),
        _ => line,
    }
}

/// The mark that a line begins with, before its words.
pub(super) fn at_the_start(words: &str) -> Option<Marked> {
    let first = words.chars().next()?;
    let after = &words[first.len_utf8()..];
    let spaced = after.starts_with(char::is_whitespace);
    if BULLETS.contains(&first) {
        return (spaced || !ALSO_MARKS.contains(&first)).then(|| Marked {
            mark: Mark::Bullet(first),
            surely: Surely::Yes,
            number: None,
            count: 0,
            length: first.len_utf8(),
        });
    }
    // Word processors write the open circle of a list as the letter o.
    if first == 'o' && spaced {
        return Some(Marked {
            mark: Mark::Bullet('o'),
            surely: Surely::InAList,
            number: None,
            count: 0,
            length: 1,
        });
    }
    clause(words).or_else(|| numbered(words))
}

/// "1.1", "2.12.3" before white space. Reports number their paragraphs so, and
/// those are no items.
fn clause(words: &str) -> Option<Marked> {
    let length = words
        .find(char::is_whitespace)
        .filter(|length| (3..=LONGEST_NUMBER).contains(length))?;
    let number = &words[..length];
    let mut parts = number.split('.');
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|one| one.is_ascii_digit());
    (number.contains('.') && parts.all(all_digits)).then(|| Marked {
        mark: Mark::Clause,
        surely: Surely::InAList,
        number: Some(number.to_owned()),
        count: 0,
        length,
    })
}

/// Whether a line begins with the number of a paragraph: "8.2 The commissioner will".
pub(super) fn is_a_clause(words: &str) -> bool {
    clause(words).is_some()
}

/// "1.", "1)", "(a)", "iv." and the like before white space.
fn numbered(words: &str) -> Option<Marked> {
    let opened = words.strip_prefix('(');
    let inner = opened.unwrap_or(words);
    let length = inner
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|length| (1..=LONGEST_NUMBER).contains(length))?;
    let (number, rest) = inner.split_at(length);
    let closing = rest.chars().next()?;
    let closed = closing == ')' || (closing == '.' && opened.is_none());
    if !closed || !rest[1..].starts_with(char::is_whitespace) {
        return None;
    }
    let lower = number.to_ascii_lowercase();
    // A capital and a full stop is somebody's initial.
    let one_case = number == lower || (closing == ')' && number == number.to_ascii_uppercase());
    let (mark, surely) = if number.bytes().all(|digit| digit.is_ascii_digit()) {
        (number.len() <= 3).then_some((Mark::Number, Surely::Yes))?
    } else if !one_case {
        let capital = number.bytes().all(|letter| letter.is_ascii_uppercase());
        let counts = number.len() == 1 || roman(&lower) > 0;
        (capital && counts).then_some((Mark::Capital, Surely::InAList))?
    } else if number.len() == 1 {
        match roman(&lower) {
            0 => (Mark::Letter, Surely::Yes),
            _ => (Mark::Letter, Surely::LetterOrRoman),
        }
    } else if roman(&lower) > 0 {
        (Mark::Roman, Surely::Yes)
    } else {
        return None;
    };
    Some(Marked {
        mark,
        surely,
        count: mark.count(number),
        number: Some(number.to_owned()),
        length: words.len() - rest.len() + 1,
    })
}

/// Roman numbers are made of these, largest first.
const ROMAN: [(u32, &str); 9] = [
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// What a Roman number in small letters counts; 0 for other words, "civil"
/// among them.
fn roman(number: &str) -> u32 {
    let mut rest = number;
    let mut count = 0;
    for (worth, letters) in ROMAN {
        // Only i, x and c repeat, up to three times.
        let most = if matches!(worth, 1 | 10 | 100) { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(letters) else {
                break;
            };
            rest = after;
            count += worth;
        }
    }
    if rest.is_empty() { count } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_count() {
        for (number, counts) in [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xc", 90)] {
            assert_eq!(roman(number), counts, "{number}");
        }
        for word in ["a", "mix", "", "civil", "ill", "iiii"] {
            assert_eq!(roman(word), 0, "{word}");
        }
    }

    #[test]
    fn a_line_is_read_without_its_bullet_and_with_all_else() {
        for bullet in BULLETS {
            assert_eq!(
                without_bullet(&format!("{bullet} train staff")),
                "train staff"
            );
        }
        for whole in [
            "-if they can",
            "1. train staff",
            "o train staff",
            "train - staff",
            "",
        ] {
            assert_eq!(without_bullet(whole), whole);
        }
    }

    #[test]
    fn what_looks_like_a_mark_and_is_none() {
        for words in [
            "-dash", "No - not", "o", "2024 was", "1.5% of", "(see) it", "e.g. a",
        ] {
            assert!(at_the_start(words).is_none(), "{words}");
        }
    }
}
