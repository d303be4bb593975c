//! One line of the trail.

use super::super::{Asking, Commitment, Kind, Moment, RecordId, Tombstone};

/// What was done with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Its words were read, or were about to be.
    Read,
    /// Its words were erased, or were about to be.
    Erased,
    /// Names of people were read, or were about to be: those of one page.
    ReadNames,
    /// The trail itself was read, or was about to be.
    ReadTrail,
    /// Somebody said that they looked at what a file holds besides its text, before
    /// anything of it was published.
    SawHidden,
}

impl Did {
    /// As it is kept and exported.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Erased => "erased",
            Self::ReadNames => "read-names",
            Self::ReadTrail => "read-trail",
            Self::SawHidden => "saw-hidden",
        }
    }

    pub(super) fn read(kept: &str) -> Option<Self> {
        [
            Self::Read,
            Self::Erased,
            Self::ReadNames,
            Self::ReadTrail,
            Self::SawHidden,
        ]
        .into_iter()
        .find(|did| did.as_str() == kept)
    }
}

/// Somebody read or erased a record, or looked at what a file hides.
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
    /// The record; none where names or the trail itself were read, or where what a
    /// file hides was seen and nothing of it is kept.
    pub record: Option<RecordId>,
    /// Why, or on what ground.
    pub why: String,
}

impl Act {
    /// An act that has no number yet.
    pub(in crate::vault) fn new(did: Did, record: Option<RecordId>, asking: &Asking<'_>) -> Self {
        Self {
            number: 0,
            when: asking.when,
            by: asking.by.to_owned(),
            did,
            record,
            why: asking.why.trim().to_owned(),
        }
    }

    /// The record as it is kept and exported: its name, or nothing.
    #[must_use]
    pub fn record_in_words(&self) -> String {
        self.record.map(|id| id.to_string()).unwrap_or_default()
    }

    /// What an erasure leaves in the place of the words.
    pub(in crate::vault) fn tombstone(
        &self,
        id: RecordId,
        kind: Kind,
        commitment: Commitment,
    ) -> Tombstone {
        Tombstone {
            id,
            kind,
            commitment,
            erased_on: self.when.day,
            ground: self.why.clone(),
        }
    }
}
