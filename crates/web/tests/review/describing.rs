//! Saying what a document is.

use axum::http::StatusCode;

use crate::office::{Office, REPORT};

const SAID: [(&str, &str); 13] = [
    ("title", "Custody in Exampleshire"),
    ("kind", "force-report"),
    ("by", "inspectorate-of-exampleshire"),
    ("published-day", "6"),
    ("published-month", "March"),
    ("published-year", "2024"),
    ("dated-day", ""),
    ("dated-month", ""),
    ("dated-year", ""),
    ("about", "these"),
    ("forces", "Exampleshire Police\r\nSouthvale Police"),
    ("section-55", "no"),
    ("reason", "It is a letter."),
];

/// The fields with some of them otherwise.
fn but<'a>(others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let other = |name: &str| others.iter().find(|(changed, _)| *changed == name);
    let mut fields: Vec<_> = SAID
        .iter()
        .map(|(name, value)| other(name).copied().unwrap_or((*name, *value)))
        .collect();
    let new = others
        .iter()
        .filter(|(name, _)| !SAID.iter().any(|(said, _)| said == name));
    fields.extend(new);
    fields
}

#[tokio::test]
async fn the_form_begins_with_what_the_document_says_of_itself() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = ann.upload("report.txt", REPORT.as_bytes()).await;
    let page = ann.get(&format!("{}/details", at.header("location"))).await;
    assert!(page.body.contains("Custody in Exampleshire</textarea>"));
    assert!(
        page.body
            .contains("name=\"published-day\" type=\"text\" inputmode=\"numeric\" value=\"6\"")
    );
    // What is a person's to decide is not chosen for them.
    assert!(!page.body.contains(" checked"));
    assert!(!page.body.contains(" selected"));
}

#[tokio::test]
async fn what_was_said_is_kept_and_shown_again() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = ann
        .upload("report.txt", REPORT.as_bytes())
        .await
        .header("location")
        .to_owned();
    let answer = ann
        .post(&format!("{at}/details"), &but(&[("seen", "1")]))
        .await;
    assert_eq!(
        answer.header("location"),
        format!("{at}#next"),
        "{}",
        answer.body
    );
    let page = ann.get(&format!("{at}/details")).await;
    assert!(
        page.body
            .contains("Exampleshire Police\nSouthvale Police</textarea>")
    );
    assert!(
        page.body
            .contains("value=\"inspectorate-of-exampleshire\" selected")
    );
    assert!(page.body.contains("It is a letter.</textarea>"));
    let steps = ann.get(&at).await;
    assert!(
        steps
            .body
            .contains("Report on a force, published on 6 March 2024")
    );
}

/// The fields sent otherwise, the place that the summary leads to, and what is said.
type Case = (
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
);

/// Each wrong field is named, and every other word typed is still there.
#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_the_rest_is_kept() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = ann
        .upload("report.txt", REPORT.as_bytes())
        .await
        .header("location")
        .to_owned();
    let cases: [Case; 11] = [
        (&[("title", " ")], "title", "Give the document&#39;s title"),
        (
            &[("kind", "")],
            "kind",
            "Select what kind of document it is",
        ),
        (&[("by", "")], "by", "Select who published it"),
        (
            &[("published-day", "")],
            "published-day",
            "The day it was published must include a day",
        ),
        (
            &[("published-day", "31"), ("published-month", "2")],
            "published-day",
            "The day it was published must be a real day",
        ),
        (
            &[("published-year", "2025")],
            "published-day",
            "The day of publication must be today or in the past",
        ),
        (
            &[
                ("dated-day", "7"),
                ("dated-month", "3"),
                ("dated-year", "2024"),
            ],
            "published-day",
            "The document is dated 7 March 2024, after the day it was published",
        ),
        (
            &[("address", "javascript:alert(1)")],
            "address",
            "The address must begin with https://",
        ),
        (
            &[("forces", "Police of Nowhere")],
            "forces",
            "We know no force called ‘Police of Nowhere’",
        ),
        (
            &[("section-55", "")],
            "section-55",
            "Select whether section 55 applies",
        ),
        (&[("reason", "")], "reason", "Say why"),
    ];
    for (others, place, said) in cases {
        let answer = ann.post(&format!("{at}/details"), &but(others)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        let summary = format!("<a href=\"#{place}\">{said}");
        assert!(answer.body.contains(&summary), "{said}: {}", answer.body);
        assert!(
            answer.body.contains(&format!("id=\"{place}\"")),
            "{place} is a place on the page"
        );
        assert!(answer.body.contains("<title>Error: "), "{said}");
        assert!(
            answer.body.contains("value=\"March\"") || place == "published-day",
            "{said}"
        );
    }
}

#[tokio::test]
async fn who_described_it_after_somebody_else_is_told_and_can_insist() {
    let office = Office::new();
    let (ann, ben) = (
        office.person("Ann Box").await,
        office.person("Ben Cole").await,
    );
    let at = ann
        .upload("report.txt", REPORT.as_bytes())
        .await
        .header("location")
        .to_owned();
    let details = format!("{at}/details");
    ann.post(&details, &but(&[("seen", "1")])).await;
    let late = ben
        .post(&details, &but(&[("seen", "1"), ("title", "Ben’s title")]))
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Somebody else described this document"));
    assert!(late.body.contains("Ben’s title</textarea>"));
    let seen = late.hidden("seen");
    let insists = ben
        .post(&details, &but(&[("seen", &seen), ("title", "Ben’s title")]))
        .await;
    assert_eq!(insists.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_licence_is_chosen_from_a_list_and_another_is_only_words() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = ann
        .upload("report.txt", REPORT.as_bytes())
        .await
        .header("location")
        .to_owned();
    let form = format!("{at}/details");
    let known = "Open Government Licence v3.0";
    for (licence, other, said) in [
        (
            "mine",
            "",
            "Choose ‘short passages only’ or a licence of the list",
        ),
        (known, "Of my own", "not both"),
        ("", known, "This licence is one of the list"),
    ] {
        let sent = [
            ("seen", "1"),
            ("licence", licence),
            ("other-licence", other),
        ];
        let refused = ann.post(&form, &but(&sent)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(refused.body.contains(said), "{said}");
        let typed = if other.is_empty() { licence } else { other };
        let kept =
            format!("name=\"other-licence\" type=\"text\" autocomplete=\"off\" value=\"{typed}\"");
        assert!(refused.body.contains(&kept), "{said}: {}", refused.body);
    }
    let sent = [("seen", "1"), ("licence", known), ("other-licence", "")];
    assert_eq!(
        ann.post(&form, &but(&sent)).await.status,
        StatusCode::SEE_OTHER
    );
    let page = ann.get(&form).await.body;
    assert!(page.contains(&format!("value=\"{known}\" selected")));
}
