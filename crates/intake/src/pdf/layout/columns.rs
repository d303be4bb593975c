//! Columns: which runs are read before which.

use super::rows::{Row, Run};

/// Columns within columns are looked for no deeper.
const DEEPEST: u32 = 3;

/// As many rows at least stand beside each other in columns of running text.
const FEWEST: usize = 5;

/// Lines of running text have so many letters, in the middle.
const RUNNING: usize = 20;

/// Gaps that are tried, at the most.
const MOST_TRIED: usize = 48;

/// Cuts rows into parts to be read one after another.
pub(super) fn in_order(rows: Vec<Row>, depth: u32) -> Vec<Vec<Row>> {
    let Some(gutter) = gutter(&rows).filter(|_| depth < DEEPEST) else {
        return vec![rows];
    };
    let mut parts = Vec::new();
    let mut whole: Vec<Row> = Vec::new();
    let mut beside: Vec<Row> = Vec::new();
    for row in rows {
        if crosses(&row, gutter) {
            cut(&mut beside, &mut whole, gutter, depth, &mut parts);
            whole.push(row);
        } else {
            beside.push(row);
        }
    }
    cut(&mut beside, &mut whole, gutter, depth, &mut parts);
    if !whole.is_empty() {
        parts.push(whole);
    }
    parts
}

/// Puts down what stands before rows in two columns, and then the columns. Rows that
/// are none go with what is read whole.
fn cut(
    beside: &mut Vec<Row>,
    whole: &mut Vec<Row>,
    gutter: f64,
    depth: u32,
    parts: &mut Vec<Vec<Row>>,
) {
    let rows = std::mem::take(beside);
    let both = rows
        .iter()
        .filter(|row| stands_on_both(row, gutter))
        .count();
    if both < FEWEST || is_a_table(&rows, gutter) {
        whole.extend(rows);
        return;
    }
    if !whole.is_empty() {
        parts.push(std::mem::take(whole));
    }
    let mut sides = [Vec::new(), Vec::new()];
    for row in rows {
        let (left, right): (Row, Row) = row.into_iter().partition(|run| run.right <= gutter);
        for (side, row) in sides.iter_mut().zip([left, right]) {
            if !row.is_empty() {
                side.push(row);
            }
        }
    }
    for side in sides {
        parts.extend(in_order(side, depth + 1));
    }
}

fn crosses(row: &[Run], gutter: f64) -> bool {
    row.iter()
        .any(|run| run.left < gutter && run.right > gutter)
}

fn stands_on_both(row: &[Run], gutter: f64) -> bool {
    row.iter().any(|run| run.right <= gutter) && row.iter().any(|run| run.left >= gutter)
}

/// Whether two columns are those of a table: every band of rows begins in both of them at
/// one height, and in some band the one stops before the other. Running text goes on.
fn is_a_table(rows: &[Row], gutter: f64) -> bool {
    /// As many bands are a table where each is as long in both.
    const MANY: usize = 4;
    let bands = bands(rows);
    let both: Vec<&&[Row]> = bands
        .iter()
        .filter(|band| band.iter().any(|row| stands_on_both(row, gutter)))
        .collect();
    let level = |band: &&&[Row]| band.first().is_some_and(|row| stands_on_both(row, gutter));
    let uneven = |band: &&&[Row]| band.last().is_some_and(|row| !stands_on_both(row, gutter));
    // Below the last band of running text the page may end.
    let above = both.split_last().map_or(&[][..], |(_, above)| above);
    both.len() >= 2 && both.iter().all(level) && (above.iter().any(uneven) || both.len() >= MANY)
}

/// Rows in bands, with more room between them than lines have.
fn bands(rows: &[Row]) -> Vec<&[Row]> {
    /// Between bands is so much more room than between lines.
    const ROOM: f64 = 1.25;
    let pitch = |two: &[Row]| two[0][0].base - two[1][0].base;
    let mut pitches: Vec<f64> = rows.windows(2).map(pitch).collect();
    pitches.sort_by(f64::total_cmp);
    let usual = pitches.get(pitches.len() / 4).copied().unwrap_or(0.0);
    rows.chunk_by(|above, below| above[0].base - below[0].base <= ROOM * usual)
        .collect()
}

/// The gap between two columns of running text.
fn gutter(rows: &[Row]) -> Option<f64> {
    let gaps = rows.iter().flat_map(|row| {
        row.windows(2)
            .map(|two| f64::midpoint(two[0].right.max(two[1].left - 12.0), two[1].left))
    });
    let mut tried: Vec<f64> = gaps.collect();
    tried.sort_by(f64::total_cmp);
    tried.dedup_by(|one, other| (*one - *other).abs() < 2.0);
    let step = tried.len().div_ceil(MOST_TRIED).max(1);
    let best = tried.into_iter().step_by(step).map(|gap| {
        let both = rows
            .iter()
            .filter(|row| stands_on_both(row, gap) && !crosses(row, gap));
        (both.count(), gap)
    });
    let (both, gap) = best.max_by_key(|(both, _)| *both)?;
    let sides: [fn(&Run, f64) -> bool; 2] =
        [|run, gap| run.right <= gap, |run, gap| run.left >= gap];
    let runs = sides.iter().all(|side| {
        let rows = rows.iter().filter(|row| !crosses(row, gap));
        is_running(rows.flatten().filter(|run| side(run, gap)))
    });
    (both >= FEWEST && runs).then_some(gap)
}

/// Whether runs are lines of running text: long, and mostly as wide as their column.
fn is_running<'r>(runs: impl Iterator<Item = &'r Run>) -> bool {
    let runs: Vec<&Run> = runs.collect();
    let mut letters: Vec<usize> = runs.iter().map(|run| run.words.chars().count()).collect();
    letters.sort_unstable();
    let Some(middle) = letters.get(letters.len() / 2) else {
        return false;
    };
    let left = runs
        .iter()
        .map(|run| run.left)
        .fold(f64::INFINITY, f64::min);
    let right = runs
        .iter()
        .map(|run| run.right)
        .fold(f64::NEG_INFINITY, f64::max);
    let wide = |run: &&&Run| run.right - run.left > 0.6 * (right - left);
    *middle >= RUNNING && runs.iter().filter(wide).count() * 2 > runs.len()
}
