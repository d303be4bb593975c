//! A publisher's list is brought in on a page: tried, looked at, and let in by one
//! decision of a named person.

use std::sync::Arc;

use answerable_desk::reading::{Here, NotRead, Reader, Told, Work};
use answerable_desk::review::Fingerprint;
use answerable_desk::spreadsheet::mapping_file;
use answerable_register::fold::Known;
use answerable_web::Options;
use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::office::{Answer, Office, Person};

const HEADING: &str = "ref,date_of_report,coroner_area,category,recipient,recipient_no,recipients_listed,report_response_status,recipients_counted,replies_counted,due_56_days,reply_documents";

/// A list of reports, one to each of these; the last row has no day.
fn list(recipients: &[&str]) -> String {
    let mut rows = HEADING.to_owned();
    for (place, recipient) in recipients.iter().enumerate() {
        rows += &format!(
            "\n2024-000{place},2024-02-19,Exampleshire,Other related deaths,{recipient},1,1,pending,1,0,2024-04-15,0"
        );
    }
    rows + "\n2024-0099,,Exampleshire,Other related deaths,Kent Police,1,1,pending,1,0,2024-04-15,0\n"
}

/// What is sent beside the file.
#[derive(Clone, Copy)]
struct Beside<'a> {
    mapping: &'a str,
    own: &'a str,
    own_file: &'a str,
    as_of: [&'a str; 3],
}

const SHIPPED: Beside<'_> = Beside {
    mapping: "pfd-by-recipient",
    own: "",
    own_file: "",
    as_of: ["29", "2", "2024"],
};

async fn bring(person: &Person<'_>, name: &str, bytes: &[u8], beside: Beside<'_>) -> Answer {
    let mut body = Vec::new();
    let [day, month, year] = beside.as_of;
    for (field, words) in [
        ("form-key", person.key.as_str()),
        ("mapping", beside.mapping),
        ("own", beside.own),
        ("as-of-day", day),
        ("as-of-month", month),
        ("as-of-year", year),
    ] {
        let part = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{words}\r\n"
        );
        body.extend(part.bytes());
    }
    for (field, name, bytes) in [
        ("text-file", "own.toml", beside.own_file.as_bytes()),
        ("file", name, bytes),
    ] {
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    let request = Request::post("/lists")
        .header("cookie", &person.cookie)
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body));
    person.office().send(request.unwrap()).await
}

fn lists_let_in(office: &Office) -> usize {
    let register = office.desk.read();
    register.mappings.in_force(Known::Everything).count()
}

/// The fingerprint of the one list that was let in, as its source has it.
fn fingerprint_of_the_list(office: &Office) -> String {
    let register = office.desk.read();
    let mut all = register.mappings.in_force(Known::Everything);
    let source = &all.next().unwrap().fact.source;
    let source = register.sources.latest(source).unwrap();
    source.fact.fingerprint.clone().unwrap().to_string()
}

#[tokio::test]
async fn a_list_is_tried_looked_at_and_let_in_by_one_decision() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let empty = ann.get("/lists").await;
    assert!(empty.body.contains("No list has been let in yet."));
    let head = office.desk.read().head();
    let sent = list(&["Kent Police", "Surrey Police"]);
    let answer = bring(&ann, "list.csv", sent.as_bytes(), SHIPPED).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.header("location"), "/lists/in-hand");
    let page = ann.get("/lists/in-hand").await;
    for shown in [
        "3 rows in 2 reports. Nothing is recorded yet.",
        "<span class=\"answerable-figure__number\">2</span><span class=\"answerable-figure__words\">rows new</span>",
        "<span class=\"answerable-figure__number\">1</span><span class=\"answerable-figure__words\">rows refused</span>",
        "The column &#39;date_of_report&#39; is blank, and a report needs its day",
        "Courts and Tribunals Judiciary",
        "no statement of law, and without the day sent or any extension",
        "Approve, and let the list in",
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    // Nothing was recorded by looking, and nobody else sees it.
    assert_eq!(office.desk.read().head(), head);
    let ben = office.person("Ben Cole").await;
    assert_eq!(ben.get("/lists/in-hand").await.header("location"), "/lists");
    let shown = page.hidden("shown");
    let done = ann.post("/lists/in-hand", &[("shown", &shown)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let list = ann.get(done.header("location")).await;
    assert!(
        list.body.contains("The list is let in: 8 entries recorded"),
        "{}",
        list.body
    );
    assert!(list.body.contains("2 new, 1 refused"), "{}", list.body);
    assert!(
        !list.body.contains("is read and not let in"),
        "{}",
        list.body
    );
    assert_eq!(lists_let_in(&office), 1);
    // The file is kept, and its source can be looked at.
    let fingerprint = fingerprint_of_the_list(&office).parse().unwrap();
    assert!(office.desk.archive().contains(fingerprint));
    // The same list again changes nothing, and says so.
    bring(&ann, "list.csv", sent.as_bytes(), SHIPPED).await;
    let page = ann.get("/lists/in-hand").await;
    assert!(
        page.body.contains("the register holds all of this already"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("Approve, and let the list in"));
}

#[tokio::test]
async fn what_is_approved_is_what_was_shown() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let sent = list(&["Kent Police"]);
    bring(&ann, "list.csv", sent.as_bytes(), SHIPPED).await;
    let shown = ann.get("/lists/in-hand").await.hidden("shown");
    // Somebody else lets a part of it in meanwhile.
    let other = list(&["Surrey Police"]);
    bring(&ben, "other.csv", other.as_bytes(), SHIPPED).await;
    let theirs = ben.get("/lists/in-hand").await.hidden("shown");
    let done = ben.post("/lists/in-hand", &[("shown", &theirs)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let head = office.desk.read().head();
    for stale in [shown.as_str(), "", "x"] {
        let again = ann.post("/lists/in-hand", &[("shown", stale)]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(
            again.body.contains("The register changed since you looked"),
            "{}",
            again.body
        );
    }
    assert_eq!(office.desk.read().head(), head);
    let now = ann.get("/lists/in-hand").await;
    assert!(now.body.contains("rows changed"));
    let done = ann
        .post("/lists/in-hand", &[("shown", &now.hidden("shown"))])
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test]
async fn a_mapping_of_ones_own_is_taken_from_a_file_or_as_pasted() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let written = mapping_file("pfd-by-recipient").unwrap();
    let own = written.replace("name = \"pfd-by-recipient\"", "name = \"ours\"");
    let sent = list(&["Kent Police"]);
    for beside in [
        Beside {
            mapping: "own",
            own_file: &own,
            ..SHIPPED
        },
        Beside {
            mapping: "own",
            own: &own.replace('\n', "\r\n"),
            ..SHIPPED
        },
    ] {
        let answer = bring(&ann, "list.csv", sent.as_bytes(), beside).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let page = ann.get("/lists/in-hand").await;
        assert!(page.body.contains("(ours)"), "{}", page.body);
        let fingerprint = Fingerprint::of(own.as_bytes()).to_string();
        assert!(
            page.body.contains(&fingerprint),
            "the same file, however it came"
        );
    }
    let gone = ann.post("/lists/in-hand/give-up", &[]).await;
    assert_eq!(gone.header("location"), "/lists");
    assert_eq!(
        ann.get("/lists/in-hand").await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(lists_let_in(&office), 0);
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let sent = list(&["Kent Police"]);
    let good = sent.as_bytes();
    let own = Beside {
        mapping: "own",
        ..SHIPPED
    };
    let shipped = mapping_file("pfd-by-recipient").unwrap();
    let by_nobody = shipped.replace("by = \"coroners\"", "by = \"nobody-at-all\"");
    let no_power = shipped.replace("power = \"pfd\"", "power = \"no-such-power\"");
    let cases: [(&[u8], Beside<'_>, &str, &str); 10] = [
        (b"", SHIPPED, "#file", "Choose the file of the list"),
        (b"a,b\n1,2\n", SHIPPED, "#file", "The file lacks"),
        (
            good,
            Beside {
                mapping: "",
                ..SHIPPED
            },
            "#mapping",
            "Select a mapping",
        ),
        (
            good,
            Beside {
                mapping: "no-such",
                ..SHIPPED
            },
            "#mapping",
            "Select one of these mappings",
        ),
        (
            good,
            Beside {
                own: &by_nobody,
                ..own
            },
            "#own",
            "the register holds no body of that id",
        ),
        (
            good,
            Beside {
                own: &no_power,
                ..own
            },
            "#own",
            "ask under the power no-such-power",
        ),
        (
            good,
            own,
            "#own",
            "Choose a mapping file, or paste one here",
        ),
        (
            good,
            Beside {
                own: "name = 7 # mine",
                ..own
            },
            "#own",
            "The mapping cannot be read",
        ),
        (
            good,
            Beside {
                as_of: ["31", "2", "2024"],
                ..SHIPPED
            },
            "#as-of-day",
            "must be a real day",
        ),
        (
            good,
            Beside {
                as_of: ["1", "1", "2030"],
                ..SHIPPED
            },
            "#as-of-day",
            "today or in the past",
        ),
    ];
    for (bytes, beside, place, said) in cases {
        let name = if bytes.is_empty() { "" } else { "list.csv" };
        let answer = bring(&ann, name, bytes, beside).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(
            answer.body.contains(&format!("<a href=\"{place}\">")),
            "{said}: {}",
            answer.body
        );
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
        let first = beside.own.lines().next().unwrap_or_default();
        let first = first.replace('\'', "&#39;");
        assert!(answer.body.contains(&first), "what was pasted stays");
        let [day, ..] = beside.as_of;
        assert!(
            answer.body.contains(&format!("value=\"{day}\"")),
            "the day stays"
        );
    }
    assert_eq!(
        ann.get("/lists/in-hand").await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn only_a_reviewer_lets_lists_in() {
    let office = Office::new();
    for address in ["/lists", "/lists/in-hand"] {
        let nobody = office.get(address).await;
        assert!(!nobody.status.is_success(), "{address}: {}", nobody.status);
    }
}

/// A reader that has been told of a `pdftotext`.
#[derive(Debug)]
struct Offers;

impl Reader for Offers {
    fn read(&self, work: &Work, bytes: &[u8]) -> Result<Told, NotRead> {
        Here.read(work, bytes)
    }

    fn pdftotext(&self) -> Option<&str> {
        Some("pdftotext 1.2.3")
    }
}

#[tokio::test]
async fn pdftotext_is_offered_where_whoever_runs_the_register_asked_for_it() {
    let offered = "If it is a PDF, draw its words with pdftotext 1.2.3";
    let office = Office::read_by(Arc::new(Offers), Options::default());
    let ann = office.person("Ann Box").await;
    assert!(ann.get("/review").await.body.contains(offered));
    // The control: elsewhere it is not.
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    assert!(!ann.get("/review").await.body.contains("pdftotext"));
}
