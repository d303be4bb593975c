//! CSV: UTF-8, RFC 4180 line ends, the columns' names as headings.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a
//! formula and would run it (OWASP ASVS 1.2.10). Words, and only words, that
//! begin so are given a leading apostrophe; numbers are left alone, because a
//! quote would spoil them for arithmetic.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::{Buffered, NotWritten, Sink, create, disk, finish, format};
use crate::checkpoint::FileMade;
use crate::column::Cell;
use crate::tables::Table;

/// Writes `TABLE.csv` for each table.
pub(crate) struct Csv {
    folder: PathBuf,
    open: Option<(PathBuf, ::csv::Writer<Buffered>)>,
    made: Vec<FileMade>,
}

impl Csv {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            open: None,
            made: Vec::new(),
        }
    }
}

impl Sink for Csv {
    fn begin(&mut self, table: &'static Table) -> Result<(), NotWritten> {
        let path = self.folder.join(format!("{}.csv", table.name));
        let mut writer = ::csv::WriterBuilder::new()
            .terminator(::csv::Terminator::CRLF)
            .from_writer(create(&path)?);
        writer
            .write_record(table.all_columns().map(|column| column.name))
            .map_err(|why| format(&path, why))?;
        self.open = Some((path, writer));
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), NotWritten> {
        let Some((path, writer)) = &mut self.open else {
            return Ok(());
        };
        let mut written = || {
            for cell in cells {
                match cell {
                    Cell::Text(words) => writer.write_field(plain(words).as_bytes())?,
                    Cell::Integer(number) => writer.write_field(number.to_string())?,
                    Cell::Day(day) => writer.write_field(Cell::written(*day))?,
                    Cell::Flag(true) => writer.write_field("true")?,
                    Cell::Flag(false) => writer.write_field("false")?,
                    Cell::NotKnown | Cell::None => writer.write_field("")?,
                }
            }
            writer.write_record(None::<&[u8]>)
        };
        written().map_err(|why: ::csv::Error| format(path, why))
    }

    fn end(&mut self) -> Result<(), NotWritten> {
        match self.open.take() {
            None => Ok(()),
            Some((path, writer)) => {
                let file = writer
                    .into_inner()
                    .map_err(|why| disk(&path, why.into_error()))?;
                self.made.push(finish(file, &path)?);
                Ok(())
            }
        }
    }

    fn close(&mut self) -> Result<Vec<FileMade>, NotWritten> {
        Ok(std::mem::take(&mut self.made))
    }
}

/// Words that no spreadsheet takes for a formula.
#[must_use]
pub fn plain(words: &str) -> Cow<'_, str> {
    // Blanks and the marks some programs skip do not hide a formula's beginning.
    let begins = words.trim_start_matches([' ', '\u{feff}']);
    match begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        true => Cow::Owned(format!("'{words}")),
        false => Cow::Borrowed(words),
    }
}
