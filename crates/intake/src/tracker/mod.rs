//! An office's own tracker: the spreadsheet in which it follows what it was
//! asked.
//!
//! * [`read_file`]: bytes in, sheets out, each with its headings;
//! * [`Meaning`]: what a column means, guessed from its heading;
//! * [`read_day`]: what a cell says of a day, and when it says two things;
//! * [`rows_of`]: a sheet and the meanings of its columns in, rows out.
//!
//! Nothing here decides anything. What is not certain (a day that can be read
//! two ways, a column that nobody named) is handed back to be asked.

mod csv;
mod days;
mod hidden;
mod meaning;
mod refused;
mod rows;
mod table;
pub(crate) mod xlsx;

pub use days::{DayRead, Order, read_day};
pub use meaning::Meaning;
pub use refused::{NotASheet, NotRead};
pub use rows::{Columns, DayGiven, TrackerRow, rows_of, words_of_status};
pub use table::{Cell, Column, LeftOut, Row, Sheet, Workbook};

/// The largest file, in bytes. Trackers seen have some hundred kilobytes.
pub const MOST_FILE_BYTES: usize = 4 << 20;

/// The most bytes that the parts of a file may have once they are unpacked: a
/// file of a few kilobytes can be made that unpacks to gigabytes.
pub const MOST_UNPACKED_BYTES: u64 = 48 << 20;

/// The most parts of a file that are looked at.
const MOST_PARTS: usize = 2_000;

/// The most sheets.
const MOST_SHEETS: usize = 30;

/// The most rows of a sheet below its headings: a person has to look at each.
pub const MOST_ROWS: usize = 1_000;

/// The most columns of a sheet.
pub const MOST_COLUMNS: usize = 60;

/// The most cells looked at in one sheet, those with nothing in them too: a
/// sheet may be coloured down to its last row.
const MOST_CELLS: usize = 400_000;

/// The longest cell, in characters.
pub const MOST_CELL_CHARS: usize = 4_000;

/// The most characters of a file that is taken in.
const MOST_CHARS: usize = 3_000_000;

/// The most rows looked through for the headings: a tracker may begin with its
/// title and a note.
const HEADINGS_WITHIN: usize = 20;

/// Reads a file: CSV, or a workbook of Excel.
///
/// What the file is, is told from its bytes; its name says nothing.
///
/// # Errors
///
/// [`NotRead`]: nothing of it is taken.
pub fn read_file(bytes: &[u8]) -> Result<Workbook, NotRead> {
    if bytes.len() > MOST_FILE_BYTES {
        return Err(NotRead::TooLarge);
    }
    match bytes {
        [] => Err(NotRead::Empty),
        [b'P', b'K', 3, 4, ..] => xlsx::read(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(NotRead::OldExcel),
        _ => csv::read(bytes),
    }
}

#[cfg(test)]
pub(crate) mod tests;
