//! Which counts of a table are hidden.

use super::reach::{Network, is_hidden};
use super::shown::ShownTable;
use super::table::{Place, Table};
use crate::SmallCounts;

pub(super) fn protect(table: &Table, rule: SmallCounts) -> ShownTable {
    let mut shown = ShownTable::rounded(table, rule);
    if rule == SmallCounts::Open || table.count(Place::Total) == 0 {
        return shown;
    }
    for place in table.places() {
        if rule.hides(table.count(place)) || tells_of_everybody(table, place) {
            shown.hide(place);
        }
    }
    // Each round hides one more, so there are no more rounds than places.
    while let Some(place) = first_not_protected(table, &shown) {
        match beside(table, &shown, place) {
            Some(beside) => shown.hide(beside),
            None => break,
        }
    }
    shown
}

/// A zero where its row or its column holds fewer than two other counts.
fn tells_of_everybody(table: &Table, place: Place) -> bool {
    if table.count(place) > 0 {
        return false;
    }
    let Place::Inside(row, column) = place else {
        // The total of nobody: then every count under it is such a zero.
        return true;
    };
    let others = |places: &mut dyn Iterator<Item = Place>| {
        places.filter(|place| table.count(*place) > 0).count()
    };
    let in_row = others(&mut (0..table.columns()).map(|column| Place::Inside(row, column)));
    let in_column = others(&mut (0..table.rows()).map(|row| Place::Inside(row, column)));
    in_row < 2 || in_column < 2
}

/// The first hidden count that the rest of the table narrows down too far.
///
/// One that the rule hides has to be able to be each of 1 to the rule's limit.
/// One that was hidden beside it has to be able to be as many.
fn first_not_protected(table: &Table, shown: &ShownTable) -> Option<Place> {
    let network = Network::of(table, shown);
    let hidden_by_rule = u64::from(shown.rule().least_shown()) - 1;
    table
        .places()
        .filter(|place| is_hidden(shown.cell(*place)))
        .find(|place| {
            let small = table.count(*place) < shown.rule().least_shown();
            !(if small {
                network.reaches(*place, 1, hidden_by_rule)
            } else {
                network.could_be(*place, hidden_by_rule) >= hidden_by_rule
            })
        })
}

/// What to hide next so that `place` is narrowed down less.
///
/// A line in which one count alone is hidden gives it away to within the
/// rounding, so what ends most such lines comes first, those of `place` itself
/// before others; then, with none such, what stands in a line with `place`.
/// Among equals a count inside before a total, and the smallest first.
fn beside(table: &Table, shown: &ShownTable, place: Place) -> Option<Place> {
    let lines = Lines::of(table, shown);
    let own = lines.through(place);
    let ends = |candidate: Place, among: &[Line]| {
        let alone = |line: &Line| lines.hidden_in(*line) == 1 && among.contains(line);
        lines
            .through(candidate)
            .iter()
            .filter(|line| alone(line))
            .count()
    };
    let all: Vec<Line> = (0..lines.hidden.len()).map(Line).collect();
    let cost = |candidate: &Place| {
        let shares_a_line = lines
            .through(*candidate)
            .iter()
            .any(|line| own.contains(line));
        (
            std::cmp::Reverse(ends(*candidate, &own)),
            std::cmp::Reverse(ends(*candidate, &all)),
            !shares_a_line,
            !matches!(candidate, Place::Inside(..)),
            table.count(*candidate),
            *candidate,
        )
    };
    table
        .places()
        .filter(|candidate| !is_hidden(shown.cell(*candidate)))
        .min_by_key(cost)
}

/// A row with its total, a column with its total, or the totals of one side
/// with the total of all: counts of which the last is the sum.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Line(usize);

/// How many counts are hidden in each line.
struct Lines {
    rows: usize,
    columns: usize,
    /// Rows, then columns, then the rows' totals, then the columns'.
    hidden: Vec<usize>,
}

impl Lines {
    fn of(table: &Table, shown: &ShownTable) -> Self {
        let (rows, columns) = (table.rows(), table.columns());
        let mut lines = Self {
            rows,
            columns,
            hidden: vec![0; rows + columns + 2],
        };
        for place in table.places().filter(|place| is_hidden(shown.cell(*place))) {
            for line in lines.through(place) {
                lines.hidden[line.0] += 1;
            }
        }
        lines
    }

    fn hidden_in(&self, line: Line) -> usize {
        self.hidden[line.0]
    }

    /// The two lines that a count stands in.
    fn through(&self, place: Place) -> [Line; 2] {
        let (row_totals, column_totals) = (self.rows + self.columns, self.rows + self.columns + 1);
        match place {
            Place::Inside(row, column) => [Line(row), Line(self.rows + column)],
            Place::RowTotal(row) => [Line(row), Line(row_totals)],
            Place::ColumnTotal(column) => [Line(self.rows + column), Line(column_totals)],
            Place::Total => [Line(row_totals), Line(column_totals)],
        }
    }
}
