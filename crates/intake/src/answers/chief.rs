//! The chief officer's comments inside an answer (Police Act 1996, section
//! 55(5)): the one passage that holds them, without the marks around it.

use crate::Span;
use crate::sentences::sentences;
use crate::tokens::Worded;

use super::pieces::{Kind, Piece};

const CHIEF: [&str; 5] = [
    "chief constable",
    "chief officer",
    "commissioner of police",
    "chief’s",
    "chief's",
];

const SAYS: [&str; 14] = [
    "said",
    "says",
    "told",
    "commented",
    "comments",
    "written",
    "writes",
    "wrote",
    "replied",
    "responded",
    "reply",
    "view",
    "states",
    "stated",
];

/// Comments of fewer words are a remark, and fewer than this between quotation
/// marks is a name or a turn of phrase.
const FEWEST_WORDS: usize = 5;

/// A name with its office has at most this many words.
const LONGEST_NAME: usize = 12;

/// So many pieces may hold one quotation.
const MOST_PIECES: usize = 12;

/// The passage, where there is one.
pub(super) fn comments(document: &Worded<'_>, pieces: &[Piece]) -> Option<Span> {
    let pieces: Vec<&Piece> = pieces.iter().filter(|piece| piece.cell.is_none()).collect();
    let told = (0..pieces.len()).find_map(|at| told_at(document, &pieces, at));
    let found =
        told.or_else(|| (0..pieces.len()).find_map(|at| under_a_heading(document, &pieces, at)));
    found.filter(|span| !span.is_empty())
}

/// "I asked the chief constable for her views, and she told me: “…”"
fn told_at(document: &Worded<'_>, pieces: &[&Piece], at: usize) -> Option<Span> {
    let piece = pieces[at];
    let words = piece.words(document);
    let lower = words.to_lowercase();
    let chief = CHIEF.iter().find_map(|chief| lower.find(chief))?;
    // "A chief constable told me" is one of many, and not the one who answers.
    let before = lower.get(..chief)?.trim_end();
    let one_of_many = ["a", "one", "another", "each", "every"]
        .iter()
        .any(|word| before == *word || before.ends_with(&format!(" {word}")));
    if one_of_many {
        return None;
    }
    SAYS.iter().any(|says| lower.contains(says)).then_some(())?;
    // Lower case may be longer by a byte or two; the mark is looked for from the
    // start of a line's length before.
    let from = floor(words, chief.min(words.len()));
    if matches!(piece.kind, Kind::Heading(_)) {
        return None;
    }
    let inside = quotation(document, pieces, at, piece.span.start + from);
    let below = || {
        let next = pieces.get(at + 1).filter(|_| words.ends_with(':'))?;
        match next.kind {
            Kind::Quote => Some(quotes_from(document, pieces, at + 1)),
            _ => next
                .words(document)
                .starts_with(['“', '"', '‘'])
                .then(|| quotation(document, pieces, at + 1, next.span.start))?,
        }
    };
    inside.or_else(below)
}

fn floor(words: &str, mut at: usize) -> usize {
    while !words.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What stands between the first quotation marks after a place.
fn quotation(document: &Worded<'_>, pieces: &[&Piece], at: usize, from: usize) -> Option<Span> {
    let text = &document.text;
    let here = text.get(from..pieces[at].span.end)?;
    let open = here.find(['“', '"'])?;
    let mark = here[open..].chars().next()?;
    let close = if mark == '“' { '”' } else { '"' };
    let start = from + open + mark.len_utf8();
    let last = pieces[(at + MOST_PIECES).min(pieces.len() - 1)].span.end;
    let length = text.get(start..last)?.find(close)?;
    let inner = Span::new(start, start + length).trimmed(text);
    let inner = without_attribution(text, inner);
    (inner.of(text).split_whitespace().count() >= FEWEST_WORDS).then_some(inner)
}

/// A quotation without the name that stands on a line of its own at its end.
fn without_attribution(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let last = sentences(text, span).pop();
    let line = words.rfind('\n').or_else(|| {
        let short = last.filter(|last| last.of(text).split_whitespace().count() <= LONGEST_NAME);
        short.and_then(|last| (last.start - span.start).checked_sub(1))
    });
    let Some(line) = line.filter(|line| words.is_char_boundary(*line)) else {
        return span;
    };
    let last = words[line..].trim();
    let before = words[..line].trim_end();
    let named = CHIEF
        .iter()
        .any(|chief| last.to_lowercase().contains(chief));
    let dashed = last.starts_with(['—', '–', '-']);
    match (named || dashed) && before.ends_with(['.', '!', '?']) && !last.ends_with('.') {
        true => Span::new(span.start, span.start + before.len()),
        false => span,
    }
}

/// Pieces set apart as a quotation, without the name under them.
fn quotes_from(document: &Worded<'_>, pieces: &[&Piece], at: usize) -> Span {
    let quoted = pieces[at..].iter().take(MOST_PIECES).take_while(|piece| {
        piece.kind == Kind::Quote && !piece.words(document).starts_with(['—', '–'])
    });
    let last = quoted.last().unwrap_or(&pieces[at]);
    let span = pieces[at].span.through(last.span);
    without_attribution(&document.text, without_marks(&document.text, span))
}

fn without_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let inner = words.trim_start_matches(['“', '"']);
    let start = span.end - inner.len();
    Span::new(start, start + inner.trim_end_matches(['”', '"']).len())
}

/// What stands under "Chief constable's comments".
fn under_a_heading(document: &Worded<'_>, pieces: &[&Piece], at: usize) -> Option<Span> {
    let heading = pieces[at];
    let words = heading.words(document).to_lowercase();
    let is_heading = matches!(heading.kind, Kind::Heading(_)) || words.ends_with(':');
    let names = CHIEF.iter().any(|chief| words.contains(chief));
    let says = ["comment", "says", "said", "response", "view", "reply"];
    let says = says.iter().any(|says| words.contains(says));
    let short = words.split_whitespace().count() <= 10;
    (is_heading && names && says && short).then_some(())?;
    let end = pieces[at + 1..]
        .iter()
        .position(|piece| matches!(piece.kind, Kind::Heading(_)))
        .map_or(pieces.len(), |length| at + 1 + length);
    let under = &pieces[at + 1..end];
    let first = under.first()?;
    if first.kind == Kind::Quote {
        return Some(quotes_from(document, pieces, at + 1));
    }
    if let Some(quoted) = quotation(document, pieces, at + 1, first.span.start) {
        return Some(quoted);
    }
    let whole = first.span.through(under.last()?.span);
    let lower = whole.of(&document.text).to_lowercase();
    let nothing = ["nothing to add", "no comment", "no further comment", "n/a"];
    let says_nothing = nothing.iter().any(|nothing| lower.contains(nothing));
    (!says_nothing).then_some(whole)
}
