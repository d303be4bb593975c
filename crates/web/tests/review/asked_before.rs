//! What was asked before is found by its words, and a person says what it is.

use answerable_desk::clerk::Command;
use answerable_desk::who::{ActsFor, Role};
use answerable_register::entry::Fact;
use answerable_register::facts::{Asked, AskedKind, Asker};
use answerable_testkit::facts;
use axum::http::StatusCode;

use crate::office::{Office, Person, TODAY};

const LATER: &str = "/asked-before/risk-2020";
const PAIR: &str = "/asked-before/risk-2020/risk-2016";
const FORCE: &str = "exampleshire-police";
const ASKER: &str = "inspectorate-of-exampleshire";

fn asks(id: &str, on: &str, words: &str) -> Asked {
    Asked {
        title: words.into(),
        by: Asker::Body(ASKER.into()),
        ..facts::request(id, on, &[FORCE])
    }
}

fn told(office: &Office) {
    let mut cause = asks("cause-2015", "2015-01-10", "Missing people and their risk");
    cause.kind = AskedKind::CauseOfConcern;
    let facts = [
        asks(
            "risk-2016",
            "2016-01-10",
            "Grade the risk to missing people and have supervisors check each grading",
        ),
        asks(
            "risk-2018",
            "2018-01-10",
            "Supervisors should check every grading of the risk to missing people",
        ),
        asks(
            "risk-2020",
            "2020-01-10",
            "Have each grading of missing people’s risk checked by a supervisor <b>soon</b>",
        ),
        asks(
            "vetting-2017",
            "2017-01-10",
            "Vet every officer again before promotion",
        ),
        cause,
    ];
    let command = Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts: facts
            .into_iter()
            .map(|fact| Fact::from(fact).into())
            .collect(),
    };
    office.desk.record(command).unwrap();
}

async fn reviewer<'o>(office: &'o Office, name: &str) -> Person<'o> {
    let token = office.invited(name, Role::Reviewer, ActsFor::Register);
    office.person_of(token).await
}

async fn decide(by: &Person<'_>, pair: &str, found: &str, why: &str) -> StatusCode {
    let page = by.get(pair).await;
    let (key, seen) = (page.hidden("key"), page.hidden("seen"));
    let fields = [
        ("key", key.as_str()),
        ("seen", &seen),
        ("found", found),
        ("why", why),
    ];
    by.post(pair, &fields).await.status
}

#[tokio::test]
async fn it_is_found_confirmed_and_said_in_one_sentence() {
    let office = Office::new();
    told(&office);
    let public = office.get("/asks/risk-2020").await.body;
    assert!(public.contains("In much the same words"), "{public}");
    assert!(public.contains("<mark>grading</mark>") || public.contains("<mark>Grade</mark>"));
    assert!(
        !public.contains("Vet every officer"),
        "what is not like it is not shown"
    );
    assert!(
        !office
            .get(PAIR)
            .await
            .body
            .contains("<form method=\"post\""),
        "only who may"
    );

    let ann = reviewer(&office, "Ann Box").await;
    let why = "Both ask for <i>a check</i> of each grading.";
    assert_eq!(
        decide(&ann, PAIR, "same-thing", why).await,
        StatusCode::SEE_OTHER
    );
    let second = "/asked-before/risk-2018/risk-2016";
    assert_eq!(
        decide(&ann, second, "same-thing", "The same check.").await,
        StatusCode::SEE_OTHER
    );

    let shown = office.get("/asks/risk-2020").await.body;
    assert!(shown.contains("Asked for the third time since 2016; no acceptance is recorded; no closing is recorded."), "{shown}");
    assert!(shown.contains("Both ask for &#60;i&#62;a check&#60;/i&#62;"));
    let first = office.get("/asks/risk-2016").await.body;
    assert!(first.contains("Asked 3 times since 2016, of which this is the first"));
    // On a day before the third, and before anybody compared them.
    let then = office.get("/asks/risk-2018?as-at=2018-06-01").await.body;
    assert!(!then.contains("since 2016") && then.contains("In much the same words"));
    let rows = office.get(&format!("{LATER}.csv")).await.body;
    assert!(
        rows.contains("risk-2016,") && rows.contains(",same-thing,"),
        "{rows}"
    );
    assert!(
        office
            .get(&format!("{LATER}.json"))
            .await
            .body
            .contains("\"found\":\"same-thing\"")
    );
}

#[tokio::test]
async fn what_was_found_is_corrected_and_stays_in_the_log() {
    let office = Office::new();
    told(&office);
    let ann = reviewer(&office, "Ann Box").await;
    assert_eq!(
        decide(&ann, PAIR, "same-thing", "The same.").await,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        decide(&ann, PAIR, "neither", "On a second look, no.").await,
        StatusCode::SEE_OTHER
    );
    let shown = office.get(LATER).await.body;
    assert!(shown.contains("found to be neither") && shown.contains("On a second look, no."));
    assert!(
        !office
            .get("/asks/risk-2020")
            .await
            .body
            .contains("time since")
    );
}

#[tokio::test]
async fn of_two_who_decide_at_once_the_slower_is_told() {
    let office = Office::new();
    told(&office);
    let (ann, bet) = (
        reviewer(&office, "Ann Box").await,
        reviewer(&office, "Bet Ash").await,
    );
    let page = bet.get(PAIR).await;
    let (key, seen) = (page.hidden("key"), page.hidden("seen"));
    assert_eq!(
        decide(&ann, PAIR, "same-thing", "The same.").await,
        StatusCode::SEE_OTHER
    );
    let fields = [
        ("key", key.as_str()),
        ("seen", &seen),
        ("found", "neither"),
        ("why", "Mine is kept here."),
    ];
    let slower = bet.post(PAIR, &fields).await;
    assert_eq!(slower.status, StatusCode::CONFLICT);
    assert!(
        slower
            .body
            .contains("Somebody compared these two meanwhile")
    );
    assert!(
        slower.body.contains("Mine is kept here."),
        "what was typed stays"
    );
    // The faster one's form sent again is done once.
    let entries = office.desk.read().head();
    let (key, seen) = (slower.hidden("key"), slower.hidden("seen"));
    let fields = [
        ("key", key.as_str()),
        ("seen", &seen),
        ("found", "neither"),
        ("why", "Now I know of it."),
    ];
    assert_eq!(bet.post(PAIR, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bet.post(PAIR, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(office.desk.read().head(), entries + 1);
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_stays() {
    let office = Office::new();
    told(&office);
    let ann = reviewer(&office, "Ann Box").await;
    let empty = ann.post(PAIR, &[("found", "both"), ("why", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Select what the later is") && empty.body.contains("Enter why"));
    let long = "w".repeat(2_001);
    let long = ann
        .post(PAIR, &[("found", "neither"), ("why", &long)])
        .await;
    assert!(
        long.body.contains("2,000 characters or fewer") && long.body.contains(&"w".repeat(2_001))
    );
    for (pair, status) in [
        // Itself, nothing, and no thing asked.
        ("/asked-before/risk-2020/risk-2020", StatusCode::NOT_FOUND),
        ("/asked-before/risk-2020/nothing", StatusCode::NOT_FOUND),
        (
            "/asked-before/Risk 2020/risk-2016"
                .replace(' ', "%20")
                .as_str(),
            StatusCode::NOT_FOUND,
        ),
        // The other way round, and a cause of concern.
        (
            "/asked-before/risk-2016/risk-2020",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "/asked-before/risk-2016/cause-2015",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ] {
        let sent = ann
            .post(pair, &[("found", "same-thing"), ("why", "So it is.")])
            .await;
        assert_eq!(sent.status, status, "{pair}");
    }
    assert!(
        ann.get("/asked-before/risk-2016/risk-2020")
            .await
            .body
            .contains("was not asked before the other")
    );
    let head = office.desk.read().head();
    let nobody = office.get(LATER).await;
    assert_eq!(
        (nobody.status, office.desk.read().head()),
        (StatusCode::OK, head)
    );
}

/// An editor decides of what their own body asked; nobody else does.
#[tokio::test]
async fn whoever_asked_the_later_compares_it() {
    let office = Office::new();
    told(&office);
    for (name, role, body, may) in [
        ("Cy Dale", Role::AskersEditor, ASKER, true),
        ("Di Dale", Role::AskersEditor, "exampleshire-pcc", false),
        ("Ed Dale", Role::ForceLiaison, FORCE, false),
        ("Flo Dale", Role::AskersPublisher, ASKER, false),
    ] {
        let token = office.invited(name, role, ActsFor::Body(body.into()));
        let person = office.person_of(token).await;
        let offered = person.get(PAIR).await.body.contains("id=\"compare\"");
        assert_eq!(offered, may, "{role} of {body}");
        let sent = person
            .post(PAIR, &[("found", "neither"), ("why", " ")])
            .await;
        let expected = if may {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::FORBIDDEN
        };
        assert_eq!(sent.status, expected, "{role} of {body}");
    }
}

#[tokio::test]
async fn whatever_words_are_typed_they_stay_words() {
    let office = Office::new();
    told(&office);
    let found = office
        .get("/asked-before?words=check+grading+of+missing+people")
        .await
        .body;
    assert!(found.contains("The nearest that was asked") && found.contains("risk-2018"));
    for words in [
        "the+and+of",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%F0%9F%9A%94",
        "%22+OR+1=1+--",
        "Dylai%E2%80%99r+heddlu",
        "9999",
        "%00%ff",
    ] {
        let shown = office.get(&format!("/asked-before?words={words}")).await;
        assert_eq!(shown.status, StatusCode::OK, "{words}");
        assert!(!shown.body.contains("<script>alert"), "{words}");
    }
    let nothing = office.get("/asked-before?words=the+and+of").await.body;
    assert!(nothing.contains("Type words that say what is asked"));
    let long = office
        .get(&format!("/asked-before?words={}", "custody+".repeat(300)))
        .await;
    assert!(
        long.body.contains("2,000 characters or fewer"),
        "{}",
        long.status
    );
    let refused = office.get("/asked-before.csv?words=the").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}
