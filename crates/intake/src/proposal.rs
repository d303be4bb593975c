//! What the reading room proposes, for a person to decide.

use answerable_register::calendar::Deadline;
use serde::{Deserialize, Serialize};

use crate::{Addressee, Doubt, Reason, Span};

/// One thing that a document seems to ask, undertake or report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Proposal {
    /// What it seems to be.
    pub kind: ProposalKind,
    /// Its number as published; most have none.
    pub number: Option<String>,
    /// The exact words: what stands in the kept text at `passage`.
    pub words: String,
    /// Where they stand.
    pub passage: Span,
    /// The sentence above the bullets that it completes.
    pub lead_in: Option<Span>,
    /// Whom it is addressed to. For an undertaking, who gave it; for a reply to
    /// a request for aid, whose reply it is. Empty where the document names
    /// nobody.
    pub addressees: Vec<Addressee>,
    /// By when, as published and typed. A slip of the pen is never typed as what
    /// was probably meant: that is in `likely_deadline`.
    pub deadline: Deadline,
    /// The words that set the deadline.
    pub deadline_words: Option<Span>,
    /// What those words probably mean where they cannot be taken as they stand.
    pub likely_deadline: Option<Deadline>,
    /// What is odd about the deadline.
    pub doubts: Vec<Doubt>,
    /// The cause of concern it stands under, as a place in
    /// [`Reading::proposals`](crate::Reading::proposals).
    pub under: Option<usize>,
    /// Whether it was asked before and is only told again: in a letter that says how
    /// far it has been met, or a report on progress. It sets no new clock.
    #[serde(default, skip_serializing_if = "is_new")]
    pub repeats: bool,
    /// Every reason for proposing it.
    pub because: Vec<Reason>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_new(repeats: &bool) -> bool {
    !*repeats
}

/// Kinds of thing proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalKind {
    /// A recommendation.
    Recommendation,
    /// A cause of concern: it asks nothing itself, the recommendations under it
    /// do.
    CauseOfConcern,
    /// An area for improvement.
    AreaForImprovement,
    /// Something asked in a letter.
    Request,
    /// Something a body says it will do.
    Undertaking,
    /// A mention that an inspection, review or inquiry was commissioned or
    /// announced. It asks nothing new; it points to an ask made elsewhere.
    CommissionMention,
    /// A reported reply to a request for mutual aid.
    AidReply,
}

impl ProposalKind {
    /// Whether it asks something of somebody: the kinds an ask's clock can be
    /// set by.
    pub fn asks(self) -> bool {
        matches!(
            self,
            ProposalKind::Recommendation | ProposalKind::AreaForImprovement | ProposalKind::Request
        )
    }
}
