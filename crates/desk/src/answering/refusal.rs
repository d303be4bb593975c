//! Why an act of an answer did not come about.

use std::sync::Arc;

use answerable_store::Fault;
use answerable_store::answering::DraftsError;
use answerable_store::vault::{MAX_WORDS_BYTES, SealError, UnsealError};

use super::evidence::FileRefused;
use super::keep::InHand;
use super::missing::Missing;

/// The longest comments of a body or of a chief officer, in characters: some
/// ten pages.
pub(super) const LONGEST_COMMENTS: usize = 30_000;
/// The longest words on one recommendation, in characters: some three pages.
pub(super) const LONGEST_WORDS: usize = 10_000;
/// The longest name of an office, in characters.
pub(super) const LONGEST_OWNER: usize = 200;
/// The longest reasons for sending an answer back, in characters.
pub(super) const LONGEST_REASONS: usize = 4_000;

/// What is wrong with what a part is to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartRefused {
    /// The words are too long.
    #[error("the words must be {most} characters or fewer; they have {found}")]
    Words {
        /// The most.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// The reply is too long.
    #[error("the reply must be {most} characters or fewer; it has {found}")]
    Reply {
        /// The most.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// The owner's name is too long.
    #[error("who sees to it must be {LONGEST_OWNER} characters or fewer; it has {0}")]
    Owner(usize),
    /// Action is said to have been taken on a day to come.
    #[error(
        "the day on which action was taken has not come yet: choose action proposed, or a day up to today"
    )]
    TakenLater,
    /// There is a reply to comments that are not there.
    #[error(
        "there are no words of the chief officer to reply to: write them down, or leave the reply out"
    )]
    ReplyToNothing,
    /// The invitation was sent before there was a report.
    #[error("the chief officer cannot be invited before the report was published")]
    InvitedTooEarly,
    /// The invitation is said to have been sent on a day to come.
    #[error("the day on which the comments were invited cannot be after today")]
    InvitedLater,
    /// The day asked for is before the invitation.
    #[error("the day asked for cannot be before the day of the invitation")]
    AskedForBeforeInvited,
    /// A day is named without the other.
    #[error("give both the day of the invitation and the day asked for")]
    HalfAnInvitation,
    /// The comments came before they were invited, or on a day to come.
    #[error("the day on which the comments came must be from the invitation to today")]
    ReceivedWhen,
    /// There are comments of the chief officer and no day on which they came.
    #[error("give the day on which the chief officer’s comments came")]
    ReceivedNever,
}

/// Why an act of an answer did not come about; nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Nothing is being written of that body to that report.
    #[error("there is no such answer")]
    NoSuchAnswer,
    /// The report asks nothing of the body, or not this.
    #[error("the body owes nothing of the kind")]
    NotOwed,
    /// It waits for a second person, or does not.
    #[error("this answer waits for approval: take it back before changing it")]
    WaitsForApproval,
    /// It was not sent for approval.
    #[error("this answer was not sent for approval")]
    NotSent,
    /// Whoever acts wrote part of it.
    #[error("you wrote part of this answer: a second person must decide")]
    WroteInIt,
    /// Somebody else wrote the same part after it was looked at.
    #[error("somebody else changed this while you were writing")]
    ChangedMeanwhile(Box<InHand>),
    /// What a part is to say cannot be taken.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Part(Vec<PartRefused>),
    /// A file cannot be taken.
    #[error(transparent)]
    File(#[from] FileRefused),
    /// Something that the law asks for is missing.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Incomplete(Vec<Missing>),
    /// No reasons were given for sending it back.
    #[error("give the reasons, so that whoever wrote it knows what to change")]
    NoReasons,
    /// The reasons are too long.
    #[error("the reasons must be {LONGEST_REASONS} characters or fewer; they have {0}")]
    LongReasons(usize),
    /// Another answer of the body answers the report.
    #[error("another answer of this office is about that report: give one of the two up first")]
    AnotherAnswers,
    /// Everything together is too long.
    #[error(
        "everything written in this answer together is too long by {} KB: shorten it",
        (.found - MAX_WORDS_BYTES).div_ceil(1000)
    )]
    TooLong {
        /// How many bytes it has.
        found: usize,
    },
    /// What was kept cannot be read.
    #[error("what was kept of this answer cannot be read ({0}): give it up and write it again")]
    Kept(String),
    /// The disk failed.
    #[error("{0}")]
    Fault(#[source] Arc<Fault>),
}

impl From<Fault> for NotWritten {
    fn from(why: Fault) -> Self {
        Self::Fault(Arc::new(why))
    }
}

impl From<UnsealError> for NotWritten {
    fn from(why: UnsealError) -> Self {
        match why {
            UnsealError::Fault(why) => why.into(),
            why => Self::Kept(why.to_string()),
        }
    }
}

impl From<SealError> for NotWritten {
    fn from(why: SealError) -> Self {
        match why {
            SealError::TooLong { found } => Self::TooLong { found },
            SealError::Fault(why) => why.into(),
            why @ SealError::Taken { .. } => Self::Kept(why.to_string()),
        }
    }
}

impl From<DraftsError> for NotWritten {
    fn from(why: DraftsError) -> Self {
        match why {
            DraftsError::Fault(why) => why.into(),
            DraftsError::AnotherAnswers { .. } => Self::AnotherAnswers,
            // Whoever asks says what they saw; what moved is gone by now.
            DraftsError::Moved { .. } => Self::NoSuchAnswer,
        }
    }
}
