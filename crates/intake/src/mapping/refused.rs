//! Rows that cannot be taken, and why.

use serde::{Deserialize, Serialize};

/// A row that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Refused {
    /// Its line in the file; the heading is line 1.
    pub line: u64,
    /// The key of its report, where it has one.
    pub key: Option<String>,
    /// Why.
    pub why: WhyRefused,
}

/// Why a row cannot be taken. Lines are of the same file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum WhyRefused {
    /// It has no key.
    #[error("the column '{column}' is blank, so nothing tells this row from others")]
    BlankKey {
        /// The column.
        column: String,
    },
    /// Its key cannot stand in an address.
    #[error(
        "the key '{value}' is too long or has characters other than letters, digits and hyphens"
    )]
    KeyNotPlain {
        /// The key.
        value: String,
    },
    /// Another row with the same key says the same.
    #[error("it repeats line {line}")]
    Repeats {
        /// The first row that says so.
        line: u64,
    },
    /// Another row has the same key and says something else.
    #[error("it has the same key as line {line} and says something else")]
    Clashes {
        /// The other row.
        line: u64,
    },
    /// Rows of one report disagree about the report.
    #[error("it disagrees with line {line} of the same report about {about}")]
    Disagrees {
        /// What they disagree about: `the day`.
        about: String,
        /// The other row.
        line: u64,
    },
    /// Another row of the same report cannot be taken.
    #[error("line {line} of the same report cannot be taken")]
    AnotherRow {
        /// The other row.
        line: u64,
    },
    /// It has no day.
    #[error("the column '{column}' is blank, and a report needs its day")]
    BlankDay {
        /// The column.
        column: String,
    },
    /// Its day is none.
    #[error("'{value}' in '{column}' is not a day; the mapping expects one like {example}")]
    NotADay {
        /// The column.
        column: String,
        /// What it says.
        value: String,
        /// A day in the form expected.
        example: String,
    },
    /// A count is no number.
    #[error("'{value}' in '{column}' is not a whole number")]
    NotANumber {
        /// The column.
        column: String,
        /// What it says.
        value: String,
    },
    /// It has more or fewer cells than the heading.
    #[error("it has {found} cells where the heading has {expected}")]
    Ragged {
        /// How many the heading has.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// A cell is not in the file's encoding.
    #[error("'{column}' holds bytes that are not UTF-8; state the encoding in the mapping")]
    NotUtf8 {
        /// The column.
        column: String,
    },
    /// A cell begins as a formula does.
    #[error("'{column}' begins like a spreadsheet formula")]
    Formula {
        /// The column.
        column: String,
    },
    /// A cell is too long.
    #[error("'{column}' is longer than {most} bytes; look for a quotation mark that is not closed")]
    CellTooLong {
        /// The column.
        column: String,
        /// The most, in bytes.
        most: usize,
    },
}
