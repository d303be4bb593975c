//! Columns that stand close: where a gap as narrow as a space parts two cells.
//!
//! The longest cell of a column nearly touches the next, and a shorter one above or below
//! it leaves a wide gap there. So a row is cut where a row beside it has a column, if the
//! file sets the words there by themselves.

use super::rows::{Row, Run};

/// Columns begin at one place, to within this, in points.
const EXACT: f64 = 0.5;

/// Rows farther apart than this, as a part of their size, are of no one table.
const FAR: f64 = 3.5;

/// A table has no more columns.
const MOST_COLUMNS: usize = 50;

/// Where every word is set by itself, a gap between cells is wider than the narrowest
/// between words by this much.
const WIDER: f64 = 1.3;

/// Cuts rows where columns of the rows around them begin.
pub(super) fn cut(rows: &mut [Row]) {
    let mut down = Starts::default();
    for row in rows.iter_mut() {
        down.pass(row);
    }
    let mut up = Starts::default();
    for row in rows.iter_mut().rev() {
        up.pass(row);
    }
}

/// Where the columns of the rows passed begin, as far as no row runs over them.
#[derive(Debug, Default)]
struct Starts {
    places: Vec<f64>,
    base: Option<f64>,
}

impl Starts {
    fn pass(&mut self, row: &mut Row) {
        let Some(first) = row.first() else { return };
        if row.len() > MOST_COLUMNS {
            self.places.clear();
            return;
        }
        let (base, far) = (first.base, FAR * first.size);
        if self.base.is_some_and(|last| (last - base).abs() > far) {
            self.places.clear();
        }
        self.base = Some(base);
        if !self.places.is_empty() {
            let runs = std::mem::take(row);
            row.extend(runs.into_iter().flat_map(|run| self.cut(run)));
        }
        let crossed = |place: f64| {
            row.iter()
                .any(|run| run.left < place - EXACT && run.right > place + EXACT)
        };
        self.places.retain(|place| !crossed(*place));
        for run in row.iter().skip(1) {
            let room = self.places.len() < MOST_COLUMNS;
            if room && !self.places.iter().any(|place| near(*place, run.left)) {
                self.places.push(run.left);
            }
        }
    }

    /// A run in its cells.
    fn cut(&self, mut run: Run) -> Vec<Run> {
        let mut cells = Vec::new();
        let sets = std::mem::take(&mut run.set);
        let spaces = run.words.matches(' ').count();
        let gaps = sets.iter().map(|set| set.left - set.after);
        let narrowest = gaps.fold(f64::INFINITY, f64::min);
        // From the last to the first, so that what stands before keeps its places.
        let mut kept = sets.len();
        while let Some(set) = kept.checked_sub(1).map(|last| sets[last]) {
            kept -= 1;
            let alone =
                sets.len() == 1 || spaces > sets.len() || set.left - set.after > WIDER * narrowest;
            let begins = self.places.iter().any(|place| near(*place, set.left));
            if !(alone && begins && run.words.is_char_boundary(set.at)) {
                continue;
            }
            let mut cell = run.clone();
            cell.words = run.words.split_off(set.at);
            cell.left = set.left;
            run.right = set.after;
            cells.push(cell);
        }
        run.set = sets;
        if cells.is_empty() {
            return vec![run];
        }
        run.set.clear();
        cells.push(run);
        cells.reverse();
        cells
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= EXACT
}
