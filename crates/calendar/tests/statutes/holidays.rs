//! Banking and Financial Dealings Act 1971, section 1 and Schedule 1, and the
//! proclamations made under it, as the tables in `data/holidays` hold them.

use std::path::Path;

use answerable_calendar::{Division, DivisionTable, Holidays, NamedDay, Nations};

use crate::{HOLIDAYS, on};

const DAYS: &str = include_str!("../../../../data/holidays/holidays.csv");
const RANGES: &str = include_str!("../../../../data/holidays/ranges.csv");

/// The tables that ship. (`desk` reads them for the program; this crate has
/// nothing that reads files, so the test reads the columns it needs.)
pub(crate) fn shipped() -> Holidays {
    let mut tables: Vec<DivisionTable> = RANGES
        .lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split(',').collect();
            DivisionTable {
                division: division(columns[0]),
                from: on(columns[1]),
                until: on(columns[2]),
                holidays: Vec::new(),
            }
        })
        .collect();
    for line in DAYS.lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        let table = tables
            .iter_mut()
            .find(|table| table.division == division(columns[1]))
            .unwrap();
        table.holidays.push(NamedDay {
            day: on(columns[0]),
            name: columns[2].to_owned(),
        });
    }
    Holidays::try_new(tables).unwrap()
}

fn division(words: &str) -> Division {
    match words {
        "england-and-wales" => Division::EnglandAndWales,
        "scotland" => Division::Scotland,
        "northern-ireland" => Division::NorthernIreland,
        other => panic!("no division called {other}"),
    }
}

#[test]
fn one_off_holidays_were_proclaimed_for_the_whole_kingdom() {
    for day in [
        "8 May 2020",
        "2 June 2022",
        "3 June 2022",
        "19 September 2022",
        "8 May 2023",
    ] {
        for table in HOLIDAYS.tables() {
            let kept = table.holidays.iter().any(|holiday| holiday.day == on(day));
            assert!(kept, "{day} in {:?}", table.division);
        }
    }
}

#[test]
fn a_moved_holiday_is_no_holiday_on_its_old_day() {
    // The early May holiday of 2020 moved to the 8th, the spring one of 2022 to 2 June.
    for day in ["4 May 2020", "30 May 2022"] {
        assert_eq!(HOLIDAYS.on(on(day), Nations::UnitedKingdom), None, "{day}");
    }
}

#[test]
fn a_holiday_at_a_weekend_has_its_substitute() {
    for day in [
        "28 December 2026",
        "27 December 2027",
        "28 December 2027",
        "3 January 2028",
    ] {
        let holiday = HOLIDAYS.on(on(day), Nations::EnglandAndWales).unwrap();
        assert!(holiday.name.ends_with("(substitute day)"), "{day}");
    }
}

#[test]
fn easter_monday_is_no_holiday_in_scotland() {
    let easter_monday = on("1 April 2024");
    let table = &HOLIDAYS.tables()[1];
    assert_eq!(table.division, Division::Scotland);
    assert!(!table.holidays.iter().any(|h| h.day == easter_monday));
    assert!(HOLIDAYS.on(easter_monday, Nations::UnitedKingdom).is_some());
}

#[test]
fn no_holiday_in_the_tables_falls_at_a_weekend() {
    for table in HOLIDAYS.tables() {
        for holiday in &table.holidays {
            let number = holiday.day.weekday().to_monday_one_offset();
            assert!(number <= 5, "{} {}", holiday.day, holiday.name);
        }
    }
}

/// The same days as the compiled reference lists, where those are at hand.
///
/// The reference lists call one Scottish day of 2026 unconfirmed; we hold it,
/// with the proclamation as its source, so it is in both.
#[test]
fn the_tables_agree_with_the_reference_lists() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if !shared.is_dir() {
        println!("skipped: the reference lists in ../shared/data are not here");
        return;
    }
    let read = |name: &str| std::fs::read_to_string(shared.join(name)).unwrap();
    let (england, extras) = (
        read("bank_holidays_ew.csv"),
        read("bank_holidays_uk_extras.csv"),
    );
    let listed =
        |text: &str| -> Vec<_> { text.lines().skip(1).map(|line| on(&line[..10])).collect() };
    let england: Vec<_> = listed(&england);
    let extras: Vec<_> = listed(&extras);

    let ours: Vec<_> = HOLIDAYS.tables()[0]
        .holidays
        .iter()
        .map(|h| h.day)
        .collect();
    assert_eq!(ours, england);

    let mut everywhere: Vec<_> = england.into_iter().chain(extras).collect();
    everywhere.sort_unstable();
    everywhere.dedup();
    let mut ours: Vec<_> = HOLIDAYS
        .tables()
        .iter()
        .flat_map(|table| table.holidays.iter().map(|h| h.day))
        .collect();
    ours.sort_unstable();
    ours.dedup();
    assert_eq!(ours, everywhere);
}
