//! Rows of a CSV by the names of their columns.

use std::collections::HashMap;

use super::MOST_ROWS;

/// Why a text is no table of its kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotATable {
    /// There is nothing in it.
    #[error("the table is empty: its first line names the columns {}", .columns.join(","))]
    Empty {
        /// The columns it takes.
        columns: &'static [&'static str],
    },
    /// A column that it needs is not there.
    #[error("the first line names no column {missing}: it takes {}", .columns.join(","))]
    NoColumn {
        /// The column.
        missing: &'static str,
        /// The columns it takes.
        columns: &'static [&'static str],
    },
    /// A column that it does not know.
    #[error("there is no column {unknown} here: it takes {}", .columns.join(","))]
    UnknownColumn {
        /// The column.
        unknown: String,
        /// The columns it takes.
        columns: &'static [&'static str],
    },
    /// It has more rows than are taken at a time.
    #[error("the table has more than {MOST_ROWS} rows: send it in parts")]
    TooLong,
    /// A row has more or fewer cells than there are columns.
    #[error(
        "line {line} has another number of cells than the first line: quote a cell that holds a comma"
    )]
    Uneven {
        /// The line.
        line: u64,
    },
}

/// One row: its line, and its cells by column.
pub(super) struct Row {
    pub(super) line: u64,
    cells: HashMap<&'static str, String>,
}

impl Row {
    /// A cell without the blanks around it; none where it is blank or the
    /// column is not there. The apostrophe that our own export puts before
    /// words that a spreadsheet would take for a formula is taken off.
    pub(super) fn filled(&self, column: &str) -> Option<&str> {
        let cell = self.cells.get(column)?.trim();
        let plain = match cell.strip_prefix('\'') {
            Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
            _ => cell,
        };
        (!plain.is_empty()).then_some(plain)
    }
}

/// The rows of a text. Columns may stand in any order.
///
/// # Errors
///
/// [`NotATable`].
pub(super) fn rows(
    text: &str,
    columns: &'static [&'static str],
    needed: &[&'static str],
) -> Result<Vec<Row>, NotATable> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::Headers)
        .from_reader(text.as_bytes());
    let headings = match reader.headers() {
        Ok(headings) if !headings.is_empty() => headings.clone(),
        _ => return Err(NotATable::Empty { columns }),
    };
    let mut places = Vec::new();
    for heading in &headings {
        let known = columns
            .iter()
            .find(|column| heading.eq_ignore_ascii_case(column));
        places.push(*known.ok_or_else(|| NotATable::UnknownColumn {
            unknown: heading.chars().take(40).collect(),
            columns,
        })?);
    }
    if let Some(missing) = needed.iter().find(|needed| !places.contains(needed)) {
        return Err(NotATable::NoColumn { missing, columns });
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|why| NotATable::Uneven {
            line: line_of(text, why.position()),
        })?;
        if rows.len() == MOST_ROWS {
            return Err(NotATable::TooLong);
        }
        let line = line_of(text, record.position());
        let cells = places.iter().copied().zip(record.iter().map(str::to_owned));
        rows.push(Row {
            line,
            cells: cells.collect(),
        });
    }
    Ok(rows)
}

/// The line a row begins on. The reader leaves the second half of a Windows line
/// end to the row after it, and counts that row a line too early.
fn line_of(text: &str, position: Option<&csv::Position>) -> u64 {
    position.map_or(0, |position| {
        let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        position.line() + u64::from(text.as_bytes().get(at) == Some(&b'\n'))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COLUMNS: &[&str] = &["body", "place", "note"];

    fn read(text: &str) -> Result<Vec<Row>, NotATable> {
        rows(text, COLUMNS, &["body", "place"])
    }

    #[test]
    fn columns_stand_in_any_order_and_a_cell_without_its_mark_is_what_it_was() {
        let rows = read("\u{feff}Place, body\r\nhttps://a.example,x\r\n'=1, y \r\n").unwrap();
        assert_eq!(rows[0].filled("place"), Some("https://a.example"));
        assert_eq!(rows[1].filled("place"), Some("=1"));
        assert_eq!(rows[1].filled("body"), Some("y"));
        assert_eq!((rows[1].line, rows[1].filled("note")), (3, None));
    }

    #[test]
    fn what_is_no_such_table_is_named_with_what_is_taken() {
        let said: Vec<String> = ["", "body\nx", "body,place,colour\n", "body,place\nx\n"]
            .map(|text| read(text).err().unwrap().to_string())
            .into();
        insta::assert_snapshot!(said.join("\n"), @r"
        the table is empty: its first line names the columns body,place,note
        the first line names no column place: it takes body,place,note
        there is no column colour here: it takes body,place,note
        line 2 has another number of cells than the first line: quote a cell that holds a comma
        ");
    }

    proptest! {
        #[test]
        fn no_text_stops_it(text in "(body,place\n)?.{0,80}") {
            let _ = read(&text);
        }
    }
}
