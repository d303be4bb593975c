//! The few words of headings, columns and filters.

use answerable_register::calendar::Day;
use answerable_register::facts::{Duty, Explanation};

use crate::{days, kinds};

/// Local policing bodies, as a heading and a choice.
pub const LOCAL_POLICING_BODIES: &str = "Local policing bodies";
/// Who they are, for whoever meets the words first.
pub const WHO_THEY_ARE: &str = "Local policing bodies are police and crime commissioners and whoever does their work elsewhere: some mayors, the Mayor’s Office for Policing and Crime, and the Common Council of the City of London. A set of comments is what one of them publishes on one report on its force.";

/// What the law asks of a local policing body, since when.
#[must_use]
pub fn by_law(since: Option<Day>) -> String {
    let since = since.map_or_else(String::new, |day| {
        format!(" published from {} on", days::day(day))
    });
    format!(
        "By law (Police Act 1996, section 55) a local policing body publishes comments on each report on its force{since}, within 56 days beginning with the day of publication. Lateness is counted once for each report."
    )
}
/// Forces, as a heading and a choice.
pub const FORCES: &str = "Forces";
/// The others, as a heading and a choice.
pub const OTHERS: &str = "College, NPCC, Home Office and others";

/// The last day that a law sets has passed.
pub const LAST_DAY_PASSED: &str = "Last day passed";
/// It has not.
pub const LAST_DAY_TO_COME: &str = "Last day to come";
/// No law sets one that we can give.
pub const NO_LAST_DAY: &str = "No last day by law";

/// Somebody looked for an answer and found none.
pub const LOOKED: &str = "Looked for";
/// Nobody looked.
pub const NOT_LOOKED: &str = "Not looked for";

/// Why a share of a body cannot be worked out.
pub const NO_LAST_DAY_CAN_BE_GIVEN: &str =
    "No last day can be given for any report on its force, so nothing is due";
/// Why nothing of a body is due.
pub const NOTHING_DUE: &str = "No last day has passed yet";

/// What an addressee is to do.
#[must_use]
pub fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::Act => "To act",
        Duty::Answer => "To answer",
        Duty::Reply => "To reply",
        Duty::Keep => "To keep its undertaking",
        Duty::Comment => "To publish comments",
        Duty::Explain => "To explain",
    }
}

/// What an answer says of a recommendation, or that it is not recorded.
#[must_use]
pub fn explained(says: Option<Explanation>) -> &'static str {
    says.map_or("What it says is not recorded", kinds::explanation)
}

/// From which day on something was asked.
#[must_use]
pub fn asked_from(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| format!("Asked from: {}", days::day(day)))
}

/// Up to which day something was asked.
#[must_use]
pub fn asked_to(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| format!("Asked to: {}", days::day(day)))
}

/// Which reports and letters are counted.
#[must_use]
pub fn period(from: Option<Day>, to: Option<Day>) -> String {
    match (from, to) {
        (None, None) => "published on any day".to_owned(),
        (Some(from), None) => format!("published on or after {}", days::day(from)),
        (None, Some(to)) => format!("published on or before {}", days::day(to)),
        (Some(from), Some(to)) => format!("published {}", days::from_to(from, to)),
    }
}

/// What the funnel is called.
pub const FUNNEL_TITLE: &str = "Share in time, by how many reports each body had due";
/// What the funnel shows, for whoever does not see it.
pub const FUNNEL_SENTENCE: &str = "Each dot is a body: the further right, the more reports it had due; the higher, the larger the share of its comments that is known to have been published in time. Dots that would cover each other are moved to the side: they have as many due as the one they stand beside. A bar from a dot goes up to what the share could be, if everything not found had been in time. Curves show where chance alone would leave a body. Every number is in the table below.";
/// Whose counts leave out what other lists hold.
pub const WITHOUT_UNDERTAKINGS: &str =
    "What a body undertook itself is left out, as nobody asked it; lists of asks hold it too.";
/// What stands across the funnel.
pub const FUNNEL_ACROSS: &str = "reports whose last day has passed";

/// Why no funnel is drawn: what it would show is what we have not found.
pub const NO_FUNNEL: &str = "No picture is drawn while more is not known than known: it would show what we have not found, and nothing of any body.";
/// What stands for a share of which nothing is known.
pub const SHARE_NOT_KNOWN: &str = "not known";
