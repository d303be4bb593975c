//! Police Super-complaints (Designation and Procedure) Regulations 2018 (SI
//! 2018/748), regulation 5: "5 working days beginning with the day on which the
//! complaint is received or, if that day is not a working day, beginning with the
//! first working day after that day". Regulation 2: working days are those of
//! England and Wales.

use answerable_calendar::{Nations, Period, Unit};

use crate::assert_last_days;

fn acknowledgement() -> Period {
    Period::beginning_with(5, Unit::WorkingDays(Nations::EnglandAndWales))
}

#[test]
fn received_on_a_working_day_that_day_is_day_one() {
    assert_last_days(
        acknowledgement(),
        &[
            // A Monday ends on the Friday, a Wednesday on the next Tuesday.
            ("4 March 2024", "8 March 2024"),
            ("6 March 2024", "12 March 2024"),
        ],
    );
}

#[test]
fn received_on_any_other_day_the_next_working_day_is_day_one() {
    assert_last_days(
        acknowledgement(),
        &[
            // A Saturday and the Sunday after it both begin on Monday.
            ("2 March 2024", "8 March 2024"),
            ("3 March 2024", "8 March 2024"),
            // The Saturday of Easter begins on Tuesday 2 April.
            ("30 March 2024", "8 April 2024"),
            // Good Friday too.
            ("29 March 2024", "8 April 2024"),
        ],
    );
}

#[test]
fn a_holiday_in_scotland_alone_counts_here() {
    // 2 January 2024, a Tuesday, is day one; by the whole kingdom's it would not be.
    assert_last_days(acknowledgement(), &[("2 January 2024", "8 January 2024")]);
}
