//! A working, line by line.

use answerable_calendar::{
    Day, Division, FirstDay, Holidays, Period, Reading, Skipped, Step, Unit, Working,
};

use super::last_day::division_name;
use crate::numbers::{count, days};

/// How much of a working to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The trigger, day one, each whole week or month, each holiday stepped
    /// over, and the last day.
    Short,
    /// Every day from the trigger to the last day.
    EveryDay,
}

/// What a count starts from where a standard counts from the day a letter was
/// received, and only the day written on it is known.
pub const DATE_ON_THE_LETTER: &str = "the date on the letter";

/// That a count starts from another day than its rule says.
#[must_use]
pub fn counted_from(start: &str) -> String {
    format!("Counted here from {start}: the day it was received is not known.")
}

/// One day of a working, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The day.
    pub day: Day,
    /// Which day of the period it is; `None` where it is not counted.
    pub number: Option<u32>,
    /// What it is: `the report is published`, `not counted: Good Friday`, `the
    /// last day`. Empty for an ordinary day.
    pub words: String,
}

/// A working in lines, the trigger first and the last day last.
///
/// `trigger` is what sets the period going, as a clause: `the report is
/// published`.
pub fn working(working: &Working, trigger: &str, detail: Detail) -> Vec<Line> {
    let lines = working.steps.iter().map(|step| Line {
        day: step.day,
        number: match step.reading {
            Reading::Counted(number) => Some(number),
            Reading::Trigger | Reading::Skipped(_) => None,
        },
        words: words(step, working, trigger),
    });
    match detail {
        Detail::EveryDay => lines.collect(),
        Detail::Short => lines
            .zip(&working.steps)
            .filter(|(line, step)| is_worth_saying(line, step, working.trigger))
            .map(|(line, _)| line)
            .collect(),
    }
}

/// How many days at weekends a count of working days stepped over; `None`
/// where it is no such count, or there were none.
pub fn weekends_left_out(working: &Working) -> Option<String> {
    let weekend_days = working
        .steps
        .iter()
        .filter(|step| is_weekend(&step.reading))
        .count();
    (weekend_days > 0).then(|| {
        format!(
            "Saturdays and Sundays are not counted either: {}.",
            days(weekend_days as u64)
        )
    })
}

fn is_worth_saying(line: &Line, step: &Step, trigger: Day) -> bool {
    match step.reading {
        Reading::Trigger | Reading::Counted(1) => true,
        _ if is_weekend(&step.reading) => step.day == trigger,
        _ => !line.words.is_empty(),
    }
}

fn is_weekend(reading: &Reading) -> bool {
    matches!(
        reading,
        Reading::Skipped(Skipped::Saturday | Skipped::Sunday)
    )
}

/// What a day is: the trigger, why it is skipped, a whole week or month, the
/// last day; two of them with a semicolon between.
fn words(step: &Step, working: &Working, trigger: &str) -> String {
    let mut said = Vec::new();
    if step.day == working.trigger {
        said.push(trigger.to_owned());
    }
    match &step.reading {
        Reading::Trigger => said.push("not counted".to_owned()),
        Reading::Skipped(why) => said.push(format!("not counted: {}", skipped(why))),
        Reading::Counted(number) => said.extend(milestone(*number, step.day, working)),
    }
    if step.day == working.last_day.day {
        said.push("the last day".to_owned());
    }
    said.join("; ")
}

fn skipped(why: &Skipped) -> String {
    match why {
        Skipped::Saturday => "Saturday".to_owned(),
        Skipped::Sunday => "Sunday".to_owned(),
        Skipped::Holiday {
            name,
            division: Division::EnglandAndWales,
        } => name.clone(),
        Skipped::Holiday { name, division } => format!("{name}, in {}", division_name(*division)),
    }
}

/// `2 weeks` on the day that completes them; months and quarters likewise.
fn milestone(number: u32, day: Day, working: &Working) -> Option<String> {
    match working.period.unit {
        Unit::CalendarDays | Unit::Weeks => number
            .is_multiple_of(7)
            .then(|| count((number / 7).into(), "week", "weeks")),
        Unit::Months => months_complete(day, working),
        Unit::Quarters => quarter_complete(day, working),
        Unit::WorkingDays(_) => None,
    }
}

/// How many whole months end on `day`, if any do. A month that ends on a day
/// ends in the calendar month of that day, counted from the trigger's, or, where
/// it began on the first of one, in the month before.
fn months_complete(day: Day, working: &Working) -> Option<String> {
    let from = working.trigger;
    let months_apart = 12 * (i32::from(day.year()) - i32::from(from.year()))
        + i32::from(day.month())
        - i32::from(from.month());
    [months_apart, months_apart + 1]
        .into_iter()
        .find_map(|months| {
            let part = Period {
                count: months.try_into().ok()?,
                ..working.period
            };
            let complete = part.last_day(from, &Holidays::unknown()).ok()?;
            (complete.day == day).then(|| count(part.count.into(), "month", "months"))
        })
}

/// Which quarter ends on `day`, if one does: the one of the trigger, or how many
/// whole ones are over.
fn quarter_complete(day: Day, working: &Working) -> Option<String> {
    if day.month() % 3 != 0 || day.tomorrow().ok()?.month() == day.month() {
        return None;
    }
    let quarter_of = |day: Day| 4 * i64::from(day.year()) + i64::from((day.month() - 1) / 3);
    let counted_first = working.period.first_day == FirstDay::Counts;
    let over = quarter_of(day) - quarter_of(working.trigger) + i64::from(counted_first);
    Some(match u64::try_from(over) {
        Ok(0) | Err(_) => "that quarter ends".to_owned(),
        Ok(over) => count(over, "whole quarter", "whole quarters"),
    })
}
