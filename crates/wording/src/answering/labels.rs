//! The few words of headings, columns and filters.

use answerable_register::calendar::Day;
use answerable_register::facts::{Duty, Explanation};

use crate::{days, kinds};

/// Local policing bodies, as a heading and a choice.
pub const LOCAL_POLICING_BODIES: &str = "Local policing bodies";
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
