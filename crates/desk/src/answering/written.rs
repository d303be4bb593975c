//! What is written of an answer so far, part by part.

use std::collections::BTreeMap;

use answerable_intake::publication::SaidKind;
use answerable_register::calendar::Day;
use answerable_register::facts::Position;
use answerable_register::words::SubjectId;
use answerable_store::reviews::Version;
use serde::{Deserialize, Serialize};

/// What is written so far. It lies in the vault under a key of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Written {
    /// What the body says of the report as a whole.
    pub comments: Part<String>,
    /// The chief officer's comments.
    pub chief_officer: Part<ChiefOfficerDraft>,
    /// What is said of each recommendation, by its id.
    pub said: BTreeMap<SubjectId, Part<SaidDraft>>,
    /// Files to be published with it.
    pub evidence: Vec<Attached>,
    /// Why it was sent back, each time.
    pub returned: Vec<Returned>,
}

/// One part, with who last wrote it and in which version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Part<T> {
    /// What it says.
    pub said: T,
    /// The version in which it was last changed; 0 for never.
    pub changed_in: Version,
    /// Who changed it, by opaque id; none for nobody yet.
    pub by: Option<String>,
}

/// The chief officer's comments, as far as they have come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChiefOfficerDraft {
    /// The day on which they were invited.
    pub invited_on: Option<Day>,
    /// The day by which they are asked for.
    pub asked_for_by: Option<Day>,
    /// The day on which they came.
    pub received_on: Option<Day>,
    /// The chief officer's own words.
    pub words: String,
    /// What the body replies.
    pub reply: String,
}

/// What is said of one recommendation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SaidDraft {
    /// The position.
    pub position: Position,
    /// Whether action was taken or is proposed, or why there is none.
    pub kind: Option<SaidKind>,
    /// The words.
    pub words: String,
    /// Who is to see to it.
    pub owner: String,
    /// The day of it.
    pub day: Option<Day>,
}

/// A file to be published with the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Attached {
    /// What it is.
    pub title: String,
    /// What the file is called.
    pub file: String,
    /// Its media type.
    pub media: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Its SHA-256, in lower-case hex.
    pub fingerprint: String,
    /// The records of the vault that hold it, in order.
    pub pieces: Vec<String>,
    /// Who attached it, by opaque id.
    pub by: String,
}

/// A second person sent it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Returned {
    /// Why.
    pub reasons: String,
    /// The day.
    pub on: Day,
    /// Who, by opaque id.
    pub by: String,
}

/// A part by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartName {
    /// What the body says of the report as a whole.
    Comments,
    /// The chief officer's comments.
    ChiefOfficer,
    /// What is said of one recommendation.
    Said(SubjectId),
}

/// A part with what it is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartSaid {
    /// What the body says of the report as a whole.
    Comments(String),
    /// The chief officer's comments.
    ChiefOfficer(ChiefOfficerDraft),
    /// What is said of one recommendation.
    Said(SubjectId, SaidDraft),
}

impl<T: PartialEq> Part<T> {
    /// Writes it anew, unless somebody else did after version `seen`. The same
    /// words again, as a form sent twice makes them, change nothing.
    pub(super) fn write(&mut self, said: T, seen: Version, next: Version, by: &str) -> Wrote {
        if self.said == said {
            return Wrote::Already;
        }
        if self.changed_in > seen {
            return Wrote::TooLate;
        }
        *self = Self {
            said,
            changed_in: next,
            by: Some(by.to_owned()),
        };
        Wrote::Now
    }
}

/// What came of writing a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrote {
    Now,
    Already,
    TooLate,
}

impl Written {
    /// What is said of a recommendation; blank where nothing is yet.
    #[must_use]
    pub fn said_of(&self, recommendation: &SubjectId) -> Part<SaidDraft> {
        self.said.get(recommendation).cloned().unwrap_or_default()
    }

    /// Who last wrote a part, by opaque id.
    #[must_use]
    pub fn last_by(&self, part: &PartName) -> Option<&str> {
        match part {
            PartName::Comments => self.comments.by.as_deref(),
            PartName::ChiefOfficer => self.chief_officer.by.as_deref(),
            PartName::Said(id) => self.said.get(id)?.by.as_deref(),
        }
    }

    pub(super) fn write(
        &mut self,
        part: PartSaid,
        seen: Version,
        next: Version,
        by: &str,
    ) -> Wrote {
        match part {
            PartSaid::Comments(words) => self.comments.write(words, seen, next, by),
            PartSaid::ChiefOfficer(words) => self.chief_officer.write(words, seen, next, by),
            PartSaid::Said(id, said) => {
                let mut part = self.said_of(&id);
                let wrote = part.write(said, seen, next, by);
                if wrote == Wrote::Now {
                    self.said.insert(id, part);
                }
                wrote
            }
        }
    }
}
