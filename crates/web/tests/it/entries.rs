//! An entry is shown with the proof that the log holds it.

use answerable_desk::Desk;
use answerable_desk::clerk::{Command, Recording};
use answerable_desk::proof::{ProvedEntry, Words};
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_register::entry::Fact;
use answerable_register::facts::Withheld;
use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;
use serde_json::Value;

use crate::site::Site;
use crate::world::{TODAY, World};

async fn proved(site: &Site, address: &str) -> ProvedEntry {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
    assert_eq!(
        answer.header("content-type"),
        "application/json; charset=utf-8"
    );
    ProvedEntry::read(answer.body.as_bytes()).unwrap()
}

#[tokio::test]
async fn every_entry_is_proved_to_stand_in_one_log() {
    let world = World::invented();
    let head = world.desk.read().head();
    let site = Site::of(world, Options::default());
    let last = proved(&site, &format!("/entries/{}.json", head - 1)).await;
    assert_eq!(last.entries(), head);
    for number in (0..head).step_by(7) {
        let entry = proved(&site, &format!("/entries/{number}.json")).await;
        assert_eq!(entry.check(), Ok(()), "{number}");
        assert_eq!((entry.number(), entry.root), (number, last.root));
        assert!(matches!(entry.words, Words::Shown(_)));
    }
}

#[tokio::test]
async fn the_page_states_the_root_and_leads_to_the_file() {
    let site = Site::invented();
    let page = site.get("/entries/0").await;
    let entry = proved(&site, "/entries/0.json").await;
    let words = page.words();
    assert!(words.contains("Check that it is in the log"));
    assert!(words.contains(&entry.root.to_string()), "{words}");
    assert!(words.contains("answerable check-entry entry-0.json"));
    assert!(words.contains("nobody signs or witnesses it yet"));
    assert!(page.links().iter().any(|link| link == "/entries/0.json"));
}

#[tokio::test]
async fn an_entry_says_in_plain_words_what_it_is_and_leads_back() {
    let world = World::invented();
    let report = facts::report_about("custody", "2024-03-06", &["southvale-police"]);
    let ask = "custody/southvale-pcc/comment";
    let number = world.desk.read().head();
    world.record(vec![
        report.into(),
        facts::answer_on(
            "southvale-on-custody",
            "southvale-pcc",
            "2024-06-01",
            &[ask],
        )
        .into(),
        facts::look("2024-05-02", &[ask]).into(),
    ]);
    let site = Site::of(world, Options::default());
    for (entry, said) in [
        (number, "A report or letter. Recorded on"),
        (number + 1, "An answer. Recorded on"),
        (number + 1, "for Southvale answered"),
        (number + 1, "after the last day by law, 30 April 2024"),
        (number + 2, "A look for an answer. Recorded on"),
        (number + 2, "no answer was there, on 2 May 2024."),
    ] {
        let page = site.get(&format!("/entries/{entry}")).await;
        let words = page.words();
        assert!(words.contains(said), "{entry}: {said}: {words}");
        assert!(words.contains("You need no program to hold us to it."));
        let back = match entry == number {
            true => "/reports/custody",
            false => "/asks/custody/southvale-pcc/comment",
        };
        assert!(
            page.links().iter().any(|link| link == back),
            "{entry}: {:?}",
            page.links()
        );
    }
}

/// Of what was put right the page says so, and no longer what it had said.
#[tokio::test]
async fn an_entry_that_was_put_right_accuses_nobody_any_more() {
    let world = World::invented();
    let report = facts::report_about("custody", "2024-03-06", &["southvale-police"]);
    let ask = "custody/southvale-pcc/comment";
    let answer = |on| facts::answer_on("southvale-on-custody", "southvale-pcc", on, &[ask]);
    let number = world.desk.read().head();
    world.record(vec![report.into(), answer("2024-06-01").into()]);
    let by = world.correct(number + 1, answer("2024-04-01"));
    let site = Site::of(world, Options::default());
    let words = site.get(&format!("/entries/{}", number + 1)).await.words();
    assert!(
        words.contains(&format!("put right since by entry {by}.")),
        "{words}"
    );
    assert!(!words.contains("after the last day by law"), "{words}");
    assert!(!words.contains("Southvale answered"), "{words}");
}

/// What was recorded later moves the root, and the proof for the log as it was is
/// still to be had.
#[tokio::test]
async fn a_log_that_grew_still_proves_what_it_was() {
    let world = World::invented();
    let before = world.desk.proved(3, None).unwrap();
    world.record(vec![facts::source("a-later-one").into()]);
    let site = Site::of(world, Options::default());
    let now = proved(&site, "/entries/3.json").await;
    assert_ne!(now.root, before.root);
    let then = format!("/entries/3.json?entries={}", before.entries());
    assert_eq!(proved(&site, &then).await, before);
}

#[tokio::test]
async fn a_log_of_another_size_is_refused_with_the_sizes_there_are() {
    let world = World::invented();
    let head = world.desk.read().head();
    let site = Site::of(world, Options::default());
    for sent in ["3", "0", "many", "-1", "99999999", "4&entries=5"] {
        let answer = site.get(&format!("/entries/3.json?entries={sent}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{sent}");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(problem["type"], "/api#not-understood");
    }
    let answer = site.get("/entries/3.json?entries=3").await;
    let allowed = format!("entries must be a number from 4 to {head}");
    assert!(answer.body.contains(&allowed), "{}", answer.body);
    let unknown = site.get("/entries/3.json?size=9").await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    for none in [
        "/entries/99999999.json",
        "/entries/x.json",
        "/entries/3.csv",
    ] {
        assert_eq!(site.get(none).await.status, StatusCode::NOT_FOUND, "{none}");
    }
}

/// An order of the court takes the words away, and the proof stands without them.
#[test]
fn an_entry_whose_words_were_removed_is_proved_without_them() {
    let folder = tempfile::tempdir().unwrap();
    let log = HomePaths::of(folder.path()).log();
    let opened = |home| {
        let reader = Log::open(&log, Access::ReadOnly).unwrap();
        Desk::open(home, reader, TODAY).unwrap().0
    };
    let desk = opened(Home::create(folder.path()).unwrap());
    let order = Withheld {
        entry: 3,
        ground: "an order of the court".into(),
    };
    let number = desk
        .record(Command {
            key: None,
            by: "test".into(),
            today: TODAY,
            facts: vec![Recording::from(Fact::from(order))],
        })
        .unwrap()
        .entries
        .start;
    let before = desk.proved(3, None).unwrap();
    drop(desk);
    let mut writing = Log::open(&log, Access::ReadWrite).unwrap();
    writing.withhold(3).unwrap();
    drop(writing);
    let desk = opened(Home::open(folder.path()).unwrap());
    // What is no longer there was brought in anew: the log grew.
    let after = desk.proved(3, Some(before.entries())).unwrap();
    assert_eq!((after.root, after.leaf), (before.root, before.leaf));
    assert_eq!(after.check(), Ok(()));
    let why = format!("its words were removed (entry {number}): an order of the court");
    assert_eq!(after.words, Words::NotShown { why });
}
