//! Deciding what a document answers: who gives the answer, to which reports, and
//! what it says of each recommendation (Police Act 1996, section 55(5) to (5B),
//! and the answers of departments, forces and those to whom a coroner writes).
//!
//! The reading room proposes, as it does of what is asked. A person first says who
//! answers which reports of the register; then each thing that was put to that body
//! is an item of its own, with the passage that answers it. What is published
//! becomes one answer. Nothing enters undecided, and nothing is recorded that the
//! document does not say.
//!
//! * `details`: who, to which reports, and when;
//! * `candidates`: the reports that a document may answer, and why;
//! * `put`: what was put to a body in a report;
//! * `matching`: which passage goes with which recommendation;
//! * `draft`, `item`: one item, and what it would be recorded as;
//! * `acts`: what people do;
//! * `facts`: what is recorded.

mod acts;
mod candidates;
mod details;
mod draft;
mod facts;
mod item;
mod matching;
mod put;
mod refused;
mod words;

use answerable_intake::Reading;
use answerable_store::reviews::Version;
use serde::{Deserialize, Serialize};

use super::item::Decision;
use super::{Progress, Review};

pub use candidates::{ReportCandidate, WhyReport, report_candidates};
pub use details::{AnswerDetails, WhoseWords};
pub use draft::{AnsweredDraft, AnsweredField, AnsweredRefused};
pub(in crate::review) use facts::Answering;
pub use item::{About, AnsweredItem, MatchedBy, Row};
pub use matching::{RowSaid, rows_of};
pub use put::{Put, not_put_to, put_to};
pub use refused::{AnswerField, AnswerRefused};

/// What a document answers, as far as people have decided it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Answered {
    /// Who answers which reports, and when; none until somebody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<AnswerDetails>,
    /// What is to be decided: the comments on each report and each recommendation
    /// in the order of the reports, the chief officer's comments last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<AnsweredItem>,
    /// The version in which `said` was last changed; 0 for never.
    #[serde(default)]
    pub described_in: Version,
    /// Who said that the document is no answer (an opaque id); none where it is
    /// taken for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_answer_by: Option<String>,
}

impl Answered {
    /// What a document that was just read seems to answer, still to be decided;
    /// none where it does not read as an answer.
    #[must_use]
    pub fn read_from(reading: &Reading) -> Option<Self> {
        (reading.answer.is_some() || reading.published.is_some()).then(Self::default)
    }

    /// How far it has come. Who answers what is one thing to decide.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let mut progress = Progress::default();
        if self.no_answer_by.is_some() {
            return progress;
        }
        if self.said.is_none() {
            progress.undecided += 1;
        }
        for item in &self.items {
            match item.decision {
                Decision::Undecided => progress.undecided += 1,
                Decision::Accepted { .. } => progress.accepted += 1,
                Decision::SetAside { .. } => progress.set_aside += 1,
            }
        }
        progress
    }

    /// The next item to decide after one, round to the start.
    #[must_use]
    pub fn next_undecided(&self, after: Option<usize>) -> Option<usize> {
        let open = |place: &usize| self.items[*place].decision == Decision::Undecided;
        let start = after.map_or(0, |after| after + 1).min(self.items.len());
        (start..self.items.len())
            .find(open)
            .or_else(|| (0..start).find(open))
    }

    /// Whether anything was accepted that would be recorded of an ask.
    #[must_use]
    pub fn meets_something(&self) -> bool {
        self.no_answer_by.is_none()
            && self.said.is_some()
            && self
                .items
                .iter()
                .any(|item| item.is_accepted() && item.about != About::ChiefOfficer)
    }
}

impl Review {
    /// What the document answers; none where it answers nothing, or where somebody
    /// said that it is no answer.
    #[must_use]
    pub fn answering(&self) -> Option<&Answered> {
        self.answered
            .as_ref()
            .filter(|answered| answered.no_answer_by.is_none())
    }

    /// How many things are still to decide, of what it asks and what it answers.
    #[must_use]
    pub fn undecided(&self) -> usize {
        let answered = self.answered.as_ref();
        self.progress().undecided + answered.map_or(0, |answered| answered.progress().undecided)
    }

    /// Whether it has to be said what kind of document it is before it can be
    /// published: where something is asked in it, or nothing answered.
    #[must_use]
    pub fn needs_details(&self) -> bool {
        let asks = self
            .items
            .iter()
            .any(|item| matches!(item.decision, Decision::Accepted { .. }));
        let answers = self.answered.as_ref();
        asks || !answers.is_some_and(Answered::meets_something)
    }

    /// Whether all is said and decided that publishing needs.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.undecided() == 0 && (self.details.is_some() || !self.needs_details())
    }
}
