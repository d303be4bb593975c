//! Rust text as a tidy rule wants it: the code that ships without its
//! comments, or the comments without the code.
//!
//! This reads lines, not syntax: it trusts rustfmt's layout, which the check
//! has already held.

/// A line of a file, counted from 1.
pub(super) type Line<'a> = (usize, &'a str);

/// The code that ships: no comments, no `#[cfg(test)]` items.
pub(super) fn shipped(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut numbered = text.lines().enumerate();
    while let Some((place, line)) = numbered.next() {
        if line.trim() == "#[cfg(test)]" {
            skip_item(&mut numbered, indent(line));
            continue;
        }
        let code = without_comment(line);
        if !code.trim().is_empty() {
            lines.push((place + 1, code));
        }
    }
    lines
}

/// The comments, each line without its slashes; documentation included.
pub(super) fn comments(text: &str) -> Vec<Line<'_>> {
    text.lines()
        .enumerate()
        .filter_map(|(place, line)| {
            let slashes = comment_start(line)?;
            let said = line[slashes..].trim_start_matches(['/', '!']).trim();
            Some((place + 1, said))
        })
        .collect()
}

/// Passes over the item after `#[cfg(test)]`: to the line that ends it.
fn skip_item<'a>(numbered: &mut impl Iterator<Item = Line<'a>>, depth: usize) {
    for (_, line) in numbered {
        let ends = line.ends_with(';') || line.trim() == "}" || line.ends_with("{}");
        if indent(line) == depth && ends {
            return;
        }
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn without_comment(line: &str) -> &str {
    comment_start(line).map_or(line, |start| &line[..start])
}

/// Where a comment begins: two slashes outside a string, so that the slashes
/// of an address inside quotation marks do not count.
fn comment_start(line: &str) -> Option<usize> {
    let mut quoted = false;
    let mut before = '\0';
    for (place, letter) in line.char_indices() {
        match letter {
            // A quotation mark behind a backslash, or as a letter ('"'), is not one.
            '"' if before != '\\' && before != '\'' => quoted = !quoted,
            '/' if !quoted && before == '/' => return Some(place - 1),
            _ => {}
        }
        before = letter;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "//! The top.\nuse a::b; // why\nlet u = \"https://x\";\n\n#[cfg(test)]\nmod fixtures;\nfn ships() {}\n#[cfg(test)]\nmod tests {\n    fn inner() {\n    }\n}\nconst LAST: u8 = 1;\n";

    #[test]
    fn what_ships_has_no_comments_and_no_tests() {
        assert_eq!(
            shipped(TEXT),
            [
                (2, "use a::b; "),
                (3, "let u = \"https://x\";"),
                (7, "fn ships() {}"),
                (13, "const LAST: u8 = 1;"),
            ]
        );
    }

    #[test]
    fn comments_are_what_the_slashes_begin() {
        assert_eq!(comments(TEXT), [(1, "The top."), (2, "why")]);
    }
}
