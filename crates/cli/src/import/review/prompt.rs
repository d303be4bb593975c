//! Asking the person at the keyboard, a line at a time.

use std::io::{BufRead, Read as _, Write};

/// The longest line that is read, in bytes; the rest of a longer one is the
/// next line's, and will not be understood.
const LONGEST_LINE: u64 = 8 * 1024;

/// What `?` says at every question but that of what to do with an item.
const HOW_TO_ANSWER: &str = "Type an answer. An empty line keeps what stands in [ ]; - leaves it blank; q stops, and what\nwas decided is kept.";

/// The person stopped, or there is nothing more to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ended;

/// The keyboard and the screen.
pub(super) struct Prompt<'d> {
    pub(super) lines: &'d mut dyn BufRead,
    pub(super) out: &'d mut dyn Write,
}

impl Prompt<'_> {
    /// What is typed after some words, without the blanks around it.
    ///
    /// # Errors
    ///
    /// [`Ended`] where `q` is typed or nothing more comes.
    pub(super) fn line(&mut self, words: &str) -> Result<String, Ended> {
        let shown = write!(self.out, "{words}: ").and_then(|()| self.out.flush());
        let mut line = Vec::new();
        let read = self.lines.take(LONGEST_LINE).read_until(b'\n', &mut line);
        // A screen or keyboard that has gone away has nothing more to say.
        if shown.is_err() || !matches!(read, Ok(1..)) {
            return Err(Ended);
        }
        match String::from_utf8_lossy(&line).trim() {
            "q" => Err(Ended),
            typed => Ok(typed.to_owned()),
        }
    }

    /// The same, where `?` is answered with how to answer and the question is
    /// asked again.
    ///
    /// # Errors
    ///
    /// As [`Self::line`].
    pub(super) fn answer(&mut self, words: &str) -> Result<String, Ended> {
        loop {
            match self.line(words)?.as_str() {
                "?" => writeln!(self.out, "{HOW_TO_ANSWER}").map_err(|_| Ended)?,
                typed => return Ok(typed.to_owned()),
            }
        }
    }

    /// What is typed, or what stands there already where nothing is; `-`
    /// leaves it blank.
    ///
    /// # Errors
    ///
    /// As [`Self::line`].
    pub(super) fn or(&mut self, words: &str, held: &str) -> Result<String, Ended> {
        let typed = if held.is_empty() {
            self.answer(words)?
        } else {
            self.answer(&format!("{words} [{held}]"))?
        };
        Ok(match typed.as_str() {
            "" => held.to_owned(),
            "-" => String::new(),
            typed => typed.to_owned(),
        })
    }

    /// Says what was wrong.
    pub(super) fn refuse(&mut self, why: &str) -> std::io::Result<()> {
        writeln!(self.out, "  ! {why}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(
        lines: &str,
        ask: impl FnOnce(&mut Prompt<'_>) -> Result<String, Ended>,
    ) -> Result<String, Ended> {
        let mut out = Vec::new();
        ask(&mut Prompt {
            lines: &mut lines.as_bytes(),
            out: &mut out,
        })
    }

    #[test]
    fn an_empty_line_keeps_what_stands_and_a_hyphen_empties_it() {
        let or = |lines| typed(lines, |prompt| prompt.or("Title", "As it was"));
        assert_eq!(or("\n").as_deref(), Ok("As it was"));
        assert_eq!(or("-\n").as_deref(), Ok(""));
        assert_eq!(or(" Anew \n").as_deref(), Ok("Anew"));
    }

    #[test]
    fn a_question_mark_is_answered_and_the_question_asked_again() {
        let mut out = Vec::new();
        let mut lines = "?\nCustody\n".as_bytes();
        let mut prompt = Prompt {
            lines: &mut lines,
            out: &mut out,
        };
        assert_eq!(prompt.or("Title", "").as_deref(), Ok("Custody"));
        let said = format!("Title: {HOW_TO_ANSWER}\nTitle: ");
        assert_eq!(String::from_utf8(out).unwrap(), said);
    }

    #[test]
    fn q_and_the_end_of_the_input_end_it() {
        assert_eq!(typed("q\n", |prompt| prompt.line("?")), Err(Ended));
        assert_eq!(typed("", |prompt| prompt.line("?")), Err(Ended));
    }
}
