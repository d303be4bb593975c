//! Earlier mail below or between a message's own words, and signatures.

use crate::document::{BlockKind, Document, with_paths};
use crate::plain::lines::{Line, lines};
use crate::{Block, Span};

/// Which lines of a message are not its own.
#[derive(Default)]
pub(super) struct Parts {
    /// Earlier mail, a paragraph each.
    pub(super) quoted: Vec<Span>,
    /// The empty lines of earlier mail: a mark and nothing else.
    pub(super) marks: Vec<Span>,
    /// Lines after "-- ".
    pub(super) signature: Vec<Span>,
}

/// An attribution takes at most so many lines: "On Thu, 2 May 2024 at 16:41,
/// Thackray, Rosalind <rosalind@…> wrote:" is often broken in two.
const ATTRIBUTION: usize = 3;

/// The head of earlier mail, "From: … Sent: … To: … Cc: … Subject: …", is looked at
/// for so many lines.
const HEAD: usize = 6;

/// What stands alone on a line before earlier mail, whatever follows.
const BEFORE: [&str; 4] = [
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "---------- Forwarded message ----------",
    "Begin forwarded message:",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Own,
    Quoted,
    Signature,
}

/// Parts the lines of a text.
pub(super) fn parts(text: &str) -> Parts {
    let all = lines(text);
    let mut whose = vec![Whose::Own; all.len()];
    let mut state = Whose::Own;
    let mut at = 0;
    while at < all.len() {
        let words = all[at].words(text);
        if words.starts_with('>') {
            whose[at] = Whose::Quoted;
            // A signature does not go on below earlier mail.
            if state == Whose::Signature {
                state = Whose::Own;
            }
        } else if state != Whose::Quoted && begins_earlier(text, &all[at..]) {
            state = Whose::Quoted;
            whose[at] = state;
        } else if let Some(long) = attribution(text, &all[at..]) {
            let quotes = all[at + long..].iter().find(|line| !line.is_empty());
            if quotes.is_none_or(|line| !line.words(text).starts_with('>')) {
                state = Whose::Quoted;
            }
            whose[at..at + long].fill(Whose::Quoted);
            at += long;
            continue;
        } else {
            if state == Whose::Own && words == "--" {
                state = Whose::Signature;
            }
            whose[at] = state;
        }
        at += 1;
    }
    let mut parts = Parts::default();
    let mut last = None;
    for (line, whose) in all.iter().zip(whose) {
        let of = match whose {
            _ if line.is_empty() => None,
            Whose::Own => None,
            Whose::Quoted if is_a_mark(line.words(text)) => {
                parts.marks.push(line.span);
                None
            }
            Whose::Quoted => Some(&mut parts.quoted),
            Whose::Signature => Some(&mut parts.signature),
        };
        match of {
            Some(of) => match of.last_mut() {
                Some(before) if last == Some(whose) => before.end = line.span.end,
                _ => of.push(line.span),
            },
            None => {
                last = None;
                continue;
            }
        }
        last = Some(whose);
    }
    parts
}

/// ">" alone is the empty line of what is quoted.
fn is_a_mark(words: &str) -> bool {
    words.bytes().all(|mark| matches!(mark, b'>' | b' '))
}

/// Whether everything from a line on is earlier mail.
fn begins_earlier(text: &str, from: &[Line]) -> bool {
    let words = from[0].words(text);
    if BEFORE.contains(&words) {
        return true;
    }
    // Outlook draws a line first, or puts stars around the labels.
    let first = match !words.is_empty() && words.bytes().all(|mark| mark == b'_') {
        true => from
            .iter()
            .skip(1)
            .position(|line| !line.is_empty())
            .map_or(0, |at| at + 1),
        false => 0,
    };
    is_a_head(
        from.iter()
            .skip(first)
            .take(HEAD)
            .map(|line| line.words(text)),
    )
}

/// "From: …", and below it "Sent: …" or "Date: …" and "To: …" or "Subject: …".
fn is_a_head<'t>(mut said: impl Iterator<Item = &'t str>) -> bool {
    let says = |words: &str, labels: &[&str]| {
        let words = words.trim_start_matches('*');
        labels.iter().any(|label| words.starts_with(label))
    };
    let begins = said.next().is_some_and(|words| says(words, &["From:"]));
    let rest: Vec<&str> = said.collect();
    let any = |labels: &[&str]| rest.iter().any(|words| says(words, labels));
    begins && any(&["Sent:", "Date:"]) && any(&["To:", "Subject:"])
}

/// How many lines "On 2 May 2024, … wrote:" takes, where it begins here.
fn attribution(text: &str, from: &[Line]) -> Option<usize> {
    if !from[0].words(text).starts_with("On ") {
        return None;
    }
    let ends = |line: &Line| line.words(text).ends_with("wrote:");
    let group = from.iter().take_while(|line| !line.is_empty());
    group.take(ATTRIBUTION).position(ends).map(|at| at + 1)
}

/// The same of a message that is a web page, block by block: what stands in a
/// `blockquote` is marked already.
pub(super) fn of_a_page(mut document: Document) -> Document {
    let text = &document.text;
    let mut quoted = false;
    let mut signed = false;
    let blocks: Vec<Block> = std::mem::take(&mut document.blocks);
    let words: Vec<&str> = blocks.iter().map(|block| block.span.of(text)).collect();
    let mut kept = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let said = words[at];
        let upcoming = words[at..]
            .iter()
            .take(HEAD)
            .flat_map(|words| words.lines());
        quoted |= BEFORE.contains(&said) || is_a_head(upcoming.take(HEAD));
        let attributes = said.starts_with("On ") && said.ends_with("wrote:");
        if quoted || attributes || block.kind == BlockKind::Quote {
            signed = false;
            kept.push((BlockKind::Quote, block.span, block.cell));
            continue;
        }
        signed |= said == "--" || said.starts_with("--\n") || said.starts_with("-- \n");
        match signed {
            true => document.furniture.push(block.span),
            false => kept.push((block.kind.clone(), block.span, block.cell)),
        }
    }
    let cells: Vec<_> = kept.iter().map(|(_, _, cell)| *cell).collect();
    let kept = kept.into_iter().map(|(kind, span, _)| (kind, span));
    document.blocks = with_paths(kept.collect());
    for (block, cell) in document.blocks.iter_mut().zip(cells) {
        block.cell = cell;
    }
    document
}
