//! What an act is done on, as far as a right depends on it.

use std::collections::BTreeSet;

use answerable_register::words::BodyId;

use super::act::DoneOn;
use super::appointment::ActsFor;

/// What an act is done on, as it stands to whoever does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resource {
    /// The register as a whole.
    Register,
    /// A document under review.
    Document(Document),
    /// An account.
    Account(Account),
    /// A reply of a body.
    Reply(ReplyOf),
    /// Something asked of a body.
    Ask(Ask),
    /// An office.
    Office(ActsFor),
    /// What a body answers to a report.
    Answer(Answer),
}

/// What a body answers to a report, as it stands to whoever acts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The body that owes it: no other sees whether there is one before it is
    /// published.
    pub of: BodyId,
    /// Whether whoever acts wrote any of it.
    pub hand: Hand,
}

/// Something asked of a body, as it stands to whoever acts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The body that was asked: it alone claims that it is met.
    pub of: BodyId,
    /// The body that asked, and whoever has its functions by now: they alone
    /// judge what came of it. None where whoever asked is no body of the
    /// register.
    pub by: BTreeSet<BodyId>,
    /// Whether whoever acts prepared the judgement that waits.
    pub hand: Hand,
}

/// A document under review, as it stands to whoever acts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The bodies whose it is: the one that published it, or, until somebody
    /// has said which that is, those for which it was brought in.
    pub of: BTreeSet<BodyId>,
    /// What whoever acts has done in it.
    pub hand: Hand,
}

/// A reply, as it stands to whoever acts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyOf {
    /// The body whose words it is to be.
    pub body: BodyId,
    /// Whether whoever acts wrote any of it.
    pub hand: Hand,
}

/// Whether somebody had a hand in a document, in a judgement that waits, or in
/// an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// They decided nothing in it.
    DecidedNothing,
    /// They described it, decided or wrote something in it, or prepared it.
    Decided,
}

/// An account, as it stands to whoever acts on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// Their own.
    Own,
    /// Somebody else's.
    SomebodyElses,
}

impl Resource {
    /// What kind of thing it is.
    #[must_use]
    pub const fn kind(&self) -> DoneOn {
        match self {
            Self::Register => DoneOn::Register,
            Self::Document(_) => DoneOn::Document,
            Self::Account(_) => DoneOn::Account,
            Self::Reply(_) => DoneOn::Reply,
            Self::Ask(_) => DoneOn::Ask,
            Self::Office(_) => DoneOn::Office,
            Self::Answer(_) => DoneOn::Answer,
        }
    }
}
