//! A last day, or why there is none, as sentences.

use answerable_calendar::{Day, Division, Doubt, FallsOn, Firmness, LastDay};
use answerable_register::power::{NoLastDay, Obligation, Power};

use super::{length, set_by};
use crate::days::{day, weekday_and_day};

/// The answer in the fewest words: `30 April 2024`, `30 April 2024
/// (provisional)`, `No last day`.
pub fn headline(last_day: Option<&LastDay>) -> String {
    match last_day {
        None => "No last day".to_owned(),
        Some(last) => match last.firmness {
            Firmness::Firm => day(last.day),
            Firmness::Provisional { .. } => format!("{} (provisional)", day(last.day)),
        },
    }
}

/// By when, and who says so: `By law, on or before Tuesday 30 April 2024.` It reads
/// the same before that day and after it.
pub fn last_day_sentence(power: &Power, last_day: &LastDay) -> String {
    format!(
        "By {}, on or before {}.",
        set_by(power.obligation),
        weekday_and_day(last_day.day)
    )
}

/// Why a power gives no last day, in one or two sentences.
pub fn why_no_last_day(power: &Power, why: &NoLastDay) -> String {
    match why {
        NoLastDay::NoPeriod => match power.obligation {
            Obligation::Statutory => "The law sets no day for this.".to_owned(),
            _ => "No rule sets a day for this.".to_owned(),
        },
        NoLastDay::StartUnconfirmed => {
            let length = power.period.as_ref().map_or_else(String::new, length);
            format!(
                "We have not confirmed which day is day one of the {length}, \
                 so a date given here could be a day out."
            )
        }
        NoLastDay::PowerUnconfirmed => {
            "We have not confirmed this rule, so we count nothing from it.".to_owned()
        }
        NoLastDay::NotInForce { trigger } => not_in_force(power, *trigger),
        NoLastDay::Clock(error) => format!("It cannot be counted: {error}."),
    }
}

fn not_in_force(power: &Power, trigger: Day) -> String {
    let start = format!("This rule was not in force on {}", day(trigger));
    match (power.from, power.until) {
        (Some(from), _) if trigger < from => format!("{start}: it began on {}.", day(from)),
        (_, Some(until)) if until < trigger => format!("{start}: it ended on {}.", day(until)),
        _ => format!("{start}."),
    }
}

/// That a last day is no ordinary weekday, and that it stays where it is.
pub fn falls_on(last_day: &LastDay) -> Option<String> {
    let kind = match last_day.falls_on.as_ref()? {
        FallsOn::Saturday => "a Saturday".to_owned(),
        FallsOn::Sunday => "a Sunday".to_owned(),
        FallsOn::Holiday { name, division } => {
            format!("a bank holiday in {}: {name}", division_name(*division))
        }
    };
    Some(format!(
        "{} is {kind}. Nothing in the rule moves the last day off it.",
        day(last_day.day)
    ))
}

/// Why a last day is provisional.
pub fn doubt(doubt: &Doubt) -> String {
    let known = match doubt {
        Doubt::AfterTable { until } => {
            format!("Our list of bank holidays ends on {}", day(*until))
        }
        Doubt::BeforeTable { from } => {
            format!("Our list of bank holidays begins on {}", day(*from))
        }
        Doubt::NoTable => "We have no list of bank holidays for this".to_owned(),
    };
    format!(
        "{known}. Weekdays outside it were all counted as working days, \
         so the last day may turn out to be later."
    )
}

/// A part of the United Kingdom: `England and Wales`.
pub(super) fn division_name(division: Division) -> &'static str {
    match division {
        Division::EnglandAndWales => "England and Wales",
        Division::Scotland => "Scotland",
        Division::NorthernIreland => "Northern Ireland",
    }
}
