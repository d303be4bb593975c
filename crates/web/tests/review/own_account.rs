//! Each person's own account: sessions, password, codes.

use answerable_desk::who::{ActsFor, Role};
use axum::http::StatusCode;

use crate::office::{Office, PASSWORD, Person};

/// The same person at a second browser.
async fn elsewhere<'o>(office: &'o Office, person: &Person<'o>) -> Person<'o> {
    office.wait(60);
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let answer = office.post("/sign-in", &fields).await;
    let half = Person::of(office, answer.cookie(), "/sign-in/code").await;
    let answer = half
        .post("/sign-in/code", &[("code", &person.code())])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    Person::of(office, answer.cookie(), "/account").await
}

async fn is_signed_in(person: &Person<'_>) -> bool {
    person.get("/account").await.status == StatusCode::OK
}

#[tokio::test]
async fn the_page_says_who_one_is_for_which_office_and_where_one_is_signed_in() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let page = ann.get("/account").await;
    for words in [
        "Ann Box",
        ">ac-",
        "Reviewer, the register: from 2 April 2024",
        "this one",
    ] {
        assert!(page.body.contains(words), "{words}");
    }
    assert!(!page.body.contains("/accounts"), "for administrators alone");
    elsewhere(&office, &ann).await;
    let page = ann.get("/account").await;
    assert_eq!(page.between("name=\"session\" value=\"", "\"").len(), 2);
}

#[tokio::test]
async fn one_session_is_ended_and_the_others_stand() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let there = elsewhere(&office, &ann).await;
    // The newest stands first.
    let page = ann.get("/account").await;
    let number = page.between("name=\"session\" value=\"", "\"").remove(0);
    ann.post("/account/sessions", &[("session", &number)]).await;
    assert!(is_signed_in(&ann).await && !is_signed_in(&there).await);
    // Another person's session is nobody else's to end.
    let ben = office.person("Ben Cole").await;
    let own = ann.get("/account").await.hidden("session");
    ben.post("/account/sessions", &[("session", &own)]).await;
    assert!(is_signed_in(&ann).await);
    ann.post("/account/sessions", &[("session", &own)]).await;
    assert!(!is_signed_in(&ann).await);
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let there = elsewhere(&office, &ann).await;
    let answer = ann.post("/account/sign-out-everywhere", &[]).await;
    assert_eq!(answer.header("location"), "/sign-in");
    assert!(answer.header("clear-site-data").contains("cookies"));
    assert!(!is_signed_in(&ann).await && !is_signed_in(&there).await);
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_asks_for_the_old_one() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let there = elsewhere(&office, &ann).await;
    let change = async |current, new| {
        office.wait(60);
        let code = ann.code();
        let fields = [
            ("current", current),
            ("new", new),
            ("code-now", code.as_str()),
        ];
        ann.post("/account/password", &fields).await
    };
    for (current, new, why) in [
        (
            "wrong wrong",
            "eight bells at noon",
            "Password is not right",
        ),
        ("", "eight bells at noon", "Enter your password"),
        (PASSWORD, "password1", "that many people use"),
    ] {
        let refused = change(current, new).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(refused.body.contains(why), "{why}");
        assert!(!refused.body.contains("eight bells"), "{why}");
    }
    let no_code = [("current", PASSWORD), ("new", "eight bells at noon")];
    let refused = ann.post("/account/password", &no_code).await;
    assert!(
        refused.body.contains("Enter a code"),
        "a password alone changes nothing"
    );
    assert!(is_signed_in(&there).await, "nothing has changed yet");
    let changed = change(PASSWORD, "eight bells at noon").await;
    assert_eq!(changed.header("location"), "/account");
    assert!(is_signed_in(&ann).await && !is_signed_in(&there).await);
    let old = [("name", "Ann Box"), ("password", PASSWORD)];
    let refused = office.post("/sign-in", &old).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn another_app_takes_the_place_of_the_first() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(60);
    let page = ann.get("/account/codes").await;
    let new = page.secret();
    let (of_new, of_present) = (new.shown_at(office.now()), ann.code());
    let send = async |code, now, password| {
        let fields = [("code", code), ("code-now", now), ("password", password)];
        ann.post("/account/codes", &fields).await
    };
    for (code, now, password) in [
        ("x", &*of_present, PASSWORD),
        (&of_new, &*of_present, "wrong wrong"),
        (&of_new, "", PASSWORD),
        (&of_new, "000000", PASSWORD),
        (&of_new, &of_new, PASSWORD),
    ] {
        let refused = send(code, now, password).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{now}");
        assert!(refused.secret() == new, "the key stays while it is set up");
    }
    let done = send(&of_new, &of_present, PASSWORD).await;
    assert_eq!(done.between("<li><code>", "</code></li>").len(), 10);
    assert!(ann.get("/account/codes").await.secret() != new, "used up");

    office.wait(60);
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let answer = office.post("/sign-in", &fields).await;
    let half = Person::of(&office, answer.cookie(), "/sign-in/code").await;
    let old = half.post("/sign-in/code", &[("code", &ann.code())]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = new.shown_at(office.now());
    let answer = half.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn new_recovery_codes_take_the_place_of_the_old() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(60);
    let send = async |password, now| {
        let fields = [("password", password), ("code-now", now)];
        ann.post("/account/recovery-codes", &fields).await
    };
    let code = ann.code();
    for (password, now) in [
        ("wrong wrong", &*code),
        (PASSWORD, ""),
        (PASSWORD, "000000"),
    ] {
        let refused = send(password, now).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{now}");
    }
    let page = send(PASSWORD, &code).await;
    assert_eq!(page.header("cache-control"), "no-store");
    let new = page.between("<li><code>", "</code></li>");
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let answer = office.post("/sign-in", &fields).await;
    let half = Person::of(&office, answer.cookie(), "/sign-in/code").await;
    let old = half
        .post("/sign-in/code", &[("code", &ann.recovery_codes[0])])
        .await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = half.post("/sign-in/code", &[("code", &new[0])]).await;
    assert_eq!(answer.header("location"), "/account");
}

/// Signed out, every page of an account is closed and no form is taken.
#[tokio::test]
async fn signed_out_nothing_of_an_account_is_shown_or_taken() {
    let office = Office::new();
    for address in [
        "/account",
        "/account/password",
        "/account/codes",
        "/account/recovery-codes",
        "/accounts",
        "/accounts/ac-0000000000000000",
    ] {
        let answer = office.get(address).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
    }
    for address in [
        "/account/sessions",
        "/account/sign-out-everywhere",
        "/account/password",
        "/account/codes",
        "/account/recovery-codes",
        "/accounts",
        "/accounts/ac-0000000000000000/appoint",
        "/accounts/ac-0000000000000000/end",
        "/accounts/ac-0000000000000000/sign-out",
        "/accounts/ac-0000000000000000/reset",
    ] {
        let answer = office.post(address, &[("form-key", "x")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
    }
}

/// A form without the key of its session changes nothing (OWASP ASVS 5.0: 3.5.1).
#[tokio::test]
async fn a_form_without_its_key_is_turned_away() {
    let office = Office::new();
    let token = office.invited("Ann Box", Role::Administrator, ActsFor::Register);
    let ann = office.person_of(token).await;
    for address in [
        "/account/sessions",
        "/account/sign-out-everywhere",
        "/account/password",
        "/account/codes",
        "/account/recovery-codes",
        "/accounts",
    ] {
        for key in ["", "0"] {
            let answer = ann.post_as_is(address, &[("form-key", key)]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        }
    }
    assert!(is_signed_in(&ann).await);
}
