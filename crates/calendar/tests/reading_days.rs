//! How a day is read, and what is said of words that are none.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot read")]

use answerable_calendar::parse_day;

fn said(words: &str) -> String {
    match parse_day(words) {
        Ok(day) => format!("{words} => {day}"),
        Err(refused) => refused.to_string(),
    }
}

#[test]
fn slashes_are_day_month_year() {
    assert_eq!(said("06/03/2024"), "06/03/2024 => 2024-03-06");
    assert_eq!(said("13/03/2024"), "13/03/2024 => 2024-03-13");
}

#[test]
fn each_refusal_names_what_was_given_and_what_to_write() {
    let said: Vec<String> = [
        "",
        "soon",
        "06/03/24",
        "6 March",
        "March 6 2024",
        "2024-3-6",
        "2024-02-30",
        "31 April 2024",
        "29 February 2023",
        "03/13/2024",
        "2024-13-01",
        "0 March 2024",
        "1899-12-31",
        "2200-01-01",
        "6 Mars 2024",
        "2024-03-06T10:00",
        "6\u{1b}[2J March 2024",
        "a very long sentence that is certainly not any sort of day at all",
    ]
    .map(said)
    .to_vec();
    insta::assert_snapshot!(said.join("\n"), @r"
    '' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    'soon' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    '06/03/24' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    '6 March' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    'March 6 2024' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    '2024-3-6' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    '2024-02-30' is not in the calendar: February 2024 runs from 1 to 29
    '31 April 2024' is not in the calendar: April 2024 runs from 1 to 30
    '29 February 2023' is not in the calendar: February 2023 runs from 1 to 28
    '03/13/2024' is not in the calendar: there is no month 13; 6 March 2024 is 2024-03-06 or 06/03/2024
    '2024-13-01' is not in the calendar: there is no month 13; 6 March 2024 is 2024-03-06 or 06/03/2024
    '0 March 2024' is not in the calendar: March 2024 runs from 1 to 31
    '1899-12-31' is out of range; give a day from 1 January 1900 to 31 December 2199
    '2200-01-01' is out of range; give a day from 1 January 1900 to 31 December 2199
    '6 Mars 2024' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    '2024-03-06T10:00' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    '6 [2J March 2024' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    'a very long sentence that is certainly n…' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    ");
}
