//! House of Commons practice: a reply within two months of publication. A
//! convention and no law; two months run to the same date, or to the end of a
//! month that has no such date (*Dodds v Walker* \[1981\] 1 WLR 1027).

use answerable_calendar::{FallsOn, Period, Unit};

use crate::{assert_last_days, last_day};

fn reply() -> Period {
    Period::following(2, Unit::Months)
}

#[test]
fn two_months_run_to_the_same_date() {
    assert_last_days(
        reply(),
        &[
            ("6 March 2024", "6 May 2024"),
            ("28 February 2023", "28 April 2023"),
        ],
    );
}

#[test]
fn a_month_too_short_ends_the_period_with_its_last_day() {
    assert_last_days(
        reply(),
        &[
            ("31 December 2022", "28 February 2023"),
            ("31 December 2023", "29 February 2024"),
            ("30 December 2023", "29 February 2024"),
            ("31 July 2024", "30 September 2024"),
        ],
    );
}

#[test]
fn a_reply_due_on_a_holiday_is_flagged_and_not_moved() {
    assert!(matches!(
        last_day(reply(), "6 March 2024").falls_on,
        Some(FallsOn::Holiday { .. })
    ));
}

/// *Beginning with* a day, a month ends the day before the same date; where the
/// month has no such date both readings end with the month.
#[test]
fn a_month_beginning_with_a_day_ends_the_day_before() {
    let month = Period::beginning_with(1, Unit::Months);
    assert_last_days(
        month,
        &[
            ("6 March 2024", "5 April 2024"),
            ("1 March 2024", "31 March 2024"),
            ("28 January 2023", "27 February 2023"),
            ("29 January 2023", "28 February 2023"),
            ("31 January 2023", "28 February 2023"),
        ],
    );
}
