//! Laying text out for a terminal: labels in a column, lines folded at 80.

use std::io::{self, Write};

/// How wide a line may be. Terminals are wider, but a line of prose that is
/// longer is hard to read, and the same output goes into files and letters.
const WIDTH: usize = 80;

/// A paragraph, folded, each line after `indent` spaces.
pub(crate) fn paragraph(out: &mut dyn Write, indent: usize, words: &str) -> io::Result<()> {
    for line in fold(words, WIDTH - indent) {
        writeln!(out, "{:indent$}{line}", "")?;
    }
    Ok(())
}

/// A label and its words beside it, folded under themselves.
pub(crate) fn labelled(
    out: &mut dyn Write,
    label: &str,
    column: usize,
    words: &str,
) -> io::Result<()> {
    let mut label = label;
    for line in fold(words, WIDTH - column - 2) {
        writeln!(out, "  {label:<column$}{line}")?;
        label = "";
    }
    Ok(())
}

/// Words in lines of at most `width` letters; a longer word, such as an
/// address, has a line to itself.
fn fold(words: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let longer = line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && longer > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked_unless_one_word_is() {
        let words = "one two three https://an.address/that-is-long four";
        insta::assert_snapshot!(fold(words, 9).join("\n"), @r"
        one two
        three
        https://an.address/that-is-long
        four
        ");
    }
}
