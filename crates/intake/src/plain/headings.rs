//! Which short lines of a text are headings, and of what level.

use super::lines::ends_a_sentence;
use crate::Span;
use crate::dates::is_a_day_line;
use crate::document::BlockKind;

/// A longer line is no heading.
const LONGEST: usize = 130;

/// Running text has at least this many characters in a block.
const RUNNING: usize = 40;

/// A shorter line above everything else is a menu or a byline, and no title.
const SHORTEST_TITLE: usize = 25;

/// Words that begin a heading by themselves, whatever follows.
const LABELS: [&str; 12] = [
    "recommendation",
    "recommendations",
    "further recommendations",
    "our recommendations",
    "cause of concern",
    "causes of concern",
    "accelerated cause of concern",
    "accelerated causes of concern",
    "area of concern",
    "areas of concern",
    "area for improvement",
    "areas for improvement",
];

/// Turns paragraphs that look like headings into headings.
pub(super) fn mark(text: &str, blocks: Vec<(BlockKind, Span)>) -> Vec<(BlockKind, Span)> {
    let mut titled = false;
    let mut running = false;
    let mut marked = Vec::with_capacity(blocks.len());
    for (place, (kind, span)) in blocks.iter().enumerate() {
        let words = span.of(text);
        if *kind != BlockKind::Paragraph || !can_head(words) {
            running |= words.len() >= RUNNING && ends_a_sentence(words);
            marked.push((kind.clone(), *span));
            continue;
        }
        let level = if let Some(level) = hashes(words) {
            Some(level)
        } else if is_label(words) {
            Some(label_level(words))
        } else if !titled && !running && words.chars().count() > SHORTEST_TITLE {
            Some(1)
        } else if begins_with_a_label(words)
            || is_numbered(words)
            || is_in_capitals(words)
            || heads(text, blocks.get(place + 1))
        {
            Some(if begins_with_a_label(words) {
                label_level(words)
            } else {
                2
            })
        } else {
            None
        };
        titled |= level == Some(1);
        let kind = level.map_or(BlockKind::Paragraph, |level| BlockKind::Heading { level });
        marked.push((kind, without_hashes(text, *span)));
    }
    marked
}

/// Whether words could head what follows: short, no stop, no greeting or day.
fn can_head(words: &str) -> bool {
    let short = words.chars().count() <= LONGEST && !words.contains('\n');
    let begins = words.chars().next().is_some_and(|first| {
        first.is_uppercase() || first.is_numeric() || matches!(first, '#' | '‘' | '“')
    });
    let bare = words.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    let open = bare.ends_with([',', ';', '.', '!']) || (words.ends_with(':') && !is_label(words));
    let greets = words.starts_with("Dear ");
    short && begins && !open && !greets && !is_a_day_line(words) && !is_a_field(words)
}

/// "Action: circulate the valuation (CEX)", "Priority: High": a line of a form says
/// something and heads nothing.
pub(super) fn is_a_field(words: &str) -> bool {
    const FIELDS: [&str; 13] = [
        "finding",
        "risk",
        "management response",
        "responsible",
        "action",
        "owner",
        "action owner",
        "lead",
        "due",
        "due date",
        "priority",
        "status",
        "responsible officer",
    ];
    words.split_once(": ").is_some_and(|(label, rest)| {
        let label = label.to_lowercase();
        FIELDS.contains(&label.as_str()) && !rest.trim().is_empty()
    })
}

/// Whether the next block is running text or a list, so that there is something
/// to head.
fn heads(text: &str, next: Option<&(BlockKind, Span)>) -> bool {
    match next {
        Some((BlockKind::Paragraph, span)) => {
            let words = span.of(text);
            words.len() >= RUNNING && (ends_a_sentence(words) || words.len() > LONGEST * 2)
                || begins_with_a_label(words)
        }
        Some((BlockKind::ListItem { .. }, _)) => true,
        _ => false,
    }
}

/// Whether a short line is one of the inspectorate's own labels, alone or with a
/// number: "Cause of concern", "Recommendation 4".
pub(crate) fn is_label(words: &str) -> bool {
    let words = words.trim_start_matches(['#', ' ']).to_lowercase();
    let words = words.trim_end_matches([':', ' ']);
    LABELS.iter().any(|label| {
        words.strip_prefix(label).is_some_and(|rest| {
            let rest = rest.trim();
            let number = rest.trim_start_matches("no").trim_start_matches(['.', ' ']);
            rest.is_empty()
                || number.len() <= 5
                    && number.starts_with(|digit: char| digit.is_ascii_digit())
                    && !number.contains(' ')
        })
    })
}

/// "Recommendation 1 - by 28 February 2023".
fn begins_with_a_label(words: &str) -> bool {
    let label = words.split([':', '-', '–', '—', '(', ',']).next();
    label.is_some_and(is_label) && !words.ends_with(['.', ';'])
}

/// "4   Estates", "5   Conclusions and recommendations": the number of a section, and a
/// gap before its name.
fn is_numbered(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &words[digits..];
    let gap = rest.len() - rest.trim_start().len();
    let name = rest.trim_start();
    (1..=2).contains(&digits)
        && gap >= 2
        && name.len() <= LONGEST_NAME
        && name.starts_with(char::is_uppercase)
        && !name.contains("  ")
        && !name.ends_with(|last: char| last.is_ascii_digit())
}

/// "COLLEGE OF CUSTODY", "WHAT WE LOOKED AT": a short line in capitals.
fn is_in_capitals(words: &str) -> bool {
    let letters = words.chars().filter(|letter| letter.is_alphabetic());
    words.len() <= LONGEST_NAME
        && letters.clone().count() >= FEWEST_CAPITALS
        && letters.clone().all(char::is_uppercase)
        && !words.contains("  ")
}

/// A heading in capitals has at least so many letters: "OFFICIAL" and a name of four
/// are marks of a page.
const FEWEST_CAPITALS: usize = 9;

/// The name of a section is no longer, in bytes.
const LONGEST_NAME: usize = 80;

fn label_level(words: &str) -> u8 {
    let words = words.to_lowercase();
    match words.contains("recommendation") {
        true => 4,
        false => 3,
    }
}

/// The level of a heading marked with number signs.
fn hashes(words: &str) -> Option<u8> {
    let count = words.len() - words.trim_start_matches('#').len();
    let spaced = words[count..].starts_with(' ');
    (1..=6)
        .contains(&count)
        .then_some(spaced)
        .filter(|spaced| *spaced)
        .and_then(|_| u8::try_from(count).ok())
}

fn without_hashes(text: &str, span: Span) -> Span {
    if hashes(span.of(text)).is_none() {
        return span;
    }
    let words = span.of(text).trim_start_matches('#').trim_start();
    Span::new(span.end - words.len(), span.end)
}
