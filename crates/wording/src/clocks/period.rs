//! A length of time and its first-day rule, as words.

use answerable_calendar::{FirstDay, Nations, Period, Unit};
use answerable_register::power::{Power, Start};

use crate::numbers::{count, ordinal};

/// How long: `56 days`, `20 working days`, `one quarter`.
pub fn length(period: &Period) -> String {
    let (one, many) = match period.unit {
        Unit::CalendarDays => ("day", "days"),
        Unit::Weeks => ("week", "weeks"),
        Unit::Months => ("month", "months"),
        Unit::Quarters => ("quarter", "quarters"),
        Unit::WorkingDays(_) => ("working day", "working days"),
    };
    count(period.count.into(), one, many)
}

/// How long, and from when:
/// `56 days, counting the day the report is published as day one`.
///
/// `trigger` is what sets the period going, as a clause: `the report is
/// published`. Where a power's first day is not confirmed this says too much:
/// use [`how_long`].
pub fn counting(period: &Period, trigger: &str) -> String {
    let length = length(period);
    match (period.unit, period.first_day) {
        (Unit::Quarters, first_day) => quarters(period.count, first_day, trigger),
        (Unit::WorkingDays(_), FirstDay::Counts) => {
            format!("{length}, counting the day {trigger} if it is one")
        }
        (_, FirstDay::Counts) => format!("{length}, counting the day {trigger} as day one"),
        (Unit::Months, FirstDay::DoesNotCount) => format!("{length} after the day {trigger}"),
        (_, FirstDay::DoesNotCount) => {
            format!("{length}, counting from the day after {trigger}")
        }
    }
}

/// How long a power gives and from when, as far as that is confirmed; `None`
/// where it sets no period.
pub fn how_long(power: &Power) -> Option<String> {
    let period = power.period.as_ref()?;
    Some(match power.start {
        Start::Confirmed => counting(period, &power.trigger),
        Start::Unconfirmed => format!("{}; which day is day one is not confirmed", length(period)),
    })
}

fn quarters(count: u16, first_day: FirstDay, trigger: &str) -> String {
    let which = match (count, first_day) {
        (1, FirstDay::Counts) => "quarter in which".to_owned(),
        (1, FirstDay::DoesNotCount) => "quarter after the one in which".to_owned(),
        (many, FirstDay::Counts) => {
            format!(
                "{} quarter, counting the one in which",
                ordinal(many.into())
            )
        }
        (many, FirstDay::DoesNotCount) => {
            format!("{} quarter after the one in which", ordinal(many.into()))
        }
    };
    format!("to the end of the {which} {trigger}")
}

/// Which days count, as a sentence.
pub fn what_counts(unit: Unit) -> &'static str {
    match unit {
        Unit::CalendarDays | Unit::Weeks => "Every day counts, weekends and bank holidays too.",
        Unit::Months => {
            "Whole months, to the same date; in a month too short for it, to the month's last day."
        }
        Unit::Quarters => "Quarters end on 31 March, 30 June, 30 September and 31 December.",
        Unit::WorkingDays(Nations::EnglandAndWales) => {
            "Saturdays, Sundays and bank holidays in England and Wales are not counted."
        }
        Unit::WorkingDays(Nations::UnitedKingdom) => {
            "Saturdays, Sundays and bank holidays in any part of the United Kingdom are not counted."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_period_reads_as_a_phrase() {
        let england = Unit::WorkingDays(Nations::EnglandAndWales);
        let said: Vec<String> = [
            (
                Period::beginning_with(56, Unit::CalendarDays),
                "the report is published",
            ),
            (
                Period::following(28, Unit::CalendarDays),
                "the letter is sent",
            ),
            (
                Period::beginning_with(3, Unit::Weeks),
                "the panel is notified",
            ),
            (
                Period::following(2, Unit::Months),
                "the report is published",
            ),
            (Period::beginning_with(1, Unit::Months), "the order is made"),
            (
                Period::following(1, Unit::Quarters),
                "the meeting takes place",
            ),
            (
                Period::following(2, Unit::Quarters),
                "the meeting takes place",
            ),
            (
                Period::beginning_with(1, Unit::Quarters),
                "the meeting takes place",
            ),
            (
                Period::beginning_with(3, Unit::Quarters),
                "the meeting takes place",
            ),
            (Period::beginning_with(5, england), "it is received"),
            (Period::following(20, england), "it is received"),
        ]
        .iter()
        .map(|(period, trigger)| counting(period, trigger))
        .collect();
        insta::assert_snapshot!(said.join("\n"), @r"
        56 days, counting the day the report is published as day one
        28 days, counting from the day after the letter is sent
        3 weeks, counting the day the panel is notified as day one
        2 months after the day the report is published
        one month, counting the day the order is made as day one
        to the end of the quarter after the one in which the meeting takes place
        to the end of the 2nd quarter after the one in which the meeting takes place
        to the end of the quarter in which the meeting takes place
        to the end of the 3rd quarter, counting the one in which the meeting takes place
        5 working days, counting the day it is received if it is one
        20 working days, counting from the day after it is received
        ");
    }
}
