//! Every table that everybody may read stands in the description for programs: a
//! list added tomorrow is described or this fails.

use std::collections::BTreeSet;

use answerable_desk::clerk::Recording;
use answerable_desk::who::Act;
use answerable_testkit::facts;
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::Value;
use tower::ServiceExt as _;

use super::world::{World, record};
use crate::router::{router, routes};
use crate::site::Options;

/// What stands for each part of an address. A part that is added has to be added
/// here: without it the page would not be found, and nothing would be tested.
const NAMED: [(&str, &str); 18] = [
    ("{subject}", "between-others"),
    ("{of}", "exampleshire-police"),
    ("{duty}", "act"),
    ("{report}", "custody"),
    ("{body}", "exampleshire-pcc"),
    ("{source}", "custody-report"),
    ("{entry}", "1"),
    ("{asker}", "exampleshire-pcc"),
    ("{later}", "between-others"),
    ("{earlier}", "asked-of-own"),
    ("{*rest}", "between-others"),
    // What has no rows: a file, a code, what nobody published here.
    ("{file}", "none"),
    ("{name}", "none"),
    ("{reference}", "none"),
    ("{table}", "asks"),
    ("{code}", "none"),
    ("{answer}", "none"),
    ("{link}", "none"),
];

struct Answer {
    status: StatusCode,
    media_type: String,
    body: Vec<u8>,
}

async fn asked(site: &Router, address: &str) -> Answer {
    let request = Request::get(address).body(Body::empty()).unwrap();
    let (parts, body) = site.clone().oneshot(request).await.unwrap().into_parts();
    let media_type = parts.headers.get("content-type");
    Answer {
        status: parts.status,
        media_type: media_type
            .map_or("", |value| value.to_str().unwrap())
            .to_owned(),
        body: axum::body::to_bytes(body, 10_000_000).await.unwrap().into(),
    }
}

fn site() -> (World, Router) {
    let world = World::new();
    let report = facts::report_about("custody", "2024-03-06", &["exampleshire-police"]);
    let told = vec![
        Recording::from(facts::source("custody-report")),
        Recording::from(report),
    ];
    record(&world.site.state.desk, told);
    let router = router(world.site.state.clone(), Options::default());
    (world, router)
}

fn filled_in(address: &str) -> String {
    let with = |address: String, (part, value): &(&str, &str)| address.replace(part, value);
    NAMED.iter().fold(address.to_owned(), with)
}

#[tokio::test]
async fn every_table_that_everybody_may_read_is_described() {
    let (_world, site) = site();
    let description = asked(&site, "/api/openapi.json").await;
    let description: Value = serde_json::from_slice(&description.body).unwrap();
    let described: BTreeSet<&String> = description["paths"].as_object().unwrap().keys().collect();
    let mut tables = BTreeSet::new();
    for route in routes().listed() {
        if route.method != Method::GET || route.act != Act::ReadPages {
            continue;
        }
        let address = filled_in(route.address);
        assert!(
            !address.contains('{'),
            "say what stands in {}",
            route.address
        );
        for (ending, media_type) in [(".json", "application/json"), (".csv", "text/csv")] {
            let answer = asked(&site, &format!("{address}{ending}")).await;
            if answer.status == StatusCode::OK && answer.media_type.starts_with(media_type) {
                tables.insert(format!("{}{ending}", route.address));
            }
        }
    }
    for table in &tables {
        assert!(
            described.contains(table),
            "crates/web/src/api/lists.rs: {table}"
        );
    }
    // The control: each list that is described was found by asking.
    let lists = described.iter().filter(|path| path.ends_with(".csv"));
    for list in lists.clone() {
        assert!(tables.contains(*list), "{list} gave no table");
    }
    assert!(lists.count() > 20);
}
