//! Looking for an answer, finding none, and telling the body.

use std::fmt;
use std::str::FromStr;

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::address::is_web_address;
use super::reading;
use crate::words::{BodyId, PlaceId, SubjectId, Text, Words};

/// Which ask: what was asked, of whom, and the duty. Also its address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AskReference {
    /// The report or the thing asked.
    pub subject: SubjectId,
    /// The addressee.
    pub of: BodyId,
    /// What it is to do.
    pub duty: Duty,
}

impl fmt::Display for AskReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.subject, self.of, self.duty.as_str())
    }
}

/// What an addressee is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// Do what was asked.
    Act,
    /// Answer in writing.
    Answer,
    /// Say whether it will give aid.
    Reply,
    /// Keep its own undertaking.
    Keep,
    /// Publish comments on a report (Police Act 1996, s. 55(5)). One clock
    /// for each report.
    Comment,
    /// Say of one recommendation what it has done or will do, or why nothing
    /// (Police Act 1996, s. 55(5B)). Part of the comments: no clock of its own.
    Explain,
}

impl Duty {
    /// Every duty, in the order pages list them.
    pub const ALL: [Self; 6] = [
        Self::Comment,
        Self::Explain,
        Self::Answer,
        Self::Reply,
        Self::Act,
        Self::Keep,
    ];

    /// The duty as it stands in an address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Answer => "answer",
            Self::Reply => "reply",
            Self::Keep => "keep",
            Self::Comment => "comment",
            Self::Explain => "explain",
        }
    }
}

/// A word that names no duty.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no duty: use act, answer, reply, keep, comment or explain")]
pub struct UnknownDuty(pub String);

impl FromStr for Duty {
    type Err = UnknownDuty;

    fn from_str(word: &str) -> Result<Self, UnknownDuty> {
        Self::ALL
            .into_iter()
            .find(|duty| duty.as_str() == word)
            .ok_or_else(|| UnknownDuty(word.to_owned()))
    }
}

/// Somebody looked for an answer in a place on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Look {
    /// The asks an answer was looked for; none where a place was only visited.
    #[serde(deserialize_with = "reading::exact_list")]
    pub asks: Vec<AskReference>,
    /// Where: an address, or words such as "the office's publication scheme".
    pub place: Text,
    /// The place of the list of places that was looked at, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<PlaceId>,
    /// The day.
    #[serde(deserialize_with = "reading::day")]
    pub on: Day,
    /// What came back.
    pub came_back: CameBack,
    /// How it came: the status of a web site's reply, or in person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<LookReply>,
    /// The SHA-256 of what came back, in lower-case hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<Text>,
    /// Whether a copy of what came back is kept, under that fingerprint.
    #[serde(default, skip_serializing_if = "is_not")]
    pub copy_kept: bool,
    /// What the looker saw, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

impl Look {
    /// The place, where that is an address a page may lead to.
    #[must_use]
    pub fn web_address(&self) -> Option<&str> {
        Some(&*self.place).filter(|place| is_web_address(place))
    }
}

/// For serde, which hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_not(flag: &bool) -> bool {
    !flag
}

/// How a place replied to whoever looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LookReply {
    /// A web site replied, with this status (RFC 9110, section 15).
    Status(u16),
    /// A web site gave no reply: nothing answered, or not in time.
    NoReply,
    /// Somebody went there or asked in person.
    InPerson,
    /// On paper: a printed list, or a letter.
    OnPaper,
}

impl LookReply {
    /// Whether there was something to read.
    #[must_use]
    pub fn can_be_read(self) -> bool {
        match self {
            // 2xx alone is what was asked for; 304 says that it is what it was.
            Self::Status(status) => matches!(status, 200..=299 | 304),
            Self::NoReply => false,
            Self::InPerson | Self::OnPaper => true,
        }
    }
}

/// What came back when somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CameBack {
    /// The place could be read, and no answer was there.
    NoAnswer,
    /// The place could not be read: this shows nothing about the body.
    CouldNotRead,
    /// The place replied and nobody read it for an answer: a program kept its
    /// fingerprint. This shows that the place was there, and nothing about the
    /// body.
    NotRead,
}

/// The body was told that no answer had been found.
///
/// "No answer found" is shown of a named body only with this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Notice {
    /// The asks it was told of.
    pub asks: Vec<AskReference>,
    /// The body told.
    pub to: BodyId,
    /// The day.
    #[serde(deserialize_with = "reading::day")]
    pub on: Day,
    /// How: "by e-mail to the office".
    pub how: Text,
}
