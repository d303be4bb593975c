//! Words in markup: every word of every template goes through here.
//!
//! Letters that mean something in markup are escaped. Letters that turn the
//! direction of what follows them around are left out: no page shows a name or a
//! passage in another order than it was written, and nothing after it is drawn
//! into it (Unicode Standard Annex 9, section 3.1; Unicode Technical Report 36,
//! section 2.10.2). The words themselves stay as they were recorded, and are given
//! so in the data. A script that is written from right to left needs none of them.

use std::fmt::{Result, Write};

use askama::filters::{Escaper, Html};

/// How templates write words.
#[derive(Clone, Copy)]
pub(crate) struct Markup;

impl Escaper for Markup {
    fn write_escaped_str<W: Write>(&self, mut dest: W, words: &str) -> Result {
        for part in words.split(turns_around) {
            Html.write_escaped_str(&mut dest, part)?;
        }
        Ok(())
    }
}

/// Embeddings and overrides, isolates, and what ends them.
fn turns_around(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(words: &str) -> String {
        let mut page = String::new();
        Markup.write_escaped_str(&mut page, words).unwrap();
        page
    }

    #[test]
    fn letters_that_turn_words_around_are_left_out_and_scripts_stay() {
        assert_eq!(
            written("Chief \u{202e}elbatsnoC\u{202c} & \u{2067}<b>\u{2069}"),
            "Chief elbatsnoC &#38; &#60;b&#62;"
        );
        assert_eq!(
            written("\u{5d0}\u{5d1}, \u{645}"),
            "\u{5d0}\u{5d1}, \u{645}"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_written_holds_no_mark_and_turns_nothing_around(words in "\\PC{0,40}|[<&\"'\u{202a}-\u{202e}\u{2066}-\u{2069}a]{0,20}") {
            let page = written(&words);
            prop_assert!(!page.contains(['<', '>', '"', '\'']));
            prop_assert!(!page.contains(turns_around));
        }
    }
}
