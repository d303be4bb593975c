//! Where sentences begin and end.

use crate::Span;

/// Words whose full stop does not end a sentence.
const SHORTENED: [&str; 24] = [
    "mr", "mrs", "ms", "dr", "sir", "st", "no", "nos", "para", "paras", "sch", "reg", "art", "rt",
    "hon", "prof", "e.g", "i.e", "etc", "cf", "vs", "approx", "supt", "insp",
];

/// Cuts a block into its sentences, with no white space around any.
///
/// A sentence ends with a full stop, question or exclamation mark, with any
/// closing quotation marks, before white space and a letter that can begin a
/// sentence. Shortened words and initials do not end one.
pub(crate) fn sentences(text: &str, block: Span) -> Vec<Span> {
    let words = block.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = words.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !matches!(letter, '.' | '?' | '!') {
            continue;
        }
        while letters.next_if(|(_, letter)| closes(*letter)).is_some() {}
        let end = letters.peek().map_or(words.len(), |(end, _)| *end);
        if begins_anew(&words[end..]) && !(letter == '.' && is_shortened(&words[start..at])) {
            push(&mut found, text, block.start + start, block.start + end);
            start = end;
        }
    }
    push(&mut found, text, block.start + start, block.end);
    found
}

fn push(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = without_emphasis(text, Span::new(start, end));
    if !span.is_empty() {
        found.push(span);
    }
}

fn closes(letter: char) -> bool {
    matches!(
        letter,
        '"' | '”' | '’' | '\'' | ')' | ']' | '.' | '?' | '!' | '*' | '_' | '/'
    )
}

/// Marks that set words apart in plain text: "**We recommend …**", "/The Board should …/".
const EMPHASIS: [char; 3] = ['*', '_', '/'];

/// A stretch without the white space and the marks of emphasis around it.
pub(crate) fn without_emphasis(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let around = |letter: char| letter.is_whitespace() || EMPHASIS.contains(&letter);
    let bare = words.trim_end_matches(around);
    let end = span.start + bare.len();
    Span::new(end - bare.trim_start_matches(around).len(), end)
}

/// White space, then something that a sentence can begin with.
fn begins_anew(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    if trimmed.len() == rest.len() {
        return rest.is_empty();
    }
    let bare = trimmed.trim_start_matches(EMPHASIS);
    bare.chars().next().is_none_or(|first| {
        first.is_uppercase()
            || first.is_numeric()
            || matches!(first, '“' | '"' | '‘' | '\'' | '(' | '[' | '•')
    })
}

/// Whether what stands before a full stop is a shortened word or an initial.
fn is_shortened(before: &str) -> bool {
    let last = before
        .rsplit(|letter: char| letter.is_whitespace() || letter == '(')
        .next()
        .unwrap_or_default();
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    initial || SHORTENED.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len()))
            .into_iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn a_sentence_ends_where_the_next_can_begin() {
        assert_eq!(
            cut("The plan is late. Mr. J. Box said: “It should be done.” By 2.30 it was. ok"),
            [
                "The plan is late.",
                "Mr. J. Box said: “It should be done.”",
                "By 2.30 it was. ok"
            ]
        );
        assert_eq!(cut("  one only  "), ["one only"]);
        assert_eq!(cut(" . . "), [". ."]);
    }
}
