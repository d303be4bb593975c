//! The list of asks: filters, counts, search, pages; and its rows as tables.

use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;
use serde_json::Value;

use crate::site::Site;
use crate::world::World;

async fn json(site: &Site, address: &str) -> Value {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    assert_eq!(
        answer.header("content-type"),
        "application/json; charset=utf-8"
    );
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test]
async fn csv_and_json_hold_the_same_rows_as_the_page() {
    let site = Site::invented();
    for address in [
        "/asks",
        "/reports",
        "/bodies",
        "/sources",
        "/reports/custody-in-exampleshire",
    ] {
        let rows = json(&site, &format!("{address}.json")).await;
        let count = rows["rows"].as_array().unwrap().len();
        assert_eq!(rows["total"], count, "{address}");
        let csv = site.get(&format!("{address}.csv")).await;
        assert_eq!(
            csv.header("content-type"),
            "text/csv; charset=utf-8; header=present"
        );
        let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
        let read: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
        assert_eq!(read.len(), count, "{address}");
        assert!(
            read.iter().flatten().all(|cell| !cell.is_empty()),
            "{address}: no cell is blank"
        );
        assert!(
            !rows.to_string().contains("</"),
            "{address}: JSON holds no markup"
        );
        let page = site.get(address).await.body;
        assert!(
            page.contains(&format!("href=\"{address}.csv\"")),
            "{address}"
        );
    }
}

#[tokio::test]
async fn a_filter_leaves_what_it_says_and_can_be_taken_away() {
    let site = Site::invented();
    let late = json(&site, "/asks.json?standing=answered-late").await;
    for row in late["rows"].as_array().unwrap() {
        assert_eq!(row["standing"], "Answered late");
    }
    assert_eq!(late["total"], 1);
    let page = site
        .get("/asks?standing=answered-late&of=exampleshire-pcc")
        .await;
    assert!(
        page.body.contains("href=\"/asks?of=exampleshire-pcc\""),
        "the standing is taken away"
    );
    assert!(
        page.body.contains("href=\"/asks?standing=answered-late\""),
        "the body is taken away"
    );
    assert!(page.body.contains("value=\"answered-late\" checked"));
}

#[tokio::test]
async fn a_search_that_finds_nothing_keeps_the_body_that_was_chosen() {
    let site = Site::invented();
    let page = site.get("/asks?of=exampleshire-pcc&words=zzzz").await.body;
    assert!(
        page.contains("<option value=\"exampleshire-pcc\" selected>"),
        "{page}"
    );
}

#[tokio::test]
async fn the_count_beside_a_choice_is_what_choosing_it_gives() {
    let site = Site::invented();
    let body = site.get("/asks").await.body;
    let mut seen = 0;
    for choice in body
        .split("name=\"standing\" type=\"checkbox\" value=\"")
        .skip(1)
    {
        let (value, rest) = choice.split_once('"').unwrap();
        let (_, rest) = rest.split_once("answerable-filter__count\">").unwrap();
        let (count, _) = rest.split_once('<').unwrap();
        let found = json(&site, &format!("/asks.json?standing={value}")).await;
        assert_eq!(found["total"].to_string(), count, "{value}");
        seen += 1;
    }
    assert!(seen >= 4, "{seen} standings are offered");
}

#[tokio::test]
async fn words_are_looked_for() {
    let site = Site::invented();
    let found = json(&site, "/asks.json?words=custody").await;
    assert!(found["total"].as_u64() > Some(0));
    assert_eq!(json(&site, "/asks.json?words=xyzzy").await["total"], 0);
    let none = site.get("/asks?words=xyzzy").await;
    assert!(none.words().contains("None of "));
    let hostile = site
        .get("/asks?words=%22%27)%20OR%20*%20NEAR(%3Cscript%3E")
        .await;
    assert_eq!(hostile.status, StatusCode::OK);
    assert!(!hostile.body.contains("<script"));
}

#[tokio::test]
async fn a_value_we_do_not_know_is_named_and_ignored() {
    let site = Site::invented();
    let answer = site
        .get("/asks?standing=2024-13-01&kind=comments&page=x&of=nobody")
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("<title>Error: Asks"));
    for said in [
        "‘2024-13-01’ is not a standing",
        "‘x’ is not a page number",
        "‘nobody’ is not a body asked here",
    ] {
        assert!(answer.body.contains(said), "{said}");
    }
    assert!(
        answer.body.contains("href=\"/asks.csv?kind=comments\""),
        "what is offered as a table is what was understood"
    );
}

#[tokio::test]
async fn a_table_is_refused_where_it_would_hold_more_than_was_asked_for() {
    let site = Site::invented();
    let long_words = format!("/asks.json?words={}", "x".repeat(201));
    for (address, said) in [
        (
            "/asks.json?standing=zzz",
            "‘zzz’ is not a standing. standing takes no-answer-found,",
        ),
        (
            "/asks.json?kind=comments&order=best",
            "order takes last-day, newest.",
        ),
        (
            "/asks.json?standng=answered-late",
            "‘standng’ is not the name of a filter here.",
        ),
        ("/asks.json?words=,,", "‘,,’ holds no word to look for."),
        (long_words.as_str(), "and at most 200 letters."),
        (
            "/asks.json?as-at=zzz",
            "‘zzz’ is not a day. Write it as 2024-05-01.",
        ),
        ("/reports.json?kind=peel", "Filters here: as-at"),
        (
            "/asks.json?words=custody&words=vetting",
            "‘vetting’ is a second value, and words takes one.",
        ),
        (
            "/concerns.json?of=exampleshire-police&of=southvale-police",
            "‘southvale-police’ is a second value, and of takes one.",
        ),
        (
            "/bodies/exampleshire-pcc.json?standing=awaiting",
            "Filters here: as-at",
        ),
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        let words = problem["detail"].as_str().unwrap();
        assert!(words.contains(said), "{address}: {words}");
        let csv = site.get(&address.replace(".json", ".csv")).await;
        assert_eq!(csv.status, StatusCode::BAD_REQUEST, "{address}");
        assert!(csv.body.starts_with("Problem,What to do,Reference\r\n"));
        assert!(csv.body.contains(said), "{address}: {}", csv.body);
    }
    for taken in [
        "/asks.csv?page=9",
        "/asks.csv?page=x",
        "/reports.csv?page=2",
        "/asks.csv?standing=",
    ] {
        assert_eq!(site.get(taken).await.status, StatusCode::OK, "{taken}");
    }
}

#[tokio::test]
async fn a_page_past_the_last_shows_the_last() {
    let answer = Site::invented().get("/asks?page=99").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.words().contains("Check custody records"));
    assert!(answer.body.contains("<title>Error: Asks"));
    let said = "There is no page 99: there is one page, shown here";
    assert!(answer.words().contains(said));
}

/// A site of more reports and documents than two pages hold.
fn long() -> Site {
    let world = World::invented();
    let told = (0..MANY).flat_map(|number| {
        let published = format!("2024-04-{:02}", number % 30 + 1);
        [
            facts::report_about(
                &format!("report-{number}"),
                &published,
                &["exampleshire-police"],
            )
            .into(),
            facts::source(&format!("document-{number}")).into(),
        ]
    });
    world.record(told.collect());
    Site::of(world, Options::default())
}

/// More than two pages.
const MANY: usize = 103;

#[tokio::test]
async fn reports_and_documents_come_in_pages_and_are_taken_away_whole() {
    let site = long();
    for (list, title) in [
        ("/reports", "Reports and letters"),
        ("/sources", "Documents"),
    ] {
        let whole = json(&site, &format!("{list}.json")).await;
        let rows = whole["rows"].as_array().unwrap();
        assert!(rows.len() >= MANY);
        assert_eq!(whole["total"], rows.len());
        let all: Vec<_> = rows
            .iter()
            .map(|row| row["page"].as_str().unwrap().to_owned())
            .collect();
        let mut paged = Vec::new();
        for page in 1..=3 {
            let address = match page {
                1 => list.to_owned(),
                _ => format!("{list}?page={page}"),
            };
            let answer = site.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK);
            let named = match page {
                1 => format!("<title>{title} - Answerable</title>"),
                _ => format!("<title>{title}, page {page} - Answerable</title>"),
            };
            assert!(answer.body.contains(&named), "{named}");
            let current = format!("aria-label=\"Page {page}\" aria-current=\"page\"");
            assert!(answer.body.contains(&current), "{address}");
            let links = answer.links();
            let shown = links.iter().filter(|link| all.contains(link));
            paged.extend(shown.cloned());
        }
        assert_eq!(
            paged, all,
            "{list}: each row once, in the order of the table"
        );
    }
}

#[tokio::test]
async fn a_page_that_a_list_does_not_have_is_said_plainly() {
    let site = long();
    for list in ["/reports", "/sources"] {
        let past = site.get(&format!("{list}?page=99")).await;
        assert_eq!(past.status, StatusCode::OK);
        assert!(past.body.contains("<title>Error: "), "{list}");
        let said = "There is no page 99: the last, page 3, is shown here";
        assert!(past.words().contains(said), "{list}");
        assert!(
            past.body
                .contains("aria-label=\"Page 3\" aria-current=\"page\"")
        );
        let none = site.get(&format!("{list}?page=none")).await;
        assert_eq!(none.status, StatusCode::OK);
        assert!(
            none.words().contains("‘none’ is not a page number"),
            "{list}"
        );
        assert!(
            none.body
                .contains("aria-label=\"Page 1\" aria-current=\"page\"")
        );
    }
}

#[tokio::test]
async fn a_list_without_rows_has_no_pages() {
    let site = Site::new();
    let reports = site.get("/reports").await;
    assert!(reports.words().contains("None is recorded by this day."));
    assert!(!reports.body.contains("aria-label=\"Pagination\""));
    let site = long();
    let before = site.get("/reports?as-at=2001-01-01").await;
    assert!(before.words().contains("None is recorded by this day."));
    let second = site.get("/reports?as-at=2024-05-20&page=2").await;
    let last = "href=\"/reports?page=3&#38;as-at=2024-05-20\"";
    assert!(
        second.body.contains(last),
        "the day is kept: {}",
        second.body
    );
}

#[tokio::test]
async fn the_tables_of_a_body_hold_every_ask_and_its_page_says_what_it_leaves_out() {
    const MANY: usize = 130;
    let world = World::invented();
    world.record(
        (0..MANY)
            .map(|number| {
                let id = format!("request-{number}");
                facts::request(&id, "2024-01-15", &["northmoor-police"]).into()
            })
            .collect(),
    );
    let site = Site::of(world, Options::default());
    let page = site.get("/bodies/northmoor-police").await;
    let said =
        "These are the newest 100 of 130. See all, with filters. CSV and JSON hold them all.";
    assert!(page.words().contains(said), "{}", page.words());
    assert!(
        page.body
            .contains("href=\"/asks?of=northmoor-police&#38;order=newest\"")
    );
    let rows = json(&site, "/bodies/northmoor-police.json").await;
    assert_eq!(rows["total"], MANY);
    assert_eq!(rows["rows"].as_array().unwrap().len(), MANY);
    let csv = site.get("/bodies/northmoor-police.csv").await;
    assert_eq!(csv.body.lines().count(), MANY + 1);
}

#[tokio::test]
async fn a_filter_past_the_longest_address_read_is_never_dropped_in_silence() {
    let site = Site::of(World::invented(), Options::default());
    let many = "page=1&".repeat(200);
    for path in ["/asks", "/concerns"] {
        let table = site
            .get(&format!("{path}.csv?{many}of=southvale-police"))
            .await;
        assert_eq!(table.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(table.body.contains("more than 200 parts"), "{}", table.body);
        let page = site.get(&format!("{path}?{many}of=southvale-police")).await;
        assert!(page.words().contains("more than 200 parts"), "{path}");
        let whole = site
            .get(&format!("{path}.csv?{}", "page=1&".repeat(199)))
            .await;
        assert_eq!(whole.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_page_with_filters_names_what_is_no_name_of_one() {
    let site = Site::of(World::invented(), Options::default());
    for path in ["/asks", "/concerns"] {
        let words = site
            .get(&format!("{path}?foo=1&foo=2&page=1"))
            .await
            .words();
        let said = "‘foo’ is not the name of a filter here";
        assert_eq!(words.matches(said).count(), 1, "{path}: {words}");
    }
}

#[tokio::test]
async fn whatever_was_not_understood_stands_in_one_summary() {
    let site = Site::of(World::invented(), Options::default());
    let words = site
        .get("/asks?standing=zzz&as-at=2024-01-01&as-at=2023-01-01")
        .await
        .words();
    assert_eq!(words.matches("There is a problem").count(), 1, "{words}");
    for said in [
        "‘zzz’ is not a standing",
        "‘2023-01-01’ is a second value, and as-at takes one",
    ] {
        assert_eq!(words.matches(said).count(), 1, "{said}: {words}");
    }
}

#[tokio::test]
async fn what_an_asker_has_open_leads_to_everything_it_asked_and_to_nothing_else() {
    let site = Site::invented();
    let length = |table: &Value| table["rows"].as_array().unwrap().len();
    let every = length(&json(&site, "/asks.json").await);
    let askers = json(&site, "/streamlining.json").await;
    assert!(length(&askers) > 0);
    for asker in askers["rows"].as_array().unwrap() {
        let reference = asker["asker"].as_str().unwrap();
        let everything = format!("/asks?asked-by={reference}&duty=act&duty=answer&duty=reply");
        let page = site.get(&format!("/streamlining/{reference}")).await.body;
        let as_written = everything.replace('&', "&#38;");
        assert!(page.contains(&format!("href=\"{as_written}\"")), "{page}");
        let table = json(&site, &everything.replace("/asks?", "/asks.json?")).await;
        let open = usize::try_from(asker["asks"].as_u64().unwrap()).unwrap();
        assert!(length(&table) >= open, "{reference}");
        assert!(length(&table) < every, "{reference}");
        let name = asker["name"].as_str().unwrap();
        for row in table["rows"].as_array().unwrap() {
            let by = row["asked_by"].as_str().unwrap();
            assert!(by.contains(name), "{reference}: {by}");
        }
    }
    let refused = site.get("/asks.json?asked-by=nobody-here").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}
