//! Spreadsheets: the decision that lets their rows in, and the labels their
//! publisher puts on them.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use crate::words::{SourceId, SubjectId, Text, Words};

/// A named person approved a mapping and its dry run: one decision for every
/// row of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MappingApproved {
    /// The file.
    pub source: SourceId,
    /// The mapping's name.
    pub mapping: Text,
    /// The SHA-256 of the mapping file, in lower-case hex.
    pub mapping_fingerprint: Text,
    /// Rows not held before.
    pub new_rows: u32,
    /// Rows that say something else than what was held.
    pub changed_rows: u32,
    /// Rows that say the same.
    pub same_rows: u32,
    /// Rows that could not be taken.
    pub refused_rows: u32,
    /// How many of the entries right after this one say what the rows say.
    /// They are kept together with it or not at all, so that what a list said
    /// can be told from what a person recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entries: Option<u32>,
}

impl MappingApproved {
    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        std::iter::once(&self.source)
    }
}

/// What a publisher's own list says of a report, in the publisher's words.
///
/// It is quoted, and never becomes a standing: a count of replies is a claim
/// about the report and says nothing of any one recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PublisherLabel {
    /// The report.
    pub about: SubjectId,
    /// The publisher's word for it.
    pub label: Words,
    /// Replies the publisher counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replies_counted: Option<u32>,
    /// Recipients the publisher counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipients_counted: Option<u32>,
    /// The day the list was as it is.
    pub as_of: Day,
    /// The list.
    pub source: SourceId,
}

impl PublisherLabel {
    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        std::iter::once(&self.source)
    }
}
