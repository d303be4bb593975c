//! The words of a packed document as they come, made into blocks.

use super::numbers::Label;
use crate::decode::Decoded;
use crate::document::{BlockKind, with_paths};
use crate::html::listed;
use crate::{Cell, Document, IntakeError, Span, decode, limits};

/// What a paragraph is, before its number is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// 1 to 6, and deeper ones that count as 6.
    Heading(u8),
    Plain,
    Quote,
    /// A line of a table of contents.
    Contents,
}

/// One paragraph, read to its end.
pub(super) struct Paragraph {
    pub(super) role: Role,
    pub(super) words: String,
    /// Its place in a list: how deep, and what stands before it.
    pub(super) listed: Option<(u8, Label)>,
    pub(super) cell: Option<Cell>,
}

/// Where in its table the reader stands. A table within a cell is part of that cell.
#[derive(Default)]
pub(super) struct Tables {
    open: u32,
    begun: u32,
    row: u32,
    column: u32,
    width: u32,
}

impl Tables {
    pub(super) fn begin(&mut self) {
        self.open = self.open.saturating_add(1);
        if self.open == 1 {
            self.begun = self.begun.saturating_add(1);
            self.row = 0;
        }
    }

    pub(super) fn end(&mut self) {
        self.open = self.open.saturating_sub(1);
    }

    pub(super) fn begin_row(&mut self) {
        if self.open == 1 {
            self.row = self.row.saturating_add(1);
            self.column = 0;
        }
    }

    /// A cell begins that is so many columns wide.
    pub(super) fn begin_cell(&mut self, width: u32) {
        if self.open == 1 {
            self.width = width.max(1);
        }
    }

    pub(super) fn end_cell(&mut self) {
        if self.open == 1 {
            self.column = self.column.saturating_add(self.width);
        }
    }

    pub(super) fn cell(&self) -> Option<Cell> {
        (self.open > 0 && self.row > 0).then(|| Cell {
            table: self.begun - 1,
            row: self.row - 1,
            column: self.column,
        })
    }
}

/// Puts words behind others, runs of white space as one.
pub(super) fn append(to: &mut String, words: &str) {
    for letter in words.chars() {
        let is_space = letter.is_whitespace();
        if is_space {
            if !to.is_empty() && !to.ends_with([' ', '\n']) {
                to.push(' ');
            }
        } else if letter != '\0' && letter != '\u{ad}' {
            to.push(letter);
        }
    }
}

/// A new line within a paragraph.
pub(super) fn break_line(to: &mut String) {
    if !to.is_empty() {
        to.truncate(to.trim_end_matches(' ').len());
        to.push('\n');
    }
}

/// The paragraphs found so far.
#[derive(Default)]
pub(super) struct Flow {
    found: Vec<Paragraph>,
    notes: Vec<String>,
    bytes: usize,
}

impl Flow {
    pub(super) fn push(&mut self, mut paragraph: Paragraph) {
        paragraph.words.truncate(paragraph.words.trim_end().len());
        if !paragraph.words.is_empty() && !self.is_full() {
            self.bytes += paragraph.words.len();
            self.found.push(paragraph);
        }
    }

    /// More words of the item read last: its second paragraph.
    pub(super) fn go_on(&mut self, words: &str) {
        let words = words.trim();
        match self.found.last_mut() {
            Some(last) if last.listed.is_some() && !words.is_empty() => {
                last.words.push('\n');
                last.words.push_str(words);
                self.bytes += words.len();
            }
            _ => self.push(Paragraph {
                role: Role::Plain,
                words: words.to_owned(),
                listed: None,
                cell: None,
            }),
        }
    }

    /// A footnote or endnote, its number first.
    pub(super) fn note(&mut self, words: String) {
        let words = words.trim();
        if !words.is_empty() && !self.is_full() {
            self.bytes += words.len();
            self.notes.push(words.to_owned());
        }
    }

    fn is_full(&self) -> bool {
        self.bytes > limits::MOST_TEXT_BYTES
            || self.found.len() + self.notes.len() > limits::MOST_BLOCKS
    }

    /// The document.
    pub(super) fn finish(self) -> Result<Document, IntakeError> {
        if self.bytes > limits::MOST_TEXT_BYTES {
            return Err(IntakeError::TooLong {
                bytes: self.bytes,
                most: limits::MOST_TEXT_BYTES,
            });
        }
        let mut page = Page::default();
        for paragraph in self.found {
            page.put(paragraph);
        }
        for note in self.notes {
            let span = page.words("", &note);
            // Not the document's own run of words: never taken for an ask.
            page.blocks.push((BlockKind::Quote, span));
        }
        let Decoded { text, damage } = decode(page.text.as_bytes());
        let blocks = listed::items(&text, page.blocks);
        if blocks.len() > limits::MOST_BLOCKS {
            return Err(IntakeError::TooManyBlocks {
                most: limits::MOST_BLOCKS,
            });
        }
        let mut blocks = with_paths(blocks);
        for block in &mut blocks {
            let after = page
                .cells
                .partition_point(|(span, _)| span.start <= block.span.start);
            let held = after.checked_sub(1).and_then(|at| page.cells.get(at));
            block.cell = held
                .filter(|(span, _)| span.contains(block.span))
                .map(|(_, cell)| *cell);
        }
        Ok(Document {
            text,
            blocks,
            furniture: page.furniture,
            damage,
        })
    }
}

/// The kept text and its blocks.
#[derive(Default)]
struct Page {
    text: String,
    blocks: Vec<(BlockKind, Span)>,
    cells: Vec<(Span, Cell)>,
    furniture: Vec<Span>,
}

impl Page {
    /// Adds words after what is printed before them; the span of both.
    fn words(&mut self, before: &str, words: &str) -> Span {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        if !before.is_empty() {
            self.text.push_str(before);
            self.text.push(' ');
        }
        self.text.push_str(words);
        Span::new(start, self.text.len())
    }

    fn put(&mut self, paragraph: Paragraph) {
        let Paragraph {
            role,
            words,
            listed,
            cell,
        } = paragraph;
        let label = listed.as_ref().map_or("", |(_, label)| label.printed());
        let plain = match cell {
            Some(_) => BlockKind::TableCell,
            None => BlockKind::Paragraph,
        };
        let (kind, span) = match (role, &listed) {
            (Role::Contents, _) => {
                let span = self.words(label, &words);
                self.furniture.push(span);
                return;
            }
            (Role::Heading(level), _) => {
                let level = level.clamp(1, 6);
                (BlockKind::Heading { level }, self.words(label, &words))
            }
            (Role::Quote, _) => (BlockKind::Quote, self.words(label, &words)),
            (Role::Plain, Some((depth, Label::Bullet))) => {
                (item(*depth, None), self.words("", &words))
            }
            (Role::Plain, Some((depth, Label::Number(number)))) => {
                (item(*depth, Some(number.clone())), self.words("", &words))
            }
            (Role::Plain, _) => (plain, self.words(label, &words)),
        };
        self.cells.extend(cell.map(|cell| (span, cell)));
        self.blocks.push((kind, span));
    }
}

fn item(depth: u8, number: Option<String>) -> BlockKind {
    BlockKind::ListItem {
        depth: depth.clamp(1, limits::DEEPEST),
        number,
    }
}
