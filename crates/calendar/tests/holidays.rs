//! What a table of holidays refuses, and how it is written down.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot read")]

use answerable_calendar::{
    Division, DivisionTable, Holidays, HolidaysError, NamedDay, Nations, Period, Unit, parse_day,
};

fn table(division: Division, days: &[&str]) -> DivisionTable {
    DivisionTable {
        division,
        from: parse_day("2024-01-01").unwrap(),
        until: parse_day("2024-12-31").unwrap(),
        holidays: days
            .iter()
            .map(|day| NamedDay {
                day: parse_day(day).unwrap(),
                name: "a holiday".to_owned(),
            })
            .collect(),
    }
}

fn refusal(tables: Vec<DivisionTable>) -> String {
    Holidays::try_new(tables).unwrap_err().to_string()
}

#[test]
fn a_table_that_contradicts_itself_is_refused_with_the_remedy() {
    let england = Division::EnglandAndWales;
    let backwards = DivisionTable {
        until: parse_day("2023-12-31").unwrap(),
        ..table(england, &[])
    };
    let said = [
        refusal(vec![table(england, &[]), table(england, &[])]),
        refusal(vec![backwards]),
        refusal(vec![table(england, &["2025-01-01"])]),
        refusal(vec![table(england, &["2024-12-25", "2024-12-25"])]),
    ];
    insta::assert_snapshot!(said.join("\n"), @r"
    there are two tables of holidays for england-and-wales; join them into one
    the table for england-and-wales begins on 2024-01-01 and ends before that, on 2023-12-31
    2025-01-01 is outside the table for england-and-wales; widen its range
    2024-12-25 is in the table for england-and-wales twice
    ");
}

#[test]
fn the_kingdom_is_known_only_where_every_part_of_it_is() {
    let england = Holidays::try_new(vec![table(Division::EnglandAndWales, &[])]).unwrap();
    assert!(england.range(Nations::EnglandAndWales).is_some());
    assert_eq!(england.range(Nations::UnitedKingdom), None);
    let day = parse_day("2024-06-03").unwrap();
    assert!(england.covers(day, Nations::EnglandAndWales));
    assert!(!england.covers(day, Nations::UnitedKingdom));
}

#[test]
fn tables_read_back_as_they_were_written_and_a_bad_one_does_not() {
    let holidays = Holidays::try_new(vec![table(Division::Scotland, &["2024-01-02"])]).unwrap();
    let text = serde_json::to_string(&holidays).unwrap();
    insta::assert_snapshot!(text, @r#"[{"division":"scotland","from":"2024-01-01","until":"2024-12-31","holidays":[{"day":"2024-01-02","name":"a holiday"}]}]"#);
    assert_eq!(serde_json::from_str::<Holidays>(&text).unwrap(), holidays);
    let bad = text.replace("2024-01-02", "2019-01-02");
    let error = serde_json::from_str::<Holidays>(&bad).unwrap_err();
    assert!(error.to_string().contains("widen its range"), "{error}");
    let outside = HolidaysError::OutsideRange {
        division: Division::Scotland,
        day: parse_day("2019-01-02").unwrap(),
    };
    assert!(error.to_string().starts_with(&outside.to_string()));
}

#[test]
fn a_period_that_cannot_be_counted_says_why() {
    let trigger = jiff::civil::Date::MAX;
    let holidays = Holidays::unknown();
    let said = [
        (Period::following(0, Unit::Weeks), trigger),
        (Period::following(1, Unit::CalendarDays), trigger),
        (Period::following(1, Unit::Months), trigger),
        (
            Period::following(1, Unit::WorkingDays(Nations::EnglandAndWales)),
            trigger,
        ),
    ]
    .map(|(period, trigger)| period.last_day(trigger, &holidays).unwrap_err().to_string());
    insta::assert_snapshot!(said.join("\n"), @r"
    a period of none has no last day; give a count of one or more
    the period from 9999-12-31 runs past the end of the calendar; give an earlier day
    the period from 9999-12-31 runs past the end of the calendar; give an earlier day
    the period from 9999-12-31 runs past the end of the calendar; give an earlier day
    ");
}
