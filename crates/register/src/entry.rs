//! Entries: what the log is made of.

use answerable_calendar::{Day, Holidays};
use serde::{Deserialize, Serialize};

use crate::body::{Body, Group, Office};
use crate::canonical::{CanonicalError, canonical, read};
use crate::facts::reading;
use crate::facts::{
    Answer, Asked, AskedBefore, Assurance, CopySent, CorrectionDecided, Difference, Look,
    MappingApproved, Notice, Outcome, Place, PublisherLabel, Reply, Report, Source, Statement,
    Stay, Withdrawal, Withheld,
};
use crate::power::Power;
use crate::words::Text;

/// The version of the entry format that this program writes.
pub const FORMAT: u32 = 1;

/// The place of an entry in the log, counted from nought: also its leaf index.
pub type EntryNumber = u64;

/// One entry: a fact, who recorded it, and when it entered the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    /// Who recorded it: an opaque id, never a name.
    pub by: Text,
    /// The entry that this one corrects. A correction is a complete
    /// replacement of the same kind and id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<EntryNumber>,
    /// The fact.
    pub fact: Fact,
    /// The day it entered the register. Never decreases along the log.
    #[serde(deserialize_with = "reading::day")]
    pub recorded_on: Day,
    /// The version of this format.
    pub version: u32,
}

impl Entry {
    /// A new entry in the present format that corrects nothing.
    #[must_use]
    pub fn new(by: &str, recorded_on: Day, fact: impl Into<Fact>) -> Self {
        Self {
            by: by.into(),
            corrects: None,
            fact: fact.into(),
            recorded_on,
            version: FORMAT,
        }
    }

    /// The same entry as a correction of an earlier one.
    #[must_use]
    pub fn correcting(mut self, entry: EntryNumber) -> Self {
        self.corrects = Some(entry);
        self
    }

    /// The bytes to keep: see [`crate::canonical`].
    ///
    /// # Errors
    ///
    /// When the entry holds something that has no canonical form.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        canonical(self)
    }

    /// Reads an entry that is not in canonical form, or says why it is none.
    fn of_any_json(text: &str) -> Result<Self, UnreadableEntry> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        serde_json::from_str(text).map_err(|why| match serde_json::from_str(text) {
            Ok(Version { version }) if version > FORMAT => UnreadableEntry::Newer { version },
            _ => UnreadableEntry::Malformed {
                why: why.to_string(),
            },
        })
    }

    /// Reads the bytes of an entry.
    ///
    /// # Errors
    ///
    /// When they are no entry of a format this program knows.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, UnreadableEntry> {
        // Checked once for the whole entry, and not again for each of its
        // strings.
        let text = std::str::from_utf8(bytes).map_err(|why| UnreadableEntry::Malformed {
            why: why.to_string(),
        })?;
        let entry = read(text).map_or_else(|| Self::of_any_json(text), Ok)?;
        match entry.version {
            FORMAT => Ok(entry),
            0 => Err(UnreadableEntry::Malformed {
                why: "there is no format 0".to_owned(),
            }),
            version => Err(UnreadableEntry::Newer { version }),
        }
    }
}

/// Why the bytes of an entry could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnreadableEntry {
    /// A newer program wrote it.
    #[error("it is in format {version}, newer than this program's {FORMAT}: use a newer program")]
    Newer {
        /// Its format.
        version: u32,
    },
    /// It is no entry.
    #[error("it is no entry: {why}")]
    Malformed {
        /// What the reader stumbled over.
        why: String,
    },
}

/// Every kind of fact, by the name it has in the log.
macro_rules! facts {
    ($($(#[$doc:meta])* $kind:ident($type:ty) = $name:literal,)*) => {
        /// A fact, of one of these kinds. In the log: `{"kind":{…}}`.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Fact {
            $($(#[$doc])* #[serde(rename = $name)] $kind(Box<$type>),)*
        }

        impl Fact {
            /// The names of all kinds, as they stand in the log.
            pub const KINDS: &[&str] = &[$($name),*];

            /// The name of its kind, as it stands in the log.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $name,)*
                }
            }
        }

        $(impl From<$type> for Fact {
            fn from(fact: $type) -> Self {
                Self::$kind(Box::new(fact))
            }
        })*
    };
}

facts! {
    /// A body with its names, dates and successors.
    Body(Body) = "body",
    /// A group and how it expands.
    Group(Group) = "group",
    /// An office and who held it.
    Office(Office) = "office",
    /// A power with its clock.
    Power(Power) = "power",
    /// The table of holidays.
    Holidays(Holidays) = "holidays",
    /// A level of assurance.
    Assurance(Assurance) = "assurance",
    /// A source.
    Source(Source) = "source",
    /// A report or letter.
    Report(Report) = "report",
    /// Something asked.
    Asked(Asked) = "asked",
    /// An answer.
    Answer(Answer) = "answer",
    /// What came of something asked.
    Outcome(Outcome) = "outcome",
    /// A place where answers are published.
    Place(Place) = "place",
    /// Somebody looked for an answer.
    Look(Look) = "look",
    /// A body was told that no answer had been found.
    Notice(Notice) = "notice",
    /// A copy of an answer was sent to whom the law names.
    CopySent(CopySent) = "copy-sent",
    /// An asker withdrew an ask.
    Withdrawal(Withdrawal) = "withdrawal",
    /// Somebody's words.
    Statement(Statement) = "statement",
    /// Two sources differ.
    Difference(Difference) = "difference",
    /// A stay in a stage of monitoring.
    Stay(Stay) = "stay",
    /// A mapping and its dry run were approved.
    MappingApproved(MappingApproved) = "mapping-approved",
    /// A publisher's own label on a report.
    PublisherLabel(PublisherLabel) = "publisher-label",
    /// An entry's bytes were removed.
    Withheld(Withheld) = "withheld",
    /// A body's words beside something said about it.
    Reply(Reply) = "reply",
    /// A request for a correction was decided.
    CorrectionDecided(CorrectionDecided) = "correction-decided",
    /// Two things asked were compared: was the later asked before?
    AskedBefore(AskedBefore) = "asked-before",
}
