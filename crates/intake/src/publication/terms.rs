//! What the block holds.

use answerable_register::calendar::Day;
use answerable_register::facts::Position;
use serde::{Deserialize, Serialize};

/// The format written. A reader refuses a newer one, and in one that it knows
/// any field that it does not know: a block is never read in part.
pub const FORMAT: u32 = 1;

/// An answer of a local policing body, as it is published (Police Act 1996,
/// s. 55(5) to (5B)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Publication {
    /// The body that answers.
    pub by: Named,
    /// The day it was published.
    pub published_on: Day,
    /// The reports it answers, the first one first.
    pub reports: Vec<Reported>,
    /// What it says of the report as a whole.
    pub comments: String,
    /// The chief officer's comments, which are not the body's.
    pub chief_officer: ChiefOfficer,
    /// What it says of each recommendation, in the order of the reports.
    pub recommendations: Vec<OnRecommendation>,
    /// What is published with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// A body or thing by its id in the register and its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Named {
    /// Its id, which never changes.
    pub id: String,
    /// What it was called on the day.
    pub name: String,
}

/// A report that is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reported {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub by: Named,
    /// The day it was published.
    pub published_on: Day,
    /// The body that was asked, where its functions have passed to the one that
    /// answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Named>,
}

/// The chief officer's comments (s. 55(4) and (5)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChiefOfficer {
    /// The day on which they were invited.
    pub invited_on: Day,
    /// The day by which they were asked for.
    pub asked_for_by: Day,
    /// The day on which they came; none where none came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_on: Option<Day>,
    /// The chief officer's own words; blank where none came.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What the body replies to them; blank where it does not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reply: String,
}

/// What the body says of one recommendation (s. 55(5B)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OnRecommendation {
    /// The recommendation's id.
    pub id: String,
    /// The report it stands in, by its id.
    pub report: String,
    /// Its number as published; blank where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its words, as they stand in the report.
    pub words: String,
    /// The position taken.
    #[serde(default, skip_serializing_if = "Position::is_not_stated")]
    pub position: Position,
    /// What has been or will be done, or why nothing.
    pub says: Said,
}

/// What has been or will be done about a recommendation, or why nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Said {
    /// Which of the three it is.
    pub kind: SaidKind,
    /// The body's words.
    pub words: String,
    /// Who is to see to it: an office, never a person by name; blank where that
    /// is not said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// The day by which it is to be done, or on which it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
}

/// The three things that section 55(5B) lets an answer say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SaidKind {
    /// Action taken.
    ActionTaken,
    /// Action proposed.
    ActionProposed,
    /// Why there is none.
    ReasonForNone,
}

/// A file published with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Evidence {
    /// What it is, in the body's words.
    pub title: String,
    /// What the file is called.
    pub file: String,
    /// Its media type.
    pub media: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Its SHA-256, in lower-case hex.
    pub fingerprint: String,
}
