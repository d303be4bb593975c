//! One document, from start to its asks.

use answerable_desk::View;
use answerable_desk::review::{Decision, Details, Progress};
use answerable_register::facts::{Kept, Who};
use answerable_register::fold::Known;
use answerable_register::words::SubjectId;
use jiff::civil::date;

use crate::{ANN, BEN, REPORT, TODAY, WHEN, World, details};

#[test]
fn what_was_proposed_waits_undecided_and_nothing_is_recorded() {
    let world = World::new();
    let before = world.entries();
    let held = world.receive(REPORT);
    assert!(held.review.items.len() >= 2, "{:#?}", held.review.items);
    assert!(
        held.review
            .items
            .iter()
            .all(|item| item.decision == Decision::Undecided)
    );
    assert_eq!(world.entries(), before);
    assert_eq!(world.desk.documents_under_review().unwrap().len(), 1);
    assert!(world.desk.archive().contains(held.review.fingerprint));
}

#[test]
fn a_report_is_decided_by_one_and_published_by_another_and_its_asks_appear() {
    let world = World::new();
    let held = world.all_decided(REPORT);
    assert_eq!(held.review.progress().undecided, 0);
    let fingerprint = held.review.fingerprint;
    let id = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap()
        .report
        .unwrap();
    assert_eq!(id, SubjectId::from("custody-in-exampleshire"));

    let register = world.desk.read();
    let view = View::new(&register, TODAY);
    let report = view.report(&id).unwrap();
    assert_eq!(report.owed_by, ["exampleshire-pcc".into()]);
    let mut asks: Vec<String> = register
        .asks()
        .map(|(_, ask)| ask.reference.to_string())
        .filter(|ask| ask.starts_with("custody-in-exampleshire"))
        .collect();
    asks.sort();
    // A recommendation to all chief constables is an ask of each.
    let to_all = asks
        .iter()
        .filter(|ask| ask.contains("item-2/") && ask.ends_with("/act"));
    assert!(to_all.count() > 43);
    asks.retain(|ask| ask.contains("/exampleshire-"));
    insta::assert_snapshot!(asks.join("\n"), @r"
    custody-in-exampleshire-item-1/exampleshire-pcc/explain
    custody-in-exampleshire-item-1/exampleshire-police/act
    custody-in-exampleshire-item-2/exampleshire-pcc/explain
    custody-in-exampleshire-item-2/exampleshire-police/act
    custody-in-exampleshire/exampleshire-pcc/comment
    ");
    let source = world.desk.source_of(fingerprint).unwrap();
    assert_eq!(source.publisher.or_blank(), "Inspectorate of Exampleshire");
    assert_eq!(source.kept, Kept::Whole);
    assert!(world.desk.find_review(fingerprint).unwrap().is_none());
}

#[test]
fn words_that_are_no_known_licence_never_show_the_whole() {
    let world = World::new();
    let held = world.all_decided(REPORT);
    let fingerprint = held.review.fingerprint;
    let said = Details {
        licence: "Not under the Open Government Licence v3.0".to_owned(),
        ..details()
    };
    let held = world
        .desk
        .describe_document(fingerprint, held.version, &said, ANN, TODAY)
        .unwrap();
    world.publish(&held);
    let source = world.desk.source_of(fingerprint).unwrap();
    assert_eq!(source.kept, Kept::Passages);
    assert_eq!(source.licence.unwrap().as_str(), said.licence);
}

#[test]
fn each_thing_asked_stands_on_its_passage_with_its_place() {
    let world = World::new();
    let held = world.all_decided(REPORT);
    world.publish(&held);
    let register = world.desk.read();
    let mut seen = 0;
    for held in register.asked.in_force(Known::Everything) {
        let passage = &held.fact.passages[0];
        let (start, end) = passage.span.unwrap();
        assert_eq!(
            &REPORT[start as usize..end as usize],
            passage.words.or_blank()
        );
        assert_eq!(held.fact.asked_on, date(2024, 3, 6));
        seen += 1;
    }
    assert_eq!(seen, 2);
}

#[test]
fn what_is_set_aside_is_not_recorded_and_what_is_corrected_is_as_corrected() {
    let world = World::new();
    let held = world.described(REPORT);
    let fingerprint = held.review.fingerprint;
    let mut draft = held.review.items[0].draft.clone();
    draft.title = "Grade the risk to missing people anew".to_owned();
    let register = world.desk.read();
    draft
        .find_addressees("the force = Southvale Police", &register, TODAY)
        .unwrap();
    drop(register);
    draft.reread_deadline("31 March 2025", Some(date(2024, 3, 6)));
    world
        .desk
        .accept_item(fingerprint, held.version, 0, &draft, ANN)
        .unwrap();
    let mut held = world.held(fingerprint);
    for place in 1..held.review.items.len() {
        held = world
            .desk
            .set_item_aside(fingerprint, held.version, place, ANN)
            .unwrap();
    }
    let all = held.review.items.len();
    assert_eq!(
        held.review.progress(),
        Progress {
            accepted: 1,
            set_aside: all - 1,
            undecided: 0
        }
    );
    let id = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap()
        .report
        .unwrap();
    let register = world.desk.read();
    let asked: Vec<_> = register
        .asked
        .in_force(Known::Everything)
        .map(|held| &held.fact)
        .filter(|asked| asked.report.as_ref() == Some(&id))
        .collect();
    let [asked] = asked[..] else {
        panic!("one was accepted: {asked:#?}");
    };
    assert_eq!(
        asked.title.or_blank(),
        "Grade the risk to missing people anew"
    );
    assert_eq!(
        asked.of[0].as_published.as_ref().unwrap().or_blank(),
        "the force"
    );
    assert_eq!(asked.of[0].who, Who::Body("southvale-police".into()));
    assert_eq!(
        asked.deadline,
        answerable_register::calendar::Deadline::On(date(2025, 3, 31))
    );
}
