//! What a person sees who signs in through a provider.

use answerable_desk::who::{ActsFor, Role};
use axum::http::StatusCode;

use super::Vouched;
use super::local::Like;
use crate::office::{Answer, PASSWORD, TODAY};

/// That somebody is signed in: the cookie of their session.
fn session(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(answer.body.contains("You are signed in"), "{}", answer.body);
    assert!(answer.header("refresh").starts_with("0; url=/"));
    assert_eq!(answer.header("cache-control"), "no-store");
    let given = answer.headers.get_all("set-cookie").iter();
    let given: Vec<&str> = given.map(|value| value.to_str().unwrap()).collect();
    let [session, begun] = given[..] else {
        panic!("{given:?}")
    };
    assert!(session.contains("SameSite=Strict"), "{session}");
    assert!(begun.contains("Max-Age=0"), "{begun}");
    session.split_once(';').unwrap().0.to_owned()
}

fn nobody(answer: &Answer, title: &str) {
    assert!(answer.body.contains(title), "{}", answer.body);
    assert!(!answer.header("set-cookie").contains("session="));
}

#[tokio::test]
async fn an_invitation_is_taken_up_once_and_then_the_provider_signs_in() {
    for like in [Like::EntraId, Like::Keycloak] {
        let vouched = Vouched::like(like).await;
        let token = vouched.office.token("Ann Box");
        let link = format!("/invitation?token={token}");
        let page = vouched.office.get(&link).await;
        assert!(
            page.body
                .contains("Take it up with Exampleshire staff sign-in")
        );
        session(&vouched.sign_in(Some(&token)).await);
        // From now on without it.
        let cookie = session(&vouched.sign_in(None).await);
        let account = vouched.come_back(&cookie, "/account").await;
        assert!(account.body.contains("Ann Box"), "{}", account.body);
        assert!(account.body.contains("Through Exampleshire staff sign-in"));
        assert!(!account.body.contains("Change your password"));
        // What the provider said it is was asked for once.
        assert_eq!(vouched.local.asked_for("what it is"), 1);
        assert_eq!(vouched.local.asked_for("its keys"), 1);
        assert_eq!(vouched.local.asked_for("a token"), 2);
        // The link is used up, by either way.
        let again = format!("/sign-in/provider?invitation={token}");
        let again = vouched.office.get(&again).await;
        nobody(&again, "This link does not work");
    }
}

#[tokio::test]
async fn who_has_no_account_is_told_what_to_do_whatever_name_or_address_they_have_there() {
    let vouched = Vouched::like(Like::EntraId).await;
    // Her name and her sign-in name are what the provider says of this person.
    vouched.office.person("Ann Box").await;
    let answer = vouched.sign_in(None).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    nobody(&answer, "You have no account here yet");
    assert!(
        answer
            .body
            .contains("open its link and choose Exampleshire staff sign-in")
    );
}

#[tokio::test]
async fn an_account_with_a_password_is_signed_in_to_by_it_alone() {
    let vouched = Vouched::like(Like::EntraId).await;
    let token = vouched.office.token("Ann Box");
    session(&vouched.sign_in(Some(&token)).await);
    // A new invitation, taken up with a password this time.
    vouched.office.person("Ann Box").await;
    nobody(&vouched.sign_in(None).await, "You have no account here yet");
    // And back: the password is gone with it.
    let token = vouched.office.token("Ann Box");
    session(&vouched.sign_in(Some(&token)).await);
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let answer = vouched.office.post("/sign-in", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn one_person_there_has_one_account_here() {
    let vouched = Vouched::like(Like::Keycloak).await;
    let ann = vouched.office.token("Ann Box");
    session(&vouched.sign_in(Some(&ann)).await);
    let ben = vouched.office.token("Ben Cole");
    nobody(
        &vouched.sign_in(Some(&ben)).await,
        "You have an account here already",
    );
    // Another person there takes it up.
    vouched.local.now(|ways| ways.subject = "person-2");
    let answer = vouched.sign_in(Some(&ben)).await;
    let cookie = session(&answer);
    assert!(answer.body.contains("As Ben Cole."));
    let account = vouched.come_back(&cookie, "/account").await;
    assert!(account.body.contains("Ben Cole"));
}

#[tokio::test]
async fn what_an_account_may_do_ends_with_its_appointment() {
    let vouched = Vouched::like(Like::EntraId).await;
    let token = vouched
        .office
        .invited("Ann Box", Role::Auditor, ActsFor::Register);
    let cookie = session(&vouched.sign_in(Some(&token)).await);
    // The groups that the provider puts her in change nothing.
    vouched
        .local
        .now(|ways| ways.claims = serde_json::json!({"roles": ["administrator"]}));
    session(&vouched.sign_in(None).await);
    let accounts = vouched.come_back(&cookie, "/accounts").await;
    assert_eq!(accounts.status, StatusCode::FORBIDDEN);
    {
        let accounts = vouched.office.desk.accounts();
        let ann = accounts.named("Ann Box").unwrap().unwrap();
        accounts.end(&ann.id, TODAY).unwrap();
    }
    let answer = vouched.sign_in(None).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    nobody(&answer, "Your account acts for no office today");
}

#[tokio::test]
async fn who_stops_at_the_provider_is_told_that_nothing_happened() {
    let vouched = Vouched::like(Like::EntraId).await;
    let begun = vouched.begin(None).await;
    let back = vouched.local.visited(&begun.address).await;
    let (_, state) = back.split_once("state=").unwrap();
    let back = format!("/sign-in/provider/back?error=access_denied&state={state}");
    let answer = vouched.come_back(&begun.cookie, &back).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    nobody(&answer, "did not sign you in");
    assert_eq!(vouched.local.asked_for("a token"), 0);
}

#[tokio::test]
async fn the_page_of_signing_in_offers_the_provider_first_and_the_password_after() {
    let vouched = Vouched::like(Like::EntraId).await;
    let page = vouched.office.get("/sign-in").await.body;
    let at = |words: &str| page.find(words).unwrap();
    assert!(at("Sign in with Exampleshire staff sign-in") < at("Or with a password"));
    let without = crate::office::Office::new();
    let page = without.get("/sign-in").await.body;
    assert!(!page.contains("/sign-in/provider"));
    for address in ["/sign-in/provider", "/sign-in/provider/back"] {
        assert_eq!(without.get(address).await.status, StatusCode::NOT_FOUND);
    }
}
