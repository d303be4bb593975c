//! A body's program puts a draft of an answer, which people then decide; and what
//! any program sends twice is done once.

use answerable_desk::answering::{Acting, ChiefOfficerDraft, PartSaid, Which};
use answerable_desk::clerk::{Command, Recording};
use answerable_desk::store::vault::Moment;
use answerable_desk::who::{ActsFor, Role};
use answerable_register::fold::Known;
use answerable_testkit::facts;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::office::{Answer, Office, TODAY};

const BODY: &str = "southvale-pcc";
const REPORT: &str = "custody-2024";

/// An office in whose register a body owes an answer, and a force is asked one
/// thing.
fn office() -> Office {
    let office = Office::new();
    let report = facts::report(REPORT, "6 March 2024");
    let of = ["southvale-police"];
    let facts = vec![
        Recording::from(report.clone()),
        facts::recommendation("custody-2024-1", &report, &of).into(),
        facts::recommendation("custody-2024-2", &report, &of).into(),
        facts::request("grade-again", "6 March 2024", &["exampleshire-police"]).into(),
    ];
    let command = Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts,
    };
    office.desk.record(command).unwrap();
    office
}

/// The header of a new token of a body.
async fn bearer(office: &Office, body: &str) -> String {
    let token = office.invited("Ada Example", Role::Administrator, ActsFor::Register);
    let ada = office.person_of(token).await;
    let fields = [("name", "Tracker"), ("body", body), ("days", "30")];
    let made = ada.post("/tokens/new", &fields).await;
    let secret = made
        .between("class=\"answerable-address\">", "</code>")
        .remove(0);
    format!("Bearer {secret}")
}

fn draft() -> Value {
    json!({
        "comments": "We welcome this report.",
        "recommendations": [{
            "recommendation": "custody-2024-1",
            "position": "accepts",
            "says": "action-proposed",
            "words": "Every case will be graded again.",
            "owner": "Head of custody",
            "day": "2024-06-01",
        }],
    })
}

async fn put(
    office: &Office,
    to: &str,
    bearer: &str,
    more: &[(&str, &str)],
    draft: &str,
) -> Answer {
    let mut request = Request::put(to)
        .header("content-type", "application/json")
        .header("authorization", bearer);
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::from(draft.to_owned()));
    office.send(request.unwrap()).await
}

fn here() -> String {
    format!("/api/answers/{REPORT}/{BODY}")
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|why| panic!("{why}: {}", answer.body))
}

const ANSWER: Which<'_> = Which {
    body: BODY,
    report: REPORT,
};

fn by<'a>(office: &Office, by: &'a str) -> Acting<'a> {
    let when = Moment {
        at: office.now(),
        day: TODAY,
    };
    Acting { by, when }
}

#[tokio::test]
async fn a_program_puts_a_draft_and_people_read_send_and_approve_it() {
    let office = office();
    let bearer = bearer(&office, BODY).await;
    let came = put(&office, &here(), &bearer, &[], &draft().to_string()).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.body);
    let said = read(&came);
    assert_eq!(said["stage"], "writing");
    assert_eq!(said["page"], format!("/answering/{REPORT}/{BODY}"));
    assert_eq!(came.header("etag"), format!("\"{}\"", said["version"]));
    let missing = said["missing"].to_string();
    assert!(missing.contains("invited"), "{missing}");
    assert!(!came.body.contains("graded again"), "it reads nothing back");
    let drafter = office.invited("Dee Example", Role::Drafter, ActsFor::Body(BODY.into()));
    let dee = office.person_of(drafter).await;
    let page = format!("/answering/{REPORT}/{BODY}/recommendations/custody-2024-1");
    let shown = dee.get(&page).await;
    assert!(
        shown.body.contains("Every case will be graded again."),
        "{}",
        shown.body
    );
    // The program itself opens no page and sends nothing for approval.
    for (method, page) in [
        ("GET", page.as_str()),
        ("POST", "/answering/custody-2024/southvale-pcc/check"),
    ] {
        let request = Request::builder()
            .method(method)
            .uri(page)
            .header("authorization", &bearer)
            .body(Body::empty());
        let refused = office.send(request.unwrap()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{page}");
    }
    let held = office
        .desk
        .answer_in_hand(ANSWER, by(&office, "op-test"))
        .unwrap();
    let writers = held.unwrap().draft.writers;
    assert_eq!(
        writers.len(),
        1,
        "the program stands among who wrote: {writers:?}"
    );
}

#[tokio::test]
async fn what_people_wrote_stays_until_the_program_says_that_it_saw_it() {
    let office = office();
    let bearer = bearer(&office, BODY).await;
    put(&office, &here(), &bearer, &[], &draft().to_string()).await;
    let words = PartSaid::Comments("We welcome it, with one doubt.".to_owned());
    let held = office
        .desk
        .write_part(ANSWER, 99, &words, by(&office, "op-ann"))
        .unwrap();
    let refused = put(&office, &here(), &bearer, &[], &draft().to_string()).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    let detail = read(&refused)["detail"].to_string();
    assert!(detail.contains("People wrote comments after"), "{detail}");
    let seen = format!("\"{}\"", held.draft.version);
    let more = [("if-match", seen.as_str())];
    let came = put(&office, &here(), &bearer, &more, &draft().to_string()).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.body);
    // What it leaves out and wrote itself is taken away; what is owed is missing.
    let less = json!({"comments": "We welcome this report."}).to_string();
    let came = put(&office, &here(), &bearer, &[], &less).await;
    let held = office
        .desk
        .answer_in_hand(ANSWER, by(&office, "op-test"))
        .unwrap()
        .unwrap();
    assert_eq!(
        held.written.said_of(&"custody-2024-1".into()).said.words,
        ""
    );
    let missing = read(&came)["missing"].as_array().unwrap().len();
    assert!(missing >= 2, "{}", came.body);
}

#[tokio::test]
async fn while_a_second_person_reads_it_nothing_is_changed() {
    let office = office();
    let bearer = bearer(&office, BODY).await;
    let mut whole = draft();
    let mut second = whole["recommendations"][0].clone();
    second["recommendation"] = "custody-2024-2".into();
    whole["recommendations"]
        .as_array_mut()
        .unwrap()
        .push(second);
    put(&office, &here(), &bearer, &[], &whole.to_string()).await;
    let invited = PartSaid::ChiefOfficer(ChiefOfficerDraft {
        invited_on: Some(date(2024, 3, 7)),
        asked_for_by: Some(date(2024, 3, 28)),
        ..ChiefOfficerDraft::default()
    });
    office
        .desk
        .write_part(ANSWER, 9, &invited, by(&office, "op-ann"))
        .unwrap();
    office
        .desk
        .send_answer(ANSWER, by(&office, "op-ann"))
        .unwrap();
    let refused = put(&office, &here(), &bearer, &[], &draft().to_string()).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(
        refused.body.contains("waits for approval"),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_draft_is_named_with_what_is_allowed() {
    let office = office();
    let bearer = bearer(&office, BODY).await;
    let with = |part: &str, value: Value| {
        let mut draft = draft();
        draft["recommendations"][0][part] = value;
        draft.to_string()
    };
    let twice = {
        let mut draft = draft();
        let one = draft["recommendations"][0].clone();
        draft["recommendations"].as_array_mut().unwrap().push(one);
        draft.to_string()
    };
    for (sent, status, part, words) in [
        ("{".to_owned(), 400, "body", "Send {"),
        (with("position", "agrees".into()), 400, "body", "`accepts`"),
        (
            with("by", "somebody".into()),
            400,
            "body",
            "unknown field `by`",
        ),
        (
            with("recommendation", "custody-9".into()),
            422,
            "recommendations",
            "under custody-9",
        ),
        (
            with("owner", "a".repeat(201).into()),
            422,
            "recommendations/custody-2024-1",
            "200 characters",
        ),
        (twice, 422, "recommendations", "say each once"),
    ] {
        let refused = put(&office, &here(), &bearer, &[], &sent).await;
        assert_eq!(refused.status.as_u16(), status, "{}", refused.body);
        assert_eq!(refused.header("content-type"), "application/problem+json");
        let said = read(&refused);
        assert_eq!(said["part"], part, "{said}");
        assert!(said["detail"].to_string().contains(words), "{said}");
    }
    let version = [("if-match", "3")];
    let refused = put(&office, &here(), &bearer, &version, &draft().to_string()).await;
    assert_eq!(read(&refused)["part"], "If-Match");
    let other = format!("/api/answers/{REPORT}/northmoor-pcc");
    let refused = put(&office, &other, &bearer, &[], &draft().to_string()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let nothing = format!("/api/answers/grade-again/{BODY}");
    let refused = put(&office, &nothing, &bearer, &[], &draft().to_string()).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert_eq!(
        office.desk.draft_of_answer(ANSWER).unwrap(),
        None,
        "nothing was kept"
    );
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

async fn send(office: &Office, bearer: &str, keys: &[&str], claim: &Value) -> Answer {
    let mut request = Request::post("/api/claims/grade-again/exampleshire-police")
        .header("authorization", bearer);
    for key in keys {
        request = request.header("idempotency-key", *key);
    }
    let request = request.body(Body::from(claim.to_string()));
    office.send(request.unwrap()).await
}

#[tokio::test]
async fn the_same_under_a_key_is_answered_alike_and_something_else_is_refused() {
    let office = office();
    let bearer = bearer(&office, "exampleshire-police").await;
    let first = send(&office, &bearer, &["k-1"], &claim()).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
    assert_eq!(first.header("idempotency-replayed"), "");
    for key in ["k-1", "\"k-1\""] {
        let again = send(&office, &bearer, &[key], &claim()).await;
        assert_eq!((again.status, &again.body), (first.status, &first.body));
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!(again.header("content-type"), "application/json");
    }
    let mut other = claim();
    other["did"] = "Something else.".into();
    let refused = send(&office, &bearer, &["k-1"], &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(read(&refused)["part"], "Idempotency-Key");
    // A refusal under a key is answered alike, too, and stays a refusal.
    for replayed in ["", "true"] {
        let refused = send(&office, &bearer, &["k-2"], &json!({})).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert_eq!(refused.header("content-type"), "application/problem+json");
        assert_eq!(refused.header("idempotency-replayed"), replayed);
    }
    for keys in [&[""][..], &["a b"], &["a", "b"], &[&"k".repeat(201)]] {
        let refused = send(&office, &bearer, keys, &claim()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{keys:?}");
        assert!(refused.body.contains("1 to 200"), "{}", refused.body);
    }
}

#[tokio::test]
async fn of_many_at_once_under_one_key_one_is_done() {
    let office = office();
    let bearer = bearer(&office, "exampleshire-police").await;
    let claim = claim();
    let keys = ["one-key"];
    let one = || send(&office, &bearer, &keys, &claim);
    let came = tokio::join!(one(), one(), one(), one(), one(), one());
    let came = [came.0, came.1, came.2, came.3, came.4, came.5];
    let created: Vec<_> = came
        .iter()
        .filter(|came| came.status == StatusCode::CREATED)
        .collect();
    let first = created
        .iter()
        .filter(|came| came.header("idempotency-replayed").is_empty());
    assert_eq!(first.count(), 1);
    for came in &came {
        match came.status {
            StatusCode::CREATED => assert_eq!(came.body, created[0].body),
            StatusCode::CONFLICT => assert_eq!(came.header("retry-after"), "1"),
            other => panic!("{other}: {}", came.body),
        }
    }
    let register = office.desk.read();
    let claims = register
        .outcomes_on(&"grade-again".into(), Known::Everything)
        .count();
    assert_eq!(claims, 1);
}

/// A copy of the desk's file shows neither what was sent nor lets it be guessed.
#[tokio::test]
async fn what_was_sent_is_in_no_file_but_where_it_belongs() {
    let office = office();
    let bearer = bearer(&office, BODY).await;
    let more = [("idempotency-key", "k")];
    let came = put(&office, &here(), &bearer, &more, &draft().to_string()).await;
    assert_eq!(came.status, StatusCode::OK);
    for file in ["desk.sqlite", "desk.sqlite-wal"] {
        let bytes = std::fs::read(office.folder().join(file)).unwrap_or_default();
        let words = b"Every case will be graded again.";
        assert!(
            !bytes.windows(words.len()).any(|window| window == words),
            "{file}"
        );
        let print = <sha2::Sha256 as sha2::Digest>::digest(draft().to_string());
        assert!(
            !bytes.windows(32).any(|window| window == print.as_slice()),
            "{file}"
        );
    }
}
