//! One thing to decide of an answer.

use answerable_register::facts::{AskReference, Duty};
use answerable_store::reviews::Version;
use serde::{Deserialize, Serialize};

use super::draft::AnsweredDraft;
use crate::review::item::Decision;

/// One thing to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AnsweredItem {
    /// What it is about.
    pub about: About,
    /// How what is said of it was found; none where nothing was found, or where it is
    /// not about one recommendation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<MatchedBy>,
    /// What was proposed.
    pub proposed: AnsweredDraft,
    /// What it would be recorded as.
    pub draft: AnsweredDraft,
    /// What was decided.
    pub decision: Decision,
    /// The version of the review in which it was last changed; 0 for never.
    #[serde(default)]
    pub changed_in: Version,
}

/// What an item is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// One ask: the comments on a report, or a recommendation.
    Ask(AskReference),
    /// The chief officer's comments (s. 55(4)).
    ChiefOfficer,
    /// Everything that the reports put to the body: of an acknowledgement, and of an
    /// answer that says that nothing is for it.
    Everything,
}

impl About {
    /// The duty of the ask, where it is about one.
    #[must_use]
    pub fn duty(&self) -> Option<Duty> {
        match self {
            Self::Ask(ask) => Some(ask.duty),
            Self::ChiefOfficer | Self::Everything => None,
        }
    }

    /// Whether it is one recommendation or the like, of which something is said to be
    /// done.
    #[must_use]
    pub fn is_of_one(&self) -> bool {
        self.duty().is_some_and(|duty| duty != Duty::Comment)
    }
}

/// A stretch of a document that says something of a recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Row {
    /// Read in its words: the place among those that were read.
    Read(usize),
    /// Written in it as data: the place among the data's recommendations.
    Data(usize),
}

/// How a stretch was found to speak of a recommendation, the surest way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatchedBy {
    /// The document's data names it.
    Data,
    /// It has the same number and quotes its words.
    NumberAndWords,
    /// It quotes its words.
    Words,
    /// It has the same number, and quotes nothing.
    Number,
    /// It has the same number and quotes other words: it may be another one.
    NumberOfOtherWords,
}

impl AnsweredItem {
    /// An item of what was proposed, to be decided.
    pub(super) fn of(
        about: About,
        found: Option<MatchedBy>,
        proposed: AnsweredDraft,
        changed_in: Version,
    ) -> Self {
        Self {
            about,
            found,
            draft: proposed.clone(),
            proposed,
            decision: Decision::Undecided,
            changed_in,
        }
    }

    /// Whether a person chose another stretch of the document than was proposed.
    #[must_use]
    pub fn is_of_another_row(&self, draft: &AnsweredDraft) -> bool {
        draft.row != self.proposed.row
    }

    /// Whether it is to be recorded as its draft says.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        matches!(self.decision, Decision::Accepted { .. })
    }
}
