//! Why no last day by law is given.

use answerable_register::facts::Duty;
use answerable_register::fold::{Clock, NoDay, OutOfForce};

use super::Ask;
use crate::days::{day, known, on_or_before};

/// Why no last day is given, where the asker or a law set a period.
pub(super) fn last_day_not_known(clock: &Clock) -> String {
    let why = match clock {
        Clock::Unknown { why, .. } => *why,
        _ => return "The last day is not known.".to_owned(),
    };
    match why {
        NoDay::SentNotKnown => {
            "A law sets a period for the answer. It runs from the day the report was sent, which was not published, and it can be extended: so we give no last day."
        }
        NoDay::StartNotExact => {
            "A law sets a period for the answer. The day it runs from is not known exactly: so we give no last day."
        }
        NoDay::FirstDayUnconfirmed => {
            "A law sets a period for the answer. Which day counts as its first has not been confirmed, and it can be extended: so we give no last day."
        }
        NoDay::PowerUnconfirmed => {
            "A rule sets a period for the answer. The rule has not been confirmed: so we give no last day."
        }
        NoDay::NotHeld => {
            "A law sets a period for the answer. The register does not hold what is needed to count it."
        }
        NoDay::CannotBeCounted => {
            "A rule sets a period for the answer, and it cannot be counted: so we give no last day."
        }
    }
    .to_owned()
}

/// That no law sets a day, and which day the asker or a practice names.
pub(super) fn no_legal_deadline(ask: Ask<'_>) -> String {
    let law = match ask.duty {
        Duty::Keep => {
            "This is the body's own undertaking. We know of no law that sets a day for it."
        }
        Duty::Act => "We know of no law that sets a day for this body to answer.",
        _ => "We know of no law that sets a day for the answer.",
    };
    match ask.clock {
        clock @ Clock::AsAsked {
            latest: Some(latest),
            ..
        } => match clock.as_asked() {
            Some(wanted) if wanted.exact().is_none() => {
                format!("{law} The asker wanted it by {}.", known(wanted))
            }
            _ => format!("{law} The asker wanted it {}.", on_or_before(*latest)),
        },
        Clock::ByPractice { last_day, .. } => {
            format!(
                "{law} By practice it is expected {}.",
                on_or_before(*last_day)
            )
        }
        Clock::NotInForce { end, .. } => format!(
            "The rule that would set a time was not in force: {}. {law}",
            match end {
                OutOfForce::BeganOn(from) => format!("it began on {}", day(*from)),
                OutOfForce::EndedOn(until) => format!("it ended on {}", day(*until)),
            }
        ),
        _ => law.to_owned(),
    }
}
