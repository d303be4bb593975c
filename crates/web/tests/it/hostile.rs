//! Words that mean harm, in every text field of every kind of fact, on every
//! page that shows them.

use answerable_register::facts::{Answer, Asked, Kept, Report, Source, Statement};
use answerable_testkit::{country, facts};
use answerable_web::Options;
use axum::http::StatusCode;

use crate::site::Site;
use crate::world::World;

/// Tries to leave text, an attribute, a comment, an SVG, a spreadsheet's cell.
const PAYLOADS: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "--><svg onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</desc></svg><script>alert(1)</script>",
    "=HYPERLINK(\"https://evil.example\")",
    "\u{202e}javascript:alert(1)",
    "Chief \u{202e}elbatsnoC\u{202c} of \u{2067}Northmoor\u{2069}",
];

fn world_of(payload: &str) -> World {
    let world = World::empty();
    world.record(country::bodies().into_iter().map(Into::into).collect());
    let report = Report {
        title: payload.into(),
        note: Some(payload.into()),
        asks_as_published: Some(payload.into()),
        sources: vec!["hostile".into()],
        passages: vec![facts::passage("hostile", payload)],
        ..facts::report_about("hostile-report", "2024-03-06", &["exampleshire-police"])
    };
    let asked = Asked {
        title: payload.into(),
        note: Some(payload.into()),
        condition: Some(payload.into()),
        number: Some(payload.into()),
        passages: vec![facts::passage("hostile", payload)],
        ..facts::recommendation("hostile-asked", &report, &["exampleshire-police"])
    };
    let comments = "hostile-report/exampleshire-pcc/comment";
    world.record(vec![
        Source {
            title: payload.into(),
            publisher: payload.into(),
            address: Some("https://hostile.example/\"onclick=alert(1)<script>".into()),
            licence: Some(payload.into()),
            note: Some(payload.into()),
            passages: vec![payload.into()],
            kept: Kept::Passages,
            ..facts::source("hostile")
        }
        .into(),
        report.into(),
        asked.into(),
        Answer {
            note: Some(payload.into()),
            sources: vec!["hostile".into()],
            ..facts::answer_on(
                "hostile-answer",
                "exampleshire-pcc",
                "2024-05-03",
                &[comments],
            )
        }
        .into(),
        Statement {
            speaker: payload.into(),
            gist: payload.into(),
            reported_by: payload.into(),
            about: Some("hostile-report".into()),
            ..facts::statement(
                "hostile-statement",
                vec![facts::passage("hostile", payload)],
            )
        }
        .into(),
    ]);
    world
}

#[tokio::test]
async fn hostile_words_stay_words_on_every_page() {
    for payload in PAYLOADS {
        let site = Site::of(world_of(payload), Options::default());
        for address in [
            "/",
            "/asks",
            "/asks/hostile-asked",
            "/asks/hostile-asked/exampleshire-police/act",
            "/asks/hostile-report/exampleshire-pcc/comment",
            "/reports",
            "/reports/hostile-report",
            "/bodies/exampleshire-police",
            "/sources",
            "/sources/hostile",
        ] {
            let answer = site.get(address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            let body = answer.body.to_lowercase();
            for broken in [
                "<script",
                "<img",
                "<svg onload",
                "onmouseover='",
                "href=\"javascript:",
            ] {
                assert!(!body.contains(broken), "{address} with {payload}");
            }
            // Nothing turns what stands beside it around.
            let turned = body
                .find(|letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            assert_eq!(turned, None, "{address} with {payload}");
        }
    }
}

#[tokio::test]
async fn hostile_words_never_begin_a_spreadsheets_cell() {
    let site = Site::of(world_of(PAYLOADS[6]), Options::default());
    for address in [
        "/asks.csv",
        "/reports.csv",
        "/sources.csv",
        "/sources/hostile.csv",
    ] {
        let csv = site.get(address).await.body;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        for cell in reader
            .records()
            .flatten()
            .flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
        {
            assert!(!cell.starts_with(['=', '+', '@']), "{address}: {cell}");
        }
    }
}
