//! Reports, and letters that stand in a report's place.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::known_day;
use super::reading;
use super::source::{Passage, sources_of};
use crate::body::KnownDay;
use crate::words::{BodyId, SourceId, SubjectId, Words};

/// A published document in which things are asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Report {
    /// Its id, and the last part of its address.
    pub id: SubjectId,
    /// What kind of document it is.
    pub kind: ReportKind,
    /// Its title.
    pub title: Words,
    /// The body that published it.
    pub by: BodyId,
    /// The day it was published: day one of a clock that begins with it.
    ///
    /// Where the day itself is not known, the last day it can have been; where
    /// nothing is known of its [publication](Self::publication), the day on it.
    #[serde(deserialize_with = "reading::day")]
    pub published_on: Day,
    /// The first day it can have been published, where the day itself is not
    /// known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_not_before: Option<Day>,
    /// Whether the day it was published is known at all.
    #[serde(default, skip_serializing_if = "Publication::is_known")]
    pub publication: Publication,
    /// The day written on it, where that is not the day it was published.
    #[serde(
        default,
        deserialize_with = "reading::maybe_day",
        skip_serializing_if = "Option::is_none"
    )]
    pub dated: Option<Day>,
    /// Which forces it is about.
    pub about: About,
    /// Whether section 55 of the Police Act 1996 makes local policing bodies
    /// answer it.
    pub section_55: Section55,
    /// The local policing bodies that owe comments, as they were on the day
    /// of publication. Set when the report is recorded, never recomputed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owed_by: Vec<BodyId>,
    /// How many things it asks, in its own words or its publisher's, so that
    /// a reader can see how much of it is recorded here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks_as_published: Option<Words>,
    /// Other words about it that a reader needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// The sources it was read from.
    pub sources: Vec<SourceId>,
    /// The passages that these facts about it stand on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

impl Report {
    /// The day it was published, as far as it is known; none where only the day
    /// written on it is.
    #[must_use]
    pub fn published_when(&self) -> Option<KnownDay> {
        match self.publication {
            Publication::Known => Some(known_day(self.published_not_before, self.published_on)),
            Publication::NotKnown => None,
        }
    }

    /// The day written on it, where that says more than the day of publication.
    #[must_use]
    pub fn dated_on(&self) -> Option<Day> {
        match self.publication {
            Publication::Known => self.dated.filter(|dated| *dated != self.published_on),
            Publication::NotKnown => Some(self.dated.unwrap_or(self.published_on)),
        }
    }

    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        self.sources.iter().chain(sources_of(&self.passages))
    }
}

/// Whether the day a document was published is known at all.
///
/// The day written on a letter is not the day it was published, and somebody
/// else may have published it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Publication {
    /// It is, at least roughly.
    #[default]
    Known,
    /// Only the day written on it is.
    NotKnown,
}

impl Publication {
    fn is_known(&self) -> bool {
        matches!(self, Self::Known)
    }
}

/// Kinds of document in which policing is asked for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// A report on a subject across forces, or on part of policing.
    Thematic,
    /// A report on one force's performance under the inspectorate's programme.
    Peel,
    /// Any other report on one force.
    ForceReport,
    /// A report on causes of concern brought forward of the full report.
    AcceleratedCauseOfConcern,
    /// A letter after inspectors went back.
    RevisitLetter,
    /// A letter on progress.
    ProgressLetter,
    /// A letter that closes what was asked.
    ClosureLetter,
    /// The chief inspector's annual assessment (Police Act 1996, s. 54(4A)).
    StateOfPolicing,
    /// A report on a super-complaint (SI 2018/748).
    SuperComplaint,
    /// A coroner's report to prevent future deaths (Coroners and Justice Act
    /// 2009, Sch. 5, para. 7).
    PreventionOfFutureDeaths,
    /// Any other letter.
    Letter,
    /// A request or announcement reported by the press.
    PressReport,
}

impl ReportKind {
    /// Every kind, in the order pages list them.
    pub const ALL: [Self; 12] = [
        Self::Thematic,
        Self::Peel,
        Self::ForceReport,
        Self::AcceleratedCauseOfConcern,
        Self::RevisitLetter,
        Self::ProgressLetter,
        Self::ClosureLetter,
        Self::StateOfPolicing,
        Self::SuperComplaint,
        Self::PreventionOfFutureDeaths,
        Self::Letter,
        Self::PressReport,
    ];

    /// The word for it in addresses and data, as the log writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Thematic => "thematic",
            Self::Peel => "peel",
            Self::ForceReport => "force-report",
            Self::AcceleratedCauseOfConcern => "accelerated-cause-of-concern",
            Self::RevisitLetter => "revisit-letter",
            Self::ProgressLetter => "progress-letter",
            Self::ClosureLetter => "closure-letter",
            Self::StateOfPolicing => "state-of-policing",
            Self::SuperComplaint => "super-complaint",
            Self::PreventionOfFutureDeaths => "prevention-of-future-deaths",
            Self::Letter => "letter",
            Self::PressReport => "press-report",
        }
    }
}

/// Which forces a report is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Every territorial force in England and Wales.
    AllForces,
    /// These forces.
    Forces(Vec<BodyId>),
    /// No force: policing at large, or another body.
    NoForce,
}

/// Whether section 55 of the Police Act 1996 applies to a document.
///
/// What is unknown is counted in nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section55 {
    /// It is a report published under section 55.
    Applies,
    /// It is not.
    DoesNotApply {
        /// Why not.
        why: Words,
    },
    /// Whether it is has not been settled.
    Unknown {
        /// Why it is not settled.
        why: Words,
    },
}
