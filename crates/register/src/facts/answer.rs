//! Answers: who said what, to which asks, and when.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::known_day;
use super::looking::AskReference;
use super::published::PublishedBetween;
use super::reading;
use super::source::{Passage, sources_of};
use crate::body::KnownDay;
use crate::words::{AnswerId, BodyId, SourceId, Words};

/// One answer: it may meet many asks, even of several reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Answer {
    /// Its id.
    pub id: AnswerId,
    /// The body that answered.
    pub by: BodyId,
    /// In whose words we have it.
    pub voice: Voice,
    /// What kind of answer it is.
    #[serde(default, skip_serializing_if = "AnswerKind::is_substantive")]
    pub kind: AnswerKind,
    /// Whom it answers for, where it says that it was given for another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<BodyId>,
    /// The day written on it, which proves no publication; the last day that
    /// can mean, where only a month or year is written.
    #[serde(
        default,
        deserialize_with = "reading::maybe_day",
        skip_serializing_if = "Option::is_none"
    )]
    pub dated: Option<Day>,
    /// The first day that can mean, where no day is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated_not_before: Option<Day>,
    /// The day it was published, as far as is known.
    #[serde(default)]
    pub published: PublishedBetween,
    /// Which asks it meets, and how.
    #[serde(deserialize_with = "reading::exact_list")]
    pub meets: Vec<Meets>,
    /// The chief officer's comments, where section 55 invites them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chief_officer: Option<ChiefOfficerComment>,
    /// Other words about it that a reader needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// The sources it was read from.
    pub sources: Vec<SourceId>,
    /// Passages of the answer as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

impl Answer {
    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        let met = self.meets.iter();
        self.sources
            .iter()
            .chain(sources_of(&self.passages))
            .chain(met.flat_map(|meets| sources_of(&meets.passages)))
    }
}

impl Answer {
    /// When it can have been published: the range recorded, and not before the
    /// day written on it where no other first day is known.
    #[must_use]
    pub fn published_between(&self) -> PublishedBetween {
        let dated = self
            .dated_when()
            .map(KnownDay::earliest)
            .filter(|dated| self.published.not_after.is_none_or(|last| *dated <= last));
        PublishedBetween {
            not_before: self.published.not_before.or(dated),
            not_after: self.published.not_after,
        }
    }

    /// The day written on it, as far as it is written.
    #[must_use]
    pub fn dated_when(&self) -> Option<KnownDay> {
        self.dated
            .map(|dated| known_day(self.dated_not_before, dated))
    }

    /// Whether it can have been published by a day.
    #[must_use]
    pub fn can_be_out_by(&self, day: Day) -> bool {
        self.published_between()
            .not_before
            .is_none_or(|first| first <= day)
    }
}

/// In whose words we have an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The body's own, from its own document.
    Own,
    /// Quoted as the body's own by somebody else.
    QuotedBy(Words),
    /// Reported by somebody else in their words.
    ReportedBy(Words),
}

/// Kinds of answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// It answers.
    #[default]
    Substantive,
    /// It says that nothing in the report is for this body.
    NilReturn,
    /// It says that the ask arrived; it is no answer.
    Acknowledgement,
}

impl AnswerKind {
    /// Whether it answers.
    #[must_use]
    pub fn is_substantive(&self) -> bool {
        matches!(self, Self::Substantive)
    }
}

/// How an answer meets one ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Meets {
    /// The ask.
    pub ask: AskReference,
    /// The position it takes, in the answerer's words and never ours.
    #[serde(default, skip_serializing_if = "Position::is_not_stated")]
    pub position: Position,
    /// For an explanation under section 55(5B): what it says of the
    /// recommendation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
    /// For a request for aid: the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aid: Option<AidReply>,
    /// The words that answer this ask.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

/// The position an answer takes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// It accepts what was asked.
    Accepts,
    /// It accepts part.
    AcceptsInPart,
    /// It does not accept it.
    DoesNotAccept,
    /// It does not say.
    #[default]
    NotStated,
}

impl Position {
    /// The word for it in data, as the log writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepts => "accepts",
            Self::AcceptsInPart => "accepts-in-part",
            Self::DoesNotAccept => "does-not-accept",
            Self::NotStated => "not-stated",
        }
    }

    /// Whether no position is stated.
    #[must_use]
    pub fn is_not_stated(&self) -> bool {
        matches!(self, Self::NotStated)
    }
}

/// What an answer says of one recommendation (Police Act 1996, s. 55(5B)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Explanation {
    /// Action taken.
    ActionTaken,
    /// Action proposed.
    ActionProposed,
    /// Why there is none.
    ReasonForNone,
    /// Nothing: the answer does not address it.
    NotAddressed,
}

impl Explanation {
    /// The word for it in data, as the log writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ActionTaken => "action-taken",
            Self::ActionProposed => "action-proposed",
            Self::ReasonForNone => "reason-for-none",
            Self::NotAddressed => "not-addressed",
        }
    }
}

/// A reply to a request for aid. Five different things, kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AidReply {
    /// It said that it deployed.
    Deployed,
    /// It said that it declined.
    Declined,
    /// It said that it was asked and has not provided aid.
    AskedAndNotProvided,
    /// It would not say.
    WouldNotSay,
    /// Somebody else spoke of it.
    ReportedByAnother,
    /// It agreed; nothing shows a deployment.
    Agreed,
}

impl AidReply {
    /// The word for it in data, as the log writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deployed => "deployed",
            Self::Declined => "declined",
            Self::AskedAndNotProvided => "asked-and-not-provided",
            Self::WouldNotSay => "would-not-say",
            Self::ReportedByAnother => "reported-by-another",
            Self::Agreed => "agreed",
        }
    }

    /// Whether it is an answer of the body that was asked: what somebody else
    /// said of it is none, and whoever would not say has not answered.
    #[must_use]
    pub fn answers(self) -> bool {
        !matches!(self, Self::ReportedByAnother | Self::WouldNotSay)
    }
}

/// The chief officer's comments on a report (Police Act 1996, s. 55(4)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChiefOfficerComment {
    /// They stand in the answer.
    Included,
    /// The answer has none.
    NotIncluded,
}

impl ChiefOfficerComment {
    /// The word for it in data, as the log writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Included => "included",
            Self::NotIncluded => "not-included",
        }
    }
}
