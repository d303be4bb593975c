//! Hostile words, no asks, long titles, the same file again.

use answerable_desk::review::NotReviewed;
use answerable_register::fold::Known;
use answerable_register::words::is_slug;

use crate::{ANN, BEN, REPORT, TODAY, WHEN, World, details};

#[test]
fn a_document_that_asks_nothing_can_be_published_as_that() {
    let world = World::new();
    let held = world.described("The weather in Exampleshire\n\nIt rained.\n");
    assert!(held.review.items.is_empty());
    let fingerprint = held.review.fingerprint;
    world.publish(&held);
    assert!(world.desk.source_of(fingerprint).is_some());
}

#[test]
fn the_same_file_again_is_the_same_review_and_once_published_is_refused() {
    let world = World::new();
    let first = world.described(REPORT);
    let again = world.receive(REPORT);
    assert_eq!(first.review, again.review);
    assert_eq!(first.version, again.version);
    let held = world.all_decided(REPORT);
    world
        .desk
        .publish_review(held.review.fingerprint, held.version, BEN, WHEN)
        .unwrap();
    let why = world
        .desk
        .receive("other-name.txt", REPORT.as_bytes(), TODAY)
        .unwrap_err();
    assert!(matches!(why, NotReviewed::RecordedAlready(_)), "{why}");
}

#[test]
fn two_documents_of_one_title_have_two_addresses() {
    let world = World::new();
    for (text, id) in [
        (REPORT.to_owned(), "custody-in-exampleshire"),
        (
            format!("{REPORT}\nA second edition.\n"),
            "custody-in-exampleshire-2",
        ),
    ] {
        let held = world.all_decided(&text);
        let published = world
            .desk
            .publish_review(held.review.fingerprint, held.version, BEN, WHEN);
        assert_eq!(published.unwrap().source.as_str(), id);
    }
}

#[test]
fn the_longest_title_still_makes_ids_for_every_item() {
    let world = World::new();
    let held = world.all_decided(REPORT);
    let fingerprint = held.review.fingerprint;
    let mut long = details();
    long.title = "Recommendations on everything ".repeat(10);
    let held = world
        .desk
        .describe_document(fingerprint, held.version, &long, ANN, TODAY)
        .unwrap();
    let id = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap()
        .source;
    assert!(is_slug(id.as_str()) && id.as_str().len() <= 80, "{id}");
}

#[test]
fn hostile_words_are_words() {
    let world = World::new();
    let hostile = "<script>alert(1)</script> Recommendation 1\n\nExampleshire Police should <b>\u{202e}publish</b> '; DROP TABLE review; -- \u{0}.\n".replace('\u{0}', "");
    let mut said = details();
    said.title = "<script>alert(1)</script>".to_owned();
    let held = world.receive(&hostile);
    let fingerprint = held.review.fingerprint;
    let held = world
        .desk
        .describe_document(fingerprint, held.version, &said, ANN, TODAY)
        .unwrap();
    assert_eq!(held.review.reading.document.text, hostile);
    let held = world.all_decided_as(held);
    let id = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap();
    assert_eq!(id.source.as_str(), "script-alert-1-script");
}

#[test]
fn a_passage_left_out_can_be_added_once() {
    let world = World::new();
    let held = world.described(REPORT);
    let fingerprint = held.review.fingerprint;
    let before = held.review.items.len();
    assert!(!held.review.reading.unused.is_empty());
    let (_, place) = world.desk.add_unused(fingerprint, 0, ANN).unwrap();
    assert_eq!(place, before);
    let (held, again) = world.desk.add_unused(fingerprint, 0, ANN).unwrap();
    assert_eq!((again, held.review.items.len()), (place, before + 1));
    let (held, _) = world.desk.add_item(fingerprint, "Background", ANN).unwrap();
    assert_eq!(held.review.items.len(), before + 2);
    for (words, times) in [("no such words", 0), ("Recommendation", 2), (" ", 0)] {
        let why = world.desk.add_item(fingerprint, words, ANN).unwrap_err();
        assert!(
            matches!(why, NotReviewed::Passage { times: found } if found == times),
            "{why}"
        );
    }
    let item = &held.review.items[place];
    assert_eq!(item.draft.title, "More should be done");
}

#[test]
fn words_that_name_nobody_are_recorded_as_published_and_never_guessed() {
    let world = World::new();
    let held = world.described(REPORT);
    let fingerprint = held.review.fingerprint;
    let mut draft = held.review.items[0].draft.clone();
    draft
        .find_addressees("the Unit of Nowhere", &world.desk.read(), TODAY)
        .unwrap();
    let mut held = world
        .desk
        .accept_item(fingerprint, held.version, 0, &draft, ANN)
        .unwrap();
    while let Some(place) = held.review.next_undecided(None) {
        held = world
            .desk
            .set_item_aside(fingerprint, held.version, place, ANN)
            .unwrap();
    }
    world.publish(&held);
    let register = world.desk.read();
    let asked = register.asked.in_force(Known::Everything).last().unwrap();
    let json = serde_json::to_string(&asked.fact.of).unwrap();
    assert!(
        json.contains("the Unit of Nowhere") && json.contains("as-published"),
        "{json}"
    );
}

#[test]
fn a_document_is_likely_called_what_stands_first_and_asks_nothing() {
    let world = World::new();
    let page = "<h1>Letter on custody</h1><p>Exampleshire Police should reply.</p>";
    let html = world
        .desk
        .receive("a.html", page.as_bytes(), TODAY)
        .unwrap();
    assert_eq!(html.review.likely_title(), "Letter on custody");
    for (text, title) in [
        (REPORT, "Custody in Exampleshire"),
        (
            "Note\n\nExampleshire Police should publish what it finds.\n",
            "Note",
        ),
        ("Exampleshire Police should publish what it finds.\n", ""),
        // The README's own.
        (
            "Exampleshire report on custody\nPublished 6 March 2024\n\nWithin three months, Exampleshire Police should:\n• review how long people wait in custody; and\n• publish what it finds.\n",
            "Exampleshire report on custody",
        ),
        (
            "Dear Chief Constable,\n\nCustody in Exampleshire\n\nThank you for your letter.\n",
            "Custody in Exampleshire",
        ),
        (
            "Exampleshire House\n\nDear Chief Constable,\n\nThank you for your letter of last week.\n",
            "",
        ),
        (
            "Exampleshire House\nRe: people who wait in custody\n\nDear Chief Constable,\n\nThank you.\n",
            "people who wait in custody",
        ),
        ("We visited Exampleshire Police in the spring.\n", ""),
    ] {
        assert_eq!(world.receive(text).review.likely_title(), title);
    }
}
