//! What a heading, a table or a list of names says is asked, without a verb that asks.

use answerable_intake::{Found, ProposalKind, Reason};

use crate::{page_yields, reading, yields};

fn words(text: &str) -> Vec<String> {
    let proposals = reading(text).proposals;
    proposals.into_iter().map(|one| one.words).collect()
}

#[test]
fn under_a_heading_that_asks_no_verb_has_to() {
    let found = words(
        "Inspection of Northmoor Police\n\nWhat the force now has to do\n\n\
         4.1 To keep the list of keys up to date.\n\n\
         4.2 That the stores be counted each week.\n\n\
         4.3 Officers to sign for each key.\n\n\
         4.4 The stores are in a cellar.\n",
    );
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(!found.iter().any(|one| one.contains("cellar")));
}

#[test]
fn those_named_above_a_list_are_told_what_it_says() {
    let read = reading(
        "Notes of the meeting of the keys group, 4 June 2024\n\nNorthmoor Police\n\
         • Count the keys by 30 June 2024.\n\nNational Board\n• Share the form with forces.\n",
    );
    let asks: Vec<_> = read.proposals.iter().collect();
    assert_eq!(asks.len(), 2);
    assert_eq!(
        asks[0].addressees[0].found,
        Found::Body("northmoor-police".into())
    );
    assert_eq!(
        asks[1].addressees[0].found,
        Found::Body("national-board".into())
    );
    let says = |why: &Reason| matches!(why, Reason::AddresseeInHeading { .. });
    assert!(asks.iter().all(|ask| ask.because.iter().any(says)));
}

#[test]
fn a_table_of_plain_text_is_read_by_its_columns() {
    let read = reading(
        "Keys: report on Northmoor Police, 4 June 2024\n\n\
         No.    Owner               Due             Action\n\
         11     Northmoor Police    30/06/2024      Count the keys in every store.\n\
         12     National Board      31/07/2024      Write to forces about the form.\n",
    );
    let numbers: Vec<_> = read
        .proposals
        .iter()
        .map(|one| one.number.clone())
        .collect();
    assert_eq!(numbers, [Some("11".to_owned()), Some("12".to_owned())]);
    assert_eq!(read.proposals[1].words, "Write to forces about the form.");
    assert!(read.proposals[1].deadline_words.is_some());
}

#[test]
fn a_list_of_contents_asks_nothing() {
    let found = words(
        "Keys: inspection of Northmoor Police\n\nContents\n\n\
         1. Summary                    3\n2. Recommendations            4\n\
         3. Count the keys             9\n\nThe force does well.\n",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_question_in_a_letter_asks_whom_it_names() {
    let read = reading(
        "4 June 2024\n\nNorthmoor Police\n\nDear Chief Constable\n\n\
         I write about keys. Could the National Board send me the list of keys by 30 June 2024? \
         A copy will do.\n\nYours sincerely\n",
    );
    let [ask] = &read.proposals[..] else {
        panic!("one thing is asked: {:?}", read.proposals);
    };
    assert_eq!(ask.kind, ProposalKind::Request);
    assert_eq!(
        ask.addressees[0].found,
        Found::Body("national-board".into())
    );
}

#[test]
fn a_line_that_only_says_when_dates_what_stands_under_it() {
    let read = reading(
        "Inspection of Northmoor Police, 4 June 2024\n\nWithin three months\n\n\
         We recommend that Northmoor Police:\n• counts its keys; and\n• tells its officers.\n",
    );
    assert_eq!(read.proposals.len(), 2);
    let dated = |one: &answerable_intake::Proposal| one.deadline_words.is_some();
    assert!(read.proposals.iter().all(dated));
}

/// A coroner's report to two, with what it is concerned about.
fn to_two(concerns: &str) -> String {
    yields(&format!(
        "EXAMPLESHIRE CORONER'S SERVICE\n\nReport to prevent future deaths (regulation 28)\n\n\
         Date of report:  2 February 2026\nSent to:         Exampleshire Police; College of Custody\n\n\
         I am the senior coroner for South Exampleshire. I concluded the inquest.\n\n\
         I am nevertheless concerned about the following.\n\n{concerns}\n\n\
         In my opinion action should be taken to prevent future deaths.\n\n\
         Each of them is under a duty to respond within 56 days, namely by 30 March 2026.\n"
    ))
}

#[test]
fn each_concern_is_for_the_recipient_whom_its_own_words_name() {
    let read = to_two(
        "    1.  Exampleshire Police keeps the telephones of people who have no other.\n\n    \
         2.  The course of the College of Custody says nothing about telephones.",
    );
    assert!(
        read.contains("1 → Exampleshire Police [exampleshire-police] ·"),
        "{read}"
    );
    assert!(
        read.contains("2 → College of Custody [college-of-custody] ·"),
        "{read}"
    );
}

#[test]
fn a_concern_that_names_no_recipient_is_for_all_and_so_are_the_others() {
    let read = to_two(
        "    1.  Exampleshire Police keeps the telephones of people who have no other.\n\n    \
         2.  Nobody is told which of the numbers in the leaflet are still in use.",
    );
    let both = "Exampleshire Police [exampleshire-police], College of Custody [college-of-custody]";
    assert_eq!(read.matches(both).count(), 2, "{read}");
}

#[test]
fn those_to_whom_a_report_is_sent_end_where_the_table_beside_the_label_does() {
    let read = page_yields(
        "<h1>A report</h1><table><tr><td>Date of report:</td><td>15 April 2024</td></tr>\
         <tr><td>This report is being sent to:</td><td>Southvale Constabulary</td></tr></table>\
         <p><a href='#'>Read the report as PDF</a></p><h2>Regulation 28 report</h2>\
         <h3>1. Coroner</h3><p>I am the assistant coroner for South Vale.</p>\
         <h3>5. Coroner’s concerns</h3><p>The matters of concern are as follows.</p>\
         <ol><li>The policy on pursuits says nothing about electric scooters.</li></ol>\
         <h3>7. Your response</h3><p>You are under a duty to respond to this report within 56 days.</p>",
    );
    assert!(
        read.contains("→ Southvale Constabulary [southvale-constabulary] ·"),
        "{read}"
    );
    assert!(!read.contains("PDF"), "{read}");
}
