//! How long something took: days from one day to another.

use crate::{Day, Firmness, Holidays, Nations, Skipped};

/// How many days after `from` the day `to` is; negative where it is before.
///
/// ```
/// use answerable_calendar::{days_after, parse_day};
///
/// let written = parse_day("15 November 2023")?;
/// let answered = parse_day("6 March 2024")?;
/// assert_eq!(days_after(written, answered), 112);
/// # Ok::<(), answerable_calendar::DayRefused>(())
/// ```
pub fn days_after(from: Day, to: Day) -> i32 {
    // Asked for in days alone, the answer is whole days, and the calendar of
    // 20,000 years has under eight million of them.
    (to - from).get_days()
}

/// A number of working days, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingDays {
    /// How many.
    pub count: u32,
    /// Whether every day among them is known for what it is.
    pub firmness: Firmness,
}

/// How many working days there are after `from`, up to and with `to`.
///
/// This is the count a period *following* a day uses: an answer on the 20th
/// working day after receipt took 20. There are none where `to` is not after
/// `from`.
pub fn working_days_after(
    from: Day,
    to: Day,
    nations: Nations,
    holidays: &Holidays,
) -> WorkingDays {
    let mut found = WorkingDays {
        count: 0,
        firmness: Firmness::Firm,
    };
    let mut day = from;
    while day < to {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        if Skipped::of(day, nations, holidays).is_none() {
            found.count += 1;
            found.firmness = found.firmness.having_counted(day, nations, holidays);
        }
    }
    found
}
