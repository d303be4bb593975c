//! How an ask stands, in the few words that tests and stories use.
//!
//! These are not the sentences that pages show (`wording` has those): they
//! name the standing and its days, one form for each, and nothing more.

use answerable_calendar::Day;
use answerable_register::facts::PublishedBetween;
use answerable_register::standing::Standing;

/// A standing with its days: `Awaiting, 1 day left`.
#[must_use]
pub fn standing(standing: &Standing) -> String {
    match standing {
        Standing::NotYetAsked => "Not yet asked".to_owned(),
        Standing::Awaiting { days_left, .. } => format!("Awaiting, {} left", days(*days_left)),
        Standing::AnsweredInTime { published, .. } => {
            format!("Answered in time, {}", range(*published))
        }
        Standing::AnsweredLate {
            published,
            days_past,
            ..
        } => format!(
            "Answered late, {} past, {}",
            days(*days_past),
            range(*published)
        ),
        Standing::AnsweredDayNotShown { published, .. } => {
            format!("Answered, day not shown, {}", range(*published))
        }
        Standing::Answered { published } => format!("Answered, {}", range(*published)),
        Standing::AnswerPerhapsLater { published } => {
            format!("Answer known, perhaps later, {}", range(*published))
        }
        Standing::NotAddressed { published } => format!("Not addressed, {}", range(*published)),
        Standing::NotYetLookedFor { days_past, .. } => {
            format!("Not yet looked for, {} past", days(*days_past))
        }
        Standing::LookedBodyNotTold {
            days_past,
            looked_on,
            ..
        } => format!(
            "Looked, body not told, {} past, looked on {}",
            days(*days_past),
            written(*looked_on)
        ),
        Standing::NoAnswerFound {
            days_past,
            looked_on,
            told_on,
            ..
        } => format!(
            "No answer found, {} past, looked on {}, told on {}",
            days(*days_past),
            written(*looked_on),
            written(*told_on)
        ),
        Standing::LastDayNotKnown => "Last day not known".to_owned(),
        Standing::NoLegalDeadline => "No legal deadline".to_owned(),
        Standing::Withdrawn { on } => match on.exact() {
            Some(on) => format!("Withdrawn on {}", written(on)),
            None => format!("Withdrawn in {on}"),
        },
        Standing::NotAsked => "Not asked".to_owned(),
    }
}

/// A day as people write it: `6 March 2024`.
#[must_use]
pub fn written(day: Day) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn days(count: i32) -> String {
    if count == 1 {
        "1 day".to_owned()
    } else {
        format!("{count} days")
    }
}

fn range(published: PublishedBetween) -> String {
    match (published.not_before, published.not_after) {
        (Some(first), Some(last)) if first == last => format!("published on {}", written(first)),
        (Some(first), Some(last)) => {
            format!("published from {} to {}", written(first), written(last))
        }
        (Some(first), None) => format!("published on or after {}", written(first)),
        (None, Some(last)) => format!("published on or before {}", written(last)),
        (None, None) => "on a day not known".to_owned(),
    }
}
