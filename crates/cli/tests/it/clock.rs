//! `answerable clock`, read as a person reads it.

use crate::{answer, json, with};

fn first_line(arguments: &str) -> String {
    answer(arguments).lines().next().unwrap().to_owned()
}

#[test]
fn the_last_day_comes_first_and_then_the_working_and_the_rule() {
    insta::assert_snapshot!(answer("clock section-55 2024-03-06"), @r"
    30 April 2024

    Comments on an inspection report
    By law, on or before Tuesday 30 April 2024.

    The working
      Wednesday 6 March 2024       day 1    the report is published
      Tuesday 12 March 2024        day 7    one week
      Tuesday 19 March 2024        day 14   2 weeks
      Tuesday 26 March 2024        day 21   3 weeks
      Tuesday 2 April 2024         day 28   4 weeks
      Tuesday 9 April 2024         day 35   5 weeks
      Tuesday 16 April 2024        day 42   6 weeks
      Tuesday 23 April 2024        day 49   7 weeks
      Tuesday 30 April 2024        day 56   8 weeks; the last day

    The rule
      Who         the local policing body
      Does what   publish its comments on the report, with any comments from the
                  chief officer and any reply to them
      How long    56 days, counting the day the report is published as day one.
                  Every day counts, weekends and bank holidays too.
      Set by      law: Police Act 1996, section 55(5) and (5A)
      In force    from 2 May 2017
      Confirmed   yes, read in the source
      Note        Section 37(2) of the Policing and Crime Act 2017 set the 56 days.
                  The section binds the local policing body only: nobody else named
                  in the report has a day set by it.
      Source      https://www.legislation.gov.uk/ukpga/2017/3/section/37
      Source      https://www.legislation.gov.uk/uksi/2017/399/made
    ");
}

#[test]
fn a_count_of_working_days_names_the_holidays_it_stepped_over() {
    insta::assert_snapshot!(answer("clock foi 2023-12-20"), @r"
    23 January 2024

    Answer to a freedom of information request
    By law, on or before Tuesday 23 January 2024.

    The working
      Wednesday 20 December 2023            the request is received; not counted
      Thursday 21 December 2023    day 1
      Monday 25 December 2023               not counted: Christmas Day
      Tuesday 26 December 2023              not counted: Boxing Day
      Monday 1 January 2024                 not counted: New Year's Day
      Tuesday 2 January 2024                not counted: 2nd January, in Scotland
      Tuesday 23 January 2024      day 20   the last day
      Saturdays and Sundays are not counted either: 10 days.

    The rule
      Who         the public authority that is asked
      Does what   answer promptly, and at the latest on the 20th working day after
                  receipt
      How long    20 working days, counting from the day after the request is
                  received. Saturdays, Sundays and bank holidays in any part of the
                  United Kingdom are not counted.
      May change  a fees notice stops the clock; weighing the public interest may
                  take longer
      Set by      law: Freedom of Information Act 2000, section 10
      Confirmed   yes, read in the source
      Note        A bank holiday in any part of the United Kingdom is no working
                  day. The day of receipt may be any day.
      Source      https://legislation.data.gov.uk/ukpga/2000/36/section/10
      Source      https://informationrightsandwrongs.com/2013/01/08/when-is-a-working-day-not-a-working-day/
      Source      https://foiwiki.com/foiwiki/index.php/LTT47
    ");
}

#[test]
fn a_last_day_on_a_bank_holiday_is_flagged_and_not_moved() {
    let said = answer("clock section-55 2 November 2022");
    let start: Vec<&str> = said.lines().take(7).collect();
    insta::assert_snapshot!(start.join("\n"), @r"
    27 December 2022

    Comments on an inspection report
    By law, on or before Tuesday 27 December 2022.
    27 December 2022 is a bank holiday in England and Wales: Christmas Day
    (substitute day). Nothing in the rule moves the last day off it.
    ");
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
    let numbers: Vec<u32> = said
        .lines()
        .filter_map(|line| line.split_once("  day ")?.1.split(' ').next()?.parse().ok())
        .collect();
    assert_eq!(numbers, (1..=56).collect::<Vec<_>>());
}

#[test]
fn a_rule_that_is_not_confirmed_says_why_there_is_no_last_day() {
    let said = answer("clock pfd 2024-03-06");
    insta::assert_snapshot!(said, @r"
    No last day

    Answer to a prevention of future deaths report
    We have not confirmed which day is day one of the 56 days, so a date given here
    could be a day out.

    The day given
      Wednesday 6 March 2024       the report is sent

    The rule
      Who         the person or body the report is sent to
      Does what   answer the coroner in writing, saying what is done or proposed and
                  by when, or why nothing is
      How long    56 days; which day is day one is not confirmed. Every day counts,
                  weekends and bank holidays too.
      May change  the coroner may extend it (not confirmed)
      Set by      law: Coroners and Justice Act 2009, Schedule 5, paragraph 7(2);
                  Coroners (Investigations) Regulations 2013 (SI 2013/1629),
                  regulation 29
      Confirmed   in part; which day is day one is not confirmed
      Note        The duty and the 56 days are confirmed. Regulation 29 itself was
                  not read, so which day is day one, and how long an extension may
                  be, are not.
      Source      https://www.mentalhealthlaw.co.uk/Reports_to_Prevent_Future_Deaths
      Source      https://allingtonhughes.co.uk/coroner-prevent-future-deaths-report/
      Source      https://www.legislation.gov.uk/uksi/2013/1629/regulation/28/made
    ");
    // Neither of the two days it could be may be there to be taken for a fact.
    for day in ["30 April 2024", "1 May 2024"] {
        assert!(!said.contains(day), "{said}");
    }
}

#[test]
fn a_duty_with_no_period_says_so() {
    let said = answer("clock section-55-copy 2024-03-06");
    let start: Vec<&str> = said.lines().take(6).collect();
    insta::assert_snapshot!(start.join("\n"), @r"
    No last day

    Copies of the comments
    The law sets no day for this.

    The day given
    ");
}

#[test]
fn a_report_from_before_the_rule_has_no_last_day() {
    let said = answer("clock section-55 2010-01-01");
    let start: Vec<&str> = said.lines().take(4).collect();
    insta::assert_snapshot!(start.join("\n"), @r"
    No last day

    Comments on an inspection report
    This rule was not in force on 1 January 2010: it began on 2 May 2017.
    ");
}

#[test]
fn past_the_end_of_the_holidays_the_day_is_provisional() {
    let said = answer("clock mp-correspondence 2028-12-20");
    let start: Vec<&str> = said.lines().take(7).collect();
    insta::assert_snapshot!(start.join("\n"), @r"
    19 January 2029 (provisional)

    Reply to a letter from an MP or a peer
    By a standard, not law, on or before Friday 19 January 2029.
    Our list of bank holidays ends on 31 December 2028. Weekdays outside it were all
    counted as working days, so the last day may turn out to be later.
    ");
}

#[test]
fn a_clock_with_no_day_is_described() {
    insta::assert_snapshot!(answer("clock panel-confirmation"), @r"
    Confirmation of a proposed chief constable

      Who         the police and crime panel
      Does what   review the proposed appointment and report on it, or veto it
      How long    3 weeks, counting the day the commissioner notifies the panel as
                  day one. Every day counts, weekends and bank holidays too.
      Set by      law: Police Reform and Social Responsibility Act 2011, Schedule 8,
                  paragraph 4(6)
      In force    from 22 November 2012
      Confirmed   yes, read in the source
      Note        If 3 weeks pass with no report, the process ends without one.
      Source      https://www.legislation.gov.uk/ukpga/2011/13/schedule/8/part/1/2011-11-15
      Source      https://publications.parliament.uk/pa/cm201011/cmbills/151/11151.124-130.html

    Give the day the commissioner notifies the panel, for instance:
      answerable clock panel-confirmation 2024-03-06
    ");
}

#[test]
fn the_list_names_every_clock_with_its_citation_and_period() {
    let said = answer("clock");
    let start: Vec<&str> = said.lines().take(12).collect();
    insta::assert_snapshot!(start.join("\n"), @r"
    Clocks that give a last day

      section-55
        Comments on an inspection report
        56 days, counting the day the report is published as day one
        by law: Police Act 1996, section 55(5) and (5A)

      super-complaint-acknowledgement
        Acknowledgement of a super-complaint
        5 working days, counting the day the super-complaint is received if it is
        one
        by law: Police Super-complaints (Designation and Procedure) Regulations 2018
    ");
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
