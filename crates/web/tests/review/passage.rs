//! Adding a passage that was not proposed, without a script.

use axum::http::StatusCode;

use crate::office::{Office, REPORT};

/// Where the paragraph that holds some words can be chosen from.
async fn choose(person: &crate::office::Person<'_>, at: &str, words: &str) -> String {
    let whole = person.get(&format!("{at}/text")).await.body;
    let (_, after) = whole.split_once(words).unwrap();
    let (_, link) = after.split_once("href=\"").unwrap();
    let (address, _) = link.split_once('"').unwrap();
    address.replace("#passage", "")
}

#[tokio::test]
async fn sentences_are_ticked_and_what_stands_between_them_is_taken() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let text = format!("{REPORT}\nA first. A second asks. A third asks too. A fourth.\n");
    let at = ann.upload("report.txt", text.as_bytes()).await;
    let at = at.header("location").to_owned();
    let passage = choose(&ann, &at, "A fourth.").await;
    let page = ann.get(&passage).await;
    for sentence in [
        "A first.",
        "A second asks.",
        "A third asks too.",
        "A fourth.",
    ] {
        assert!(
            page.body.contains(&format!("\">{sentence}</label>")),
            "{}",
            page.body
        );
    }
    let none = ann.post(&passage, &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("Tick the sentence that asks something"));
    let added = ann
        .post(&passage, &[("sentence", "1"), ("sentence", "2")])
        .await;
    assert_eq!(added.header("location"), format!("{at}/items/3#item"));
    let item = ann.get(&format!("{at}/items/3")).await.body;
    assert!(
        item.contains("<mark id=\"passage\">A second asks. A third asks too.</mark>"),
        "{item}"
    );
    // The same again is the same item.
    let again = ann
        .post(&passage, &[("sentence", "2"), ("sentence", "1")])
        .await;
    assert_eq!(again.header("location"), format!("{at}/items/3#item"));
    for nowhere in ["", "?from=99", "?from=x"] {
        let gone = ann.get(&format!("{at}/passage{nowhere}")).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test]
async fn a_passage_is_taken_by_its_first_and_last_words() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = ann.upload("report.txt", REPORT.as_bytes()).await;
    let at = at.header("location").to_owned();
    let unused = format!("{at}/unused");
    let wrong = ann
        .post(&unused, &[("words", "More should"), ("last", "never said")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong
            .body
            .contains("<a href=\"#last\">The last words do not follow"),
        "{}",
        wrong.body
    );
    assert!(wrong.body.contains("More should</textarea>"));
    assert!(wrong.body.contains("value=\"never said\""));
    let added = ann
        .post(&unused, &[("words", "More should"), ("last", "done.")])
        .await;
    assert_eq!(added.header("location"), format!("{at}/items/3#item"));
    let item = ann.get(&format!("{at}/items/3")).await.body;
    assert!(item.contains("<mark id=\"passage\">More should be done.</mark>"));
}
