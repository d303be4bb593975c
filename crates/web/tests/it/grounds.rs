//! Where facts come from: what sources tell differently, what a document
//! dates, whom the words of a group were read as.

use answerable_register::facts::{
    Addressee, Asked, AskedKind, Difference, EngageDay, Kept, Passage, Reading, Report, Source,
    Stage, Stay,
};
use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;

use crate::site::Site;
use crate::world::World;

fn site(told: Vec<answerable_register::entry::Fact>) -> Site {
    let world = World::invented();
    world.record(told);
    Site::of(world, Options::default())
}

fn difference(about: &str) -> Difference {
    let reading = |words: &str, gist: &str| Reading {
        passage: facts::passage("custody-report", words),
        gist: gist.into(),
    };
    Difference {
        about: about.into(),
        what: "When records are to be checked".into(),
        readings: vec![
            reading("By September 2024", "By September."),
            reading("in the autumn", "In the autumn."),
        ],
    }
}

#[tokio::test]
async fn what_sources_tell_differently_stands_on_the_page_it_is_about() {
    let site = site(vec![
        difference("check-custody-records").into(),
        difference("vetting-in-westmarch").into(),
    ]);
    let asked = site.get("/asks/check-custody-records").await.words();
    let (_, differ) = asked.split_once("Where sources differ").unwrap();
    let (differ, _) = differ.split_once("Recorded in").unwrap();
    insta::assert_snapshot!(differ, @r"
    Each is kept as its source tells it. Which is right is not decided here.
    When records are to be checked
    By September.
    By September 2024
    Custody report
    In the autumn.
    in the autumn
    Custody report
    ");
    let own = site.get("/reports/vetting-in-westmarch").await.words();
    assert!(own.contains("In the autumn."), "{own}");
    assert!(!own.contains("Of: "), "{own}");
    let of_what_it_asks = site.get("/reports/custody-in-exampleshire").await.words();
    assert!(
        of_what_it_asks.contains("Of: Check custody records"),
        "{of_what_it_asks}"
    );
    let other = site
        .get("/reports/missing-people-in-southvale")
        .await
        .words();
    assert!(!other.contains("Where sources differ"), "{other}");
}

#[tokio::test]
async fn that_a_body_was_asked_is_never_said_where_no_source_says_it() {
    let why = "The report says that it declined to comment, and not that it was asked.";
    let site = site(vec![
        Asked {
            kind: AskedKind::AidRequest,
            of: vec![
                facts::to("exampleshire-police"),
                Addressee {
                    not_said: Some(why.into()),
                    ..facts::to("southvale-police")
                },
            ],
            ..facts::request("officers-for-a-day", "6 March 2024", &[])
        }
        .into(),
    ]);
    let caveat = "No source says in words that it was asked";
    let of_it = "/asks/officers-for-a-day/southvale-police/reply";
    let ask = site.get(of_it).await.words();
    let (first_lines, rest) = ask.split_once("The ask\n").unwrap();
    let by_name = "No source says in words that Southvale Police was asked.";
    assert!(first_lines.contains(by_name), "{first_lines}");
    assert!(!rest.contains("Asked of"), "{rest}");
    assert!(rest.contains(&format!("{caveat}. {why}")), "{rest}");
    assert!(rest.contains("Taken to have been asked: no source says so in words"));
    let other = of_it.replace("southvale", "exampleshire");
    assert!(!site.get(&other).await.words().contains("No source says"));
    let subject = site.get("/asks/officers-for-a-day").await.words();
    let told = "Of one of them no source says in words that the body was asked.";
    assert!(subject.contains(told), "{subject}");
    for page in [
        "/asks?words=officers",
        "/asks/officers-for-a-day",
        "/bodies/southvale-police",
    ] {
        let words = site.get(page).await.words();
        assert_eq!(words.matches(caveat).count(), 1, "{page}: {words}");
    }
    let csv = site.get("/asks/officers-for-a-day.csv").await.body;
    assert_eq!(csv.matches(why).count(), 1, "{csv}");
}

#[tokio::test]
async fn a_document_lists_the_stays_that_it_dates() {
    let on = |text: &str, source: &str| EngageDay {
        earliest: facts::day(text),
        latest: facts::day(text),
        as_published: None,
        source: source.into(),
    };
    let site = site(vec![
        Source {
            passages: vec!["Westmarch Police is in Engage".into()],
            ..facts::source("a-notice")
        }
        .into(),
        facts::source("another-notice").into(),
        facts::source("a-third-notice").into(),
        Stay {
            id: "westmarch-engage-2024".into(),
            force: "westmarch-police".into(),
            stage: Stage::Engage,
            entered: vec![
                on("2024-02-01", "a-notice"),
                on("2024-02-02", "another-notice"),
            ],
            left: vec![
                on("2025-02-01", "another-notice"),
                EngageDay {
                    earliest: facts::day("2025-01-01"),
                    latest: facts::day("2025-12-31"),
                    as_published: Some("some time in 2025".into()),
                    source: "a-third-notice".into(),
                },
            ],
            ground: None,
            note: None,
            passages: vec![Passage {
                source: "a-notice".into(),
                words: "Westmarch Police is in Engage".into(),
                span: None,
                place: None,
            }],
        }
        .into(),
    ]);
    let force = site.get("/bodies/westmarch-police").await.words();
    assert!(force.contains("Westmarch Police is in Engage"), "{force}");
    assert!(force.contains("some time in 2025"), "{force}");
    // On a day before it the end is neither shown nor denied.
    let before = site.get("/bodies/westmarch-police?as-at=2025-01-31").await;
    let before = before.words();
    assert!(
        before.contains("Ended | no end is recorded by this day"),
        "{before}"
    );
    assert!(
        before.contains("No end of that is recorded by this day"),
        "{before}"
    );
    assert!(!before.contains("some time in 2025"), "{before}");
    let words = site.get("/sources/a-notice").await.words();
    assert!(
        words.contains("One passage is shown, and something is recorded from it."),
        "{words}"
    );
    assert!(
        words.contains(
            "Westmarch Police | Engage, enhanced monitoring | 1 February 2024 | not said here"
        ),
        "{words}"
    );
    let other = site.get("/sources/another-notice").await.words();
    assert!(
        other.contains("2 February 2024 | 1 February 2025"),
        "{other}"
    );
}

#[tokio::test]
async fn a_group_says_how_its_words_were_read_and_leads_to_each_member() {
    let site = site(vec![
        Asked {
            of: vec![facts::to_group("chief-constables", "Chief constables")],
            ..facts::request("grade-every-risk", "2024-03-06", &[])
        }
        .into(),
    ]);
    let answer = site.get("/asks/grade-every-risk").await;
    let words = answer.words();
    let rows = site
        .get("/asks/grade-every-risk.csv")
        .await
        .body
        .lines()
        .count()
        - 1;
    let said = format!(
        "“Chief constables” was read as the {rows} bodies of the day it was asked: 6 March 2024. See each of them."
    );
    assert!(words.contains(&said), "{said}: {words}");
    assert!(rows > 40, "{rows}");
    assert!(answer.body.contains("href=\"#addressees\""));
    assert!(answer.body.contains("id=\"addressees\""));
}

#[tokio::test]
async fn home_and_the_documents_are_those_of_the_day() {
    let published = |id: &str, day: &str| Source {
        kept: Kept::Passages,
        published_on: Some(facts::day(day)),
        ..facts::source(id)
    };
    let site = site(vec![
        published("an-early-letter", "2024-01-01").into(),
        published("a-late-letter", "2025-01-01").into(),
    ]);
    let today = site.get("/").await.words();
    assert!(today.contains("it holds 3 documents"), "{today}");
    assert!(today.contains("Newly recorded"), "{today}");
    let then = site.get("/?as-at=2024-02-01").await.words();
    assert!(
        then.contains("As at 1 February 2024 it holds one document, no reports and letters, and one thing asked."),
        "{then}"
    );
    assert!(then.contains("An early letter"), "{then}");
    assert!(!then.contains("A late letter"), "{then}");
    assert!(!then.contains("Newly recorded"), "{then}");
    let list = site.get("/sources?as-at=2024-02-01").await.words();
    assert!(
        list.contains("One document as at 1 February 2024."),
        "{list}"
    );
    assert!(list.contains("2 more documents are recorded"), "{list}");
    let csv = site.get("/sources.csv?as-at=2024-02-01").await.body;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let before = site
        .get("/sources/a-late-letter?as-at=2024-02-01")
        .await
        .words();
    assert!(before.contains("It is from after this day"), "{before}");
}

#[tokio::test]
async fn a_document_kept_whole_and_not_shown_can_be_taken_away_as_it_was_read() {
    let world = World::invented();
    let bytes = b"report,recipient\n1,Southvale Police\n";
    let fingerprint = world.desk.archive().keep(bytes).unwrap();
    let rows = Source {
        kept: Kept::Whole,
        media: Some("text/csv".into()),
        fingerprint: Some(fingerprint.to_string().into()),
        ..facts::source("a-list-of-reports")
    };
    let reports = (0..60).map(|number| Report {
        sources: vec!["a-list-of-reports".into()],
        ..facts::report_about(
            &format!("listed-{number}"),
            "2024-03-06",
            &["southvale-police"],
        )
    });
    world.record(
        std::iter::once(rows.into())
            .chain(reports.map(Into::into))
            .collect(),
    );
    let site = Site::of(world, Options::default());
    let answer = site.get("/sources/a-list-of-reports").await;
    let words = answer.words();
    assert!(words.contains("The whole document is kept here"), "{words}");
    assert!(
        words.contains("Take away the copy kept here, as it was read."),
        "{words}"
    );
    assert!(!words.contains("at its publisher"), "{words}");
    assert!(words.contains("These are 50 of 60"), "{words}");
    let copy = site.get("/sources/a-list-of-reports/copy").await;
    assert_eq!(copy.body.as_bytes(), bytes);
    assert_eq!(copy.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        copy.header("content-disposition")
            .starts_with("attachment;")
    );
    for none in ["/sources/custody-report/copy", "/sources/nothing/copy"] {
        assert_eq!(site.get(none).await.status, StatusCode::NOT_FOUND, "{none}");
    }
}
