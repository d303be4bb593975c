//! JSON Lines: one object a row, a member for each column, `null` for none.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Buffered, NotWritten, Sink, create, disk, finish};
use crate::column::Cell;
use crate::tables::Table;

/// Writes `TABLE.jsonl` for each table.
pub(crate) struct JsonLines {
    folder: PathBuf,
    open: Option<Open>,
}

struct Open {
    path: PathBuf,
    file: Buffered,
    /// What comes before each value: `{"subject":`, `,"title":`.
    before: Vec<String>,
}

impl JsonLines {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            open: None,
        }
    }
}

impl Sink for JsonLines {
    fn begin(&mut self, table: &'static Table) -> Result<(), NotWritten> {
        let path = self.folder.join(format!("{}.jsonl", table.name));
        let before = table.all_columns().enumerate().map(|(place, column)| {
            let begins = if place == 0 { '{' } else { ',' };
            format!("{begins}\"{}\":", column.name)
        });
        self.open = Some(Open {
            before: before.collect(),
            file: create(&path)?,
            path,
        });
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), NotWritten> {
        let Some(Open { path, file, before }) = &mut self.open else {
            return Ok(());
        };
        let mut written = || {
            for (before, cell) in before.iter().zip(cells) {
                file.write_all(before.as_bytes())?;
                match cell {
                    Cell::Text(words) => serde_json::to_writer(&mut *file, words)?,
                    Cell::Integer(number) => write!(file, "{number}")?,
                    Cell::Day(day) => write!(file, "\"{day}\"")?,
                    Cell::Flag(flag) => write!(file, "{flag}")?,
                    Cell::NotKnown | Cell::None => file.write_all(b"null")?,
                }
            }
            file.write_all(b"}\n")
        };
        written().map_err(|why| disk(path, why))
    }

    fn end(&mut self) -> Result<(), NotWritten> {
        match self.open.take() {
            None => Ok(()),
            Some(Open { path, file, .. }) => finish(file, &path),
        }
    }
}
