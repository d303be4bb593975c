//! The counts of a two-way table, before anything is hidden.

use super::protect;
use super::shown::ShownTable;
use crate::SmallCounts;

/// Counts of people by two things, such as age and outcome.
///
/// Totals are worked out and cannot disagree with the counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    rows: usize,
    columns: usize,
    counts: Vec<u32>,
}

/// Where in a table a count stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Inside, by row and column, from 0.
    Inside(usize, usize),
    /// The total of a row.
    RowTotal(usize),
    /// The total of a column.
    ColumnTotal(usize),
    /// The total of all.
    Total,
}

/// Why these are no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATable {
    /// No row, or rows without a count.
    #[error("a table has a row and a column at least")]
    Empty,
    /// One row is longer than another.
    #[error("row {row} has {found} counts and the first has {expected}; give every row as many")]
    Ragged {
        /// Which row, from 1.
        row: usize,
        /// How many counts it has.
        found: usize,
        /// How many the first has.
        expected: usize,
    },
    /// The counts together are more than a total can say.
    #[error("the counts together are more than {most}", most = u32::MAX)]
    TooMany,
}

impl Table {
    /// A table of these rows.
    ///
    /// # Errors
    ///
    /// No rows or columns, rows of different length, or a total above four
    /// thousand million.
    pub fn try_new(rows: &[Vec<u32>]) -> Result<Self, NotATable> {
        let columns = rows.first().map_or(0, Vec::len);
        if columns == 0 {
            return Err(NotATable::Empty);
        }
        if let Some(row) = rows.iter().position(|row| row.len() != columns) {
            return Err(NotATable::Ragged {
                row: row + 1,
                found: rows[row].len(),
                expected: columns,
            });
        }
        let counts = rows.concat();
        counts
            .iter()
            .try_fold(0_u32, |sum, count| sum.checked_add(*count))
            .ok_or(NotATable::TooMany)?;
        Ok(Self {
            rows: rows.len(),
            columns,
            counts,
        })
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

    /// The true count at a place, which is not for showing.
    #[must_use]
    pub fn count(&self, place: Place) -> u32 {
        match place {
            Place::Inside(row, column) => self.counts[row * self.columns + column],
            Place::RowTotal(row) => self.counts[row * self.columns..][..self.columns]
                .iter()
                .sum(),
            Place::ColumnTotal(column) => self.counts[column..].iter().step_by(self.columns).sum(),
            Place::Total => self.counts.iter().sum(),
        }
    }

    /// The table as it may be published under a rule.
    ///
    /// Counts that the rule hides are hidden, and beside them others,
    /// few and small ones first, until each hidden count could
    /// be any of 1 to the rule's limit with the same table shown. The rest is
    /// rounded. A zero is shown only in a row and a column that hold two other
    /// counts at least: next to a single count it says of everybody in the row
    /// where they are. A table of zeros alone is of nobody, and is shown.
    ///
    /// ```
    /// use answerable_figures::{SmallCounts, Table};
    ///
    /// let table = Table::try_new(&[vec![3, 24, 41], vec![35, 52, 67]])?;
    /// let shown = table.protect(SmallCounts::UnderTen);
    /// assert_eq!(
    ///     shown.to_string(),
    ///     "[c] [c] 40 70\n\
    ///      [c] [c] 65 155\n\
    ///      40 75 110 220\n"
    /// );
    /// # Ok::<(), answerable_figures::NotATable>(())
    /// ```
    #[must_use]
    pub fn protect(&self, rule: SmallCounts) -> ShownTable {
        protect::protect(self, rule)
    }
}

pub(super) fn places(rows: usize, columns: usize) -> impl Iterator<Item = Place> + use<> {
    let inside = (0..rows).flat_map(move |row| (0..columns).map(move |c| Place::Inside(row, c)));
    inside
        .chain((0..rows).map(Place::RowTotal))
        .chain((0..columns).map(Place::ColumnTotal))
        .chain([Place::Total])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_worked_out() {
        let table = Table::try_new(&[vec![1, 2, 3], vec![4, 5, 6]]).unwrap();
        assert_eq!(table.count(Place::Inside(1, 0)), 4);
        assert_eq!(table.count(Place::RowTotal(1)), 15);
        assert_eq!(table.count(Place::ColumnTotal(2)), 9);
        assert_eq!(table.count(Place::Total), 21);
        assert_eq!(table.places().count(), 12);
    }

    #[test]
    fn what_is_no_table_is_said_plainly() {
        let said = |rows: &[Vec<u32>]| Table::try_new(rows).unwrap_err().to_string();
        assert_eq!(said(&[]), "a table has a row and a column at least");
        assert_eq!(said(&[vec![]]), "a table has a row and a column at least");
        assert_eq!(
            said(&[vec![1, 2], vec![3]]),
            "row 2 has 1 counts and the first has 2; give every row as many"
        );
        assert_eq!(
            said(&[vec![u32::MAX, 1]]),
            "the counts together are more than 4294967295"
        );
    }
}
