//! Taking back: an asker withdraws an ask; a court orders words out of the log.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::source::Passage;
use crate::words::{BodyId, SubjectId, Words};

/// An asker withdrew what it asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Withdrawal {
    /// What was asked.
    pub subject: SubjectId,
    /// Who withdrew it.
    pub by: BodyId,
    /// The day.
    pub on: Day,
    /// The words that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

/// The bytes of an entry were removed from the log; its leaf hash stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Withheld {
    /// The entry.
    pub entry: u64,
    /// The ground relied on.
    pub ground: Words,
}
