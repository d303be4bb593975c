//! What is published of a table, alone and with filters.

use std::fmt;

use super::table::{Place, Table, places};
use crate::small_counts::ROUNDED_TO;
use crate::{SmallCounts, Symbol};

/// A table as it may be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownTable {
    rule: SmallCounts,
    rows: usize,
    columns: usize,
    /// In the order of [`Table::places`].
    cells: Vec<ShownCell>,
}

/// A count as it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShownCell {
    /// Rounded, unless the data set is open.
    Count(u32),
    /// Hidden: because it is small, or because one that is would follow from it.
    /// Which of the two is not told.
    Hidden,
}

impl ShownCell {
    /// For the column of numbers in a download.
    #[must_use]
    pub const fn number(self) -> Option<u32> {
        match self {
            Self::Count(count) => Some(count),
            Self::Hidden => None,
        }
    }

    /// For the column of symbols beside it.
    #[must_use]
    pub const fn symbol(self) -> Option<Symbol> {
        match self {
            Self::Count(_) => None,
            Self::Hidden => Some(Symbol::Confidential),
        }
    }
}

impl fmt::Display for ShownCell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(out, "{count}"),
            Self::Hidden => write!(out, "{}", Symbol::Confidential),
        }
    }
}

/// Tables that cannot be shown as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAlike {
    /// There is no table.
    #[error("there is no table to show")]
    None,
    /// They differ in rows, columns or rule.
    #[error(
        "the tables differ in their rows, their columns or their rule; show tables of one data set together"
    )]
    Differ,
}

impl ShownTable {
    pub(super) fn rounded(table: &Table, rule: SmallCounts) -> Self {
        let cells = table
            .places()
            .map(|place| ShownCell::Count(rule.rounded(table.count(place))));
        Self {
            rule,
            rows: table.rows(),
            columns: table.columns(),
            cells: cells.collect(),
        }
    }

    pub(super) fn hide(&mut self, place: Place) {
        let at = self.at(place);
        self.cells[at] = ShownCell::Hidden;
    }

    /// Several filters chosen at once: the sum of what each alone shows.
    ///
    /// What is shown for several values of a filter, or for all, is worked out
    /// from what is published for each value and never from the counts behind
    /// it, and is hidden wherever one of them is. So no choice of filters and
    /// no number of downloads tells more than the tables of the single values
    /// do, and in each of those no hidden count follows from the rest. The
    /// price is a total that may differ by up to 2 for each table from the sum
    /// that is true; a page says so.
    ///
    /// The tables have to count different records: each value of the filter
    /// once, or each combination of values where there are several filters.
    ///
    /// # Errors
    ///
    /// No table, or tables of different shape or rule.
    pub fn together(tables: &[Self]) -> Result<Self, NotAlike> {
        let (first, rest) = tables.split_first().ok_or(NotAlike::None)?;
        let alike = |other: &Self| {
            (other.rule, other.rows, other.columns) == (first.rule, first.rows, first.columns)
        };
        if !rest.iter().all(alike) {
            return Err(NotAlike::Differ);
        }
        let mut sum = first.clone();
        for table in rest {
            for (cell, other) in sum.cells.iter_mut().zip(&table.cells) {
                *cell = match (*cell, *other) {
                    (ShownCell::Count(one), ShownCell::Count(other)) => {
                        ShownCell::Count(one.saturating_add(other))
                    }
                    _ => ShownCell::Hidden,
                };
            }
        }
        Ok(sum)
    }

    /// The rule it was protected under.
    #[must_use]
    pub const fn rule(&self) -> SmallCounts {
        self.rule
    }

    /// How many rows, without totals.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns, without totals.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// Every place, the counts inside first.
    pub fn places(&self) -> impl Iterator<Item = Place> + use<> {
        places(self.rows, self.columns)
    }

    /// What is shown at a place.
    #[must_use]
    pub fn cell(&self, place: Place) -> ShownCell {
        self.cells[self.at(place)]
    }

    /// How many counts and totals are hidden.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| **cell == ShownCell::Hidden)
            .count()
    }

    fn at(&self, place: Place) -> usize {
        let inside = self.rows * self.columns;
        match place {
            Place::Inside(row, column) => row * self.columns + column,
            Place::RowTotal(row) => inside + row,
            Place::ColumnTotal(column) => inside + self.rows + column,
            Place::Total => inside + self.rows + self.columns,
        }
    }
}

impl fmt::Display for ShownTable {
    /// A row to a line, totals last, for tests and for reading.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |inside: &mut dyn Iterator<Item = Place>, total: Place| {
            for place in inside {
                write!(out, "{} ", self.cell(place))?;
            }
            writeln!(out, "{}", self.cell(total))
        };
        for row in 0..self.rows {
            let mut inside = (0..self.columns).map(|column| Place::Inside(row, column));
            line(&mut inside, Place::RowTotal(row))?;
        }
        line(&mut (0..self.columns).map(Place::ColumnTotal), Place::Total)
    }
}

/// No table of ours counts more than this; what a hidden count may be at most.
pub(super) const MOST: u64 = u32::MAX as u64;

/// Between which counts a true count lies, for whoever knows the rule and sees
/// a cell.
pub(super) fn known_bounds(rule: SmallCounts, cell: ShownCell) -> (u64, u64) {
    match (rule, cell) {
        (_, ShownCell::Hidden) => (0, MOST),
        (SmallCounts::Open, ShownCell::Count(count)) => (u64::from(count), u64::from(count)),
        (_, ShownCell::Count(0)) => (0, 0),
        (_, ShownCell::Count(count)) => {
            let (count, off) = (u64::from(count), u64::from(ROUNDED_TO / 2));
            let lowest = count.saturating_sub(off).max(u64::from(rule.least_shown()));
            (lowest, count + off)
        }
    }
}
