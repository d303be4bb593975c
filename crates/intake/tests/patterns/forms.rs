//! What a heading, a table or a list of names says is asked, without a verb that asks.

use answerable_intake::{Found, ProposalKind, Reason};

use crate::reading;

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
