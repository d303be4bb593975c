//! The list behind each count.

use answerable_register::facts::{Duty, Explanation};
use answerable_register::standing::StandingKind;
use answerable_register::words::BodyId;

use super::super::list::{Filter, KindChoice};
use super::super::within::{BodyGroup, ExplainedAs, LastDay, Looked, Within};
use super::days::without_a_day;
use super::{AnswersOf, CommentCounts, ExplanationCounts, Period};

/// A count of sets of comments that pages show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommentCount {
    /// Those whose last day has passed.
    Due,
    /// Published by then.
    InTime,
    /// The most that can have been published by then.
    CouldBeInTime,
    /// Published after it.
    Late,
    /// Published or known, and the day not.
    DayNotShown,
    /// Looked for, not found, and the body was told.
    NoAnswerFound,
    /// Looked for and not found; the body has not been told.
    BodyNotTold,
    /// Nobody has looked.
    NotYetLookedFor,
    /// The last day has not passed.
    ToCome,
    /// No last day can be given.
    NoLastDay,
}

/// A count of explanations that pages show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExplanationCount {
    /// Owed with comments whose last day has passed.
    Due,
    /// Action taken.
    Taken,
    /// Action proposed.
    Proposed,
    /// Why there is none.
    ReasonForNone,
    /// The comments say nothing of it.
    Silent,
    /// What they say of it is not recorded.
    NotRecorded,
    /// Comments are known, perhaps of later.
    PerhapsLater,
    /// Looked for, not found, and the body was told.
    NoAnswerFound,
    /// Nobody has looked, or the body has not been told.
    NotYetLookedFor,
}

/// A count of asks without a last day by law that pages show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerCount {
    /// All that was asked.
    Asked,
    /// Answered.
    Answered,
    /// An answer is known, perhaps of later.
    PerhapsLater,
    /// Looked for and not found.
    Looked,
    /// No answer is known, and nobody looked.
    NotLookedFor,
}

impl CommentCount {
    /// Every count, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::Due,
        Self::InTime,
        Self::CouldBeInTime,
        Self::Late,
        Self::DayNotShown,
        Self::NoAnswerFound,
        Self::BodyNotTold,
        Self::NotYetLookedFor,
        Self::ToCome,
        Self::NoLastDay,
    ];

    /// How many they are.
    #[must_use]
    pub fn of(self, counts: &CommentCounts) -> usize {
        match self {
            Self::Due => counts.due(),
            Self::InTime => counts.in_time,
            Self::CouldBeInTime => counts.at_most_in_time(),
            Self::Late => counts.late,
            Self::DayNotShown => counts.day_not_shown + counts.perhaps_later,
            Self::NoAnswerFound => counts.no_answer_found,
            Self::BodyNotTold => counts.body_not_told,
            Self::NotYetLookedFor => counts.not_yet_looked_for,
            Self::ToCome => counts.to_come,
            Self::NoLastDay => counts.no_last_day,
        }
    }

    /// The list of just these, of one body or of all.
    #[must_use]
    pub fn list(self, period: &Period, body: Option<&BodyId>) -> Filter {
        let standing: &[StandingKind] = match self {
            Self::Due | Self::ToCome | Self::NoLastDay => &[],
            Self::InTime => &[StandingKind::AnsweredInTime],
            Self::CouldBeInTime => &[
                StandingKind::AnsweredInTime,
                StandingKind::AnsweredDayNotShown,
                StandingKind::AnswerPerhapsLater,
                StandingKind::NoAnswerFound,
                StandingKind::LookedBodyNotTold,
                StandingKind::NotYetLookedFor,
            ],
            Self::Late => &[StandingKind::AnsweredLate],
            Self::DayNotShown => &[
                StandingKind::AnsweredDayNotShown,
                StandingKind::AnswerPerhapsLater,
            ],
            Self::NoAnswerFound => &[StandingKind::NoAnswerFound],
            Self::BodyNotTold => &[StandingKind::LookedBodyNotTold],
            Self::NotYetLookedFor => &[StandingKind::NotYetLookedFor],
        };
        let last_day = match self {
            Self::ToCome => LastDay::ToCome,
            Self::NoLastDay => LastDay::None,
            _ => LastDay::Passed,
        };
        Filter {
            standing: standing.iter().copied().collect(),
            kind: [KindChoice::Comments].into(),
            within: Within {
                borne_by: body.cloned(),
                last_day: Some(last_day),
                ..period.within()
            },
            ..Filter::default()
        }
    }
}

impl ExplanationCount {
    /// Every count, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Due,
        Self::Taken,
        Self::Proposed,
        Self::ReasonForNone,
        Self::Silent,
        Self::NotRecorded,
        Self::PerhapsLater,
        Self::NoAnswerFound,
        Self::NotYetLookedFor,
    ];

    /// How many they are.
    #[must_use]
    pub fn of(self, counts: &ExplanationCounts) -> usize {
        match self {
            Self::Due => counts.due(),
            Self::Taken => counts.taken,
            Self::Proposed => counts.proposed,
            Self::ReasonForNone => counts.reason_for_none,
            Self::Silent => counts.silent,
            Self::NotRecorded => counts.not_recorded,
            Self::PerhapsLater => counts.perhaps_later,
            Self::NoAnswerFound => counts.no_answer_found,
            Self::NotYetLookedFor => counts.not_yet_looked_for + counts.body_not_told,
        }
    }

    /// The list of just these, of one body or of all.
    #[must_use]
    pub fn list(self, period: &Period, body: Option<&BodyId>) -> Filter {
        let says = |says| Some(ExplainedAs::Says(says));
        let (explained, standing): (Option<ExplainedAs>, &[StandingKind]) = match self {
            Self::Due => (None, &[]),
            Self::Taken => (says(Explanation::ActionTaken), &[]),
            Self::Proposed => (says(Explanation::ActionProposed), &[]),
            Self::ReasonForNone => (says(Explanation::ReasonForNone), &[]),
            Self::Silent => (says(Explanation::NotAddressed), &[]),
            Self::NotRecorded => (Some(ExplainedAs::NotRecorded), &[]),
            Self::PerhapsLater => (None, &[StandingKind::AnswerPerhapsLater]),
            Self::NoAnswerFound => (None, &[StandingKind::NoAnswerFound]),
            Self::NotYetLookedFor => (
                None,
                &[
                    StandingKind::NotYetLookedFor,
                    StandingKind::LookedBodyNotTold,
                ],
            ),
        };
        Filter {
            standing: standing.iter().copied().collect(),
            kind: [KindChoice::Explanation].into(),
            within: Within {
                borne_by: body.cloned(),
                last_day: Some(LastDay::Passed),
                explained: explained.into_iter().collect(),
                ..period.within()
            },
            ..Filter::default()
        }
    }
}

impl AnswerCount {
    /// Every count, in the order of the page.
    pub const ALL: [Self; 5] = [
        Self::Asked,
        Self::Answered,
        Self::PerhapsLater,
        Self::Looked,
        Self::NotLookedFor,
    ];

    /// How many they are.
    #[must_use]
    pub fn of(self, answers: &AnswersOf) -> usize {
        match self {
            Self::Asked => answers.asked(),
            Self::Answered => answers.answered,
            Self::PerhapsLater => answers.perhaps_later,
            Self::Looked => answers.looked,
            Self::NotLookedFor => answers.not_looked_for,
        }
    }

    /// The list of just these, of one body.
    #[must_use]
    pub fn list_of(self, period: &Period, body: &BodyId) -> Filter {
        Filter {
            of: Some(body.clone()),
            ..self.list(period, None)
        }
    }

    /// The list of just these, of the bodies of a group or of all.
    #[must_use]
    pub fn list(self, period: &Period, group: Option<BodyGroup>) -> Filter {
        let unanswered = &[StandingKind::NoLegalDeadline, StandingKind::LastDayNotKnown][..];
        let (standing, looked) = match self {
            Self::Asked => (&[][..], None),
            Self::Answered => (&[StandingKind::Answered][..], None),
            Self::PerhapsLater => (&[StandingKind::AnswerPerhapsLater][..], None),
            Self::Looked => (unanswered, Some(Looked::Yes)),
            Self::NotLookedFor => (unanswered, Some(Looked::No)),
        };
        Filter {
            standing: standing.iter().copied().collect(),
            within: Within {
                group,
                looked,
                ..without_a_day(period)
            },
            ..Filter::default()
        }
    }
}

impl Period {
    /// Whether it is everything, with nothing chosen.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

/// The duties counted where no law sets a day: what a body was to do, answer or
/// reply to. What it undertook itself nobody asked of it.
pub(super) const ASKED_OF_IT: [Duty; 3] = [Duty::Act, Duty::Answer, Duty::Reply];
