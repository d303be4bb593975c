//! A sheet of an OpenDocument spreadsheet (ISO/IEC 26300), cell by cell.
//!
//! One pass over `content.xml`: styles say which sheets are hidden and stand before
//! the sheets; cells and rows say how often they are repeated, which is believed of
//! blank ones without end and of others up to the limits.

use std::collections::BTreeSet;

use super::sheet::SheetError;
use super::workbook::{Found, chosen};
use crate::limits;
use crate::office::{Element, Next, Parts, each};
use crate::tracker::{Cell, DayRead, read_day};

const CONTENT: &str = "content.xml";

/// Reads the sheet of this name, or else the first that can be seen.
pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Found, SheetError> {
    let not_unpacked = |why: &dyn ToString| SheetError::NotUnpacked {
        why: why.to_string(),
    };
    let mut parts = Parts::open(bytes).map_err(|why| not_unpacked(&why))?;
    let content = parts.needed(CONTENT).map_err(|why| not_unpacked(&why))?;
    let sheets = sheets(&content)?;
    let (sheet, is_hidden) = chosen(&sheets, wanted)?;
    let mut reading = Reading {
        found: Found {
            sheet,
            is_hidden,
            sheets,
            ..Found::default()
        },
        ..Reading::default()
    };
    let mut failed = Ok(());
    each(CONTENT, &content, |next| {
        if failed.is_ok() {
            failed = reading.take(&next);
        }
    })
    .map_err(|why| not_unpacked(&why))?;
    failed.map(|()| reading.found)
}

/// The names of the sheets, each with whether it is hidden.
fn sheets(content: &str) -> Result<Vec<(String, bool)>, SheetError> {
    let mut style = String::new();
    let mut hiding = BTreeSet::new();
    let mut sheets = Vec::new();
    let mut depth = 0_usize;
    each(CONTENT, content, |next| match next {
        Next::Open(element) => match element.name() {
            "style:style" => style = element.value("name").unwrap_or_default(),
            "style:table-properties" if element.value("display").as_deref() == Some("false") => {
                hiding.insert(std::mem::take(&mut style));
            }
            "table:table" => {
                // A table in a cell is none of the file's sheets.
                if depth == 0 {
                    let style = element.value("style-name").unwrap_or_default();
                    let name = element.value("name").unwrap_or_default();
                    sheets.push((name, hiding.contains(&style)));
                }
                depth += 1;
            }
            _ => {}
        },
        Next::Close("table:table") => depth = depth.saturating_sub(1),
        Next::Close(_) | Next::Words(_) => {}
    })
    .map_err(|why| SheetError::NotUnpacked {
        why: why.to_string(),
    })?;
    Ok(sheets)
}

/// Where a reading of one sheet stands.
#[derive(Default)]
struct Reading {
    found: Found,
    /// How many tables are open, and whether the outermost is the one that is read.
    depth: usize,
    is_read: bool,
    column_of_style: u32,
    row: u32,
    /// How often the open row stands there, and its cells.
    row_times: u32,
    cells: Vec<(u32, Cell)>,
    column: u32,
    cell: Option<Open>,
    /// How many comments are open: their words are none of the cell's.
    comments_open: usize,
}

/// A cell that is open.
#[derive(Default)]
struct Open {
    times: u32,
    kind: String,
    value: String,
    words: String,
    paragraphs: usize,
}

impl Reading {
    fn take(&mut self, next: &Next<'_>) -> Result<(), SheetError> {
        match next {
            Next::Open(element) => {
                self.open(element);
                Ok(())
            }
            Next::Close(name) => self.close(name),
            Next::Words(words) => {
                if let (Some(cell), 0) = (&mut self.cell, self.comments_open)
                    && cell.paragraphs > 0
                {
                    cell.words.push_str(words);
                }
                Ok(())
            }
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        if name == "table:table" {
            self.depth += 1;
            if self.depth == 1 {
                self.is_read = element.value("name").as_deref() == Some(&self.found.sheet);
                (self.row, self.column_of_style) = (0, 0);
            }
            return;
        }
        if !self.is_read || self.depth != 1 {
            return;
        }
        let times = |attribute| element.number(attribute).unwrap_or(1).max(1);
        let is_hidden = || {
            let seen = element.value("visibility");
            matches!(seen.as_deref(), Some("collapse" | "filter"))
        };
        match name {
            "table:table-column" => {
                let end = self
                    .column_of_style
                    .saturating_add(times("number-columns-repeated"));
                if is_hidden() {
                    let end = end.min(limits::MOST_WORKBOOK_COLUMNS);
                    self.found.hidden_columns.extend(self.column_of_style..end);
                }
                self.column_of_style = end;
            }
            "table:table-row" => {
                self.row_times = times("number-rows-repeated");
                self.column = 0;
                if is_hidden() {
                    let most = u32::try_from(limits::MOST_ROWS).unwrap_or(u32::MAX);
                    let end = self.row.saturating_add(self.row_times.min(most));
                    self.found.hidden_rows.extend(self.row..end);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.found.formulas += usize::from(element.value("formula").is_some());
                let spans = |attribute| element.number(attribute).is_some_and(|many| many > 1);
                let is_merged = spans("number-columns-spanned") || spans("number-rows-spanned");
                self.found.merged += usize::from(is_merged);
                let kind = element.value("value-type").unwrap_or_default();
                let value = match kind.as_str() {
                    "date" => element.value("date-value"),
                    "boolean" => element.value("boolean-value"),
                    "string" => element.value("string-value"),
                    _ => element.value("value"),
                };
                self.cell = Some(Open {
                    times: times("number-columns-repeated"),
                    kind,
                    value: value.unwrap_or_default(),
                    ..Open::default()
                });
            }
            "office:annotation" => {
                self.comments_open += 1;
                self.found.comments += 1;
            }
            _ if self.comments_open > 0 => {}
            "text:p" | "text:h" => self.write(|cell| {
                if cell.paragraphs > 0 {
                    cell.words.push('\n');
                }
                cell.paragraphs += 1;
            }),
            "text:s" => {
                // A longer run of blanks says no more than a short one.
                let blanks = times("c").min(100);
                self.write(|cell| cell.words.extend((0..blanks).map(|_| ' ')));
            }
            "text:tab" => self.write(|cell| cell.words.push('\t')),
            "text:line-break" => self.write(|cell| cell.words.push('\n')),
            _ => {}
        }
    }

    fn write(&mut self, write: impl FnOnce(&mut Open)) {
        if let Some(cell) = &mut self.cell {
            write(cell);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), SheetError> {
        match name {
            "table:table" => {
                self.depth = self.depth.saturating_sub(1);
                self.is_read &= self.depth > 0;
            }
            "office:annotation" => self.comments_open = self.comments_open.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" if self.depth == 1 => {
                return self.close_cell();
            }
            "table:table-row" if self.depth == 1 && self.is_read => return self.close_row(),
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), SheetError> {
        let Some(open) = self.cell.take() else {
            return Ok(());
        };
        let (times, cell) = (open.times, open.cell());
        if !cell.is_blank() {
            let end = self.column.saturating_add(times);
            if end > limits::MOST_WORKBOOK_COLUMNS {
                return Err(SheetError::TooManyColumns {
                    most: limits::MOST_WORKBOOK_COLUMNS,
                });
            }
            self.cells
                .extend((self.column..end).map(|column| (column, cell.clone())));
        }
        self.column = self.column.saturating_add(times);
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), SheetError> {
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            for row in self.row..self.row.saturating_add(self.row_times) {
                for (column, cell) in &cells {
                    self.found.put((row, *column), cell.clone())?;
                }
            }
        }
        self.row = self.row.saturating_add(self.row_times);
        Ok(())
    }
}

impl Open {
    /// What stands in it: a day as one, a number as it is kept, else the words.
    fn cell(self) -> Cell {
        let value = self.value.trim();
        match self.kind.as_str() {
            "date" => match read_day(value, None) {
                DayRead::Day(day) => Cell::of_day(day),
                _ => Cell::of(&self.words),
            },
            "float" | "currency" | "percentage" => match value.parse::<f64>() {
                // 4.0 is how a sheet may keep 4.
                Ok(number) => Cell::of(&number.to_string()),
                Err(_) => Cell::of(&self.words),
            },
            "boolean" => Cell::of(if value == "true" { "yes" } else { "no" }),
            _ if self.words.trim().is_empty() => Cell::of(value),
            _ => Cell::of(&self.words),
        }
    }
}
