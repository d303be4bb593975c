//! What a file holds besides its text, and who says that they looked at it.

use answerable_desk::review::{NotPublished, NotReviewed};
use answerable_desk::store::vault::Did;

use crate::{ANN, BEN, REPORT, TODAY, WHEN, World, details};

/// The report as an e-mail with an unseen copy.
fn mail() -> String {
    format!(
        "From: a@inspectorate.example\r\nBcc: b@government.example\r\nSubject: Custody\r\n\r\n{}",
        REPORT.replace('\n', "\r\n")
    )
}

fn seen(world: &World) -> Vec<String> {
    let mut seen = Vec::new();
    let trail = world.desk.vault().trail();
    trail
        .for_each(|act| {
            if act.did == Did::SawHidden {
                seen.push(act.by.clone());
            }
        })
        .unwrap();
    seen
}

#[test]
fn only_who_looked_at_what_a_file_hides_publishes_it() {
    let world = World::new();
    let held = world
        .desk
        .receive("report.eml", mail().as_bytes(), TODAY)
        .unwrap();
    let fingerprint = held.review.fingerprint;
    let held = world
        .desk
        .describe_document(fingerprint, held.version, &details(), ANN, TODAY)
        .unwrap();
    let held = world.all_decided_as(held);
    // That somebody else looked is not enough.
    let held = world
        .desk
        .see_hidden(fingerprint, held.version, ANN, WHEN)
        .unwrap();
    let publish = |version| world.desk.publish_review(fingerprint, version, BEN, WHEN);
    let why = publish(held.version).unwrap_err();
    assert!(matches!(why, NotPublished::HiddenNotSeen), "{why}");
    let stale = world
        .desk
        .see_hidden(fingerprint, held.version - 1, BEN, WHEN)
        .unwrap_err();
    assert!(matches!(stale, NotReviewed::ChangedMeanwhile), "{stale}");
    let held = world
        .desk
        .see_hidden(fingerprint, held.version, BEN, WHEN)
        .unwrap();
    // Said twice it is one line.
    world
        .desk
        .see_hidden(fingerprint, held.version, BEN, WHEN)
        .unwrap();
    assert_eq!(seen(&world), [ANN, BEN]);
    publish(held.version).unwrap();
}

#[test]
fn of_a_text_that_hides_nothing_nothing_is_noted() {
    let world = World::new();
    let held = world.receive(REPORT);
    let fingerprint = held.review.fingerprint;
    let again = world
        .desk
        .see_hidden(fingerprint, held.version, BEN, WHEN)
        .unwrap();
    assert_eq!(again.version, held.version);
    assert_eq!(seen(&world), [] as [&str; 0]);
}
