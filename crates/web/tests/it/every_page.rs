//! What holds for every page.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::site::Site;

const PAGES: [&str; 7] = [
    "/",
    "/about",
    "/method",
    "/accessibility",
    "/privacy",
    "/licences",
    "/correction",
];

#[tokio::test]
async fn every_page_is_there_with_a_title_one_heading_and_a_way_past_the_navigation() {
    let site = Site::new();
    for page in PAGES {
        let answer = site.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert_eq!(answer.body.matches("<h1").count(), 1, "{page}");
        assert!(answer.body.contains(" - Answerable</title>"), "{page}");
        assert!(answer.body.contains("href=\"#main-content\""), "{page}");
        assert!(answer.body.contains("id=\"main-content\""), "{page}");
        assert!(answer.body.contains("<html lang=\"en\""), "{page}");
        assert!(
            answer.body.contains("Not a government or police website"),
            "{page}"
        );
        assert!(
            answer.body.contains("/correction?page=%2F"),
            "{page} asks for corrections"
        );
    }
}

#[tokio::test]
async fn no_page_holds_a_script_a_style_or_anything_from_another_site() {
    let site = Site::new();
    for page in PAGES {
        let body = site.get(page).await.body.to_lowercase();
        for not_allowed in [
            "<script",
            "<style",
            " style=",
            "javascript:",
            " onclick",
            "<iframe",
            "src=\"http",
        ] {
            assert!(!body.contains(not_allowed), "{page} holds {not_allowed}");
        }
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_a_reader_safe() {
    let site = Site::new();
    for address in ["/", "/nothing-here", "/about.csv", "/health", "/correction"] {
        let answer = site.get(address).await;
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(part), "{address}: {policy}");
        }
        assert!(!policy.contains("script-src"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(
            answer.header("referrer-policy"),
            "strict-origin-when-cross-origin"
        );
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(!answer.header("x-request-id").is_empty());
        assert!(!answer.header("cache-control").is_empty());
    }
}

#[tokio::test]
async fn a_page_the_reader_holds_is_not_sent_again() {
    let site = Site::new();
    let first = site.get("/method").await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    let again = Request::get("/method")
        .header("if-none-match", &tag)
        .body(Body::empty())
        .unwrap();
    let again = site.send(again).await;
    assert_eq!(
        (again.status, again.body.as_str()),
        (StatusCode::NOT_MODIFIED, "")
    );
    let other = Request::get("/method")
        .header("if-none-match", "W/\"other\"")
        .body(Body::empty());
    assert_eq!(site.send(other.unwrap()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_head_of_a_page_is_what_its_reader_is_told_and_no_more() {
    let site = Site::new();
    let page = site.get("/method").await;
    let head = || Request::head("/method");
    let told = site.send(head().body(Body::empty()).unwrap()).await;
    assert_eq!((told.status, told.body.as_str()), (StatusCode::OK, ""));
    assert_eq!(told.header("etag"), page.header("etag"));
    assert_eq!(told.header("content-length"), page.body.len().to_string());
    let held = head().header("if-none-match", page.header("etag"));
    let again = site.send(held.body(Body::empty()).unwrap()).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn pages_are_sent_compressed_to_who_can_read_that() {
    let site = Site::new();
    for coding in ["br", "gzip"] {
        let request = Request::get("/method")
            .header("accept-encoding", coding)
            .body(Body::empty());
        let response = tower::ServiceExt::oneshot(site.router.clone(), request.unwrap())
            .await
            .unwrap();
        assert_eq!(response.headers()["content-encoding"], coding);
        let bytes = axum::body::to_bytes(response.into_body(), 1_000_000)
            .await
            .unwrap();
        assert!(bytes.len() < 14_000, "{coding}: {} bytes", bytes.len());
    }
}

#[tokio::test]
async fn the_stylesheet_is_small_and_may_be_kept_for_ever() {
    let site = Site::new();
    let page = site.get("/").await.body;
    let (_, rest) = page.split_once("<link rel=\"stylesheet\" href=\"").unwrap();
    let (href, _) = rest.split_once('"').unwrap();
    let request = Request::get(href)
        .header("accept-encoding", "br")
        .body(Body::empty())
        .unwrap();
    let response = tower::ServiceExt::oneshot(site.router.clone(), request)
        .await
        .unwrap();
    assert_eq!(
        response.headers()["cache-control"],
        "public, max-age=31536000, immutable"
    );
    assert_eq!(
        response.headers()["content-type"],
        "text/css; charset=utf-8"
    );
    let bytes = axum::body::to_bytes(response.into_body(), 1_000_000)
        .await
        .unwrap();
    assert!(bytes.len() <= 10_000, "{} bytes", bytes.len());
    assert_eq!(
        site.get("/assets/answerable-0000000000000000.css")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn another_stylesheet_may_be_linked_and_the_policy_names_its_origin() {
    let options = answerable_web::Options {
        stylesheet: answerable_web::Stylesheet::Elsewhere(
            "https://assets.example/a.css".parse().unwrap(),
        ),
        ..answerable_web::Options::default()
    };
    let answer = Site::with(options).get("/").await;
    assert!(
        answer
            .body
            .contains("href=\"https://assets.example/a.css\"")
    );
    assert!(answer.body.contains("href=\"/assets/own-"));
    assert!(
        answer
            .header("content-security-policy")
            .contains("style-src 'self' https://assets.example;")
    );
}

#[tokio::test]
async fn a_given_stylesheet_is_served_by_us() {
    let options = answerable_web::Options {
        stylesheet: answerable_web::Stylesheet::Given("a{color:red}".into()),
        ..answerable_web::Options::default()
    };
    let site = Site::with(options);
    let page = site.get("/").await.body;
    let (_, rest) = page.split_once("href=\"/assets/given-").unwrap();
    let (name, _) = rest.split_once('"').unwrap();
    assert_eq!(
        site.get(&format!("/assets/given-{name}")).await.body,
        "a{color:red}"
    );
}

#[tokio::test]
async fn the_notice_of_the_operator_is_on_every_page_as_plain_words() {
    let options = answerable_web::Options {
        notice: Some("Sample: <12> documents".to_owned()),
        ..answerable_web::Options::default()
    };
    let site = Site::with(options);
    for page in PAGES {
        assert!(
            site.get(page)
                .await
                .body
                .contains("Sample: &#60;12&#62; documents"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn head_says_what_get_would_say_without_the_page() {
    let site = Site::new();
    let head = site
        .send(Request::head("/about").body(Body::empty()).unwrap())
        .await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn the_room_a_page_stands_in_is_marked() {
    let body = Site::new().get("/method").await.body;
    assert!(body.contains("href=\"/method\" aria-current=\"page\""));
    assert!(!body.contains("href=\"/about\" aria-current"));
}

#[tokio::test]
async fn every_standing_that_a_page_can_show_has_its_paragraph() {
    use answerable_register::standing::StandingKind;
    use answerable_wording::standings;

    let words = Site::new().get("/method").await.words();
    let words = words.replace(" | ", " ").replace('\n', " ");
    for kind in StandingKind::LISTED
        .into_iter()
        .chain([StandingKind::NotYetAsked])
    {
        let paragraph = format!("{} {}", standings::tag(kind), standings::meaning(kind));
        assert!(words.contains(&paragraph), "{paragraph}: {words}");
    }
}

#[tokio::test]
async fn what_facts_stand_on_is_counted_and_not_claimed() {
    let words = Site::invented().get("/about").await.words();
    for said in [
        "This register holds 7 facts that were taken from documents.",
        "Quote a passage | one",
        "Name a document, with no passage of it | one",
        "Name neither | 5",
        "Can be read here in passages | one",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(!words.contains("Every fact"), "{words}");
}
