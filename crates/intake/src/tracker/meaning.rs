//! What a column means.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The number of the recommendation.
    Number,
    /// What was asked, in words.
    Words,
    /// The report it stands in.
    Report,
    /// The day of the report.
    ReportDay,
    /// The address of its page in a register.
    Address,
    /// Who sees to it.
    Lead,
    /// How far it is.
    Status,
    /// What was or is to be done.
    Action,
    /// By when.
    Due,
    /// The day on which it was met.
    Closed,
    /// Words for the office alone.
    Comments,
    /// Nothing that is taken in.
    LeaveOut,
}

/// The headings by which a column is known, in small letters without signs.
pub(super) const HEADINGS: [(Meaning, &[&str]); 11] = [
    (
        Meaning::Number,
        &[
            "rec no",
            "rec number",
            "rec",
            "recommendation no",
            "recommendation number",
            "recommendation ref",
            "rec ref",
            "no",
            "number",
            "ref",
            "reference",
            "ref no",
            "afi no",
            "item no",
        ],
    ),
    (
        Meaning::Words,
        &[
            "recommendation",
            "recommendations",
            "recommendation text",
            "recommendation wording",
            "recommendation detail",
            "wording",
            "description",
            "text",
            "detail",
            "details",
            "issue",
            "what was asked",
            "recommendation afi",
            "area for improvement",
            "afi",
        ],
    ),
    (
        Meaning::Report,
        &[
            "report",
            "report title",
            "report name",
            "source",
            "inspection",
            "inspection report",
            "publication",
            "document",
            "title of report",
            "source report",
        ],
    ),
    (
        Meaning::ReportDay,
        &[
            "report date",
            "date",
            "date of report",
            "published",
            "date published",
            "publication date",
            "date of publication",
            "report published",
            "published on",
        ],
    ),
    (
        Meaning::Address,
        &[
            "address",
            "link",
            "url",
            "web link",
            "hyperlink",
            "register address",
        ],
    ),
    (
        Meaning::Lead,
        &[
            "lead",
            "lead officer",
            "owner",
            "action owner",
            "responsible officer",
            "responsible",
            "lead name",
            "business lead",
            "strategic lead",
            "force lead",
            "senior responsible owner",
            "sro",
            "assigned to",
            "chief officer lead",
            "tactical lead",
        ],
    ),
    (
        Meaning::Status,
        &[
            "status",
            "rag",
            "rag status",
            "progress",
            "current status",
            "position",
            "state",
            "grade",
        ],
    ),
    (
        Meaning::Action,
        &[
            "action",
            "actions",
            "action taken",
            "actions taken",
            "action proposed",
            "update",
            "latest update",
            "progress update",
            "force response",
            "response",
            "what has been done",
            "action plan",
            "delivery update",
            "evidence",
        ],
    ),
    (
        Meaning::Due,
        &[
            "due",
            "due date",
            "date due",
            "deadline",
            "target",
            "target date",
            "completion date due",
            "by when",
            "expected completion",
            "expected completion date",
            "target completion date",
        ],
    ),
    (
        Meaning::Closed,
        &[
            "closed",
            "date closed",
            "closed date",
            "date completed",
            "completed",
            "completed on",
            "completion date",
            "date complete",
            "closure date",
            "date of closure",
            "date met",
            "closed on",
        ],
    ),
    (
        Meaning::Comments,
        &[
            "comments",
            "comment",
            "notes",
            "note",
            "remarks",
            "internal comments",
            "internal notes",
        ],
    ),
];

impl Meaning {
    /// Every meaning, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Number,
        Self::Words,
        Self::Report,
        Self::ReportDay,
        Self::Address,
        Self::Lead,
        Self::Status,
        Self::Action,
        Self::Due,
        Self::Closed,
        Self::Comments,
        Self::LeaveOut,
    ];

    /// What a heading most likely means; none where it is not known. A guess: a
    /// person says whether it is right.
    #[must_use]
    pub fn guess(heading: &str) -> Option<Self> {
        let heading = plain(heading);
        HEADINGS
            .iter()
            .find(|(_, known)| known.contains(&heading.as_str()))
            .map(|(meaning, _)| *meaning)
    }

    /// Whether its cells are days.
    #[must_use]
    pub const fn is_a_day(self) -> bool {
        matches!(self, Self::ReportDay | Self::Due | Self::Closed)
    }

    /// The word by which it is kept and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Words => "words",
            Self::Report => "report",
            Self::ReportDay => "report-day",
            Self::Address => "address",
            Self::Lead => "lead",
            Self::Status => "status",
            Self::Action => "action",
            Self::Due => "due",
            Self::Closed => "closed",
            Self::Comments => "comments",
            Self::LeaveOut => "leave-out",
        }
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The word is no meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no column means that")]
pub struct NotAMeaning;

impl FromStr for Meaning {
    type Err = NotAMeaning;

    fn from_str(word: &str) -> Result<Self, NotAMeaning> {
        let mut all = Self::ALL.into_iter();
        all.find(|meaning| meaning.as_str() == word)
            .ok_or(NotAMeaning)
    }
}

/// Small letters and figures, one blank between words.
pub(super) fn plain(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
