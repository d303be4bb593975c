//! A person's own passkeys: adding, listing, removing.

use axum::http::StatusCode;

use super::{add_with, added, device_of, nobody, office, session, sign_in, to_add};
use crate::office::{Office, PASSWORD, Person};

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// The same person at a second browser.
async fn elsewhere<'o>(office: &'o Office, person: &Person<'o>) -> Person<'o> {
    office.wait(60);
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let answer = office.post("/sign-in", &fields).await;
    let half = Person::of(office, answer.cookie(), "/sign-in/code").await;
    let answer = half
        .post("/sign-in/code", &[("code", &person.code())])
        .await;
    Person::of(office, answer.cookie(), "/account").await
}

#[tokio::test]
async fn the_list_says_when_each_was_added_and_last_used() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let empty = ann.get("/account/passkeys").await.body;
    assert!(empty.contains("Add a passkey") && !empty.contains("<table"));
    let device = added(&office, &ann, "Ann Box").await;
    let listed = ann.get("/account/passkeys").await;
    let row = listed.between("<tbody class=\"govuk-table__body\">", "</tbody>");
    for words in ["Work laptop", "2 April 2024", "Never"] {
        assert!(row[0].contains(words), "{}", row[0]);
    }
    session(&sign_in(&office, &device, 1).await);
    let listed = ann.get("/account/passkeys").await;
    assert!(
        listed.body.contains("2 April 2024, 9:26am UTC"),
        "{}",
        listed.body
    );
    let account = ann.get("/account").await.body;
    assert!(account.contains("Add or remove passkeys"));
}

#[tokio::test]
async fn a_passkey_has_a_name_in_one_line() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let long = "x".repeat(61);
    for (name, why) in [
        ("", "Enter a name"),
        ("   ", "Enter a name"),
        (&*long, "60 characters or fewer"),
        ("two\nlines", "one line"),
    ] {
        let answer = ann.post("/account/passkeys", &[("name", name)]).await;
        assert_eq!(answer.status, REFUSED, "{name}");
        assert!(answer.body.contains(why), "{}", answer.body);
        assert!(answer.body.contains(name.trim()), "what was typed stays");
    }
    let markup = ann
        .post("/account/passkeys", &[("name", "<script>x</script>")])
        .await;
    assert!(!markup.body.contains("<script>x"), "{}", markup.body);
}

/// OWASP ASVS 5.0: 7.5.1.
#[tokio::test]
async fn whoever_signed_in_long_ago_signs_in_again_before_anything_changes() {
    let office = office();
    let ann = office.person("Ann Box").await;
    added(&office, &ann, "Ann Box").await;
    let page = to_add(&ann, "Phone").await;
    office.wait(600);
    let listed = ann.get("/account/passkeys").await.body;
    assert!(listed.contains("sign in again"), "{listed}");
    let answer = ann.post("/account/passkeys", &[("name", "Phone")]).await;
    assert_eq!(answer.status, REFUSED);
    assert!(answer.body.contains("Sign in again"), "{}", answer.body);
    let remove = "/account/passkeys/remove";
    let form = ann.get(&format!("{remove}?passkey=1")).await.body;
    assert!(form.contains("sign in again") && !form.contains("Remove it"));
    let answer = ann.post(remove, &[("passkey", "1")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    // A page that was opened in time has ended too.
    let device = device_of(&office, "Ann Box");
    let answer = add_with(&office, &ann, &page, &device, &page.to_make()).await;
    assert_eq!(answer.status, REFUSED);
    assert_eq!(
        ann.get("/account/passkeys")
            .await
            .between("scope=\"row\"", "<")
            .len(),
        1
    );
    let again = elsewhere(&office, &ann).await;
    to_add(&again, "Phone").await;
}

/// Whoever has a session and not its page can make no page of their own: the
/// challenge is sealed, and for that session.
#[tokio::test]
async fn a_challenge_for_one_session_or_for_signing_in_adds_nothing_to_another() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let device = device_of(&office, "Ben Cole");
    for page in [
        to_add(&ann, "Phone").await,
        super::to_sign_in(&office).await,
    ] {
        let answer = add_with(&office, &ben, &page, &device, &page.to_make()).await;
        assert_eq!(answer.status, REFUSED);
        assert!(answer.body.contains("Begin again"), "{}", answer.body);
    }
    let page = to_add(&ben, "Phone").await;
    for location in ["/account/passkeys", ""] {
        let answer = add_with(&office, &ben, &page, &device, &page.to_make()).await;
        assert_eq!(answer.header("location"), location, "once and not twice");
    }
}

#[tokio::test]
async fn a_passkey_that_an_account_has_is_not_added_to_another() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let device = added(&office, &ann, "Ann Box").await;
    let page = to_add(&ben, "Phone").await;
    let answer = add_with(&office, &ben, &page, &device, &page.to_make()).await;
    nobody(&answer, REFUSED, "belongs to an account already");
    // And a lie is told there too, with a page to try again on.
    let page = to_add(&ben, "Phone").await;
    let mut asked = page.to_make();
    asked.origin = "https://evil.example".to_owned();
    let answer = add_with(&office, &ben, &page, &device, &asked).await;
    nobody(&answer, REFUSED, "asked for at another address");
    let again = super::Page::of(&answer);
    let device = device_of(&office, "Ben Cole");
    let answer = add_with(&office, &ben, &again, &device, &again.to_make()).await;
    assert_eq!(answer.header("location"), "/account/passkeys");
}

#[tokio::test]
async fn a_passkey_is_removed_by_its_own_person_and_ends_the_other_sessions() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let device = added(&office, &ann, "Ann Box").await;
    let there = session(&sign_in(&office, &device, 0).await);
    let there = Person::of(&office, there, "/account").await;
    let remove = "/account/passkeys/remove";
    for number in ["1", "0", "x", ""] {
        let answer = ben.post(remove, &[("passkey", number)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{number}");
    }
    let form = ann.get(&format!("{remove}?passkey=1")).await.body;
    assert!(form.contains("Remove the passkey Work laptop"), "{form}");
    let answer = ann.post(remove, &[("passkey", "1")]).await;
    assert_eq!(answer.header("location"), "/account/passkeys");
    assert_eq!(there.get("/account").await.status, StatusCode::FORBIDDEN);
    assert_eq!(ann.get("/account").await.status, StatusCode::OK);
    let answer = sign_in(&office, &device, 1).await;
    nobody(&answer, REFUSED, "signs nobody in here");
}

#[tokio::test]
async fn without_its_key_no_form_of_passkeys_is_taken() {
    let office = office();
    let ann = office.person("Ann Box").await;
    for address in [
        "/account/passkeys",
        "/account/passkeys/made",
        "/account/passkeys/remove",
    ] {
        for key in ["", "0"] {
            let answer = ann.post_as_is(address, &[("form-key", key)]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        }
    }
}
