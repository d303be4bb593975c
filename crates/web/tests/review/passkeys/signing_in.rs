//! What a person sees who signs in with a passkey, and what ends it.

use answerable_desk::who::{ActsFor, Role};
use axum::http::StatusCode;

use super::{Page, added, nobody, office, send, session, sign_in, sign_in_with, to_sign_in};
use crate::office::{Office, PASSWORD, Person, TODAY};

const NOBODYS: &str = "This passkey signs nobody in here";

#[tokio::test]
async fn a_passkey_signs_in_without_a_name_a_password_or_a_code() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    let cookie = session(&sign_in(&office, &device, 1).await);
    let there = Person::of(&office, cookie, "/account").await;
    let account = there.get("/account").await.body;
    assert!(account.contains("Ann Box"), "{account}");
    // The password and a code do as before.
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let answer = office.post("/sign-in", &fields).await;
    assert_eq!(answer.header("location"), "/sign-in/code");
}

#[tokio::test]
async fn the_page_of_signing_in_leads_to_passkeys_where_there_are_any() {
    let office = office();
    assert!(
        office
            .get("/sign-in")
            .await
            .body
            .contains("/sign-in/passkey")
    );
    let without = Office::new();
    let page = without.get("/sign-in").await;
    assert!(!page.body.contains("passkey"), "{}", page.body);
    assert!(!page.header("content-security-policy").contains("script"));
    assert_eq!(
        without.get("/sign-in/passkey").await.status,
        StatusCode::NOT_FOUND
    );
    let ann = without.person("Ann Box").await;
    assert!(!ann.get("/account").await.body.contains("asskey"));
    assert_eq!(
        ann.get("/account/passkeys").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_new_session_takes_the_place_of_the_one_that_the_browser_had() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    let page = to_sign_in(&office).await;
    let cookies = format!("{}; {}", ann.cookie, page.cookie);
    let fields = device.signs(&page.to_sign()).fields();
    session(&send(&office, "/sign-in/passkey", &cookies, &fields).await);
    assert_eq!(ann.get("/account").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn signing_out_everywhere_ends_what_a_passkey_began() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    let cookie = session(&sign_in(&office, &device, 0).await);
    let there = Person::of(&office, cookie, "/account").await;
    ann.post("/account/sign-out-everywhere", &[]).await;
    assert_eq!(there.get("/account").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_a_passkey_opens_ends_with_the_appointment() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    let cookie = session(&sign_in(&office, &device, 0).await);
    let there = Person::of(&office, cookie, "/account").await;
    {
        let accounts = office.desk.accounts();
        let id = accounts.named("Ann Box").unwrap().unwrap().id;
        accounts.end(&id, TODAY).unwrap();
    }
    assert_eq!(there.get("/account").await.status, StatusCode::FORBIDDEN);
    let answer = sign_in(&office, &device, 0).await;
    nobody(&answer, StatusCode::FORBIDDEN, "acts for no office today");
}

#[tokio::test]
async fn a_new_invitation_takes_every_passkey_away() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    session(&sign_in(&office, &device, 0).await);
    let token = office.token("Ann Box");
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    nobody(&sign_in(&office, &device, 0).await, refused, NOBODYS);
    office.person_of(token).await;
    nobody(&sign_in(&office, &device, 0).await, refused, NOBODYS);
}

#[tokio::test]
async fn an_invitation_is_taken_up_with_a_passkey_once() {
    let office = office();
    let token = office.invited("Ann Box", Role::Auditor, ActsFor::Register);
    let link = office.get(&format!("/invitation?token={token}")).await;
    assert!(link.body.contains("action=\"/invitation/passkey\""));
    let device = super::device_of(&office, "Ann Box");
    let asked = [("token", &*token)];
    let page = Page::of(&office.post("/invitation/passkey", &asked).await);
    let made = async |page: &Page, token: &str| {
        let mut fields = device.makes(&page.to_make()).fields();
        fields.push(("token", token.to_owned()));
        send(&office, "/invitation/passkey/made", &page.cookie, &fields).await
    };
    let answer = made(&page, &token).await;
    assert_eq!(answer.header("location"), "/work", "{}", answer.body);
    let ann = Person::of(&office, answer.cookie(), "/account").await;
    let account = ann.get("/account").await.body;
    assert!(!account.contains("Change your password"), "{account}");
    assert!(!account.contains("Recovery codes"), "{account}");
    let passkeys = ann.get("/account/passkeys").await.body;
    assert!(passkeys.contains("Chosen with the invitation"));
    session(&sign_in(&office, &device, 0).await);
    // The link is used up, by either way; so is the page.
    for answer in [
        office.post("/invitation/passkey", &asked).await,
        made(&page, &token).await,
        office.get(&format!("/invitation?token={token}")).await,
    ] {
        nobody(&answer, StatusCode::FORBIDDEN, "This link does not work");
    }
    // There is no password that could be guessed.
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let answer = office.post("/sign-in", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_page_for_one_invitation_takes_up_no_other() {
    let office = office();
    let ann = office.token("Ann Box");
    let ben = office.token("Ben Cole");
    let page = Page::of(&office.post("/invitation/passkey", &[("token", &ann)]).await);
    let device = super::device_of(&office, "Ben Cole");
    let mut fields = device.makes(&page.to_make()).fields();
    fields.push(("token", ben.clone()));
    let answer = send(&office, "/invitation/passkey/made", &page.cookie, &fields).await;
    nobody(&answer, StatusCode::UNPROCESSABLE_ENTITY, "Try again");
    // Neither was used up.
    for token in [ann, ben] {
        office.person_of(token).await;
    }
    nobody(
        &sign_in(&office, &device, 0).await,
        StatusCode::UNPROCESSABLE_ENTITY,
        NOBODYS,
    );
}

#[tokio::test]
async fn whoever_keeps_the_accounts_sees_that_a_passkey_is_what_somebody_signs_in_with() {
    let office = office();
    let token = office.invited("Cat Dee", Role::Administrator, ActsFor::Register);
    let cat = office.person_of(token).await;
    let token = office.token("Ann Box");
    let page = Page::of(
        &office
            .post("/invitation/passkey", &[("token", &token)])
            .await,
    );
    let mut fields = super::device_of(&office, "Ann Box")
        .makes(&page.to_make())
        .fields();
    fields.push(("token", token));
    send(&office, "/invitation/passkey/made", &page.cookie, &fields).await;
    let id = office.desk.accounts().named("Ann Box").unwrap().unwrap().id;
    let shown = cat.get(&format!("/accounts/{id}")).await.body;
    assert!(shown.contains("Signs in with a passkey"), "{shown}");
}

/// A count that does not go on is refused, and the person is told (WebAuthn Level
/// 3, section 6.1.1).
#[tokio::test]
async fn a_passkey_that_somebody_copied_is_refused_and_that_is_said() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    session(&sign_in(&office, &device, 7).await);
    for uses in [7, 6, 0] {
        let answer = sign_in(&office, &device, uses).await;
        let said = "somebody may have copied it";
        nobody(&answer, StatusCode::UNPROCESSABLE_ENTITY, said);
    }
    session(&sign_in(&office, &device, 8).await);
}

#[tokio::test]
async fn many_passkeys_that_sign_nobody_in_are_slowed() {
    let office = office();
    let stranger = super::Device::new(super::Signs::Es256, b"nobody");
    for _ in 0..50 {
        let page = to_sign_in(&office).await;
        let answer = sign_in_with(&office, &page, &stranger.signs(&page.to_sign())).await;
        nobody(&answer, StatusCode::UNPROCESSABLE_ENTITY, NOBODYS);
    }
    let page = to_sign_in(&office).await;
    let answer = sign_in_with(&office, &page, &stranger.signs(&page.to_sign())).await;
    nobody(&answer, StatusCode::TOO_MANY_REQUESTS, "Too many tries");
}
