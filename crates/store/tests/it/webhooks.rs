//! Webhooks: what is to be told is noted once, and what was told stays told.

use answerable_store::accounts::UnixSeconds;
use answerable_store::vault::{Draw, RecordId};
use answerable_store::webhooks::{Came, Counted, DeliveryState, Webhook, Webhooks};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::words::folder;

const NOW: UnixSeconds = UnixSeconds(1_712_050_000);

fn webhooks(folder: &TempDir) -> Webhooks {
    Webhooks::open(folder.path().join("desk.sqlite")).unwrap()
}

fn record(number: u8) -> RecordId {
    Draw::of([number; Draw::BYTES]).record()
}

fn webhook(number: u8, body: &str) -> Webhook {
    Webhook {
        id: format!("wh-{number:016x}"),
        body: body.to_owned(),
        address: "https://exampleshire.example/told".to_owned(),
        record: record(number),
        made_by: "ac-0000000000000001".to_owned(),
        made_at: NOW,
        position: 10,
        stopped_at: None,
        stopped_by: None,
    }
}

fn came(state: DeliveryState) -> Came {
    Came {
        state,
        at: NOW,
        words: "it answered with 500".to_owned(),
    }
}

#[test]
fn a_body_has_only_so_many_that_work() {
    let folder = folder();
    let kept = webhooks(&folder);
    assert!(kept.add(&webhook(1, "exampleshire-pcc"), 2).unwrap());
    assert!(kept.add(&webhook(2, "exampleshire-pcc"), 2).unwrap());
    assert!(!kept.add(&webhook(3, "exampleshire-pcc"), 2).unwrap());
    assert!(kept.add(&webhook(4, "northmoor-pcc"), 2).unwrap());
    assert!(kept.stop(&webhook(1, "").id, None, NOW).unwrap());
    assert!(!kept.stop(&webhook(1, "").id, None, NOW).unwrap());
    assert!(kept.add(&webhook(3, "exampleshire-pcc"), 2).unwrap());
    assert_eq!(kept.all().unwrap().len(), 4);
}

#[test]
fn an_entry_is_noted_for_a_webhook_once_and_survives_opening_again() {
    let folder = folder();
    let one = webhook(1, "exampleshire-pcc");
    {
        let kept = webhooks(&folder);
        kept.add(&one, 5).unwrap();
        let found = [(11, "asked"), (14, "answered")];
        assert!(kept.look_on(&one.id, (10, 20), &found, NOW).unwrap());
        // Whoever looked at the same entries meanwhile notes nothing again.
        assert!(!kept.look_on(&one.id, (10, 20), &found, NOW).unwrap());
    }
    let kept = webhooks(&folder);
    assert_eq!(kept.find(&one.id).unwrap().unwrap().position, 20);
    let due = kept.due(&one.id, NOW).unwrap().unwrap();
    assert_eq!((due.entry, due.kind.as_str(), due.tries), (11, "asked", 0));
    assert!(
        kept.note(&one.id, (11, 0), &came(DeliveryState::Delivered))
            .unwrap()
    );
    // The same try is noted once.
    assert!(
        !kept
            .note(&one.id, (11, 0), &came(DeliveryState::GivenUp))
            .unwrap()
    );
    assert_eq!(kept.due(&one.id, NOW).unwrap().unwrap().entry, 14);
}

#[test]
fn one_that_waits_for_its_moment_holds_no_later_one_up() {
    let folder = folder();
    let kept = webhooks(&folder);
    let one = webhook(1, "exampleshire-pcc");
    kept.add(&one, 5).unwrap();
    kept.look_on(&one.id, (10, 20), &[(11, "asked"), (14, "answered")], NOW)
        .unwrap();
    let later = UnixSeconds(NOW.0 + 60);
    kept.note(&one.id, (11, 0), &came(DeliveryState::Waiting(later)))
        .unwrap();
    assert_eq!(kept.due(&one.id, NOW).unwrap().unwrap().entry, 14);
    assert_eq!(kept.due(&one.id, later).unwrap().unwrap().entry, 11);
    assert_eq!(kept.waiting().unwrap(), 2);
}

#[test]
fn nothing_is_sent_to_what_was_stopped_and_it_is_not_begun_again() {
    let folder = folder();
    let kept = webhooks(&folder);
    let one = webhook(1, "exampleshire-pcc");
    kept.add(&one, 5).unwrap();
    kept.look_on(&one.id, (10, 20), &[(11, "asked")], NOW)
        .unwrap();
    kept.stop(&one.id, Some("ac-0000000000000001"), NOW)
        .unwrap();
    assert_eq!(kept.due(&one.id, NOW).unwrap(), None);
    assert!(!kept.begin_again(&one.id, 11, NOW).unwrap());
    assert!(!kept.look_on(&one.id, (20, 30), &[], NOW).unwrap());
    assert_eq!(kept.waiting().unwrap(), 0);
}

#[test]
fn what_was_given_up_or_delivered_is_begun_again_from_its_first_try() {
    let folder = folder();
    let kept = webhooks(&folder);
    let one = webhook(1, "exampleshire-pcc");
    kept.add(&one, 5).unwrap();
    kept.look_on(&one.id, (10, 20), &[(11, "asked")], NOW)
        .unwrap();
    for state in [DeliveryState::GivenUp, DeliveryState::Delivered] {
        let tries = kept.due(&one.id, NOW).unwrap().unwrap().tries;
        kept.note(&one.id, (11, tries), &came(state)).unwrap();
        assert_eq!(kept.due(&one.id, NOW).unwrap(), None);
        assert!(kept.begin_again(&one.id, 11, NOW).unwrap());
        assert_eq!(kept.due(&one.id, NOW).unwrap().unwrap().tries, 0);
    }
    assert!(!kept.begin_again(&one.id, 12, NOW).unwrap());
}

#[test]
fn only_the_last_that_were_delivered_are_kept() {
    let folder = folder();
    let kept = webhooks(&folder);
    let one = webhook(1, "exampleshire-pcc");
    kept.add(&one, 5).unwrap();
    let found: Vec<(u64, &str)> = (10..20).map(|entry| (entry, "asked")).collect();
    kept.look_on(&one.id, (10, 20), &found, NOW).unwrap();
    for entry in 10..18 {
        kept.note(&one.id, (entry, 0), &came(DeliveryState::Delivered))
            .unwrap();
    }
    kept.note(&one.id, (18, 0), &came(DeliveryState::GivenUp))
        .unwrap();
    kept.forget_all_but(&one.id, 3).unwrap();
    let entries: Vec<u64> = kept
        .deliveries(&one.id, 100)
        .unwrap()
        .iter()
        .map(|delivery| delivery.entry)
        .collect();
    assert_eq!(entries, [19, 18, 17, 16, 15]);
    let counted = kept.counted(&one.id).unwrap();
    let expected = Counted {
        waiting: 1,
        delivered: 3,
        given_up: 1,
    };
    assert_eq!(counted, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// However looking on, telling and starting anew are mixed, each entry is told
    /// at least once and noted as delivered once, in the order of the log.
    #[test]
    fn no_entry_is_lost_and_none_is_noted_twice(
        steps in proptest::collection::vec((0..4_u8, 1..7_u64), 1..60)
    ) {
        let folder = folder();
        let mut kept = webhooks(&folder);
        let one = webhook(1, "exampleshire-pcc");
        kept.add(&one, 5).unwrap();
        let (mut position, mut delivered) = (10, Vec::new());
        for (step, by) in steps {
            match step {
                0 => {
                    let to = position + by;
                    let found: Vec<(u64, &str)> =
                        (position..to).map(|entry| (entry, "asked")).collect();
                    prop_assert!(kept.look_on(&one.id, (position, to), &found, NOW).unwrap());
                    position = to;
                }
                // Sent, and noted.
                1 | 2 => {
                    if let Some(due) = kept.due(&one.id, NOW).unwrap() {
                        let noted = kept.note(
                            &one.id,
                            (due.entry, due.tries),
                            &came(DeliveryState::Delivered),
                        );
                        prop_assert!(noted.unwrap());
                        delivered.push(due.entry);
                    }
                }
                // Sent, and killed before it was noted.
                _ => {
                    let sent = kept.due(&one.id, NOW).unwrap();
                    drop(kept);
                    kept = webhooks(&folder);
                    prop_assert_eq!(kept.due(&one.id, NOW).unwrap(), sent);
                }
            }
        }
        while let Some(due) = kept.due(&one.id, NOW).unwrap() {
            kept.note(&one.id, (due.entry, due.tries), &came(DeliveryState::Delivered)).unwrap();
            delivered.push(due.entry);
        }
        prop_assert_eq!(delivered, (10..position).collect::<Vec<_>>());
    }
}
