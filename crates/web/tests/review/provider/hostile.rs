//! Providers, and people, who mean harm or are broken.

use answerable_web::{Options, ProviderFault};
use axum::http::StatusCode;
use serde_json::json;

use super::Vouched;
use super::local::{Answers, Like, Signs, Ways};
use crate::office::{Answer, BEGUN, Office};

/// Nobody is signed in, and the page says what to do.
fn refused(answer: &Answer, status: StatusCode, title: &str, why: &str) {
    assert_eq!(answer.status, status, "{why}: {}", answer.body);
    assert!(answer.body.contains(title), "{why}: {}", answer.body);
    assert_eq!(answer.header("cache-control"), "no-store", "{why}");
    let given = answer.headers.get_all("set-cookie").iter();
    let mut given = given.map(|value| value.to_str().unwrap());
    assert!(!given.any(|given| given.contains("session=")), "{why}");
}

/// Ann, whom the provider signs in.
async fn with_ann() -> Vouched {
    let vouched = Vouched::like(Like::EntraId).await;
    let token = vouched.office.token("Ann Box");
    let answer = vouched.sign_in(Some(&token)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    vouched
}

#[tokio::test]
async fn a_token_with_anything_wrong_signs_nobody_in() {
    type Wrong = (&'static str, fn(&mut Ways));
    let vouched = with_ann().await;
    let wrongs: [Wrong; 10] = [
        ("another tenant", |ways| {
            ways.claims = json!({"iss": "http://127.0.0.1/another/v2.0"});
        }),
        ("another client", |ways| {
            ways.claims = json!({"aud": "another"})
        }),
        ("ended", |ways| ways.claims = json!({"exp": BEGUN - 61})),
        ("from later on", |ways| {
            ways.claims = json!({"iat": BEGUN + 61})
        }),
        ("another nonce", |ways| ways.claims = json!({"nonce": "n"})),
        ("no nonce", |ways| ways.claims = json!({"nonce": null})),
        ("nobody", |ways| ways.claims = json!({"sub": ""})),
        ("another key", |ways| ways.signs = Signs::WithAnotherKey),
        ("not signed", |ways| ways.signs = Signs::Not),
        ("public key as a secret", |ways| {
            ways.signs = Signs::WithThePublicKeyAsASecret;
        }),
    ];
    for (why, wrong) in wrongs {
        vouched.local.now(wrong);
        let answer = vouched.sign_in(None).await;
        let (status, title) = (StatusCode::BAD_GATEWAY, "You are not signed in");
        refused(&answer, status, title, why);
        vouched.local.now(|ways| {
            ways.claims = json!({});
            ways.signs = Signs::Rightly;
        });
    }
    // The control: with nothing wrong she is signed in.
    let answer = vouched.sign_in(None).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

#[tokio::test]
async fn a_way_back_works_once_and_in_the_browser_that_began_it() {
    let vouched = with_ann().await;
    let (status, title) = (StatusCode::FORBIDDEN, "Sign in again");
    let begun = vouched.begin(None).await;
    let back = vouched.local.visited(&begun.address).await;
    let asked = vouched.local.asked_for("a token");
    // Another browser, or one that began another sign-in.
    let other = vouched.begin(None).await;
    for (why, cookie) in [("none", "a=b"), ("another", other.cookie.as_str())] {
        let answer = vouched.come_back(cookie, &back).await;
        refused(&answer, status, title, why);
        assert_eq!(answer.header("set-cookie"), "", "what was begun goes on");
    }
    // Another code brought into this sign-in.
    let theirs = vouched.local.visited(&other.address).await;
    let (_, state) = back.split_once("&state=").unwrap();
    let (code, _) = theirs.split_once("&state=").unwrap();
    let injected = format!("{code}&state={state}");
    let answer = vouched.come_back(&begun.cookie, &injected).await;
    let told = "You are not signed in";
    refused(&answer, StatusCode::BAD_GATEWAY, told, "another’s code");
    assert_eq!(vouched.local.asked_for("a token"), asked + 1);
    // It was used up by that, the right code or not.
    let answer = vouched.come_back(&begun.cookie, &back).await;
    refused(&answer, status, title, "used up");
    // One that went well, once more: the provider is not even asked.
    let begun = vouched.begin(None).await;
    let back = vouched.local.visited(&begun.address).await;
    let answer = vouched.come_back(&begun.cookie, &back).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let asked = vouched.local.asked_for("a token");
    let answer = vouched.come_back(&begun.cookie, &back).await;
    refused(&answer, status, title, "again");
    assert_eq!(vouched.local.asked_for("a token"), asked);
    // Too late.
    let begun = vouched.begin(None).await;
    let back = vouched.local.visited(&begun.address).await;
    vouched.office.wait(10 * 60);
    let answer = vouched.come_back(&begun.cookie, &back).await;
    refused(&answer, status, title, "late");
}

#[tokio::test]
async fn an_answer_in_the_name_of_another_provider_is_refused() {
    let vouched = Vouched::like(Like::Keycloak).await;
    for named in ["&iss=https://other.example", "&iss=", ""] {
        let begun = vouched.begin(None).await;
        let back = vouched.local.visited(&begun.address).await;
        let (before, _) = back.split_once("&iss=").unwrap();
        let back = format!("{before}{named}");
        let answer = vouched.come_back(&begun.cookie, &back).await;
        let title = "You are not signed in";
        refused(&answer, StatusCode::BAD_GATEWAY, title, named);
    }
    assert_eq!(vouched.local.asked_for("a token"), 0);
}

#[tokio::test]
async fn keys_that_the_provider_changed_are_asked_for_again_but_not_all_day() {
    let vouched = with_ann().await;
    vouched.local.now(|ways| ways.key_id = "key-2");
    // Within a minute of asking nobody asks again.
    let answer = vouched.sign_in(None).await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert_eq!(vouched.local.asked_for("its keys"), 1);
    later(61).await;
    let answer = vouched.sign_in(None).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(vouched.local.asked_for("its keys"), 2);
    // What it says of itself is asked for again within the hour.
    later(60 * 60).await;
    vouched
        .local
        .now(|ways| ways.of_itself = json!({"issuer": "http://127.0.0.1/other"}));
    let answer = vouched.office.get("/sign-in/provider").await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
}

#[tokio::test]
async fn a_provider_that_is_broken_signs_nobody_in_and_says_so_soon() {
    for wrong in [
        Answers::WithAFault,
        Answers::AtLength,
        Answers::WithALoop,
        Answers::Slowly,
    ] {
        let (status, title) = (StatusCode::BAD_GATEWAY, "cannot be reached");
        // In what it says of itself: nobody is sent anywhere.
        let vouched = Vouched::like(Like::EntraId).await;
        vouched.local.now(|ways| ways.discovery = wrong);
        let begun = tokio::time::Instant::now();
        let answer = vouched.office.get("/sign-in/provider").await;
        refused(&answer, status, title, "what it is");
        assert!(begun.elapsed().as_secs() < 8);
        // Who comes next is told at once, and it is not asked again.
        let asked = vouched.local.asked_for("what it is");
        let answer = vouched.office.get("/sign-in/provider").await;
        refused(&answer, status, title, "at once");
        assert_eq!(vouched.local.asked_for("what it is"), asked);
        assert_eq!(asked, 1, "no loop is followed");
        // In its keys, and in its tokens.
        let changes: [fn(&mut Ways, Answers); 2] = [
            |ways, wrong| ways.keys = wrong,
            |ways, wrong| ways.token = wrong,
        ];
        for change in changes {
            if wrong == Answers::Slowly {
                // Each takes as long as the first: once is enough.
                continue;
            }
            let vouched = Vouched::like(Like::EntraId).await;
            vouched.local.now(|ways| change(ways, wrong));
            let answer = vouched.sign_in(None).await;
            assert_eq!(answer.status, status, "{wrong:?}: {}", answer.body);
            assert!(answer.body.contains("not signed in") || answer.body.contains(title));
        }
    }
}

#[tokio::test]
async fn who_runs_a_register_is_told_what_is_wrong_with_the_provider() {
    let vouched = Vouched::like(Like::EntraId).await;
    assert_eq!(vouched.local.provider().check().await, Ok(()));
    let told = |of_itself| {
        vouched.local.now(|ways| ways.of_itself = of_itself);
        let provider = vouched.local.provider();
        async move { provider.check().await.unwrap_err() }
    };
    for (of_itself, words) in [
        (
            json!({"issuer": "https://login.microsoftonline.com/{tenantid}/v2.0"}),
            "name your own",
        ),
        (
            json!({"issuer": "https://other.example"}),
            "'https://other.example'",
        ),
        (
            json!({"jwks_uri": "http://169.254.169.254/"}),
            "not over TLS",
        ),
    ] {
        let fault = told(of_itself).await;
        assert!(!fault.may_pass(), "{fault}");
        assert!(fault.to_string().contains(words), "{fault}");
    }
    vouched.local.now(|ways| {
        ways.of_itself = json!({});
        ways.discovery = Answers::WithAFault;
    });
    let fault: ProviderFault = vouched.local.provider().check().await.unwrap_err();
    assert!(fault.may_pass(), "{fault}");
}

#[tokio::test]
async fn guessing_at_the_way_back_is_counted_by_address() {
    let vouched = Vouched::like(Like::EntraId).await;
    let mut statuses = Vec::new();
    for _ in 0..52 {
        let begun = vouched.begin(None).await;
        let state = vouched.local.visited(&begun.address).await;
        let (_, state) = state.split_once("&state=").unwrap();
        let back = format!("/sign-in/provider/back?code=guess&state={state}");
        let answer = vouched.come_back(&begun.cookie, &back).await;
        statuses.push(answer.status);
    }
    assert_eq!(statuses[0], StatusCode::BAD_GATEWAY);
    assert_eq!(statuses[51], StatusCode::TOO_MANY_REQUESTS);
    // Another site, and other counts: with nothing wrong nobody waits.
    assert_eq!(
        Office::with(Options::default())
            .get("/sign-in")
            .await
            .status,
        StatusCode::OK
    );
}

/// So many seconds later, for what is kept in memory; the office's own clock
/// stands.
async fn later(seconds: u64) {
    tokio::time::pause();
    tokio::time::advance(std::time::Duration::from_secs(seconds)).await;
    tokio::time::resume();
}
