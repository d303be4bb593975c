//! Answering over time and stays in Engage: pages, their charts, and the files
//! of both.

use answerable_register::entry::Fact;
use answerable_register::facts::{EngageDay, Stage, Stay};
use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;
use serde_json::Value;

use crate::site::Site;
use crate::world::World;

const PATH: &str = "/who-answers/over-time";

/// Six more reports on Exampleshire, one a month; all but the first answered in the
/// month, so that most of what is due is known.
fn six_reports() -> Site {
    let world = World::invented();
    let mut told: Vec<Fact> = Vec::new();
    for month in 1..=6 {
        let id = format!("month-{month}");
        let day = format!("2025-0{month}-01");
        told.push(facts::report_about(&id, &day, &["exampleshire-police"]).into());
        if month > 1 {
            let ask = format!("{id}/exampleshire-pcc/comment");
            let answered = format!("2025-0{month}-20");
            let answer =
                facts::answer_on(&format!("of-{id}"), "exampleshire-pcc", &answered, &[&ask]);
            told.push(answer.into());
        }
    }
    world.record(told);
    Site::of(world, Options::default())
}

#[tokio::test]
async fn each_month_has_its_row_and_leads_to_the_page_as_at_its_end() {
    let site = six_reports();
    let page = site.get(&format!("{PATH}?body=exampleshire-pcc")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body
            .contains("/who-answers/bodies/exampleshire-pcc?as-at=2025-12-31")
    );
    assert!(
        page.body.contains("role=\"img\""),
        "seven due are enough to be drawn"
    );
    let table = site
        .get(&format!("{PATH}.json?body=exampleshire-pcc"))
        .await;
    let table: Value = serde_json::from_str(&table.body).unwrap();
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 25, "24 ends of months and the day shown");
    assert_eq!(rows[24]["day"], "2026-11-21");
    assert_eq!(rows[24]["of"], 7);
    // What is due never becomes less, and what is known in time is never more
    // than can be.
    let number = |row: &Value, name: &str| row[name].as_u64().unwrap();
    for pair in rows.windows(2) {
        assert!(number(&pair[0], "of") <= number(&pair[1], "of"));
    }
    for row in rows {
        assert!(number(row, "known") <= number(row, "could_be"));
        assert!(number(row, "could_be") <= number(row, "of"));
    }
}

#[tokio::test]
async fn of_all_and_of_each_the_same_rows_are_drawn_and_taken_away() {
    let site = six_reports();
    for query in ["", "?show=each", "?body=exampleshire-pcc"] {
        let page = site.get(&format!("{PATH}{query}")).await;
        let svg = page
            .links()
            .into_iter()
            .find(|link| link.contains("/chart.svg"))
            .unwrap();
        let file = site.get(&svg).await;
        assert_eq!(file.status, StatusCode::OK, "{svg}");
        assert_eq!(file.header("content-type"), "image/svg+xml");
        assert!(file.body.starts_with("<svg ") && file.body.contains("as at 21 November 2026"));
        assert!(
            !page.body.contains("/chart.png"),
            "no font was given, so no PNG is offered"
        );
    }
    let each = site.get(&format!("{PATH}?show=each")).await.words();
    assert!(
        each.contains("Known to be in time, on the first day and on the last"),
        "{each}"
    );
}

#[tokio::test]
async fn every_figure_has_its_page_its_rows_and_its_page_of_one_day() {
    let site = six_reports();
    for (figure, heading, page_of_a_day) in [
        ("late", "Comments published late", "/who-answers?as-at="),
        ("no-answer-found", "No answer found", "/who-answers?as-at="),
        (
            "looked-for",
            "How far looking reached",
            "/who-answers?as-at=",
        ),
        (
            "explained",
            "Recommendations explained",
            "/who-answers/explanations?as-at=",
        ),
        ("days", "Days to an answer", "/who-answers/forces?as-at="),
    ] {
        let page = site.get(&format!("{PATH}?figure={figure}")).await;
        assert_eq!(page.status, StatusCode::OK, "{figure}");
        assert!(page.words().contains(heading), "{figure}");
        let table = site.get(&format!("{PATH}.json?figure={figure}")).await;
        let table: Value = serde_json::from_str(&table.body).unwrap();
        for row in table["rows"].as_array().unwrap() {
            assert_eq!(row["figure"], figure);
        }
        let is_counted = table["total"].as_u64().unwrap() > 0;
        assert_eq!(page.body.contains(page_of_a_day), is_counted, "{figure}");
    }
    let late = site.get(&format!("{PATH}.json?figure=late")).await;
    let late: Value = serde_json::from_str(&late.body).unwrap();
    let rows = late["rows"].as_array().unwrap();
    let in_time = site.get(&format!("{PATH}.json")).await;
    let in_time: Value = serde_json::from_str(&in_time.body).unwrap();
    for (late, in_time) in rows.iter().zip(in_time["rows"].as_array().unwrap()) {
        let known = |row: &Value| row["known"].as_u64().unwrap();
        let missing = late["could_be"].as_u64().unwrap() - known(late);
        let all = known(late) + known(in_time) + missing;
        assert_eq!(
            all,
            late["of"].as_u64().unwrap(),
            "each is in time, late or not known"
        );
    }
}

#[tokio::test]
async fn days_are_those_of_the_group_that_is_named_and_of_one_body_its_own() {
    let site = six_reports();
    let words = |query: &str| {
        let path = format!("{PATH}?figure=days{query}");
        let site = &site;
        async move { site.get(&path).await.words() }
    };
    assert!(words("").await.contains("Forces, all together"));
    let others = words("&of-group=others").await;
    assert!(
        others.contains("College, NPCC, Home Office and others, all together"),
        "{others}"
    );
    let one = words("&body=exampleshire-police").await;
    assert!(
        one.contains("Exampleshire Police") && !one.contains("Among:"),
        "{one}"
    );
}

#[tokio::test]
async fn where_there_is_no_font_the_address_of_a_png_says_why() {
    let answer = six_reports().get(&format!("{PATH}/chart.png")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(
        answer.body.starts_with("This server draws no PNG"),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn what_is_not_known_in_the_address_is_named() {
    let site = six_reports();
    let page = site
        .get(&format!("{PATH}?body=nowhere&show=best&figure=rank"))
        .await
        .words();
    assert!(page.contains("‘nowhere’ is not a body here"), "{page}");
    assert!(page.contains("‘best’ is not a way to show it"), "{page}");
    assert!(page.contains("‘rank’ is not a figure here"), "{page}");
    let table = site.get(&format!("{PATH}.csv?show=best")).await;
    assert_eq!(table.status, StatusCode::BAD_REQUEST);
    let chart = site.get(&format!("{PATH}/chart.svg?body=nowhere")).await;
    assert_eq!(chart.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn before_any_last_day_there_is_nothing_to_show() {
    let page = six_reports().get(&format!("{PATH}?as-at=2024-03-07")).await;
    assert!(
        page.words()
            .contains("there is nothing to show over time yet")
    );
    let chart = six_reports()
        .get(&format!("{PATH}/chart.svg?as-at=2024-03-07"))
        .await;
    assert_eq!(chart.status, StatusCode::NOT_FOUND);
}

fn engage() -> Site {
    let world = World::invented();
    let on = |first: &str, last: &str| EngageDay {
        earliest: answerable_register::calendar::parse_day(first).unwrap(),
        latest: answerable_register::calendar::parse_day(last).unwrap(),
        as_published: None,
        source: "custody-report".into(),
    };
    let stay = |id: &str, force: &str, entered, left| Stay {
        id: id.into(),
        force: force.into(),
        stage: Stage::Engage,
        entered: vec![entered],
        left,
        ground: None,
        note: None,
        passages: Vec::new(),
    };
    let ended = vec![on("2024-05-21", "2024-05-21")];
    world.record(vec![
        stay(
            "one",
            "exampleshire-police",
            on("2022-06-24", "2022-06-24"),
            ended,
        )
        .into(),
        stay(
            "two",
            "southvale-police",
            on("2024-12-01", "2024-12-31"),
            Vec::new(),
        )
        .into(),
    ]);
    Site::of(world, Options::default())
}

#[tokio::test]
async fn stays_are_a_list_with_the_days_that_sources_give_and_a_line_of_time() {
    let site = engage();
    let page = site.get("/engage").await;
    let words = page.words();
    let recorded =
        "2 stays of 2 forces are recorded by 21 November 2026. One of them has no recorded end.";
    assert!(words.contains(recorded), "{words}");
    for said in [
        "24 June 2022",
        "21 May 2024",
        "December 2024",
        "no end recorded",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(page.body.contains("answerable-chart__goes-on"));
    // The day before it ended, an end that came later is not told.
    let before = site.get("/engage?as-at=2024-05-20").await.words();
    assert!(
        !before.contains("21 May 2024") && !before.contains("Southvale Police"),
        "{before}"
    );
    let table = site.get("/engage.csv").await;
    assert!(table.body.lines().count() == 3, "{}", table.body);
    let none = site.get("/engage?as-at=2020-01-01").await.words();
    assert!(
        none.contains("No stay in Engage is recorded by 1 January 2020."),
        "{none}"
    );
}
