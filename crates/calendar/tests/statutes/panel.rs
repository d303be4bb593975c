//! Police Reform and Social Responsibility Act 2011, Schedule 8, paragraph 4(6):
//! "three weeks beginning with the day on which the panel receives the
//! notification".

use answerable_calendar::{Period, Unit};

use crate::assert_last_days;

#[test]
fn the_last_day_is_notification_and_20_days() {
    let three_weeks = Period::beginning_with(3, Unit::Weeks);
    assert_last_days(
        three_weeks,
        &[
            ("1 February 2024", "21 February 2024"),
            ("20 December 2023", "9 January 2024"),
        ],
    );
    // Weeks hold every day, so 3 of them are 21 calendar days.
    let in_days = Period::beginning_with(21, Unit::CalendarDays);
    assert_last_days(in_days, &[("20 December 2023", "9 January 2024")]);
}
