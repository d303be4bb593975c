//! The document as an answer is read from it: blocks, with lines that a scan
//! broke joined again, and earlier mail and page numbers left out.

use crate::document::BlockKind;
use crate::tokens::Worded;
use crate::{Cell, Span};

/// One piece of the document.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) cell: Option<Cell>,
    /// The number of a list item.
    pub(super) number: Option<String>,
}

/// Kinds of piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of a level.
    Heading(u8),
    Paragraph,
    Item,
    Quote,
}

impl Piece {
    pub(super) fn words<'d>(&self, document: &'d Worded<'d>) -> &'d str {
        document.words(self.span)
    }
}

/// The pieces of a document, in order.
pub(super) fn pieces(document: &Worded<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for block in &document.blocks {
        let words = document.words(block.span);
        if words.starts_with('>') || is_a_page_number(words) {
            continue;
        }
        if begins_earlier_mail(words) && !pieces.is_empty() {
            break;
        }
        let (kind, number) = match &block.kind {
            BlockKind::Heading { level } => (Kind::Heading(*level), None),
            BlockKind::ListItem { number, .. } => (Kind::Item, number.clone()),
            BlockKind::Quote => (Kind::Quote, None),
            BlockKind::Paragraph | BlockKind::TableCell => (Kind::Paragraph, None),
        };
        if block.cell.is_none()
            && let Some(last) = pieces.last_mut()
            && goes_on(document, last, words, block.span)
        {
            last.span.end = block.span.end;
            last.kind = Kind::Paragraph;
            continue;
        }
        pieces.push(Piece {
            span: block.span,
            kind,
            cell: block.cell,
            number,
        });
    }
    pieces
}

/// Whether a block is the rest of the one before: that one broke off in the
/// middle of a sentence, on the line before.
fn goes_on(document: &Worded<'_>, last: &Piece, words: &str, span: Span) -> bool {
    let before = last.words(document);
    let between = Span::new(last.span.end, span.start).of(&document.text);
    last.cell.is_none()
        && last.kind != Kind::Item
        && words.starts_with(char::is_lowercase)
        && !before.ends_with(['.', ':', ';', '?', '!', '”', '"', ')'])
        && between.matches('\n').count() == 1
        && between.trim().is_empty()
}

fn is_a_page_number(words: &str) -> bool {
    let rest = words.strip_prefix("Page ");
    rest.is_some_and(|rest| {
        rest.split_whitespace()
            .all(|word| word == "of" || word.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// "From: …" below a mail's own words begins the mail that it answers.
fn begins_earlier_mail(words: &str) -> bool {
    ["From:", "-----Original Message", "________________"]
        .iter()
        .any(|begins| words.starts_with(begins))
}

/// The lines of the kept text, trimmed, with what was set apart as furniture
/// among them: labels such as "Date of response:" often stand there.
pub(super) fn lines<'d>(document: &'d Worded<'_>) -> impl Iterator<Item = Span> + 'd {
    let mut start = 0;
    document.text.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end;
        span.trimmed(&document.text)
    })
}
