//! `answerable clock`, read as a person reads it.

use serde_json::Value;

use crate::{answer, with};

fn json(arguments: &str) -> Value {
    serde_json::from_str(&answer(&format!("{arguments} --json"))).unwrap()
}

fn first_line(arguments: &str) -> String {
    answer(arguments).lines().next().unwrap().to_owned()
}

#[test]
fn the_last_day_comes_first_and_then_the_working_and_the_rule() {
    insta::assert_snapshot!(answer("clock section-55 2024-03-06"), @"");
}

#[test]
fn a_count_of_working_days_names_the_holidays_it_stepped_over() {
    insta::assert_snapshot!(answer("clock foi 2023-12-20"), @"");
}

#[test]
fn a_last_day_on_a_bank_holiday_is_flagged_and_not_moved() {
    let said = answer("clock section-55 2 November 2022");
    let start: Vec<&str> = said.lines().take(7).collect();
    insta::assert_snapshot!(start.join("\n"), @"");
}

#[test]
fn a_day_may_be_written_in_any_of_the_ways_people_write_one() {
    for day in ["2024-03-06", "6 March 2024", "6 Mar 2024", "06/03/2024"] {
        let arguments = format!("clock section-55 {day}");
        assert_eq!(first_line(&arguments), "30 April 2024", "{day}");
        // Quoted, so that the shell gives it as one word.
        let quoted = with(["clock", "section-55", day]);
        assert_eq!(quoted.out, answer(&arguments), "{day}");
    }
}

#[test]
fn today_is_a_day() {
    let said = answer("clock section-55 today");
    assert!(said.contains("the last day"), "{said}");
}

#[test]
fn every_day_shows_every_day() {
    let said = answer("clock section-55 2024-03-06 --every-day");
    for number in 1..=56 {
        assert!(said.contains(&format!("  day {number}")), "{number}");
    }
    let days = said.lines().filter(|line| line.contains("  day ")).count();
    assert_eq!(days, 56);
}

#[test]
fn a_rule_that_is_not_confirmed_says_why_there_is_no_last_day() {
    let said = answer("clock pfd 2024-03-06");
    insta::assert_snapshot!(said, @"");
    // Neither of the two days it could be may be there to be taken for a fact.
    for day in ["30 April 2024", "1 May 2024"] {
        assert!(!said.contains(day), "{said}");
    }
}

#[test]
fn a_duty_with_no_period_says_so() {
    let said = answer("clock section-55-copy 2024-03-06");
    let start: Vec<&str> = said.lines().take(6).collect();
    insta::assert_snapshot!(start.join("\n"), @"");
}

#[test]
fn a_report_from_before_the_rule_has_no_last_day() {
    let said = answer("clock section-55 2010-01-01");
    let start: Vec<&str> = said.lines().take(4).collect();
    insta::assert_snapshot!(start.join("\n"), @"");
}

#[test]
fn past_the_end_of_the_holidays_the_day_is_provisional() {
    let said = answer("clock mp-correspondence 2028-12-20");
    let start: Vec<&str> = said.lines().take(7).collect();
    insta::assert_snapshot!(start.join("\n"), @"");
}

#[test]
fn a_clock_with_no_day_is_described() {
    insta::assert_snapshot!(answer("clock panel-confirmation"), @"");
}

#[test]
fn the_list_names_every_clock_with_its_citation_and_period() {
    let said = answer("clock");
    let start: Vec<&str> = said.lines().take(12).collect();
    insta::assert_snapshot!(start.join("\n"), @"");
    for power in answerable_desk::reference::powers().unwrap() {
        assert!(
            said.contains(&format!("\n  {}\n", power.id)),
            "{}",
            power.id
        );
    }
    assert!(
        said.lines().all(|line| line.chars().count() <= 80),
        "{said}"
    );
}

/// Every clock answers every way it can be asked, and says one last day.
#[test]
fn every_clock_answers() {
    for power in answerable_desk::reference::powers().unwrap() {
        let id = &power.id;
        answer(&format!("clock {id}"));
        let first = first_line(&format!("clock {id} 2024-03-06"));
        let data = json(&format!("clock {id} 2024-03-06"));
        assert_eq!(data["headline"], first.as_str(), "{id}");
        assert_eq!(data["last-day"].is_null(), first == "No last day", "{id}");
        assert_eq!(data["why-none"].is_null(), first != "No last day", "{id}");
    }
}

#[test]
fn json_says_what_the_help_says_it_does() {
    let data = json("clock foi 2023-12-20");
    let mut short = data.clone();
    let working = short["working"].take();
    insta::assert_snapshot!(serde_json::to_string_pretty(&short).unwrap(), @"");
    let steps = working.as_array().unwrap();
    assert_eq!(steps.len(), 35);
    assert_eq!(steps.last().unwrap()["day"], data["last-day"]);

    let help = answer("clock --help");
    for field in data.as_object().unwrap().keys() {
        assert!(help.contains(field.as_str()), "{field} is not in the help");
    }
}

#[test]
fn json_gives_no_first_day_that_is_not_confirmed() {
    let data = json("clock pfd 2024-03-06");
    assert!(data["last-day"].is_null());
    assert!(data["period"]["first-day"].is_null());
    assert_eq!(data["period"]["count"], 56);
    assert_eq!(data["start"], "unconfirmed");
}

#[test]
fn json_lists_every_clock() {
    let list = json("clock");
    let powers = answerable_desk::reference::powers().unwrap();
    assert_eq!(list.as_array().unwrap().len(), powers.len());
}
