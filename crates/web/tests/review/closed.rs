//! Every route of the review is closed to those who are not signed in, and to
//! forms that were not sent from a page of theirs.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::office::{Office, REPORT, form};

/// Every address, and whether it takes forms.
fn routes(document: &str) -> Vec<(String, bool)> {
    let under = |below: &str| format!("/review/{document}{below}");
    vec![
        ("/review".to_owned(), true),
        ("/review/published?report=custody".to_owned(), false),
        (under(""), false),
        (under("/details"), true),
        (under("/items/1"), true),
        (under("/unused"), true),
        (under("/text"), false),
        (under("/check"), true),
        (under("/give-up"), true),
    ]
}

#[tokio::test]
async fn signed_out_every_page_says_to_sign_in_and_shows_nothing() {
    let office = Office::new();
    let held = office.received(REPORT);
    for (address, _) in routes(&held.review.fingerprint.to_string()) {
        let answer = office.get(&address).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        assert!(
            answer.body.contains("Sign in to see this page"),
            "{address}"
        );
        for secret in ["Exampleshire", "report.txt", "missing people"] {
            assert!(!answer.body.contains(secret), "{address} shows {secret}");
        }
    }
}

/// Whether a document is under review is not told either.
#[tokio::test]
async fn signed_out_what_is_there_and_what_is_not_look_the_same() {
    let office = Office::new();
    let held = office.received(REPORT);
    let there = office
        .get(&format!("/review/{}", held.review.fingerprint))
        .await;
    let not = office.get(&format!("/review/{}", "0".repeat(64))).await;
    assert_eq!(there.status, not.status);
}

#[tokio::test]
async fn signed_out_no_form_is_taken() {
    let office = Office::new();
    let held = office.received(REPORT);
    let fingerprint = held.review.fingerprint;
    for (address, takes_forms) in routes(&fingerprint.to_string()) {
        if takes_forms {
            let fields = [("act", "set-aside"), ("seen", "1"), ("unused", "0")];
            let answer = office.post(&address, &fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        }
    }
    let after = office.desk.find_review(fingerprint).unwrap().unwrap();
    assert_eq!(after.version, held.version);
}

/// OWASP ASVS 5.0, 3.5.1: no key, another person's key, another origin, a
/// simple content type, GET: none is taken.
#[tokio::test]
async fn a_form_that_is_not_from_a_page_of_this_session_changes_nothing() {
    let office = Office::new();
    let held = office.received(REPORT);
    let fingerprint = held.review.fingerprint;
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let (own, others) = (ann.key.as_str(), ben.key.as_str());
    for (address, takes_forms) in routes(&fingerprint.to_string()) {
        if !takes_forms {
            continue;
        }
        let fields = [("act", "set-aside"), ("seen", "1"), ("unused", "0")];
        let keyed = |key| [("form-key", key), fields[0], fields[1], fields[2]];
        if address != "/review" {
            assert_forbidden(&ann.post_as_is(&address, &fields).await, &address);
            assert_forbidden(&ann.post_as_is(&address, &keyed(others)).await, &address);
            assert_forbidden(&ann.post_as_is(&address, &keyed("")).await, &address);
        }
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://elsewhere.example"),
            ("origin", "null"),
        ] {
            let request = Request::post(&address)
                .header("host", "answerable.example")
                .header("cookie", &ann.cookie)
                .header(name, value)
                .header("content-type", "text/plain")
                .body(Body::from(form(&keyed(own))));
            assert_forbidden(&office.send(request.unwrap()).await, &address);
        }
        let by_get = ann.get(&format!("{address}?{}", form(&keyed(own)))).await;
        assert_eq!(by_get.status, StatusCode::OK, "{address} only shows");
    }
    assert_forbidden(
        &ann.upload_with(others, "a.txt", b"It should.").await,
        "upload",
    );
    assert_forbidden(&ann.upload_with("", "a.txt", b"It should.").await, "upload");
    assert_forbidden(&ann.post_as_is("/sign-out", &[]).await, "/sign-out");
    let after = office.desk.find_review(fingerprint).unwrap().unwrap();
    assert_eq!(after.version, held.version);
    assert_eq!(office.desk.documents_under_review().unwrap().len(), 1);
    assert_eq!(ann.get("/review").await.status, StatusCode::OK);
}

fn assert_forbidden(answer: &crate::office::Answer, what: &str) {
    assert_eq!(
        answer.status,
        StatusCode::FORBIDDEN,
        "{what}: {}",
        answer.body
    );
}

#[tokio::test]
async fn what_is_not_under_review_is_not_found() {
    let office = Office::new();
    let held = office.received(REPORT);
    let ann = office.person("Ann Box").await;
    let here = held.review.fingerprint;
    for address in [
        "/review/nonsense".to_owned(),
        format!("/review/{}", "0".repeat(64)),
        format!("/review/{here}/items/0"),
        format!("/review/{here}/items/99"),
        format!("/review/{here}/items/99999999999999999999"),
        format!("/review/{here}/items/-1"),
        format!("/review/{here}/nothing"),
        "/review/published".to_owned(),
        "/review/published?report=never-was".to_owned(),
        "/review.csv".to_owned(),
    ] {
        let answer = ann.get(&address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
}
