//! A spreadsheet's bytes, read through a mapping.

use csv::{ByteRecord, ReaderBuilder, Trim};

use super::columns::Columns;
use super::dry::Dry;
use super::file::Mapping;
use super::gather::Reports;
use super::written::Encoding;
use crate::{decode, limits};

/// Why a spreadsheet was not read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// The file is too long.
    #[error("the file has {bytes} bytes; the most is {most}")]
    TooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The most, in bytes.
        most: usize,
    },
    /// The file has too many rows.
    #[error("the file has more than {most} rows; cut it into parts")]
    TooManyRows {
        /// The most.
        most: usize,
    },
    /// The file is in another encoding than the mapping says.
    #[error("the file is not UTF-8; save it as CSV UTF-8, or state its encoding in the mapping")]
    Encoding,
    /// The file has no heading.
    #[error("the file has no heading row")]
    NoHeading,
    /// Two columns have one name.
    #[error("the heading has the column '{column}' twice")]
    ColumnTwice {
        /// The column.
        column: String,
    },
    /// Columns that the mapping needs are not there.
    #[error("the file lacks {}; it has {}", listed(missing), listed(present))]
    MissingColumns {
        /// The columns that are not there.
        missing: Vec<String>,
        /// The columns that are.
        present: Vec<String>,
    },
    /// The file cannot be read as rows.
    #[error("the file cannot be read as rows: {why}")]
    NotRows {
        /// What and where, in the reader's words.
        why: String,
    },
}

fn listed(columns: &[String]) -> String {
    let quoted: Vec<String> = columns.iter().map(|column| format!("'{column}'")).collect();
    quoted.join(", ")
}

impl Mapping {
    /// Whether a file's heading has every column this mapping needs.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next();
        line.is_some_and(|line| self.read(line).is_ok())
    }

    /// Reads a spreadsheet: the reports it gives, and the rows refused.
    ///
    /// # Errors
    ///
    /// A file that is not the kind of spreadsheet the mapping describes. What is
    /// wrong with single rows is no error: it is in [`Dry::refused`].
    pub fn read(&self, bytes: &[u8]) -> Result<Dry, SheetError> {
        if bytes.len() > limits::MOST_CSV_BYTES {
            return Err(SheetError::TooLong {
                bytes: bytes.len(),
                most: limits::MOST_CSV_BYTES,
            });
        }
        let decoded;
        let bytes = match (self.written.file.encoding, bytes) {
            (_, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) => return Err(SheetError::Encoding),
            (Encoding::Windows1252, bytes) => {
                decoded = decode::windows_1252(bytes).text;
                decoded.as_bytes()
            }
            (Encoding::Utf8, [0xEF, 0xBB, 0xBF, rest @ ..]) => rest,
            (Encoding::Utf8, bytes) => bytes,
        };
        let delimiter = self.written.delimiter().unwrap_or(b',');
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .trim(Trim::All)
            .from_reader(bytes);
        let mut record = ByteRecord::new();
        let not_rows = |error: csv::Error| SheetError::NotRows {
            why: error.to_string(),
        };
        if !reader.read_byte_record(&mut record).map_err(not_rows)? {
            return Err(SheetError::NoHeading);
        }
        let columns = Columns::of(self, &record)?;
        let mut reports = Reports::default();
        while reader.read_byte_record(&mut record).map_err(not_rows)? {
            reports.rows += 1;
            if reports.rows > limits::MOST_ROWS {
                return Err(SheetError::TooManyRows {
                    most: limits::MOST_ROWS,
                });
            }
            let line = record.position().map_or(0, csv::Position::line);
            match columns.row(self, &record) {
                Ok(row) => reports.add(line, row),
                Err((key, why)) => reports.refuse(line, key, why),
            }
        }
        Ok(reports.finish(columns.unmapped))
    }
}
