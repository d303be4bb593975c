//! Feeds and calendars: what a reader of feeds finds at the address of a page.

use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;

use crate::site::Site;
use crate::world::World;

/// A site as people open it.
fn site() -> (Site, std::sync::Arc<answerable_desk::Desk>) {
    let world = World::invented();
    let desk = std::sync::Arc::clone(&world.desk);
    let options = Options {
        address: Some("https://register.example".to_owned()),
        ..Options::default()
    };
    (Site::of(world, options), desk)
}

/// What stands between a tag and its end, each time.
fn all<'a>(text: &'a str, tag: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    text.split(&open)
        .skip(1)
        .filter_map(|rest| rest.split_once(&close).map(|(words, _)| words))
        .collect()
}

#[tokio::test]
async fn a_body_is_followed_by_a_feed_of_sentences() {
    let (site, _) = site();
    let feed = site.get("/bodies/exampleshire-pcc.atom").await;
    assert_eq!(feed.status, StatusCode::OK, "{}", feed.body);
    assert_eq!(
        feed.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    let titles = all(&feed.body, "title");
    assert!(titles[0].ends_with(" - Answerable"), "{titles:?}");
    assert!(
        titles[1..].iter().all(|title| title.ends_with('.')),
        "{titles:?}"
    );
    assert!(
        titles.iter().any(|title| title.contains(" answered ")),
        "{titles:?}"
    );
    let ids = all(&feed.body, "id");
    assert_eq!(
        ids[0],
        "https://register.example/bodies/exampleshire-pcc.atom"
    );
    assert!(
        ids[1..]
            .iter()
            .all(|id| id.starts_with("https://register.example/entries/"))
    );
    let mut newest_first = ids[1..].to_vec();
    newest_first.sort_by_key(|id| {
        std::cmp::Reverse(id.rsplit('/').next().unwrap().parse::<u64>().unwrap())
    });
    assert_eq!(ids[1..], newest_first);
    assert!(
        all(&feed.body, "updated")
            .iter()
            .all(|day| *day == "2026-11-21T00:00:00Z")
    );
}

#[tokio::test]
async fn every_page_that_can_be_followed_leads_to_its_feed() {
    let (site, _) = site();
    for (page, feed) in [
        ("/bodies/exampleshire-pcc", "/bodies/exampleshire-pcc.atom"),
        (
            "/reports/custody-in-exampleshire",
            "/reports/custody-in-exampleshire.atom",
        ),
        (
            "/asks?standing=answered-late",
            "/asks.atom?standing=answered-late",
        ),
    ] {
        let shown = site.get(page).await.body;
        let link = format!("type=\"application/atom+xml\" title=\"What happened\" href=\"{feed}\"");
        assert!(shown.contains(&link), "{page}");
        let found = site.get(feed).await;
        assert_eq!(found.status, StatusCode::OK, "{feed}");
        assert!(!all(&found.body, "title")[1..].is_empty(), "{feed}");
        let calendar = feed.replacen(".atom", ".ics", 1);
        assert_eq!(
            site.get(&calendar).await.status,
            StatusCode::OK,
            "{calendar}"
        );
        let again = axum::http::Request::get(feed)
            .header("if-none-match", found.header("etag"))
            .body(axum::body::Body::empty());
        let again = site.send(again.unwrap()).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{feed}");
    }
    for (address, status) in [
        ("/bodies/nobody.atom", StatusCode::NOT_FOUND),
        ("/bodies/nobody.ics", StatusCode::NOT_FOUND),
        ("/bodies.atom", StatusCode::NOT_FOUND),
        ("/method.atom", StatusCode::NOT_FOUND),
        ("/asks.atom?page=0", StatusCode::BAD_REQUEST),
        ("/asks.atom?page=2", StatusCode::NOT_FOUND),
        ("/asks.atom?standing=zzz", StatusCode::BAD_REQUEST),
        ("/asks.ics?of=nobody", StatusCode::BAD_REQUEST),
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, status, "{address}");
        assert!(!answer.body.contains("<html"), "{address}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_long_feed_is_read_page_by_page_and_holds_each_entry_once() {
    let (site, desk) = site();
    let world_entries = desk.read().head();
    for number in 0..120 {
        let letter = facts::letter(
            &format!("letter-{number}"),
            "2026-11-01",
            &["northmoor-police"],
        );
        let command = answerable_desk::clerk::Command {
            key: None,
            by: "test".into(),
            today: crate::world::TODAY,
            facts: vec![answerable_desk::clerk::Recording::from(
                answerable_register::entry::Fact::from(letter),
            )],
        };
        desk.record(command).unwrap();
    }
    let mut ids = Vec::new();
    let mut next = Some("/bodies/northmoor-police.atom".to_owned());
    let mut pages = 0;
    while let Some(address) = next {
        let page = site.get(&address).await;
        assert_eq!(page.status, StatusCode::OK);
        pages += 1;
        ids.extend(all(&page.body, "id")[1..].iter().map(|id| (*id).to_owned()));
        next = page
            .body
            .lines()
            .find(|line| line.contains("rel=\"next\""))
            .map(|line| line.split("https://register.example").nth(1).unwrap())
            .map(|rest| rest.split('"').next().unwrap().to_owned());
    }
    assert_eq!(pages, 3);
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), count), (120, 120));
    assert!(world_entries < desk.read().head());
}

#[tokio::test]
async fn a_calendar_holds_the_laws_day_and_tells_of_a_month_in_words() {
    let (site, desk) = site();
    let first = desk.read().head();
    let report = facts::report_about("engage-in-northmoor", "2026-11-10", &["northmoor-police"]);
    let asked = answerable_register::facts::Asked {
        deadline: answerable_register::calendar::Deadline::Month {
            year: 2027,
            month: 3,
        },
        ..facts::recommendation("check-records", &report, &["northmoor-police"])
    };
    for fact in [
        answerable_register::entry::Fact::from(report.clone()),
        asked.into(),
    ] {
        let command = answerable_desk::clerk::Command {
            key: None,
            by: "test".into(),
            today: crate::world::TODAY,
            facts: vec![answerable_desk::clerk::Recording::from(fact)],
        };
        desk.record(command).unwrap();
    }
    let read = |text: &str| text.replace("\r\n ", "").replace("\r\n", "\n");
    let calendar = site.get("/reports/engage-in-northmoor.ics").await;
    assert_eq!(
        calendar.header("content-type"),
        "text/calendar; charset=utf-8"
    );
    let said = read(&calendar.body);
    for line in [
        "BEGIN:VCALENDAR",
        "METHOD:PUBLISH",
        "DTSTART;VALUE=DATE:20270104",
        "DTEND;VALUE=DATE:20270105",
        "STATUS:CONFIRMED",
    ] {
        assert!(said.lines().any(|found| found == line), "{line}: {said}");
    }
    assert_eq!(said.matches("BEGIN:VEVENT").count(), 1, "{said}");
    assert!(
        said.contains("by law on or before 4 January 2027"),
        "{said}"
    );
    assert!(said.contains("asked for by March 2027"), "{said}");
    assert!(!said.contains("20270331"), "{said}");
    // The day moves: the same event, of a higher number.
    let moved = answerable_register::facts::Report {
        published_on: facts::day("2026-11-12"),
        ..report
    };
    let command = answerable_desk::clerk::Command {
        key: None,
        by: "test".into(),
        today: crate::world::TODAY,
        facts: vec![answerable_desk::clerk::Recording {
            fact: moved.into(),
            corrects: Some(first),
        }],
    };
    desk.record(command).unwrap();
    let before = read(&calendar.body);
    let after = read(&site.get("/reports/engage-in-northmoor.ics").await.body);
    let line = |text: &str, name: &str| {
        let found = text.lines().find(|line| line.starts_with(name));
        found.unwrap().to_owned()
    };
    assert_eq!(line(&before, "UID"), line(&after, "UID"));
    assert_ne!(line(&before, "DTSTART"), line(&after, "DTSTART"));
    assert_eq!(line(&before, "SEQUENCE"), "SEQUENCE:0");
    assert_eq!(line(&after, "SEQUENCE"), "SEQUENCE:1");
}
