//! Why what was said of an answer cannot be taken.

use answerable_register::calendar::Day;

use super::details::{LONGEST_PUBLISHER, MOST_REPORTS};
use crate::review::details::{LONGEST_LICENCE, LONGEST_TITLE};

/// A field of the form for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerField {
    /// Who answers.
    By,
    /// For whom.
    OnBehalfOf,
    /// Which reports.
    Reports,
    /// The day on it.
    Dated,
    /// The first day it can have been published.
    NotBefore,
    /// The last.
    NotAfter,
    /// Who published it.
    Publisher,
    /// Its title.
    Title,
    /// Its address.
    Address,
    /// Its licence.
    Licence,
}

/// Why what was said of an answer cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerRefused {
    /// A body that the register does not hold.
    #[error("the register holds no body {0}: choose one from the list")]
    NoSuchBody(String),
    /// For whom it is given: a body that the register does not hold.
    #[error("the register holds no body {0}: choose one from the list")]
    NoSuchOther(String),
    /// It is given for whoever gives it.
    #[error("leave this blank where the body answers for itself")]
    OnOwnBehalf,
    /// No report.
    #[error("choose the report that it answers")]
    NoReport,
    /// Too many.
    #[error("choose {MOST_REPORTS} reports or fewer; there are {found}")]
    ManyReports {
        /// How many there are.
        found: usize,
    },
    /// A report that the register does not hold.
    #[error("the register holds no report {0:?}: write its title as it stands on its page")]
    NoSuchReport(String),
    /// Nothing in a report is asked of whoever answers.
    #[error(
        "nothing in ‘{title}’ is asked of this body here, so that nothing can be recorded as answered: choose another report, or another body"
    )]
    NothingAsked {
        /// The report's title.
        title: String,
    },
    /// It was given before the report was published.
    #[error("‘{title}’ was published on {published}, after this answer can have been given")]
    BeforeTheReport {
        /// The report's title.
        title: String,
        /// The day it was published.
        published: Day,
    },
    /// Dated on a day to come.
    #[error("the day on the answer must be today or in the past")]
    DatedToCome,
    /// Published on a day to come.
    #[error("the day of publication must be today or in the past")]
    ToCome,
    /// Published before the day on it.
    #[error("the answer is dated {dated}, after it can have been published")]
    DatedAfter {
        /// The day on it.
        dated: Day,
    },
    /// The last day is before the first.
    #[error("the last day must be the first or later")]
    NoDayLeft,
    /// Quoted by nobody.
    #[error("say who published the document that quotes the answer")]
    NoPublisher,
    /// Too long a name.
    #[error("shorten the publisher to {LONGEST_PUBLISHER} characters; it has {found}")]
    LongPublisher {
        /// How many it has.
        found: usize,
    },
    /// No title.
    #[error("give the document’s title")]
    NoTitle,
    /// Too long a title.
    #[error("shorten the title to {LONGEST_TITLE} characters; it has {found}")]
    LongTitle {
        /// How many it has.
        found: usize,
    },
    /// An address that a page could not link.
    #[error("the address must begin with https:// or http:// and hold no blanks")]
    Address,
    /// Too long a licence.
    #[error("shorten the licence to {LONGEST_LICENCE} characters; it has {found}")]
    LongLicence {
        /// How many it has.
        found: usize,
    },
}

impl AnswerRefused {
    /// The field it stands beside.
    #[must_use]
    pub fn field(&self) -> AnswerField {
        match self {
            Self::NoSuchBody(_) => AnswerField::By,
            Self::NoSuchOther(_) | Self::OnOwnBehalf => AnswerField::OnBehalfOf,
            Self::NoReport
            | Self::ManyReports { .. }
            | Self::NoSuchReport(_)
            | Self::NothingAsked { .. }
            | Self::BeforeTheReport { .. } => AnswerField::Reports,
            Self::DatedToCome | Self::DatedAfter { .. } => AnswerField::Dated,
            Self::ToCome => AnswerField::NotBefore,
            Self::NoDayLeft => AnswerField::NotAfter,
            Self::NoPublisher | Self::LongPublisher { .. } => AnswerField::Publisher,
            Self::NoTitle | Self::LongTitle { .. } => AnswerField::Title,
            Self::Address => AnswerField::Address,
            Self::LongLicence { .. } => AnswerField::Licence,
        }
    }
}
