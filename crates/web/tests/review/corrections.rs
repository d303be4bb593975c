//! Deciding what people ask to have corrected.

use answerable_desk::clerk::Command;
use answerable_desk::store::inbox::{Code, FormKey, Request};
use answerable_desk::store::vault::{Did, Draw};
use answerable_register::entry::Fact;
use answerable_register::facts::{Matter, Reply, Report};
use answerable_testkit::facts;
use axum::http::StatusCode;

use crate::office::{Office, Person, TODAY};

/// What somebody wrote, with a name in it that nobody may find elsewhere.
const WRONG: &str = "I am Zebedee Quillfeather and your page says 10 January, which is not so";

/// A report, and somebody's request about it: its entry, and the sender's code.
fn asked(office: &Office) -> (u64, String) {
    let report: Report = facts::report_about("custody", "2024-01-10", &["exampleshire-police"]);
    let recorded = office.desk.record(Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts: vec![Fact::from(report).into()],
    });
    (
        recorded.unwrap().entries.start,
        request(office, 1, "/reports/custody"),
    )
}

fn request(office: &Office, number: u8, page: &str) -> String {
    let form = FormKey([number; 32]);
    let request = Request {
        page: page.to_owned(),
        what_is_wrong: WRONG.to_owned(),
        what_should_it_say: "11 January".to_owned(),
        source: "<script>alert(1)</script>".to_owned(),
        contact: String::new(),
        on: TODAY,
    };
    let draw = Draw::of([number; Draw::BYTES]);
    office
        .desk
        .ask_for_correction(&request, form, &draw)
        .unwrap();
    Code::of(form).to_string()
}

fn decision<'a>(decision: &'a str, entry: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("why-read", "to decide it"),
        ("page", "/reports/custody"),
        ("asked", "That the report was published a day later."),
        ("decision", decision),
        ("entry", entry),
        ("why", "The publisher’s own list gives 11 January."),
    ]
}

async fn opened(person: &Person<'_>) -> String {
    let page = person.post("/inbox/C1", &[("why", "to decide it")]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_eq!(page.header("cache-control"), "no-store");
    page.body
}

/// The whole way: asked, opened with a reason, corrected, decided, shown.
#[tokio::test]
async fn a_request_is_accepted_and_the_page_shows_it() {
    let office = Office::new();
    let (entry, code) = asked(&office);
    let mine = format!("/corrections/{code}");
    assert!(
        office
            .get(&mine)
            .await
            .body
            .contains("Nobody has decided it yet")
    );
    let ada = office.person("Ada Example").await;
    assert!(ada.get("/inbox").await.body.contains("One request waits"));

    // Nothing is shown, and nothing noted, before a reason is given.
    let closed = ada.get("/inbox/C1").await.body;
    let blank = ada.post("/inbox/C1", &[("why", " ")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!closed.contains("Zebedee") && !blank.body.contains("Zebedee"));
    assert_eq!(readings(&office), 0);
    let page = opened(&ada).await;
    assert!(page.contains("Zebedee Quillfeather"));
    assert!(page.contains("&#60;script&#62;alert(1)"));
    assert_eq!(readings(&office), 1);
    let correct = format!("/entries/{entry}/correct?request=C1");
    assert!(page.contains(&correct));

    // A reviewer's work leads to it, and nobody erases what waits for an answer.
    let work = ada.get("/work").await.body;
    assert!(work.contains("href=\"/inbox/C1\""), "{work}");
    let erased = ada.post("/inbox/C1/erase", &[]).await;
    assert_eq!(erased.header("location"), "/inbox/C1");
    assert!(ada.get("/inbox").await.body.contains("/inbox/C1"));

    // The correcting entry first, in the browser.
    let form = ada.get(&correct).await.body;
    assert!(
        form.contains("&#34;published-on&#34;: &#34;2024-01-10&#34;"),
        "{form}"
    );
    let fact = serde_json::json!({ "report": report_put_right() });
    let corrected = ada
        .post(
            &format!("/entries/{entry}/correct"),
            &[("fact", &fact.to_string()), ("request", "C1")],
        )
        .await;
    assert_eq!(
        corrected.status,
        StatusCode::SEE_OTHER,
        "{}",
        corrected.body
    );
    let back = corrected.header("location").to_owned();
    let new = back.strip_prefix("/inbox/C1?entry=").unwrap().to_owned();
    assert!(
        ada.get(&back)
            .await
            .body
            .contains(&format!("name=\"entry\" value=\"{new}\""))
    );

    let decided = ada
        .post("/inbox/C1/decide", &decision("accepted", &new))
        .await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.body);
    for page in [mine.as_str(), "/reports/custody", "/corrections"] {
        let shown = office.get(page).await.body;
        assert!(
            shown.contains("That the report was published a day later."),
            "{page}"
        );
        assert!(shown.contains("puts it right"), "{page}");
        assert!(!shown.contains("Zebedee"), "{page}");
    }
    let rows = office.get("/corrections.csv").await.body;
    assert!(rows.contains(",accepted,"), "{rows}");
    let rows = office.get("/corrections.json").await.body;
    assert!(rows.contains("/reports/custody"), "{rows}");

    // Pressed twice is decided once. Another decision is told that it came second,
    // and keeps what was typed; the words go when they are erased.
    let pressed = decision("accepted", &new);
    let pressed = ada.post("/inbox/C1/decide", &pressed).await;
    assert_eq!(pressed.status, StatusCode::SEE_OTHER);
    let again = ada.post("/inbox/C1/decide", &decision("refused", "")).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    for words in [
        "Somebody decided it first: see what is recorded. Yours was not recorded.",
        "What you wrote, which is not recorded",
        "The publisher’s own list gives 11 January.",
    ] {
        assert!(again.body.contains(words), "{words}: {}", again.body);
    }
    assert_eq!(
        office
            .get("/corrections")
            .await
            .body
            .matches("puts it right")
            .count(),
        1
    );
    let erased = ada.post("/inbox/C1/erase", &[]).await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER);
    assert_eq!(ada.get("/inbox").await.body.matches("/inbox/C1").count(), 0);
    assert!(office.get(&mine).await.body.contains("puts it right"));
}

fn report_put_right() -> Report {
    let mut report = facts::report_about("custody", "2024-01-11", &["exampleshire-police"]);
    report.owed_by = vec!["exampleshire-pcc".into()];
    report
}

fn readings(office: &Office) -> usize {
    let mut read = 0;
    let trail = office.desk.vault().trail();
    trail
        .for_each(|act| read += usize::from(act.did == Did::Read))
        .unwrap();
    read
}

#[tokio::test]
async fn a_decision_holds_no_word_of_whoever_asked() {
    let office = Office::new();
    let (entry, _) = asked(&office);
    let ada = office.person("Ada Example").await;
    let entry = entry.to_string();
    let with = |name: &str, value: &'static str| {
        let mut fields = decision("refused", "");
        for field in &mut fields {
            if field.0 == name {
                field.1 = value;
            }
        }
        fields
    };
    let mut named_for_nothing = decision("refused", "");
    named_for_nothing[4].1 = &entry;
    for (fields, why) in [
        (
            with(
                "asked",
                "They say: I am Zebedee Quillfeather and your page says",
            ),
            "repeats the sender’s own words",
        ),
        (
            with("why", "ask zq@example.org"),
            "leave out e-mail addresses",
        ),
        (with("asked", ""), "What was asked must be said"),
        (with("decision", ""), "Select what you decide"),
        (
            with("decision", "accepted"),
            "Enter the number of the entry",
        ),
        (with("page", "/method"), "That is no page of the register"),
        (
            with("page", "/reports/nothing"),
            "holds no report or thing asked",
        ),
        (named_for_nothing, "nothing was put right"),
    ] {
        let refused = ada.post("/inbox/C1/decide", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        let said = refused.body.to_lowercase().contains(&why.to_lowercase());
        assert!(said, "{why}: {}", refused.body);
        assert!(refused.body.contains("Zebedee Quillfeather"));
    }
    assert!(
        office
            .get("/corrections")
            .await
            .body
            .contains("No request for a correction")
    );
}

/// A wrong reference, one of nobody and one that was never a reference look the
/// same; and a reviewer’s number opens nothing.
#[tokio::test]
async fn a_reference_cannot_be_guessed_and_tells_nothing_else() {
    let office = Office::new();
    let (_, code) = asked(&office);
    for wrong in ["C1", "0000-0000-0000-0000", "7KQ4-M2XD-9WPT-3HZB", "x"] {
        let none = office.get(&format!("/corrections/{wrong}")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let mine = office
        .get(&format!("/corrections/{}", code.to_lowercase()))
        .await;
    assert_eq!(mine.status, StatusCode::OK);
    assert_eq!(mine.header("cache-control"), "no-store");
    for words in ["Zebedee", "11 January", "/reports/custody", "C1<"] {
        assert!(!mine.body.contains(words), "{words}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_correction_is_said_and_what_was_typed_stays() {
    let office = Office::new();
    let (entry, _) = asked(&office);
    let ada = office.person("Ada Example").await;
    let address = format!("/entries/{entry}/correct");
    let mut other = report_put_right();
    other.id = "another".into();
    let other = serde_json::json!({ "report": other }).to_string();
    for (fact, why) in [
        ("{", "This is no fact of the register"),
        (
            r#"{"look":{"asks":[],"came-back":"no-answer","on":"2024-01-01","place":"x"}}"#,
            "A correction is of the same kind",
        ),
        (other.as_str(), "is not the one in force"),
    ] {
        let refused = ada.post(&address, &[("fact", fact)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(refused.body.contains(why), "{why}: {}", refused.body);
    }
    let reply = Reply {
        by: "exampleshire-police".into(),
        about: Matter::Subject("custody".into()),
        words: "We were not asked for comments.".into(),
        on: TODAY,
        withdrawn_on: None,
    };
    let recorded = office.desk.record(Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts: vec![Fact::from(reply.clone()).into()],
    });
    let address = format!("/entries/{}/correct", recorded.unwrap().entries.start);
    let head = office.desk.read().head();
    let words = "Other words.".into();
    let fact = serde_json::json!({ "reply": Reply { words, ..reply } }).to_string();
    for refused in [
        ada.get(&address).await,
        ada.post(&address, &[("fact", &fact)]).await,
    ] {
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let why = "A published reply is the body’s own words";
        assert!(refused.body.contains(why), "{}", refused.body);
        assert!(!refused.body.contains("Record this correction"));
    }
    assert_eq!(office.desk.read().head(), head);
    let nothing = ada.get("/entries/999999/correct").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}
