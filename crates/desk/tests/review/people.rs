//! Who may publish, and two who decide at once.

use answerable_desk::review::{Decision, NotPublished, NotReviewed};

use crate::{ANN, BEN, REPORT, TODAY, WHEN, World, details};

#[test]
fn who_decided_anything_cannot_publish() {
    let world = World::new();
    let held = world.all_decided(REPORT);
    let fingerprint = held.review.fingerprint;
    let before = world.entries();
    let why = world
        .desk
        .publish_review(fingerprint, held.version, ANN, WHEN)
        .unwrap_err();
    assert!(matches!(why, NotPublished::SamePerson), "{why}");
    assert_eq!(world.entries(), before);
}

#[test]
fn who_corrects_at_the_second_check_has_decided_too() {
    let world = World::new();
    let held = world.all_decided(REPORT);
    let fingerprint = held.review.fingerprint;
    let mut draft = held.review.items[0].draft.clone();
    draft.title = "Another title".to_owned();
    let held = world
        .desk
        .accept_item(fingerprint, held.version, 0, &draft, BEN)
        .unwrap();
    let why = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap_err();
    assert!(matches!(why, NotPublished::SamePerson), "{why}");
    world
        .desk
        .publish_review(fingerprint, held.version, "op-cay", WHEN)
        .unwrap();
}

#[test]
fn two_who_decide_different_items_are_not_in_each_others_way() {
    let world = World::new();
    let seen = world.described(REPORT);
    let fingerprint = seen.review.fingerprint;
    let draft = |place: usize| seen.review.items[place].draft.clone();
    world
        .desk
        .accept_item(fingerprint, seen.version, 0, &draft(0), ANN)
        .unwrap();
    world
        .desk
        .accept_item(fingerprint, seen.version, 1, &draft(1), BEN)
        .unwrap();
    let held = world.held(fingerprint);
    assert_eq!(held.review.progress().accepted, 2);
    assert_eq!(held.review.readers, [ANN, BEN]);
}

#[test]
fn the_slower_of_two_on_one_item_is_told_and_nothing_of_theirs_is_kept() {
    let world = World::new();
    let seen = world.described(REPORT);
    let fingerprint = seen.review.fingerprint;
    let draft = seen.review.items[0].draft.clone();
    world
        .desk
        .accept_item(fingerprint, seen.version, 0, &draft, ANN)
        .unwrap();
    let why = world
        .desk
        .set_item_aside(fingerprint, seen.version, 0, BEN)
        .unwrap_err();
    assert!(matches!(why, NotReviewed::ChangedMeanwhile), "{why}");
    let held = world.held(fingerprint);
    assert_eq!(
        held.review.items[0].decision,
        Decision::Accepted { by: ANN.to_owned() }
    );
    assert!(!held.review.readers.contains(&BEN.to_owned()));
    // Having seen it, they may decide otherwise.
    world
        .desk
        .set_item_aside(fingerprint, held.version, 0, BEN)
        .unwrap();
}

#[test]
fn the_same_decision_sent_twice_is_one() {
    let world = World::new();
    let seen = world.described(REPORT);
    let fingerprint = seen.review.fingerprint;
    let draft = seen.review.items[0].draft.clone();
    world
        .desk
        .accept_item(fingerprint, seen.version, 0, &draft, ANN)
        .unwrap();
    let held = world
        .desk
        .accept_item(fingerprint, seen.version, 0, &draft, ANN)
        .unwrap();
    assert_eq!(held.review.progress().accepted, 1);
}

#[test]
fn many_at_once_lose_nothing() {
    let world = World::new();
    let many: String = (1..=12)
        .map(|number| {
            format!(
                "Recommendation {number}\n\nExampleshire Police should publish plan {number}.\n\n"
            )
        })
        .collect();
    let seen = world.described(&many);
    let fingerprint = seen.review.fingerprint;
    assert_eq!(seen.review.items.len(), 12);
    std::thread::scope(|scope| {
        for (place, item) in seen.review.items.iter().enumerate() {
            let (desk, version) = (&world.desk, seen.version);
            scope.spawn(move || {
                desk.accept_item(fingerprint, version, place, &item.draft, ANN)
                    .unwrap()
            });
        }
    });
    assert_eq!(world.held(fingerprint).review.progress().accepted, 12);
}

#[test]
fn two_descriptions_at_once_are_not_one_over_the_other() {
    let world = World::new();
    let seen = world.receive(REPORT);
    let fingerprint = seen.review.fingerprint;
    world
        .desk
        .describe_document(fingerprint, seen.version, &details(), ANN, TODAY)
        .unwrap();
    let mut other = details();
    other.title = "Another title".to_owned();
    let why = world
        .desk
        .describe_document(fingerprint, seen.version, &other, BEN, TODAY)
        .unwrap_err();
    assert!(matches!(why, NotReviewed::ChangedMeanwhile), "{why}");
}

#[test]
fn what_changed_since_it_was_checked_is_checked_again() {
    let world = World::new();
    let held = world.all_decided(REPORT);
    let fingerprint = held.review.fingerprint;
    world
        .desk
        .set_item_aside(fingerprint, held.version, 0, ANN)
        .unwrap();
    let why = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap_err();
    assert!(matches!(why, NotPublished::Moved), "{why}");
}

#[test]
fn published_twice_it_is_recorded_once() {
    let world = World::new();
    let held = world.all_decided(REPORT);
    let fingerprint = held.review.fingerprint;
    let first = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap();
    let entries = world.entries();
    let second = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap();
    assert_eq!(first, second);
    assert_eq!(world.entries(), entries);
}
