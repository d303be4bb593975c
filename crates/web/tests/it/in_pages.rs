//! Lists page by page, files of the whole register, and what describes them.

use answerable_testkit::facts;
use answerable_web::{Data, Options};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;

use crate::site::Site;
use crate::world::World;

fn json(body: &str) -> Value {
    serde_json::from_str(body).unwrap()
}

/// Every row of a list, followed from page to page.
async fn walked(site: &Site, begins: &str, between: impl Fn()) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut next = Some(begins.to_owned());
    while let Some(address) = next {
        let answer = site.get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        let page = json(&answer.body);
        rows.extend(page["rows"].as_array().unwrap().iter().cloned());
        next = page["next"].as_str().map(str::to_owned);
        let link = next.as_ref().map(|next| format!("<{next}>; rel=\"next\""));
        assert_eq!(
            link,
            answer
                .headers
                .get("link")
                .map(|link| link.to_str().unwrap().to_owned())
        );
        between();
    }
    rows
}

#[tokio::test]
async fn a_list_page_by_page_is_the_list_whole() {
    let site = Site::of(World::sample(), Options::default());
    for list in [
        "asks",
        "reports",
        "concerns",
        "bodies",
        "sources",
        "asks.json?standing=answered",
    ] {
        let (path, filter) = list.split_once(".json?").unwrap_or((list, ""));
        let whole = json(&site.get(&format!("/{path}.json?{filter}")).await.body);
        let begins = format!("/{path}.json?{filter}&limit=37");
        assert_eq!(
            Value::Array(walked(&site, &begins, || ()).await),
            whole["rows"],
            "{list}"
        );
    }
}

#[tokio::test]
async fn what_is_recorded_meanwhile_moves_no_row() {
    let world = World::invented();
    let desk = world.desk.clone();
    let site = Site::of(world, Options::default());
    let before = json(&site.get("/asks.json").await.body)["rows"].clone();
    let day = std::cell::Cell::new(1);
    let record = || {
        let number = day.get();
        day.set(number + 1);
        let request = facts::request(
            &format!("more-{number}"),
            &format!("2020-01-{number:02}"),
            &["exampleshire-police"],
        );
        let command = answerable_desk::clerk::Command {
            key: None,
            by: "test".into(),
            today: crate::world::TODAY,
            facts: vec![answerable_register::entry::Fact::from(request).into()],
        };
        desk.record(command).unwrap();
    };
    let rows = walked(&site, "/asks.json?limit=2", record).await;
    assert!(day.get() > 2, "nothing was recorded meanwhile");
    assert_eq!(Value::Array(rows), before);
}

#[tokio::test]
async fn a_cursor_that_does_not_fit_is_refused_and_nothing_is_guessed() {
    let site = Site::of(World::sample(), Options::default());
    let page = json(&site.get("/asks.json?limit=3").await.body);
    let next = page["next"].as_str().unwrap().to_owned();
    let cursor = next.split("cursor=").nth(1).unwrap().to_owned();
    let parts: Vec<&str> = cursor.split('-').collect();
    let with = |place: usize, part: &str| {
        let mut parts = parts.clone();
        parts[place] = part;
        parts.join("-")
    };
    let long = "f".repeat(3_000);
    for other in [
        "",
        "x",
        "c1",
        "%00",
        "-1",
        long.as_str(),
        &with(2, "ffffff"),
        &with(3, "20991231"),
        &with(3, "20240230"),
        &with(4, "ffffffff"),
        &with(5, "0000000000000000"),
        &cursor.to_uppercase(),
    ] {
        let answer = site
            .get(&format!("/asks.json?limit=3&cursor={other}"))
            .await;
        assert_eq!(
            answer.status,
            StatusCode::BAD_REQUEST,
            "{other}: {}",
            answer.body
        );
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    for other in [
        format!("/reports.json?cursor={cursor}"),
        format!("/asks.json?kind=comments&cursor={cursor}"),
        format!("/asks.json?as-at=2024-01-01&cursor={cursor}"),
        format!("/asks.json?cursor={cursor}&cursor={cursor}"),
        "/asks.json?limit=0".to_owned(),
        "/asks.json?limit=1001".to_owned(),
        "/reports/vetting-2022.json?limit=2".to_owned(),
    ] {
        assert_eq!(
            site.get(&other).await.status,
            StatusCode::BAD_REQUEST,
            "{other}"
        );
    }
}

/// A description that a client can rely on: each list answers as it says.
#[tokio::test]
async fn every_list_that_is_described_answers_as_described() {
    let site = Site::of(World::sample(), Options::default());
    let document = json(&site.get("/api/openapi.json").await.body);
    assert_eq!(document["openapi"], "3.1.0");
    let mut rows_seen = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        let schema =
            &methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
        let Some(name) = schema.as_str().and_then(|name| name.rsplit('/').next()) else {
            continue;
        };
        let address = path
            .replace(
                "{subject}/{of}/{duty}",
                "getting-a-grip-2023/west-mercia-pcc/comment",
            )
            .replace("{subject}", "home-office-2024-culture-and-standards")
            .replace("{report}", "getting-a-grip-2023")
            .replace("{body}", "west-mercia-pcc")
            .replace("{source}", "no-such-source");
        let answer = site.get(&address).await;
        if answer.status == StatusCode::NOT_FOUND {
            assert_eq!(answer.header("content-type"), "application/problem+json");
            continue;
        }
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let row = &document["components"]["schemas"][name.strip_suffix("List").unwrap()];
        for given in json(&answer.body)["rows"].as_array().unwrap() {
            rows_seen += 1;
            let given = given.as_object().unwrap();
            let members = row["properties"].as_object().unwrap();
            assert_eq!(given.len(), members.len(), "{address}");
            for (name, value) in given {
                let kind = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(_) => "integer",
                    _ => "string",
                };
                let allowed = members[name]["type"].as_array().unwrap();
                assert!(allowed.contains(&kind.into()), "{address} {name}: {value}");
            }
        }
    }
    assert!(rows_seen > 1_000, "only {rows_seen} rows were looked at");
}

#[tokio::test]
async fn other_sites_may_read_tables_and_nothing_else() {
    let site = Site::new();
    let origin =
        |answer: &crate::site::Answer| answer.headers.contains_key("access-control-allow-origin");
    for open in [
        "/asks.json",
        "/asks.csv",
        "/nothing.json",
        "/api/openapi.json",
    ] {
        assert!(origin(&site.get(open).await), "{open}");
    }
    for other in ["/asks", "/data", "/api", "/sign-in"] {
        assert!(!origin(&site.get(other).await), "{other}");
    }
    let asks = |method: &str| {
        Request::options("/asks.json")
            .header("origin", "https://newsroom.example")
            .header("access-control-request-method", method)
            .body(Body::empty())
            .unwrap()
    };
    let may = site.send(asks("GET")).await;
    assert_eq!((may.status, origin(&may)), (StatusCode::NO_CONTENT, true));
    let may = site.send(asks("POST")).await;
    assert!(!may.headers.contains_key("access-control-allow-methods"));
}

#[tokio::test]
async fn without_files_the_page_says_so_and_none_is_given() {
    let site = Site::new();
    let page = site.get("/data").await;
    assert!(page.words().contains("This site does not offer files"));
    assert_eq!(
        site.get("/data/asks.csv").await.status,
        StatusCode::NOT_FOUND
    );
    let folder = tempfile::tempdir().unwrap();
    let data = Data {
        folder: Some(folder.path().to_owned()),
        hour: Some(3),
    };
    let site = Site::of(
        World::empty(),
        Options {
            data,
            ..Options::default()
        },
    );
    assert!(
        site.get("/data")
            .await
            .words()
            .contains("No file has been made yet")
    );
    for name in [
        "asks.csv",
        "..%2f..%2fetc%2fpasswd",
        "checkpoint.json",
        ".answerable-export",
    ] {
        let status = site.get(&format!("/data/{name}")).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[tokio::test]
async fn members_stand_in_the_order_of_the_page_and_codes_beside_words() {
    let site = Site::invented();
    let body = site.get("/asks.json?limit=1").await.body;
    let at = |name: &str| body.find(&format!("\"{name}\":")).unwrap();
    let order = [
        "as_at",
        "page",
        "total",
        "entries",
        "next",
        "rows",
        "subject",
        "title",
        "kind",
        "standing",
        "told",
        "kind_code",
        "standing_code",
    ];
    let places: Vec<usize> = order.map(at).into();
    assert!(places.is_sorted(), "{body}");
    let row = &json(&body)["rows"][0];
    let (words, code) = (row["standing"].as_str(), row["standing_code"].as_str());
    assert_ne!(words, code);
    // What a row gives as a code is what a filter takes.
    let same = format!(
        "/asks.json?standing={}&kind={}&duty={}",
        code.unwrap(),
        row["kind_code"].as_str().unwrap(),
        row["duty"].as_str().unwrap()
    );
    let same = json(&site.get(&same).await.body);
    let rows = same["rows"].as_array().unwrap();
    assert!(rows.iter().any(|other| other["page"] == row["page"]));
    // Without pages asked for there are none to name.
    let whole = json(&site.get("/asks.json").await.body);
    assert!(whole.get("next").is_none() && whole.get("entries").is_none());
}

#[tokio::test]
async fn the_page_for_programs_says_where_it_is_and_which_lists_have_pages() {
    let site = Site::invented();
    let page = site.get("/api").await;
    let words = page.words();
    assert!(words.contains("curl 'http://"), "{words}");
    let of_every_list = words.split("no other list takes it").next().unwrap();
    assert!(of_every_list.contains("/asks, /reports, /concerns, /bodies or /sources"));
    // Rows and their members as the site has them, not by the alphabet.
    let place = |id: &str| page.body.find(&format!("id=\"{id}\"")).unwrap();
    assert!(place("Ask") < place("Report") && place("Report") < place("Body"));
    let ask = &page.body[place("Ask")..place("Event")];
    assert!(ask.find(">subject<").unwrap() < ask.find(">asked_by<").unwrap());
}
