//! Lead-ins and their bullets (the revisit letters of April 2025 and September
//! 2024; the burglary report of August 2022).

use crate::{page_yields, yields};

#[test]
fn each_bullet_under_the_force_should_immediately_is_one() {
    insta::assert_snapshot!(yields(
        "Exampleshire Police: cause of concern revisit letter

The force should immediately:
• review how it grades risk; and
• train its custody officers.
"), @r"
    Recommendation → The force [exampleshire-police] · Immediately
        review how it grades risk; and
    Recommendation → The force [exampleshire-police] · Immediately
        train its custody officers.
    ");
}

#[test]
fn a_dated_lead_in_gives_each_bullet_its_deadline() {
    insta::assert_snapshot!(yields(
        "By 30 September 2025, Exampleshire Police should:

• publish its plan;
• make sure that supervisors check every case; and
• by 1 July 2025, report to the National Board.
"), @r"
    Recommendation → Exampleshire Police [exampleshire-police] · On(2025-09-30)
        publish its plan;
    Recommendation → Exampleshire Police [exampleshire-police] · On(2025-09-30)
        make sure that supervisors check every case; and
    Recommendation → Exampleshire Police [exampleshire-police], consult the National Board [national-board] · On(2025-07-01)
        by 1 July 2025, report to the National Board.
    ");
}

#[test]
fn within_three_months_a_named_force_should() {
    insta::assert_snapshot!(yields(
        "Within three months, Westmarch and Dale Police should:
- review every open case
- review, every six months, how it is doing
- publish the review by March 2026
"), @r"
    Recommendation → Westmarch and Dale Police [westmarch-and-dale-police] · Within { count: 3, unit: Months, of: Publication }
        review every open case
    Recommendation → Westmarch and Dale Police [westmarch-and-dale-police] · Within { count: 3, unit: Months, of: Publication }
        review, every six months, how it is doing
    Recommendation → Westmarch and Dale Police [westmarch-and-dale-police] · Month { year: 2026, month: 3 }
        publish the review by March 2026
    ");
}

#[test]
fn an_older_report_recommends_that_the_force_should() {
    insta::assert_snapshot!(yields(
        "Northmoor Police

The Inspectorate recommends that the force should immediately:
• stop using the old form.
The Inspectorate recommends that within six months the force should:
• train everyone
• check that they were trained
"), @r"
    Recommendation → the force [northmoor-police] · Immediately
        stop using the old form.
    Recommendation → the force [northmoor-police] · Within { count: 6, unit: Months, of: Publication }
        train everyone
    Recommendation → the force [northmoor-police] · Within { count: 6, unit: Months, of: Publication }
        check that they were trained
    ");
}

#[test]
fn they_should_also_include_is_a_part_of_the_ask_before() {
    insta::assert_snapshot!(yields(
        "By March 2023, forces should make sure that their crime scene practices are sound. \
They should also include:
• advice to victims;
• a record of every visit.
"), @r"
    Recommendation → forces [group forces] · Month { year: 2023, month: 3 }
        By March 2023, forces should make sure that their crime scene practices are sound. They sh…
    ");
}

#[test]
fn nested_bullets_belong_to_the_bullet_above() {
    insta::assert_snapshot!(yields(
        "Exampleshire Police should:
• review custody:
  o cells
  o transport
• publish it
"), @r"
    Recommendation → Exampleshire Police [exampleshire-police]
        review custody: o cells o transport
    Recommendation → Exampleshire Police [exampleshire-police]
        publish it
    ");
}

#[test]
fn a_bullet_that_sets_a_time_leads_in_what_is_nested_in_it() {
    insta::assert_snapshot!(yields(
        "Exampleshire Police should:
• immediately:
  o stop the practice
• within six months:
  o train its officers
  o publish what it did
"), @r"
    Recommendation → Exampleshire Police [exampleshire-police] · Immediately
        stop the practice
    Recommendation → Exampleshire Police [exampleshire-police] · Within { count: 6, unit: Months, of: Publication }
        train its officers
    Recommendation → Exampleshire Police [exampleshire-police] · Within { count: 6, unit: Months, of: Publication }
        publish what it did
    ");
}

#[test]
fn a_copy_that_lost_its_bullets_is_read_by_its_lower_case_lines() {
    insta::assert_snapshot!(yields(
        "By 1 May 2025, Exampleshire Police should:

review how it grades risk;

train its custody officers.

The next paragraph says something else about the force and its work.
"), @r"
    Recommendation → Exampleshire Police [exampleshire-police] · On(2025-05-01)
        review how it grades risk;
    Recommendation → Exampleshire Police [exampleshire-police] · On(2025-05-01)
        train its custody officers.
    ");
}

#[test]
fn a_bullet_may_name_its_own_addressee_or_partner() {
    insta::assert_snapshot!(yields(
        "By 1 May 2025, all forces should:
• work with the College of Custody to train officers;
• in consultation with the National Board, publish a plan; and
• forget nothing.
"), @r"
    Recommendation → all forces [group forces], with the College of Custody [college-of-custody] · On(2025-05-01)
        work with the College of Custody to train officers;
    Recommendation → all forces [group forces], consult the National Board [national-board] · On(2025-05-01)
        in consultation with the National Board, publish a plan; and
    Recommendation → all forces [group forces] · On(2025-05-01)
        forget nothing.
    ");
}

#[test]
fn a_web_page_is_read_the_same_way() {
    insta::assert_snapshot!(page_yields(
        "<main><h1>Southvale Constabulary: revisit</h1><h2>Cause of concern</h2>
        <p><strong>The force needs to improve how it answers calls.</strong></p>
        <h3>Recommendations</h3>
        <p>By 30 September 2025, the force should:</p>
        <ul><li>answer calls sooner; and</li><li>record why it did not:<ul><li>by day</li></ul></li></ul>
        </main>"), @r"
    CauseOfConcern again → The force [southvale-constabulary]
        The force needs to improve how it answers calls.
    Recommendation under [0] → the force [southvale-constabulary] · On(2025-09-30)
        answer calls sooner; and
    Recommendation under [0] → the force [southvale-constabulary] · On(2025-09-30)
        record why it did not: by day
    ");
}

#[test]
fn they_should_with_bullets_is_to_those_asked_just_before() {
    insta::assert_snapshot!(yields(
        "By 1 May 2025, all forces should publish a plan.\n\nThey should:\n• keep to it; and\n• say so as soon as practicable."), @r"
    Recommendation → all forces [group forces] · On(2025-05-01)
        By 1 May 2025, all forces should publish a plan.
    Recommendation → all forces [group forces]
        keep to it; and
    Recommendation → all forces [group forces]
        say so as soon as practicable.
    ");
}
