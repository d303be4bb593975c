//! How an ask stands, said in one plain sentence.
//!
//! Three rules hold here. "No answer found" is the strongest thing said about
//! silence. "By law" is said only where a law sets the day. And a day that is
//! not known is said to be not known.

mod answered;
mod no_last_day;
#[cfg(test)]
mod tests;

use answerable_register::body::KnownDay;
use answerable_register::facts::{Duty, PublishedBetween};
use answerable_register::fold::Clock;
use answerable_register::standing::{Standing, StandingKind};

use crate::days::{day, known, on_or_before, when};
use crate::numbers::days;
use answered::{day_not_known, in_comments, in_comments_perhaps, in_time};
use no_last_day::{last_day_not_known, no_legal_deadline};

/// The few words of a tag or a filter.
#[must_use]
pub fn tag(kind: StandingKind) -> &'static str {
    match kind {
        StandingKind::NoAnswerFound => "No answer found",
        StandingKind::LookedBodyNotTold => "Looked, body not yet told",
        StandingKind::NotYetLookedFor => "Not yet looked for",
        StandingKind::Awaiting => "Awaiting answer",
        StandingKind::AnsweredInTime => "Answered in time",
        StandingKind::AnsweredLate => "Answered late",
        StandingKind::AnsweredDayNotShown => "Answered, day not shown",
        StandingKind::Answered => "Answered",
        StandingKind::AnswerPerhapsLater => "Answer known, perhaps later",
        StandingKind::NotAddressed => "Not addressed in the answer",
        StandingKind::LastDayNotKnown => "Last day not known",
        StandingKind::NoLegalDeadline => "No legal deadline",
        StandingKind::Withdrawn => "Withdrawn",
        StandingKind::NotAsked => "Not asked",
        StandingKind::NotYetAsked => "Not yet asked",
    }
}

/// What the words of a tag mean: the paragraph that defines them.
#[must_use]
pub fn meaning(kind: StandingKind) -> &'static str {
    match kind {
        StandingKind::NoAnswerFound => {
            "Somebody looked after the last day and found none, and the body was told."
        }
        StandingKind::LookedBodyNotTold => {
            "Somebody looked after the last day and found none. The body has not been told, so nothing more is said."
        }
        StandingKind::NotYetLookedFor => "The last day has passed and nobody has looked.",
        StandingKind::Awaiting => {
            "A law sets the last day for an answer, and it has not passed. No answer is known."
        }
        StandingKind::AnsweredInTime => {
            "Published on or before the last day that a law sets, even on the latest day it can have been published."
        }
        StandingKind::AnsweredLate => {
            "Published after the last day that a law sets, even on the earliest day it can have been published."
        }
        StandingKind::AnsweredDayNotShown => {
            "Answered. A law sets a last day, and whether the answer was published by then is not known."
        }
        StandingKind::Answered => {
            "Answered, where no law sets a last day of its own that we can give."
        }
        StandingKind::AnswerPerhapsLater => {
            "There is an answer whose day of publication is not known: it may have been out by the day shown, or later."
        }
        StandingKind::NotAddressed => {
            "There is an answer, and it says nothing of this recommendation."
        }
        StandingKind::LastDayNotKnown => {
            "A law sets a period, and we cannot give its last day: the day it began, its first day or an extension is not known or not confirmed."
        }
        StandingKind::NoLegalDeadline => {
            "We know of no law that sets a day for this body to answer, and no answer is known."
        }
        StandingKind::Withdrawn => "Whoever asked withdrew it by the day shown.",
        StandingKind::NotAsked => {
            "A correction took this body away from those asked. What was shown before stays readable."
        }
        StandingKind::NotYetAsked => {
            "The day shown is before the day it was asked. It stands on the page of the ask, of what was asked and of its report, and never in a list of asks."
        }
    }
}

/// What is awaited: the noun for a duty.
#[must_use]
pub fn awaited(duty: Duty) -> &'static str {
    match duty {
        Duty::Comment => "comments",
        Duty::Explain => "an explanation",
        Duty::Reply => "a reply",
        Duty::Act | Duty::Answer | Duty::Keep => "an answer",
    }
}

/// What a sentence about a standing needs beside the standing itself.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The duty.
    pub duty: Duty,
    /// By when, and who says so.
    pub clock: &'a Clock,
    /// The day written on the answer, if there is one.
    pub dated: Option<KnownDay>,
    /// Who answered, where that is not the body that was asked.
    pub answered_by: Option<&'a str>,
    /// Who else wrote of it, where the body's own answer is not known.
    pub told_by: Option<&'a str>,
    /// Whether it is an explanation in comments that are known, and what they say
    /// of it is not recorded.
    pub in_comments: bool,
}

impl Ask<'_> {
    /// "Answered", and by whom where that is another body.
    fn answered(&self) -> String {
        match self.answered_by {
            Some(by) => format!("Answered by {by}"),
            None => "Answered".to_owned(),
        }
    }
}

/// In a list: who answered or wrote of it, where that is another body than the
/// one that was asked.
#[must_use]
pub fn by_another(answered_by: Option<&str>, told_by: Option<&str>) -> Option<String> {
    match (answered_by, told_by) {
        (Some(by), _) => Some(format!("Answered by {by}")),
        (None, Some(by)) => Some(format!("No answer of its own: {by} wrote of it")),
        (None, None) => None,
    }
}

/// How an ask stands, in a sentence or a few.
#[must_use]
pub fn sentence(standing: &Standing, ask: Ask<'_>) -> String {
    let said = stands(standing, ask);
    match ask.told_by.filter(|_| has_no_answer(standing)) {
        Some(by) => format!("{said} {by} wrote of it, which is no answer of this body’s own."),
        None => said,
    }
}

/// Whether no answer of the body's own is known, and there could be one.
fn has_no_answer(standing: &Standing) -> bool {
    matches!(
        standing,
        Standing::Awaiting { .. }
            | Standing::NotYetLookedFor { .. }
            | Standing::LookedBodyNotTold { .. }
            | Standing::NoAnswerFound { .. }
            | Standing::LastDayNotKnown
            | Standing::NoLegalDeadline
    )
}

fn stands(standing: &Standing, ask: Ask<'_>) -> String {
    let answered = ask.answered();
    let what = awaited(ask.duty);
    match *standing {
        Standing::Answered { published } if ask.in_comments => {
            in_comments(published, ask.dated, ask.answered_by)
        }
        Standing::AnswerPerhapsLater { published } if ask.in_comments => {
            in_comments_perhaps(published, ask.dated, ask.answered_by)
        }
        Standing::NotYetAsked => "It is not known to have been asked by this day.".to_owned(),
        Standing::Awaiting {
            last_day,
            days_left,
        } => format!(
            "{} due by law {}: {} left.",
            match ask.duty {
                Duty::Comment => "Comments are",
                Duty::Explain => "An explanation is",
                Duty::Reply => "A reply is",
                _ => "An answer is",
            },
            on_or_before(last_day),
            days(days_left.unsigned_abs().into()),
        ),
        Standing::AnsweredInTime {
            published,
            last_day,
        } => {
            format!(
                "{}, by the last day, {}.",
                in_time(&answered, published),
                day(last_day)
            )
        }
        Standing::AnsweredLate {
            published,
            last_day,
            days_past,
        } => match published.day() {
            Some(on) => format!(
                "{answered} on {}, {} after the last day, {}.",
                day(on),
                days(days_past.unsigned_abs().into()),
                day(last_day)
            ),
            None => format!(
                "{answered} after the last day, {}. {}",
                day(last_day),
                day_not_known(published, ask.dated, Some(last_day)),
            ),
        },
        Standing::AnsweredDayNotShown {
            published,
            last_day,
        } => format!(
            "{answered}. {}",
            day_not_known(published, ask.dated, Some(last_day))
        ),
        Standing::Answered { published } if published == PublishedBetween::default() => {
            format!("{answered}. The day it was published is not known.")
        }
        Standing::Answered { published } => match published.day() {
            Some(on) => match ask.dated.filter(|dated| dated.latest() < on) {
                // Who asked may have had it since the day on it.
                Some(dated) => format!(
                    "{answered}: dated {}, and published on {}.",
                    known(dated),
                    day(on)
                ),
                None => format!("{answered} on {}.", day(on)),
            },
            None => format!("{answered}. {}", day_not_known(published, ask.dated, None)),
        },
        Standing::AnswerPerhapsLater { published } => format!(
            "There is an answer{}. {} So it is not known whether it was out by this day.",
            ask.answered_by
                .map_or_else(String::new, |by| format!(" by {by}")),
            day_not_known(published, ask.dated, None)
        ),
        Standing::NotAddressed { .. } => {
            "There is an answer to the report, and it does not address this.".to_owned()
        }
        Standing::NotYetLookedFor { last_day, .. } => format!(
            "The last day was {}. We have not looked for {what} yet.",
            day(last_day)
        ),
        Standing::LookedBodyNotTold {
            last_day,
            looked_on,
            ..
        } => format!(
            "We looked on {} and did not find {what}. The body has not yet been told. The last day was {}.",
            day(looked_on),
            day(last_day)
        ),
        Standing::NoAnswerFound {
            last_day,
            looked_on,
            told_on,
            ..
        } => format!(
            "We looked on {} and found no answer. The last day was {}. We told the body on {}. Tell us if there is one.",
            day(looked_on),
            day(last_day),
            day(told_on)
        ),
        Standing::LastDayNotKnown => last_day_not_known(ask.clock),
        Standing::NoLegalDeadline => no_legal_deadline(ask),
        Standing::Withdrawn { on } => format!("Withdrawn by its asker {}.", when(on)),
        Standing::NotAsked => "A correction took this addressee away: it was not asked.".to_owned(),
    }
}
