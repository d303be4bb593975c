//! What whoever guards a register hears of, and what they never do.

use answerable_desk::who::{ActsFor, Role};
use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::lines::Lines;
use crate::office::{Answer, Office, PASSWORD, Person, form};

const ANN: &str = "Ann Box";

fn number_of(office: &Office, name: &str) -> String {
    let account = office.desk.accounts().named(name).unwrap().unwrap();
    account.id.to_string()
}

/// OWASP ASVS 5.0: 16.3.1, 16.2.1. Signing in, told step by step: which account,
/// by what, and how it went. A name that nobody has is told without the name, for
/// people type passwords there.
#[tokio::test]
async fn every_sign_in_and_every_try_is_told_of() {
    let lines = Lines::listening();
    let office = Office::new();
    let ann = office.person(ANN).await;
    office.wait(60);
    let id = number_of(&office, ANN);
    let password = |name, password| [("name", name), ("password", password)];
    let wrong = office.post("/sign-in", &password(ANN, "eight bells")).await;
    let nobody = office.post("/sign-in", &password("hunter2", "x")).await;
    let begun = office.post("/sign-in", &password(ANN, PASSWORD)).await;
    let half = Person::of(&office, begun.cookie(), "/sign-in/code").await;
    let no_code = half.post("/sign-in/code", &[("code", "000000")]).await;
    let whole = half.post("/sign-in/code", &[("code", &ann.code())]).await;
    let again = office.post("/sign-in", &password(ANN, PASSWORD)).await;
    let half = Person::of(&office, again.cookie(), "/sign-in/code").await;
    let fields = [("code", ann.recovery_codes[0].as_str())];
    let recovered = half.post("/sign-in/code", &fields).await;
    let out = ann.post("/sign-out", &[]).await;
    for (answer, expected) in [
        (
            &wrong,
            "WARN event=\"password-wrong\" account=\"ID\" act=\"sign in\" method=POST path=\"/sign-in\"",
        ),
        (
            &nobody,
            "WARN event=\"password-wrong\" act=\"sign in\" method=POST path=\"/sign-in\"",
        ),
        (
            &begun,
            "INFO event=\"password-right\" account=\"ID\" act=\"sign in\" method=POST path=\"/sign-in\"",
        ),
        (
            &no_code,
            "WARN event=\"code-wrong\" account=\"ID\" act=\"sign in\" method=POST path=\"/sign-in/code\"",
        ),
        (
            &whole,
            "INFO event=\"signed-in\" account=\"ID\" why=\"code\" act=\"sign in\" method=POST path=\"/sign-in/code\"",
        ),
        (
            &recovered,
            "INFO event=\"signed-in\" account=\"ID\" why=\"recovery code\" act=\"sign in\" method=POST path=\"/sign-in/code\"",
        ),
        (
            &out,
            "INFO event=\"done\" account=\"ID\" act=\"sign out\" method=POST path=\"/sign-out\"",
        ),
    ] {
        assert_eq!(lines.about(answer), expected.replace("ID", &id));
    }
    let told = lines.told();
    for never in [ANN, "hunter2", "eight bells", PASSWORD] {
        assert!(!told.contains(never), "the log holds {never}");
    }
}

/// OWASP ASVS 5.0: 16.3.1. An invitation, from its link to the first session; and a
/// link that is none.
#[tokio::test]
async fn taking_an_invitation_up_is_told_of() {
    let lines = Lines::listening();
    let office = Office::new();
    let token = office.token(ANN);
    let id = number_of(&office, ANN);
    let fields = |token| [("token", token), ("password", PASSWORD)];
    let taken = office.post("/invitation", &fields(&token)).await;
    let again = office.post("/invitation", &fields(&token)).await;
    let half = Person::of(&office, taken.cookie(), "/sign-in/set-up").await;
    let code = half.get("/sign-in/set-up").await.secret();
    let code = code.shown_at(office.now());
    let first = half.post("/sign-in/set-up", &[("code", &code)]).await;
    assert!(lines.about(&taken).starts_with(&format!(
        "INFO event=\"invitation-taken-up\" account=\"{id}\""
    )));
    assert!(
        lines
            .about(&again)
            .starts_with("WARN event=\"invitation-refused\"")
    );
    let said = format!("INFO event=\"signed-in\" account=\"{id}\" why=\"app that was set up\"");
    assert!(lines.about(&first).starts_with(&said));
    assert!(!lines.told().contains(&token));
}

/// OWASP ASVS 5.0: 16.3.2. Whoever is refused, with the act, the reason and where.
#[tokio::test]
async fn every_refusal_of_a_right_is_told_of_with_whose_and_what() {
    let lines = Lines::listening();
    let office = Office::new();
    let ann = office.person(ANN).await;
    let id = number_of(&office, ANN);
    let refused = ann.get("/accounts").await;
    let nobody = office.get("/accounts").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(
        lines.about(&refused),
        format!(
            "WARN event=\"refused\" account=\"{id}\" why=\"none of your appointments lets you see the accounts and their appointments\" \
             act=\"see the accounts and their appointments\" method=GET path=\"/accounts\""
        )
    );
    assert_eq!(
        lines.about(&nobody),
        "WARN event=\"not-signed-in\" act=\"see the accounts and their appointments\" method=GET path=\"/accounts\""
    );
}

/// OWASP ASVS 5.0: 16.3.3. Forms of other sites, forged keys, forged tokens, tries
/// past their bound, and what no browser sends.
#[tokio::test]
async fn tries_to_pass_by_a_control_are_told_of() {
    let lines = Lines::listening();
    let office = Office::new();
    let ann = office.person(ANN).await;
    let id = number_of(&office, ANN);
    let cross = Request::post("/account/sign-out-everywhere")
        .header("cookie", &ann.cookie)
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(form(&[("form-key", &ann.key)])));
    let elsewhere = office.send(cross.unwrap()).await;
    let forged = ann
        .post_as_is("/account/sign-out-everywhere", &[("form-key", "0")])
        .await;
    for answer in [&elsewhere, &forged] {
        let said = format!("WARN event=\"form-of-another-site\" account=\"{id}\"");
        assert!(
            lines.about(answer).starts_with(&said),
            "{}",
            lines.about(answer)
        );
    }
    let program = Request::post("/api/claims/x/y")
        .header("authorization", "Bearer answerable_0")
        .body(Body::empty());
    let token = office.send(program.unwrap()).await;
    assert!(
        lines
            .about(&token)
            .starts_with("WARN event=\"not-signed-in\"")
    );
    let large = ann
        .post("/account/password", &[("new", &"x".repeat(200_000))])
        .await;
    assert!(
        lines.about(&large).starts_with("WARN event=\"not-taken\""),
        "{}",
        lines.about(&large)
    );
    let mut last: Option<Answer> = None;
    for _ in 0..6 {
        let fields = [("name", "Ben"), ("password", "eight bells")];
        last = Some(office.post("/sign-in", &fields).await);
    }
    assert!(
        lines
            .about(&last.unwrap())
            .starts_with("WARN event=\"slowed\"")
    );
}

/// OWASP ASVS 5.0: 16.2.1. What people do is told by its act, with the number of the
/// account and nothing else of anybody; what is only read is told of nobody.
#[tokio::test]
async fn what_people_do_is_told_and_what_they_read_is_not() {
    let lines = Lines::listening();
    let office = Office::new();
    let eve = office
        .person_of(office.invited("Eve Key", Role::Administrator, ActsFor::Register))
        .await;
    let id = number_of(&office, "Eve Key");
    let read = eve.get("/accounts").await;
    assert_eq!(lines.about(&read), "");
    let fields = [
        ("name", "Cay Dew"),
        ("sign-in-name", "cay@example.org"),
        ("role", "reviewer"),
    ];
    let invited = eve.post("/accounts", &fields).await;
    assert_eq!(invited.status, StatusCode::OK, "{}", invited.body);
    assert_eq!(
        lines.about(&invited),
        format!(
            "INFO event=\"done\" account=\"{id}\" act=\"invite somebody to an office\" method=POST path=\"/accounts\""
        )
    );
    for never in ["Cay", "cay@example.org", "Eve Key"] {
        assert!(!lines.told().contains(never), "the log holds {never}");
    }
}
