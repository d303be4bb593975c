//! Addresses that belong to no page of the register: one page, one address.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

use crate::site::Site;

#[tokio::test]
async fn a_slash_at_the_end_leads_for_good_to_the_address_without_it() {
    let site = Site::invented();
    for (from, to) in [
        ("/asks/", "/asks"),
        (
            "/asks/?standing=awaiting&as-at=2024-05-01",
            "/asks?standing=awaiting&as-at=2024-05-01",
        ),
        ("/asks.csv/", "/asks.csv"),
        (
            "/reports/custody-in-exampleshire/",
            "/reports/custody-in-exampleshire",
        ),
        ("/bodies/exampleshire-pcc//", "/bodies/exampleshire-pcc"),
        ("/about/", "/about"),
        ("/nothing-here/", "/nothing-here"),
    ] {
        let answer = site.get(from).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{from}");
        assert_eq!(answer.header("location"), to, "{from}");
    }
    assert_eq!(site.get("/").await.status, StatusCode::OK);
    for elsewhere in ["//evil.example/", "/\\evil.example/"] {
        let answer = site.get(elsewhere).await;
        assert_eq!(answer.header("location"), "", "{elsewhere}");
    }
}

#[tokio::test]
async fn programs_that_gather_pages_are_told_what_to_leave_out() {
    let answer = Site::new().get("/robots.txt").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    for line in ["User-agent: *", "Disallow: /*?*as-at", "Disallow: /review"] {
        assert!(answer.body.lines().any(|said| said == line), "{line}");
    }
}

#[tokio::test]
async fn the_icon_is_where_programs_look_for_it() {
    let request = Request::get("/favicon.ico").body(Body::empty()).unwrap();
    let answer = Site::new().router.oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-type"], "image/x-icon");
    let bytes = axum::body::to_bytes(answer.into_body(), 10_000).await;
    assert!(bytes.unwrap().starts_with(&[0, 0, 1, 0, 1, 0, 32, 32]));
}

#[tokio::test]
async fn every_page_names_its_address_as_at_today() {
    let site = Site::invented();
    let answer = site.get("/asks?as-at=2024-05-01&standing=awaiting").await;
    assert!(
        answer
            .body
            .contains("<link rel=\"canonical\" href=\"/asks?standing=awaiting\">"),
        "{}",
        answer.body
    );
}
