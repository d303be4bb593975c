//! Cabinet Office guidance: ministers' meetings are published by the end of the
//! quarter after the one in which they took place.

use answerable_calendar::{Period, Unit};

use crate::assert_last_days;

#[test]
fn a_quarter_is_published_by_the_end_of_the_next() {
    assert_last_days(
        Period::following(1, Unit::Quarters),
        &[
            ("31 March 2024", "30 June 2024"),
            ("30 June 2024", "30 September 2024"),
            ("30 September 2024", "31 December 2024"),
            ("31 December 2024", "31 March 2025"),
            // A day within a quarter runs with its quarter.
            ("1 January 2024", "30 June 2024"),
            ("10 May 2024", "30 September 2024"),
        ],
    );
}

#[test]
fn the_quarter_that_holds_the_day_is_quarter_one_where_it_counts() {
    assert_last_days(
        Period::beginning_with(1, Unit::Quarters),
        &[
            ("10 May 2024", "30 June 2024"),
            ("31 March 2024", "31 March 2024"),
        ],
    );
}
