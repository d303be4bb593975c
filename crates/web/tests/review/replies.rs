//! A body puts its own words beside what is said of it.

use answerable_desk::clerk::Command;
use answerable_desk::who::{ActsFor, Role};
use answerable_register::entry::Fact;
use answerable_testkit::facts;
use axum::http::StatusCode;

use crate::office::{Office, Person, TODAY};

const ASK: &str = "/asks/custody/exampleshire-pcc/comment";
const NEW: &str = "/replies/new/exampleshire-pcc";
const HOSTILE: &str = "We published <b>our</b> comments.\n\n<script>alert('here')</script>";

fn asked(office: &Office) {
    let report = facts::report_about("custody", "2024-01-10", &["exampleshire-police"]);
    let command = Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts: vec![Fact::from(report).into()],
    };
    office.desk.record(command).unwrap();
}

async fn of<'o>(office: &'o Office, name: &str, role: Role, body: &str) -> Person<'o> {
    let token = office.invited(name, role, ActsFor::Body(body.into()));
    office.person_of(token).await
}

/// Two people of the office.
async fn two(office: &Office) -> (Person<'_>, Person<'_>) {
    let dee = of(office, "Dee Hart", Role::Drafter, "exampleshire-pcc").await;
    let ann = of(office, "Ann Poole", Role::Approver, "exampleshire-pcc").await;
    (dee, ann)
}

async fn written(by: &Person<'_>, fields: &[(&str, &str)]) -> String {
    let sent = by.post(NEW, fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.header("location").to_owned()
}

async fn published(by: &Person<'_>, reply: &str) {
    let seen = by.get(reply).await.hidden("seen");
    let done = by
        .post(&format!("{reply}/publish"), &[("seen", &seen)])
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test]
async fn one_writes_a_second_publishes_and_it_stands_beside() {
    let office = Office::new();
    asked(&office);
    let (dee, ann) = two(&office).await;
    let before = office.get(ASK).await.body;
    assert!(
        !before.contains("Write a reply"),
        "only who may is offered it"
    );
    assert!(
        dee.get(ASK)
            .await
            .body
            .contains("Write a reply of your office")
    );
    let reply = written(&dee, &[("about", ASK), ("reply", HOSTILE)]).await;

    // Whoever wrote it cannot publish it; nobody else reads it yet.
    let own = dee
        .post(&format!("{reply}/publish"), &[("seen", "1")])
        .await;
    assert_eq!(own.status, StatusCode::FORBIDDEN);
    let other = of(&office, "Nor Moor", Role::Approver, "northmoor-pcc").await;
    assert_eq!(other.get(&reply).await.status, StatusCode::FORBIDDEN);
    assert!(!office.get(ASK).await.body.contains("published &#60;b&#62;"));

    published(&ann, &reply).await;
    let shown = office.get(ASK).await.body;
    assert!(shown.contains("We published &#60;b&#62;our&#60;/b&#62; comments."));
    assert!(shown.contains("&#60;script&#62;alert(&#39;here&#39;)"));
    assert!(shown.contains(", 2 April 2024"));
    assert!(shown.contains("They change nothing"));
    // The standing is as it was.
    assert!(shown.contains("Not yet looked for") && before.contains("Not yet looked for"));
    assert_eq!(ann.get(&reply).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_reply_is_corrected_and_taken_back_by_two_people() {
    let office = Office::new();
    asked(&office);
    let (dee, ann) = two(&office).await;
    published(
        &ann,
        &written(&dee, &[("about", ASK), ("reply", "First words.")]).await,
    )
    .await;
    published(
        &ann,
        &written(&dee, &[("about", ASK), ("reply", "A second reply.")]).await,
    )
    .await;
    let list = ann.get("/replies").await;
    let correct = list.between("?corrects=", "\"").pop().unwrap();
    let fields = [("corrects", correct.as_str()), ("reply", "Better words.")];
    published(&ann, &written(&dee, &fields).await).await;
    let shown = office.get(ASK).await.body;
    assert!(shown.contains("Better words.") && shown.contains("A second reply."));
    assert!(shown.contains("corrected since by the body"));
    assert!(!shown.contains("First words."));

    let list = ann.get("/replies").await;
    let back = list.between("?takes-back=", "\"").remove(0);
    published(&ann, &written(&dee, &[("takes-back", back.as_str())]).await).await;
    let shown = office.get(ASK).await.body;
    assert!(shown.contains("took the reply back on 2 April 2024"));
    assert!(!shown.contains("Better words."));
    // What was taken back is taken back once.
    let again = dee.post(NEW, &[("takes-back", back.as_str())]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_cannot_be_a_reply_is_said_and_what_was_typed_stays() {
    let office = Office::new();
    asked(&office);
    let (dee, _) = two(&office).await;
    let long = "x".repeat(5_001);
    for (about, reply, why) in [
        (ASK, " ", "Enter the reply"),
        (
            ASK,
            long.as_str(),
            "must be 5000 characters or fewer; it has 5001",
        ),
        (
            "/bodies/northmoor-pcc",
            "Words.",
            "Nothing is said of this body there",
        ),
    ] {
        let refused = dee.post(NEW, &[("about", about), ("reply", reply)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(refused.body.contains(why), "{why}");
        assert!(refused.body.contains(reply.trim()));
    }
    for nowhere in ["/about", "https://elsewhere.example/", ""] {
        let sent = dee
            .post(NEW, &[("about", nowhere), ("reply", "Words.")])
            .await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    let another = dee
        .post(
            "/replies/new/northmoor-pcc",
            &[("about", ASK), ("reply", "x")],
        )
        .await;
    assert_eq!(another.status, StatusCode::FORBIDDEN);
}

/// What a second person publishes is what they saw.
#[tokio::test]
async fn a_reply_changed_meanwhile_is_not_published() {
    let office = Office::new();
    asked(&office);
    let (dee, ann) = two(&office).await;
    let reply = written(&dee, &[("about", ASK), ("reply", "First words.")]).await;
    let seen = ann.get(&reply).await.hidden("seen");
    let changed = dee
        .post(&reply, &[("seen", &seen), ("reply", "Other words.")])
        .await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    let late = ann
        .post(&format!("{reply}/publish"), &[("seen", &seen)])
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.body
            .contains("Somebody else changed this reply meanwhile")
    );
    assert!(!office.get(ASK).await.body.contains("words."));
    let given_up = dee
        .post(&format!("{reply}/give-up"), &[("seen", "2")])
        .await;
    assert_eq!(given_up.status, StatusCode::SEE_OTHER);
    assert_eq!(ann.get(&reply).await.status, StatusCode::NOT_FOUND);
}
