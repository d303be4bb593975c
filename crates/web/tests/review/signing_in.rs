//! A link that works once, and the session that it begins.

use answerable_web::Options;
use axum::http::StatusCode;

use crate::office::{LINK_SECONDS, Office, Person};

const HOUR: i64 = 60 * 60;

#[tokio::test]
async fn looking_at_a_link_does_not_use_it_up() {
    let office = Office::new();
    let token = office.token("Ann Box");
    for _ in 0..2 {
        let page = office.get(&format!("/sign-in?token={token}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("set-cookie"), "");
    }
    let answer = office.post("/sign-in", &[("token", &token)]).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/review")
    );
}

#[tokio::test]
async fn the_secret_of_a_link_is_in_its_form_and_in_no_other_address() {
    let office = Office::new();
    let token = office.token("Ann Box");
    let page = office.get(&format!("/sign-in?token={token}")).await;
    assert_eq!(page.body.matches(&token).count(), 1);
}

#[tokio::test]
async fn a_link_that_was_used_or_is_old_or_never_was_one_says_what_may_be_so() {
    let office = Office::new();
    let used = office.token("Ann Box");
    office.post("/sign-in", &[("token", &used)]).await;
    let replaced = office.token("Ben Cole");
    office.wait(1);
    office.token("Ben Cole");
    let old = office.token("Cay Dunn");
    office.wait(LINK_SECONDS);
    let never = "0".repeat(64);
    for token in [&used, &replaced, &old, &never, "short", ""] {
        let answer = office.post("/sign-in", &[("token", token)]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{token}");
        assert!(
            answer.body.contains("This sign-in link does not work"),
            "{token}"
        );
        assert_eq!(answer.header("set-cookie"), "", "{token}");
        assert_eq!(answer.header("cache-control"), "no-store", "{token}");
    }
    let cut_short = office.get("/sign-in?token=abc").await;
    assert_eq!(cut_short.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn without_a_link_the_page_says_how_to_get_one() {
    let page = Office::new().get("/sign-in").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("You are not signed in"));
}

#[tokio::test]
async fn who_is_signed_in_is_on_every_page_and_nobody_keeps_it() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    for page in [
        "/",
        "/about",
        "/review",
        "/asks",
        "/nothing-here",
        "/asks.csv",
    ] {
        let answer = ann.get(page).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{page}");
        if page != "/asks.csv" {
            assert!(answer.body.contains("Signed in as Ann Box"), "{page}");
            assert!(answer.body.contains("href=\"/review\""), "{page}");
        }
        let open = office.get(page).await;
        assert!(!open.body.contains("Signed in"), "{page}");
        assert!(!open.body.contains("href=\"/review\">Review"), "{page}");
    }
}

#[tokio::test]
async fn a_name_is_words_and_nothing_else() {
    let office = Office::new();
    let name = "<b>Ann</b> \"Box\"";
    let ann = office.person(name).await;
    let page = ann.get("/about").await;
    assert!(!page.body.contains("<b>Ann"));
    assert!(page.body.contains("&#60;b&#62;Ann&#60;/b&#62;"));
}

#[tokio::test]
async fn signing_out_ends_the_session_here_and_in_the_browser() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let answer = ann.post("/sign-out", &[]).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/sign-in")
    );
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(ann.get("/review").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(60);
    let token = office.token("Ann Box");
    let answer = ann.post_as_is("/sign-in", &[("token", &token)]).await;
    let again = Person::of(&office, answer.cookie()).await;
    assert_ne!(ann.cookie, again.cookie);
    assert_eq!(ann.get("/review").await.status, StatusCode::FORBIDDEN);
    assert_eq!(again.get("/review").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_unused_for_an_hour_is_over() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(HOUR - 1);
    assert_eq!(ann.get("/review").await.status, StatusCode::OK);
    office.wait(HOUR - 1);
    assert_eq!(ann.get("/review").await.status, StatusCode::OK);
    office.wait(HOUR);
    assert_eq!(ann.get("/review").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_session_in_use_is_over_after_twelve_hours() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    for _ in 0..23 {
        office.wait(HOUR / 2);
        assert_eq!(ann.get("/review").await.status, StatusCode::OK);
    }
    office.wait(HOUR / 2);
    assert_eq!(ann.get("/review").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_cookie_is_for_this_site_alone_and_over_tls_for_tls_alone() {
    let office = Office::new();
    let token = office.token("Ann Box");
    let plain = office.post("/sign-in", &[("token", &token)]).await;
    let given = plain.header("set-cookie");
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Strict"] {
        assert!(given.contains(part), "{given}");
    }
    assert!(
        !given.contains("Domain") && !given.contains("Secure"),
        "{given}"
    );

    let office = Office::with(Options {
        over_tls: true,
        ..Options::default()
    });
    let token = office.token("Ann Box");
    let over_tls = office.post("/sign-in", &[("token", &token)]).await;
    let given = over_tls.header("set-cookie");
    assert!(
        given.starts_with("__Host-") && given.ends_with("; Secure"),
        "{given}"
    );
    assert_eq!(
        over_tls.header("strict-transport-security"),
        "max-age=31536000"
    );
    assert_eq!(plain.header("strict-transport-security"), "");
}

#[tokio::test]
async fn a_cookie_that_is_not_ours_signs_nobody_in() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let (name, value) = ann.cookie.split_once('=').unwrap();
    let (secret, _) = value.split_once('.').unwrap();
    for forged in [
        format!("{name}={}.9999999999", "0".repeat(64)),
        format!("{name}={secret}.9999999999"),
        format!("{name}={secret}"),
        format!("{name}="),
        format!("other={value}"),
    ] {
        let request = axum::http::Request::get("/review")
            .header("cookie", &forged)
            .body(axum::body::Body::empty());
        let answer = office.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{forged}");
    }
}
