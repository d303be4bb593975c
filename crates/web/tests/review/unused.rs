//! The passages that may ask something and were not taken.

use axum::http::StatusCode;

use crate::office::{Office, REPORT};

#[tokio::test]
async fn a_passage_that_was_not_used_is_shown_with_why_and_can_be_added() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = ann
        .upload("report.txt", REPORT.as_bytes())
        .await
        .header("location")
        .to_owned();
    let unused = format!("{at}/unused");
    let page = ann.get(&unused).await.body;
    assert!(page.contains("More should be done."));
    assert!(
        page.contains("Not taken because it names nobody who could be asked"),
        "{page}"
    );
    let added = ann.post(&unused, &[("unused", "0")]).await;
    assert_eq!(added.header("location"), format!("{at}/items/3#item"));
    assert!(ann.get(&unused).await.body.contains("item 3</a>"));
    let pasted = ann
        .post(&unused, &[("words", "Custody in\r\nExampleshire")])
        .await;
    assert_eq!(pasted.header("location"), format!("{at}/items/4#item"));
    for (words, said) in [
        ("", "Paste the words that ask something"),
        (
            "nowhere to be seen",
            "These words do not stand in the document",
        ),
        ("should", "These words stand in the document 3 times"),
    ] {
        let refused = ann.post(&unused, &[("words", words)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(refused.body.contains(said), "{said}: {}", refused.body);
    }
}

#[tokio::test]
async fn a_document_without_asks_says_so_and_leads_to_the_passages() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = ann
        .upload("weather.txt", b"It rained in Exampleshire.\n")
        .await
        .header("location")
        .to_owned();
    let page = ann.get(&at).await.body;
    assert!(page.contains("We found nothing in this file that looks like a recommendation"));
    let unused = ann.get(&format!("{at}/unused")).await.body;
    assert!(unused.contains("No passage of this document says"));
}

#[tokio::test]
async fn passages_come_in_pages_and_an_act_stays_on_its_page() {
    const MANY: usize = 120;
    let lines: String = (1..=MANY)
        .map(|number| format!("More should be done in room {number:03}.\n\n"))
        .collect();
    let text = format!("Rooms in Exampleshire\n\n{lines}");
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = ann
        .upload("rooms.txt", text.as_bytes())
        .await
        .header("location")
        .to_owned();
    let mut shown = Vec::new();
    for page in 1..=3 {
        let here = match page {
            1 => format!("{at}/unused"),
            _ => format!("{at}/unused?page={page}"),
        };
        let body = ann.get(&here).await.body;
        assert!(body.contains(&format!("120 passages, page {page} of 3.")));
        assert!(body.contains(&format!("action=\"{here}\"")));
        let rooms = body.split("should be done in room ").skip(1);
        shown.extend(rooms.map(|rest| rest[..3].parse::<usize>().unwrap()));
        let wrong = ann.post(&here, &[("words", "")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains(&format!("page {page} of 3.")));
    }
    let all: Vec<_> = (1..=MANY).collect();
    assert_eq!(
        shown, all,
        "each passage once, in the order of the document"
    );
    let past = ann.get(&format!("{at}/unused?page=9")).await.body;
    assert!(past.contains("There is no page 9: the last, page 3, is shown here"));
    assert!(past.contains("<title>Error: Passages not used, page 3"));
    let added = ann
        .post(&format!("{at}/unused?page=3"), &[("unused", "119")])
        .await;
    let item = added.header("location").to_owned();
    let body = ann.get(&item).await.body;
    assert!(body.contains("More should be done in room 120."), "{body}");
}
