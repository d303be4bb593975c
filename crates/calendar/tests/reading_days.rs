//! How a day is read, and what is said of words that are none.

#![allow(clippy::print_stdout, reason = "what is skipped is said")]

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

/// Deadlines as coroners really wrote them, where the reference list is at hand:
/// what is read is read as the day meant, and what is not is left for `intake`.
#[test]
fn no_real_phrase_is_read_as_another_day_than_was_meant() {
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/deadline_phrases.csv");
    let Ok(list) = std::fs::read_to_string(list) else {
        println!("skipped: ../shared/data/deadline_phrases.csv is not here");
        return;
    };
    let mut read = 0;
    // ref, date of report, phrase, deadline, implausible; a phrase that holds a
    // comma is quoted, and no such phrase is in a form that is read.
    for line in list.lines().filter(|line| !line.contains('"')) {
        let columns: Vec<&str> = line.split(',').collect();
        if let Ok(day) = parse_day(columns[2]) {
            assert_eq!(day.to_string(), columns[3], "{line}");
            read += 1;
        }
    }
    assert!(read > 150, "only {read} were read");
}
