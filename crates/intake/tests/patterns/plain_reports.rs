//! Reports in the ordinary manner: numbers, labels, lines of forms.

use crate::yields;

#[test]
fn paragraphs_with_numbers_after_bullets_are_no_bullets() {
    insta::assert_snapshot!(yields(
        "Exampleshire Police: letter

1. We inspected the force in May.

The force should immediately:
• record every crime; and
• tell each victim.

2. We examined 40 records. Eleven should have been closed.
"
    ), @r"
    Recommendation → The force [exampleshire-police] · Immediately
        record every crime; and
    Recommendation → The force [exampleshire-police] · Immediately
        tell each victim.
    not used, NoPattern (should): Eleven should have been closed.
    ");
}

#[test]
fn a_form_says_by_when_in_a_line_of_its_own() {
    insta::assert_snapshot!(yields(
        "Northmoor Police: internal audit

1. Seized cash

Finding: Of 30 items tested, 7 couldn't be found.

Recommendation: The force should count all seized cash.

Priority: High

Due date: 31 March 2024
"
    ), @r"
    Recommendation 1 → The force [northmoor-police] · On(2024-03-31)
        The force should count all seized cash.
    ");
}

#[test]
fn a_number_before_a_lead_in_is_that_of_its_bullets() {
    insta::assert_snapshot!(yields(
        "Recommendations

5. By 31 December 2023, chief constables should:
   - publish the criteria; and
   - decide where officers patrol.
"
    ), @r"
    Recommendation 5 → chief constables [group chief-constables] · On(2023-12-31)
        publish the criteria; and
    Recommendation 5 → chief constables [group chief-constables] · On(2023-12-31)
        decide where officers patrol.
    ");
}

#[test]
fn a_label_may_be_a_sentence() {
    insta::assert_snapshot!(yields(
        "Culture in policing

New sergeants should be trained first. Recommendation 2. By 1 October 2023, chief constables should review how they train leaders.
"
    ), @r"
    Recommendation 2 → chief constables [group chief-constables] · On(2023-10-01)
        By 1 October 2023, chief constables should review how they train leaders.
    not used, NobodyNamed (should): New sergeants should be trained first.
    ");
}

#[test]
fn what_explains_a_recommendation_is_no_part_of_it() {
    insta::assert_snapshot!(yields(
        "Recommendation 1
By 30 November 2024, chief constables should publish a strategy. The strategy will need support if it is to succeed.
"
    ), @r"
    Recommendation 1 → chief constables [group chief-constables] · On(2024-11-30)
        By 30 November 2024, chief constables should publish a strategy.
    ");
}

#[test]
fn an_area_for_improvement_keeps_its_number_and_is_the_forces() {
    insta::assert_snapshot!(yields(
        "Custody suites in Exampleshire

Area for improvement 2
Detainees should be offered a shower. The code says that they must be.
"
    ), @r"
    AreaForImprovement 2 → Exampleshire [exampleshire-police]
        Detainees should be offered a shower.
    not used, NobodyNamed (must): The code says that they must be.
    ");
}

#[test]
fn what_is_wrong_names_nobody_and_the_force_is_meant() {
    insta::assert_snapshot!(yields(
        "Westmarch and Dale Police: causes of concern

Cause of concern
Crimes are not recorded when they are reported, and victims are let down.
"
    ), @r"
    CauseOfConcern → Westmarch and Dale Police [westmarch-and-dale-police]
        Crimes are not recorded when they are reported, and victims are let down.
    ");
}

#[test]
fn what_the_front_and_the_body_say_alike_is_one() {
    insta::assert_snapshot!(yields(
        "Recommendations

By 30 June 2025

1. Chief constables should publish the number of orders they apply for.

Findings

Recommendation 1
By 30 June 2025, chief constables should publish the number of orders they apply for.
"
    ), @r"
    Recommendation 1 → Chief constables [group chief-constables] · On(2025-06-30)
        Chief constables should publish the number of orders they apply for.
    not used, SaidTwice (should): By 30 June 2025, chief constables should publish the number of orders they apply for.
    ");
}

#[test]
fn what_was_due_before_the_document_was_asked_before() {
    insta::assert_snapshot!(yields(
        "Published on 20 January 2026

Recommendations

1. By 30 June 2025, chief constables should count the devices.
2. By 31 October 2025, the National Board should agree a standard.
3. By 31 October 2026, the College of Custody should train examiners.
"
    ), @r"
    Recommendation 1 again → chief constables [group chief-constables] · On(2025-06-30)
        By 30 June 2025, chief constables should count the devices.
    Recommendation 2 again → the National Board [national-board] · On(2025-10-31)
        By 31 October 2025, the National Board should agree a standard.
    Recommendation 3 → the College of Custody [college-of-custody] · On(2026-10-31)
        By 31 October 2026, the College of Custody should train examiners.
    ");
}

#[test]
fn a_status_says_that_it_was_asked_before() {
    insta::assert_snapshot!(yields(
        "Recommendation 1
The National Board should update the standards of vetting.
Status: complete
"
    ), @r"
    Recommendation 1 again → The National Board [national-board]
        The National Board should update the standards of vetting.
    ");
}
