//! One row of a spreadsheet: its cells, by the columns a mapping names.

use std::collections::{BTreeMap, HashMap};

use answerable_register::calendar::Day;
use csv::ByteRecord;

use super::dry::{MappedRecipient, MappedReport};
use super::file::Mapping;
use super::refused::WhyRefused;
use super::sheet::SheetError;
use super::written::BlankDay;
use crate::limits;

/// Where each column stands in this file.
pub(super) struct Columns {
    heading: Vec<String>,
    report: usize,
    recipient_number: usize,
    day: usize,
    recipient: usize,
    place: Option<usize>,
    subjects: Option<usize>,
    labels: Vec<(String, usize)>,
    claims: Vec<(String, usize)>,
    pub(super) unmapped: Vec<String>,
}

/// A row read: what it says of its report, and its recipient.
pub(super) struct Row {
    pub(super) report: MappedReport,
    pub(super) recipient: MappedRecipient,
}

/// Why a row cannot be taken, with the key of its report where it has one.
pub(super) type Unreadable = (Option<String>, WhyRefused);

/// A key stands in an address, which stays short.
const LONGEST_KEY: usize = 60;

impl Columns {
    pub(super) fn of(mapping: &Mapping, record: &ByteRecord) -> Result<Columns, SheetError> {
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
        let named = |table: &BTreeMap<String, String>| {
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
    pub(super) fn row(&self, mapping: &Mapping, record: &ByteRecord) -> Result<Row, Unreadable> {
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

    fn day(&self, mapping: &Mapping, record: &ByteRecord) -> Result<Option<Day>, WhyRefused> {
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
