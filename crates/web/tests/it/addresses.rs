//! Addresses that belong to no page of the register: one page, one address.

use answerable_web::Options;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

use crate::site::Site;
use crate::world::World;

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
async fn every_page_names_its_whole_address_as_at_today() {
    let address = "/asks?as-at=2024-05-01&standing=awaiting";
    let told = Site::of(
        World::invented(),
        Options {
            address: Some("https://answerable.example".to_owned()),
            ..Options::default()
        },
    );
    let answer = told.get(address).await;
    let named =
        "<link rel=\"canonical\" href=\"https://answerable.example/asks?standing=awaiting\">";
    assert!(answer.body.contains(named), "{}", answer.body);
    // A site that was not told its address names none, rather than a wrong one.
    let answer = Site::invented().get(address).await;
    assert!(!answer.body.contains("canonical"), "{}", answer.body);
}

#[tokio::test]
async fn every_page_says_elsewhere_what_it_is_about_and_never_how_it_stands() {
    let site = Site::invented();
    let mut seen = Vec::new();
    for address in ["/", "/asks", "/bodies/exampleshire-pcc", "/method", "/data"] {
        let answer = site.get(address).await;
        let (_, after) = answer
            .body
            .split_once("<meta name=\"description\" content=\"")
            .unwrap();
        let (said, _) = after.split_once('"').unwrap();
        assert!(said.contains("public register"), "{address}: {said}");
        for standing in ["No answer found", "late", "in time"] {
            assert!(!said.contains(standing), "{address}: {said}");
        }
        assert!(!seen.contains(&said.to_owned()), "{address}: {said}");
        seen.push(said.to_owned());
    }
}
