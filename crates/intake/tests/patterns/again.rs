//! What was asked before and is told again, and what is announced as a list.

use crate::yields;

#[test]
fn what_the_writer_recommended_before_is_told_again() {
    insta::assert_snapshot!(yields(
        "Northmoor Police: revisit letter

In February 2024, we identified a cause of concern as follows:

Northmoor Police doesn't manage the risk to repeat victims of domestic abuse.

We recommended that Northmoor Police should immediately:
• clear the list of victims.

The list was cleared in April. In addition, we make a further recommendation.

By 31 January 2025, Northmoor Police should:
• give the meeting a co-ordinator.
"), @r"
    CauseOfConcern again → Northmoor Police [northmoor-police]
        Northmoor Police doesn't manage the risk to repeat victims of domestic abuse.
    Recommendation again under [0] → Northmoor Police [northmoor-police] · Immediately
        clear the list of victims.
    Recommendation under [0] → Northmoor Police [northmoor-police] · On(2025-01-31)
        give the meeting a co-ordinator.
    ");
}

#[test]
fn a_label_that_says_how_it_stands_is_followed_by_what_was_asked() {
    insta::assert_snapshot!(yields(
        "Northmoor Police: decision after revisit

Recommendation 1: closed

Northmoor Police should stop renewing certificates without a medical report.

Recommendation 2: done. Recommendation 3: five audits have been published by all forces.
"), @r"
    Recommendation 1 again → Northmoor Police [northmoor-police]
        Northmoor Police should stop renewing certificates without a medical report.
    ");
}

#[test]
fn a_list_that_is_announced_is_asked_of_the_reader() {
    insta::assert_snapshot!(yields(
        "Chief Constable
Northmoor Police

Dear Chief Constable

We make the following recommendations:

1. By 30 June 2024, review the workload of each manager.
2. Within three months, train all supervisors.

During the visit we noted that:
• records are kept; and
• officers should be told.

Yours sincerely
"), @r"
    Recommendation 1 → Northmoor Police [northmoor-police] · On(2024-06-30)
        By 30 June 2024, review the workload of each manager.
    Recommendation 2 → Northmoor Police [northmoor-police] · Within { count: 3, unit: Months, of: Publication }
        Within three months, train all supervisors.
    not used, NobodyNamed (should): officers should be told.
    ");
}

#[test]
fn labels_are_read_in_the_forms_they_have() {
    insta::assert_snapshot!(yields(
        "A thematic inspection of child protection

R1. By 31 October 2024, chief constables should review their arrangements.

Rec 2: all forces should revise their guidance by 31 March 2025.

Recommendation six

Chief constables should publish their figures.

National recommendation 7 (all forces)

Review all open cases by 30 June 2024.

Recommendation 8 for chief constables: within six months, agree a single standard.
"), @r"
    Recommendation 1 → chief constables [group chief-constables] · On(2024-10-31)
        By 31 October 2024, chief constables should review their arrangements.
    Recommendation 2 → all forces [group forces] · On(2025-03-31)
        all forces should revise their guidance by 31 March 2025.
    Recommendation six → Chief constables [group chief-constables]
        Chief constables should publish their figures.
    Recommendation 7 → all forces [group forces] · On(2024-06-30)
        Review all open cases by 30 June 2024.
    Recommendation 8 → chief constables [group chief-constables] · Within { count: 6, unit: Months, of: Publication }
        within six months, agree a single standard.
    ");
}

#[test]
fn what_a_policy_or_the_news_tells_is_not_asked() {
    insta::assert_snapshot!(yields(
        "POLICY AND PROCEDURE

By 1 May 2024, all forces should wipe their recordings.
"), @r"
    not used, SomebodyElses (should): By 1 May 2024, all forces should wipe their recordings.
    ");
    insta::assert_snapshot!(yields(
        "Cells not safe, say inspectors in a report out today

By Jo Box, crime reporter

By 1 May 2024, all forces should wipe their recordings.
"), @r"
    not used, SomebodyElses (should): By 1 May 2024, all forces should wipe their recordings.
    ");
}

#[test]
fn a_note_in_print_and_a_ligature_hide_nothing() {
    insta::assert_snapshot!(yields(
        "By 31 January 2026², all forces should ﬁnd the money.

Before 1 April 2026, Northmoor Police should count its oﬃcers."), @r"
    Recommendation → all forces [group forces] · On(2026-01-31)
        By 31 January 2026², all forces should ﬁnd the money.
    Recommendation → Northmoor Police [northmoor-police] · On(2026-04-01)
        Before 1 April 2026, Northmoor Police should count its oﬃcers.
    ");
}

#[test]
fn a_recommendation_in_quotation_marks_after_its_number_is_told_again() {
    let statement = |before: &str| {
        crate::yields(&format!(
            "HOW NORTHMOOR POLICE HAS ACTED\n\nAnnual statement\n\nPublished 27 May 2025\n\n\
             Custody (report of March 2023)\n\n{before}\n\n    \"By 30 September 2023, Northmoor \
             Police should offer all detainees a shower each day.\"\n\nThe showers were out of \
             use.\n"
        ))
    };
    let read = statement("The Inspectorate's recommendation 3 was:");
    assert!(
        read.contains("Recommendation 3 again → Northmoor Police [northmoor-police]"),
        "{read}"
    );
    let said = statement("One of those to whom we spoke said:");
    assert!(!said.contains("Recommendation"), "{said}");
}
