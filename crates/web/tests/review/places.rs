//! The list of places to look: kept by a reviewer, brought in and out as a
//! table, and looks at many of them at a time.

use answerable_desk::clerk::Command;
use answerable_register::entry::Fact;
use answerable_testkit::facts;
use axum::http::StatusCode;

use crate::office::{Office, TODAY};

const PLACES: &str = "id,body,place,holds,from,until,source,checked\n\
    exampleshire-pcc-answers,exampleshire-pcc,https://exampleshire-pcc.example/answers,Answers to inspections,2024-01-01,,the office’s own list,yes\n\
    northmoor-pcc-answers,northmoor-pcc,https://northmoor-pcc.example/answers,Answers,,,told by telephone,no\n\
    nowhere,nobody-here,https://nobody.example,Answers,,,nobody,no\n";

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

#[tokio::test]
async fn a_list_is_looked_over_before_it_is_recorded_and_comes_out_as_it_went_in() {
    let office = Office::new();
    let ada = office.person("Ada Example").await;
    let over = ada.post("/looks/places/table", &[("table", PLACES)]).await;
    assert_eq!(over.status, StatusCode::OK, "{}", over.body);
    assert!(
        over.body
            .contains("2 rows would be new and one row cannot be taken.")
    );
    assert!(over.body.contains("The register holds no body nobody-here"));
    let before = office.get("/looked").await.body;
    assert!(before.contains("No place where answers are published is on the list"));

    let done = ada
        .post(
            "/looks/places/table",
            &[("table", PLACES), ("do", "record")],
        )
        .await;
    assert!(
        done.body
            .contains("2 rows are recorded. One row is left out."),
        "{}",
        done.body
    );
    let out = ada.get("/looks/places.csv").await.body;
    let again = ada.post("/looks/places/table", &[("table", &out)]).await;
    assert!(
        again.body.contains("2 rows recorded already."),
        "{}",
        again.body
    );
    let looked = office.get("/looked").await.body;
    assert!(looked.contains("Of 2 places where answers are published none was looked at"));
    assert!(
        looked.contains("Not known, as nobody has looked"),
        "{looked}"
    );
}

#[tokio::test]
async fn looks_of_somebodys_own_program_say_that_a_place_replied_and_nothing_of_the_body() {
    let office = Office::new();
    asked(&office);
    let ada = office.person("Ada Example").await;
    ada.post(
        "/looks/places/table",
        &[("table", PLACES), ("do", "record")],
    )
    .await;
    let print = "a0".repeat(32);
    let results = format!(
        "body,place,when,status,sha256\n\
         exampleshire-pcc,https://exampleshire-pcc.example/answers,{TODAY}T09:00:00Z,200,{print}\n\
         northmoor-pcc,northmoor-pcc-answers,{TODAY},no-reply,\n"
    );
    let done = ada
        .post("/looks/results", &[("table", &results), ("do", "record")])
        .await;
    assert!(done.body.contains("2 rows are recorded."), "{}", done.body);
    let looked = office.get("/looked").await.body;
    assert!(looked.contains("2 of 2 places where answers are published were looked at in the last 7 days. One of them gave nothing that could be read"), "{looked}");
    assert!(looked.contains(&print));
    let ask = office
        .get("/asks/custody/exampleshire-pcc/comment")
        .await
        .body;
    assert!(ask.contains("Not yet looked for"), "{ask}");

    // Where a person read it and says so, the answers looked for are named.
    let read = format!(
        "body,place,when,status,found\n\
         exampleshire-pcc,exampleshire-pcc-answers,{TODAY},200,no-answer\n\
         northmoor-pcc,northmoor-pcc-answers,{TODAY},404,no-answer\n"
    );
    let done = ada
        .post("/looks/results", &[("table", &read), ("do", "record")])
        .await;
    assert!(
        done.body
            .contains("One row is recorded. One row is left out."),
        "{}",
        done.body
    );
    let ask = office
        .get("/asks/custody/exampleshire-pcc/comment")
        .await
        .body;
    assert!(ask.contains("Looked, body not yet told"));
    assert!(ask.contains("Web site replied, status 200"), "{ask}");
    let table = office.get("/asks.csv?report=custody").await.body;
    assert!(
        table.contains("exampleshire-pcc.example/answers: no answer was there"),
        "{table}"
    );
}

#[tokio::test]
async fn a_place_is_added_and_changed_by_hand_and_what_is_wrong_keeps_what_was_typed() {
    let office = Office::new();
    let ada = office.person("Ada Example").await;
    let typed = |place: &'static str, until: &'static str| {
        [
            ("key", "00112233445566778899aabbccddeeff"),
            ("id", "exampleshire-pcc-answers"),
            ("of", "exampleshire-pcc"),
            ("place", place),
            ("holds", "Answers to inspections"),
            ("source", "the office’s own list"),
            ("until-year", until),
        ]
    };
    let wrong = ada.post("/looks/places/new", &typed("", "")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("Enter where answers are published"));
    assert!(wrong.body.contains("value=\"Answers to inspections\""));
    let added = ada
        .post(
            "/looks/places/new",
            &typed("https://exampleshire-pcc.example", ""),
        )
        .await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let place = "/looks/places/exampleshire-pcc-answers";
    assert!(
        ada.get(place)
            .await
            .body
            .contains("https://exampleshire-pcc.example")
    );
    let half_a_day = ada
        .post(place, &typed("https://moved.example", "2024"))
        .await;
    assert_eq!(half_a_day.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut fields = typed("https://moved.example", "").to_vec();
    fields[0].1 = "ff112233445566778899aabbccddeeff";
    let changed = ada.post(place, &fields).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    assert!(
        office
            .get("/looked")
            .await
            .body
            .contains("https://moved.example")
    );
}

#[tokio::test]
async fn a_look_at_a_place_of_the_list_says_how_it_replied() {
    let office = Office::new();
    asked(&office);
    let ada = office.person("Ada Example").await;
    ada.post(
        "/looks/places/table",
        &[("table", PLACES), ("do", "record")],
    )
    .await;
    let form = ada
        .get("/looks/record?listed=exampleshire-pcc-answers")
        .await
        .body;
    assert!(
        form.contains("value=\"custody/exampleshire-pcc/comment\""),
        "{form}"
    );
    let sent = |reply: &'static str, status: &'static str| {
        [
            ("key", "00112233445566778899aabbccddeeff"),
            ("listed", "exampleshire-pcc-answers"),
            ("ask", "custody/exampleshire-pcc/comment"),
            ("place", "https://exampleshire-pcc.example/answers"),
            ("on-day", "1"),
            ("on-month", "April"),
            ("on-year", "2024"),
            ("came-back", "no-answer"),
            ("reply", reply),
            ("status", status),
        ]
    };
    let down = ada.post("/looks/record", &sent("web", "503")).await;
    assert_eq!(down.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(down.body.contains("Nothing came back that can be read"));
    let there = ada.post("/looks/record", &sent("web", "200")).await;
    assert_eq!(there.status, StatusCode::SEE_OTHER, "{}", there.body);
    let ask = office
        .get("/asks/custody/exampleshire-pcc/comment")
        .await
        .body;
    assert!(ask.contains("Web site replied, status 200"), "{ask}");
}
