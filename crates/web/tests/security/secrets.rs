//! What is secret stands in no address, no line of the log and no error.

use axum::body::Body;
use axum::http::Request;

use crate::lines::Lines;
use crate::office::{Answer, Office, PASSWORD, Person};
use crate::site::Site;

/// OWASP ASVS 5.0: 14.2.1, 16.2.5. From the invitation to the end of a session,
/// with wrong tries in between: nothing secret is logged at any level.
#[tokio::test]
async fn nothing_secret_is_logged_at_any_level() {
    let lines = Lines::listening();
    let office = Office::new();
    let token = office.token("Ann Box");
    office.get(&format!("/invitation?token={token}")).await;
    let ann = office.person_of(token.clone()).await;
    office.wait(60);
    let code = ann.code();
    let wrong = "a canary for a password";
    for fields in [
        [("name", "Ann Box"), ("password", wrong)],
        [("name", "Ann Box"), ("password", PASSWORD)],
    ] {
        office.post("/sign-in", &fields).await;
    }
    let begun = office
        .post("/sign-in", &[("name", "Ann Box"), ("password", PASSWORD)])
        .await;
    let half = Person::of(&office, begun.cookie(), "/sign-in/code").await;
    half.post("/sign-in/code", &[("code", "000000")]).await;
    half.post("/sign-in/code", &[("code", &code)]).await;
    ann.post("/account/password", &[("current", wrong), ("new", wrong)])
        .await;
    ann.get("/asks?words=what+a+reader+looked+for").await;
    ann.post("/sign-out", &[]).await;
    let told = lines.told();
    assert!(
        told.contains("path=\"/sign-in/code\""),
        "the control: requests are told of"
    );
    let (_, cookie) = ann.cookie.split_once('=').unwrap();
    let secret = ann.secret.as_ref().unwrap().in_base_32();
    for held in [
        PASSWORD,
        wrong,
        &token,
        &cookie[..64],
        &ann.key,
        &secret,
        &ann.recovery_codes[0],
        "what+a+reader",
        "Ann Box",
    ] {
        assert!(!told.contains(held), "the log holds {held}");
    }
    assert!(
        !told.contains(&format!("\"{code}\"")),
        "the log holds a code"
    );
}

/// OWASP ASVS 5.0: 14.2.1. No redirection carries a secret in its address, and no
/// address of a form does.
#[tokio::test]
async fn no_address_that_the_site_gives_holds_a_secret() {
    let office = Office::new();
    let token = office.token("Ann Box");
    let invited = office.get(&format!("/invitation?token={token}")).await;
    let ann = office.person_of(token.clone()).await;
    office.wait(60);
    let begun = office
        .post("/sign-in", &[("name", "Ann Box"), ("password", PASSWORD)])
        .await;
    let half = Person::of(&office, begun.cookie(), "/sign-in/code").await;
    let whole = half.post("/sign-in/code", &[("code", &ann.code())]).await;
    let out = ann.post("/sign-out", &[]).await;
    let secrets = [
        token,
        PASSWORD.to_owned(),
        ann.key.clone(),
        ann.cookie.clone(),
        begun.cookie(),
        whole.cookie(),
    ];
    for answer in [&invited, &begun, &whole, &out] {
        let addresses = addresses(answer);
        assert!(!addresses.is_empty());
        for address in addresses {
            for secret in &secrets {
                assert!(!address.contains(secret.as_str()), "{address}");
            }
        }
    }
}

/// The address that an answer leads to, and those that its page does.
fn addresses(answer: &Answer) -> Vec<String> {
    let tags = crate::markup::tags(&answer.body);
    let named = tags
        .iter()
        .flat_map(|tag| ["href", "src", "action"].map(|name| tag.get(name)));
    let mut all: Vec<String> = named.flatten().map(str::to_owned).collect();
    all.push(answer.header("location").to_owned());
    all
}

/// OWASP ASVS 5.0: 16.5.1, 13.4.2. A fault says nothing of what is inside.
#[tokio::test]
async fn no_error_tells_what_the_site_is_made_of() {
    let site = Site::invented();
    let long = format!("/asks?words={}", "x".repeat(5_000));
    let mut answers = vec![
        site.post("/correction", "wrong=panic&speaks-for=named")
            .await,
        site.post("/correction", "wrong=break&speaks-for=named")
            .await,
        site.post("/about", "a=1").await,
        site.post("/correction", &"x".repeat(200_000)).await,
    ];
    for address in [
        "/nothing",
        "/entries/99999999",
        "/entries/x",
        "/asks.json?order=no",
        "/about?as-at=no",
        "/sources/x/copy",
        &long,
    ] {
        answers.push(site.get(address).await);
    }
    for answer in &answers {
        assert!(answer.status.is_client_error() || answer.status.is_server_error());
        let words = answer.body.to_lowercase();
        for inside in [
            "panicked",
            "backtrace",
            ".rs:",
            "src/",
            "sqlite",
            "axum",
            "hyper",
            "tokio",
            "rustc",
            "the disk is full",
            "told to panic",
            "/tmp/",
            "unwrap",
        ] {
            assert!(!words.contains(inside), "{}: {inside}", answer.status);
        }
        for name in ["server", "x-powered-by", "via"] {
            assert_eq!(answer.header(name), "", "{}", answer.status);
        }
    }
}

/// OWASP ASVS 5.0: 16.3.4. Why, and the reference that the reader was shown.
#[tokio::test]
async fn a_fault_is_told_in_the_log_and_not_to_the_reader() {
    let lines = Lines::listening();
    let site = Site::invented();
    let form = "wrong=panic&speaks-for=named";
    let answer = site.post("/correction", form).await;
    let told = lines.told();
    let line = told.lines().find(|line| line.contains("told to panic"));
    let line = line.expect("the fault is told of");
    assert!(line.starts_with("ERROR"), "{line}");
    assert!(line.contains(answer.header("x-request-id")), "{line}");
    assert!(!answer.body.contains("told to panic"));
}

/// OWASP ASVS 5.0: 16.5.3, 16.5.4. After a panic in one page the others stand.
#[tokio::test]
async fn a_page_that_panics_takes_nothing_with_it() {
    let site = Site::invented();
    for _ in 0..20 {
        let fault = site
            .post("/correction", "wrong=panic&speaks-for=named")
            .await;
        assert_eq!(fault.status.as_u16(), 500);
        assert_eq!(site.get("/asks").await.status.as_u16(), 200);
    }
    let sent = site.post("/correction", "wrong=x&speaks-for=named").await;
    assert_eq!(sent.status.as_u16(), 303);
    assert_eq!(
        site.kept.0.lock().unwrap().len(),
        1,
        "of those that broke none was kept"
    );
}

/// OWASP ASVS 5.0: 7.2.1, 14.2.1. A session in an address is none.
#[tokio::test]
async fn a_session_given_in_an_address_or_another_header_is_none() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let (_, value) = ann.cookie.split_once('=').unwrap();
    for (address, name, header) in [
        (
            format!("/account?answerable-session={value}"),
            "x-nothing",
            String::new(),
        ),
        (
            "/account".to_owned(),
            "authorization",
            format!("Bearer {value}"),
        ),
        ("/account".to_owned(), "x-session", value.to_owned()),
        ("/account".to_owned(), "x-user-id", "ac-1".to_owned()),
    ] {
        let request = Request::get(&address)
            .header(name, header)
            .body(Body::empty());
        let answer = office.send(request.unwrap()).await;
        assert_eq!(answer.status.as_u16(), 403, "{address} {name}");
    }
}
