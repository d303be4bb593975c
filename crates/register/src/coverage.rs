//! What an answer did about one recommendation, read off its standing and its
//! words: the cell of a report's coverage.

use crate::facts::Explanation;
use crate::standing::StandingKind;

/// What one answer did about one recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// It says what action was taken.
    ActionTaken,
    /// It says what action is proposed.
    ActionProposed,
    /// It says why there is none.
    ReasonForNone,
    /// There are comments, and they say nothing of this recommendation.
    Silent,
    /// There are comments; what they say of this is not recorded here.
    NotRecorded,
    /// There is an answer that may have come later than the day.
    PerhapsLater,
    /// It is not due yet.
    Awaiting,
    /// Looked for after the last day and not found; the body was told.
    NoAnswerFound,
    /// Looked for after the last day and not found; the body is not told yet.
    LookedBodyNotTold,
    /// Past its last day, and nobody has looked.
    NotYetLookedFor,
    /// No answer is recorded, and no last day can be given.
    NoLastDay,
    /// Its asker withdrew it.
    Withdrawn,
    /// It was not asked of this body, or not by the day.
    NotAsked,
}

impl Said {
    /// Every one, in the order in which they are read.
    pub const ALL: [Self; 13] = [
        Self::ActionTaken,
        Self::ActionProposed,
        Self::ReasonForNone,
        Self::Silent,
        Self::NotRecorded,
        Self::PerhapsLater,
        Self::Awaiting,
        Self::NoAnswerFound,
        Self::LookedBodyNotTold,
        Self::NotYetLookedFor,
        Self::NoLastDay,
        Self::Withdrawn,
        Self::NotAsked,
    ];

    /// Read off how the explanation stands and what the latest answer says.
    #[must_use]
    pub fn of(standing: StandingKind, explanation: Option<Explanation>) -> Self {
        match standing {
            StandingKind::NotYetAsked | StandingKind::NotAsked => Self::NotAsked,
            StandingKind::Withdrawn => Self::Withdrawn,
            StandingKind::Awaiting => Self::Awaiting,
            StandingKind::NoAnswerFound => Self::NoAnswerFound,
            StandingKind::LookedBodyNotTold => Self::LookedBodyNotTold,
            StandingKind::NotYetLookedFor => Self::NotYetLookedFor,
            StandingKind::AnswerPerhapsLater => Self::PerhapsLater,
            StandingKind::LastDayNotKnown | StandingKind::NoLegalDeadline => Self::NoLastDay,
            StandingKind::NotAddressed => Self::Silent,
            StandingKind::AnsweredInTime
            | StandingKind::AnsweredLate
            | StandingKind::AnsweredDayNotShown
            | StandingKind::Answered => match explanation {
                Some(Explanation::ActionTaken) => Self::ActionTaken,
                Some(Explanation::ActionProposed) => Self::ActionProposed,
                Some(Explanation::ReasonForNone) => Self::ReasonForNone,
                Some(Explanation::NotAddressed) => Self::Silent,
                None => Self::NotRecorded,
            },
        }
    }

    /// Whether an explanation is owed, given or not: what totals count.
    #[must_use]
    pub fn is_owed(self) -> bool {
        !matches!(self, Self::NotAsked | Self::Withdrawn)
    }

    /// Whether the answer explains: what was done, what will be, or why nothing.
    #[must_use]
    pub fn explains(self) -> bool {
        matches!(
            self,
            Self::ActionTaken | Self::ActionProposed | Self::ReasonForNone
        )
    }

    /// The word for it in addresses and data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ActionTaken => "action-taken",
            Self::ActionProposed => "action-proposed",
            Self::ReasonForNone => "reason-for-none",
            Self::Silent => "silent",
            Self::NotRecorded => "not-recorded",
            Self::PerhapsLater => "perhaps-later",
            Self::Awaiting => "awaiting",
            Self::NoAnswerFound => "no-answer-found",
            Self::LookedBodyNotTold => "looked-body-not-told",
            Self::NotYetLookedFor => "not-yet-looked-for",
            Self::NoLastDay => "no-last-day",
            Self::Withdrawn => "withdrawn",
            Self::NotAsked => "not-asked",
        }
    }

    /// The one that a word of an address names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|said| said.as_str() == word)
    }
}

/// Whether copies of an answer went to the inspectors and the Secretary of State.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopiesSent {
    /// There is no answer to send.
    NoAnswer,
    /// To both.
    ToBoth,
    /// To the inspectors; of the Secretary of State nothing is recorded.
    ToInspectors,
    /// To the Secretary of State; of the inspectors nothing is recorded.
    ToSecretaryOfState,
    /// It was published here, and no copy is recorded as sent.
    NoneRecorded,
    /// It was published elsewhere, and nothing shows whether copies were sent.
    NotKnown,
}
