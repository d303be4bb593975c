//! How an ask stands: a tag where something is left, plain words where not.

use answerable_desk::questions::AskRow;
use answerable_register::facts::Answer;
use answerable_register::standing::StandingKind;
use answerable_wording::standings;

/// A standing as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Stands {
    /// The few words.
    pub(crate) words: &'static str,
    /// The class of the tag's colour; none where it is done and stays plain.
    pub(crate) colour: Option<&'static str>,
}

impl Stands {
    pub(crate) fn of(kind: StandingKind) -> Self {
        Self {
            words: standings::tag(kind),
            colour: colour(kind),
        }
    }
}

/// Done is plain and undone is coloured, so that the eye goes to what is left.
/// Red is kept for errors.
pub(crate) fn colour(kind: StandingKind) -> Option<&'static str> {
    match kind {
        StandingKind::Awaiting => Some("govuk-tag--blue"),
        StandingKind::NoAnswerFound => Some("govuk-tag--orange"),
        StandingKind::AnsweredLate | StandingKind::NotAddressed => Some("govuk-tag--yellow"),
        StandingKind::AnswerPerhapsLater
        | StandingKind::LookedBodyNotTold
        | StandingKind::NotYetLookedFor
        | StandingKind::LastDayNotKnown
        | StandingKind::NoLegalDeadline
        | StandingKind::Withdrawn
        | StandingKind::NotAsked
        | StandingKind::NotYetAsked => Some("govuk-tag--grey"),
        StandingKind::AnsweredInTime
        | StandingKind::AnsweredDayNotShown
        | StandingKind::Answered => None,
    }
}

/// The order in which standings are read: what was not found or came late
/// first, then what is open, then what is answered. It ranks no body.
pub(crate) const AS_READ: [StandingKind; 15] = [
    StandingKind::NoAnswerFound,
    StandingKind::LookedBodyNotTold,
    StandingKind::AnsweredLate,
    StandingKind::NotAddressed,
    StandingKind::NotYetLookedFor,
    StandingKind::Awaiting,
    StandingKind::AnsweredDayNotShown,
    StandingKind::AnswerPerhapsLater,
    StandingKind::AnsweredInTime,
    StandingKind::Answered,
    StandingKind::LastDayNotKnown,
    StandingKind::NoLegalDeadline,
    StandingKind::Withdrawn,
    StandingKind::NotAsked,
    StandingKind::NotYetAsked,
];

/// How one ask stands, in a sentence.
pub(crate) fn sentence(row: &AskRow<'_>) -> String {
    standings::sentence(
        &row.standing,
        standings::Ask {
            duty: row.reference.duty,
            clock: &row.clock,
            dated: row.answer.and_then(Answer::dated_when),
            answered_by: row.answered_by,
            told_by: row.told_by,
            in_comments: row.in_comments.is_some(),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standing_has_one_place_in_the_order_of_reading() {
        let mut read = AS_READ;
        read.sort_unstable();
        let mut all: Vec<_> = StandingKind::LISTED.to_vec();
        all.push(StandingKind::NotYetAsked);
        all.sort_unstable();
        assert_eq!(read.to_vec(), all);
    }
}
