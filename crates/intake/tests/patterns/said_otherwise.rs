//! What is asked without "should", and what somebody else is told to have promised.

use super::{page_yields, yields};

#[test]
fn what_falls_to_somebody_is_theirs_to_do() {
    insta::assert_snapshot!(yields(
        "A review of call handling\n\nWe looked at four control rooms.\n\n\
         Recommendations\n\n\
         It falls to Exampleshire Police to say which calls it will not attend by 31 March 2024.\n\n\
         It would be to the good if Northmoor Police were to do the same.\n\n\
         Northmoor Police would do well to write down what it has learned."
    ), @r"
    Recommendation → Exampleshire Police [exampleshire-police] · On(2024-03-31)
        It falls to Exampleshire Police to say which calls it will not attend by 31 March 2024.
    Recommendation → Northmoor Police [northmoor-police]
        It would be to the good if Northmoor Police were to do the same.
    Recommendation → Northmoor Police [northmoor-police]
        Northmoor Police would do well to write down what it has learned.
    ");
}

#[test]
fn a_body_asks_by_its_name_and_what_others_are_told_to_ask_is_nobodys() {
    insta::assert_snapshot!(yields(
        "Exampleshire Police and Crime Panel\n\nReport on the budget\n\n\
         The Panel asks that Exampleshire Police publish its savings plan by 30 June 2024.\n\n\
         Residents said that the Panel asks that the force publish too much."
    ), @r"
    Request → Exampleshire Police [exampleshire-police] · On(2024-06-30)
        The Panel asks that Exampleshire Police publish its savings plan by 30 June 2024.
    ");
}

#[test]
fn what_would_make_the_writer_of_a_letter_glad_is_asked() {
    insta::assert_snapshot!(yields(
        "To: Chief Constable, Exampleshire Police\nFrom: Ministry of Order\n\n3 May 2024\n\nDear Chief Constable,\n\n\
         I should in addition be obliged if the force would tell me how many stations it has.\n\n\
         We have asked Northmoor Police to send us its figures by 30 June 2024.\n\n\
         I hope that Northmoor Police will lend you its analysts. I hope that this is of help.\n\n\
         I have asked my officials to call you.\n\nYours sincerely,\n\nMinister for Order"
    ), @r"
    Request → the force [exampleshire-police]
        I should in addition be obliged if the force would tell me how many stations it has.
    Request → Northmoor Police [northmoor-police] · On(2024-06-30)
        We have asked Northmoor Police to send us its figures by 30 June 2024.
    Request → Northmoor Police [northmoor-police]
        I hope that Northmoor Police will lend you its analysts.
    Undertaking → I [? ]
        I have asked my officials to call you.
    ");
}

#[test]
fn a_letter_that_greets_with_sir_is_a_letter() {
    insta::assert_snapshot!(yields(
        "The Chief Constable\nExampleshire Police\n\n12 September 2024\n\nSir\n\nRECOMMENDATIONS\n\n\
         Within seven days:\n\n(a) an inspector is to check the grade of every child who is missing.\n\n\
         Let me have a copy of your plan by 3 October 2024. I will come back in February 2025.\n\n\
         Yours faithfully,\n\nInspectorate of Policing"
    ), @r"
    Recommendation → Exampleshire Police [exampleshire-police] · Within { count: 7, unit: CalendarDays, of: Publication }
        an inspector is to check the grade of every child who is missing.
    Request → Exampleshire Police [exampleshire-police] · On(2024-10-03)
        Let me have a copy of your plan by 3 October 2024.
    Undertaking → I [inspectorate] · Month { year: 2025, month: 2 }
        I will come back in February 2025.
    ");
}

#[test]
fn a_coroner_may_ask_for_more_than_the_duty_to_respond() {
    insta::assert_snapshot!(yields(
        "REGULATION 28: REPORT TO PREVENT FUTURE DEATHS\n\nTHIS REPORT IS BEING SENT TO: Exampleshire Police\n\n\
         The MATTERS OF CONCERN are as follows:\n\n(1) Nobody checked the cell between two and five.\n\n\
         You are under a duty to respond to this report within 56 days.\n\n\
         I ask that you send the family a copy of what you send me."
    ), @r"
    Request 1 → Exampleshire Police [exampleshire-police] · Within { count: 56, unit: CalendarDays, of: Publication }
        Nobody checked the cell between two and five.
    Request → Exampleshire Police [exampleshire-police]
        I ask that you send the family a copy of what you send me.
    ");
}

#[test]
fn an_owner_stands_before_what_it_is_to_do_or_after_it() {
    insta::assert_snapshot!(page_yields(
        "<h1>An inspection of custody</h1><h2>Recommendations</h2>\
         <p>Owner: Exampleshire Police</p><p>Recommendation 1. By 31 March 2025, buy a new van.</p>\
         <p>Owner: Northmoor Police</p><p>Recommendation 2. Lend the old one.</p>"
    ), @r"
    Recommendation 1 → Exampleshire Police [exampleshire-police] · On(2025-03-31)
        By 31 March 2025, buy a new van.
    Recommendation 2 → Northmoor Police [northmoor-police]
        Lend the old one.
    ");
}

#[test]
fn some_forces_are_not_all_forces() {
    insta::assert_snapshot!(yields(
        "A report on calls\n\nRecommendation 1\n\nExampleshire Police should agree with its neighbouring forces how calls are passed on."
    ), @r"
    Recommendation 1 → Exampleshire Police [exampleshire-police]
        Exampleshire Police should agree with its neighbouring forces how calls are passed on.
    ");
}

#[test]
fn a_cause_of_concern_told_in_a_sentence_holds_what_was_recommended() {
    insta::assert_snapshot!(yields(
        "Exampleshire Police: revisit letter\n\nDear Chief Constable,\n\n\
         In March we wrote to you about a cause of concern. We said that Exampleshire Police was not answering calls.\n\n\
         We recommended that the force should:\n\n- train its call handlers.\n\nYours sincerely,\n\nInspectorate of Policing"
    ), @r"
    CauseOfConcern again → Exampleshire Police [exampleshire-police]
        We said that Exampleshire Police was not answering calls.
    Recommendation again under [0] → the force [exampleshire-police]
        train its call handlers.
    ");
}

#[test]
fn what_is_quoted_after_its_number_is_told_again_in_a_report_on_progress() {
    insta::assert_snapshot!(yields(
        "Calls for service: progress report\n\nWe looked at what has been done.\n\n\
         1.1 Recommendation 2 of our 2022 report was: \"By 1 April 2023, chief constables should train every call handler.\" All have done so."
    ), @r"
    Recommendation 2 again → chief constables [group chief-constables] · On(2023-04-01)
        By 1 April 2023, chief constables should train every call handler.
    ");
}

#[test]
fn what_somebody_told_the_writer_and_gave_a_day_for_is_promised() {
    insta::assert_snapshot!(yields(
        "An inspection of property stores\n\nWe visited three stores.\n\n\
         Exampleshire Police has told us that it will publish a list by 31 March 2024.\n\n\
         Northmoor Police told us that it will look at this later.\n\n\
         The review will be paid for from the budget of 2024."
    ), @r"
    Undertaking → Exampleshire Police [exampleshire-police] · On(2024-03-31)
        Exampleshire Police has told us that it will publish a list by 31 March 2024.
    ");
}

#[test]
fn minutes_know_she_and_the_meeting_of_a_month() {
    insta::assert_snapshot!(yields(
        "Minutes of the meeting of 3 September 2024\n\nPresent: the Chief Constable of Exampleshire Police\n\n\
         The Chief Constable spoke to the paper. She undertook to publish all three.\n\n\
         Actions\n\nExampleshire Police to bring the figures to the December meeting.\n\n\
         Date of next meeting: 10 December 2024"
    ), @r"
    Undertaking → The Chief Constable [exampleshire-police/chief constable]
        She undertook to publish all three.
    Request → Exampleshire Police [exampleshire-police] · On(2024-12-10)
        Exampleshire Police to bring the figures to the December meeting.
    ");
}

#[test]
fn a_page_of_one_recommendation_names_whom_its_sentence_names() {
    insta::assert_snapshot!(page_yields(
        "<h1>Recommendations: Exampleshire Police, June 2020</h1><h2>Recommendation</h2>\
         <p>The Conduct Office recommends that Exampleshire Police takes steps to ensure that bias does not inform its searches.</p>\
         <p><strong>Do you accept the recommendation?</strong></p><p>Yes</p>"
    ), @r"
    Recommendation → Exampleshire Police [exampleshire-police]
        The Conduct Office recommends that Exampleshire Police takes steps to ensure that bias doe…
    ");
}

#[test]
fn a_panel_that_notes_a_report_asks_nobody() {
    insta::assert_snapshot!(yields(
        "Minutes of the meeting of 3 September 2024\n\nNorthmoor Police\n\n\
         Resolved: That Northmoor Police notes the report."
    ), @"");
}

#[test]
fn what_announces_a_cause_of_concern_says_why_it_is_one() {
    let reading = super::reading(
        "Dear Chief Constable,\n\nWe visited two stores. We have concluded that there is a cause of concern:\n\n\
         Seized cash cannot be found where it should be.\n\nYours sincerely,\n\nInspectorate",
    );
    assert_eq!(reading.proposals.len(), 1);
    assert!(!reading.proposals[0].because.is_empty());
}

#[test]
fn an_inspectorate_of_constabulary_is_no_force_and_no_reader_of_its_letter() {
    insta::assert_snapshot!(yields(
        "HM Inspectorate of Constabulary\n\nExampleshire Police: custody follow-up\n\n3 May 2024\n\n\
                Dear Chief Constable\n\nThe force should train its sergeants by 1 June 2024.\n\n\
                Please send me your plan.\n\nYours sincerely\n\nHM Inspector"
    ), @r"
    Recommendation → The force [exampleshire-police] · On(2024-06-01)
        The force should train its sergeants by 1 June 2024.
    Request → Chief Constable [exampleshire-police]
        Please send me your plan.
    ");
}
