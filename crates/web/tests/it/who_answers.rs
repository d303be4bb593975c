//! Who answers: every number leads to as many rows as it says, on every page of
//! the room; and the room is honest where little is known.

use answerable_register::facts::{Explanation, Meets};
use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;
use serde_json::Value;

use crate::site::{Answer, Site};
use crate::world::World;

/// Seven reports on every force. Exampleshire answers in time, Southvale late but
/// for one, Westmarch is looked for once, Northmoor by its mayor.
fn site() -> Site {
    let world = World::invented();
    let mut told = Vec::new();
    for number in 0..7 {
        let id = format!("report-{number}");
        let report = facts::report_about(
            &id,
            "2024-03-06",
            &[
                "exampleshire-police",
                "northmoor-police",
                "southvale-police",
                "westmarch-police",
            ],
        );
        told.push(report.clone().into());
        if number == 0 {
            told.push(facts::recommendation("asked-0", &report, &["southvale-police"]).into());
        }
        for (body, on) in [
            ("exampleshire-pcc", "2024-04-01"),
            ("southvale-pcc", "2024-06-01"),
        ] {
            if body == "southvale-pcc" && number == 6 {
                continue;
            }
            let ask = format!("{id}/{body}/comment");
            let mut answer = facts::answer_on(&format!("{body}-{number}"), body, on, &[&ask]);
            if body == "southvale-pcc" && number == 0 {
                answer.meets.push(Meets {
                    explanation: Some(Explanation::ActionTaken),
                    ..facts::meets("asked-0/southvale-pcc/explain")
                });
            }
            told.push(answer.into());
        }
    }
    told.push(facts::look("2024-06-02", &["report-1/westmarch-pcc/comment"]).into());
    world.record(told);
    Site::of(world, Options::default())
}

const PAGES: [&str; 9] = [
    "/who-answers",
    "/who-answers?order=share&from=2024-03-01",
    "/who-answers?as-at=2024-04-30",
    "/who-answers/explanations",
    "/who-answers/forces",
    "/who-answers/others?report-kind=thematic",
    "/who-answers/bodies/southvale-pcc",
    "/who-answers/bodies/westmarch-pcc?to=2024-12-31",
    "/who-answers/bodies/westmarch-police",
];

/// Each link to a list of asks, with the number it is written on.
fn counts(page: &Answer) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for part in page.body.split("href=\"/asks?").skip(1) {
        let Some((query, rest)) = part.split_once('"') else {
            continue;
        };
        let Some((_, rest)) = rest.split_once('>') else {
            continue;
        };
        // The number of a figure stands in a span of its own.
        let rest = rest
            .strip_prefix("<span class=\"answerable-figure__number\">")
            .unwrap_or(rest);
        let number = rest.split('<').next().unwrap_or_default().replace(',', "");
        if let Ok(number) = number.parse() {
            found.push((query.replace("&#38;", "&"), number));
        }
    }
    found
}

#[tokio::test]
async fn every_number_of_every_page_leads_to_as_many_rows() {
    let site = site();
    let mut held = 0;
    for page in PAGES {
        let shown = site.get(page).await;
        assert_eq!(shown.status, StatusCode::OK, "{page}");
        for (query, number) in counts(&shown) {
            let rows = site.get(&format!("/asks.json?{query}")).await;
            assert_eq!(
                rows.status,
                StatusCode::OK,
                "{page}: {query}: {}",
                rows.body
            );
            let rows: Value = serde_json::from_str(&rows.body).unwrap();
            assert_eq!(rows["total"], number, "{page}: {query}");
            held += 1;
        }
    }
    assert!(held > 60, "{held} numbers were followed");
}

#[tokio::test]
async fn the_number_the_law_the_looks_and_how_to_reply_stand_on_one_page() {
    let site = site();
    let list = site.get("/who-answers").await;
    assert!(
        list.links()
            .iter()
            .any(|link| link == "/who-answers/bodies/southvale-pcc")
    );
    let page = site.get("/who-answers/bodies/southvale-pcc").await;
    let words = page.words();
    for said in [
        "Police and Crime Commissioner for Southvale: how it answers",
        "8 sets of comments whose last day has passed",
        "Police Act 1996, section 55(5) and (5A)",
        "20 May 2024: ",
        "no answer was there",
        "Told on 21 May 2024",
        "How the number is worked out",
        "ask for a correction of this page",
        "A reviewer of this register checks it against the source and decides",
        "Nobody here decides whether a reply is shown",
        "By law (Police Act 1996, section 55)",
        "Against the rest",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    for link in [
        "/correction?page=%2Fwho-answers%2Fbodies%2Fsouthvale-pcc",
        "/method#answering",
    ] {
        assert!(page.body.contains(&format!("href=\"{link}\"")), "{link}");
    }
    assert!(
        page.links()
            .iter()
            .any(|link| link.starts_with("/entries/")),
        "a proof"
    );
    let own = site.get("/bodies/southvale-pcc").await;
    assert!(
        own.body
            .contains("href=\"/who-answers/bodies/southvale-pcc\"")
    );
}

#[tokio::test]
async fn four_things_are_said_of_bodies_and_no_rank() {
    let page = site().get("/who-answers?order=share").await;
    let words = page.words();
    assert!(words.contains("below the"), "{words}");
    assert!(words.contains("An order is for finding, and is no rank."));
    for never in ["worst", "best ", "league", "Rank ", "failed", "refused"] {
        assert!(!words.contains(never), "{never}");
    }
    assert_eq!(page.body.matches("aria-sort=").count(), 1);
    assert!(page.body.contains("<svg"), "the funnel");
}

/// Eight reports in each of two whole years, of which Southvale answered none in
/// time.
fn two_years() -> Site {
    let forces = ["exampleshire", "southvale", "westmarch"];
    let about = forces.map(|force| format!("{force}-police"));
    let about: Vec<&str> = about.iter().map(String::as_str).collect();
    let world = World::invented();
    let mut told = Vec::new();
    for year in [2024, 2025] {
        for month in 1..=8 {
            let id = format!("report-{year}-{month}");
            told.push(facts::report_about(&id, &format!("{year}-0{month}-10"), &about).into());
            for body in ["exampleshire-pcc", "southvale-pcc", "westmarch-pcc"] {
                let on = match body {
                    "southvale-pcc" => format!("{year}-1{}-20", month % 3),
                    _ => format!("{year}-0{month}-20"),
                };
                let ask = format!("{id}/{body}/comment");
                told.push(facts::answer_on(&format!("{body}-{id}"), body, &on, &[&ask]).into());
            }
        }
    }
    world.record(told);
    Site::of(world, Options::default())
}

#[tokio::test]
async fn whoever_is_called_consistently_low_is_shown_the_numbers_on_both_pages() {
    let site = two_years();
    let all = site.get("/who-answers").await;
    let one = site.get("/who-answers/bodies/southvale-pcc").await;
    let years = "reports of 2025: 0 of 8 in time";
    for page in [&all, &one] {
        let words = page.words().replace('\n', " ");
        assert!(words.contains(years), "{words}");
        assert!(words.contains("A limit says how far chance takes"));
        assert!(words.contains("We call a body consistently low where"));
    }
    assert!(all.words().contains("and one meets it."), "{}", all.words());
    let words = one.words();
    assert!(words.contains("It meets our test of consistently low, for 2024 and 2025."));
    assert!(
        words.contains("Its share in time lies below the"),
        "{words}"
    );
    let other = site.get("/who-answers/bodies/exampleshire-pcc").await;
    let words = other.words();
    assert!(
        words.contains("It does not meet our test of consistently low"),
        "{words}"
    );
    // The numbers of the years lead to as many rows as they say.
    let counted = counts(&one);
    for year in ["from=2024-01-01", "from=2025-01-01"] {
        assert!(
            counted.iter().any(|(query, _)| query.contains(year)),
            "{year}"
        );
    }
    for (query, number) in counted {
        let rows = site.get(&format!("/asks.json?{query}")).await;
        let rows: Value = serde_json::from_str(&rows.body).unwrap();
        assert_eq!(rows["total"], number, "{query}");
    }
}

#[tokio::test]
async fn a_body_of_which_nothing_or_too_little_is_known_is_not_held_against_any() {
    let page = site().get("/who-answers/bodies/hmicfrs").await;
    let words = page.words();
    assert!(
        words.contains("Nothing is recorded here that was asked of it"),
        "{words}"
    );
    assert!(!words.contains("Against the rest"), "{words}");
    // What our looking lacks is not said as a number of a body.
    let sample = Site::of(World::sample(), Options::default());
    let page = sample.get("/who-answers/bodies/west-mercia-pcc").await;
    let words = page.words();
    assert!(
        words.contains("There is too little to apply our test"),
        "{words}"
    );
    assert!(!words.contains("It rests on"), "{words}");
    let before = "/who-answers/bodies/southvale-pcc?as-at=1999-01-01";
    let words = Site::invented().get(before).await.words();
    assert!(!words.contains("Against the rest"), "{words}");
    assert!(words.contains("There is none to show."), "{words}");
}

#[tokio::test]
async fn days_chosen_leave_out_what_was_asked_and_not_that_it_was() {
    let sample = Site::of(World::sample(), Options::default());
    let page = sample
        .get("/who-answers/bodies/hmicfrs?to=2000-01-01")
        .await;
    let words = page.words();
    assert!(
        words.contains("asked of it in these days without a last day by law"),
        "{words}"
    );
    assert!(!words.contains("asked of it by this day"), "{words}");
}

#[tokio::test]
async fn a_law_is_not_told_of_days_before_it() {
    let sample = Site::of(World::sample(), Options::default());
    for page in [
        "/who-answers",
        "/who-answers/bodies/west-mercia-pcc",
        "/bodies/west-mercia-pcc",
    ] {
        let today = sample.get(page).await;
        assert!(
            today
                .words()
                .contains("published from 2 May 2017 on, within 56 days"),
            "{page}"
        );
        let before = sample.get(&format!("{page}?as-at=2016-05-01")).await;
        assert!(
            !before.words().contains("By law (Police Act 1996"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn where_an_answer_is_recorded_no_look_is_missed() {
    let page = site().get("/who-answers/bodies/exampleshire-pcc").await;
    let words = page.words();
    assert!(
        words.contains("An answer is recorded; none was needed to find it."),
        "{words}"
    );
    assert!(!words.contains("No look is recorded."), "{words}");
    let page = site().get("/who-answers/bodies/westmarch-pcc").await;
    assert!(
        page.words().contains("No look is recorded."),
        "{}",
        page.words()
    );
}

#[tokio::test]
async fn home_leads_to_who_answers() {
    let page = site().get("/?as-at=2024-06-01").await;
    let link = "/who-answers?as-at=2024-06-01".to_owned();
    assert!(page.links().contains(&link), "{:?}", page.links());
    assert!(
        page.words()
            .contains("Who answers in time, body by body, and who is consistently low")
    );
}

#[tokio::test]
async fn nobody_is_late_where_no_law_sets_a_day() {
    let site = site();
    for page in ["/who-answers/forces", "/who-answers/others"] {
        let words = site.get(page).await.words();
        assert!(words.contains("nobody is late"), "{words}");
        assert!(!words.contains("Answered late"), "{words}");
    }
}

#[tokio::test]
async fn where_little_is_known_that_is_what_is_said() {
    let empty = Site::of(World::empty(), Options::default());
    let words = empty.get("/who-answers").await.words();
    assert!(
        words.contains("No set of comments here has a last day that has passed"),
        "{words}"
    );
    assert!(words.contains("says nothing of any body"), "{words}");
    let sample = Site::of(World::sample(), Options::default());
    let page = sample.get("/who-answers").await;
    let words = page.words();
    assert!(
        words.contains("too little is known yet to compare"),
        "{words}"
    );
    assert!(words.contains("no share follows from it"), "{words}");
    assert!(
        !page.body.contains("<svg id=\"funnel"),
        "no picture of what is not known"
    );
    let of_none = page.body.matches("data-label=\"In time\">0 of").count();
    assert_eq!(of_none, 1, "of one body five are known, and were late");
    let not_known = page
        .body
        .matches("data-label=\"In time\">not known")
        .count();
    assert_eq!(not_known, 45, "of all others nothing is: {words}");
}

#[tokio::test]
async fn what_is_no_period_is_named_kept_and_left_out() {
    let site = site();
    let page = site
        .get("/who-answers?from-day=30&from-month=2&from-year=2024&report-kind=novel&x=1")
        .await;
    assert_eq!(page.status, StatusCode::OK);
    for said in [
        "<title>Error: Answering in time",
        "‘30 2 2024’ is not a day",
        "‘novel’ is not a kind of report",
        "‘x’ is not the name of a filter here",
        "value=\"30\"",
    ] {
        assert!(page.body.contains(said), "{said}");
    }
    for table in [
        "/who-answers.json?order=best",
        "/who-answers/forces.csv?from=2024-5-1",
    ] {
        assert_eq!(
            site.get(table).await.status,
            StatusCode::BAD_REQUEST,
            "{table}"
        );
    }
    assert_eq!(
        site.get("/who-answers/bodies/nobody").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn every_page_is_a_table_too_and_no_cell_is_blank() {
    let site = site();
    for page in PAGES {
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let csv = site.get(&format!("{path}.csv?{query}")).await;
        assert_eq!(csv.status, StatusCode::OK, "{page}");
        let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
        let rows: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
        assert!(rows.iter().flatten().all(|cell| !cell.is_empty()), "{page}");
        let json = site.get(&format!("{path}.json?{query}")).await;
        let json: Value = serde_json::from_str(&json.body).unwrap();
        assert_eq!(json["rows"].as_array().unwrap().len(), rows.len(), "{page}");
    }
}
