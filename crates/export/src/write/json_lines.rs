//! JSON Lines: one object a row, a member for each column, `null` for none.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Buffered, NotWritten, Sink, create, disk, finish};
use crate::checkpoint::FileMade;
use crate::column::Cell;
use crate::tables::Table;

/// Writes `TABLE.jsonl` for each table.
pub(crate) struct JsonLines {
    folder: PathBuf,
    open: Option<Open>,
    made: Vec<FileMade>,
}

struct Open {
    path: PathBuf,
    file: Buffered,
    /// What comes before each value: `{"subject":`, `,"title":`.
    before: Vec<String>,
    line: Vec<u8>,
}

impl JsonLines {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            open: None,
            made: Vec::new(),
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
            line: Vec::new(),
            path,
        });
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), NotWritten> {
        let Some(Open {
            path,
            file,
            before,
            line,
        }) = &mut self.open
        else {
            return Ok(());
        };
        // Gathered in memory first: a row has a hundred small pieces.
        line.clear();
        let mut written = || {
            for (before, cell) in before.iter().zip(cells) {
                line.extend_from_slice(before.as_bytes());
                match cell {
                    Cell::Text(words) => serde_json::to_writer(&mut *line, words)?,
                    Cell::Integer(number) => write!(line, "{number}")?,
                    Cell::Day(day) => {
                        line.push(b'"');
                        line.extend_from_slice(&Cell::written(*day));
                        line.push(b'"');
                    }
                    Cell::Flag(flag) => write!(line, "{flag}")?,
                    Cell::NotKnown | Cell::None => line.extend_from_slice(b"null"),
                }
            }
            line.extend_from_slice(b"}\n");
            file.write_all(line)
        };
        written().map_err(|why| disk(path, why))
    }

    fn end(&mut self) -> Result<(), NotWritten> {
        match self.open.take() {
            None => Ok(()),
            Some(Open { path, file, .. }) => {
                self.made.push(finish(file, &path)?);
                Ok(())
            }
        }
    }

    fn close(&mut self) -> Result<Vec<FileMade>, NotWritten> {
        Ok(std::mem::take(&mut self.made))
    }
}
