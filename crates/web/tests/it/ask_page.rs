//! The page of one ask, as a reader of the sample meets it.

use answerable_register::entry::Fact;
use answerable_register::facts::Answer;
use answerable_testkit::facts;
use answerable_web::Options;

use crate::site::Site;
use crate::world::World;

/// The words of one ask of the sample.
async fn words(address: &str) -> String {
    let site = Site::of(World::sample(), Options::default());
    site.get(address).await.words()
}

/// Those lines of a page that hold some words.
fn lines<'a>(page: &'a str, words: &str) -> Vec<&'a str> {
    page.lines().filter(|line| line.contains(words)).collect()
}

/// Words of a page, where a line names an entry without its number and the day
/// of recording: they are the sample's and not the ask's.
fn redacted(words: &str) -> String {
    let lines = words.lines().map(|line| match line.split_once("Entry ") {
        Some((before, _)) => format!("{before}Entry [number]"),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// One report is asked of many: whose page this is stands above its heading, in the
/// head of the window and in what is cited.
#[tokio::test]
async fn the_page_of_an_ask_says_whose_it_is_before_it_says_how_it_stands() {
    let site = Site::invented();
    let page = site
        .get("/asks/custody-in-exampleshire/exampleshire-pcc/comment")
        .await;
    let name = "Police and Crime Commissioner for Exampleshire";
    assert!(page.body.contains("<title>Exampleshire: "), "{}", page.body);
    assert!(page.body.contains(&format!("“{name}: ")), "it is cited so");
    let words = page.words();
    let caption = words.find(&format!("Comments on the report: {name}"));
    assert!(
        caption.unwrap() < words.find("The clock").unwrap(),
        "{words}"
    );
    let all = "/who-answers/bodies/exampleshire-pcc".to_owned();
    assert!(page.links().contains(&all), "{:?}", page.links());
}

/// Comments are recorded, and nothing of what they say of one recommendation: its page
/// says so, shows them and leads to the ask for them.
#[tokio::test]
async fn an_explanation_in_comments_shows_them_and_says_that_no_more_is_recorded() {
    let world = World::invented();
    let letter = facts::report_about("custody-again", "2024-03-06", &["exampleshire-police"]);
    world.record(vec![
        letter.clone().into(),
        facts::recommendation("check-cells", &letter, &["exampleshire-police"]).into(),
        Fact::from(Answer {
            sources: vec!["custody-report".into()],
            ..facts::answer_on(
                "comments-alone",
                "exampleshire-pcc",
                "2024-05-10",
                &["custody-again/exampleshire-pcc/comment"],
            )
        }),
    ]);
    let site = Site::of(world, Options::default());
    let address = "/asks/check-cells/exampleshire-pcc/explain";
    let page = site.get(address).await;
    let words = page.words();
    assert!(
        !words.to_lowercase().contains("not yet looked for"),
        "{words}"
    );
    let (_, stands) = words
        .split_once("Explanation of what will be done: ")
        .unwrap();
    let (stands, rest) = stands.split_once("The clock").unwrap();
    insta::assert_snapshot!(stands.trim(), @r"
    Police and Crime Commissioner for Exampleshire
    Check cells
    The comments that it is part of were published on 10 May 2024. What they say of this is not recorded here.
    ");
    assert!(rest.contains("Comments 10 May 2024"), "{rest}");
    let (_, comments) = rest.split_once("The words asked").unwrap();
    let (comments, _) = comments.split_once("30 April 2024").unwrap();
    insta::assert_snapshot!(redacted(comments.trim()), @r"
    No passage is recorded.
    The comments that it is part of
    What a body says of each recommendation is part of its comments on the report. How the comments stand, and when they were due
    Police and Crime Commissioner for Exampleshire
    In its own words
    Published on 10 May 2024
    History, newest first
    10 May 2024
    Comments published. What they say of this is not recorded
    by Police and Crime Commissioner for Exampleshire. Entry [number]
    ");
    for href in [
        "/asks/custody-again/exampleshire-pcc/comment",
        "/sources/custody-report",
    ] {
        assert!(
            page.links().contains(&href.to_owned()),
            "{href}: {:?}",
            page.links()
        );
    }

    // As a row of a list it says the same, and as data it names the day.
    let listed = site
        .get("/asks?report=custody-again&kind=explanation")
        .await;
    assert!(
        listed
            .words()
            .contains("What the comments say of it is not recorded"),
        "{}",
        listed.words()
    );
    let table = site
        .get("/asks.json?report=custody-again&kind=explanation")
        .await;
    let table: serde_json::Value = serde_json::from_str(&table.body).unwrap();
    let row = &table["rows"][0];
    assert_eq!(row["standing_code"], "answered");
    assert_eq!(row["answer_published_not_before"], "2024-05-10");
    assert_eq!(row["explanation_code"], serde_json::Value::Null);
    assert_eq!(row["looked"], serde_json::Value::Null);

    // The day before they were out, nobody had looked.
    let before = site
        .get(&format!("{address}?as-at=2024-05-09"))
        .await
        .words();
    assert!(
        before.contains("We have not looked for an explanation yet"),
        "{before}"
    );
}

#[tokio::test]
async fn an_ask_under_a_cause_of_concern_names_it_and_what_came_of_that() {
    let site = Site::of(World::sample(), Options::default());
    let page = site
        .get("/asks/nottinghamshire-investigations-2024-supervision/nottinghamshire-police/act")
        .await;
    let cause = "/asks/nottinghamshire-investigations-2024".to_owned();
    assert!(page.links().contains(&cause), "{:?}", page.links());
    let words = page.words();
    insta::assert_snapshot!(lines(&words, "cause of concern").join("\n"), @"Under the cause of concern | Manage, supervise and carry out effective investigations, and see that victims get the support they needClosed on 22 May 2025, as judged by HM Inspectorate of Constabulary and Fire &#38; Rescue Services. Still open on 4 April 2025, as judged by HM Inspectorate of Constabulary and Fire &#38; Rescue Services, after fieldwork. This is what came of the cause of concern, and not of this one ask.");
    // What came of the cause is no outcome of the ask.
    assert!(
        words.contains("The asker is not recorded as having closed it by this day"),
        "{words}"
    );
}

#[tokio::test]
async fn sources_that_differ_on_what_was_asked_stand_on_the_page_of_the_ask() {
    let page = words("/asks/military-contingency-2023/ministry-of-defence/reply").await;
    let (_, differ) = page.split_once("Where sources differ").unwrap();
    let (differ, _) = differ.split_once("History, newest first").unwrap();
    insta::assert_snapshot!(differ.trim(), @r"
    Each is kept as its source tells it. Which is right is not decided here.
    Whether soldiers were on duty or only to be called on
    Support as a contingency option, by the Met’s account.
    On Saturday, the Ministry of Defence agreed to provide the Met with counter-terrorism support as a contingency option.
    Army stood down as Met firearms officers return to work
    Some were on duty in London, standing by.
    Some service personnel had been put on duty in the capital to work alongside Met firearms officers on standby
    Met police: Soldiers no longer needed to support force as ‘enough armed officers return to duties’
    The day the Ministry of Defence agreed
    Saturday 23 September 2023.
    On Saturday, the Ministry of Defence agreed to provide the Met with counter-terrorism support as a contingency option.
    Army stood down as Met firearms officers return to work
    By Sunday 24 September 2023, when the Ministry said that it had.
    The MoD said on Sunday 24 Sept that it had accepted a request from the Home Office
    MoD accepts request for routine counterterrorism contingency support to Met Police
    ");
}

#[tokio::test]
async fn whoever_undertook_something_was_asked_by_nobody() {
    let undertaking = words("/asks/armed-policing-review-2023/home-secretary/keep").await;
    assert!(
        undertaking.contains("Undertaken by | Home Secretary"),
        "{undertaking}"
    );
    assert!(!undertaking.contains("Asked by"), "{undertaking}");
}

#[tokio::test]
async fn a_reply_to_a_request_for_aid_is_shown_without_a_position() {
    let page = words("/asks/armed-mutual-aid-2023/leicestershire-police/reply").await;
    assert_eq!(lines(&page, "Position").len(), 0, "{page}");
    assert!(page.contains("Reply | Declined"), "{page}");
}

#[tokio::test]
async fn a_day_known_roughly_is_said_so_on_the_page_and_in_its_tables() {
    let address = "/asks/armed-mutual-aid-2023/leicestershire-police/reply";
    let site = Site::of(World::sample(), Options::default());
    let page = site.get(address).await.words();
    assert!(
        page.contains("Asked | in September 2023, by the 25th"),
        "{page}"
    );
    for ending in [".csv", ".json"] {
        let table = site.get(&format!("{address}{ending}")).await.body;
        assert!(table.contains("2023-09-01/2023-09-25"), "{table}");
        assert!(!table.contains("\"2023-09-25\""), "{table}");
    }
    let list = site.get("/asks.csv?of=hmicfrs").await;
    assert!(list.body.contains(",2023-06,"), "{}", list.body);
}

#[tokio::test]
async fn an_answer_of_another_body_is_said_to_be_that_bodys() {
    let page = words("/asks/london-assembly-letter-2023/home-secretary/answer").await;
    insta::assert_snapshot!(redacted(&lines(&page, "Home Office").join("\n")), @r"
    Answered by Home Office. The answer is dated 6 March 2024; the day it was published is not known.
    By a standard, not law, on or before Wednesday 13 December 2023. Answered by Home Office. The answer is dated 6 March 2024; the day it was published is not known.
    Answered by | Home Office
    Home Office response to Caroline Russell AM
    Home Office
    Your email has been passed to the Police Powers Unit in the Home Office for a response.
    Home Office response to Caroline Russell AM
    Home Office response to Caroline Russell AM
    by Home Office. Entry [number]
    Home Office response to Caroline Russell AM, London Assembly
    ");

    let force = "/asks/west-mercia-service-to-victims-2021-plans/west-mercia-police/act";
    let page = words(force).await;
    let named = lines(&page, "Police and Crime Commissioner for West Mercia").join("\n");
    insta::assert_snapshot!(redacted(&named), @r"
    We know of no law that sets a day for this body to answer. Police and Crime Commissioner for West Mercia wrote of it, which is no answer of this body’s own.
    Police and Crime Commissioner for West Mercia
    by Police and Crime Commissioner for West Mercia. Entry [number]
    Response to West Mercia Police revisit: service to victims cause of concern, Police and Crime Commissioner for West Mercia
    ");

    let site = Site::of(World::sample(), Options::default());
    for (address, column) in [
        (
            "/asks.json?of=home-secretary",
            "\"answered_by\":\"Home Office\"",
        ),
        (
            "/asks.json?of=west-mercia-police",
            "\"told_by\":\"Police and Crime Commissioner for West Mercia\"",
        ),
    ] {
        let rows = site.get(address).await.body.replace("\": \"", "\":\"");
        assert!(rows.contains(column), "{rows}");
    }
    // And the force is nowhere said to have answered.
    let force = site.get("/bodies/west-mercia-police").await.words();
    assert_eq!(lines(&force, "Answered").len(), 0, "{force}");
}

#[tokio::test]
async fn an_answer_without_a_day_is_on_a_past_day_neither_there_nor_missing() {
    let site = Site::of(World::sample(), Options::default());
    let ask = "/asks/disproportionate-powers-2021/durham-pcc/comment";
    let stands = |page: String| {
        let line = page
            .lines()
            .find(|line| line.contains("day it was published is not known"));
        line.unwrap_or_default().to_owned()
    };
    let past = stands(site.get(&format!("{ask}?as-at=2024-01-01")).await.words());
    let today = stands(site.get(ask).await.words());
    insta::assert_snapshot!(format!("{past}\n{today}"), @r"
    There is an answer. The day it was published is not known. So it is not known whether it was out by this day.
    Answered. The day it was published is not known.
    ");
    let report = "/reports/disproportionate-powers-2021?as-at=2024-01-01";
    let report = site.get(report).await.words();
    insta::assert_snapshot!(lines(&report, "By law").join("\n"), @"By law comments on this report were due from 43 local policing bodies, on or before 22 April 2021. Comments of 8 bodies are recorded here, and not whether they were out by this day.");
    assert!(report.contains("8 Answer known, perhaps later"), "{report}");
}

#[tokio::test]
async fn a_count_from_the_date_on_a_letter_says_that_it_is_one() {
    let page = words("/asks/london-assembly-letter-2023/home-secretary/answer").await;
    assert!(
        page.contains(
            "Counted here from the date on the letter: the day it was received is not known."
        ),
        "{page}"
    );
    assert!(
        !page.contains("the letter is received; not counted"),
        "{page}"
    );
}

#[tokio::test]
async fn a_letter_shows_the_day_on_it_apart_from_the_day_it_was_published() {
    let site = Site::of(World::sample(), Options::default());
    let dated = site.get("/reports/home-office-letter-2024").await.words();
    assert!(!dated.contains("Published on"), "{dated}");
    assert!(!dated.contains("Published by"), "{dated}");
    assert!(
        dated.contains("Dated | 6 March 2024; the day it was published is not known"),
        "{dated}"
    );
    let answered = site
        .get("/asks/joint-letter-2023/home-secretary/answer")
        .await
        .words();
    let (_, history) = answered.split_once("History, newest first").unwrap();
    let (history, _) = history.split_once("Beside this ask").unwrap();
    insta::assert_snapshot!(redacted(history.trim()), @r"
    28 March 2024
    Answered
    by Home Secretary; dated 15 January 2024. Entry [number]
    9 November 2023
    Asked
    by the chief inspector, with other sector leaders, HM Inspectorate of Constabulary and Fire &#38; Rescue Services. Entry [number]
    ");
}

#[tokio::test]
async fn what_one_source_tells_is_never_the_word_of_the_body_or_of_another_source() {
    let kent = words("/asks/armed-mutual-aid-2023/kent-police/reply").await;
    assert!(kent.contains("about Kent Police, reported by"), "{kent}");
    assert!(!kent.contains("by Kent Police. Entry"), "{kent}");
    for said in [
        "No answer, and what is told beside it\nAbout Kent Police\nIn the words of “a person",
        "the body itself is not reported to have spoken",
        "Reply | None of its own known, somebody else spoke of it",
    ] {
        assert!(kent.contains(said), "{said}: {kent}");
    }
    assert!(!kent.contains("unreliable copy."), "{kent}");
    let essex = words("/asks/armed-mutual-aid-2023/essex-police/reply").await;
    assert!(
        essex.contains("by Essex Police, as reported by an unreliable copy"),
        "{essex}"
    );
    assert!(
        essex.contains("No answer, and what is told beside it\nAbout Essex Police"),
        "{essex}"
    );
    let thames = words("/asks/armed-mutual-aid-2023/thames-valley-police/reply").await;
    assert!(
        thames
            .contains("the day is not known. The only source of the answer is an unreliable copy."),
        "{thames}"
    );
    assert!(
        thames.contains("The answer\nThames Valley Police"),
        "{thames}"
    );
    // The copy tells of the reply; the article of the day before does not.
    let copy = words("/sources/ft-2023-09-26-copy").await;
    assert!(copy.contains("Declined"), "{copy}");
    let earlier = words("/sources/itv-2023-09-25").await;
    assert!(!earlier.contains("Declined"), "{earlier}");
    let site = Site::of(World::sample(), Options::default());
    let table = site.get("/asks/armed-mutual-aid-2023.csv").await.body;
    assert!(
        table.contains("reported by an unreliable copy of a newspaper report"),
        "{table}"
    );
}

#[tokio::test]
async fn a_card_counts_as_answers_what_the_register_counts() {
    let home = words("/").await;
    let cards = lines(&home, "Replies as this unreliable copy tells them");
    assert_eq!(cards.len(), 1, "{home}");
    assert!(home.contains("Answers 3 asks"), "{home}");
    for no_reply in ["Essex Police", "Kent Police"] {
        assert!(!cards[0].contains(no_reply), "{}", cards[0]);
    }
}
