//! The coverage of a report: every recommendation by every body.

use answerable_register::body::BodyKind;
use answerable_register::entry::Fact;
use answerable_register::facts::{
    Answer, AskReference, ChiefOfficerComment, Duty, Explanation, Meets, Report,
};
use answerable_testkit::country::body;
use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;
use serde_json::Value;

use crate::site::Site;
use crate::world::World;

/// Bodies and recommendations as many as the law has local policing bodies.
const MANY: usize = 43;

/// A page on which that many stand by that many weighs at most this, in bytes.
const HEAVIEST: usize = 60_000;

fn office(place: usize) -> String {
    format!("invented-north-office-{place}")
}

/// Forty-three invented offices asked forty-three things; the first answers the
/// first four, each otherwise.
fn forty_three() -> Site {
    let world = World::empty();
    let mut told: Vec<Fact> = vec![
        body(
            "inspectorate-of-exampleshire",
            "Inspectorate of Exampleshire",
            BodyKind::Inspectorate,
        )
        .into(),
        facts::source("custody-report").into(),
    ];
    let ids: Vec<String> = (0..MANY).map(office).collect();
    told.extend(ids.iter().enumerate().map(|(place, id)| {
        let name = format!("Office {place} of the Invented Police and Crime Commissioners");
        Fact::from(body(id, &name, BodyKind::PoliceAndCrimeCommissioner))
    }));
    let report = Report {
        owed_by: ids.iter().map(|id| id.as_str().into()).collect(),
        ..facts::report_about("policing-invented-2024", "2024-03-06", &[])
    };
    told.push(report.clone().into());
    let of: Vec<&str> = ids.iter().map(String::as_str).collect();
    for place in 1..=MANY {
        let id = format!("policing-invented-2024-{place}");
        let mut asked = facts::recommendation(&id, &report, &of);
        asked.number = Some(place.to_string().into());
        told.push(asked.into());
    }
    told.push(answer().into());
    world.record(told);
    Site::of(world, Options::default())
}

fn answer() -> Answer {
    let by = office(0);
    let comment = format!("policing-invented-2024/{by}/comment");
    let says = [
        Explanation::ActionTaken,
        Explanation::ActionProposed,
        Explanation::ReasonForNone,
        Explanation::NotAddressed,
    ];
    let explains = (1..).zip(says).map(|(place, says)| Meets {
        ask: AskReference {
            subject: format!("policing-invented-2024-{place}").into(),
            of: by.as_str().into(),
            duty: Duty::Explain,
        },
        explanation: Some(says),
        ..facts::meets(&comment)
    });
    Answer {
        meets: std::iter::once(facts::meets(&comment))
            .chain(explains)
            .collect(),
        chief_officer: Some(ChiefOfficerComment::Included),
        ..facts::answer_on("answer-of-the-first", &by, "2024-04-02", &[&comment])
    }
}

const COVERAGE: &str = "/reports/policing-invented-2024/coverage";

#[tokio::test]
async fn forty_three_bodies_by_forty_three_recommendations_stay_a_light_page() {
    let site = forty_three();
    for address in [
        COVERAGE.to_owned(),
        format!("{COVERAGE}?as-at=2026-11-01"),
        format!("{COVERAGE}?page=9&as-at=2026-11-01"),
    ] {
        let page = site.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert!(
            page.body.len() <= HEAVIEST,
            "{address}: {}",
            page.body.len()
        );
    }
}

#[tokio::test]
async fn each_cell_says_what_the_answer_did_and_leads_to_its_ask() {
    let site = forty_three();
    let page = site.get(COVERAGE).await;
    let words = page.words();
    let (_, grid) = words.split_once("Body | Explained | ").unwrap();
    let first = grid.lines().nth(1).unwrap();
    insta::assert_snapshot!(first, @"Office 0 of the Invented Police and Crime Commissioners | 3 of 4 read, 39 not recorded | present | not known | Taken | Proposed | Reason | Silent | Unread");
    let ask = format!("/asks/policing-invented-2024-2/{}/explain", office(0));
    assert!(page.body.contains(&format!("href=\"{ask}\">Proposed</a>")));
    assert!(words.contains("43 bodies have to explain 43 recommendations: 1,849 explanations in all. 3 of them are recorded as given"), "{words}");
    assert!(words.contains("recommendations 1 to 5 of 43"), "{words}");
}

#[tokio::test]
async fn totals_lead_to_their_rows_and_the_rows_are_as_many() {
    let site = forty_three();
    let rows = async |query: &str| {
        let table = site.get(&format!("{COVERAGE}.json?{query}")).await;
        let table: Value = serde_json::from_str(&table.body).unwrap();
        table["rows"].as_array().unwrap().clone()
    };
    assert_eq!(rows("").await.len(), MANY * MANY);
    assert_eq!(rows("says=silent").await.len(), 1);
    assert_eq!(rows("asked=policing-invented-2024-1").await.len(), MANY);
    let of_first = rows(&format!("of={}", office(0))).await;
    assert_eq!(of_first.len(), MANY);
    assert_eq!(of_first[0]["chief_officer"], "present");
    assert_eq!(of_first[0]["copies"], "not known");
    assert_eq!(of_first[0]["chief_officer_code"], "included");
    assert_eq!(of_first[0]["copies_code"], "not-known");
    let of_second = rows(&format!("of={}", office(1))).await;
    assert_eq!(of_second[0]["chief_officer_code"], "no-answer-known");
    assert_eq!(of_second[0]["copies_code"], "no-answer-known");
    let list = site
        .get(&format!("{COVERAGE}?of={}&says=reason-for-none", office(0)))
        .await
        .words();
    assert!(list.contains("One explanation"), "{list}");
    assert!(list.contains("Reason for no action"), "{list}");
}

#[tokio::test]
async fn before_the_answer_the_grid_shows_none_of_it() {
    let site = forty_three();
    let then = site
        .get(&format!("{COVERAGE}?as-at=2024-04-01"))
        .await
        .words();
    assert!(!then.contains("Proposed"), "{then}");
    assert!(then.contains("Awaited"), "{then}");
}

#[tokio::test]
async fn what_is_not_known_of_an_address_is_named_and_a_table_refuses_it() {
    let site = forty_three();
    let page = site
        .get(&format!("{COVERAGE}?says=nothing&of=nobody"))
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.words()
            .contains("‘nobody’ is not a body that owes comments on this report")
    );
    let table = site.get(&format!("{COVERAGE}.csv?says=nothing")).await;
    assert_eq!(table.status, StatusCode::BAD_REQUEST);
    assert!(
        table.body.contains("action-taken, action-proposed"),
        "{}",
        table.body
    );
    let nowhere = site.get("/reports/no-such-report/coverage").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_report_leads_to_its_coverage_and_one_that_asks_nothing_says_so() {
    let site = forty_three();
    let report = site.get("/reports/policing-invented-2024").await;
    assert!(report.body.contains(&format!("href=\"{COVERAGE}\"")));
    let site = Site::invented();
    let empty = site
        .get("/reports/vetting-in-westmarch/coverage")
        .await
        .words();
    assert!(
        empty.contains("No recommendation recorded from this report is one that a local policing body has to explain"),
        "{empty}"
    );
}
