//! Freedom of Information Act 2000, section 10(1): "not later than the twentieth
//! working day following the date of receipt"; section 10(6): a working day is no
//! Saturday or Sunday, not Christmas Day or Good Friday, and no bank holiday "in
//! any part of the United Kingdom".

use answerable_calendar::{Division, Firmness, Nations, Period, Reading, Skipped, Unit};

use crate::{HOLIDAYS, assert_last_days, last_day, on};

fn foi() -> Period {
    Period::following(20, Unit::WorkingDays(Nations::UnitedKingdom))
}

#[test]
fn a_holiday_in_one_part_of_the_kingdom_is_no_working_day_anywhere() {
    assert_last_days(
        foi(),
        &[
            // 2 January is a holiday in Scotland.
            ("20 December 2023", "23 January 2024"),
            // St Patrick's Day is one in Northern Ireland.
            ("10 March 2026", "10 April 2026"),
            // St Andrew's Day is one in Scotland.
            ("20 November 2026", "21 December 2026"),
        ],
    );
}

/// The control: by the holidays of England and Wales alone each is a day less.
#[test]
fn england_and_wales_alone_would_be_a_day_short() {
    let wrong = Period::following(20, Unit::WorkingDays(Nations::EnglandAndWales));
    assert_last_days(
        wrong,
        &[
            ("20 December 2023", "22 January 2024"),
            ("10 March 2026", "9 April 2026"),
            ("20 November 2026", "18 December 2026"),
        ],
    );
}

#[test]
fn a_request_may_be_received_on_any_day() {
    // Friday, Saturday and Sunday all have Monday as the first working day following.
    assert_last_days(
        foi(),
        &[
            ("7 June 2024", "5 July 2024"),
            ("8 June 2024", "5 July 2024"),
            ("9 June 2024", "5 July 2024"),
        ],
    );
}

#[test]
fn the_world_cup_holiday_of_2026_in_scotland_is_stepped_over() {
    let working = foi().working(on("1 June 2026"), &HOLIDAYS).unwrap();
    let step = working
        .steps
        .iter()
        .find(|step| step.day == on("15 June 2026"))
        .unwrap();
    assert!(matches!(
        step.reading,
        Reading::Skipped(Skipped::Holiday {
            division: Division::Scotland,
            ..
        })
    ));
    assert_eq!(working.last_day.day, on("30 June 2026"));
}

#[test]
fn a_count_that_leaves_the_table_is_provisional_and_says_beyond_which_day() {
    let last = last_day(foi(), "20 December 2028");
    assert_eq!(
        last.firmness,
        Firmness::Provisional {
            beyond: on("31 December 2028")
        }
    );
    let before = last_day(foi(), "1 December 2016");
    assert_eq!(
        before.firmness,
        Firmness::Provisional {
            beyond: on("1 December 2016")
        }
    );
}
