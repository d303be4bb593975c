//! A sheet of a workbook as the rows that a mapping reads.
//!
//! Excel (.xlsx) and OpenDocument (.ods) alike give cells by their places; here
//! they become the records that the same list saved as CSV would have, so that
//! whatever form a list comes in, it says the same. What CSV would lose is counted
//! and told: hidden sheets, rows and columns, formulas, merged cells, comments.

use std::collections::BTreeSet;
use std::io::Cursor;

use csv::{ByteRecord, Position};
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::ods;
use super::sheet::SheetError;
use super::written::{DayForm, FileForm};
use crate::limits;
use crate::tracker::xlsx::{self, Opened, Placed};
use crate::tracker::{Cell, NotRead};

/// What a workbook holds beside the words of the rows read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InWorkbook {
    /// What kind of workbook it is.
    pub kind: WorkbookKind,
    /// The sheet that was read.
    pub sheet: String,
    /// Whether that sheet is hidden in the file.
    pub sheet_is_hidden: bool,
    /// Other sheets, which were not read.
    pub not_read: Vec<String>,
    /// Those of them that are hidden in the file.
    pub hidden_sheets: Vec<String>,
    /// Rows of the sheet that are hidden in the file and were read like the others,
    /// as the file counts them.
    pub hidden_rows: Vec<u64>,
    /// Columns of the sheet that are hidden in the file, by their headings, or their
    /// letters where they have none.
    pub hidden_columns: Vec<String>,
    /// Cells that are formulas: of each its stored value was read.
    pub formulas: usize,
    /// Stretches of cells merged into one: its words stand in the first alone.
    pub merged: usize,
    /// Comments in cells, which are not read.
    pub comments: usize,
}

/// Kinds of workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkbookKind {
    /// Excel since 2007 (ECMA-376).
    Xlsx,
    /// OpenDocument spreadsheet (ISO/IEC 26300).
    Ods,
}

impl WorkbookKind {
    /// Its name on the web.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        }
    }
}

impl InWorkbook {
    /// Whether the file hides anything that a person who looks at it does not see.
    #[must_use]
    pub fn hides(&self) -> bool {
        self.sheet_is_hidden
            || self.comments > 0
            || !(self.hidden_sheets.is_empty()
                && self.hidden_rows.is_empty()
                && self.hidden_columns.is_empty())
    }
}

/// The cells of one sheet, and what else the file says of it.
#[derive(Default)]
pub(super) struct Found {
    pub(super) sheet: String,
    pub(super) is_hidden: bool,
    /// Every sheet of the file, with whether it is hidden.
    pub(super) sheets: Vec<(String, bool)>,
    /// Cells with something in them, by rows and columns counted from 0.
    pub(super) cells: Vec<((u32, u32), Cell)>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
    pub(super) formulas: usize,
    pub(super) merged: usize,
    pub(super) comments: usize,
}

impl Found {
    /// Puts a cell in its place; a blank one is none.
    pub(super) fn put(&mut self, at: (u32, u32), cell: Cell) -> Result<(), SheetError> {
        if cell.words.is_empty() {
            return Ok(());
        }
        if self.cells.len() >= limits::MOST_WORKBOOK_CELLS {
            return Err(SheetError::TooManyCells {
                most: limits::MOST_WORKBOOK_CELLS,
            });
        }
        if at.1 >= limits::MOST_WORKBOOK_COLUMNS {
            return Err(SheetError::TooManyColumns {
                most: limits::MOST_WORKBOOK_COLUMNS,
            });
        }
        self.cells.push((at, cell));
        Ok(())
    }
}

/// Whether some bytes begin as a workbook does, rather than as text.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..])
}

/// The rows of a workbook, its heading first, and what it holds besides.
pub(super) struct Rows {
    pub(super) records: Vec<ByteRecord>,
    pub(super) told: InWorkbook,
}

/// Reads the sheet that the mapping names, or else the first that can be seen.
pub(super) fn read(bytes: &[u8], file: &FileForm, day: DayForm) -> Result<Rows, SheetError> {
    if bytes.len() > limits::MOST_WORKBOOK_BYTES {
        return Err(SheetError::TooLong {
            bytes: bytes.len(),
            most: limits::MOST_WORKBOOK_BYTES,
        });
    }
    let wanted = file.sheet.as_deref();
    let (kind, found) = match kind(bytes)? {
        WorkbookKind::Ods => (WorkbookKind::Ods, ods::read(bytes, wanted)?),
        WorkbookKind::Xlsx => (WorkbookKind::Xlsx, of_excel(bytes, wanted)?),
    };
    rows(kind, found, file.headings_in, day)
}

fn kind(bytes: &[u8]) -> Result<WorkbookKind, SheetError> {
    if !bytes.starts_with(b"PK") {
        return Err(SheetError::Workbook(NotRead::OldExcel));
    }
    let damaged = SheetError::Workbook(NotRead::Damaged);
    let parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged)?;
    let has = |name| parts.index_for_name(name).is_some();
    match (has("xl/workbook.xml"), has("content.xml")) {
        (true, _) => Ok(WorkbookKind::Xlsx),
        (false, true) => Ok(WorkbookKind::Ods),
        (false, false) => Err(SheetError::NoSpreadsheet),
    }
}

fn of_excel(bytes: &[u8], wanted: Option<&str>) -> Result<Found, SheetError> {
    // What is refused for the mapping's sake is no damage of the file.
    let read = xlsx::guarded(|| {
        let mut workbook = Opened::open(bytes, limits::MOST_WORKBOOK_UNPACKED_BYTES)?;
        let sheets = workbook.sheets()?;
        let sheets = sheets
            .into_iter()
            .map(|named| (named.name, named.is_hidden));
        let sheets: Vec<_> = sheets.collect();
        let (sheet, is_hidden) = match chosen(&sheets, wanted) {
            Ok(chosen) => chosen,
            Err(why) => return Ok(Err(why)),
        };
        let mut found = Found {
            sheet,
            is_hidden,
            sheets,
            ..Found::default()
        };
        if let Some(hidden) = workbook.hidden(&found.sheet) {
            found.hidden_rows.clone_from(&hidden.rows);
            found.hidden_columns.clone_from(&hidden.columns);
            found.merged = hidden.merged;
        }
        found.comments = workbook.comments();
        let name = found.sheet.clone();
        let taken = workbook.each_cell(&name, |placed: Placed| {
            found.formulas += usize::from(placed.is_formula);
            found.put(placed.at, placed.cell)
        })?;
        Ok(taken.map(|()| found))
    });
    read.map_err(SheetError::Workbook)?
}

/// The sheet that is read: the one named, or the first that can be seen.
pub(super) fn chosen(
    sheets: &[(String, bool)],
    wanted: Option<&str>,
) -> Result<(String, bool), SheetError> {
    let found = match wanted {
        Some(wanted) => sheets.iter().find(|(name, _)| name == wanted),
        None => sheets.iter().find(|(_, is_hidden)| !is_hidden),
    };
    found.cloned().ok_or_else(|| SheetError::NoSuchSheet {
        wanted: wanted.unwrap_or_default().to_owned(),
        present: sheets.iter().map(|(name, _)| name.clone()).collect(),
    })
}

/// The records that the sheet would have as CSV.
fn rows(
    kind: WorkbookKind,
    mut found: Found,
    headings_in: Option<u32>,
    day: DayForm,
) -> Result<Rows, SheetError> {
    // A file may hold its cells in any order.
    found.cells.sort_by_key(|(at, _)| *at);
    let first = match headings_in {
        Some(row) => row.saturating_sub(1),
        None => found.cells.first().map_or(0, |((row, _), _)| *row),
    };
    let mut records: Vec<ByteRecord> = Vec::new();
    let mut headings: Vec<String> = Vec::new();
    for row in found
        .cells
        .chunk_by(|(one, _), (other, _)| one.0 == other.0)
    {
        let at = row[0].0.0;
        if at < first {
            continue;
        }
        if records.is_empty() && at != first {
            break;
        }
        let cells = cells(row, day);
        if records.is_empty() {
            headings.clone_from(&cells);
        }
        records.push(record(cells, headings.len(), u64::from(at) + 1));
    }
    if records.is_empty() {
        return Err(SheetError::NoHeading);
    }
    let read = first + 1..;
    let heading = |column: u32| {
        let heading = headings.get(usize::try_from(column).unwrap_or(usize::MAX));
        match heading.map(String::as_str) {
            None | Some("") => format!("column {}", letters(column)),
            Some(heading) => heading.to_owned(),
        }
    };
    let with_words: BTreeSet<u32> = found.cells.iter().map(|((row, _), _)| *row).collect();
    let columns_with_words: BTreeSet<u32> = found.cells.iter().map(|((_, one), _)| *one).collect();
    let others = found.sheets.iter().filter(|(name, _)| *name != found.sheet);
    let told = InWorkbook {
        kind,
        sheet_is_hidden: found.is_hidden,
        not_read: others.clone().map(|(name, _)| name.clone()).collect(),
        hidden_sheets: others
            .filter(|(_, is_hidden)| *is_hidden)
            .map(|(name, _)| name.clone())
            .collect(),
        hidden_rows: found
            .hidden_rows
            .iter()
            .filter(|row| read.contains(row) && with_words.contains(row))
            .map(|row| u64::from(*row) + 1)
            .collect(),
        hidden_columns: found
            .hidden_columns
            .iter()
            .filter(|column| columns_with_words.contains(column))
            .map(|column| heading(*column))
            .collect(),
        formulas: found.formulas,
        merged: found.merged,
        comments: found.comments,
        sheet: found.sheet,
    };
    Ok(Rows { records, told })
}

/// The words of a row from its first column to its last with something in it. A day
/// that the file keeps as one is written as the mapping's column of days is.
fn cells(row: &[((u32, u32), Cell)], day: DayForm) -> Vec<String> {
    let mut cells = Vec::new();
    for ((_, column), cell) in row {
        let column = usize::try_from(*column).unwrap_or_default();
        cells.resize(cells.len().max(column + 1), String::new());
        cells[column] = match cell.day {
            Some(kept) => day.write(kept),
            None => cell.words.clone(),
        };
    }
    cells
}

/// A row as wide as the heading, or as its own last cell.
fn record(mut cells: Vec<String>, width: usize, line: u64) -> ByteRecord {
    cells.resize(cells.len().max(width), String::new());
    let mut record = ByteRecord::from(cells);
    let mut position = Position::new();
    position.set_line(line);
    record.set_position(Some(position));
    record
}

/// The letters of a column, counted from 0: A, Z, AA.
fn letters(column: u32) -> String {
    let mut left = u64::from(column) + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let place = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + place));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests;
