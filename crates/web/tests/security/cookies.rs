//! The one cookie there is.

use std::collections::BTreeSet;

use answerable_web::Options;
use axum::http::StatusCode;

use crate::office::{Office, PASSWORD, Person};
use crate::site::Site;

fn over_tls() -> Office {
    Office::with(Options {
        over_tls: true,
        ..Options::default()
    })
}

/// OWASP ASVS 5.0: 3.3.1 to 3.3.5. Every cookie from the invitation to the end.
#[tokio::test]
async fn every_cookie_ever_given_is_for_this_host_and_out_of_reach_of_script() {
    let office = over_tls();
    let token = office.token("Ann Box");
    let fields = [("token", token.as_str()), ("password", PASSWORD)];
    let mut given = vec![office.post("/invitation", &fields).await];
    let ann = office.person("Ben Cole").await;
    office.wait(60);
    let fields = [("name", "Ben Cole"), ("password", PASSWORD)];
    given.push(office.post("/sign-in", &fields).await);
    let half = Person::of(&office, given[1].cookie(), "/sign-in/code").await;
    given.push(half.post("/sign-in/code", &[("code", &ann.code())]).await);
    given.push(ann.post("/sign-out", &[]).await);
    for answer in &given {
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 1);
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for part in [
            "; Secure",
            "; HttpOnly",
            "; SameSite=Strict",
            "; Path=/",
            "; Max-Age=",
        ] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        assert!(cookie.len() < 4_096);
    }
}

/// OWASP ASVS 5.0: 14.3.3. Nothing is kept in a reader's browser.
#[tokio::test]
async fn whoever_only_reads_is_given_no_cookie() {
    let site = Site::invented();
    for address in [
        "/",
        "/asks",
        "/reports",
        "/bodies",
        "/sources",
        "/about",
        "/correction",
        "/sign-in",
        "/no",
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.header("set-cookie"), "", "{address}");
    }
}

/// OWASP ASVS 5.0: 7.2.3. 256 bits, and never the same twice.
#[tokio::test]
async fn a_sessions_secret_has_256_bits_and_is_never_given_twice() {
    let office = Office::new();
    let token = office.token("Ann Box");
    office.person_of(token).await;
    let mut secrets = BTreeSet::new();
    for _ in 0..20 {
        let fields = [("name", "Ann Box"), ("password", PASSWORD)];
        let answer = office.post("/sign-in", &fields).await;
        let cookie = answer.cookie();
        let (_, value) = cookie.split_once('=').unwrap();
        let (secret, _) = value.split_once('.').unwrap();
        assert_eq!(secret.len(), 64);
        assert!(secret.bytes().all(|digit| digit.is_ascii_hexdigit()));
        assert!(secrets.insert(secret.to_owned()), "given twice");
    }
    // No digit stands in one place in all of them: nothing of it is fixed.
    for place in 0..64 {
        let digits: BTreeSet<_> = secrets
            .iter()
            .map(|secret| secret.as_bytes()[place])
            .collect();
        assert!(digits.len() > 1, "digit {place} is always the same");
    }
}

/// OWASP ASVS 5.0: 3.3.4. The secret travels in the cookie's header alone.
#[tokio::test]
async fn no_page_holds_the_secret_of_the_session_it_is_shown_in() {
    let office = over_tls();
    let ann = office.person("Ann Box").await;
    let (_, value) = ann.cookie.split_once('=').unwrap();
    let (secret, _) = value.split_once('.').unwrap();
    for address in [
        "/",
        "/account",
        "/account/password",
        "/account/codes",
        "/review",
        "/looks",
        "/nothing",
    ] {
        let answer = ann.get(address).await;
        assert!(answer.body.contains("Signed in as Ann Box"), "{address}");
        assert!(!answer.body.contains(secret), "{address}");
        for (name, value) in &answer.headers {
            assert!(
                !value.to_str().unwrap().contains(secret),
                "{address}: {name}"
            );
        }
    }
}
