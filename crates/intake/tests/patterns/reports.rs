//! Numbered recommendations, causes of concern, areas for improvement.

use crate::{reading, yields};

#[test]
fn each_bullet_of_a_numbered_recommendation_is_one_with_its_number() {
    insta::assert_snapshot!(yields(
        "Custody in three forces

Recommendation 1

By 31 October 2023, the NB lead for custody should work with the College of Custody to set a standard. It should be published.

Recommendation 2

By 1 May 2024, chief constables should:
• train custody officers; and
• record the training.

Training matters because people die without it, and nobody should.

Recommendation 3: With immediate effect, chief constables should stop using the old form.
"), @r"
    Recommendation 1 → the NB lead for custody [national-board/lead for custody], with the College of Custody [college-of-custody] · On(2023-10-31)
        By 31 October 2023, the NB lead for custody should work with the College of Custody to set…
    Recommendation 2 → chief constables [group chief-constables] · On(2024-05-01)
        train custody officers; and
    Recommendation 2 → chief constables [group chief-constables] · On(2024-05-01)
        record the training.
    Recommendation 3 → chief constables [group chief-constables] · Immediately
        With immediate effect, chief constables should stop using the old form.
    not used, NobodyNamed (should): Training matters because people die without it, and nobody should.
    ");
}

#[test]
fn a_list_of_recommendations_keeps_its_numbers() {
    insta::assert_snapshot!(yields(
        "Recommendations

1. Chief constables should publish their plans by 1 May 2024.
2. Review the national standard.
3. The National Board must report every year.

Method

The inspectorate visited twelve forces and spoke to everybody who would speak.
"), @r#"
    Recommendation 1 → Chief constables [group chief-constables] · On(2024-05-01)
        Chief constables should publish their plans by 1 May 2024.
    Recommendation 2 → 
        Review the national standard.
    Recommendation 3 → The National Board [national-board] · Recurring { words: "every year" }
        The National Board must report every year.
    "#);
}

#[test]
fn causes_of_concern_hold_their_recommendations() {
    insta::assert_snapshot!(yields(
        "Exampleshire Police

Cause of concern

The force needs to improve how it investigates crime.

By 30 September 2025, the force should:
• supervise investigations; and
• publish its standards.

Within six months, the force should:
• review every open case.

Cause of concern

The force doesn’t answer calls in time.

Recommendations

Exampleshire Police should immediately:
• answer calls.

Areas for improvement

The force should improve how it records crime.
The force needs to improve how it tells victims what happens. This matters to them.
"), @r"
    CauseOfConcern → The force [exampleshire-police]
        The force needs to improve how it investigates crime.
    Recommendation under [0] → the force [exampleshire-police] · On(2025-09-30)
        supervise investigations; and
    Recommendation under [0] → the force [exampleshire-police] · On(2025-09-30)
        publish its standards.
    Recommendation under [0] → the force [exampleshire-police] · Within { count: 6, unit: Months, of: Publication }
        review every open case.
    CauseOfConcern → The force [exampleshire-police]
        The force doesn’t answer calls in time.
    Recommendation under [4] → Exampleshire Police [exampleshire-police] · Immediately
        answer calls.
    AreaForImprovement → The force [exampleshire-police]
        The force should improve how it records crime.
    AreaForImprovement → The force [exampleshire-police]
        The force needs to improve how it tells victims what happens.
    ");
}

#[test]
fn several_causes_under_one_heading_are_parted_by_their_bullets() {
    let reading = reading(
        "Northmoor Police

Causes of concern

The force is failing to protect people who go missing.

The force should:
• grade risk; and
• review it.

The force isn’t managing its cells.

The force should immediately:
• empty them.
",
    );
    let under: Vec<Option<usize>> = reading.proposals.iter().map(|one| one.under).collect();
    assert_eq!(under, [None, Some(0), Some(0), None, Some(3)]);
}

#[test]
fn recommendations_in_running_text_are_found_where_they_name_somebody() {
    insta::assert_snapshot!(yields(
        "We recommend that, by 1 April 2025, Exampleshire Police publishes its plan. \
It is recommended that chief constables review their policies. \
To help victims, all forces should record every call. \
In the meantime, PCCs must not wait. \
Calls should be recorded."), @r"
    Recommendation → Exampleshire Police [exampleshire-police] · On(2025-04-01)
        We recommend that, by 1 April 2025, Exampleshire Police publishes its plan.
    Recommendation → chief constables [group chief-constables]
        It is recommended that chief constables review their policies.
    Recommendation → all forces [group forces]
        To help victims, all forces should record every call.
    not used, Negative (must): In the meantime, PCCs must not wait.
    not used, NobodyNamed (should): Calls should be recorded.
    ");
}

#[test]
fn headings_in_web_pages_and_marked_text_do_the_same() {
    insta::assert_snapshot!(yields(
        "# Northmoor Police

## Area for improvement 1

The force should improve its records.

## Recommendation 7

Northmoor Police should, within 28 days of this report, publish them.
"), @r"
    AreaForImprovement 1 → The force [northmoor-police]
        The force should improve its records.
    Recommendation 7 → Northmoor Police [northmoor-police] · Within { count: 28, unit: CalendarDays, of: Publication }
        Northmoor Police should, within 28 days of this report, publish them.
    ");
}

#[test]
fn a_heading_may_name_the_addressees_or_hold_the_words() {
    insta::assert_snapshot!(yields(
        "Recommendations for all forces

• Publish a plan by 1 May 2025.
• Work with the College of Custody.

Cause of concern: Exampleshire Police needs to improve how it records crime

The force should:
• record crime.
"), @r"
    Recommendation → all forces [group forces] · On(2025-05-01)
        Publish a plan by 1 May 2025.
    Recommendation → all forces [group forces], with the College of Custody [college-of-custody]
        Work with the College of Custody.
    CauseOfConcern → Exampleshire Police [exampleshire-police]
        Exampleshire Police needs to improve how it records crime
    Recommendation under [2] → The force [exampleshire-police]
        record crime.
    ");
}

#[test]
fn a_deadline_first_asks_even_of_some_of_a_group() {
    insta::assert_snapshot!(yields(
        "Not later than 31 March 2015 those forces using the old policy, that have not yet done so, should write a new one. \
Those forces using it should know better. \
By 1 June 2015 everybody should know."), @r"
    Recommendation → forces [group forces] · On(2015-03-31)
        Not later than 31 March 2015 those forces using the old policy, that have not yet done so,…
    not used, NobodyNamed (should): Those forces using it should know better.
    not used, NobodyNamed (should): By 1 June 2015 everybody should know.
    ");
}
