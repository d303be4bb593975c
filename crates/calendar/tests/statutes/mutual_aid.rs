//! College of Policing, Authorised Professional Practice, mobilisation: more than
//! eight weeks would normally be a secondment. Guidance and no law, and it does
//! not say whether the first day is one of the eight weeks.

use answerable_calendar::{Period, Unit};

use crate::{last_day, on};

#[test]
fn eight_weeks_are_56_days_whichever_day_is_day_one() {
    for (weeks, days) in [
        (
            Period::beginning_with(8, Unit::Weeks),
            Period::beginning_with(56, Unit::CalendarDays),
        ),
        (
            Period::following(8, Unit::Weeks),
            Period::following(56, Unit::CalendarDays),
        ),
    ] {
        let start = "25 September 2023";
        assert_eq!(last_day(weeks, start).day, last_day(days, start).day);
    }
    let counting_it = Period::beginning_with(8, Unit::Weeks);
    let last = last_day(counting_it, "25 September 2023").day;
    assert_eq!(last, on("19 November 2023"));
}
