//! Tables drawn with strokes in plain text.

use crate::Span;
use crate::tokens::Worded;

use super::tables::{Cell, Grid};

/// What the strokes between cells are.
const STROKES: [char; 3] = ['|', '│', '¦'];

/// A drawn table has at least so many lines with strokes: its headings and a row.
const FEWEST_LINES: usize = 3;

/// The cells of a table drawn with strokes, where a piece is one. A row goes on
/// until a ruled line, or in a table without them until its first column has
/// words again.
pub(super) fn grid(document: &Worded<'_>, span: Span) -> Option<Grid> {
    let words = document.words(span);
    let stroked = words.lines().filter(|line| strokes(line) > 0).count();
    if stroked < FEWEST_LINES {
        return None;
    }
    let ruled = words.lines().filter(|line| is_ruled(line)).count() > 1;
    let edged = words
        .lines()
        .filter(|line| strokes(line) > 0 && !is_ruled(line))
        .all(|line| line.trim_start().starts_with(STROKES));
    let mut grid: Grid = Vec::new();
    let mut new = true;
    let mut start = span.start;
    for line in words.split_inclusive('\n') {
        let at = start;
        start += line.len();
        if is_ruled(line) {
            new = true;
            continue;
        }
        if strokes(line) == 0 {
            continue;
        }
        let cells = cells(document, at, line, edged);
        let begins = cells.first().is_some_and(|first| !first.is_empty());
        if new || !ruled && begins {
            grid.push(Vec::new());
            new = false;
        }
        let row = grid.last_mut()?;
        for (column, cell) in cells.into_iter().enumerate() {
            if row.len() <= column {
                row.push(Cell::default());
            }
            if !cell.is_empty() {
                row[column].parts.push(cell);
            }
        }
    }
    (grid.len() > 1).then_some(grid)
}

fn strokes(line: &str) -> usize {
    line.matches(STROKES).count()
}

fn is_ruled(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3
        && line
            .chars()
            .all(|letter| matches!(letter, '-' | '=' | '+' | '|' | '─' | '┼' | ' ' | '_' | ':'))
        && line.contains(['-', '=', '─', '_'])
}

/// The cells of one line; of a table with strokes at its edges, those between.
fn cells(document: &Worded<'_>, start: usize, line: &str, edged: bool) -> Vec<Span> {
    let mut at = start;
    let mut cells = Vec::new();
    for cell in line.trim_end().split_inclusive(STROKES) {
        let words = cell.trim_end_matches(STROKES);
        cells.push(Span::new(at, at + words.len()).trimmed(&document.text));
        at += cell.len();
    }
    cells.into_iter().skip(usize::from(edged)).collect()
}
