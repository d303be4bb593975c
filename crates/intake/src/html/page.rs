//! The text of a page as its tags go by.

use std::collections::HashMap;

use html5ever::tokenizer::Tag;

use super::elements::{Element, element, ends_itself, is_hidden, is_main, is_void};
use crate::document::BlockKind;
use crate::plain::headings::is_label;
use crate::{Cell, Span, limits};

/// What is open at a point of the page, and the blocks found before it.
#[derive(Default)]
pub(super) struct Page {
    found: Vec<Kept>,
    /// The words of the block being read.
    words: String,
    /// Whether white space came after the last word.
    space: bool,
    heading: Option<u8>,
    item: bool,
    /// Whether the item that is open has words already.
    said_in_item: bool,
    /// The next number of each list that is open, outermost first; none for a
    /// list without numbers.
    lists: Vec<Option<u32>>,
    number: Option<u32>,
    cell: bool,
    tables: Tables,
    quotes: u32,
    /// The main part that is open.
    main: Option<Opened>,
    /// The element that is open and left out.
    left_out: Option<Opened>,
}

/// What was drawn from a page.
pub(super) struct Drawn {
    /// The kept text.
    pub(super) text: String,
    /// Its blocks, in order.
    pub(super) blocks: Vec<(BlockKind, Span)>,
    /// What stands in cells of tables, in order.
    pub(super) cells: Vec<(Span, Cell)>,
}

/// A block, and whether it stands in the main part.
struct Kept {
    kind: BlockKind,
    words: String,
    main: bool,
    cell: Option<Cell>,
}

/// Where in its tables the page stands. What stands in a table within a cell stands in
/// the inner table: the outer one only lays the page out.
#[derive(Default)]
struct Tables {
    /// The open tables, outermost first.
    open: Vec<Cell>,
    /// For each open table its columns that a cell above fills, with the last such row.
    filled: Vec<HashMap<u32, u32>>,
    /// How many more are open than are kept apart.
    deeper: u32,
    begun: u32,
}

impl Tables {
    /// Takes note of a table, row or cell that begins. Rows and columns are counted
    /// from 1 here; 0 is before the first.
    fn begin(&mut self, name: &str, rows: u32) {
        let room = self.open.len() < usize::from(limits::DEEPEST) && self.deeper == 0;
        match (name, self.open.last_mut()) {
            ("table", _) if room => {
                self.open.push(Cell {
                    table: self.begun,
                    row: 0,
                    column: 0,
                });
                self.filled.push(HashMap::new());
                self.begun = self.begun.saturating_add(1);
            }
            ("table", _) => self.deeper = self.deeper.saturating_add(1),
            ("tr", Some(place)) if self.deeper == 0 => {
                place.row = place.row.saturating_add(1);
                place.column = 0;
            }
            ("td" | "th", Some(place)) if self.deeper == 0 => {
                place.column = place.column.saturating_add(1);
                let Some(filled) = self.filled.last_mut() else {
                    return;
                };
                while filled
                    .get(&place.column)
                    .is_some_and(|last| *last >= place.row)
                {
                    place.column = place.column.saturating_add(1);
                }
                if rows > 1 && filled.len() < MOST_FILLED {
                    filled.insert(place.column, place.row.saturating_add(rows - 1));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if name == "table" {
            match self.deeper {
                0 => {
                    self.open.pop();
                    self.filled.pop();
                }
                _ => self.deeper -= 1,
            }
        }
    }

    /// The cell that is open.
    fn cell(&self) -> Option<Cell> {
        let place = self.open.last()?;
        (place.row > 0 && place.column > 0).then(|| Cell {
            row: place.row - 1,
            column: place.column - 1,
            ..*place
        })
    }
}

/// So many columns of one table are kept that a cell above fills; wider tables lay out a
/// page.
const MOST_FILLED: usize = 64;

/// A cell fills at most so many rows.
const MOST_ROWS: u32 = 200;

/// How many rows a cell fills.
fn rows_of(tag: &Tag) -> u32 {
    let rows = tag
        .attrs
        .iter()
        .find(|attribute| &*attribute.name.local == "rowspan")
        .and_then(|attribute| attribute.value.trim().parse().ok())
        .unwrap_or(1);
    rows.clamp(1, MOST_ROWS)
}

/// An element that is open until as many of its name are closed as opened.
struct Opened {
    name: String,
    depth: u32,
}

impl Opened {
    fn first(name: &str) -> Option<Opened> {
        Some(Opened {
            name: name.to_owned(),
            depth: 1,
        })
    }

    /// Whether it is open still after an end tag.
    fn outlasts(&mut self, name: &str) -> bool {
        if self.name == name {
            self.depth -= 1;
        }
        self.depth > 0
    }
}

impl Page {
    pub(super) fn blocks(&self) -> usize {
        self.found.len()
    }

    pub(super) fn add_text(&mut self, text: &str) {
        if self.left_out.is_some() {
            return;
        }
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.space = true;
            } else {
                if self.space && !self.words.is_empty() && !self.words.ends_with('\n') {
                    self.words.push(' ');
                }
                self.space = false;
                self.words.push(letter);
            }
        }
    }

    pub(super) fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if let Some(left_out) = &mut self.left_out {
            if left_out.name != name {
                return;
            }
            if !ends_itself(name) {
                left_out.depth += u32::from(!tag.self_closing);
                return;
            }
            self.left_out = None;
        }
        let kind = element(name);
        // A heading that opens and shuts is a button, and a box beside the text of the
        // main part often holds what is recommended.
        let kept =
            self.heading.is_some() && name == "button" || self.main.is_some() && name == "aside";
        let leaves_out = kind == Element::LeftOut && !kept
            || kind == Element::Edge && self.main.is_none()
            || is_hidden(tag);
        if leaves_out && !is_void(tag) {
            if kind != Element::Inline {
                self.end_block();
            }
            self.left_out = Opened::first(name);
            return;
        }
        match (kept, name) {
            (true, "button") => {}
            (true, _) => self.begin(Element::Block, tag),
            (false, _) => self.begin(kind, tag),
        }
        match &mut self.main {
            Some(main) if main.name == name => main.depth = main.depth.saturating_add(1),
            None if kind == Element::Main || is_main(tag) => self.main = Opened::first(name),
            _ => {}
        }
    }

    fn begin(&mut self, kind: Element, tag: &Tag) {
        match kind {
            Element::Inline => return,
            Element::Break => {
                self.space = false;
                if !self.words.is_empty() {
                    self.words.push('\n');
                }
                return;
            }
            _ => self.end_block(),
        }
        match kind {
            Element::Heading(level) => self.heading = Some(level),
            Element::List => self.begin_list(None),
            Element::NumberedList => self.begin_list(Some(first_number(tag))),
            Element::Item => {
                self.item = true;
                self.said_in_item = false;
                self.number = match self.lists.last_mut() {
                    Some(Some(next)) => {
                        *next = next.saturating_add(1);
                        Some(*next - 1)
                    }
                    _ => None,
                };
            }
            Element::Row => {
                self.cell = false;
                self.tables.begin(&tag.name, rows_of(tag));
            }
            Element::Cell => {
                self.cell = true;
                self.tables.begin(&tag.name, rows_of(tag));
            }
            Element::Quote => self.quotes = self.quotes.saturating_add(1),
            _ => {}
        }
    }

    fn begin_list(&mut self, first: Option<u32>) {
        self.item = false;
        self.said_in_item = false;
        if self.lists.len() < usize::from(limits::DEEPEST) {
            self.lists.push(first);
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if let Some(left_out) = &mut self.left_out {
            if !left_out.outlasts(name) {
                self.left_out = None;
            }
            return;
        }
        let kind = element(name);
        let in_heading = self.heading.is_some() && name == "button";
        if !matches!(kind, Element::Inline | Element::Break) && !in_heading {
            self.end_block();
        }
        match kind {
            Element::Heading(_) => self.heading = None,
            Element::List | Element::NumberedList => {
                self.lists.pop();
                // What follows an inner list goes on with the item around it.
                self.item = !self.lists.is_empty();
                self.said_in_item = false;
                self.number = None;
            }
            Element::Item => self.item = false,
            Element::Cell | Element::Row => {
                self.cell = false;
                self.tables.end(name);
            }
            Element::Quote => self.quotes = self.quotes.saturating_sub(1),
            _ => {}
        }
        if let Some(main) = &mut self.main
            && !main.outlasts(name)
        {
            self.main = None;
        }
    }

    /// Keeps the block being read, if it has any words.
    fn end_block(&mut self) {
        self.space = false;
        let words = std::mem::take(&mut self.words);
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let labelled = self.item && self.said_in_item && says_its_kind(words);
        if self.item && self.said_in_item && !labelled {
            // A second paragraph of one item belongs to that item.
            if let Some(last) = self.found.last_mut() {
                last.words.push('\n');
                last.words.push_str(words);
                return;
            }
        }
        self.said_in_item = self.item;
        let kind = match self.heading.take() {
            Some(level) => BlockKind::Heading { level },
            None if self.quotes > 0 => BlockKind::Quote,
            // "Recommendation: …" under the conclusion that it follows from.
            None if labelled => BlockKind::Paragraph,
            None if self.item => BlockKind::ListItem {
                depth: u8::try_from(self.lists.len().max(1)).unwrap_or(limits::DEEPEST),
                number: self.number.take().map(|number| number.to_string()),
            },
            None if self.cell => BlockKind::TableCell,
            None => BlockKind::Paragraph,
        };
        self.found.push(Kept {
            kind,
            words: words.to_owned(),
            main: self.main.is_some(),
            cell: self.tables.cell(),
        });
    }

    /// The kept text, its blocks and which of them stand in cells: the main part's,
    /// where there is one.
    pub(super) fn finish(mut self) -> Drawn {
        self.end_block();
        let only_main = self.found.iter().any(|block| block.main);
        let mut text = String::new();
        let mut blocks = Vec::with_capacity(self.found.len());
        let mut cells = Vec::new();
        for block in self.found {
            if only_main && !block.main {
                continue;
            }
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(&block.words);
            let span = Span::new(start, text.len());
            cells.extend(block.cell.map(|cell| (span, cell)));
            blocks.push((block.kind, span));
        }
        Drawn {
            text,
            blocks,
            cells,
        }
    }
}

/// "Recommendation: the Ministry should …": a paragraph of an item that says by its first
/// words what it is, and is more than the rest of that item.
fn says_its_kind(words: &str) -> bool {
    words
        .split_once(':')
        .is_some_and(|(label, said)| is_label(label) && !said.trim().is_empty())
}

/// The number that a list says it starts with.
fn first_number(tag: &Tag) -> u32 {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == "start")
        .and_then(|attribute| attribute.value.trim().parse().ok())
        .unwrap_or(1)
}
