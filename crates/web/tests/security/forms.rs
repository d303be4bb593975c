//! Steps that are not to be skipped, and limits that are not to be passed.

use answerable_web::{Limits, Options};
use axum::http::StatusCode;

use crate::office::{Office, PASSWORD, Person, REPORT};
use crate::site::Site;

/// OWASP ASVS 5.0: 2.3.1. No step of signing in can be left out.
#[tokio::test]
async fn the_steps_of_signing_in_cannot_be_skipped_or_taken_backwards() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(60);
    for address in ["/sign-in/code", "/sign-in/set-up"] {
        let page = office.get(address).await;
        assert_eq!(page.header("location"), "/sign-in", "{address}");
        let sent = office.post(address, &[("code", &ann.code())]).await;
        assert_eq!(sent.header("set-cookie"), "", "{address}");
        assert!(
            sent.status == StatusCode::SEE_OTHER || sent.status.is_client_error(),
            "{address}"
        );
    }
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let begun = office.post("/sign-in", &fields).await;
    let half = Person::of(&office, begun.cookie(), "/sign-in/code").await;
    // Another app cannot be set up with the password alone.
    let set_up = half.post("/sign-in/set-up", &[("code", &ann.code())]).await;
    assert_eq!(set_up.header("location"), "/sign-in/code");
    assert_eq!(half.get("/account").await.status, StatusCode::FORBIDDEN);
}

/// OWASP ASVS 5.0: 2.3.1, 2.3.5. What is not decided is not published, and never
/// by whoever decided it.
#[tokio::test]
async fn a_document_is_not_published_before_its_steps_or_by_who_took_them() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = ann.upload("report.txt", REPORT.as_bytes()).await;
    let check = format!("{}/check", at.header("location"));
    let head = office.desk.read().head();
    for seen in ["1", "2", "99"] {
        let early = ann.post(&check, &[("seen", seen)]).await;
        assert!(!early.status.is_success(), "{seen}");
    }
    let id = office.desk.accounts().named("Ann Box").unwrap().unwrap().id;
    let held = office.all_decided(
        "Other words.\n\nRecommendation 1\n\nNorthmoor Police should reply.\n",
        id.as_str(),
    );
    let own = format!("/review/{}/check", held.review.fingerprint);
    let refused = ann.post(&own, &[("seen", &held.version.to_string())]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(office.desk.read().head(), head, "nothing was published");
}

/// OWASP ASVS 5.0: 6.1.1, 6.3.1, 2.4.1. Guessing is slowed over HTTP too, and the
/// right password of somebody else still works meanwhile.
#[tokio::test]
async fn guessing_one_name_slows_that_name_and_nobody_else() {
    let office = Office::new();
    office.person("Ann Box").await;
    office.person("Ben Cole").await;
    let mut slowed = 0;
    for _ in 0..12 {
        let fields = [("name", "Ann Box"), ("password", "eight bells at noon")];
        let answer = office.post("/sign-in", &fields).await;
        slowed += usize::from(answer.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(slowed, 7);
    let fields = [("name", "Ben Cole"), ("password", PASSWORD)];
    let other = office.post("/sign-in", &fields).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
}

/// OWASP ASVS 5.0: 6.1.1, 6.3.1. Whoever is slowed is told so where they are: the
/// form again, with the name as typed, how long to wait, and never the password.
#[tokio::test]
async fn whoever_is_slowed_sees_the_form_again_with_how_long_to_wait() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let fields = [("name", "Ann Box"), ("password", "eight bells at noon")];
    let mut last = None;
    for _ in 0..6 {
        last = Some(office.post("/sign-in", &fields).await);
    }
    let slowed = last.unwrap();
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        slowed
            .header("retry-after")
            .parse::<u32>()
            .unwrap()
            .div_ceil(60),
        10
    );
    assert_eq!(slowed.header("cache-control"), "no-store");
    for words in [
        "<h2 class=\"govuk-error-summary__title\">There is a problem</h2>",
        "href=\"#name\">Too many tries. Try again in 10 minutes<",
        "value=\"Ann Box\"",
        "action=\"/sign-in\"",
    ] {
        assert!(slowed.body.contains(words), "{words}: {}", slowed.body);
    }
    assert!(!slowed.body.contains("eight bells"));
    // A code is slowed on its own page, by account, as a password is by name.
    let right = [("name", "Ben Cole"), ("password", PASSWORD)];
    office.person("Ben Cole").await;
    let begun = office.post("/sign-in", &right).await;
    let half = Person::of(&office, begun.cookie(), "/sign-in/code").await;
    let mut last = None;
    for _ in 0..11 {
        last = Some(half.post("/sign-in/code", &[("code", "000000")]).await);
    }
    let slowed = last.unwrap();
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        slowed
            .body
            .contains("Too many tries. Try again in 60 minutes")
    );
    assert!(!slowed.body.contains("000000"));
    // And no page of whoever is signed in already.
    assert_eq!(ann.get("/account").await.status, StatusCode::OK);
}

/// OWASP ASVS 5.0: 6.6.3, 6.5.1. Recovery codes are not to be guessed either, and
/// of ten used none works again.
#[tokio::test]
async fn each_recovery_code_works_once_and_wrong_ones_are_counted() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    for code in &ann.recovery_codes {
        for expected in [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY] {
            let fields = [("name", "Ann Box"), ("password", PASSWORD)];
            let begun = office.post("/sign-in", &fields).await;
            let half = Person::of(&office, begun.cookie(), "/sign-in/code").await;
            let answer = half.post("/sign-in/code", &[("code", code)]).await;
            assert_eq!(answer.status, expected, "{code}");
        }
    }
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let begun = office.post("/sign-in", &fields).await;
    let half = Person::of(&office, begun.cookie(), "/sign-in/code").await;
    let slowed = half
        .post("/sign-in/code", &[("code", "0000-0000-0000-0000")])
        .await;
    assert_eq!(
        slowed.status,
        StatusCode::TOO_MANY_REQUESTS,
        "ten were wrong"
    );
}

/// OWASP ASVS 5.0: 6.4.1. An invitation is 256 bits, for a week and one use, and is
/// no password.
#[tokio::test]
async fn an_invitation_is_drawn_by_lot_and_is_no_password() {
    let office = Office::new();
    let tokens: std::collections::BTreeSet<String> =
        (0..20).map(|_| office.token("Ann Box")).collect();
    assert_eq!(tokens.len(), 20);
    for token in &tokens {
        assert_eq!(token.len(), 64);
        let fields = [("name", "Ann Box"), ("password", token.as_str())];
        let refused = office.post("/sign-in", &fields).await;
        assert!(refused.status.is_client_error());
        assert_eq!(refused.header("set-cookie"), "");
    }
}

/// OWASP ASVS 5.0: 16.5.2, 15.2.2. With as much to do as it takes on, the site says
/// so and stands.
#[tokio::test]
async fn a_site_with_too_much_to_do_says_when_to_come_back() {
    let limits = Limits {
        requests_at_once: 0,
        ..Limits::default()
    };
    let site = Site::with(Options {
        limits,
        ..Options::default()
    });
    for address in ["/", "/asks", "/sign-in", "/asks.csv"] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{address}");
        assert_eq!(answer.header("retry-after"), "5", "{address}");
        assert_eq!(
            answer.header("x-content-type-options"),
            "nosniff",
            "{address}"
        );
    }
}

/// OWASP ASVS 5.0: 6.3.2.
#[tokio::test]
async fn a_new_register_has_no_account() {
    let office = Office::new();
    assert!(office.desk.accounts().list().unwrap().is_empty());
    for name in ["admin", "root", "administrator", "test", "demo", "sa"] {
        for password in ["admin", "root", "password", "changeme", "test"] {
            let fields = [("name", name), ("password", password)];
            let refused = office.post("/sign-in", &fields).await;
            assert!(refused.status.is_client_error(), "{name}");
            assert_eq!(refused.header("set-cookie"), "", "{name}");
        }
    }
}

/// OWASP ASVS 5.0: 15.2.3. Links that sign in at once are a demonstration's.
#[tokio::test]
async fn a_link_of_a_demonstration_opens_nothing_elsewhere() {
    let office = Office::new();
    office.person("Ann Box").await;
    for token in ["", "demo", &"0".repeat(64)] {
        let shown = office.get(&format!("/sign-in/pass?token={token}")).await;
        let sent = office.post("/sign-in/pass", &[("token", token)]).await;
        for answer in [shown, sent] {
            assert!(answer.status.is_client_error(), "{token}");
            assert_eq!(answer.header("set-cookie"), "", "{token}");
        }
    }
}
