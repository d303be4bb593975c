//! The mapping file as it is written: TOML that says which column is what.

use std::collections::{BTreeMap, BTreeSet};

use answerable_register::calendar::Day;
use serde::Deserialize;

use super::file::MappingError;

/// The file as written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) name: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) file: FileForm,
    pub(super) constants: Constants,
    pub(super) key: Key,
    pub(super) day: DayColumn,
    pub(super) recipient: RecipientColumn,
    pub(super) place: Option<String>,
    pub(super) subjects: Option<SubjectsColumn>,
    /// What the publisher calls it, and in which column: quoted, never a
    /// standing.
    #[serde(default)]
    pub(super) labels: BTreeMap<String, String>,
    /// What the publisher counts, and in which column: claims about the report.
    #[serde(default)]
    pub(super) claims: BTreeMap<String, String>,
    /// Columns that are not taken, and why.
    #[serde(default)]
    pub(super) left_out: BTreeMap<String, String>,
}

/// How the file is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FileForm {
    pub(super) encoding: Encoding,
    pub(super) delimiter: String,
    /// The sheet of a workbook; the first that can be seen where none is named.
    pub(super) sheet: Option<String>,
    /// The row of a workbook's headings, as the file counts it; the first with
    /// something in it where none is given.
    pub(super) headings_in: Option<u32>,
}

impl Default for FileForm {
    fn default() -> Self {
        FileForm {
            encoding: Encoding::Utf8,
            delimiter: ",".into(),
            sheet: None,
            headings_in: None,
        }
    }
}

/// Encodings a spreadsheet may be in. It is never guessed: a wrong guess
/// misspells names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-1252, as older spreadsheet programs write.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

/// What is the same for every row.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constants {
    /// The kind of report, as the register names kinds:
    /// `prevention-of-future-deaths`.
    pub kind: String,
    /// Who publishes the spreadsheet.
    pub publisher: String,
    /// What the register's id of a report begins with, before its key: `pfd-`.
    pub id_begins: String,
    /// The body of the register that made the reports, if it is one body.
    #[serde(default)]
    pub by: Option<String>,
    /// The power that sets a clock for the answer, if one does.
    #[serde(default)]
    pub power: Option<String>,
    /// The licence it is published under.
    #[serde(default)]
    pub licence: Option<String>,
    /// Where it is published.
    #[serde(default)]
    pub address: Option<String>,
    /// What a reader should know before relying on it.
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Key {
    /// The column that says which report a row is of.
    pub(super) report: String,
    /// The column that says which of its recipients; a number from 1.
    pub(super) recipient: String,
    /// What a key may be written with, and what it stands for: ` – ` for `-`.
    #[serde(default)]
    pub(super) stands_for: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayColumn {
    pub(super) column: String,
    pub(super) form: DayForm,
    pub(super) blank: BlankDay,
}

/// The ways of writing a day that a column can state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum DayForm {
    /// `2024-03-06`.
    #[serde(rename = "year-month-day")]
    YearMonthDay,
    /// `06/03/2024` or `6/3/2024`.
    #[serde(rename = "day/month/year")]
    DayMonthYear,
    /// `6 March 2024`.
    #[serde(rename = "day month-name year")]
    DayMonthNameYear,
}

/// What a row without a day means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlankDay {
    /// The row is refused.
    Refuse,
    /// The row is taken, and its day is not known.
    NotKnown,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecipientColumn {
    pub(super) column: String,
    /// What a blank is to be read as.
    pub(super) blank_reads: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SubjectsColumn {
    pub(super) column: String,
    /// What stands between two subjects in one cell.
    pub(super) parted_by: String,
}

impl Written {
    pub(super) fn check(&self) -> Result<(), MappingError> {
        for (field, value) in self.values() {
            if value.trim().is_empty() {
                return Err(MappingError::Empty {
                    field: field.to_owned(),
                });
            }
        }
        for slug in [&self.name, &self.constants.id_begins] {
            let fits =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            if !slug.bytes().all(fits) {
                return Err(MappingError::NotASlug {
                    given: slug.clone(),
                });
            }
        }
        let mut seen = BTreeSet::new();
        for column in self
            .columns()
            .chain(self.left_out.keys().map(String::as_str))
        {
            if !seen.insert(column) {
                return Err(MappingError::ColumnTwice {
                    column: column.to_owned(),
                });
            }
        }
        self.delimiter().map(|_| ())
    }

    fn values(&self) -> impl Iterator<Item = (&str, &str)> {
        let single = [
            ("name", &self.name),
            ("title", &self.title),
            ("constants.kind", &self.constants.kind),
            ("constants.publisher", &self.constants.publisher),
            ("constants.id_begins", &self.constants.id_begins),
            ("key.report", &self.key.report),
            ("key.recipient", &self.key.recipient),
            ("day.column", &self.day.column),
            ("recipient.column", &self.recipient.column),
            ("recipient.blank_reads", &self.recipient.blank_reads),
        ];
        let tables = [&self.labels, &self.claims, &self.left_out];
        let tables = tables.into_iter().flatten();
        single
            .into_iter()
            .map(|(field, value)| (field, value.as_str()))
            .chain(tables.map(|(field, value)| (field.as_str(), value.as_str())))
            .chain(self.place.iter().map(|place| ("place", place.as_str())))
            .chain(self.subjects.iter().flat_map(|subjects| {
                [
                    ("subjects.column", subjects.column.as_str()),
                    ("subjects.parted_by", subjects.parted_by.as_str()),
                ]
            }))
    }

    /// Every column that must be there.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        let subjects = self.subjects.iter().map(|subjects| &subjects.column);
        [
            &self.key.report,
            &self.key.recipient,
            &self.day.column,
            &self.recipient.column,
        ]
        .into_iter()
        .chain(&self.place)
        .chain(subjects)
        .chain(self.labels.values())
        .chain(self.claims.values())
        .map(String::as_str)
    }

    pub(super) fn delimiter(&self) -> Result<u8, MappingError> {
        match self.file.delimiter.as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n') => Ok(*byte),
            _ => Err(MappingError::Delimiter {
                given: self.file.delimiter.clone(),
            }),
        }
    }
}

impl DayForm {
    /// A day in this form and in no other.
    pub(super) fn read(self, words: &str) -> Option<Day> {
        let form = match self {
            DayForm::YearMonthDay => '-',
            DayForm::DayMonthYear => '/',
            DayForm::DayMonthNameYear => ' ',
        };
        let parts = words.split(form).count();
        (parts == 3)
            .then(|| answerable_register::calendar::parse_day(words).ok())
            .flatten()
    }

    /// Writes a day in this form.
    pub(super) fn write(self, day: Day) -> String {
        match self {
            DayForm::YearMonthDay => day.to_string(),
            DayForm::DayMonthYear => day.strftime("%d/%m/%Y").to_string(),
            DayForm::DayMonthNameYear => day.strftime("%-d %B %Y").to_string(),
        }
    }

    /// A day as this form writes it, to show in a message.
    pub(super) fn example(self) -> &'static str {
        match self {
            DayForm::YearMonthDay => "2024-03-06",
            DayForm::DayMonthYear => "06/03/2024",
            DayForm::DayMonthNameYear => "6 March 2024",
        }
    }
}
