//! A mapping, and why a file is none.

use sha2::{Digest, Sha256};

use super::written::{Constants, Written};
use crate::limits;

/// A mapping of a publisher's columns.
///
/// ```
/// use answerable_intake::Mapping;
///
/// let mapping = Mapping::parse(r#"
///     name = "letters"
///     title = "Letters, a row for each recipient"
///     [constants]
///     kind = "letter"
///     publisher = "Exampleshire Council"
///     id_begins = "letter-"
///     [key]
///     report = "ref"
///     recipient = "no"
///     [day]
///     column = "sent"
///     form = "day/month/year"
///     blank = "refuse"
///     [recipient]
///     column = "to"
///     blank_reads = "addressee not published"
/// "#)?;
/// let dry = mapping.read(b"ref,no,sent,to\nA1,1,06/03/2024,Exampleshire Police\n").unwrap();
/// assert_eq!(dry.reports[0].recipients[0].words.as_deref(), Some("Exampleshire Police"));
/// # Ok::<(), answerable_intake::MappingError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pub(super) written: Written,
    /// The SHA-256 of the mapping file, in lower-case hex.
    pub(super) fingerprint: String,
}

/// Why a mapping file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// The file is too long to be a mapping.
    #[error("the mapping has {bytes} bytes; the most is {most}")]
    TooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The most, in bytes.
        most: usize,
    },
    /// It is not TOML, or not a mapping's.
    #[error("the mapping cannot be read: {why}")]
    NotAMapping {
        /// What and where, in the parser's words.
        why: String,
    },
    /// A value that may not be empty is.
    #[error("the mapping leaves '{field}' empty; say what it is")]
    Empty {
        /// Its place: `key.report`.
        field: String,
    },
    /// A column is given two meanings.
    #[error("the mapping uses the column '{column}' twice; give each column one meaning")]
    ColumnTwice {
        /// The column.
        column: String,
    },
    /// The delimiter is no single character.
    #[error("the delimiter '{given}' is not one plain character; write \",\", \";\" or \"\\t\"")]
    Delimiter {
        /// What was given.
        given: String,
    },
    /// The name or the start of ids is no slug.
    #[error("'{given}' cannot be part of an address; use lower-case letters, digits and hyphens")]
    NotASlug {
        /// What was given.
        given: String,
    },
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    ///
    /// What is wrong with it, naming the field or column; an unknown field is
    /// wrong too, because a misspelt one would be silently without effect.
    pub fn parse(written: &str) -> Result<Mapping, MappingError> {
        if written.len() > limits::MOST_MAPPING_BYTES {
            return Err(MappingError::TooLong {
                bytes: written.len(),
                most: limits::MOST_MAPPING_BYTES,
            });
        }
        let fingerprint = crate::mapping::dry::hex(&Sha256::digest(written.as_bytes()));
        let written: Written =
            toml::from_str(written).map_err(|error| MappingError::NotAMapping {
                why: error.message().to_owned(),
            })?;
        written.check()?;
        Ok(Mapping {
            written,
            fingerprint,
        })
    }

    /// Its name: `pfd-by-recipient`.
    pub fn name(&self) -> &str {
        &self.written.name
    }

    /// What it maps, for people.
    pub fn title(&self) -> &str {
        &self.written.title
    }

    /// The SHA-256 of the mapping file in lower-case hex: what a person approves.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// What is the same for every row.
    pub fn constants(&self) -> &Constants {
        &self.written.constants
    }

    /// What a blank recipient is to be read as: "addressee not published".
    pub fn blank_recipient_reads(&self) -> &str {
        &self.written.recipient.blank_reads
    }

    /// The columns left out, each with the reason.
    pub fn left_out(&self) -> impl Iterator<Item = (&str, &str)> {
        let left_out = self.written.left_out.iter();
        left_out.map(|(column, why)| (column.as_str(), why.as_str()))
    }
}
