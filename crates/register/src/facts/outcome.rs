//! Outcomes: what the asker found had come of an ask.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::known_day;
use super::reading;
use super::source::{Passage, sources_of};
use crate::body::KnownDay;
use crate::words::{AssuranceId, BodyId, SourceId, SubjectId, Text, Words};

/// What came of something asked, as its asker judged it, or as a body that was
/// asked claims of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Outcome {
    /// What was asked.
    pub subject: SubjectId,
    /// The addressee it is about; none means all of them. A claim is about the
    /// body that makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<BodyId>,
    /// What was found.
    pub finding: Finding,
    /// Who judged.
    pub judged_by: BodyId,
    /// The day; where that is not known, the last day it can have been.
    #[serde(deserialize_with = "reading::day")]
    pub on: Day,
    /// The first day it can have been, where the day itself is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Day>,
    /// What the judgement rests on.
    #[serde(default, skip_serializing_if = "Basis::is_not_stated")]
    pub basis: Basis,
    /// The level of assurance at which the asker verified it, where one is
    /// stated. Its wider words stand in `basis`, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assurance: Option<AssuranceId>,
    /// Why, in the words of whoever judged or claimed; public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Words>,
    /// Who prepared it, where a second person made it public: an opaque id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepared_by: Option<Text>,
    /// The words that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

impl Outcome {
    /// The day it was judged, as far as it is known.
    #[must_use]
    pub fn when(&self) -> KnownDay {
        known_day(self.not_before, self.on)
    }

    /// Whether it tells of one body: of that body, or of every addressee. What a
    /// body claims, it claims of itself alone.
    #[must_use]
    pub fn is_about(&self, body: &BodyId) -> bool {
        match self.finding {
            Finding::ClaimedMet => self.judged_by == *body,
            _ => self.of.as_ref().is_none_or(|of| of == body),
        }
    }

    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        sources_of(&self.passages)
    }
}

/// What the asker found, or a body claims of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// Still open.
    Open,
    /// Closed.
    Closed,
    /// Met in part.
    MetInPart,
    /// Replaced by a later ask.
    Superseded,
    /// Claimed as met by the body itself; nobody else has said so.
    ClaimedMet,
    /// Verified by the asker as met. That does not close it.
    VerifiedMet,
    /// The body's claim, which the asker does not accept.
    ClaimNotAccepted,
    /// Closed before, and opened again by the asker.
    Reopened,
}

impl Finding {
    /// The word for it in data, as the log writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::MetInPart => "met-in-part",
            Self::Superseded => "superseded",
            Self::ClaimedMet => "claimed-met",
            Self::VerifiedMet => "verified-met",
            Self::ClaimNotAccepted => "claim-not-accepted",
            Self::Reopened => "reopened",
        }
    }

    /// Whether it is the asker's finding, and no claim of the body asked.
    #[must_use]
    pub fn is_of_the_asker(self) -> bool {
        !matches!(self, Self::ClaimedMet)
    }

    /// Whether it is what the asker found of what the body did or claims.
    #[must_use]
    pub fn is_a_verification(self) -> bool {
        matches!(
            self,
            Self::VerifiedMet | Self::MetInPart | Self::ClaimNotAccepted
        )
    }

    /// Whether it says that the asker closed it, or that it is open. What was
    /// verified stays as open or closed as it was.
    #[must_use]
    pub fn is_of_closing(self) -> bool {
        matches!(
            self,
            Self::Open | Self::Closed | Self::Superseded | Self::Reopened
        )
    }

    /// Whether the asker has ended it: closed it, or put a later ask in its
    /// place.
    #[must_use]
    pub fn ends_it(self) -> bool {
        matches!(self, Self::Closed | Self::Superseded)
    }

    /// Whether it cannot be recorded without the reasons for it: whoever is told
    /// no is told why.
    #[must_use]
    pub fn needs_reasons(self) -> bool {
        matches!(self, Self::ClaimNotAccepted | Self::Reopened)
    }
}

/// What a judgement rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The body's own assessment.
    SelfAssessment,
    /// Documents that the asker read.
    Documents,
    /// Fieldwork.
    Fieldwork,
    /// Not said.
    #[default]
    NotStated,
}

impl Basis {
    /// Whether no basis is stated.
    #[must_use]
    pub fn is_not_stated(&self) -> bool {
        matches!(self, Self::NotStated)
    }
}
