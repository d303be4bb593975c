//! The pages of the register, each walked to as a reader walks.

use std::collections::BTreeMap;

use answerable_testkit::facts;
use answerable_web::Options;
use axum::http::StatusCode;

use crate::site::Site;
use crate::world::World;

const LISTS: [&str; 5] = ["/", "/asks", "/reports", "/bodies", "/sources"];

/// The most pages visited in one room: enough to meet every state it has.
const MOST_IN_A_ROOM: usize = 25;

#[tokio::test]
async fn every_page_a_reader_can_reach_is_there() {
    let site = Site::invented();
    let mut seen: Vec<String> = LISTS.iter().map(ToString::to_string).collect();
    let mut visited: BTreeMap<String, usize> = BTreeMap::new();
    let mut next = 0;
    while next < seen.len() {
        let address = seen[next].clone();
        next += 1;
        let room = address
            .split(['/', '?', '.'])
            .nth(1)
            .unwrap_or_default()
            .to_owned();
        let count = visited.entry(room).or_default();
        *count += 1;
        if *count > MOST_IN_A_ROOM {
            continue;
        }
        let answer = site.get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert_eq!(answer.body.matches("<h1").count(), 1, "{address}");
        assert!(!answer.body.contains("<script"), "{address}");
        for link in answer.links() {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            // The proof of an entry is for a program, and has tests of its own.
            if !link.ends_with(".json") && !seen.contains(&link) {
                seen.push(link);
            }
        }
    }
    for room in ["asks", "reports", "bodies", "sources", "entries"] {
        assert!(visited[room] > 1, "{room} was reached: {visited:?}");
    }
}

#[tokio::test]
async fn home_says_what_the_register_holds_and_counts_every_standing() {
    let answer = Site::invented().get("/").await;
    insta::assert_snapshot!(answer.words(), @r#"
What policing was asked, and what was answered
By whom, of whom, under which power, by when; what was answered, what came of it, and which source says so.
Look up what was asked
Search
Was it asked before? · What each asker has open
What the register holds
As at 21 November 2026 it holds one document, 3 reports and letters, and 2 things asked. 6 asks follow from them: one for each body asked.
By law, local policing bodies (police and crime commissioners, and whoever does their work elsewhere) owed 3 sets of comments on these reports. They stand as follows. “Not yet looked for” says something of our register and nothing of the body.
1 No answer found
1 Answered late
1 Not yet looked for
0 Awaiting answer
0 Answered, day not shown
0 Answered in time
Who answers in time, body by body, and who is consistently low
Documents to read, with what came of each
Custody report
A publisher
Tells of one thing asked or undertaken, of 2 addressees
Passages can be read here
All documents
Newly recorded
21 Nov 2026 Answer Police and Crime Commissioner for Exampleshire, on Custody in exampleshire
21 Nov 2026 Report or letter Vetting in westmarch: no asks recorded
21 Nov 2026 Report or letter Missing people in southvale: no asks recorded
21 Nov 2026 Report or letter Custody in exampleshire: one ask recorded
What changed between two days
How complete is this?
It holds the documents named here and no others. That something is missing says nothing of any body. Where we look for answers. How we count.
"#);
}

#[tokio::test]
async fn one_ask_answered_late_shows_its_clock_answer_and_history() {
    let site = Site::invented();
    let answer = site
        .get("/asks/custody-in-exampleshire/exampleshire-pcc/comment")
        .await;
    insta::assert_snapshot!(answer.words(), @r#"
Comments on the report: Police and Crime Commissioner for Exampleshire
Custody in exampleshire
Answered late
Answered on 3 May 2024, 3 days after the last day, 30 April 2024.
The clock
Answered late
By law, on or before Tuesday 30 April 2024. Answered on 3 May 2024, 3 days after the last day, 30 April 2024.
Last day: 30 Apr 2024
Day 1: 6 Mar 2024
Answered 3 May 2024
By law, on or before Tuesday 30 April 2024. That is 56 days, counting the day the report is published as day one.
How the last day is counted
Police Act 1996, section 55(5) and (5A). Every day counts, weekends and bank holidays too.
The working
Day | Number | What it is
Wednesday 6 March 2024 | 1 | the report is published
Tuesday 12 March 2024 | 7 | one week
Tuesday 19 March 2024 | 14 | 2 weeks
Tuesday 26 March 2024 | 21 | 3 weeks
Tuesday 2 April 2024 | 28 | 4 weeks
Tuesday 9 April 2024 | 35 | 5 weeks
Tuesday 16 April 2024 | 42 | 6 weeks
Tuesday 23 April 2024 | 49 | 7 weeks
Tuesday 30 April 2024 | 56 | 8 weeks; the last day
Read it at:
https://www.legislation.gov.uk/ukpga/2017/3/section/37
https://www.legislation.gov.uk/uksi/2017/399/made
The ask
Asked by | Inspectorate of Exampleshire
Asked of | Police and Crime Commissioner for Exampleshire
Asked on | 6 March 2024
Asked in | Custody in exampleshire
Position taken | None recorded
What sources say of the report
No passage is recorded.
The answer
Police and Crime Commissioner for Exampleshire
In its own words
Published on 3 May 2024
Position: None recorded
The same answer meets 2 asks
History, newest first
3 May 2024
Answered
by Police and Crime Commissioner for Exampleshire. Entry 294, recorded 21 Nov 2026
30 April 2024
Last day
by law
6 March 2024
Report published
by Inspectorate of Exampleshire. Entry 289, recorded 21 Nov 2026
Beside this ask
The report, and every body that owes comments on it
Police and Crime Commissioner for Exampleshire: how it answers, and how to reply
Sources
Custody report, A publisher
"#);
    assert!(answer.body.contains("class=\"answerable-clock-bar\""));
}

#[tokio::test]
async fn one_recommendation_explained_keeps_three_facts_apart() {
    let site = Site::invented();
    let explained = site
        .get("/asks/check-custody-records/exampleshire-pcc/explain")
        .await;
    let words = explained.words();
    assert!(words.contains("Accepts in part"), "{words}");
    assert!(words.contains("Action proposed"), "{words}");
    // What came of it stands with the force that was to act, in three lines.
    assert!(!words.contains("What came of it"), "{words}");
    let to_act = site
        .get("/asks/check-custody-records/exampleshire-police/act")
        .await;
    let words = to_act.words();
    for fact in ["What came of it", "Claimed", "Verified", "Closed"] {
        assert!(words.contains(fact), "{fact}: {words}");
    }
}

#[tokio::test]
async fn a_report_counts_bodies_and_says_where_nobody_looked() {
    let site = Site::invented();
    let words = site.get("/reports/vetting-in-westmarch").await.words();
    assert!(words.contains("Not yet looked for"), "{words}");
    assert!(words.contains("No comments are recorded here."), "{words}");
    let words = site
        .get("/reports/missing-people-in-southvale")
        .await
        .words();
    assert!(words.contains("No answer found"), "{words}");
    assert!(words.contains("We told the body on 21 May 2024"), "{words}");
}

#[tokio::test]
async fn a_body_shows_what_was_asked_of_it_and_by_whom() {
    let answer = Site::invented().get("/bodies/exampleshire-police").await;
    let words = answer.words();
    assert!(words.contains("Check custody records"), "{words}");
    assert!(words.contains("by September 2024"), "{words}");
    assert!(words.contains("Outcome: open"), "{words}");
}

#[tokio::test]
async fn a_document_shows_its_passages_and_what_came_of_each() {
    let answer = Site::invented().get("/sources/custody-report").await;
    assert!(
        answer
            .body
            .contains("<mark>By September 2024 the force should check its records.</mark>")
    );
    assert!(answer.words().contains("Check custody records"));
}

#[tokio::test]
async fn an_entry_that_was_replaced_names_the_one_that_replaced_it() {
    let world = World::invented();
    let (first, source) = {
        let register = world.desk.read();
        let held = register.sources.latest("custody-report").unwrap();
        (held.entry, held.fact.clone())
    };
    let second = world.correct(first, source);
    let site = Site::of(world, Options::default());
    let page = site.get(&format!("/entries/{first}")).await;
    assert!(
        page.words()
            .contains(&format!("Put right by | Entry {second}"))
    );
    let page = site.get(&format!("/entries/{second}")).await;
    assert!(page.words().contains(&format!("Corrects | Entry {first}")));
    assert!(!page.words().contains("Put right by"));
}

#[tokio::test]
async fn an_entry_shows_what_was_recorded_with_its_fingerprint() {
    let site = Site::invented();
    let answer = site.get("/entries/0").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.words().contains("Fingerprint | "));
    for none in [
        "/entries/99999999",
        "/entries/-1",
        "/entries/one",
        "/entries/18446744073709551616",
    ] {
        assert_eq!(site.get(none).await.status, StatusCode::NOT_FOUND, "{none}");
    }
}

#[tokio::test]
async fn the_two_kinds_of_subject_lead_to_each_other() {
    let site = Site::invented();
    let to_report = site.get("/asks/custody-in-exampleshire").await;
    assert_eq!(
        to_report.header("location"),
        "/reports/custody-in-exampleshire"
    );
    let to_asked = site.get("/reports/check-custody-records").await;
    assert_eq!(to_asked.header("location"), "/asks/check-custody-records");
}

#[tokio::test]
async fn what_is_not_there_is_said_not_to_be() {
    let site = Site::invented();
    for address in [
        "/asks/nothing",
        "/asks/check-custody-records/exampleshire-police",
        "/asks/check-custody-records/exampleshire-police/obey",
        "/asks/Check/exampleshire-police/act",
        "/reports/..%2f..%2fetc",
        "/bodies/nobody",
        "/sources/none",
    ] {
        assert_eq!(
            site.get(address).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
}

#[tokio::test]
async fn an_empty_register_says_what_is_missing_and_what_that_means() {
    let site = Site::new();
    for (address, said) in [
        ("/", "No document is recorded yet."),
        ("/asks", "Nothing that was asked is recorded by this day."),
        ("/reports", "None is recorded by this day."),
        ("/sources", "No document is recorded yet."),
    ] {
        let words = site.get(address).await.words();
        assert!(words.contains(said), "{address}: {words}");
    }
}

#[tokio::test]
async fn nothing_of_an_unreliable_copy_stands_without_saying_so() {
    let site = Site::of(World::sample(), answerable_web::Options::default());
    let words = site.get("/sources/ft-2023-09-26-copy").await.words();
    assert!(words.contains("This copy is unreliable"), "{words}");
    let home = site.get("/").await.words();
    assert!(
        home.contains("Replies as this unreliable copy tells them"),
        "{home}"
    );
    let force = site.get("/bodies/leicestershire-police").await.words();
    assert!(
        force.contains("As reported by an unreliable copy"),
        "{force}"
    );
}

#[tokio::test]
async fn a_report_groups_bodies_by_standing_and_leads_to_each_group() {
    let world = World::invented();
    let report = answerable_register::facts::Report {
        about: answerable_register::facts::About::AllForces,
        ..facts::report_about("a-look-at-all", "2024-03-06", &[])
    };
    let late = "a-look-at-all/westmarch-pcc/comment";
    world.record(vec![
        report.into(),
        facts::answer_on("late", "westmarch-pcc", "2024-05-03", &[late]).into(),
    ]);
    let site = Site::of(world, answerable_web::Options::default());
    let page = site.get("/reports/a-look-at-all").await;
    let glance = page.body.split("answerable-glance").nth(1).unwrap();
    let glance = glance.split("</ul>").next().unwrap();
    let places: Vec<_> = glance
        .split("href=\"#")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(places, ["so-answered-late", "so-not-yet-looked-for"]);
    for place in places {
        assert_eq!(page.body.matches(&format!("id=\"{place}\"")).count(), 1);
    }
    let words = page.words();
    let (_, table) = words.split_once("Body | How we know").unwrap();
    let (first, rest) = table.split_once("Not yet looked for").unwrap();
    assert!(first.contains("Answered late\none body"), "{first}");
    assert!(first.contains("Police and Crime Commissioner for Westmarch"));
    assert!(
        !rest.contains("Police and Crime Commissioner for Westmarch"),
        "each body once"
    );
}

#[tokio::test]
async fn a_list_of_asks_says_once_what_was_asked_of_many() {
    let world = World::invented();
    let of = ["northmoor-police", "southvale-police", "westmarch-police"];
    world.record(vec![
        facts::request("say-what-you-do", "2024-02-01", &of).into(),
    ]);
    let site = Site::of(world, answerable_web::Options::default());
    let page = site.get("/asks?kind=request&words=say").await;
    assert_eq!(page.body.matches(">Say what you do</a>").count(), 1);
    for force in of {
        let ask = format!("href=\"/asks/say-what-you-do/{force}/");
        assert_eq!(page.body.matches(&ask).count(), 1, "{force}");
    }
    let csv = site.get("/asks.csv?kind=request&words=say").await.body;
    assert_eq!(
        csv.lines()
            .filter(|row| row.contains("Say what you do"))
            .count(),
        3
    );
}
