//! What a person is shown when something cannot be done.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::site::Site;

#[tokio::test]
async fn an_address_with_nothing_at_it_says_so() {
    let answer = Site::new().get("/asks/there/is/none").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    insta::assert_snapshot!(answer.words(), @r#"
Page not found
If you typed the address, check it. If you pasted it, check that you copied all of it.
Nothing in the register is deleted: a page that was here once stays at its address.
Go to the home page
"#);
}

#[tokio::test]
async fn what_only_shows_takes_nothing_in() {
    let answer = Site::new().post("/about", "a=1").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    insta::assert_snapshot!(answer.words(), @r#"
That cannot be done on this page
This page can be read. It takes nothing in.
Go to the home page
"#);
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "PURGE"] {
        let request = Request::builder()
            .method(method)
            .uri("/correction")
            .header("sec-fetch-site", "same-origin")
            .body(Body::empty());
        let status = Site::new().send(request.unwrap()).await.status;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
}

#[tokio::test]
async fn a_day_that_is_none_is_named_and_kept() {
    let answer = Site::new().get("/about?as-at=2024-13-01&keep=me").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(
        answer
            .body
            .contains("<title>Error: That day cannot be shown")
    );
    assert!(
        answer.body.contains("value=\"13\""),
        "the typed month is kept"
    );
    assert!(
        answer.body.contains("name=\"keep\" value=\"me\""),
        "the rest of the address is kept"
    );
    insta::assert_snapshot!(answer.words(), @r#"
There is a problem
‘2024-13-01’ is not a day. Write it as 2024-05-01, or use the fields below
That day cannot be shown
Nothing else about the address was wrong. Give another day, or go to today.
Show the register as things stood on
For example, 1 5 2024 or 1 May 2024
Error: ‘2024-13-01’ is not a day. Write it as 2024-05-01, or use the fields below
Day
Month
Year
Show
Go to today
"#);
}

#[tokio::test]
async fn a_day_to_come_is_refused_with_what_is_allowed() {
    let answer = Site::new()
        .get("/?as-at-day=1&as-at-month=January&as-at-year=2027")
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(
        answer
            .body
            .contains("must be today, 21 November 2026, or in the past")
    );
    assert!(answer.body.contains("value=\"January\""));
}

#[tokio::test]
async fn three_fields_become_one_address_that_can_be_kept() {
    let answer = Site::new()
        .get("/about?x=1&as-at-day=1&as-at-month=May&as-at-year=2024")
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/about?x=1&as-at=2024-05-01");
    let blank = Site::new()
        .get("/about?as-at-day=&as-at-month=&as-at-year=")
        .await;
    assert_eq!(blank.header("location"), "/about");
}

#[tokio::test]
async fn a_problem_is_told_in_the_form_that_was_asked_for() {
    let site = Site::new();
    let json = site.get("/nothing.json").await;
    assert_eq!(json.status, StatusCode::NOT_FOUND);
    assert_eq!(json.header("content-type"), "application/problem+json");
    insta::assert_snapshot!(json.body, @r#"{"detail":"If you typed the address, check it. If you pasted it, check that you copied all of it. Nothing in the register is deleted: a page that was here once stays at its address.","reference":null,"status":404,"title":"Page not found","type":"/api#not-found"}"#);
    let csv = site.get("/nothing.csv").await;
    assert_eq!(
        csv.header("content-type"),
        "text/csv; charset=utf-8; header=present"
    );
    insta::assert_snapshot!(csv.body, @r#"
Problem,What to do,Reference
Page not found,"If you typed the address, check it. If you pasted it, check that you copied all of it. Nothing in the register is deleted: a page that was here once stays at its address.",[z]
"#);
}

#[tokio::test]
async fn a_page_without_rows_has_no_table_to_take_away() {
    let answer = Site::new().get("/about.csv").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(
        answer
            .body
            .starts_with("Problem,What to do,Reference\r\nThis page has no table")
    );
}

#[tokio::test]
async fn what_an_address_says_is_never_markup() {
    let hostile = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27";
    let site = Site::new();
    for address in [
        format!("/{hostile}"),
        format!("/about?as-at={hostile}"),
        format!("/about?as-at=2024-13-01&{hostile}={hostile}"),
        format!("/correction?page=%2F{hostile}"),
        format!("/correction/kept?reference={hostile}"),
    ] {
        let body = site.get(&address).await.body;
        assert!(!body.contains("<script"), "{address}");
        assert!(!body.contains("\"'"), "{address}");
    }
}

#[tokio::test]
async fn a_fault_is_ours_and_shows_a_reference_and_nothing_else() {
    let answer = Site::new()
        .post("/correction", "wrong=panic&speaks-for=named")
        .await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.body.contains("Something went wrong here"));
    assert!(answer.body.contains("Reference: <strong>"));
    assert!(!answer.body.contains("told to panic"));
    assert_eq!(answer.header("cache-control"), "no-store");
}
