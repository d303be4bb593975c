//! What a file holds besides its text, before anything of it is published.

use answerable_desk::store::vault::Did;
use axum::http::StatusCode;

use crate::office::{Office, REPORT, TODAY};

/// The report as a letter that went unseen to somebody else too.
fn letter() -> String {
    format!(
        "From: Inspectorate <letters@inspectorate.example>\r\nTo: police@exampleshire.example\r\n\
         Bcc: minister@government.example\r\nSubject: Custody in Exampleshire\r\n\
         Date: Wed, 6 Mar 2024 10:00:00 +0000\r\n\r\n{}",
        REPORT.replace('\n', "\r\n")
    )
}

fn id_of(office: &Office, name: &str) -> String {
    let people = office.desk.accounts().list().unwrap();
    let found = people.iter().find(|person| person.name == name);
    found.unwrap().id.to_string()
}

/// Who saw what a file hides, and why it says so, as the trail has it.
fn seen(office: &Office) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    let trail = office.desk.vault().trail();
    trail
        .for_each(|act| {
            if act.did == Did::SawHidden {
                seen.push((act.by.clone(), act.why.clone()));
            }
        })
        .unwrap();
    seen
}

#[tokio::test]
async fn nobody_publishes_before_they_said_that_they_looked_and_who_did_is_kept() {
    let office = Office::new();
    office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let held = office
        .desk
        .receive("letter.eml", letter().as_bytes(), TODAY)
        .unwrap();
    let held = office.all_decided_of(held, &id_of(&office, "Ann Box"));
    let at = format!("/review/{}", held.review.fingerprint);
    let check = format!("{at}/check");
    let page = ben.get(&check).await;
    for shown in [
        "In the file and not in its text",
        "The e-mail went unseen by the others to one person: minister@government.example.",
        "I have looked at what the file holds besides its text",
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let version = page.hidden("seen");
    let refused = ben.post(&check, &[("seen", &version)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.body.contains("#hidden-seen\">The file holds more"),
        "{}",
        refused.body
    );
    assert!(refused.body.contains("id=\"hidden-seen-error\""));
    assert_eq!(seen(&office), []);
    assert!(office.desk.source_of(held.review.fingerprint).is_none());

    let sent = [("seen", version.as_str()), ("hidden-seen", "yes")];
    let published = ben.post(&check, &sent).await;
    assert_eq!(
        published.status,
        StatusCode::SEE_OTHER,
        "{}",
        published.body
    );
    assert!(office.desk.source_of(held.review.fingerprint).is_some());
    let why = format!(
        "before publishing the document {}: blind-copies 1",
        held.review.fingerprint
    );
    assert_eq!(seen(&office), [(id_of(&office, "Ben Cole"), why)]);
}

#[tokio::test]
async fn who_looked_stands_on_the_page_even_where_publishing_failed() {
    let office = Office::new();
    office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let held = office
        .desk
        .receive("letter.eml", letter().as_bytes(), TODAY)
        .unwrap();
    let at = format!("/review/{}", held.review.fingerprint);
    let sent = [("seen", "1"), ("hidden-seen", "yes")];
    let refused = ben.post(&format!("{at}/check"), &sent).await;
    assert!(refused.body.contains("Say first what the document is"));
    assert_eq!(seen(&office).len(), 1);
    assert!(ben.get(&at).await.body.contains("Looked at by Ben Cole."));
    // Looking is no decision: whoever looked may still be the second person.
    let held = office.desk.find_review(held.review.fingerprint).unwrap();
    assert!(held.unwrap().review.readers.is_empty());
}

#[tokio::test]
async fn a_file_that_hides_nothing_asks_nothing() {
    let office = Office::new();
    office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let held = office.all_decided(REPORT, &id_of(&office, "Ann Box"));
    let page = ben
        .get(&format!("/review/{}/check", held.review.fingerprint))
        .await;
    assert!(!page.body.contains("hidden-seen"), "{}", page.body);
}
