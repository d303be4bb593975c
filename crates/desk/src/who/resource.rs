//! What an act is done on, as far as a right depends on it.

use std::collections::BTreeSet;

use answerable_register::words::BodyId;

use super::act::DoneOn;

/// What an act is done on, as it stands to whoever does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resource {
    /// The register as a whole.
    Register,
    /// A document under review.
    Document(Document),
    /// An account.
    Account(Account),
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

/// Whether somebody had a hand in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// They decided nothing in it.
    DecidedNothing,
    /// They described it, or decided something in it.
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
        }
    }
}
