//! What a record is called, and what is left of it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// The opaque name of a record: `rec-` and sixteen hexadecimal digits. It says
/// nothing of the words and stays when they are erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(u64);

impl RecordId {
    pub(super) fn drawn(random: [u8; 8]) -> Self {
        Self(u64::from_be_bytes(random))
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rec-{:016x}", self.0)
    }
}

/// The words are no record's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a record is rec- and sixteen hexadecimal digits, such as rec-0123456789abcdef")]
pub struct NotARecordId;

impl FromStr for RecordId {
    type Err = NotARecordId;

    /// Reads it as it is shown, in capitals or not.
    fn from_str(written: &str) -> Result<Self, NotARecordId> {
        let written = written.trim().to_ascii_lowercase();
        let digits = written.strip_prefix("rec-").filter(|digits| {
            digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        });
        digits
            .and_then(|digits| u64::from_str_radix(digits, 16).ok())
            .map(Self)
            .ok_or(NotARecordId)
    }
}

/// What sort of words a record holds. It stays when they are erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What somebody sent to have a page put right.
    CorrectionRequest,
    /// Who somebody is and how to reach them.
    PersonalDetails,
    /// What an office has written and not published.
    Draft,
    /// What is signed with for somebody outside, who has it too.
    SigningSecret,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::CorrectionRequest,
        Self::PersonalDetails,
        Self::Draft,
        Self::SigningSecret,
    ];

    /// The kind as it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CorrectionRequest => "correction-request",
            Self::PersonalDetails => "personal-details",
            Self::Draft => "draft",
            Self::SigningSecret => "signing-secret",
        }
    }

    pub(super) fn read(kept: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == kept)
    }
}

/// A salted SHA-256 over a record's words: what the log may hold of them.
///
/// The salt is sealed with the words, so when the key is destroyed nobody can
/// find out by guessing what the words were.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Commitment(pub [u8; 32]);

/// In lower-case hexadecimal, as an entry of the log holds it under `sealed`.
impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Commitment({self})")
    }
}

/// What stands in the place of erased words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// The record.
    pub id: RecordId,
    /// What sort of words they were.
    pub kind: Kind,
    /// The commitment to them, by which an entry of the log still names them.
    pub commitment: Commitment,
    /// The day.
    pub erased_on: Date,
    /// The ground relied on.
    pub ground: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_is_shown() {
        let id = RecordId::drawn([0, 1, 2, 3, 4, 5, 6, 0xff]);
        assert_eq!(id.to_string(), "rec-00010203040506ff");
        for written in ["rec-00010203040506ff", " REC-00010203040506FF "] {
            assert_eq!(written.parse(), Ok(id));
        }
        for wrong in [
            "",
            "rec-",
            "00010203040506ff",
            "rec-+0010203040506f",
            "rec-1",
            "C17",
        ] {
            assert_eq!(wrong.parse::<RecordId>(), Err(NotARecordId), "{wrong}");
        }
    }

    #[test]
    fn a_kind_is_read_as_it_is_kept() {
        for kind in Kind::ALL {
            assert_eq!(Kind::read(kind.as_str()), Some(kind));
        }
        assert_eq!(Kind::read("sealed"), None);
    }
}
