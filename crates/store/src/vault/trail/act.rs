//! One line of the trail.

use super::super::{Asking, Commitment, Kind, Moment, RecordId, Tombstone};

/// What was done with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Its words were read, or were about to be.
    Read,
    /// Its words were erased, or were about to be.
    Erased,
}

impl Did {
    /// As it is kept and exported.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Erased => "erased",
        }
    }

    pub(super) fn read(kept: &str) -> Option<Self> {
        [Self::Read, Self::Erased]
            .into_iter()
            .find(|did| did.as_str() == kept)
    }
}

/// Somebody read or erased a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its number: 1 for the first, and no gaps.
    pub number: u64,
    /// When.
    pub when: Moment,
    /// The opaque id of who did it.
    pub by: String,
    /// What was done.
    pub did: Did,
    /// The record.
    pub record: RecordId,
    /// Why, or on what ground.
    pub why: String,
}

impl Act {
    /// An act that has no number yet.
    pub(in crate::vault) fn new(did: Did, record: RecordId, asking: &Asking<'_>) -> Self {
        Self {
            number: 0,
            when: asking.when,
            by: asking.by.to_owned(),
            did,
            record,
            why: asking.why.trim().to_owned(),
        }
    }

    /// What an erasure leaves in the place of the words.
    pub(in crate::vault) fn tombstone(&self, kind: Kind, commitment: Commitment) -> Tombstone {
        Tombstone {
            id: self.record,
            kind,
            commitment,
            erased_on: self.when.day,
            ground: self.why.clone(),
        }
    }
}
