//! Sessions: where they come from, and how they end.

use answerable_desk::store::vault::Asking;
use answerable_desk::who::{ActsFor, Role};
use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::office::{Answer, Office, PASSWORD, Person};

/// Somebody's sign-in from a browser that holds a cookie already.
async fn signed_in_with(office: &Office, cookie: &str, code: &str) -> Answer {
    let browser = |address: &str, fields: &[(&str, &str)], cookie: &str| {
        Request::post(address)
            .header("cookie", cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(crate::office::form(fields)))
            .unwrap()
    };
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let begun = office.send(browser("/sign-in", &fields, cookie)).await;
    let half = Person::of(office, begun.cookie(), "/sign-in/code").await;
    half.post("/sign-in/code", &[("code", code)]).await
}

async fn may_review(office: &Office, cookie: &str) -> bool {
    let request = Request::get("/review")
        .header("cookie", cookie)
        .body(Body::empty());
    office.send(request.unwrap()).await.status == StatusCode::OK
}

/// OWASP ASVS 5.0: 7.2.4. What an attacker planted is worth nothing afterwards.
#[tokio::test]
async fn a_cookie_planted_before_signing_in_is_never_the_session() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(60);
    let far = office.now().0 + 36_000;
    let planted = format!("answerable-session={}.{far}", "a".repeat(64));
    let answer = signed_in_with(&office, &planted, &ann.code()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_ne!(answer.cookie(), planted);
    assert!(may_review(&office, &answer.cookie()).await);
    assert!(!may_review(&office, &planted).await);
}

/// OWASP ASVS 5.0: 7.2.4. Each step has a secret of its own, and the one before
/// is over.
#[tokio::test]
async fn each_step_of_signing_in_has_a_secret_of_its_own() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(60);
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let begun = office.post("/sign-in", &fields).await.cookie();
    let half = Person::of(&office, begun.clone(), "/sign-in/code").await;
    let whole = half
        .post("/sign-in/code", &[("code", &ann.code())])
        .await
        .cookie();
    assert_ne!(begun, whole);
    assert_ne!(ann.cookie, whole);
    assert!(may_review(&office, &whole).await && !may_review(&office, &begun).await);
    // With the session of another browser nothing happened.
    assert!(may_review(&office, &ann.cookie).await);
}

/// OWASP ASVS 5.0: 6.3.3. With the password alone nothing is open.
#[tokio::test]
async fn a_password_without_a_code_opens_no_page_and_sends_no_form() {
    let office = Office::new();
    office.person("Ann Box").await;
    office.wait(60);
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let begun = office.post("/sign-in", &fields).await.cookie();
    let half = Person::of(&office, begun, "/sign-in/code").await;
    for address in [
        "/review",
        "/account",
        "/account/password",
        "/account/codes",
        "/looks",
        "/notices",
        "/inbox",
    ] {
        let answer = half.get(address).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        assert!(!answer.body.contains("Ann Box"), "{address}");
    }
    for address in [
        "/account/password",
        "/account/sign-out-everywhere",
        "/looks/record",
        "/review",
    ] {
        let fields = [("current", PASSWORD), ("new", "eight bells at noon")];
        let answer = half.post(address, &fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
    }
}

/// OWASP ASVS 5.0: 7.4.1. What has ended stays so, wherever it is sent from.
#[tokio::test]
async fn a_session_that_was_signed_out_signs_nobody_in_again() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    ann.post("/sign-out", &[]).await;
    for _ in 0..3 {
        assert!(!may_review(&office, &ann.cookie).await);
        let form = ann
            .post("/account/password", &[("current", PASSWORD)])
            .await;
        assert_eq!(form.status, StatusCode::FORBIDDEN);
    }
}

/// OWASP ASVS 5.0: 14.3.1.
#[tokio::test]
async fn signing_out_clears_what_the_browser_holds() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let answer = ann.post("/sign-out", &[]).await;
    let cleared = answer.header("clear-site-data");
    for part in ["\"cache\"", "\"cookies\"", "\"storage\""] {
        assert!(cleared.contains(part), "{cleared}");
    }
    assert_eq!(answer.header("cache-control"), "no-store");
}

/// OWASP ASVS 5.0: 7.4.2. One who is removed is out at the next request.
#[tokio::test]
async fn an_account_that_is_removed_has_no_session_at_the_next_request() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    assert!(may_review(&office, &ann.cookie).await);
    let asking = Asking {
        by: "keyboard",
        why: "asked for by the person",
        when: office.moment(),
    };
    let id = office.desk.accounts().named("Ann Box").unwrap().unwrap().id;
    office.desk.accounts().remove(&id, &asking).unwrap();
    assert!(!may_review(&office, &ann.cookie).await);
    let again = office
        .post("/sign-in", &[("name", "Ann Box"), ("password", PASSWORD)])
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// OWASP ASVS 5.0: 8.3.2. A right given or taken counts from the next request.
#[tokio::test]
async fn a_right_taken_away_is_gone_at_the_next_request_of_the_same_session() {
    let office = Office::new();
    let token = office.invited("Ada Example", Role::Administrator, ActsFor::Register);
    let ada = office.person_of(token).await;
    let ben = office.person("Ben Cole").await;
    assert!(may_review(&office, &ben.cookie).await);
    let account = office.desk.accounts().named("Ben Cole").unwrap().unwrap();
    let page = format!("/accounts/{}", account.id);
    let number = ada.get(&page).await.hidden("appointment");
    ada.post(&format!("{page}/end"), &[("appointment", &number)])
        .await;
    assert!(!may_review(&office, &ben.cookie).await);
    let sent = ben
        .upload("report.txt", b"Northmoor Police should reply.")
        .await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
    assert!(office.desk.documents_under_review().unwrap().is_empty());
}

/// OWASP ASVS 5.0: 7.4.4.
#[tokio::test]
async fn every_page_of_somebody_who_is_signed_in_has_a_way_out() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    for address in [
        "/",
        "/asks",
        "/about",
        "/account",
        "/review",
        "/looks",
        "/nothing-here",
        "/accounts",
    ] {
        let page = ann.get(address).await.body;
        assert!(page.contains("action=\"/sign-out\""), "{address}");
        assert!(page.contains(">Sign out</button>"), "{address}");
    }
}

/// OWASP ASVS 5.0: 7.1.2. Sessions stand beside each other, each seen and ended.
#[tokio::test]
async fn a_person_sees_every_session_of_theirs_and_nobody_elses() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    office.wait(60);
    signed_in_with(&office, "a=b", &ann.code()).await;
    let own = ann
        .get("/account")
        .await
        .between("name=\"session\" value=\"", "\"");
    assert_eq!(own.len(), 2);
    let other = ben
        .get("/account")
        .await
        .between("name=\"session\" value=\"", "\"");
    assert_eq!(other.len(), 1);
    assert!(!own.contains(&other[0]));
}
