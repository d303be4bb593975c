//! Taking back: an asker withdraws an ask; a court orders words out of the log.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::known_day;
use super::source::{Passage, sources_of};
use crate::body::KnownDay;
use crate::words::{BodyId, SourceId, SubjectId, Words};

/// An asker withdrew what it asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Withdrawal {
    /// What was asked.
    pub subject: SubjectId,
    /// Who withdrew it.
    pub by: BodyId,
    /// The day; where that is not known, the last day it can have been.
    pub on: Day,
    /// The first day it can have been, where the day itself is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Day>,
    /// The words that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

impl Withdrawal {
    /// The day it was withdrawn, as far as it is known.
    #[must_use]
    pub fn when(&self) -> KnownDay {
        known_day(self.not_before, self.on)
    }

    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        sources_of(&self.passages)
    }
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
