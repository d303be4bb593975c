//! What a row can become, and why it does not.

use answerable_intake::tracker::TrackerRow;
use answerable_register::calendar::Day;
use answerable_register::words::SubjectId;
use answerable_store::reviews::Version;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::answering::SaidDraft;
use crate::closing::CaseOf;
use crate::queues::ItemId;
use crate::tracker::find::Found;

/// What a row can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A claim that it is met: public at once.
    Claim,
    /// What is said of a recommendation in the draft of an answer.
    Draft,
    /// A comment inside the office.
    Comment,
}

/// A row with what it is about and what would become of it.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The row.
    pub row: TrackerRow,
    /// What it is about.
    pub found: Found,
    /// Whether somebody left it out.
    pub is_left_out: bool,
    /// What would be written.
    pub would: Vec<Would>,
    /// What would not, and why.
    pub will_not: Vec<(What, WillNot)>,
    /// The last day that the register has for it, where the tracker has another.
    pub other_last_day: Option<Date>,
}

/// Something that would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Would {
    /// A claim.
    Claim(ToClaim),
    /// Into the draft of an answer.
    Draft(ToDraft),
    /// A comment.
    Comment {
        /// On which item of work.
        item: ItemId,
        /// The words.
        words: String,
    },
}

impl Would {
    /// Of what kind it is.
    #[must_use]
    pub const fn what(&self) -> What {
        match self {
            Self::Claim(_) => What::Claim,
            Self::Draft(_) => What::Draft,
            Self::Comment { .. } => What::Comment,
        }
    }
}

/// A claim that would be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToClaim {
    /// What was asked, and the body.
    pub of: CaseOf,
    /// The day on which it was met, as the tracker says.
    pub on: Day,
    /// What was done; public.
    pub did: String,
    /// The status, in the tracker's words: what the claim stands on; public.
    pub words: String,
}

/// What would be said in the draft of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToDraft {
    /// The report that the answer is about.
    pub report: SubjectId,
    /// The recommendation.
    pub recommendation: SubjectId,
    /// What would be said.
    pub said: SaidDraft,
    /// The version in which that part was last written.
    pub seen: Version,
}

/// Why something is not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WillNot {
    /// It is another person's part.
    #[error("claiming is for the force liaison of your office")]
    ForLiaison,
    /// It is another person's part.
    #[error("writing an answer is for a drafter of your office")]
    ForDrafter,
    /// There is no day.
    #[error("the tracker has no day on which it was met")]
    NoDay,
    /// The day is none.
    #[error("‘{0}’ is not a day")]
    NotADay(String),
    /// The day has not come.
    #[error("the day on which it was met has not come yet")]
    DayToCome,
    /// The day is before it was asked.
    #[error("the day on which it was met is before it was asked")]
    BeforeAsked,
    /// It is closed.
    #[error("its asker has closed it")]
    Closed,
    /// A claim waits.
    #[error("a claim is recorded and waits for the asker")]
    Waits,
    /// The same is there already.
    #[error("the same is there already")]
    Already,
    /// The public words name whoever leads on it.
    #[error("‘{0}’ stands in the action and would become public: take the name out of the tracker")]
    NamesLead(String),
    /// The answer is published.
    #[error("the answer is published")]
    Published,
    /// A second person reads it.
    #[error("the answer waits for approval")]
    WaitsForApproval,
    /// The draft says something else.
    #[error("the draft of the answer says something else of it already")]
    SaysElse,
    /// There is nothing to say.
    #[error("the tracker has no action to say")]
    NoAction,
    /// Too long.
    #[error("it is longer than {0} characters")]
    TooLong(usize),
    /// Another row says it.
    #[error("row {0} is about the same: leave one of the two out")]
    SameAs(u32),
}
