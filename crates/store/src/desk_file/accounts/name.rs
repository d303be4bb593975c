//! What may be a name: it is shown on terminals and pages, and typed.

use super::MAX_NAME_CHARS;

/// Why words cannot be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameRefused {
    /// Nobody would see anything, or nothing that is a name.
    #[error("the name has no letter")]
    Blank,
    /// It is longer than [`MAX_NAME_CHARS`].
    #[error("the name has {0} characters")]
    TooLong(usize),
    /// A character that moves the cursor, breaks the line, turns the writing
    /// round or is not seen.
    #[error("the name has a character that is not shown (U+{:04X})", u32::from(*.0))]
    Unseen(char),
}

/// Checks a name, the spaces around it left out.
pub(super) fn check(name: &str) -> Result<(), NameRefused> {
    let found = name.chars().count();
    if found > MAX_NAME_CHARS {
        return Err(NameRefused::TooLong(found));
    }
    if let Some(unseen) = name.chars().find(|letter| is_unseen(*letter)) {
        return Err(NameRefused::Unseen(unseen));
    }
    if !name.chars().any(char::is_alphabetic) || name.chars().all(is_filler) {
        return Err(NameRefused::Blank);
    }
    Ok(())
}

/// Controls, line breaks, and the marks that turn writing round or have no
/// width (Unicode 16, properties `Bidi_Control` and `Default_Ignorable`); the two
/// joiners, which Persian and Indian names need, are none of them.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Letters by Unicode's count that show as nothing (the fillers of Hangul).
fn is_filler(letter: char) -> bool {
    matches!(letter, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}') || letter.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_that_people_can_see() {
        for name in ["Ada Example", "Siân O’Neill-Őry", "王芳", "علی\u{200c}رضا"] {
            assert_eq!(check(name), Ok(()), "{name}");
        }
        let long = "a".repeat(MAX_NAME_CHARS + 1);
        for (name, why) in [
            ("", NameRefused::Blank),
            ("\u{3164}", NameRefused::Blank),
            ("...", NameRefused::Blank),
            (&long, NameRefused::TooLong(MAX_NAME_CHARS + 1)),
            ("Ada\nBob", NameRefused::Unseen('\n')),
            ("Ada\u{1b}[2J", NameRefused::Unseen('\u{1b}')),
            ("Ada \u{202e}boB", NameRefused::Unseen('\u{202e}')),
            ("Ada\u{2028}Bob", NameRefused::Unseen('\u{2028}')),
            ("Ada\u{200b}", NameRefused::Unseen('\u{200b}')),
        ] {
            assert_eq!(check(name), Err(why), "{name:?}");
        }
    }
}
