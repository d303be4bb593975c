//! Asking for a correction.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use answerable_web::SpeaksFor;

use crate::site::Site;

const COMPLETE: &str = "key=0123456789abcdef0123456789abcdef&page=%2Fabout&wrong=The+date+is+30+April\
                        &right=&source=&speaks-for=named";

#[tokio::test]
async fn a_complete_request_is_kept_and_gets_a_reference() {
    let site = Site::new();
    let sent = site.post("/correction", COMPLETE).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(sent.header("location"), "/correction/kept?reference=C-0001");
    let page = site.get(sent.header("location")).await;
    assert!(page.body.contains("C-0001"));
    assert_eq!(page.header("cache-control"), "no-store");
    let kept = site.kept.0.lock().unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].page, "/about");
    assert_eq!(kept[0].wrong, "The date is 30 April");
    assert_eq!(kept[0].speaks_for, SpeaksFor::Named);
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_request() {
    let site = Site::new();
    let first = site.post("/correction", COMPLETE).await;
    let second = site.post("/correction", COMPLETE).await;
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(site.kept.0.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_missing_is_said_and_every_typed_word_is_still_there() {
    let form =
        "page=%2Fabout&wrong=&right=It+was+%3Cb%3E30+April%3C%2Fb%3E&source=letter%0D%0Apage+2";
    let answer = Site::new().post("/correction", form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("<title>Error: Ask for a correction"));
    assert!(
        answer
            .body
            .contains("<a href=\"#wrong\">Enter what is wrong</a>")
    );
    assert!(
        answer
            .body
            .contains("<a href=\"#speaks-for\">Select for whom you are writing</a>")
    );
    assert!(
        answer
            .body
            .contains("It was &#60;b&#62;30 April&#60;/b&#62;</textarea>")
    );
    assert!(answer.body.contains("letter\npage 2</textarea>"));
    assert!(answer.body.contains("name=\"page\" value=\"/about\""));
}

#[tokio::test]
async fn a_form_from_another_site_is_turned_away() {
    let site = Site::new();
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://elsewhere.example"),
    ] {
        let request = Request::post("/correction")
            .header("host", "answerable.example")
            .header(name, value)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(COMPLETE));
        let answer = site.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
        assert!(
            answer
                .body
                .contains("That form was sent from another website")
        );
    }
    assert!(site.kept.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn what_could_not_be_kept_is_not_said_to_be() {
    let answer = Site::new()
        .post("/correction", "wrong=break&speaks-for=named")
        .await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("We could not keep what you sent"));
    assert!(!answer.body.contains("disk"));
    assert_eq!(answer.header("retry-after"), "60");
}

#[tokio::test]
async fn a_reference_that_is_none_is_not_repeated() {
    let site = Site::new();
    for address in [
        "/correction/kept",
        "/correction/kept?reference=You+have+won",
    ] {
        assert_eq!(
            site.get(address).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
}
