//! What the law asks for and is not there yet.

use answerable_intake::publication::SaidKind;
use answerable_register::calendar::Day;
use answerable_register::words::SubjectId;

use super::keep::InHand;
use super::owed::Owed;
use super::written::Written;
use crate::view::View;

/// What an answer must have before it can be sent for approval.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// Its comments on the report (s. 55(5)).
    #[error("the comments on the report are not written")]
    Comments,
    /// The invitation of the chief officer's comments (s. 55(4)).
    #[error("the day on which the chief officer’s comments were invited is not given")]
    Invitation,
    /// The chief officer's comments, of which only the day is there.
    #[error("the chief officer’s comments came and their words are not here")]
    ChiefOfficersWords,
    /// A report on which the body owes comments: its ask was withdrawn, or is
    /// another body’s by now.
    #[error("no comments are owed on ‘{title}’ any more: leave it out, or give the answer up")]
    NotOwed {
        /// What the report is called.
        title: String,
    },
    /// Anything at all on a recommendation (s. 55(5B)).
    #[error("nothing is said of {number}: action taken, action proposed, or why there is none")]
    Said {
        /// The recommendation.
        of: SubjectId,
        /// How people name it.
        number: String,
    },
    /// The words, where only the kind was chosen.
    #[error("{number}: {} is not written", words_of(*kind))]
    Words {
        /// The recommendation.
        of: SubjectId,
        /// How people name it.
        number: String,
        /// What was chosen.
        kind: SaidKind,
    },
}

fn words_of(kind: SaidKind) -> &'static str {
    match kind {
        SaidKind::ActionTaken => "the action taken",
        SaidKind::ActionProposed => "the action proposed",
        SaidKind::ReasonForNone => "the reason for no action",
    }
}

/// What the law does not ask for and a reader will look for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Remark {
    /// The chief officer may still comment.
    #[error("the chief officer has until the day asked for to comment, and has not yet")]
    ChiefOfficerMayStill {
        /// That day.
        until: Day,
    },
    /// The chief officer was given longer than the law gives the body.
    #[error(
        "the day given to the chief officer for comments is later than this answer’s own by law"
    )]
    ChiefOfficerAfterLastDay,
    /// What is proposed is proposed for a day that has passed.
    #[error("{number}: the day given for what is proposed has passed")]
    DayPassed {
        /// The recommendation.
        of: SubjectId,
        /// How people name it.
        number: String,
    },
    /// Nobody is named to see to what is proposed.
    #[error("{number}: nobody is named to see to what is proposed")]
    NoOwner {
        /// The recommendation.
        of: SubjectId,
        /// How people name it.
        number: String,
    },
    /// No day is given for what is proposed.
    #[error("{number}: no day is given for what is proposed")]
    NoDay {
        /// The recommendation.
        of: SubjectId,
        /// How people name it.
        number: String,
    },
    /// No position is stated.
    #[error("{number}: no position is stated")]
    NoPosition {
        /// The recommendation.
        of: SubjectId,
        /// How people name it.
        number: String,
    },
}

impl View<'_> {
    /// What keeps an answer from being sent or published: its reports on which
    /// nothing is owed any more, then what the law asks for of the others.
    #[must_use]
    pub fn missing_in_hand(&self, held: &InHand) -> Vec<Missing> {
        let owed = self.owed_in_hand(held);
        let reports = held.draft.reports.iter();
        let reports = reports.map(|report| SubjectId::from(report.as_str()));
        let gone = reports.filter(|report| owed.iter().all(|owed| owed.report.id != *report));
        let gone = gone.map(|report| Missing::NotOwed {
            title: self.report(&report).map_or_else(
                || report.to_string(),
                |found| found.title.or_blank().to_owned(),
            ),
        });
        gone.chain(held.written.missing(&owed)).collect()
    }
}

impl Written {
    /// What the law asks for and is not there, in the order of the answer.
    #[must_use]
    pub(super) fn missing(&self, owed: &[Owed<'_>]) -> Vec<Missing> {
        let mut missing = Vec::new();
        if self.comments.said.trim().is_empty() {
            missing.push(Missing::Comments);
        }
        let chief = &self.chief_officer.said;
        if chief.invited_on.is_none() || chief.asked_for_by.is_none() {
            missing.push(Missing::Invitation);
        } else if chief.received_on.is_some() && chief.words.trim().is_empty() {
            missing.push(Missing::ChiefOfficersWords);
        }
        for (of, number) in recommendations(owed) {
            let said = self.said_of(&of).said;
            match said.kind {
                None => missing.push(Missing::Said { of, number }),
                Some(kind) if said.words.trim().is_empty() => {
                    missing.push(Missing::Words { of, number, kind });
                }
                Some(_) => {}
            }
        }
        missing
    }

    /// What a reader will look for and does not find.
    #[must_use]
    pub fn remarks(&self, owed: &[Owed<'_>], today: Day) -> Vec<Remark> {
        let chief = &self.chief_officer.said;
        let mut remarks = Vec::new();
        if let Some(until) = chief.asked_for_by
            && chief.received_on.is_none()
            && until >= today
        {
            remarks.push(Remark::ChiefOfficerMayStill { until });
        }
        let last_days = owed.iter().map(|owed| &owed.comment.clock);
        let last_day = last_days.filter_map(|clock| clock.last_day_by_law()).min();
        if let (Some(until), Some(last_day)) = (chief.asked_for_by, last_day)
            && until > last_day
        {
            remarks.push(Remark::ChiefOfficerAfterLastDay);
        }
        for (of, number) in recommendations(owed) {
            let said = self.said_of(&of).said;
            if said.position.is_not_stated() {
                let (of, number) = (of.clone(), number.clone());
                remarks.push(Remark::NoPosition { of, number });
            }
            if said.kind == Some(SaidKind::ActionProposed) {
                if said.owner.trim().is_empty() {
                    let (of, number) = (of.clone(), number.clone());
                    remarks.push(Remark::NoOwner { of, number });
                }
                match said.day {
                    None => remarks.push(Remark::NoDay { of, number }),
                    Some(day) if day < today => remarks.push(Remark::DayPassed { of, number }),
                    Some(_) => {}
                }
            }
        }
        remarks
    }
}

/// Every recommendation with how people name it: by its number as published, or
/// by its place.
fn recommendations<'a>(owed: &'a [Owed<'_>]) -> impl Iterator<Item = (SubjectId, String)> + 'a {
    let all = owed.iter().flat_map(|owed| &owed.recommendations);
    all.enumerate().map(|(place, owing)| {
        let number = match owing.asked.number.as_deref() {
            Some(number) => format!("recommendation {number}"),
            None => format!("the recommendation in place {}", place + 1),
        };
        (owing.asked.id.clone(), number)
    })
}
