//! The second check, and what became of it.

use axum::http::StatusCode;

use crate::office::{Office, REPORT};

fn id_of(office: &Office, name: &str) -> String {
    let people = office.desk.accounts().list().unwrap();
    people
        .iter()
        .find(|person| person.name == name)
        .unwrap()
        .id
        .to_string()
}

#[tokio::test]
async fn who_decided_sees_that_somebody_else_must_publish() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let held = office.all_decided(REPORT, &id_of(&office, "Ann Box"));
    let check = format!("/review/{}/check", held.review.fingerprint);
    let page = ann.get(&check).await;
    assert!(
        page.body
            .contains("somebody else must check it and publish it")
    );
    assert!(!page.body.contains(">Publish</button>"));
    let seen = held.version.to_string();
    let refused = ann.post(&check, &[("seen", &seen)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("You decided items of this review"));
    assert!(office.desk.source_of(held.review.fingerprint).is_none());
}

#[tokio::test]
async fn a_second_person_reads_everything_publishes_it_and_finds_its_page() {
    let office = Office::new();
    office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let held = office.all_decided(REPORT, &id_of(&office, "Ann Box"));
    let check = format!("/review/{}/check", held.review.fingerprint);
    let page = ben.get(&check).await;
    for shown in [
        "Inspectorate of Exampleshire",
        "6 March 2024",
        "Section 55",
        "By 1 September 2024, Exampleshire Police should review",
        "Accepted by Ann Box",
        "by 1 September 2024",
        "within 3 months",
    ] {
        assert!(page.body.contains(shown), "{shown}");
    }
    let seen = page.hidden("seen");
    let published = ben.post(&check, &[("seen", &seen)]).await;
    assert_eq!(
        published.header("location"),
        "/review/published?report=custody-in-exampleshire"
    );
    let confirmed = ben.get(published.header("location")).await;
    assert!(
        confirmed
            .body
            .contains("href=\"/reports/custody-in-exampleshire\"")
    );
    let report = office.get("/reports/custody-in-exampleshire").await;
    assert_eq!(report.status, StatusCode::OK);
    assert!(report.body.contains("Custody in Exampleshire"));
    // Sent again, it leads to what is recorded.
    let again = ben.post(&check, &[("seen", &seen)]).await;
    assert_eq!(again.header("location"), "/sources/custody-in-exampleshire");
}

#[tokio::test]
async fn what_is_not_ready_says_what_is_missing() {
    let office = Office::new();
    let ben = office.person("Ben Cole").await;
    let held = office.received(REPORT);
    let check = format!("/review/{}/check", held.review.fingerprint);
    let page = ben.get(&check).await;
    assert!(
        page.body
            .contains("Nobody has said yet what the document is.")
    );
    let refused = ben.post(&check, &[("seen", "1")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("Say first what the document is"));
}

#[tokio::test]
async fn what_changed_since_it_was_shown_is_shown_again() {
    let office = Office::new();
    office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let ann = id_of(&office, "Ann Box");
    let held = office.all_decided(REPORT, &ann);
    let fingerprint = held.review.fingerprint;
    let check = format!("/review/{fingerprint}/check");
    let seen = ben.get(&check).await.hidden("seen");
    office
        .desk
        .set_item_aside(fingerprint, held.version, 0, &ann)
        .unwrap();
    let refused = ben.post(&check, &[("seen", &seen)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused
            .body
            .contains("Somebody changed this review in the meantime")
    );
    assert!(office.desk.source_of(fingerprint).is_none());
}
