//! Statements: somebody's words that ask nothing and find nothing.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::known_day;
use super::source::{Passage, sources_of};
use crate::body::KnownDay;
use crate::words::{BodyId, SourceId, StatementId, SubjectId, Words};

/// What somebody said, by whom it is reported, and how it was held.
///
/// A statement is shown with its document and with the thing it is about, and
/// never on the page of a body it does not come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// Who said it, as published: "most senior officers".
    pub speaker: Words,
    /// The body the speaker spoke for, where the source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_for: Option<BodyId>,
    /// What it says, shortly, in our words.
    pub gist: Words,
    /// How it was held.
    pub held_as: HeldAs,
    /// Who reports it: the letter, the newspaper.
    pub reported_by: Words,
    /// The day it was said, if known; the last it can have been, where only
    /// that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// The first day it can have been said, where the day itself is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Day>,
    /// The report, letter or thing asked that it bears on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<SubjectId>,
    /// The words themselves.
    pub passages: Vec<Passage>,
}

impl Statement {
    /// The day it was said, as far as it is known.
    #[must_use]
    pub fn when(&self) -> Option<KnownDay> {
        self.on.map(|on| known_day(self.not_before, on))
    }

    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        sources_of(&self.passages)
    }
}

/// How the words of a statement were held by whoever said them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeldAs {
    /// As what they believe.
    Belief,
    /// As fact.
    Fact,
    /// As something they were told.
    Told,
    /// As their view of what should be.
    Opinion,
}
