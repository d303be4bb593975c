//! Programs that act for a body: a secret shown once, one act, and an end.

use answerable_desk::clerk::{Command, Recording};
use answerable_desk::who::{ActsFor, Role};
use answerable_register::fold::Known;
use answerable_testkit::facts;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::office::{Answer, Office, Person, TODAY};

const DAY: i64 = 24 * 60 * 60;

/// An office in whose register two forces are asked one thing.
fn office() -> Office {
    let office = Office::new();
    let asked = facts::request(
        "grade-again",
        "6 March 2024",
        &["exampleshire-police", "southvale-police"],
    );
    office
        .desk
        .record(Command {
            key: None,
            by: "test".into(),
            today: TODAY,
            facts: vec![Recording::from(asked)],
        })
        .unwrap();
    office
}

async fn administrator(office: &Office) -> Person<'_> {
    let token = office.invited("Ada Example", Role::Administrator, ActsFor::Register);
    office.person_of(token).await
}

/// The secret of a new token of a body, as its page shows it.
async fn secret(ada: &Person<'_>, body: &str) -> String {
    let fields = [("name", "Tracker"), ("body", body), ("days", "30")];
    let made = ada.post("/tokens/new", &fields).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    assert_eq!(made.header("cache-control"), "no-store");
    made.between("class=\"answerable-address\">", "</code>")
        .remove(0)
}

fn claim() -> Value {
    json!({
        "on": "2024-04-01",
        "did": "Every case was graded again.",
        "evidence": {
            "title": "Minutes of 1 April",
            "address": "https://exampleshire.example/minutes",
            "words": "all 41 cases were graded again",
        },
    })
}

/// Sends a claim for a body, with whatever stands in the header of the secret.
async fn send(office: &Office, body: &str, header: &str, claim: &Value) -> Answer {
    let request = Request::post(format!("/api/claims/grade-again/{body}"))
        .header("content-type", "application/json")
        .header("authorization", header)
        .body(Body::from(claim.to_string()));
    office.send(request.unwrap()).await
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|why| panic!("{why}: {}", answer.body))
}

#[tokio::test]
async fn a_program_claims_for_its_own_body_once_and_the_log_says_by_which() {
    let office = office();
    let ada = administrator(&office).await;
    let secret = secret(&ada, "exampleshire-police").await;
    let bearer = format!("Bearer {secret}");
    let first = send(&office, "exampleshire-police", &bearer, &claim()).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
    let again = send(&office, "exampleshire-police", &bearer, &claim()).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.body);
    assert_eq!(read(&again)["entries"], read(&first)["entries"]);
    assert_eq!(read(&again)["already"], true);
    let register = office.desk.read();
    let claimed = register
        .outcomes_on(&"grade-again".into(), Known::Everything)
        .count();
    assert_eq!(claimed, 1);
}

#[tokio::test]
async fn a_program_does_nothing_for_another_body_and_opens_no_page() {
    let office = office();
    let ada = administrator(&office).await;
    let bearer = format!("Bearer {}", secret(&ada, "exampleshire-police").await);
    let other = send(&office, "southvale-police", &bearer, &claim()).await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
    assert_eq!(other.header("content-type"), "application/problem+json");
    for page in [
        "/account",
        "/accounts",
        "/closing/grade-again/exampleshire-police/claim",
    ] {
        let request = Request::get(page)
            .header("authorization", &bearer)
            .body(Body::empty());
        let refused = office.send(request.unwrap()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{page}");
    }
}

#[tokio::test]
async fn a_secret_that_does_not_work_is_401_and_says_how_to_send_one() {
    let office = office();
    let ada = administrator(&office).await;
    let secret = secret(&ada, "exampleshire-police").await;
    for header in [
        "",
        "Bearer",
        "Bearer answerable_00",
        &format!("Basic {secret}"),
    ] {
        let refused = send(&office, "exampleshire-police", header, &claim()).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{header}");
        assert_eq!(refused.header("www-authenticate"), "Bearer");
        let detail = read(&refused)["detail"].to_string();
        assert!(detail.contains("Authorization: Bearer"), "{detail}");
    }
    // A browser's session is nothing here: no other site can claim through it.
    let request = Request::post("/api/claims/grade-again/exampleshire-police")
        .header("cookie", &ada.cookie)
        .body(Body::from(claim().to_string()));
    let refused = office.send(request.unwrap()).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_ends_on_its_day_and_when_its_sessions_are_ended() {
    let office = office();
    let ada = administrator(&office).await;
    let bearer = format!("Bearer {}", secret(&ada, "exampleshire-police").await);
    office.wait(30 * DAY - 1);
    let wrong = json!({});
    let last = send(&office, "exampleshire-police", &bearer, &wrong).await;
    assert_eq!(last.status, StatusCode::BAD_REQUEST, "it still works");
    office.wait(1);
    let ended = send(&office, "exampleshire-police", &bearer, &wrong).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);

    let office = self::office();
    let ada = administrator(&office).await;
    let bearer = format!("Bearer {}", secret(&ada, "exampleshire-police").await);
    let tracker = office.desk.accounts().named("Tracker").unwrap().unwrap();
    let page = format!("/accounts/{}/sign-out", tracker.id);
    assert!(ada.post(&page, &[]).await.status.is_redirection());
    let ended = send(&office, "exampleshire-police", &bearer, &wrong).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_wrong_with_a_claim_is_named_by_its_part() {
    let office = office();
    let ada = administrator(&office).await;
    let bearer = format!("Bearer {}", secret(&ada, "exampleshire-police").await);
    let changed = |part: &str, value: &str| {
        let mut claim = claim();
        *claim.pointer_mut(part).unwrap() = value.into();
        claim
    };
    for (part, value, named) in [
        ("/on", "2024-04-03", "on"),
        ("/evidence/title", " ", "evidence.title"),
        (
            "/evidence/address",
            "javascript:alert(1)",
            "evidence.address",
        ),
        ("/evidence/words", "", "evidence.words"),
    ] {
        let refused = send(
            &office,
            "exampleshire-police",
            &bearer,
            &changed(part, value),
        )
        .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{part}");
        assert_eq!(read(&refused)["part"], named);
    }
    let mut unknown = claim();
    unknown["by"] = "somebody else".into();
    let refused = send(&office, "exampleshire-police", &bearer, &unknown).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(
        refused.body.contains("unknown field `by`"),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn the_form_says_what_is_wrong_and_keeps_what_was_typed() {
    let office = office();
    let ada = administrator(&office).await;
    let fields = [("name", ""), ("body", "Nowhere Police"), ("days", "9999")];
    let refused = ada.post("/tokens/new", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "Enter what the program is called",
        "Enter the name of a body as its page has it",
        "Enter a whole number of days, from 1 to 366",
        "value=\"Nowhere Police\"",
        "value=\"9999\"",
    ] {
        assert!(refused.body.contains(words), "{words}");
    }
}

#[tokio::test]
async fn nobody_is_invited_to_a_token() {
    let office = office();
    let ada = administrator(&office).await;
    let bearer = format!("Bearer {}", secret(&ada, "exampleshire-police").await);
    let lists = ada.get("/work").await;
    assert_eq!(lists.status, StatusCode::OK);
    assert!(!lists.body.contains("Tracker"), "{}", lists.body);
    let tracker = office.desk.accounts().named("Tracker").unwrap().unwrap();
    let here = format!("/accounts/{}", tracker.id);
    assert!(
        !ada.get(&here)
            .await
            .body
            .contains("Invite to set everything up anew")
    );
    let refused = ada.post(&format!("{here}/reset"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("This is a service token"));
    assert!(!refused.body.contains("/invitation?token="));
    let claimed = send(&office, "exampleshire-police", &bearer, &claim()).await;
    assert_eq!(claimed.status, StatusCode::CREATED, "it still works");
}
