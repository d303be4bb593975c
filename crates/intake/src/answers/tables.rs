//! Tables of an answer: recommendations in one column, what is said in others.

use std::collections::BTreeMap;

use crate::Span;
use crate::tokens::Worded;

use super::labels::{Label, meaning};
use super::openers::opener;
use super::pieces::Piece;
use super::quotes::bracketed_number;
use super::rows::Row;
use super::strand::Strand;

/// A table: rows of cells.
pub(super) type Grid = Vec<Vec<Cell>>;

/// A cell, in the pieces it lies in.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) parts: Vec<Span>,
    /// The number that its list item has.
    pub(super) number: Option<String>,
}

impl Cell {
    /// All of it, from its first word to its last.
    pub(super) fn whole(&self) -> Option<Span> {
        Some(self.parts.first()?.through(*self.parts.last()?))
    }
}

/// The most columns read: a wider table is no table of answers.
const MOST_COLUMNS: u32 = 40;

/// The cells of a table by row and column.
pub(super) fn grid(cells: &[&Piece]) -> Grid {
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for piece in cells {
        let Some(cell) = piece.cell.filter(|cell| cell.column < MOST_COLUMNS) else {
            continue;
        };
        let row = rows.entry(cell.row).or_default();
        let column = cell.column as usize;
        if row.len() <= column {
            row.resize_with(column + 1, Cell::default);
        }
        let held = &mut row[column];
        held.parts.push(piece.span);
        if held.number.is_none() {
            held.number.clone_from(&piece.number);
        }
    }
    rows.into_values().collect()
}

/// What the columns of a table hold.
pub(super) struct Columns {
    labels: Vec<(Label, Span)>,
}

impl Columns {
    /// The columns of a table whose first row says that it answers
    /// recommendations.
    pub(super) fn of(document: &Worded<'_>, grid: &Grid) -> Option<Columns> {
        let headings = grid.first()?;
        let labels: Vec<(Label, Span)> = headings
            .iter()
            .map(|cell| {
                let heading = cell.whole().unwrap_or(Span::new(0, 0));
                let words: Vec<&str> = cell
                    .parts
                    .iter()
                    .map(|part| document.words(*part))
                    .collect();
                (meaning(&words.join(" ")).unwrap_or(Label::Other), heading)
            })
            .collect();
        let has = |wanted: fn(Label) -> bool| labels.iter().any(|(label, _)| wanted(*label));
        let one_row_more = grid.len() > 1;
        (one_row_more && has(|label| label == Label::Quoted) && has(Label::answers))
            .then_some(Columns { labels })
    }

    /// The rows under the headings.
    pub(super) fn rows(&self, document: &Worded<'_>, grid: &Grid) -> Vec<Row> {
        let rows = grid.iter().skip(1);
        rows.map(|cells| self.row(document, cells)).collect()
    }

    fn row(&self, document: &Worded<'_>, cells: &[Cell]) -> Row {
        let answer = self.labels.iter().find(|(label, _)| label.answers());
        let mut row = Row {
            beside: answer.map(|(_, heading)| *heading),
            ..Row::default()
        };
        for (cell, (label, _)) in cells.iter().zip(&self.labels) {
            let Some(words) = cell.whole() else { continue };
            match label {
                Label::Number => row.number = Some(number(document.words(words))),
                Label::Quoted => {
                    quoted(document, words, &mut row);
                    row.number = row.number.or_else(|| cell.number.clone());
                }
                Label::Other | Label::None => {}
                _ => row.said.push(Strand {
                    label: *label,
                    parts: cell.parts.clone(),
                }),
            }
        }
        row
    }
}

/// "Recommendation 4." in a column of numbers is "4".
fn number(words: &str) -> String {
    let last = words.split_whitespace().last().unwrap_or(words);
    last.trim_end_matches(['.', ')', ':'])
        .trim_start_matches('(')
        .to_owned()
}

/// A recommendation in its cell, with its number where it begins with one.
fn quoted(document: &Worded<'_>, words: Span, row: &mut Row) {
    let tokens = document.tokens(words);
    let numbered = bracketed_number(&tokens);
    let opened = || {
        let opener = opener(&tokens, false)?;
        Some((opener.numbers.first()?.clone(), opener.next))
    };
    let bare = || {
        let number = tokens.plain(0);
        let figures = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let short = number.len() <= 3 && tokens.list.get(1).is_some_and(|next| next.capital);
        (figures && short).then(|| (number.to_owned(), 1))
    };
    let start = match numbered.or_else(opened).or_else(bare) {
        Some((number, next)) => {
            row.number.get_or_insert(number);
            row.opened = Some(tokens.span(0, next));
            tokens.list.get(next).map_or(words.end, |t| t.span.start)
        }
        None => words.start,
    };
    let rest = super::quotes::without_marks(&document.text, Span::new(start, words.end));
    if !rest.is_empty() {
        row.quoted.push(rest);
    }
}
