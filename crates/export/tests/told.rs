//! What stands beside asks and answers: stays, statements, differences, places,
//! visits and notices, each in a table, as at its day.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

mod log_of;

use std::fs;
use std::path::Path;

use answerable_export::{Order, export};
use answerable_register::body::Sourced;
use answerable_register::facts::{
    CameBack, Difference, EngageDay, Look, LookReply, Place, Reading, Source, Stage, Stay,
};
use answerable_testkit::{Teller, facts};
use jiff::civil::{Date, date};
use log_of::LogOf;
use serde_json::{Value, json};
use tempfile::TempDir;

const ASK: &str = "custody/exampleshire-pcc/comment";

fn dated(id: &str, on: &str) -> Source {
    Source {
        published_on: Some(on.parse().unwrap()),
        ..facts::source(id)
    }
}

fn given(first: &str, last: &str, source: &str) -> EngageDay {
    EngageDay {
        earliest: first.parse().unwrap(),
        latest: last.parse().unwrap(),
        as_published: None,
        source: source.into(),
    }
}

fn told() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("2024-09-01");
    for (id, on) in [("letter", "2024-03-06"), ("story", "2024-06-10")] {
        teller.tell(dated(id, on));
    }
    let report = facts::report_about("custody", "2024-03-06", &["exampleshire-police"]);
    teller.tell(report);
    let mut statement = facts::statement("below", vec![facts::passage("letter", "is below")]);
    statement.on = Some(date(2024, 3, 6));
    statement.about = Some("custody".into());
    teller.tell(statement);
    let reading = |source: &str, words: &str| Reading {
        passage: facts::passage(source, words),
        gist: "in our words".into(),
    };
    teller.tell(Difference {
        about: "custody".into(),
        what: "how many forces were visited".into(),
        readings: vec![reading("letter", "six forces"), reading("story", "seven")],
    });
    teller.tell(Stay {
        id: "exampleshire-engage".into(),
        force: "exampleshire-police".into(),
        stage: Stage::Engage,
        entered: vec![
            given("2024-03-01", "2024-03-31", "letter"),
            given("2024-03-11", "2024-03-11", "story"),
        ],
        left: vec![given("2024-08-20", "2024-08-20", "story")],
        ground: Some("response to calls".into()),
        note: None,
        passages: vec![facts::passage("letter", "moved into Engage")],
    });
    teller.tell(Place {
        id: "exampleshire-pcc-answers".into(),
        of: "exampleshire-pcc".into(),
        place: "https://exampleshire-pcc.example/answers".into(),
        holds: "answers to inspections".into(),
        from: None,
        until: Some(date(2024, 6, 30)),
        sourced: Sourced {
            source: "its own list".to_owned(),
            checked: true,
        },
    });
    teller.tell(Look {
        listed: Some("exampleshire-pcc-answers".into()),
        place: "https://exampleshire-pcc.example/answers".into(),
        came_back: CameBack::NotRead,
        reply: Some(LookReply::Status(200)),
        ..facts::look("2024-05-02", &[])
    });
    teller.tell(facts::look("2024-05-03", &[ASK]));
    teller.tell(facts::notice("2024-05-04", "exampleshire-pcc", &[ASK]));
    teller
}

fn exported(as_at: Date) -> (TempDir, Teller) {
    let teller = told();
    let home = tempfile::tempdir().unwrap();
    let order = Order {
        folder: home.path().join("out"),
        as_at,
        today: date(2024, 9, 1),
    };
    export(teller.register(), &LogOf(&teller), &order).unwrap();
    (home, teller)
}

/// Some members of each row of a table.
fn rows(home: &Path, table: &str, names: &[&str]) -> Vec<Vec<Value>> {
    let lines = fs::read_to_string(home.join(format!("out/{table}.jsonl"))).unwrap();
    let rows = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    rows.map(|row| names.iter().map(|name| row[*name].clone()).collect())
        .collect()
}

#[test]
fn a_stay_has_the_day_that_all_sources_agree_on_and_each_source_its_own() {
    let (home, _) = exported(date(2024, 9, 1));
    let days = [
        "force_body",
        "stage",
        "entered_on",
        "left_on",
        "words_source",
    ];
    assert_eq!(
        rows(home.path(), "stays", &days),
        [[
            "exampleshire-police",
            "engage",
            "2024-03-11",
            "2024-08-20",
            "letter"
        ]]
    );
    assert_eq!(
        rows(
            home.path(),
            "stay_days",
            &["number", "which", "day", "source"]
        ),
        [
            [
                json!(1),
                json!("entered"),
                json!("2024-03"),
                json!("letter")
            ],
            [
                json!(2),
                json!("entered"),
                json!("2024-03-11"),
                json!("story")
            ],
            [json!(3), json!("left"), json!("2024-08-20"), json!("story")],
        ]
    );
}

#[test]
fn an_end_to_come_is_not_known_and_a_later_document_has_said_nothing_yet() {
    let (home, _) = exported(date(2024, 5, 2));
    assert_eq!(
        rows(home.path(), "stays", &["left_on", "not_known"]),
        [[
            Value::Null,
            json!("left_on left_on_earliest left_on_latest")
        ]]
    );
    let said = rows(home.path(), "differences", &["about", "report", "words"]);
    assert_eq!(said, [["custody", "custody", "six forces"]]);
    let told = rows(home.path(), "notices", &["entry"]);
    assert!(told.is_empty(), "it was told on 4 May");
    let (home, _) = exported(date(2024, 3, 5));
    for table in ["statements", "differences", "visits", "notices"] {
        let early = rows(home.path(), table, &["entry"]);
        assert!(early.is_empty(), "{table}: {early:?}");
    }
}

#[test]
fn what_was_said_looked_at_and_told_stands_in_tables() {
    let (home, _) = exported(date(2024, 9, 1));
    let home = home.path();
    assert_eq!(
        rows(
            home,
            "statements",
            &["statement", "held_as", "report", "words"]
        ),
        [["below", "belief", "custody", "is below"]]
    );
    let said = rows(home, "differences", &["number", "words", "words_source"]);
    assert_eq!(
        said,
        [
            [json!(1), json!("six forces"), json!("letter")],
            [json!(2), json!("seven"), json!("story")],
        ]
    );
    assert_eq!(
        rows(home, "places", &["of_body", "in_use", "until"]),
        [[json!("exampleshire-pcc"), json!(false), json!("2024-06-30")]]
    );
    // A visit that looked for nothing is one too; looks hold the other alone.
    assert_eq!(
        rows(
            home,
            "visits",
            &["place", "came_back", "replied", "looked_for"]
        ),
        [
            [
                json!("exampleshire-pcc-answers"),
                json!("not-read"),
                json!("200"),
                json!(0)
            ],
            [Value::Null, json!("no-answer"), Value::Null, json!(1)],
        ]
    );
    assert_eq!(
        rows(home, "looks", &["looked_for", "on"]),
        [[ASK, "2024-05-03"]]
    );
    assert_eq!(
        rows(home, "notices", &["ask", "told_body", "on"]),
        [[ASK, "exampleshire-pcc", "2024-05-04"]]
    );
}

#[test]
fn every_reference_of_these_tables_is_there_on_every_day() {
    for as_at in [date(2024, 3, 5), date(2024, 5, 3), date(2024, 9, 1)] {
        let (home, _) = exported(as_at);
        let sqlite = rusqlite::Connection::open(home.path().join("out/register.db")).unwrap();
        let mut check = sqlite.prepare("PRAGMA foreign_key_check").unwrap();
        let broken: Vec<String> = check
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(broken, Vec::<String>::new(), "{as_at}");
    }
}
