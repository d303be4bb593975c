//! A spreadsheet's rows, read through a mapping and put together by report.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use csv::{ByteRecord, ReaderBuilder, Trim};

use super::dry::{Dry, MappedRecipient, MappedReport, Refused, WhyRefused};
use super::file::{BlankDay, Encoding, Mapping};
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

/// Where each column stands in this file.
struct Columns {
    heading: Vec<String>,
    report: usize,
    recipient_number: usize,
    day: usize,
    recipient: usize,
    place: Option<usize>,
    subjects: Option<usize>,
    labels: Vec<(String, usize)>,
    claims: Vec<(String, usize)>,
    unmapped: Vec<String>,
}

/// A row read: what it says of its report, and its recipient.
struct Row {
    report: MappedReport,
    recipient: MappedRecipient,
}

/// A key stands in an address, which stays short.
const LONGEST_KEY: usize = 60;

type Unreadable = (Option<String>, WhyRefused);

impl Columns {
    fn of(mapping: &Mapping, record: &ByteRecord) -> Result<Columns, SheetError> {
        let heading: Vec<String> = record
            .iter()
            .map(|cell| String::from_utf8(cell.to_vec()).map_err(|_| SheetError::Encoding))
            .collect::<Result<_, _>>()?;
        if heading.iter().all(String::is_empty) {
            return Err(SheetError::NoHeading);
        }
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (place, column) in heading.iter().enumerate() {
            if places.insert(column, place).is_some() && !column.is_empty() {
                return Err(SheetError::ColumnTwice {
                    column: column.clone(),
                });
            }
        }
        let written = &mapping.written;
        let missing: Vec<String> = written
            .columns()
            .filter(|column| !places.contains_key(column))
            .map(str::to_owned)
            .collect();
        if !missing.is_empty() {
            return Err(SheetError::MissingColumns {
                missing,
                present: heading.clone(),
            });
        }
        let place = |column: &str| places.get(column).copied().unwrap_or_default();
        let named = |table: &std::collections::BTreeMap<String, String>| {
            let columns = table.iter();
            columns
                .map(|(name, column)| (name.clone(), place(column)))
                .collect()
        };
        let known = |column: &&String| {
            written.columns().any(|mapped| mapped == column.as_str())
                || written.left_out.contains_key(column.as_str())
        };
        Ok(Columns {
            report: place(&written.key.report),
            recipient_number: place(&written.key.recipient),
            day: place(&written.day.column),
            recipient: place(&written.recipient.column),
            place: written.place.as_deref().map(place),
            subjects: written
                .subjects
                .as_ref()
                .map(|subjects| place(&subjects.column)),
            labels: named(&written.labels),
            claims: named(&written.claims),
            unmapped: heading
                .iter()
                .filter(|column| !known(column))
                .cloned()
                .collect(),
            heading,
        })
    }

    /// Reads a row, or says why it cannot be taken.
    fn row(&self, mapping: &Mapping, record: &ByteRecord) -> Result<Row, Unreadable> {
        if record.len() != self.heading.len() {
            let why = WhyRefused::Ragged {
                expected: self.heading.len(),
                found: record.len(),
            };
            return Err((None, why));
        }
        let key = self.key(mapping, record).map_err(|why| (None, why))?;
        let keyed = |why| (Some(key.clone()), why);
        self.rest(mapping, record, &key).map_err(keyed)
    }

    fn key(&self, mapping: &Mapping, record: &ByteRecord) -> Result<String, WhyRefused> {
        let written = self.text(record, self.report)?;
        if written.is_empty() {
            return Err(WhyRefused::BlankKey {
                column: self.heading[self.report].clone(),
            });
        }
        let stands_for = &mapping.written.key.stands_for;
        let key = stands_for
            .iter()
            .fold(written.to_owned(), |key, (from, to)| key.replace(from, to));
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        match key.bytes().all(plain) && key.len() <= LONGEST_KEY {
            true => Ok(key),
            false => Err(WhyRefused::KeyNotPlain {
                value: written.to_owned(),
            }),
        }
    }

    fn rest(&self, mapping: &Mapping, record: &ByteRecord, key: &str) -> Result<Row, WhyRefused> {
        let number = self.text(record, self.recipient_number)?;
        if number.is_empty() {
            return Err(WhyRefused::BlankKey {
                column: self.heading[self.recipient_number].clone(),
            });
        }
        let number = self.number(record, self.recipient_number)?;
        let optional = |place: Option<usize>| {
            let text = place.map(|place| self.text(record, place)).transpose()?;
            Ok(text.filter(|text| !text.is_empty()).map(str::to_owned))
        };
        let subjects = optional(self.subjects)?.map_or(Vec::new(), |subjects| {
            let parted_by = mapping
                .written
                .subjects
                .as_ref()
                .map(|form| form.parted_by.as_str());
            let parts = subjects.split(parted_by.unwrap_or("\n"));
            parts.map(|part| part.trim().to_owned()).collect()
        });
        let mut labels = Vec::with_capacity(self.labels.len());
        for (name, place) in &self.labels {
            labels.push((name.clone(), self.text(record, *place)?.to_owned()));
        }
        let mut claims = Vec::with_capacity(self.claims.len());
        for (name, place) in &self.claims {
            claims.push((name.clone(), self.number(record, *place)?));
        }
        let report = MappedReport {
            key: key.to_owned(),
            day: self.day(mapping, record)?,
            place: optional(self.place)?,
            subjects,
            recipients: Vec::new(),
            labels,
            claims,
        };
        let recipient = MappedRecipient {
            number,
            words: optional(Some(self.recipient))?,
            line: record.position().map_or(0, csv::Position::line),
        };
        Ok(Row { report, recipient })
    }

    fn day(
        &self,
        mapping: &Mapping,
        record: &ByteRecord,
    ) -> Result<Option<answerable_calendar::Day>, WhyRefused> {
        let form = &mapping.written.day;
        let words = self.text(record, self.day)?;
        let column = || self.heading[self.day].clone();
        match (words, form.blank) {
            ("", BlankDay::NotKnown) => Ok(None),
            ("", BlankDay::Refuse) => Err(WhyRefused::BlankDay { column: column() }),
            (words, _) => match form.form.read(words) {
                Some(day) => Ok(Some(day)),
                None => Err(WhyRefused::NotADay {
                    column: column(),
                    value: words.to_owned(),
                    example: form.form.example().to_owned(),
                }),
            },
        }
    }

    fn number(&self, record: &ByteRecord, place: usize) -> Result<u32, WhyRefused> {
        let words = self.text(record, place)?;
        words.parse().map_err(|_| WhyRefused::NotANumber {
            column: self.heading[place].clone(),
            value: words.to_owned(),
        })
    }

    /// The words of a cell, where they can be taken.
    fn text<'r>(&self, record: &'r ByteRecord, place: usize) -> Result<&'r str, WhyRefused> {
        let cell = record.get(place).unwrap_or_default();
        let column = || self.heading[place].clone();
        if cell.len() > limits::MOST_CELL_BYTES {
            return Err(WhyRefused::CellTooLong {
                column: column(),
                most: limits::MOST_CELL_BYTES,
            });
        }
        let words =
            std::str::from_utf8(cell).map_err(|_| WhyRefused::NotUtf8 { column: column() })?;
        match is_formula(words) {
            true => Err(WhyRefused::Formula { column: column() }),
            false => Ok(words),
        }
    }
}

/// Whether a spreadsheet program would run a cell: it would when our own CSV is
/// opened again, too. A lone dash or a plus before a number is no formula.
fn is_formula(words: &str) -> bool {
    match words.chars().next() {
        Some('=') => true,
        Some('+' | '-' | '@') => words.contains(['(', '!', '|']),
        _ => false,
    }
}

/// Rows put together by report.
#[derive(Default)]
struct Reports {
    rows: usize,
    order: Vec<Gathered>,
    places: HashMap<String, usize>,
    refused: Vec<Refused>,
}

/// A report as its rows come in.
struct Gathered {
    report: MappedReport,
    first_line: u64,
    /// The first row that cannot be taken: none of the report's can then.
    spoilt_by: Option<u64>,
}

impl Reports {
    fn refuse(&mut self, line: u64, key: Option<String>, why: WhyRefused) {
        if let Some(key) = &key {
            match self.places.get(key) {
                Some(place) => {
                    self.order[*place].spoilt_by.get_or_insert(line);
                }
                None => self.hold_spoilt(key, line),
            }
        }
        self.refused.push(Refused { line, key, why });
    }

    /// Remembers a report of which no row could be taken yet.
    fn hold_spoilt(&mut self, key: &str, line: u64) {
        let report = MappedReport {
            key: key.to_owned(),
            day: None,
            place: None,
            subjects: Vec::new(),
            recipients: Vec::new(),
            labels: Vec::new(),
            claims: Vec::new(),
        };
        self.places.insert(key.to_owned(), self.order.len());
        self.order.push(Gathered {
            report,
            first_line: line,
            spoilt_by: Some(line),
        });
    }

    fn add(&mut self, line: u64, row: Row) {
        let place = match self.places.entry(row.report.key.clone()) {
            Entry::Occupied(held) => *held.get(),
            Entry::Vacant(free) => {
                free.insert(self.order.len());
                let mut report = row.report;
                report.recipients.push(row.recipient);
                self.order.push(Gathered {
                    report,
                    first_line: line,
                    spoilt_by: None,
                });
                return;
            }
        };
        let gathered = &mut self.order[place];
        if let Some(other) = gathered
            .spoilt_by
            .filter(|_| gathered.report.recipients.is_empty())
        {
            let why = WhyRefused::AnotherRow { line: other };
            self.refused.push(Refused {
                line,
                key: Some(row.report.key),
                why,
            });
            return;
        }
        match gathered.differs(&row) {
            None => gathered.report.recipients.push(row.recipient),
            Some(why) => {
                if !matches!(why, WhyRefused::Repeats { .. }) {
                    gathered.spoilt_by.get_or_insert(line);
                }
                self.refused.push(Refused {
                    line,
                    key: Some(row.report.key),
                    why,
                });
            }
        }
    }

    fn finish(mut self, unmapped: Vec<String>) -> Dry {
        let mut reports = Vec::with_capacity(self.order.len());
        for mut gathered in self.order {
            match gathered.spoilt_by {
                None => {
                    let recipients = &mut gathered.report.recipients;
                    recipients.sort_by_key(|recipient| recipient.number);
                    reports.push(gathered.report);
                }
                Some(line) => {
                    let key = gathered.report.key;
                    let rows = gathered.report.recipients.into_iter();
                    self.refused.extend(rows.map(|recipient| Refused {
                        line: recipient.line,
                        key: Some(key.clone()),
                        why: WhyRefused::AnotherRow { line },
                    }));
                }
            }
        }
        self.refused.sort_by_key(|refused| refused.line);
        Dry {
            rows: self.rows,
            reports,
            refused: self.refused,
            unmapped,
        }
    }
}

impl Gathered {
    /// How a further row differs from what the report's rows say so far; none
    /// where it adds a recipient and agrees about the rest.
    fn differs(&self, row: &Row) -> Option<WhyRefused> {
        let held = &self.report;
        let new = &row.report;
        let about = [
            ("the day", held.day == new.day),
            ("the place", held.place == new.place),
            ("the subjects", held.subjects == new.subjects),
            ("the publisher's labels", held.labels == new.labels),
            ("the publisher's counts", held.claims == new.claims),
        ];
        let disagreement = about.iter().find(|(_, same)| !same);
        let same_number = held
            .recipients
            .iter()
            .find(|recipient| recipient.number == row.recipient.number);
        match (same_number, disagreement) {
            (Some(other), None) if other.words == row.recipient.words => {
                Some(WhyRefused::Repeats { line: other.line })
            }
            (Some(other), _) => Some(WhyRefused::Clashes { line: other.line }),
            (None, Some((about, _))) => Some(WhyRefused::Disagrees {
                about: (*about).to_owned(),
                line: self.first_line,
            }),
            (None, None) => None,
        }
    }
}
