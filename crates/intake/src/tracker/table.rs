//! Sheets as they were read: headings, and rows of cells under them.

use std::collections::{BTreeMap, BTreeSet};

use answerable_register::calendar::Day;
use serde::{Deserialize, Serialize};

use super::days::{DayRead, read_day};
use super::meaning::Meaning;
use super::refused::NotASheet;
use super::{HEADINGS_WITHIN, MOST_CELL_CHARS, MOST_COLUMNS, MOST_ROWS};
use crate::Damage;

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Workbook {
    /// The sheets that can be used: at least one.
    pub sheets: Vec<Sheet>,
    /// Those that cannot, and why.
    pub left_out: Vec<LeftOut>,
    /// What was wrong with the bytes of a text.
    pub damage: Vec<Damage>,
}

/// A sheet that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LeftOut {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: NotASheet,
}

/// A sheet with headings and rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sheet {
    /// Its name; blank in a CSV file.
    pub name: String,
    /// Whether it is hidden in the file.
    pub is_hidden: bool,
    /// The row of its headings, as the file counts it.
    pub headings_in: u32,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The rows under the headings that have something in them.
    pub rows: Vec<Row>,
    /// How many cells are formulas: of each its stored value is read.
    pub formulas: usize,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Column {
    /// Its heading; blank where it has none.
    pub heading: String,
    /// Whether it is hidden in the file.
    pub is_hidden: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Row {
    /// Its number, as the file counts it.
    pub number: u32,
    /// Whether it is hidden in the file.
    pub is_hidden: bool,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cell {
    /// The words, without blanks around them.
    pub words: String,
    /// The day, where the file itself keeps it as one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
}

impl Cell {
    /// A cell of words. Signs that no one can see are left out.
    pub(crate) fn of(words: &str) -> Self {
        let seen = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
        let words: String = words.replace("\r\n", "\n").chars().filter(seen).collect();
        Self {
            words: words.trim().to_owned(),
            day: None,
        }
    }

    /// A cell that the file keeps as a day.
    pub(crate) fn of_day(day: Day) -> Self {
        Self {
            words: day.to_string(),
            day: Some(day),
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }
}

impl Workbook {
    /// Whether the file hides anything: a sheet, or rows or columns of one.
    #[must_use]
    pub fn hides(&self) -> bool {
        let hidden_column = |sheet: &Sheet| sheet.columns.iter().any(|column| column.is_hidden);
        self.sheets
            .iter()
            .any(|sheet| sheet.is_hidden || sheet.hidden_rows() > 0 || hidden_column(sheet))
    }
}

impl Sheet {
    /// What stands in a column, row by row.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &Cell> {
        self.rows
            .iter()
            .filter_map(move |row| row.cells.get(column))
    }

    /// How many of its rows are hidden in the file.
    #[must_use]
    pub fn hidden_rows(&self) -> usize {
        self.rows.iter().filter(|row| row.is_hidden).count()
    }
}

/// The cells of a sheet before its headings are found. Rows and columns count
/// from 0.
#[derive(Default)]
pub(super) struct Grid {
    pub(super) rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
    pub(super) formulas: usize,
}

impl Grid {
    /// Puts a cell in its place; a blank one is none.
    pub(super) fn put(&mut self, (row, column): (u32, u32), cell: Cell) -> Result<(), NotASheet> {
        if cell.is_blank() {
            return Ok(());
        }
        if cell.words.chars().count() > MOST_CELL_CHARS {
            return Err(NotASheet::CellTooLong { row: row + 1 });
        }
        if usize::try_from(column).is_ok_and(|column| column >= MOST_COLUMNS) {
            return Err(NotASheet::TooManyColumns);
        }
        self.rows.entry(row).or_default().insert(column, cell);
        if self.rows.len() > MOST_ROWS + HEADINGS_WITHIN {
            return Err(NotASheet::TooManyRows);
        }
        Ok(())
    }

    /// The sheet with its headings.
    pub(super) fn sheet(self, name: String, is_hidden: bool) -> Result<Sheet, NotASheet> {
        let headings_in = *self.headings()?;
        let headings = &self.rows[&headings_in];
        let last = |row: &BTreeMap<u32, Cell>| row.keys().next_back().copied();
        let width = self
            .rows
            .values()
            .filter_map(last)
            .max()
            .unwrap_or_default();
        let columns: Vec<Column> = (0..=width)
            .map(|column| Column {
                heading: headings
                    .get(&column)
                    .map_or_else(String::new, |cell| one_line(&cell.words)),
                is_hidden: self.hidden_columns.contains(&column),
            })
            .collect();
        let rows: Vec<Row> = self
            .rows
            .range(headings_in + 1..)
            .map(|(number, cells)| Row {
                number: number + 1,
                is_hidden: self.hidden_rows.contains(number),
                cells: (0..=width)
                    .map(|column| cells.get(&column).cloned().unwrap_or_default())
                    .collect(),
            })
            .collect();
        match rows.len() {
            0 => Err(NotASheet::NoRows),
            many if many > MOST_ROWS => Err(NotASheet::TooManyRows),
            _ => Ok(Sheet {
                name,
                is_hidden,
                headings_in: headings_in + 1,
                columns,
                rows,
                formulas: self.formulas,
            }),
        }
    }

    /// The row of the headings: of the first rows the one in which most cells
    /// are headings that are known; else the first that can be one.
    fn headings(&self) -> Result<&u32, NotASheet> {
        if self.rows.is_empty() {
            return Err(NotASheet::Blank);
        }
        let first = || {
            self.rows
                .iter()
                .take(HEADINGS_WITHIN)
                .filter(|(_, cells)| can_be_headings(cells))
        };
        let known = |cells: &BTreeMap<u32, Cell>| {
            let known = cells
                .values()
                .filter_map(|cell| Meaning::guess(&cell.words));
            known.collect::<BTreeSet<_>>().len()
        };
        let mut best: Option<(&u32, usize)> = None;
        for (row, cells) in first() {
            let known = known(cells);
            if best.is_none_or(|(_, most)| known > most) {
                best = Some((row, known));
            }
        }
        best.map(|(row, _)| row).ok_or(NotASheet::NoHeadings)
    }
}

/// Headings are two or more, are words, and are no days, numbers or addresses.
fn can_be_headings(cells: &BTreeMap<u32, Cell>) -> bool {
    let is_one = |cell: &Cell| {
        cell.day.is_none()
            && cell.words.chars().count() <= 100
            && cell.words.chars().any(char::is_alphabetic)
            && !cell.words.contains("://")
            && matches!(read_day(&cell.words, None), DayRead::NotADay)
    };
    cells.len() >= 2 && cells.values().all(is_one)
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
