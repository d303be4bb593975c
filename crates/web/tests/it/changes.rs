//! What changed between two days, and the one list of what a body was asked.

use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;
use serde_json::Value;

use crate::site::Site;
use crate::world::{TODAY, World};

async fn rows(site: &Site, address: &str) -> Vec<Value> {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
    let table: Value = serde_json::from_str(&answer.body).unwrap();
    table["rows"].as_array().unwrap().clone()
}

#[tokio::test]
async fn what_came_in_is_counted_with_its_two_days_and_leads_to_its_page() {
    let site = Site::invented();
    let page = site.get("/changes").await;
    assert_eq!(page.status, StatusCode::OK);
    let words = page.words();
    assert!(words.contains("and by 21 November 2026"), "{words}");
    assert!(page.body.contains("/reports/custody-in-exampleshire"));
    let all = rows(&site, "/changes.json").await;
    let of_kind = |kind: &str| all.iter().filter(|row| row["kind"] == kind).count();
    assert_eq!(of_kind("reports"), 3);
    assert!(
        all.iter()
            .any(|row| row["recorded_on"] == TODAY.to_string())
    );
    let only = rows(&site, "/changes.json?kind=reports&show=came").await;
    assert_eq!(only.len(), 3);
}

#[tokio::test]
async fn the_two_clocks_are_kept_apart() {
    let site = Site::invented();
    let custody = "of=exampleshire-pcc&show=standings";
    // In the world the comments came late on 3 May 2024; the register learnt
    // all of it on one day.
    let world = rows(
        &site,
        &format!("/changes.json?{custody}&clock=world&from=2024-04-30&to=2024-05-31"),
    )
    .await;
    let moved = |row: &Value| (row["from"].clone(), row["to"].clone());
    assert!(
        world
            .iter()
            .any(|row| moved(row) == ("awaiting".into(), "answered-late".into())),
        "{world:?}"
    );
    let recorded = format!("/changes.json?{custody}&from=2024-04-30&to=2024-05-31");
    assert!(rows(&site, &recorded).await.is_empty());
    let learnt = rows(&site, &format!("/changes.json?{custody}&from=2024-05-31")).await;
    assert!(
        learnt
            .iter()
            .any(|row| moved(row) == ("not-yet-asked".into(), "answered-late".into())),
        "{learnt:?}"
    );
}

#[tokio::test]
async fn two_states_of_the_log_are_compared_by_their_entries() {
    let world = World::invented();
    let head = world.desk.read().head();
    world.record(vec![
        facts::request("tell-us-more", "2026-11-20", &["westmarch-police"]).into(),
    ]);
    let site = Site::of(world, Options::default());
    let came = rows(&site, &format!("/changes.json?from-entry={head}&show=came")).await;
    assert_eq!(came.len(), 1);
    assert_eq!(came[0]["title"], "Tell us more");
    let too_far = site.get("/changes.csv?from-entry=1&to-entry=99999").await;
    assert_eq!(too_far.status, StatusCode::BAD_REQUEST);
    for wrong in ["from=tomorrow", "to=2042-01-01", "clock=wall", "of=nobody"] {
        let page = site.get(&format!("/changes?{wrong}")).await;
        assert_eq!(page.status, StatusCode::OK, "{wrong}");
        assert!(page.body.contains("Error: What changed"), "{wrong}");
    }
}

#[tokio::test]
async fn two_days_the_other_way_round_are_turned_and_nothing_is_said_to_be_left_out() {
    let site = Site::invented();
    let turned = site.get("/changes?from=2024-05-31&to=2024-04-30").await;
    let words = turned.words();
    assert!(
        words.contains(
            "31 May 2024 is after 30 April 2024, so the two days were taken the other way round."
        ),
        "{words}"
    );
    assert!(
        words.contains("After 30 April 2024 and by 31 May 2024"),
        "{words}"
    );
    assert!(!words.contains("left out"), "{words}");
    // A program has no page to read that on.
    let table = site.get("/changes.csv?from=2024-05-31&to=2024-04-30").await;
    assert_eq!(table.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_body_has_one_list_of_what_everybody_asked_of_it_by_last_day() {
    let site = Site::invented();
    let page = site.get("/bodies/southvale-pcc/asked").await;
    assert_eq!(page.status, StatusCode::OK);
    let words = page.words();
    assert!(
        words.contains("One ask is recorded, and it is open."),
        "{words}"
    );
    assert!(words.contains("Last day passed"), "{words}");
    let past = rows(&site, "/bodies/southvale-pcc/asked.json?when=past").await;
    assert_eq!(past.len(), 1);
    assert_eq!(past[0]["last_day"], "2024-04-30");
    assert_eq!(past[0]["open"], true);
    // What is answered is shown when asked for.
    let open = rows(&site, "/bodies/exampleshire-pcc/asked.json").await;
    let all = rows(&site, "/bodies/exampleshire-pcc/asked.json?show=all").await;
    assert!(open.len() < all.len(), "{open:?}");
    // On the day itself it was ahead.
    let then = rows(
        &site,
        "/bodies/southvale-pcc/asked.json?when=next-56-days&as-at=2024-03-06",
    )
    .await;
    assert_eq!(then.len(), 1);
    let no_day = rows(&site, "/bodies/westmarch-police/asked.json?when=no-day").await;
    assert_eq!(no_day.len(), 1);
    assert_eq!(no_day[0]["subject"], "tell-us-of-low-compliance");
    assert_eq!(
        site.get("/bodies/nobody/asked").await.status,
        StatusCode::NOT_FOUND
    );
}
