//! Why a file, or a sheet of it, cannot be taken.

use serde::{Deserialize, Serialize};

use super::{
    MOST_CELL_CHARS, MOST_CELLS, MOST_COLUMNS, MOST_FILE_BYTES, MOST_PARTS, MOST_ROWS, MOST_SHEETS,
    MOST_UNPACKED_BYTES,
};

/// Why a file cannot be read; nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is too large.
    #[error("the file must be {} MB or smaller", MOST_FILE_BYTES >> 20)]
    TooLarge,
    /// It is a workbook of Excel from before 2007, or locked by a password.
    #[error(
        "this is an old Excel file (.xls) or one locked with a password: save it as .xlsx or CSV, without a password"
    )]
    OldExcel,
    /// It is something else.
    #[error("this is neither a CSV file nor an Excel workbook (.xlsx)")]
    AnotherKind,
    /// It has more parts than are read.
    #[error("this workbook has more than {MOST_PARTS} parts")]
    TooManyParts,
    /// It unpacks to more than is read.
    #[error("this workbook unpacks to more than {} MB", MOST_UNPACKED_BYTES >> 20)]
    UnpacksTooFar,
    /// It has too many sheets.
    #[error(
        "this workbook has more than {MOST_SHEETS} sheets: save the one with the tracker alone"
    )]
    TooManySheets,
    /// It is damaged.
    #[error("the file is damaged: open it in your spreadsheet program and save it again")]
    Damaged,
    /// Everything in it together is too long.
    #[error("there is too much text in this file: save the sheet with the tracker alone")]
    TooMuchText,
    /// No sheet of it can be used.
    #[error("{0}")]
    NoSheet(NotASheet),
}

/// Why a sheet cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum NotASheet {
    /// There is nothing in it.
    #[error("there is nothing in it")]
    Blank,
    /// No row of it looks like headings.
    #[error(
        "no row of headings was found: the first rows must have one with a name for each column"
    )]
    NoHeadings,
    /// There is nothing under its headings.
    #[error("there is nothing under its headings")]
    NoRows,
    /// It has too many rows.
    #[error(
        "it has more than {MOST_ROWS} rows under its headings: take closed years out, or split it"
    )]
    TooManyRows,
    /// It has too many columns.
    #[error("it has more than {MOST_COLUMNS} columns")]
    TooManyColumns,
    /// It has too many cells, with or without something in them.
    #[error("it has more than {MOST_CELLS} cells, most of them blank: save it as CSV")]
    TooManyCells,
    /// A cell is too long.
    #[error("row {row} has a cell of more than {MOST_CELL_CHARS} characters")]
    CellTooLong {
        /// The row, as the file counts it.
        row: u32,
    },
}
