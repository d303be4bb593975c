//! What holds of every address there is: asked of the router's own list, so
//! that an address added tomorrow is held to it too.

use answerable_desk::who::{Act, Actor, ActsFor, Appointment, Role};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use tower::ServiceExt as _;

use super::people::{Person, holding};
use super::world::{OWN_BODY, TODAY, World};
use crate::guard::routes::Route;
use crate::router::{router, routes};
use crate::site::Options;

/// What came back.
pub(super) struct Answer {
    /// Such as `POST /sign-in by nobody`.
    pub(super) asked: String,
    pub(super) status: StatusCode,
    headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// The whole site, with everything that stands around its pages.
pub(super) struct Whole {
    world: World,
    router: Router,
}

impl Whole {
    pub(super) fn new() -> Self {
        let world = World::new();
        let options = Options {
            over_tls: true,
            ..Options::default()
        };
        let router = router(world.site.state.clone(), options);
        Self { world, router }
    }

    /// Every address of the list, each with everything that it can name.
    pub(super) fn addresses(&self, routes: &[Route]) -> Vec<(Route, String)> {
        let mut all = Vec::new();
        for route in routes {
            for thing in self.world.named_by(route.address) {
                let mut address = route.address.replace("{item}", "1");
                for (part, value) in thing.iter().flat_map(|thing| &thing.parts) {
                    address = address.replace(part, value);
                }
                let address = address.replace(['{', '}', '*'], "");
                all.push((route.clone(), address));
            }
        }
        all
    }

    pub(super) async fn ask(
        &self,
        person: &Person,
        request: axum::http::request::Builder,
        body: &str,
    ) -> Answer {
        let mut request = request.body(Body::from(body.to_owned())).unwrap();
        if let Some(session) = person.session(&self.world.me) {
            request.extensions_mut().insert(session);
        }
        let asked = format!(
            "{} {} by {}",
            request.method(),
            request.uri(),
            person.called
        );
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 10_000_000).await.unwrap();
        Answer {
            asked,
            status: parts.status,
            headers: parts.headers,
            body: body.to_vec(),
        }
    }

    /// What must not change when nobody may change anything.
    pub(super) fn state(&self) -> (u64, Vec<u64>, usize) {
        let desk = &self.world.site.state.desk;
        let documents = &self.world.documents;
        let versions = documents.iter().map(|document| {
            let held = desk.find_review(document.fingerprint).unwrap();
            held.map_or(0, |held| held.version)
        });
        let versions = versions.collect();
        let head = desk.read().head();
        (head, versions, desk.accounts().list().unwrap().len())
    }
}

/// Somebody who holds every role at once, and so gets as far as anybody.
pub(super) fn whoever_may_most() -> Person {
    let held = Role::ALL.into_iter().map(|role| {
        let of_body = Appointment::try_new(role, ActsFor::Body(OWN_BODY.into()), TODAY, None);
        of_body.or_else(|_| Appointment::try_new(role, ActsFor::Register, TODAY, None))
    });
    Person {
        called: "somebody of every role".to_owned(),
        actor: Actor::with(held.collect::<Result<_, _>>().unwrap()),
    }
}

pub(super) fn nobody() -> Person {
    Person {
        called: "nobody".to_owned(),
        actor: Actor::nobody(),
    }
}

fn some_people() -> Vec<Person> {
    let reviewer = holding(Role::Reviewer, "now", TODAY, None);
    vec![nobody(), reviewer, whoever_may_most()]
}

/// A form from a page of this site, as browsers say.
pub(super) fn form(address: &str) -> axum::http::request::Builder {
    Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
}

pub(super) fn of_method<'r>(
    all: &'r [(Route, String)],
    method: &Method,
) -> Vec<&'r (Route, String)> {
    all.iter()
        .filter(|(route, _)| route.method == *method)
        .collect()
}

/// OWASP ASVS 5.0: 3.4.1, 3.4.3 to 3.4.6, 3.4.8, 3.2.1.
#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_a_reader_safe() {
    let whole = Whole::new();
    let mut seen = std::collections::BTreeSet::new();
    for (route, address) in whole.addresses(routes().listed()) {
        for person in some_people() {
            for method in [route.method.clone(), Method::PUT] {
                let request = Request::builder().method(method).uri(&address);
                let answer = whole.ask(&person, request, "").await;
                seen.insert(answer.status.as_u16());
                is_safe(&answer);
            }
        }
    }
    let long = format!("/about?{}", "x".repeat(5_000));
    for (request, status) in [
        (Request::get("/nothing/here"), 404),
        (Request::get(long.as_str()), 414),
        (Request::get("/about?as-at=never"), 400),
        (Request::get("/asks/"), 308),
    ] {
        let answer = whole.ask(&nobody(), request, "").await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.asked);
        is_safe(&answer);
    }
    for status in [200, 303, 400, 403, 404, 405] {
        assert!(seen.contains(&status), "no answer was {status}: {seen:?}");
    }
}

fn is_safe(answer: &Answer) {
    let header = |name: &str| {
        let value = answer.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    };
    let policy = header("content-security-policy");
    for part in [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{}: {policy}", answer.asked);
    }
    assert!(!policy.contains("unsafe"), "{}: {policy}", answer.asked);
    for (name, value) in [
        (
            "strict-transport-security",
            "max-age=31536000; includeSubDomains",
        ),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(header(name), value, "{}", answer.asked);
    }
    // Nothing opens the answer to a page of another origin (3.4.2), but for files of
    // the whole register, which all may read: those to anybody, as nobody.
    let opened = header("access-control-allow-origin");
    let asked = answer.asked.as_str();
    let everybodys = asked.starts_with("GET /data/") || asked.starts_with("HEAD /data/");
    assert_eq!(
        opened,
        if everybodys { "*" } else { "" },
        "{}",
        answer.asked
    );
    assert_eq!(
        header("access-control-allow-credentials"),
        "",
        "{}",
        answer.asked
    );
    // What has a body says what it is (4.1.1).
    let media = header("content-type");
    assert!(
        answer.body.is_empty() || !media.is_empty(),
        "{}",
        answer.asked
    );
    if media.starts_with("text/") {
        assert!(media.contains("charset=utf-8"), "{}: {media}", answer.asked);
        assert!(
            std::str::from_utf8(&answer.body).is_ok(),
            "{}",
            answer.asked
        );
    }
    let is_a_page = answer.body.starts_with(b"<!DOCTYPE html>");
    assert_eq!(
        is_a_page,
        media.starts_with("text/html"),
        "{}: {media}",
        answer.asked
    );
}

/// OWASP ASVS 5.0: 3.5.1, 3.5.2.
#[tokio::test]
async fn no_form_of_another_site_is_taken_at_any_address() {
    let whole = Whole::new();
    let before = whole.state();
    let all = whole.addresses(routes().listed());
    for (_, address) in of_method(&all, &Method::POST) {
        for person in some_people() {
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://elsewhere.example"),
                ("origin", "null"),
            ] {
                for media in [
                    "application/x-www-form-urlencoded",
                    "text/plain",
                    "multipart/form-data; boundary=x",
                ] {
                    let request = Request::post(address)
                        .header("host", "register.example")
                        .header("content-type", media)
                        .header(name, value);
                    let answer = whole.ask(&person, request, "a=b").await;
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.asked);
                }
            }
        }
    }
    assert_eq!(whole.state(), before);
}

/// OWASP ASVS 5.0: 3.5.1. Every form of somebody who is signed in carries the
/// key of their session; the forms of those who are not are named here.
#[tokio::test]
async fn no_form_is_taken_without_the_key_of_its_session() {
    const WITHOUT_A_SESSION: [Act; 3] = [Act::SignIn, Act::AskForCorrection, Act::Follow];
    let whole = Whole::new();
    let before = whole.state();
    let all = whole.addresses(routes().listed());
    let person = whoever_may_most();
    let mut told_so = 0;
    for (route, address) in of_method(&all, &Method::POST) {
        if WITHOUT_A_SESSION.contains(&route.act) {
            continue;
        }
        for body in ["", "form-key=", "form-key=another&act=set-aside&seen=1"] {
            let answer = whole.ask(&person, form(address), body).await;
            assert!(
                answer.status.is_client_error(),
                "{}: {}",
                answer.asked,
                answer.status
            );
            let words = String::from_utf8_lossy(&answer.body);
            told_so += usize::from(words.contains("sent from another website"));
        }
        // A key in the address is none: addresses are logged and passed on.
        let keyed = format!("{address}?form-key=not+sent+by+anybody");
        let answer = whole.ask(&person, form(&keyed), "").await;
        assert!(
            answer.status.is_client_error(),
            "{}: {}",
            answer.asked,
            answer.status
        );
    }
    assert!(
        told_so > 20,
        "{told_so} forms reached the question of their key"
    );
    assert_eq!(whole.state(), before);
    // The control: with its key a form gets past that question.
    let answer = whole
        .ask(&person, form("/sign-out"), "form-key=not+sent+by+anybody")
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

/// OWASP ASVS 5.0: 3.5.3, 4.1.4, 13.4.4.
#[tokio::test]
async fn an_address_takes_the_methods_that_it_lists_and_no_other() {
    let whole = Whole::new();
    let listed = routes();
    let listed = listed.listed();
    for (route, address) in whole.addresses(listed) {
        let takes = |method: &Method| {
            let same = |other: &&Route| other.address == route.address && other.method == *method;
            listed.iter().any(|other| same(&other))
        };
        let others = [
            "TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND", "GET", "POST",
        ];
        for method in others.map(|method| Method::from_bytes(method.as_bytes()).unwrap()) {
            if takes(&method) {
                continue;
            }
            // Whatever another header says, the method is the method.
            let request = Request::builder()
                .method(method)
                .uri(&address)
                .header("sec-fetch-site", "same-origin")
                .header("x-http-method-override", route.method.as_str());
            let answer = whole
                .ask(&whoever_may_most(), request, "_method=POST")
                .await;
            assert_eq!(
                answer.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{}",
                answer.asked
            );
            let trace = answer.body.windows(7).any(|part| part == b"_method");
            assert!(!trace, "{} sends back what was sent", answer.asked);
        }
    }
}

/// OWASP ASVS 5.0: 3.5.3. Nothing that is followed as a link does anything.
#[tokio::test]
async fn looking_at_every_address_changes_nothing() {
    let whole = Whole::new();
    let before = whole.state();
    let all = whole.addresses(routes().listed());
    for (_, address) in of_method(&all, &Method::GET) {
        for query in [
            "",
            "?act=set-aside&seen=1&unused=0&form-key=not+sent+by+anybody",
        ] {
            let asked = Request::get(format!("{address}{query}"));
            let answer = whole.ask(&whoever_may_most(), asked, "").await;
            assert!(!answer.status.is_server_error(), "{}", answer.asked);
        }
    }
    assert_eq!(whole.state(), before);
}

/// OWASP ASVS 5.0: 3.7.2. No address is taken from what was sent.
#[tokio::test]
async fn nobody_is_led_to_another_site_by_any_address() {
    let whole = Whole::new();
    let mut led = 0;
    for (route, address) in whole.addresses(routes().listed()) {
        for elsewhere in [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
        ] {
            let query: Vec<String> = [
                "next",
                "return",
                "return-to",
                "url",
                "redirect",
                "to",
                "page",
            ]
            .iter()
            .map(|name| {
                format!(
                    "{name}={}",
                    elsewhere.replace(':', "%3A").replace('\\', "%5C")
                )
            })
            .collect();
            let query = query.join("&");
            let request = Request::builder()
                .method(route.method.clone())
                .uri(format!("{address}?{query}"))
                .header("host", "evil.example")
                .header("x-forwarded-host", "evil.example")
                .header("referer", elsewhere)
                .header("sec-fetch-site", "same-origin");
            let answer = whole.ask(&whoever_may_most(), request, &query).await;
            let Some(to) = answer.headers.get("location") else {
                continue;
            };
            led += 1;
            let to = to.to_str().unwrap();
            let is_here = to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\");
            let (path, _) = to.split_once('?').unwrap_or((to, ""));
            assert!(is_here && !path.contains("evil"), "{}: {to}", answer.asked);
        }
    }
    assert!(led > 10, "{led} answers led anywhere");
}

/// OWASP ASVS 5.0: 14.3.2, 8.2.1. What only some may see is kept by nobody, and
/// of it nothing is in the answer to whoever may not.
#[tokio::test]
async fn whoever_may_not_see_a_page_is_shown_nothing_of_it() {
    let whole = Whole::new();
    let all = whole.addresses(routes().listed());
    let mut closed = 0;
    for (route, address) in of_method(&all, &Method::GET) {
        let open = [
            Act::ReadPages,
            Act::AskForCorrection,
            Act::Follow,
            Act::SignIn,
        ]
        .contains(&route.act);
        if open {
            continue;
        }
        let answer = whole.ask(&nobody(), Request::get(address), "").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.asked);
        assert!(
            answer.headers["cache-control"] == "no-store"
                || answer.headers["cache-control"] == "no-cache"
        );
        let words = String::from_utf8_lossy(&answer.body);
        assert!(
            words.contains("Sign in to see this page"),
            "{}",
            answer.asked
        );
        closed += 1;
    }
    assert!(closed > 15, "{closed} pages are closed");
}
