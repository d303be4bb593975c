//! Where two sources tell one thing differently.

use serde::{Deserialize, Serialize};

use super::source::Passage;
use crate::words::{SourceId, SubjectId, Words};

/// Two or more sources of one thing, and how they differ. All are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Difference {
    /// What they tell of.
    pub about: SubjectId,
    /// What differs, shortly, in our words.
    pub what: Words,
    /// What each source says.
    pub readings: Vec<Reading>,
}

impl Difference {
    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        self.readings.iter().map(|reading| &reading.passage.source)
    }
}

/// What one source says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reading {
    /// Its words, or none where it is silent.
    pub passage: Passage,
    /// What they come to, in our words.
    pub gist: Words,
}
