//! Police Act 1996, section 55(5A), inserted by the Policing and Crime Act 2017,
//! section 37(2): "before the end of the period of 56 days beginning with the day
//! on which the report is published".

use answerable_calendar::{Division, FallsOn, Period, Unit, days_after};

use crate::{assert_last_days, last_day, on};

fn section_55() -> Period {
    Period::beginning_with(56, Unit::CalendarDays)
}

#[test]
fn the_last_day_is_publication_and_55_days() {
    assert_last_days(
        section_55(),
        &[
            ("22 March 2022", "16 May 2022"),
            ("2 November 2022", "27 December 2022"),
            ("1 December 2022", "25 January 2023"),
            ("25 August 2023", "19 October 2023"),
            ("9 February 2024", "4 April 2024"),
            ("6 March 2024", "30 April 2024"),
            ("10 September 2024", "4 November 2024"),
            ("18 December 2024", "11 February 2025"),
        ],
    );
}

/// The control: the count that most people make is a day out, and a test that
/// could not tell the two apart would be worth nothing.
#[test]
fn adding_56_days_is_a_day_too_many() {
    let naive = Period::following(56, Unit::CalendarDays);
    assert_eq!(last_day(naive, "6 March 2024").day, on("1 May 2024"));
    assert_ne!(
        last_day(naive, "6 March 2024").day,
        last_day(section_55(), "6 March 2024").day
    );
}

/// The report on race disparity of 25 August 2023: a letter dated 20 October is
/// a day past the last day, and in time only by the naive count.
#[test]
fn a_letter_dated_on_day_57_is_past_the_last_day() {
    let last = last_day(section_55(), "25 August 2023").day;
    assert_eq!(days_after(last, on("20 October 2023")), 1);
}

/// The vetting report of 2 November 2022: its last day is a bank holiday, and
/// nothing in the Act moves it.
#[test]
fn a_last_day_on_a_bank_holiday_stays_and_is_flagged() {
    let last = last_day(section_55(), "2 November 2022");
    assert_eq!(last.day, on("27 December 2022"));
    assert_eq!(
        last.falls_on,
        Some(FallsOn::Holiday {
            name: "Christmas Day (substitute day)".to_owned(),
            division: Division::EnglandAndWales,
        })
    );
}

#[test]
fn a_last_day_at_a_weekend_stays_and_is_flagged() {
    let saturday = last_day(section_55(), "6 January 2024");
    assert_eq!(saturday.day, on("1 March 2024"));
    assert_eq!(saturday.falls_on, None);
    // Day 56 is always the weekday before that of day one.
    let saturday = last_day(section_55(), "7 January 2024");
    assert_eq!(saturday.day, on("2 March 2024"));
    assert_eq!(saturday.falls_on, Some(FallsOn::Saturday));
    let sunday = last_day(section_55(), "8 January 2024");
    assert_eq!(sunday.falls_on, Some(FallsOn::Sunday));
}

/// A leap day is a day like any other.
#[test]
fn a_leap_day_counts() {
    assert_last_days(
        section_55(),
        &[
            ("5 January 2023", "1 March 2023"),
            ("5 January 2024", "29 February 2024"),
        ],
    );
}

/// Section 55(6) (copies to the inspectors and the Secretary of State) and
/// section 55(4) (the chief officer's comments) set no period of their own; the
/// test of the shipped powers in `desk` holds them to that.
#[test]
fn the_six_dated_answers_of_west_mercia_fall_as_the_act_counts_them() {
    // Published, letter dated, days past the last day (none: in time).
    for (published, dated, past) in [
        ("11 August 2023", "2 October 2023", -3),
        ("7 July 2023", "1 September 2023", 1),
        ("31 October 2023", "18 December 2023", -7),
        ("8 December 2023", "2 February 2024", 1),
        ("19 December 2023", "13 February 2024", 1),
        ("1 December 2022", "23 January 2023", -2),
    ] {
        let last = last_day(section_55(), published).day;
        assert_eq!(days_after(last, on(dated)), past, "{published}");
    }
}
