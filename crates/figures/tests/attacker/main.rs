//! A program that has every table we publish and wants one hidden count.
//!
//! It knows the rule, the rounding and what is never shown, and shares no line
//! of code with what hides the counts. For a table it works out the exact
//! range of each hidden count, by going through every cut of the table's
//! network (A. J. Hoffman's theorem on circulations, 1960). For tables that
//! filters give it narrows all counts together until nothing narrows further.
//! Each attack is also run on tables hidden carelessly, and has to succeed.

#[path = "../chance/mod.rs"]
mod chance;
mod linked;
mod one_table;

use answerable_figures::{Place, ShownCell, ShownTable, SmallCounts, Table};

use chance::Chance;

/// No hidden count is known to be less than this before the attack.
const FAR: i64 = 1_000_000_000;

/// A table as the attacker has it.
#[derive(Clone)]
struct Published {
    rows: usize,
    columns: usize,
    /// In the order of places: what a true count can be, at least and at most.
    bounds: Vec<(i64, i64)>,
    hidden: Vec<bool>,
}

impl Published {
    fn of(shown: &ShownTable) -> Self {
        let cells: Vec<_> = shown.places().map(|place| shown.cell(place)).collect();
        Self::from_cells(shown.rows(), shown.columns(), shown.rule(), &cells)
    }

    fn from_cells(rows: usize, columns: usize, rule: SmallCounts, cells: &[ShownCell]) -> Self {
        let least = i64::from(rule.least_shown());
        let bounds = cells.iter().map(|cell| match cell {
            ShownCell::Hidden => (0, FAR),
            ShownCell::Count(0) => (0, 0),
            ShownCell::Count(count) => {
                let count = i64::from(*count);
                (least.max(count - 2), count + 2)
            }
        });
        Self {
            rows,
            columns,
            bounds: bounds.collect(),
            hidden: cells
                .iter()
                .map(|cell| *cell == ShownCell::Hidden)
                .collect(),
        }
    }

    /// Each line as the places of its parts and the place of their sum.
    fn lines(&self) -> Vec<(Vec<usize>, usize)> {
        let (rows, columns) = (self.rows, self.columns);
        let inside = rows * columns;
        let row = |r: usize| ((0..columns).map(|c| r * columns + c).collect(), inside + r);
        let column = |c: usize| {
            let parts = (0..rows).map(|r| r * columns + c).collect();
            (parts, inside + rows + c)
        };
        let total = inside + rows + columns;
        let row_totals = ((inside..inside + rows).collect(), total);
        let column_totals = ((inside + rows..total).collect(), total);
        let sides = [row_totals, column_totals];
        (0..rows)
            .map(row)
            .chain((0..columns).map(column))
            .chain(sides)
            .collect()
    }
}

/// Whether a hidden count is narrowed down further than is allowed.
fn is_breached(rule: SmallCounts, truth: u32, (low, high): (i64, i64)) -> bool {
    let least = i64::from(rule.least_shown());
    assert!(
        low <= i64::from(truth) && i64::from(truth) <= high,
        "the attacker is never wrong"
    );
    if truth < rule.least_shown() {
        low > 1 || high < least - 1
    } else {
        high - low + 1 < least - 1
    }
}

impl Chance {
    fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.next() % u64::from(end)).unwrap_or(0)
    }

    /// A table of two to four rows and columns, with zeros, small counts and large ones.
    fn table(&mut self) -> Table {
        let (rows, columns) = (2 + self.below(3), 2 + self.below(3));
        self.table_of(rows, columns)
    }

    fn table_of(&mut self, rows: u32, columns: u32) -> Table {
        let sparse = self.below(4);
        let mut count = || match self.below(8) {
            0 => 0,
            part if part <= 1 + sparse => 1 + self.below(9),
            7 => 10 + self.below(990),
            _ => 10 + self.below(60),
        };
        let rows: Vec<Vec<u32>> = (0..rows)
            .map(|_| (0..columns).map(|_| count()).collect())
            .collect();
        Table::try_new(&rows).unwrap_or_else(|why| panic!("{why}"))
    }
}

/// What careless hiding shows: small counts hidden, the rest rounded, nothing beside.
fn small_alone_hidden(table: &Table, rule: SmallCounts) -> Published {
    let cells: Vec<_> = table
        .places()
        .map(|place| match rule.alone(table.count(place)) {
            Ok(count) => ShownCell::Count(count),
            Err(_) => ShownCell::Hidden,
        })
        .collect();
    Published::from_cells(table.rows(), table.columns(), rule, &cells)
}

fn inside(table: &Table) -> impl Iterator<Item = Place> {
    table
        .places()
        .filter(|place| matches!(place, Place::Inside(..)))
}
