//! The tables: what each holds, and how a row of it is made.
//!
//! Every table is as at one day and of the log up to one entry. What happened
//! after the day is left out; what the law or a source says of the future, such
//! as a last day, stands.

mod about;
mod answers;
mod answers_to_asks;
pub(crate) mod asks;
mod bodies;
mod differences;
mod looks;
mod notices;
mod offices;
mod outcomes;
mod places;
mod powers;
mod reports;
mod sources;
mod statements;
mod stays;
mod things_asked;

use answerable_desk::View;

use crate::column::{Cell, Column, NOT_KNOWN, not_known};
use crate::write::NotWritten;

/// A table: its columns, what a row is known by, and what it refers to.
pub struct Table {
    /// Its name in every format, and the stem of its files.
    pub name: &'static str,
    /// What a row of it is, as a phrase without a full stop.
    pub says: &'static str,
    /// Its columns, without the last ([`NOT_KNOWN`]).
    pub columns: &'static [Column],
    /// The columns that a row is known by.
    pub key: &'static [&'static str],
    /// Columns that name rows of other tables.
    pub refers: &'static [Refers],
    /// Further columns that people filter by.
    pub indexed: &'static [&'static str],
    /// Columns whose words can be searched.
    pub searched: &'static [&'static str],
    /// The few columns that show on a page what it is like.
    pub shown: &'static [&'static str],
    pub(crate) filled: Filled,
}

/// Where the rows of a table come from.
#[derive(Clone, Copy)]
pub(crate) enum Filled {
    /// The register.
    FromTheRegister(Fill),
    /// The log itself.
    FromTheLog,
}

/// Makes rows from some of the register's facts, and says how many it passed:
/// none when there are no more.
pub(crate) type Fill = fn(&View<'_>, Chunk, &mut Out<'_>) -> Result<usize, NotWritten>;

/// Some of many: those after `skip`, at most `most`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chunk {
    pub(crate) skip: usize,
    pub(crate) most: usize,
}

/// A column whose values are found in a column of another table.
pub struct Refers {
    /// The column.
    pub column: &'static str,
    /// The other table.
    pub table: &'static str,
    /// Its column.
    pub to: &'static str,
}

const fn refers(column: &'static str, table: &'static str, to: &'static str) -> Refers {
    Refers { column, table, to }
}

/// Every table, those that are referred to first.
pub const TABLES: &[&Table] = &[
    &bodies::TABLE,
    &offices::TABLE,
    &powers::TABLE,
    &sources::TABLE,
    &reports::TABLE,
    &things_asked::TABLE,
    &answers::TABLE,
    &asks::TABLE,
    &answers_to_asks::TABLE,
    &outcomes::TABLE,
    &statements::TABLE,
    &differences::TABLE,
    &stays::TABLE,
    &stays::DAYS,
    &places::TABLE,
    &places::VISITS,
    &looks::TABLE,
    &notices::TABLE,
    &ENTRIES,
];

impl Table {
    /// Its columns with the last, which says what is not known.
    pub fn all_columns(&self) -> impl Iterator<Item = Column> {
        self.columns.iter().copied().chain([NOT_KNOWN])
    }
}

/// Takes the rows of one table.
pub(crate) struct Out<'o> {
    table: &'static Table,
    rows: u64,
    take: &'o mut dyn FnMut(&[Cell<'_>]) -> Result<(), NotWritten>,
}

impl<'o> Out<'o> {
    pub(crate) fn of(
        table: &'static Table,
        take: &'o mut dyn FnMut(&[Cell<'_>]) -> Result<(), NotWritten>,
    ) -> Self {
        Self {
            table,
            rows: 0,
            take,
        }
    }

    /// How many rows it took.
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// Takes a row, its cells in the order of the columns.
    pub(crate) fn row(&mut self, mut cells: Vec<Cell<'_>>) -> Result<(), NotWritten> {
        debug_assert_eq!(cells.len(), self.table.columns.len(), "{}", self.table.name);
        cells.push(not_known(self.table.columns, &cells));
        self.rows += 1;
        (self.take)(&cells)
    }
}

/// Makes a row of each of some facts, and says how many it passed.
fn each<T>(
    facts: impl Iterator<Item = T>,
    chunk: Chunk,
    mut row: impl FnMut(T) -> Result<(), NotWritten>,
) -> Result<usize, NotWritten> {
    let mut passed = 0;
    for fact in facts.skip(chunk.skip).take(chunk.most) {
        row(fact)?;
        passed += 1;
    }
    Ok(passed)
}

/// Every entry of the log, as far as it went.
pub(crate) static ENTRIES: Table = Table {
    name: "entries",
    says: "an entry of the log: what was recorded when. The leaf hashes give the root in checkpoint.json",
    columns: &[
        Column::integer("entry", "its number, which is its place in the log, from 0"),
        Column::day("recorded_on", "the day it was recorded"),
        Column::text(
            "kind",
            "what kind of fact it records; none where its words were withheld",
        ),
        Column::integer("corrects", "the entry that it corrects"),
        Column::text(
            "leaf_hash",
            "SHA-256 over a zero byte and its bytes (RFC 6962, section 2.1), in hex",
        ),
        Column::flag(
            "withheld",
            "whether its bytes were removed; the leaf hash stands",
        ),
        Column::text(
            "page",
            "its address on this site. With `.json` after it: its bytes, which no table holds, and the path from its leaf hash to the root",
        ),
    ],
    key: &["entry"],
    refers: &[],
    indexed: &["kind", "recorded_on"],
    searched: &[],
    shown: &["entry", "recorded_on", "kind"],
    filled: Filled::FromTheLog,
};
