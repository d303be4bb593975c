//! Coroners (Investigations) Regulations 2013 (SI 2013/1629), regulation 29: 56
//! days to answer a report to prevent future deaths. The words that say which day
//! is day one have not been read, so the register counts no last day from it
//! (`register::power`). This is why: the two readings are a day apart.

use answerable_calendar::{Period, Unit};

use crate::{last_day, on};

#[test]
fn the_two_readings_of_56_days_are_a_day_apart() {
    let counting_it = last_day(
        Period::beginning_with(56, Unit::CalendarDays),
        "6 March 2024",
    );
    let after_it = last_day(Period::following(56, Unit::CalendarDays), "6 March 2024");
    assert_eq!(counting_it.day, on("30 April 2024"));
    assert_eq!(after_it.day, on("1 May 2024"));
}
