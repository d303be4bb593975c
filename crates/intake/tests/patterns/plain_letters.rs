//! Letters and minutes in the ordinary manner, and who has a part.

use crate::yields;

#[test]
fn a_letter_to_a_group_asks_the_group() {
    insta::assert_snapshot!(yields(
        "27 November 2023

To: all police forces

Dear colleague,

I would ask you to send my officials your plan by 12 January 2024.

Yours ever
"
    ), @r"
    Request → you [group forces] · On(2024-01-12)
        I would ask you to send my officials your plan by 12 January 2024.
    ");
}

#[test]
fn it_is_the_body_that_was_thanked_before() {
    insta::assert_snapshot!(yields(
        "Dear Chief Inspector,

I welcome the College of Custody's agreement, and I would encourage it to publish its responses.

Yours sincerely
"
    ), @r"
    Request → the College of Custody [college-of-custody]
        I welcome the College of Custody's agreement, and I would encourage it to publish its resp…
    ");
}

#[test]
fn a_plan_is_required_of_the_force() {
    insta::assert_snapshot!(yields(
        "Northmoor Police: inspection

Within six weeks, we require an update of the action that the force has taken. We will continue to monitor the force.
"
    ), @r"
    Request → Northmoor Police [northmoor-police] · Within { count: 6, unit: Weeks, of: Publication }
        Within six weeks, we require an update of the action that the force has taken.
    Undertaking → We [? ]
        We will continue to monitor the force.
    ");
}

#[test]
fn a_committee_asks_by_what_it_is() {
    insta::assert_snapshot!(yields(
        "15 November 2023

To: National Board

Dear Chair,

The Committee would like the National Board to:

1. confirm when the rules come into force; and
2. explain how it will use them.

Yours sincerely
"
    ), @r"
    Request 1 → the National Board [national-board]
        confirm when the rules come into force; and
    Request 2 → the National Board [national-board]
        explain how it will use them.
    ");
}

#[test]
fn thanks_to_pass_on_are_no_request() {
    insta::assert_snapshot!(yields(
        "To: Exampleshire Police

Dear Chief Constable,

Please pass on my thanks to your officers. If you do accept the recommendations, you should tell us what you intend to do.

Yours sincerely
"
    ), @r"
    not used, NoPattern (should): If you do accept the recommendations, you should tell us what you intend to do.
    ");
}

#[test]
fn sharing_with_somebody_gives_them_no_part() {
    insta::assert_snapshot!(yields(
        "Recommendations

1. Chief constables should stop sharing that information with the National Board.
2. The National Board should write with the name of each force.
3. The College of Custody should agree with the National Board what is taught.
4. Exampleshire Police should review, with children's social care services, what it shares.
"
    ), @r"
    Recommendation 1 → Chief constables [group chief-constables]
        Chief constables should stop sharing that information with the National Board.
    Recommendation 2 → The National Board [national-board]
        The National Board should write with the name of each force.
    Recommendation 3 → The College of Custody [college-of-custody], with the National Board [national-board]
        The College of Custody should agree with the National Board what is taught.
    Recommendation 4 → Exampleshire Police [exampleshire-police], with children's social care services [? ]
        Exampleshire Police should review, with children's social care services, what it shares.
    ");
}

#[test]
fn an_office_ends_before_what_is_done() {
    insta::assert_snapshot!(yields(
        "We recommend that the National Board lead for pursuits circulates the learning to all forces.
"
    ), @r"
    Recommendation → the National Board lead for pursuits [national-board/lead for pursuits]
        We recommend that the National Board lead for pursuits circulates the learning to all forc…
    ");
}

#[test]
fn a_panel_recommends_in_its_minutes() {
    insta::assert_snapshot!(yields(
        "Minutes of the panel, 6 February 2025

The Panel recommended that Exampleshire Police publish the reasons.

RESOLVED:
(1) That the precept be supported.
(2) That the Exampleshire Commissioner be recommended to publish a summary.
"
    ), @r"
    Recommendation → Exampleshire Police [exampleshire-police]
        The Panel recommended that Exampleshire Police publish the reasons.
    Recommendation → the Exampleshire Commissioner [exampleshire-commissioner]
        That the Exampleshire Commissioner be recommended to publish a summary.
    ");
}

#[test]
fn an_action_over_a_numbered_item_is_no_heading() {
    insta::assert_snapshot!(yields(
        "Minutes of the board, 5 March 2024

1. Estates
Action: Circulate the valuation (Northmoor Police)
2. Close
"
    ), @r"
    Request → Northmoor Police [northmoor-police]
        Circulate the valuation (Northmoor Police)
    ");
}
