//! Comments and explanations by how they stand.

use answerable_register::facts::Explanation;
use answerable_register::standing::StandingKind;
use jiff::civil::Date;

use super::super::list::KindChoice;
use super::super::within::{ExplainedAs, LastDay};
use crate::roll::Line;
use crate::view::View;

/// How sets of comments stand: one for each report and body (s. 55(5A)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommentCounts {
    /// Of those whose last day has passed: published by it.
    pub in_time: usize,
    /// Published after it.
    pub late: usize,
    /// Published, and whether by then is not known.
    pub day_not_shown: usize,
    /// Known, and whether out by the day shown is not sure.
    pub perhaps_later: usize,
    /// Looked for after the last day and not found, and the body was told.
    pub no_answer_found: usize,
    /// Looked for and not found; the body has not been told.
    pub body_not_told: usize,
    /// Nobody has looked.
    pub not_yet_looked_for: usize,
    /// Whose last day is the day shown or is to come, answered or not.
    pub to_come: usize,
    /// Of which no last day can be given.
    pub no_last_day: usize,
}

/// What the comments say of each recommendation (s. 55(5B)), once their last day
/// has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExplanationCounts {
    /// Action taken.
    pub taken: usize,
    /// Action proposed.
    pub proposed: usize,
    /// Why there is none.
    pub reason_for_none: usize,
    /// Comments are known that say nothing of it.
    pub silent: usize,
    /// Comments are known, and what they say of it is not recorded.
    pub not_recorded: usize,
    /// Comments are known, and whether out by the day shown is not sure.
    pub perhaps_later: usize,
    /// No comments were found, and the body was told.
    pub no_answer_found: usize,
    /// No comments were found; the body has not been told.
    pub body_not_told: usize,
    /// Nobody has looked.
    pub not_yet_looked_for: usize,
}

/// What counting needs of an ask, worked out once.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    kind: KindChoice,
    stands: StandingKind,
    /// None where nothing is owed.
    pub(super) last_day: Option<LastDay>,
    explained: Option<ExplainedAs>,
}

impl Seen {
    pub(super) fn of(view: &View<'_>, line: &Line, day: Date) -> Self {
        let stands = line.course.on(day.into());
        let last_day = LastDay::standing_so(line, stands, day);
        // What is not due is counted without what it says.
        let explained = last_day.filter(|last_day| *last_day == LastDay::Passed);
        Self {
            kind: line.kind,
            stands,
            last_day,
            explained: explained.and_then(|_| ExplainedAs::standing_so(view, line, stands, day)),
        }
    }
}

impl CommentCounts {
    /// Sets of comments whose last day has passed: what a share is of.
    #[must_use]
    pub fn due(&self) -> usize {
        self.in_time + self.late + self.could_be()
    }

    /// Of these, how many nobody can tell to have been late: what we have not
    /// found, not looked for, or know no day of. Each may have been in time.
    #[must_use]
    pub fn could_be(&self) -> usize {
        self.day_not_shown
            + self.perhaps_later
            + self.no_answer_found
            + self.body_not_told
            + self.not_yet_looked_for
    }

    /// The most that can have been in time.
    #[must_use]
    pub fn at_most_in_time(&self) -> usize {
        self.in_time + self.could_be()
    }

    /// All that are owed, due or not.
    #[must_use]
    pub fn owed(&self) -> usize {
        self.due() + self.to_come + self.no_last_day
    }

    fn place(&mut self, stands: StandingKind) -> Option<&mut usize> {
        Some(match stands {
            StandingKind::AnsweredInTime => &mut self.in_time,
            StandingKind::AnsweredLate => &mut self.late,
            StandingKind::AnsweredDayNotShown => &mut self.day_not_shown,
            StandingKind::AnswerPerhapsLater => &mut self.perhaps_later,
            StandingKind::NoAnswerFound => &mut self.no_answer_found,
            StandingKind::LookedBodyNotTold => &mut self.body_not_told,
            StandingKind::NotYetLookedFor => &mut self.not_yet_looked_for,
            _ => return None,
        })
    }
}

impl CommentCounts {
    /// Takes one ask, if it is for comments.
    pub(super) fn take(&mut self, seen: Seen) {
        if seen.kind != KindChoice::Comments {
            return;
        }
        let place = match seen.last_day {
            Some(LastDay::Passed) => self.place(seen.stands),
            Some(LastDay::ToCome) => Some(&mut self.to_come),
            Some(LastDay::None) => Some(&mut self.no_last_day),
            None => None,
        };
        if let Some(place) = place {
            *place += 1;
        }
    }

    /// Adds another body's.
    pub(super) fn add(&mut self, other: &Self) {
        self.in_time += other.in_time;
        self.late += other.late;
        self.day_not_shown += other.day_not_shown;
        self.perhaps_later += other.perhaps_later;
        self.no_answer_found += other.no_answer_found;
        self.body_not_told += other.body_not_told;
        self.not_yet_looked_for += other.not_yet_looked_for;
        self.to_come += other.to_come;
        self.no_last_day += other.no_last_day;
    }
}

impl ExplanationCounts {
    /// Explanations owed with comments whose last day has passed.
    #[must_use]
    pub fn due(&self) -> usize {
        self.taken
            + self.proposed
            + self.reason_for_none
            + self.silent
            + self.not_recorded
            + self.perhaps_later
            + self.no_answer_found
            + self.body_not_told
            + self.not_yet_looked_for
    }

    fn place(&mut self, stands: StandingKind) -> Option<&mut usize> {
        Some(match stands {
            StandingKind::AnswerPerhapsLater => &mut self.perhaps_later,
            StandingKind::NoAnswerFound => &mut self.no_answer_found,
            StandingKind::LookedBodyNotTold => &mut self.body_not_told,
            StandingKind::NotYetLookedFor => &mut self.not_yet_looked_for,
            _ => return None,
        })
    }
}

impl ExplanationCounts {
    /// Takes one ask, if it is for an explanation that is due.
    pub(super) fn take(&mut self, seen: Seen) {
        if seen.kind != KindChoice::Explanation || seen.last_day != Some(LastDay::Passed) {
            return;
        }
        let place = match seen.explained {
            Some(ExplainedAs::Says(Explanation::ActionTaken)) => Some(&mut self.taken),
            Some(ExplainedAs::Says(Explanation::ActionProposed)) => Some(&mut self.proposed),
            Some(ExplainedAs::Says(Explanation::ReasonForNone)) => Some(&mut self.reason_for_none),
            Some(ExplainedAs::Says(Explanation::NotAddressed)) => Some(&mut self.silent),
            Some(ExplainedAs::NotRecorded) => Some(&mut self.not_recorded),
            None => self.place(seen.stands),
        };
        if let Some(place) = place {
            *place += 1;
        }
    }

    /// Adds another body's.
    pub(super) fn add(&mut self, other: &Self) {
        self.taken += other.taken;
        self.proposed += other.proposed;
        self.reason_for_none += other.reason_for_none;
        self.silent += other.silent;
        self.not_recorded += other.not_recorded;
        self.perhaps_later += other.perhaps_later;
        self.no_answer_found += other.no_answer_found;
        self.body_not_told += other.body_not_told;
        self.not_yet_looked_for += other.not_yet_looked_for;
    }
}
