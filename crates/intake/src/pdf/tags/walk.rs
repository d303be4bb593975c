//! The tree of tags, gone through in its order.

use std::collections::{HashMap, HashSet};

use super::blocks::Block;
use super::kinds::{Kind, Renamed, kind};
use super::mark_of;
use crate::pdf::drawing::Drawn;
use crate::pdf::file::{Dict, File, Id, Object};
use crate::pdf::said::Role;
use crate::{Cell, limits};

pub(super) struct Walk<'w, 'b> {
    file: &'w File<'b>,
    drawn: &'w [Drawn],
    marked: &'w HashMap<(usize, u32), Vec<usize>>,
    places: &'w HashMap<Id, usize>,
    renamed: Renamed,
    seen: HashSet<Id>,
    used: HashSet<(usize, u32)>,
    blocks: Vec<Block>,
    /// Where what comes stands.
    here: Here,
    tables: u32,
}

/// What an element stands in.
#[derive(Debug, Clone, Default)]
struct Here {
    page: Option<usize>,
    role: Option<Role>,
    lists: u8,
    /// Whether the item that is open has words already.
    said_in_item: bool,
    cell: Option<Cell>,
    note: bool,
    contents: bool,
    quote: bool,
}

impl<'w, 'b> Walk<'w, 'b> {
    pub(super) fn new(
        file: &'w File<'b>,
        drawn: &'w [Drawn],
        marked: &'w HashMap<(usize, u32), Vec<usize>>,
        places: &'w HashMap<Id, usize>,
        renamed: Renamed,
    ) -> Walk<'w, 'b> {
        Walk {
            file,
            drawn,
            marked,
            places,
            renamed,
            seen: HashSet::new(),
            used: HashSet::new(),
            blocks: Vec::new(),
            here: Here::default(),
            tables: 0,
        }
    }

    pub(super) fn finish(mut self) -> (Vec<Block>, HashSet<(usize, u32)>) {
        self.blocks.retain(|block| !block.lines.is_empty());
        (self.blocks, self.used)
    }

    pub(super) fn tree(&mut self, kids: &Object) {
        self.kids(kids, 0);
    }

    fn kids(&mut self, kids: &Object, depth: usize) {
        if depth > limits::DEEPEST_TAG {
            return;
        }
        if kids.id().is_some_and(|id| !self.seen.insert(id)) {
            return;
        }
        let kids = self.file.resolve(kids);
        match &*kids {
            Object::List(list) => list.iter().for_each(|kid| self.kids(kid, depth + 1)),
            Object::Number(_) => self.mark(mark_of(&kids), self.here.page),
            Object::Dict(dict) => self.one(dict, depth),
            _ => {}
        }
    }

    fn one(&mut self, dict: &Dict, depth: usize) {
        let page = dict
            .get("Pg")
            .id()
            .and_then(|id| self.places.get(&id).copied());
        let page = page.or(self.here.page);
        match dict.get("Type").name() {
            // Words of a form, which counts its marks for itself.
            Some(b"MCR") if dict.has("Stm") => {}
            Some(b"MCR") => self.mark(mark_of(dict.get("MCID")), page),
            Some(b"OBJR") => {}
            _ => {
                let kind = kind(dict.get("S"), &self.renamed);
                let before = self.here.clone();
                self.here.page = page;
                self.element(kind, dict, depth);
                let said = self.here.said_in_item;
                self.here = before;
                // An item has words once anything in it has, but for items of its own.
                if !matches!(kind, Kind::List | Kind::Item) {
                    self.here.said_in_item |= said;
                }
            }
        }
    }

    fn element(&mut self, kind: Kind, dict: &Dict, depth: usize) {
        match kind {
            Kind::Inline => {}
            Kind::Apart => return,
            Kind::Group => {
                self.end_block();
            }
            Kind::Paragraph if self.here.said_in_item => {
                // A second paragraph of an item goes on with it.
                self.break_line();
            }
            Kind::Paragraph => {
                if !self.in_item_without_words() {
                    self.end_block();
                }
                self.here.role.get_or_insert(Role::Text);
            }
            Kind::Heading(level) => {
                self.end_block();
                self.here.role = Some(Role::Heading(level));
            }
            Kind::List => {
                self.end_block();
                self.here.lists = self.here.lists.saturating_add(1).min(limits::DEEPEST);
                self.here.role = None;
                self.here.said_in_item = false;
            }
            Kind::Item => {
                self.end_block();
                self.here.role = Some(Role::Item(self.here.lists.max(1), None));
                self.here.said_in_item = false;
            }
            Kind::Label | Kind::Body => {}
            Kind::Table => {
                self.end_block();
                self.here.cell = Some(Cell {
                    table: self.tables,
                    row: 0,
                    column: 0,
                });
                self.tables = self.tables.saturating_add(1);
            }
            Kind::Row => self.end_block(),
            Kind::Cell => {
                self.end_block();
                self.here.role = Some(Role::Cell);
            }
            Kind::Quote => {
                self.end_block();
                self.here.quote = true;
            }
            Kind::Note => {
                self.end_block();
                self.here.note = true;
            }
            Kind::Contents => {
                self.end_block();
                self.here.contents = true;
            }
        }
        if kind == Kind::Label {
            return self.label(dict, depth);
        }
        if kind == Kind::Table {
            return self.table(dict, depth);
        }
        self.kids(dict.get("K"), depth + 1);
        if !matches!(kind, Kind::Inline | Kind::Body | Kind::Label) {
            let goes_on = matches!(self.here.role, Some(Role::Item(..))) && kind == Kind::Paragraph;
            if !goes_on {
                self.end_block();
            }
        }
    }

    fn in_item_without_words(&self) -> bool {
        matches!(self.here.role, Some(Role::Item(..))) && !self.here.said_in_item
    }

    /// The bullet or number of an item: a number is the item's.
    fn label(&mut self, dict: &Dict, depth: usize) {
        self.end_block();
        let first = self.blocks.len();
        let role = self.here.role.take();
        self.kids(dict.get("K"), depth + 1);
        self.end_block();
        let words: Vec<String> = self.blocks[first.min(self.blocks.len())..]
            .iter()
            .flat_map(|block| &block.lines)
            .map(|line| line.words.trim().to_owned())
            .collect();
        let words = words.join(" ");
        match role {
            Some(Role::Item(depth, _)) => {
                self.blocks.truncate(first);
                let number = words.trim_matches(['.', ')', '(', ' ', ':']);
                let numbered = number.chars().any(char::is_alphanumeric)
                    && number
                        .chars()
                        .all(|one| one.is_ascii_alphanumeric() || one == '.')
                    && number.len() <= 8
                    && number != "o";
                let number = numbered.then(|| number.to_owned());
                self.number_item(depth, number);
            }
            // A label outside of lists is words like others.
            role => self.here.role = role,
        }
    }

    fn number_item(&mut self, depth: u8, number: Option<String>) {
        self.here.role = Some(Role::Item(depth, number));
        self.here.said_in_item = false;
    }

    /// A table: its rows, wherever within it they stand.
    fn table(&mut self, dict: &Dict, depth: usize) {
        let mut row = 0;
        self.rows(dict.get("K"), depth + 1, &mut row);
        self.end_block();
    }

    fn rows(&mut self, kids: &Object, depth: usize, row: &mut u32) {
        if depth > limits::DEEPEST_TAG || kids.id().is_some_and(|id| !self.seen.insert(id)) {
            return;
        }
        let kids = self.file.resolve(kids);
        match &*kids {
            Object::List(list) => list.iter().for_each(|kid| self.rows(kid, depth + 1, row)),
            Object::Dict(dict) => match kind(dict.get("S"), &self.renamed) {
                Kind::Row => {
                    let mut column = 0;
                    self.cells(dict.get("K"), depth + 1, *row, &mut column);
                    *row = row.saturating_add(1);
                }
                Kind::Group => self.rows(dict.get("K"), depth + 1, row),
                // The caption of a table.
                _ => {
                    let cell = self.here.cell.take();
                    self.one(dict, depth);
                    self.here.cell = cell;
                }
            },
            _ => {}
        }
    }

    fn cells(&mut self, kids: &Object, depth: usize, row: u32, column: &mut u32) {
        if depth > limits::DEEPEST_TAG || kids.id().is_some_and(|id| !self.seen.insert(id)) {
            return;
        }
        let kids = self.file.resolve(kids);
        match &*kids {
            Object::List(list) => {
                list.iter()
                    .for_each(|kid| self.cells(kid, depth + 1, row, column));
            }
            Object::Dict(dict) => {
                if let Some(cell) = &mut self.here.cell {
                    cell.row = row;
                    cell.column = *column;
                }
                self.one(dict, depth);
                *column = column.saturating_add(1);
            }
            _ => {}
        }
    }

    /// The words under a mark.
    fn mark(&mut self, mark: Option<u32>, page: Option<usize>) {
        let (Some(mark), Some(page)) = (mark, page) else {
            return;
        };
        let Some(pieces) = self.marked.get(&(page, mark)) else {
            return;
        };
        if !self.used.insert((page, mark)) {
            return;
        }
        let drawn = &self.drawn[page];
        // The heads of a table that are printed again on the next page.
        let again = self.blocks.last().is_some_and(|block| {
            let words: String = pieces
                .iter()
                .map(|at| drawn.words(&drawn.pieces[*at]))
                .collect();
            self.here.cell.is_some() && block.says_on_an_earlier_page(&words, page)
        });
        if again {
            return;
        }
        for at in pieces {
            let piece = &drawn.pieces[*at];
            if self.blocks.last().is_none_or(|block| block.ended) {
                let role = self.role();
                self.blocks.push(Block::new(role, page, self.here.cell));
            }
            if let Some(block) = self.blocks.last_mut() {
                block.add(drawn.words(piece), piece, page);
                let item = matches!(self.here.role, Some(Role::Item(..)));
                self.here.said_in_item |= item && block.has_words();
            }
        }
    }

    fn role(&self) -> Role {
        if self.here.contents {
            return Role::Apart;
        }
        if self.here.note {
            return Role::Note;
        }
        let role = self.here.role.clone().unwrap_or(Role::Text);
        match role {
            Role::Text if self.here.quote => Role::Quote,
            Role::Text if self.here.cell.is_some() => Role::Cell,
            role => role,
        }
    }

    fn end_block(&mut self) {
        if let Some(block) = self.blocks.last_mut() {
            block.ended = true;
        }
    }

    fn break_line(&mut self) {
        if let Some(block) = self.blocks.last_mut().filter(|block| !block.ended) {
            block.breaks();
        }
    }
}
