//! Requests and undertakings in letters.

use crate::yields;

fn letter(body: &str) -> String {
    format!(
        "Exampleshire Commissioner\n1 High Street\n\nThe Inspectorate\n2 Low Street\n\n\
         6 March 2024\n\nDear Ms Box,\n\n{body}\n\nYours sincerely,\n\nExampleshire Commissioner\n"
    )
}

#[test]
fn letters_ask_by_welcoming_inviting_expecting_and_encouraging() {
    insta::assert_snapshot!(yields(&letter(
        "I would welcome your views. I would like to see Exampleshire Police answer sooner. \
I would encourage you to work closely with the National Board to share what you learn. \
I invite the College of Custody to tell me by 1 May 2024. \
We expect PCCs to publish their answers every year. \
I would be grateful if you could write to me within 28 days. \
Please let me know when it is done.")), @r#"
    Request → The Inspectorate [inspectorate]
        I would welcome your views.
    Request → Exampleshire Police [exampleshire-police]
        I would like to see Exampleshire Police answer sooner.
    Request → you [inspectorate], with the National Board [national-board]
        I would encourage you to work closely with the National Board to share what you learn.
    Request → the College of Custody [college-of-custody] · On(2024-05-01)
        I invite the College of Custody to tell me by 1 May 2024.
    Request → PCCs [group local-policing-bodies] · Recurring { words: "every year" }
        We expect PCCs to publish their answers every year.
    Request → you [inspectorate] · Within { count: 28, unit: CalendarDays, of: Publication }
        I would be grateful if you could write to me within 28 days.
    Request → The Inspectorate [inspectorate]
        Please let me know when it is done.
    "#);
}

#[test]
fn thanks_are_no_requests() {
    insta::assert_snapshot!(yields(&letter(
        "I would like to thank you for your letter. I welcome the College of Custody’s plan. \
I welcome this, and I welcome you working with PCCs to carry it out. \
Please find it enclosed. I expect to be away.")), @r"
    Request → you [inspectorate], with PCCs [group local-policing-bodies]
        I welcome this, and I welcome you working with PCCs to carry it out.
    not used, Thanks (welcome): I welcome the College of Custody’s plan.
    not used, NoPattern (expect): I expect to be away.
    ");
}

#[test]
fn a_bulleted_request_is_as_many_requests_as_bullets() {
    insta::assert_snapshot!(yields(&letter(
        "By 1 June 2024, I would like you to:\n• publish the plan; and\n• tell the National Board.")), @r"
    Request → you [inspectorate] · On(2024-06-01)
        publish the plan; and
    Request → you [inspectorate], consult the National Board [national-board] · On(2024-06-01)
        tell the National Board.
    ");
}

#[test]
fn who_says_what_they_will_do_undertakes_it() {
    insta::assert_snapshot!(yields(&letter(
        "We will publish our answer by 1 June 2024. My officials will write to you. \
The National Board will continue to meet. Needs will vary. You will know the plan. \
I undertake to report every year. We will not wait.")), @r#"
    Undertaking → We [exampleshire-commissioner] · On(2024-06-01)
        We will publish our answer by 1 June 2024.
    Undertaking → My officials [exampleshire-commissioner]
        My officials will write to you.
    Undertaking → The National Board [national-board]
        The National Board will continue to meet.
    Undertaking → I [exampleshire-commissioner] · Recurring { words: "every year" }
        I undertake to report every year.
    "#);
}

#[test]
fn a_condition_is_kept_in_its_words() {
    insta::assert_snapshot!(yields(&letter(
        "Before any change is made, I would like to see PCCs answer in time. \
If any force is late again, I would like to know about it.")), @r#"
    Request → PCCs [group local-policing-bodies] · Conditional { words: "Before any change is made" }
        Before any change is made, I would like to see PCCs answer in time.
    Request → The Inspectorate [inspectorate] · Conditional { words: "If any force is late again" }
        If any force is late again, I would like to know about it.
    "#);
}

#[test]
fn nobody_is_you_where_the_address_names_nobody() {
    insta::assert_snapshot!(yields(
        "6 March 2024\n\nDear Ms Box,\n\nI would welcome you publishing the plan.\n"), @r"
    Request → you [? ]
        I would welcome you publishing the plan.
    ");
}

#[test]
fn what_the_subject_of_a_signed_letter_is_called_does_not_silence_it() {
    let read = yields(
        "Chief Executive\nCollege of Custody\n\n13 March 2026\n\nDear Ms Box,\n\n\
         Police use of drones: follow-up to oral evidence\n\n\
         Thank you for your time. Please send us a copy of the report.\n\n\
         I would appreciate a reply by Friday 10 April.\n\nYours sincerely,\n\nA. Chair\n",
    );
    assert_eq!(read.matches("Request").count(), 2, "{read}");
}

#[test]
fn the_law_may_stand_between_who_commissions_and_what() {
    let read = yields(
        "Inspectorate\n\n25 September 2025\n\nDear Chief Inspector,\n\n\
         I am therefore commissioning you, under section 54(2B) of the Police Act 1996, to carry \
         out an inspection of how forces responded.\n\nYours sincerely,\n\nA. Minister\n",
    );
    assert!(read.contains("CommissionMention"), "{read}");
}

#[test]
fn what_a_panel_asks_its_reader_in_a_list_is_asked_of_the_reader_alone() {
    let read = crate::yields(
        "From: Exampleshire Panel\nTo: The Exampleshire Commissioner\n\n16 May 2024\n\n\
         Dear Commissioner,\n\nThank you for coming to the Panel.\n\n\
         The Panel therefore asks you:\n\n  * to say whether you accept what was recommended; \
         and\n  * to publish each month how long reviews are taking.\n\nWith best wishes,\n\nBev\n",
    );
    assert_eq!(
        read.matches("Request → you [exampleshire-commissioner]")
            .count(),
        2,
        "{read}"
    );
    assert!(!read.contains("Panel ["), "{read}");
}
