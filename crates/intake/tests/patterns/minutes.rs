//! What minutes report: promises, requests, resolutions and actions.

use crate::yields;

#[test]
fn minutes_tell_who_agreed_to_do_what() {
    insta::assert_snapshot!(yields(
        "Exampleshire oversight board: notes of meeting, 3 April 2025

Present: The Chief Constable of Northmoor Police (CC), National Board

CC said that she would publish a plan by Friday 29 November 2024. It was agreed that \
Northmoor Police would share the data by 12 April 2025. The board asked Northmoor Police to \
provide figures by 1 May 2025. Northmoor Police was asked to check the list. It was agreed \
to close the action. It was agreed that the minutes be approved.

AP2 Northmoor Police to review the list by 30 April 2025
"), @r"
    Undertaking → CC [northmoor-police] · On(2024-11-29) · likely On(2025-11-29)
        CC said that she would publish a plan by Friday 29 November 2024.
    Request → Northmoor Police [northmoor-police] · On(2025-04-12)
        It was agreed that Northmoor Police would share the data by 12 April 2025.
    Request → Northmoor Police [northmoor-police] · On(2025-05-01)
        The board asked Northmoor Police to provide figures by 1 May 2025.
    Request → Northmoor Police [northmoor-police]
        Northmoor Police was asked to check the list.
    Request 2 → Northmoor Police [northmoor-police] · On(2025-04-30)
        Northmoor Police to review the list by 30 April 2025
    ");
}

#[test]
fn resolutions_ask_whom_they_name() {
    insta::assert_snapshot!(yields(
        "Minutes of the scrutiny committee, 30 January 2025

The Committee RESOLVED to recommend:
(a) that Northmoor Police find, by 31 March 2025, money for an advocate;
(b) that the report be noted; and
(c) that Northmoor Police report back every six months.
"), @r#"
    Recommendation → Northmoor Police [northmoor-police] · On(2025-03-31)
        that Northmoor Police find, by 31 March 2025, money for an advocate;
    Recommendation → Northmoor Police [northmoor-police] · Recurring { words: "every six months" }
        that Northmoor Police report back every six months.
    "#);
}

#[test]
fn an_owner_may_stand_before_or_after_an_action() {
    insta::assert_snapshot!(yields(
        "Minutes of the board, 30 January 2025

Actions

• Northmoor Police: publish the plan by 1 May 2025
• Circulate the note (Northmoor Police, 30 April 2025)
• Northmoor Police to write to the panel
"), @r"
    Request → Northmoor Police [northmoor-police] · On(2025-05-01)
        Northmoor Police: publish the plan by 1 May 2025
    Request → Northmoor Police [northmoor-police] · On(2025-04-30)
        Circulate the note (Northmoor Police, 30 April 2025)
    Request → Northmoor Police [northmoor-police]
        Northmoor Police to write to the panel
    ");
}
