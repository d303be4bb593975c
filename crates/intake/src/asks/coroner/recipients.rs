//! To whom a coroner's report is sent.

use super::plain;
use crate::asks::Ground;
use crate::directory::find_in_line;
use crate::document::BlockKind;
use crate::tokens::{Tokens, Worded};
use crate::{Addressee, Block, Found, Role, Span};

/// What stands before those to whom a report is sent.
const SENT_TO: [&str; 20] = [
    "report is being sent to",
    "report is being made to",
    "report is sent to",
    "report is addressed to",
    "report is made to",
    "report is directed to",
    "report has been sent to",
    "report was sent to",
    "report is for",
    "sent this report to",
    "send this report to",
    "sending this report to",
    "making this report to",
    "make this report to",
    "addressing this report to",
    "being sent to",
    "addressed to",
    "sent to:",
    "recipients",
    "addressees",
];

/// A report is sent to a handful; a longer run of lines is something else.
const MOST_RECIPIENTS: usize = 20;

/// To whom the report is sent: the list after those words, or what stands on the
/// same line. The first such list counts; a list of those who get a copy does not.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Addressee> {
    let document = ground.document;
    let blocks = &document.blocks;
    for (place, block) in blocks.iter().enumerate() {
        let Some(after) = begins_after(document, block) else {
            continue;
        };
        let rest = Span::new(after, block.span.end);
        let mut lines = parts(document, rest);
        if lines.is_empty() {
            for next in &blocks[place + 1..] {
                // What stands below a label's table is no more of the cell beside it.
                if block.cell.is_some() && next.cell.is_none() && !lines.is_empty() {
                    break;
                }
                if begins_a_part(ground, next) || lines.len() > MOST_RECIPIENTS {
                    break;
                }
                let more = whole_or_lines(ground, next);
                let named = lines
                    .last()
                    .is_some_and(|last: &Span| names_a_body(ground, document.words(*last)));
                if !(named && next.kind == BlockKind::Paragraph && is_a_place(ground, &more)) {
                    lines.extend(more);
                }
            }
        } else {
            // "To:  Northmoor Police", and the next recipient on a line of its own.
            for next in &blocks[place + 1..] {
                let more = parts(document, next.span);
                let known = |line: &Span| {
                    let words = without_number(document.words(*line));
                    find_in_line(ground.names.directory, words) != Found::nothing()
                };
                if more.is_empty() || !more.iter().all(known) || lines.len() > MOST_RECIPIENTS {
                    break;
                }
                lines.extend(more);
            }
        }
        let named: Vec<Addressee> = lines
            .into_iter()
            .flat_map(|line| those_of(ground, line))
            .collect();
        if !named.is_empty() {
            return named;
        }
    }
    Vec::new()
}

/// The byte after the words that say to whom a report goes, where a block has them.
fn begins_after(document: &Worded<'_>, block: &Block) -> Option<usize> {
    let words = document.words(block.span);
    let lower = plain(document, block);
    if ["copy", "copies", "copied"]
        .iter()
        .any(|copy| lower.contains(copy))
    {
        return None;
    }
    let end = if lower == "to" || lower.starts_with("to:") || lower.starts_with("to\n") {
        2
    } else {
        let (at, phrase) = SENT_TO
            .iter()
            .find_map(|phrase| Some((lower.find(phrase)?, phrase)))?;
        at + phrase.len()
    };
    // Letters of another length in lower case are no English ones.
    (words.len() == lower.len()).then_some(())?;
    let rest = &words[end..];
    let marks = rest.len()
        - rest
            .trim_start_matches([':', ' ', '\n', '.', '–', '-', '*'])
            .len();
    Some(block.span.start + end + marks)
}

/// Whether a block is the first of the part after the recipients.
fn begins_a_part(ground: &Ground<'_>, block: &Block) -> bool {
    const PARTS: [&str; 13] = [
        "response due",
        "status",
        "date",
        "reference",
        "category",
        "coroner",
        "i am ",
        "investigation",
        "circumstances",
        "inquest",
        "legal powers",
        "dear ",
        "background",
    ];
    let words = plain(ground.document, block);
    let item = matches!(block.kind, BlockKind::ListItem { .. });
    let bare = words.trim_start_matches(|one: char| !one.is_alphabetic());
    let known = find_in_line(ground.names.directory, bare) != Found::nothing();
    // "1. CORONER": the first part of the form, with its number.
    let coroner = matches!(bare, "coroner" | "coroner's legal powers");
    // A label of the page, whatever it is drawn as.
    let label = PARTS.contains(&bare.trim_end_matches([':', ' ']));
    coroner
        || label
        || !item
            && !known
            && PARTS
                .iter()
                .any(|part| bare.starts_with(part) || words.contains("coroner"))
}

/// The lines of a block that name somebody: of an address only the name.
fn whole_or_lines(ground: &Ground<'_>, block: &Block) -> Vec<Span> {
    let document = ground.document;
    let lines = parts(document, block.span);
    if lines.len() < 2 {
        return lines;
    }
    let names: Vec<Span> = lines
        .iter()
        .copied()
        .filter(|line| names_a_body(ground, document.words(*line)))
        .collect();
    match names.is_empty() {
        true => lines.into_iter().take(1).collect(),
        false => names,
    }
}

/// Whether lines are one word or two that name no body: after one that does, the end of its
/// address.
fn is_a_place(ground: &Ground<'_>, lines: &[Span]) -> bool {
    lines.iter().all(|line| {
        let words = ground.document.words(*line);
        words.split_whitespace().count() <= 2
            && without_letter(words) == words
            && !names_a_body(ground, words)
    })
}

/// Whether a line names a body and is no line of an address: somebody known, or a word
/// that only bodies have.
fn names_a_body(ground: &Ground<'_>, line: &str) -> bool {
    const BODIES: [&str; 27] = [
        "ltd",
        "limited",
        "plc",
        "trust",
        "board",
        "council",
        "police",
        "constabulary",
        "service",
        "services",
        "department",
        "ministry",
        "minister",
        "secretary",
        "office",
        "authority",
        "association",
        "college",
        "agency",
        "hospital",
        "hospitals",
        "commissioner",
        "company",
        "group",
        "university",
        "foundation",
        "inspectorate",
    ];
    let tokens = Tokens::of(line, Span::new(0, line.len()));
    let address = tokens.has_any(&["headquarters", "road", "lane", "street", "avenue", "floor"]);
    let known = find_in_line(ground.names.directory, without_number(line)) != Found::nothing();
    known || !address && tokens.has_any(&BODIES)
}

/// The lines of a stretch, and what bars, semicolons and numbers part in them.
fn parts(document: &Worded<'_>, span: Span) -> Vec<Span> {
    let words = span.of(&document.text);
    let mut cuts: Vec<usize> = words
        .match_indices(['\n', '|', ';'])
        .map(|(at, _)| at + 1)
        .collect();
    cuts.extend(numbers_within(words));
    cuts.push(words.len());
    cuts.sort_unstable();
    let mut found = Vec::new();
    let mut start = 0;
    for end in cuts {
        let part = &words[start..end];
        let bare = part.trim_end_matches(['\n', '|', ';', ' ']);
        let part = Span::new(span.start + start, span.start + start + bare.len());
        found.push(part.trimmed(&document.text));
        start = end;
    }
    found.retain(|part| {
        let words = part.of(&document.text);
        // "1" on a line of its own is the number of the form's next part.
        if !words.contains(char::is_alphabetic) {
            return false;
        }
        !matches!(words, "" | "and" | "and to")
    });
    found
}

/// Where numbers begin in a line: "1. Chief Constable … 2. Minister for Order".
fn numbers_within(words: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, _) in words.match_indices([' ', '\n']) {
        let rest = &words[at + 1..];
        let bare = rest.strip_prefix('(').unwrap_or(rest);
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let after = &bare[digits..];
        let marked = after.starts_with(". ") || after.starts_with(") ");
        if (1..=2).contains(&digits) && marked {
            found.push(at + 1);
        }
    }
    found
}

/// Titles of those who answer for a body, in lower case.
const TITLES: [&str; 14] = [
    "chief constable",
    "the chief constable",
    "chief executive",
    "the chief executive",
    "chief executive officer",
    "commissioner",
    "secretary of state",
    "the secretary of state",
    "managing director",
    "chair",
    "the minister",
    "minister",
    "director",
    "the director",
];

fn without_number(line: &str) -> &str {
    let line = without_letter(line);
    line.trim_start_matches(|first: char| {
        first.is_ascii_digit() || matches!(first, '.' | ')' | '(' | ' ' | '•' | '-' | '–' | '*')
    })
}

/// "A. Westmarch and Dale Police", "(b) The College": without the letter that it is called by.
fn without_letter(line: &str) -> &str {
    let line = line.trim_start();
    let bare = line.strip_prefix('(').unwrap_or(line);
    let Some((letter, rest)) = bare.split_once(['.', ')']) else {
        return line;
    };
    let one = letter.len() == 1 && letter.bytes().all(|one| one.is_ascii_alphabetic());
    match one && rest.starts_with(' ') {
        true => rest.trim_start(),
        false => line,
    }
}

/// Those whom one line names: one, or several in a sentence.
fn those_of(ground: &Ground<'_>, line: Span) -> Vec<Addressee> {
    let tokens = ground.document.tokens(line);
    let joined = tokens.has_any(&["and", "&"]);
    if joined {
        let parsed = ground.names.parse(&tokens, 0, tokens.len());
        let known = parsed
            .addressees
            .iter()
            .filter(|one| one.found.is_resolved());
        if known.count() > 1 {
            return parsed
                .addressees
                .into_iter()
                .map(|one| Addressee {
                    role: Role::Lead,
                    ..one
                })
                .collect();
        }
    }
    vec![recipient(ground, line)]
}

/// Who one line names: "Chief Constable, Exampleshire Police, Long Lane, Marrick".
fn recipient(ground: &Ground<'_>, line: Span) -> Addressee {
    let words = without_number(ground.document.words(line));
    let words = words.strip_prefix("to ").unwrap_or(words);
    let words = words.trim_end_matches(['.', ',', ';']);
    let found = |found: Found, as_published: &str| Addressee {
        as_published: as_published.to_owned(),
        found,
        role: Role::Lead,
    };
    let known = find_in_line(ground.names.directory, words);
    if known != Found::nothing() {
        return found(known, words);
    }
    let tokens = Tokens::of(words, Span::new(0, words.len()));
    let parsed = ground.names.parse(&tokens, 0, tokens.len());
    if let Some(one) = parsed
        .addressees
        .into_iter()
        .find(|one| one.found.is_resolved())
    {
        return Addressee {
            role: Role::Lead,
            ..one
        };
    }
    // What follows a name is its address, and what goes before it a title.
    let is_title = |part: &&str| {
        let part = part.to_lowercase();
        TITLES.iter().any(|title| {
            part.strip_prefix(title)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    let mut parts = words.split(',').map(str::trim);
    let name = parts.find(|part| !is_title(part)).unwrap_or(words);
    found(Found::nothing(), name)
}
