//! Police Reform Act 2002, Schedule 3, paragraph 28B: "56 days beginning with the
//! day on which the recommendation was made", and publication within "21 days
//! beginning with the day on which the Director General received" the answer.

use answerable_calendar::{Period, Unit};

use crate::assert_last_days;

#[test]
fn the_answer_is_due_on_the_day_made_and_55_days() {
    let answer = Period::beginning_with(56, Unit::CalendarDays);
    assert_last_days(answer, &[("15 January 2024", "10 March 2024")]);
}

#[test]
fn the_answer_is_published_by_receipt_and_20_days() {
    let publication = Period::beginning_with(21, Unit::CalendarDays);
    assert_last_days(publication, &[("10 March 2024", "30 March 2024")]);
}
