//! A spreadsheet's bytes, read through a mapping.

use csv::{ByteRecord, ReaderBuilder, Trim};

use super::columns::Columns;
use super::dry::Dry;
use super::file::Mapping;
use super::gather::Reports;
use super::workbook;
use super::written::Encoding;
use crate::tracker::NotRead;
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
    /// The workbook cannot be read.
    #[error(transparent)]
    Workbook(NotRead),
    /// The OpenDocument file cannot be unpacked.
    #[error("{why}")]
    NotUnpacked {
        /// Why, with the remedy.
        why: String,
    },
    /// The file is packed and is no workbook.
    #[error("this is no spreadsheet that is read: save it as .xlsx, .ods or CSV")]
    NoSpreadsheet,
    /// The workbook has no sheet of the name that the mapping gives, or none that
    /// can be seen.
    #[error("{}; it has {}", no_such_sheet(wanted), listed(present))]
    NoSuchSheet {
        /// The name; blank where the mapping gives none.
        wanted: String,
        /// The sheets there are.
        present: Vec<String>,
    },
    /// The sheet has too many cells.
    #[error("the sheet has more than {most} cells with something in them; cut it into parts")]
    TooManyCells {
        /// The most.
        most: usize,
    },
    /// The sheet has too many columns.
    #[error("the sheet has more than {most} columns")]
    TooManyColumns {
        /// The most.
        most: u32,
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

fn no_such_sheet(wanted: &str) -> String {
    match wanted {
        "" => "every sheet of the workbook is hidden: name one in the mapping, under [file]"
            .to_owned(),
        wanted => format!("the workbook has no sheet '{wanted}', which the mapping names"),
    }
}

impl Mapping {
    /// Whether a file's heading has every column this mapping needs.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        if workbook::is_one(bytes) {
            return self.read(bytes).is_ok();
        }
        let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next();
        line.is_some_and(|line| self.read(line).is_ok())
    }

    /// Reads a spreadsheet: the reports it gives, and the rows refused.
    ///
    /// CSV in the encoding that the mapping says, or a workbook (.xlsx, .ods), of
    /// which the sheet is read that the mapping names or else the first that can be
    /// seen. Rows with nothing in them are none. A list says the same in each form.
    ///
    /// # Errors
    ///
    /// A file that is not the kind of spreadsheet the mapping describes. What is
    /// wrong with single rows is no error: it is in [`Dry::refused`].
    pub fn read(&self, bytes: &[u8]) -> Result<Dry, SheetError> {
        match workbook::is_one(bytes) {
            true => self.read_workbook(bytes),
            false => self.read_csv(bytes),
        }
    }

    fn read_workbook(&self, bytes: &[u8]) -> Result<Dry, SheetError> {
        let rows = workbook::read(bytes, &self.written.file, self.written.day.form)?;
        let mut records = rows.records.into_iter();
        let dry = self.gather(|record| match records.next() {
            Some(next) => {
                *record = next;
                Ok(true)
            }
            None => Ok(false),
        })?;
        Ok(Dry {
            workbook: Some(rows.told),
            ..dry
        })
    }

    fn read_csv(&self, bytes: &[u8]) -> Result<Dry, SheetError> {
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
        self.gather(|record| {
            let read = reader.read_byte_record(record);
            read.map_err(|error| SheetError::NotRows {
                why: error.to_string(),
            })
        })
    }

    /// Puts rows together by report. `next` reads the next row, the heading first,
    /// and says whether there was one.
    fn gather(
        &self,
        mut next: impl FnMut(&mut ByteRecord) -> Result<bool, SheetError>,
    ) -> Result<Dry, SheetError> {
        let mut record = ByteRecord::new();
        if !next(&mut record)? {
            return Err(SheetError::NoHeading);
        }
        let columns = Columns::of(self, &record)?;
        let mut reports = Reports::default();
        while next(&mut record)? {
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
