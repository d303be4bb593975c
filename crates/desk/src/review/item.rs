//! One thing to decide: where it comes from, what it would be recorded as, and
//! what was decided of it.

use answerable_intake::{Proposal, ProposalKind, Span};
use answerable_register::calendar::Deadline;
use answerable_store::reviews::Version;
use serde::{Deserialize, Serialize};

use super::addressees::DraftAddressee;
use super::draft::{Draft, shortened};
use super::power::PowerSaid;

/// One thing to decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Item {
    /// Where it comes from.
    pub origin: Origin,
    /// What it would be recorded as.
    pub draft: Draft,
    /// What was decided.
    pub decision: Decision,
    /// The version of the review in which it was last changed; 0 for never.
    #[serde(default)]
    pub changed_in: Version,
}

/// Where an item comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The reading room proposed it: its place among the proposals.
    Proposed(usize),
    /// A person added it by choosing a passage.
    Added,
}

/// What was decided of an item, and by whom (an opaque id).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Nothing yet.
    Undecided,
    /// It is to be recorded as its draft says.
    Accepted {
        /// Who decided.
        by: String,
    },
    /// It is not to be recorded.
    SetAside {
        /// Who decided.
        by: String,
    },
}

impl Item {
    /// A proposal as an item to decide.
    pub(super) fn of(place: usize, proposal: &Proposal, text: &str) -> Self {
        Self {
            origin: Origin::Proposed(place),
            draft: Draft {
                kind: proposal.kind,
                title: shortened(&proposal.words),
                number: proposal.number.clone().unwrap_or_default(),
                passage: proposal.passage,
                addressees: proposal.addressees.iter().map(DraftAddressee::of).collect(),
                deadline_words: proposal
                    .deadline_words
                    .map(|span| span.of(text).to_owned())
                    .unwrap_or_default(),
                deadline: proposal.deadline.clone(),
                under: proposal.under,
                power: PowerSaid::AsTheDocument,
            },
            decision: Decision::Undecided,
            changed_in: 0,
        }
    }

    /// A passage that a person chose, as an item to decide.
    pub(super) fn added(passage: Span, words: &str, changed_in: Version) -> Self {
        Self {
            origin: Origin::Added,
            draft: Draft {
                kind: ProposalKind::Recommendation,
                title: shortened(words),
                number: String::new(),
                passage,
                addressees: Vec::new(),
                deadline_words: String::new(),
                deadline: Deadline::None,
                under: None,
                power: PowerSaid::AsTheDocument,
            },
            decision: Decision::Undecided,
            changed_in,
        }
    }
}
