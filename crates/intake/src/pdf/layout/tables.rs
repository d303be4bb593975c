//! Tables without lines: rows whose runs begin at the same places.

use std::collections::BTreeMap;

use super::rows::{Row, Run};
use crate::plain::lines::ends_a_sentence;

/// A part of a column of text.
pub(super) enum Part {
    Rows(Vec<Row>),
    Table(BTreeMap<(u32, u32), Vec<Row>>),
}

/// Runs begin at one place that begin no farther apart, as a part of their size.
const ALIGNED: f64 = 0.6;

/// Parts tables from the rows around them.
pub(super) fn parts(rows: Vec<Row>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut plain: Vec<Row> = Vec::new();
    let mut rest = rows.into_iter().peekable();
    while let Some(row) = rest.next() {
        if row.len() < 2 {
            plain.push(row);
            continue;
        }
        let mut table = vec![row];
        while let Some(row) = rest.next_if(|row| goes_on(&table, row)) {
            table.push(row);
        }
        take_back(&mut plain, &mut table);
        match cells(&table) {
            Some(cells) => {
                if !plain.is_empty() {
                    parts.push(Part::Rows(std::mem::take(&mut plain)));
                }
                parts.push(Part::Table(cells));
            }
            None => plain.extend(table),
        }
    }
    if !plain.is_empty() {
        parts.push(Part::Rows(plain));
    }
    parts
}

/// Takes back rows above a table that stand in one of its columns: cells may stand
/// higher than those beside them.
fn take_back(plain: &mut Vec<Row>, table: &mut Vec<Row>) {
    let starts = starts(table);
    while let Some(row) = plain.pop_if(|row| {
        let (above, below) = (&row[0], &table[0][0]);
        let near = above.base - below.base < 1.1 * above.size;
        let begins = |start: &f64| (start - above.left).abs() <= ALIGNED * above.size;
        row.len() == 1 && near && starts.iter().skip(1).any(begins)
    }) {
        table.insert(0, row);
    }
}

/// Whether a row may belong to the table above it.
fn goes_on(table: &[Row], row: &[Run]) -> bool {
    let Some(last) = table.last() else {
        return false;
    };
    let (above, below) = (&last[0], &row[0]);
    if above.base - below.base > 3.5 * above.size {
        return false;
    }
    if row.len() > 1 {
        return true;
    }
    // Words that go on within a cell stand within its column.
    let starts: Vec<f64> = starts(table);
    let begins = |place: &&f64| (*place - below.left).abs() <= ALIGNED * below.size;
    let Some(column) = starts.iter().position(|place| begins(&place)) else {
        return false;
    };
    let within = starts
        .get(column + 1)
        .is_none_or(|next| below.right < *next);
    within && above.base - below.base < 2.0 * above.size
}

/// Where the columns of some rows begin: places at which runs of two rows or more do.
fn starts(rows: &[Row]) -> Vec<f64> {
    let mut lefts: Vec<(f64, f64)> = rows
        .iter()
        .flatten()
        .map(|run| (run.left, run.size))
        .collect();
    lefts.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut starts: Vec<f64> = Vec::new();
    for (left, size) in lefts {
        if starts
            .last()
            .is_none_or(|last| left - last > ALIGNED * size)
        {
            starts.push(left);
        }
    }
    starts
}

/// What stands in each cell; none where the rows are no table.
fn cells(rows: &[Row]) -> Option<BTreeMap<(u32, u32), Vec<Row>>> {
    let several: Vec<&Row> = rows.iter().filter(|row| row.len() > 1).collect();
    if several.len() < 2 {
        return None;
    }
    // A column begins where runs of two rows do, or half of them.
    let mut starts = starts(rows);
    starts.retain(|start| {
        let begins = |row: &&&Row| {
            row.iter()
                .any(|run| (run.left - start).abs() <= ALIGNED * run.size)
        };
        let count = several.iter().filter(begins).count();
        count >= 2 && count * 3 >= several.len()
    });
    if starts.len() < 2 {
        return None;
    }
    let least = leading(rows, &starts);
    let even = is_even(rows, least);
    let mut found: BTreeMap<(u32, u32), Vec<Row>> = BTreeMap::new();
    let mut last: BTreeMap<u32, &Run> = BTreeMap::new();
    let mut number = 0;
    for (place, row) in rows.iter().enumerate() {
        let column = |run: &Run| {
            let after = starts.partition_point(|start| *start <= run.left + ALIGNED * run.size);
            u32::try_from(after.saturating_sub(1)).unwrap_or(u32::MAX)
        };
        let before = place.checked_sub(1).map(|before| &rows[before]);
        let gap = before.map(|before| before[0].base - row[0].base);
        // Rows stand farther apart than the lines within them, or all alike.
        let mid_sentence = |run: &Run| {
            let above = last.get(&column(run));
            above.is_some_and(|above| runs_on(above, run))
        };
        let begins = gap.is_none_or(|gap| gap > 1.15 * least)
            || row.iter().any(|run| column(run) == 0)
                && row.len() > 1
                && even
                && !row.iter().any(mid_sentence);
        number += u32::from(begins && place > 0);
        for run in row {
            last.insert(column(run), run);
            let rows = found.entry((number, column(run))).or_default();
            match rows.last_mut() {
                Some(row) if (row[0].base - run.base).abs() < 0.01 => row.push(run.clone()),
                _ => rows.push(vec![run.clone()]),
            }
        }
    }
    Some(found)
}

/// Whether a line goes on with the words of the line above it in its cell: several, that
/// end no sentence, before a small letter.
fn runs_on(above: &Run, below: &Run) -> bool {
    let open = above.words.contains(' ') && !ends_a_sentence(&above.words);
    open && below.words.starts_with(char::is_lowercase)
}

/// How far apart the lines within a cell stand: what is least in any column.
fn leading(rows: &[Row], starts: &[f64]) -> f64 {
    let mut last: Vec<Option<f64>> = vec![None; starts.len() + 1];
    let mut least = f64::INFINITY;
    for run in rows.iter().flatten() {
        let column = starts.partition_point(|start| *start <= run.left + ALIGNED * run.size);
        if let Some(before) = last[column].replace(run.base) {
            let pitch = before - run.base;
            if pitch > 0.5 * run.size {
                least = least.min(pitch);
            }
        }
    }
    least
}

/// Whether all rows stand as far apart as the nearest do.
fn is_even(rows: &[Row], least: f64) -> bool {
    rows.windows(2)
        .all(|two| two[0][0].base - two[1][0].base <= 1.15 * least)
}
