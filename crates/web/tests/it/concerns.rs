//! Causes of concern: on the report that opens them, on the force they are
//! about, in a list of their own, and as tables.

use answerable_register::facts::{Asked, AskedKind, Basis, Finding, Outcome};
use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;
use serde_json::Value;

use crate::site::Site;
use crate::world::World;

/// A report that opens two causes of concern about Southvale, one of them
/// closed, with one recommendation under that; and one recommendation beside.
fn site() -> Site {
    let world = World::invented();
    let report = facts::report_about("a-call-for-help", "2024-02-01", &["southvale-police"]);
    let cause = |id: &str| Asked {
        kind: AskedKind::CauseOfConcern,
        ..facts::recommendation(id, &report, &["southvale-police"])
    };
    let beneath = Asked {
        under: Some("answering-calls".into()),
        ..facts::recommendation("answer-within-ten-seconds", &report, &["southvale-police"])
    };
    world.record(vec![
        report.clone().into(),
        cause("answering-calls").into(),
        cause("leading-the-force").into(),
        beneath.into(),
        facts::recommendation("publish-a-plan", &report, &["southvale-police"]).into(),
        Outcome {
            basis: Basis::Fieldwork,
            passages: vec![facts::passage(
                "custody-report",
                "The cause of concern is closed.",
            )],
            ..facts::outcome("2024-09-01", "answering-calls", Finding::Closed)
        }
        .into(),
        facts::outcome("2024-06-01", "answering-calls", Finding::Open).into(),
    ]);
    Site::of(world, Options::default())
}

#[tokio::test]
async fn a_report_shows_each_cause_of_concern_with_what_stands_under_it_and_its_outcome() {
    let words = site().get("/reports/a-call-for-help").await.words();
    let (_, causes) = words.split_once("Causes of concern\n").unwrap();
    let (causes, rest) = causes.split_once("What else it asks").unwrap();
    insta::assert_snapshot!(causes, @r"
    2 causes of concern are recorded by this day. One of them was closed by its asker. A cause of concern asks nothing itself: the recommendations under it do. Take them away as CSV or JSON.
    Answering calls
    Opened on 1 February 2024, about Southvale Police.
    Closed on 1 September 2024, as judged by Inspectorate of Exampleshire, after fieldwork.
    The cause of concern is closed.
    Custody report
    What stands under this cause of concern
    What was asked | Asks | How they stand
    Answer within ten seconds Recommendation | 2 | 1
    Not yet looked for
    1
    No legal deadline
    Leading the force
    Opened on 1 February 2024, about Southvale Police.
    No closing of it is recorded by this day.
    No recommendation under it is recorded here yet.
    ");
    assert!(rest.contains("Publish a plan"), "{rest}");
    assert!(!rest.contains("Answer within ten seconds"), "{rest}");
    assert!(
        words.contains("Recorded from it | 2 causes of concern; 2 things asked"),
        "{words}"
    );
}

#[tokio::test]
async fn a_force_lists_the_causes_of_concern_about_it_with_when_each_was_opened_and_closed() {
    let words = site().get("/bodies/southvale-police").await.words();
    let (_, causes) = words.split_once("Causes of concern\n").unwrap();
    let (causes, _) = causes.split_once("Asked of it").unwrap();
    insta::assert_snapshot!(causes, @r"
    2 causes of concern are recorded by this day. One of them was closed by its asker. They are also on a page of their own, as CSV or JSON.
    Causes of concern
    Cause of concern | Opened | What its asker judged
    Answering calls A call for help One recommendation recorded under it | 1 Feb 2024
    Closed on 1 September 2024, as judged by Inspectorate of Exampleshire, after fieldwork. Custody report
    Leading the force A call for help No recommendations recorded under it | 1 Feb 2024
    No closing of it is recorded by this day.
    ");
    let other = site().get("/bodies/westmarch-police").await.words();
    assert!(
        other.contains("No cause of concern is recorded by this day."),
        "{other}"
    );
}

#[tokio::test]
async fn a_cause_of_concern_stands_as_its_asker_judged_it_by_the_day() {
    let site = site();
    for (day, said) in [
        ("2024-01-31", "No cause of concern is recorded by this day."),
        ("2024-02-01", "No closing of it is recorded by this day."),
        (
            "2024-06-01",
            "Still open on 1 June 2024, as judged by Inspectorate of Exampleshire.",
        ),
        ("2024-09-01", "Closed on 1 September 2024"),
    ] {
        let address = format!("/bodies/southvale-police?as-at={day}");
        let words = site.get(&address).await.words();
        assert!(words.contains(said), "{day}: {words}");
    }
}

#[tokio::test]
async fn the_page_of_a_cause_of_concern_holds_the_asks_under_it() {
    let site = site();
    let words = site.get("/asks/answering-calls").await.words();
    assert!(
        words.contains("with one recommendation recorded under it"),
        "{words}"
    );
    assert!(words.contains("Closed on 1 September 2024"), "{words}");
    let rows = json(&site, "/asks/answering-calls.json").await;
    for row in rows["rows"].as_array().unwrap() {
        assert_eq!(row["subject"], "answer-within-ten-seconds");
        assert_eq!(row["under"], "answering-calls");
    }
    assert_eq!(rows["total"], 2);
}

#[tokio::test]
async fn causes_of_concern_are_a_list_and_a_table_of_their_own() {
    let site = site();
    let page = site.get("/concerns?of=southvale-police").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.words()
            .contains("2 causes of concern are recorded by this day.")
    );
    assert!(
        page.body
            .contains("href=\"/concerns.csv?of=southvale-police\"")
    );
    let rows = json(&site, "/concerns.json?of=southvale-police").await;
    let row = rows["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["concern"] == "answering-calls");
    let row = row.unwrap();
    for (name, value) in [
        ("about_reference", "southvale-police"),
        ("report", "a-call-for-help"),
        ("opened_on", "2024-02-01"),
        ("outcome", "Closed"),
        ("judged_on", "2024-09-01"),
        ("closed_on", "2024-09-01"),
        ("judged_source", "custody-report"),
    ] {
        assert_eq!(row[name], value, "{name}");
    }
    assert_eq!(
        (&row["recommendations"], &row["others_asked"]),
        (&1.into(), &0.into())
    );
    assert_eq!(
        json(&site, "/concerns.json?of=westmarch-police").await["total"],
        0
    );
    assert_eq!(
        json(&site, "/concerns.json?report=a-call-for-help").await["total"],
        2
    );
    let unknown = site.get("/concerns?of=nobody").await;
    assert!(unknown.words().contains("‘nobody’ is not a body here"));
    assert_eq!(
        site.get("/concerns.csv?of=nobody").await.status,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn the_words_that_close_a_cause_for_one_body_stand_with_that_body() {
    let world = World::invented();
    let forces = ["southvale-police", "westmarch-police"];
    let report = facts::report_about("a-call-for-help", "2024-02-01", &forces);
    let cause = Asked {
        kind: AskedKind::CauseOfConcern,
        ..facts::recommendation("answering-calls", &report, &forces)
    };
    let judged = |on, finding, of: &str, words| Outcome {
        of: Some(of.into()),
        passages: vec![facts::passage("custody-report", words)],
        ..facts::outcome(on, "answering-calls", finding)
    };
    world.record(vec![
        report.into(),
        cause.into(),
        judged(
            "2024-05-01",
            Finding::Closed,
            "southvale-police",
            "Southvale has answered.",
        )
        .into(),
        judged(
            "2024-06-01",
            Finding::Open,
            "westmarch-police",
            "Westmarch has more to do.",
        )
        .into(),
    ]);
    let site = Site::of(world, Options::default());
    let words = site.get("/reports/a-call-for-help").await.words();
    let (_, causes) = words.split_once("Causes of concern\n").unwrap();
    let (causes, _) = causes.split_once("No recommendation").unwrap();
    insta::assert_snapshot!(causes, @r"
    One cause of concern is recorded by this day. No closing of it is recorded by this day. A cause of concern asks nothing itself: the recommendations under it do. Take them away as CSV or JSON.
    Answering calls
    Opened on 1 February 2024, about Southvale Police, Westmarch Police.
    Southvale Police: Closed on 1 May 2024, as judged by Inspectorate of Exampleshire.
    Southvale has answered.
    Custody report
    Westmarch Police: Still open on 1 June 2024, as judged by Inspectorate of Exampleshire.
    Westmarch has more to do.
    Custody report
    ");
}

#[tokio::test]
async fn a_claim_stands_apart_from_what_the_asker_judged() {
    let world = World::invented();
    let report = facts::report_about("a-call-for-help", "2024-02-01", &["southvale-police"]);
    let asked = facts::recommendation("answering-calls", &report, &["southvale-police"]);
    let cause = Asked {
        kind: AskedKind::CauseOfConcern,
        ..asked.clone()
    };
    let beneath = Asked {
        id: "publish-a-plan".into(),
        under: Some("answering-calls".into()),
        ..asked
    };
    let judged = |subject: &str| facts::outcome("2024-06-01", subject, Finding::Closed);
    let claimed = |subject: &str| Outcome {
        judged_by: "southvale-police".into(),
        of: Some("southvale-police".into()),
        ..facts::outcome("2024-09-01", subject, Finding::ClaimedMet)
    };
    world.record(vec![
        report.into(),
        cause.into(),
        beneath.into(),
        judged("answering-calls").into(),
        claimed("answering-calls").into(),
        judged("publish-a-plan").into(),
        claimed("publish-a-plan").into(),
    ]);
    let site = Site::of(world, Options::default());
    let closed = "Closed on 1 June 2024, as judged by Inspectorate of Exampleshire.";
    let claim = "Claimed as met on 1 September 2024 by Southvale Police of itself. That is no finding of its asker.";
    for address in [
        "/reports/a-call-for-help",
        "/bodies/southvale-police",
        "/concerns",
        "/asks/answering-calls",
        "/asks/publish-a-plan",
    ] {
        let words = site.get(address).await.words();
        assert!(words.contains(closed), "{address}: {words}");
        assert!(words.contains(claim), "{address}: {words}");
    }
    let words = site.get("/concerns").await.words();
    assert!(words.contains("Its asker has closed it."), "{words}");
    let row = &json(&site, "/concerns.json").await["rows"][0];
    assert_eq!(
        (&row["outcome"], &row["closed_on"]),
        (&"Closed".into(), &"2024-06-01".into())
    );
    let words = site
        .get("/asks/publish-a-plan/southvale-police/act")
        .await
        .words();
    // Three lines, each with its author, whatever came first.
    let (_, came) = words.split_once("What came of it").unwrap();
    let (came, _) = came.split_once("The words asked").unwrap();
    let at = |said: &str| came.find(said).unwrap_or_else(|| panic!("{said}: {came}"));
    let claimed = at("Claimed as met on 1 September 2024 by Southvale Police");
    let verified = at("No verification by the asker is recorded by this day");
    let closed = at("Closed on 1 June 2024 by Inspectorate of Exampleshire");
    assert!(claimed < verified && verified < closed, "{came}");
}

#[tokio::test]
async fn tables_of_asks_keep_claim_finding_and_closing_apart() {
    let world = World::invented();
    let of = ["southvale-police"];
    let claim = |subject: &str| Outcome {
        judged_by: "southvale-police".into(),
        of: Some("southvale-police".into()),
        ..facts::outcome("2024-09-01", subject, Finding::ClaimedMet)
    };
    world.record(vec![
        facts::request("only-claimed", "2024-01-15", &of).into(),
        claim("only-claimed").into(),
        facts::request("closed-and-claimed", "2024-01-15", &of).into(),
        Outcome {
            basis: Basis::Fieldwork,
            ..facts::outcome("2024-06-01", "closed-and-claimed", Finding::Closed)
        }
        .into(),
        claim("closed-and-claimed").into(),
        facts::request("found-open", "2024-01-15", &of).into(),
        facts::outcome("2024-07-01", "found-open", Finding::Open).into(),
    ]);
    let site = Site::of(world, Options::default());
    let csv = site.get("/asks.csv").await.body;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let mut said = Vec::new();
    for subject in [
        "only-claimed",
        "closed-and-claimed",
        "found-open",
        "missing-people-in-southvale",
    ] {
        let row = rows.iter().find(|row| &row[0] == subject).unwrap();
        let cell = |heading: &str| {
            let place = headings.iter().position(|other| other == heading);
            row[place.unwrap()].to_owned()
        };
        said.push(format!(
            "{subject}: {} {} {} | {} | {} {}",
            cell("Outcome as judged by the asker"),
            cell("Outcome judged on"),
            cell("Outcome judged from"),
            cell("Closed by the asker on"),
            cell("The body’s own claim, which is no finding"),
            cell("Claimed on"),
        ));
    }
    insta::assert_snapshot!(said.join("\n"), @r"
    only-claimed: [x] [x] [x] | [x] | Claimed as met by the body 2024-09-01
    closed-and-claimed: Closed 2024-06-01 fieldwork | 2024-06-01 | Claimed as met by the body 2024-09-01
    found-open: Open 2024-07-01 [x] | [z] | [x] [x]
    missing-people-in-southvale: [x] [z] [z] | [z] | [z] [z]
    ");
    let before = json(&site, "/asks.json?of=southvale-police&as-at=2024-08-31").await;
    let rows = before["rows"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["claim"].is_null()), "{before}");
}

#[tokio::test]
async fn an_ask_under_a_closed_cause_is_open_and_every_page_that_counts_it_says_so() {
    let site = site();
    let page = site.get("/bodies/southvale-police/asked").await;
    let words = page.words();
    assert!(
        words.contains("One of the open asks stands under a cause of concern that its asker closed or replaced. No closing of that ask itself is recorded here, so it is counted as open."),
        "{words}"
    );
    assert!(
        words.contains("Under a cause of concern that its asker closed on 1 September 2024; no closing of this itself is recorded"),
        "{words}"
    );
    let ended = async |address: &str| -> Vec<(String, bool)> {
        let table = json(&site, address).await;
        let rows = table["rows"].as_array().unwrap();
        let of_calls = rows.iter().map(|row| {
            let subject = row["subject"].as_str().unwrap().to_owned();
            (subject, row["under_ended_cause"].as_bool().unwrap())
        });
        of_calls
            .filter(|(subject, _)| subject != "tell-us-of-low-compliance")
            .collect()
    };
    let now = ended("/bodies/southvale-police/asked.json").await;
    assert!(now.contains(&("answer-within-ten-seconds".to_owned(), true)));
    assert!(now.contains(&("publish-a-plan".to_owned(), false)));
    let before = ended("/bodies/southvale-police/asked.json?as-at=2024-08-31").await;
    assert!(before.contains(&("answer-within-ten-seconds".to_owned(), false)));
    let of_the_asker = site
        .get("/streamlining/inspectorate-of-exampleshire")
        .await
        .words();
    assert!(
        of_the_asker.contains("One of the open things stands under a cause of concern that has been closed or replaced, with no closing of that thing itself recorded here."),
        "{of_the_asker}"
    );
}

async fn json(site: &Site, address: &str) -> Value {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    serde_json::from_str(&answer.body).unwrap()
}
