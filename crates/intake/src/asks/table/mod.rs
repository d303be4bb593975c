//! Tables whose rows are asks: a column of recommendations or actions, beside it who
//! owns each and by when.
//!
//! In minutes and letters a column is known by its cells too, whatever its heading:
//! "Northmoor Police to dip-sample 20 cases", "Write to the Ministry".

mod above;
mod card;
mod cells;
mod columns;
mod rows;
mod text;

use std::collections::BTreeMap;

use self::cells::{FEWEST_WORDS, orders};
use self::columns::{ANSWERS, Headings, NUMBERS, RAISED, STATES};
use self::text::Cell;
use super::Ground;
use crate::document::BlockKind;
use crate::tokens::Tokens;
use crate::{Block, ProposalKind, Span};

pub(super) use self::card::at as of_forms;
pub(super) use self::cells::when;
pub(super) use self::text::at as of_text;

/// What the columns of a table hold, and its rows.
pub(super) struct Table {
    kind: ProposalKind,
    /// The heading of the column of asks.
    heading: Span,
    asks: u32,
    numbers: Option<u32>,
    owners: Option<(u32, Span)>,
    days: Option<(u32, Span)>,
    states: Vec<u32>,
    raised: Option<u32>,
    /// Whether a cell of the column of asks has to read as an ask by itself.
    by_words: bool,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// Where its rows are forms, what stands over each that has a title: "Action 31".
    forms: Option<BTreeMap<u32, Span>>,
    /// The place after its last block.
    pub(super) next: usize,
}

/// What the document is in which a table stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// Whether it follows up an earlier one.
    pub(super) follows_up: bool,
    /// Whether it is minutes or a letter, whose tables tell people what to do.
    pub(super) tells_people: bool,
    /// Whether what they are told is asked as a request: in minutes and letters.
    pub(super) to_people: bool,
}

/// The table that begins at a block, where its first row or its cells say that its rows
/// are asks.
pub(super) fn at(ground: &Ground<'_>, place: usize, around: Around) -> Option<Table> {
    let blocks = &ground.document.blocks;
    let first = blocks[place].cell.filter(|cell| cell.row == 0)?;
    let new = place == 0
        || blocks[place - 1]
            .cell
            .is_none_or(|cell| cell.table != first.table);
    new.then_some(())?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut next = place;
    for block in &blocks[place..] {
        let Some(cell) = block.cell.filter(|cell| cell.table == first.table) else {
            break;
        };
        let span = rows.entry(cell.row).or_default().entry(cell.column);
        span.and_modify(|held| *held = Cell::of(held.whole.through(block.span)))
            .or_insert_with(|| Cell::of(block.span));
        next += 1;
    }
    let first_row = rows.remove(&0)?;
    let headings = Headings {
        document: ground.document,
        row: first_row
            .into_iter()
            .map(|(column, cell)| (column, cell.whole))
            .collect(),
    };
    of_columns(ground, headings, rows, (place, next), around)
}

/// A table by its headings, where those or its cells say that its rows are asks.
fn of_columns(
    ground: &Ground<'_>,
    headings: Headings<'_>,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    (place, next): (usize, usize),
    around: Around,
) -> Option<Table> {
    let several = headings.row.len() > 1;
    let (owners, days) = (headings.owners(), headings.days());
    let numbers = headings.column(&NUMBERS).map(|(column, _)| column);
    // A column of recommendations beside the answers to them asks nothing new.
    let answers = headings.column(&ANSWERS).is_some();
    let mut table = Table {
        kind: ProposalKind::Request,
        heading: first_of(&headings)?,
        asks: 0,
        numbers,
        owners,
        days,
        states: STATES
            .iter()
            .filter_map(|name| headings.column(&[name]).map(|(column, _)| column))
            .collect(),
        raised: headings.column(&RAISED).map(|(column, _)| column),
        by_words: false,
        rows,
        forms: None,
        next,
    };
    if let Some((kind, asks, heading)) = headings.asks() {
        let listed = numbers.is_some() && !answers && several;
        // In a report on progress it tells them again.
        let told = around.follows_up && several && kind != ProposalKind::Request;
        if owners.is_some() || days.is_some() || listed || told {
            (table.kind, table.asks, table.heading) = (kind, asks, heading);
            table.owned_by_its_cells(ground, &headings);
            return Some(table);
        }
    }
    // Cells with lists in them are read item by item.
    let lists = blocks_of(ground, place, table.next)
        .any(|block| matches!(block.kind, BlockKind::ListItem { .. }));
    if !around.tells_people || answers || !several || lists {
        return None;
    }
    let (asks, heading) = table.column_of_orders(ground, &headings)?;
    (table.asks, table.heading, table.by_words) = (asks, heading, true);
    table.owned_by_its_cells(ground, &headings);
    if !around.to_people {
        table.kind = ProposalKind::Recommendation;
    }
    Some(table)
}

fn blocks_of<'g>(
    ground: &'g Ground<'_>,
    first: usize,
    next: usize,
) -> impl Iterator<Item = &'g Block> {
    ground.document.blocks[..next].iter().skip(first)
}

fn first_of(headings: &Headings<'_>) -> Option<Span> {
    headings.row.values().next().copied()
}

impl Table {
    /// Whether a column tells something, and holds neither what is asked nor whose it is,
    /// its number, its day or its state.
    pub(super) fn tells_in(&self, column: u32) -> bool {
        let taken = [
            Some(self.asks),
            self.numbers,
            self.owners.map(|(column, _)| column),
            self.days.map(|(column, _)| column),
            self.raised,
        ];
        !taken.contains(&Some(column)) && !self.states.contains(&column)
    }

    /// Takes the column whose cells are names and nothing else for that of the owners, where
    /// no heading names one.
    fn owned_by_its_cells(&mut self, ground: &Ground<'_>, headings: &Headings<'_>) {
        /// Names in a cell have at most so many words and marks.
        const LONGEST_NAMES: usize = 14;
        if self.owners.is_some() {
            return;
        }
        let names = |span: Span| {
            let tokens = ground.document.tokens(span);
            let parsed = ground.names.parse(&tokens, 0, tokens.len());
            tokens.len() <= LONGEST_NAMES && parsed.is_a_subject() && parsed.knows_somebody()
        };
        self.owners = headings
            .row
            .iter()
            .find(|(column, _)| {
                let mut cells = self
                    .rows
                    .values()
                    .filter_map(|row| row.get(column))
                    .peekable();
                self.tells_in(**column)
                    && cells.peek().is_some()
                    && cells.all(|cell| names(cell.whole))
            })
            .map(|(column, span)| (*column, *span));
    }

    /// The column most of whose cells tell somebody to do something.
    fn column_of_orders(
        &self,
        ground: &Ground<'_>,
        headings: &Headings<'_>,
    ) -> Option<(u32, Span)> {
        let mut best: Option<(usize, u32, Span)> = None;
        for (column, heading) in &headings.row {
            let taken = [
                self.numbers,
                self.owners.map(|(column, _)| column),
                self.days.map(|(column, _)| column),
                self.raised,
            ];
            if taken.contains(&Some(*column)) || self.states.contains(column) {
                continue;
            }
            let cells = self.rows.values().filter_map(|row| row.get(column));
            let cells: Vec<Tokens<'_>> = cells
                .map(|cell| ground.document.tokens(cell.whole))
                .filter(|tokens| tokens.len() >= FEWEST_WORDS)
                .collect();
            let orders = cells.iter().filter(|cell| orders(ground, cell)).count();
            let most = orders > 0 && orders * 2 > cells.len();
            if most && best.is_none_or(|(held, ..)| orders > held) {
                best = Some((orders, *column, *heading));
            }
        }
        best.map(|(_, column, heading)| (column, heading))
    }
}
