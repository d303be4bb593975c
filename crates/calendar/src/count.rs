//! The counting itself: one walk for working days, one sum for the rest.

use jiff::ToSpan;

use crate::{ClockError, Day, Firmness, FirstDay, Holidays, Nations, Period, Skipped, Unit};

/// The last day of `period`, and whether the holidays it rests on are known.
pub(crate) fn last_day(
    period: &Period,
    trigger: Day,
    holidays: &Holidays,
) -> Result<(Day, Firmness), ClockError> {
    if period.count == 0 {
        return Err(ClockError::NoLength);
    }
    let past = ClockError::PastTheCalendar { trigger };
    match period.unit {
        Unit::WorkingDays(nations) => working_days(period, nations, trigger, holidays).ok_or(past),
        _ => unmoved(period, trigger)
            .map(|day| (day, Firmness::Firm))
            .ok_or(past),
    }
}

/// Periods that no holiday touches.
fn unmoved(period: &Period, trigger: Day) -> Option<Day> {
    let count = i32::from(period.count);
    let counts = period.first_day == FirstDay::Counts;
    match period.unit {
        Unit::CalendarDays => days_on(trigger, count - i32::from(counts)),
        Unit::Weeks => days_on(trigger, 7 * count - i32::from(counts)),
        Unit::Months => months_on(trigger, count, period.first_day),
        Unit::Quarters => quarters_on(trigger, count - i32::from(counts)),
        Unit::WorkingDays(_) => None,
    }
}

fn days_on(day: Day, days: i32) -> Option<Day> {
    day.checked_add(days.days()).ok()
}

/// The corresponding-date rule (*Dodds v Walker* \[1981\] 1 WLR 1027). A period
/// *after* the trigger ends on the day of the same number, a period *beginning
/// with* it the day before; where the month has no such day both end with it.
fn months_on(trigger: Day, months: i32, first_day: FirstDay) -> Option<Day> {
    // jiff gives the month's last day where the month is too short.
    let corresponding = trigger.checked_add(months.months()).ok()?;
    let cut_short = corresponding.day() < trigger.day();
    match first_day {
        FirstDay::Counts if !cut_short => corresponding.yesterday().ok(),
        _ => Some(corresponding),
    }
}

/// The end of the quarter that lies `quarters` after the one holding `day`.
fn quarters_on(day: Day, quarters: i32) -> Option<Day> {
    let months_to_quarter_end = (3 - i32::from(day.month()) % 3) % 3;
    // From the first of the month, so that no short month can pull it back.
    let last_month = day
        .first_of_month()
        .checked_add((months_to_quarter_end + 3 * quarters).months())
        .ok()?;
    Some(last_month.last_of_month())
}

/// Walks from the first day that can count until enough working days are found.
fn working_days(
    period: &Period,
    nations: Nations,
    trigger: Day,
    holidays: &Holidays,
) -> Option<(Day, Firmness)> {
    let mut day = match period.first_day {
        FirstDay::Counts => trigger,
        FirstDay::DoesNotCount => trigger.tomorrow().ok()?,
    };
    let mut firmness = Firmness::Firm;
    let mut counted = 0;
    loop {
        if Skipped::of(day, nations, holidays).is_none() {
            counted += 1;
            firmness = firmness.having_counted(day, nations, holidays);
        }
        if counted == period.count {
            return Some((day, firmness));
        }
        day = day.tomorrow().ok()?;
    }
}

impl Firmness {
    /// How firm a count is once `day` has been counted in it as a working day.
    pub(crate) fn having_counted(self, day: Day, nations: Nations, holidays: &Holidays) -> Self {
        if self != Firmness::Firm || holidays.covers(day, nations) {
            return self;
        }
        let beyond = match holidays.range(nations) {
            Some((_, until)) if until < day => until,
            // Only the very first day of the calendar has no day before it.
            _ => day.yesterday().unwrap_or(day),
        };
        Firmness::Provisional { beyond }
    }
}
