//! Looking for an answer, telling the body, and what the page then says.

use answerable_desk::clerk::Command;
use answerable_register::entry::Fact;
use answerable_testkit::facts;
use axum::http::StatusCode;

use crate::office::{Office, Person, TODAY};

const ASK: &str = "custody/exampleshire-pcc/comment";

/// A report whose last day for comments has passed.
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

async fn looked(person: &Person<'_>, key: &str) -> String {
    let sent = person
        .post(
            "/looks/record",
            &[
                ("key", key),
                ("ask", ASK),
                ("place", "https://exampleshire-pcc.example/responses"),
                ("on-day", "1"),
                ("on-month", "April"),
                ("on-year", "2024"),
                ("came-back", "no-answer"),
                ("note", ""),
            ],
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.header("location").to_owned()
}

/// The whole way, as a reviewer goes it and a reader sees it.
#[tokio::test]
async fn nothing_is_said_of_a_body_before_it_was_told() {
    let office = Office::new();
    asked(&office);
    let page = format!("/asks/{ASK}");
    let ada = office.person("Ada Example").await;
    assert!(ada.get("/looks").await.body.contains(ASK));
    assert!(
        ada.get("/notices")
            .await
            .body
            .contains("Nobody is to be told")
    );

    let key = "00112233445566778899aabbccddeeff";
    let next = looked(&ada, key).await;
    assert_eq!(looked(&ada, key).await, next, "sent twice, recorded once");
    assert!(
        ada.get(&next)
            .await
            .body
            .contains("See which bodies to tell")
    );
    let shown = office.get(&page).await.body;
    assert!(shown.contains("https://exampleshire-pcc.example/responses"));
    assert!(shown.contains("Looked, body not yet told"));
    assert!(shown.contains("The body is not yet told"));
    assert!(!shown.contains("No answer found"));

    let to_tell = ada.get("/notices").await.body;
    assert!(to_tell.contains("href=\"/notices/exampleshire-pcc\""));
    let letter = ada.get("/notices/exampleshire-pcc/letter").await;
    assert_eq!(letter.header("content-type"), "text/plain; charset=utf-8");
    assert!(
        letter
            .header("content-disposition")
            .contains("notice-to-exampleshire-pcc.txt")
    );
    assert!(letter.body.contains("We looked on 1 April 2024"));
    assert!(
        letter
            .body
            .contains("Last day by law, as we count it: 5 March 2024")
    );

    let told = ada
        .post(
            "/notices/exampleshire-pcc",
            &[
                ("ask", ASK),
                ("on-day", "2"),
                ("on-month", "4"),
                ("on-year", "2024"),
                ("how", "by e-mail to the office"),
            ],
        )
        .await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    let shown = office.get(&page).await.body;
    assert!(shown.contains("No answer found"));
    assert!(shown.contains("was told of this on 2 April 2024, by e-mail to the office."));
    let nobody = ada.get("/notices/exampleshire-pcc").await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_with_a_look_is_said_and_nothing_typed_is_lost() {
    let office = Office::new();
    asked(&office);
    let ada = office.person("Ada Example").await;
    let refused = ada
        .post(
            "/looks/record",
            &[
                ("ask", ASK),
                ("place", ""),
                ("on-day", "31"),
                ("on-month", "2"),
                ("on-year", "2024"),
                ("note", "the list ends <script>alert(1)</script>"),
            ],
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "Enter where you looked",
        "The day you looked must be a real day",
        "Select what came back",
        "the list ends &#60;script&#62;alert(1)&#60;/script&#62;</textarea>",
        "value=\"custody/exampleshire-pcc/comment\" checked",
    ] {
        assert!(refused.body.contains(words), "{words}: {}", refused.body);
    }
}

/// A look while an answer could still be given says nothing about a body: it is
/// refused with the first day that is taken, and that day is.
#[tokio::test]
async fn a_look_on_or_before_the_last_day_by_law_is_refused() {
    let office = Office::new();
    asked(&office);
    let ada = office.person("Ada Example").await;
    let look = async |day: &'static str, month: &'static str| {
        let fields = [
            ("ask", ASK),
            ("place", "its website"),
            ("on-day", day),
            ("on-month", month),
            ("on-year", "2024"),
            ("came-back", "no-answer"),
        ];
        ada.post("/looks/record", &fields).await
    };
    for (day, month) in [("1", "1"), ("4", "3"), ("5", "3")] {
        let early = look(day, month).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = "The day you looked must be 6 March 2024 or later: \
             an answer could be given until 5 March 2024";
        assert!(early.body.contains(why), "{}", early.body);
    }
    assert_eq!(look("6", "3").await.status, StatusCode::SEE_OTHER);
}

/// What is public for ever holds no address of a person.
#[tokio::test]
async fn how_a_body_was_told_names_no_address() {
    let office = Office::new();
    asked(&office);
    let ada = office.person("Ada Example").await;
    looked(&ada, "").await;
    let fields = [
        ("ask", ASK),
        ("on-day", "2"),
        ("on-month", "4"),
        ("on-year", "2024"),
        ("how", "by e-mail to ann.box@exampleshire.example"),
    ];
    let refused = ada.post("/notices/exampleshire-pcc", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .body
            .contains("Leave the address out: this is public")
    );
    let page = office.get(&format!("/asks/{ASK}")).await.body;
    assert!(!page.contains("No answer found"));
}
