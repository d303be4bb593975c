//! Somebody asked for a correction, and what was decided.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::matter::Matter;
use super::reading;
use crate::entry::EntryNumber;
use crate::words::Words;

/// A request for a correction was decided.
///
/// It holds no word of whoever asked: what was asked and why it was decided so
/// stand here in our words, so that the log can be public for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CorrectionDecided {
    /// What it was about; none where it was about no one page of the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Matter>,
    /// What was asked to be put right, in our words.
    pub asked: Words,
    /// What was decided.
    pub decision: Decision,
    /// Why, in our words.
    pub why: Words,
    /// The entry that put it right, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected_by: Option<EntryNumber>,
    /// The day it was asked.
    #[serde(deserialize_with = "reading::day")]
    pub asked_on: Day,
    /// The day it was decided.
    #[serde(deserialize_with = "reading::day")]
    pub decided_on: Day,
}

/// What was decided of a request for a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The register was wrong, and an entry puts it right.
    Accepted,
    /// The register stands as it is.
    Refused,
    /// It asks for something that this register does not decide.
    NotAboutTheRegister,
}

impl Decision {
    /// Every decision, in the order that forms offer them.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Refused, Self::NotAboutTheRegister];

    /// The word for it in forms and data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::NotAboutTheRegister => "not-about-the-register",
        }
    }

    /// The decision of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|decision| decision.as_str() == word)
    }
}
