//! Taking an invitation up, signing in with a password and a code, and the
//! session that this begins.

use answerable_web::Options;
use axum::http::StatusCode;

use crate::office::{Answer, Office, PASSWORD, Person};

const HOUR: i64 = 60 * 60;
const WEEK: i64 = 7 * 24 * HOUR;

/// Sends a name and a password.
async fn named(office: &Office, name: &str, password: &str) -> Answer {
    let fields = [("name", name), ("password", password)];
    office.post("/sign-in", &fields).await
}

/// Somebody whose password was right, at the page that asks for a code.
async fn begun<'o>(office: &'o Office, name: &str) -> Person<'o> {
    let answer = named(office, name, PASSWORD).await;
    assert_eq!(answer.header("location"), "/sign-in/code");
    Person::of(office, answer.cookie(), "/sign-in/code").await
}

#[tokio::test]
async fn looking_at_an_invitation_does_not_use_it_up() {
    let office = Office::new();
    let token = office.token("Ann Box");
    for _ in 0..2 {
        let page = office.get(&format!("/invitation?token={token}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("set-cookie"), "");
        assert_eq!(page.body.matches(&token).count(), 1, "in its form alone");
    }
    office.taken_up(&token).await;
}

#[tokio::test]
async fn an_invitation_that_was_used_or_is_old_or_never_was_one_says_what_may_be_so() {
    let office = Office::new();
    let used = office.token("Ann Box");
    office.taken_up(&used).await;
    let replaced = office.token("Ben Cole");
    office.token("Ben Cole");
    let old = office.token("Cay Dunn");
    office.wait(WEEK);
    let never = "0".repeat(64);
    for token in [&used, &replaced, &old, &never, "short", ""] {
        let fields = [("token", token), ("password", PASSWORD)];
        for answer in [
            office.post("/invitation", &fields).await,
            office.get(&format!("/invitation?token={token}")).await,
        ] {
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{token}");
            assert!(answer.body.contains("This link does not work"), "{token}");
            assert_eq!(answer.header("set-cookie"), "", "{token}");
            assert_eq!(answer.header("cache-control"), "no-store", "{token}");
        }
    }
}

#[tokio::test]
async fn a_password_that_is_refused_says_why_and_is_not_shown_again() {
    let office = Office::new();
    let token = office.token("Ann Box");
    for (password, why) in [
        ("", "Enter a password"),
        ("hunter2", "8 characters or more"),
        ("PASSWORD1", "that many people use"),
        ("iloveyou1", "that many people use"),
        ("Answerable1", "the name of this site"),
    ] {
        let fields = [("token", token.as_str()), ("password", password)];
        let answer = office.post("/invitation", &fields).await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{password}"
        );
        assert!(answer.body.contains(why), "{password}");
        assert!(answer.body.contains("<title>Error: Choose a password"));
        assert!(password.is_empty() || !answer.body.contains(password));
    }
    office.taken_up(&token).await;
}

#[tokio::test]
async fn signing_in_takes_a_password_and_then_a_code() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(60);
    let half = begun(&office, "ann box").await;
    // Half of it opens nothing.
    for page in ["/review", "/account"] {
        assert_eq!(half.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    let answer = half.post("/sign-in/code", &[("code", &ann.code())]).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/work")
    );
    assert_ne!(answer.cookie(), half.cookie, "a secret of its own");
    let whole = Person::of(&office, answer.cookie(), "/account").await;
    assert_eq!(whole.get("/review").await.status, StatusCode::OK);
    let over = half.get("/sign-in/code").await;
    assert_eq!(over.header("location"), "/sign-in", "the half is used up");
}

#[tokio::test]
async fn a_code_never_works_twice_and_not_out_of_its_time() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let used_to_set_up = ann.code();
    office.wait(30);
    let half = begun(&office, "Ann Box").await;
    let refused = half
        .post("/sign-in/code", &[("code", &used_to_set_up)])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = ann.code();
    let answer = half.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let again = begun(&office, "Ann Box").await;
    let refused = again.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "twice");
    office.wait(120);
    let refused = again.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "too late");
}

#[tokio::test]
async fn a_recovery_code_works_once() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    assert_eq!(ann.recovery_codes.len(), 10);
    let code = ann.recovery_codes[3].as_str();
    let half = begun(&office, "Ann Box").await;
    let answer = half.post("/sign-in/code", &[("code", code)]).await;
    assert_eq!(answer.header("location"), "/account");
    let again = begun(&office, "Ann Box").await;
    let refused = again.post("/sign-in/code", &[("code", code)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// OWASP ASVS 5.0, 6.3.8: nobody learns who has an account.
#[tokio::test]
async fn a_name_that_nobody_has_and_a_wrong_password_get_one_answer() {
    let office = Office::new();
    office.person("Ann Box").await;
    office.token("Not Ready");
    let body = |answer: Answer, name: &str| answer.body.replace(name, "NAME");
    let wrong = named(&office, "Ann Box", "seven lamps, no wick").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = body(wrong, "Ann Box");
    assert!(wrong.contains("Sign-in name or password is not right"));
    assert!(!wrong.contains("no wick"));
    for name in ["Zed Nobody", "Not Ready"] {
        let answer = named(&office, name, PASSWORD).await;
        assert_eq!(body(answer, name), wrong, "{name}");
    }
}

#[tokio::test]
async fn whoever_guesses_is_told_when_to_try_again() {
    let office = Office::new();
    office.person("Ann Box").await;
    for _ in 0..5 {
        let wrong = named(&office, "Ann Box", "wrong wrong").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let slowed = named(&office, "Ann Box", PASSWORD).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        slowed
            .body
            .contains("Too many tries. Try again in 10 minutes")
    );
    let seconds: u64 = slowed.header("retry-after").parse().unwrap();
    assert!((1..=600).contains(&seconds));
}

#[tokio::test]
async fn codes_are_not_to_be_guessed() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(60);
    let half = begun(&office, "Ann Box").await;
    let right = ann.code();
    let wrong = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    for _ in 0..10 {
        half.post("/sign-in/code", &[("code", wrong)]).await;
    }
    let slowed = half.post("/sign-in/code", &[("code", &right)]).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_password_alone_never_replaces_a_second_factor() {
    let office = Office::new();
    office.person("Ann Box").await;
    let half = begun(&office, "Ann Box").await;
    let page = half.get("/sign-in/set-up").await;
    assert_eq!(page.header("location"), "/sign-in/code");
    let sent = half.post("/sign-in/set-up", &[("code", "123456")]).await;
    assert_eq!(sent.header("location"), "/sign-in/code");
}

#[tokio::test]
async fn whoever_left_off_before_the_code_goes_on_with_the_password() {
    let office = Office::new();
    let token = office.token("Ann Box");
    office.taken_up(&token).await;
    let answer = named(&office, "Ann Box", PASSWORD).await;
    assert_eq!(answer.header("location"), "/sign-in/set-up");
}

#[tokio::test]
async fn a_code_is_waited_for_ten_minutes() {
    let office = Office::new();
    office.person("Ann Box").await;
    let half = begun(&office, "Ann Box").await;
    office.wait(600);
    let over = half.get("/sign-in/code").await;
    assert_eq!(over.header("location"), "/sign-in");
}

/// No file of the register holds a name, a password, a recovery code or an
/// invitation, whatever was done with them.
#[tokio::test]
async fn what_is_secret_stands_in_no_file() {
    let office = Office::new();
    let token = office.token("Ann Box");
    let ann = office.person_of(token.clone()).await;
    named(&office, "Ann Box", "canary-of-a-password").await;
    let digits = ann.recovery_codes[0].replace('-', "");
    let cookie = ann.cookie.split_once('=').unwrap().1;
    let account = office.desk.accounts().named("Ann Box").unwrap().unwrap();
    let id = account.id.as_str();
    let mut read = 0;
    for file in std::fs::read_dir(office.folder()).unwrap() {
        let path = file.unwrap().path();
        if !path.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        read += bytes.len();
        for secret in [
            "Ann Box",
            PASSWORD,
            "canary-of-a-password",
            &ann.recovery_codes[0],
            &digits,
            &token,
            &cookie[..64],
        ] {
            let held = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!held, "{} holds {secret}", path.display());
        }
        // The control: what may stand there is found in the same way.
        if path.ends_with("desk.sqlite-wal") {
            let id = id.as_bytes();
            assert!(bytes.windows(id.len()).any(|window| window == id));
        }
    }
    assert!(read > 0);
}

#[tokio::test]
async fn who_is_signed_in_is_on_every_page_and_nobody_keeps_it() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    for page in [
        "/",
        "/about",
        "/review",
        "/asks",
        "/nothing-here",
        "/asks.csv",
    ] {
        let answer = ann.get(page).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{page}");
        if page != "/asks.csv" {
            assert!(answer.body.contains("Signed in as Ann Box"), "{page}");
            assert!(answer.body.contains("href=\"/review\""), "{page}");
        }
        let open = office.get(page).await;
        assert!(!open.body.contains("Signed in"), "{page}");
        assert!(!open.body.contains("href=\"/review\">Review"), "{page}");
    }
}

#[tokio::test]
async fn a_name_is_words_and_nothing_else() {
    let office = Office::new();
    let name = "<b>Ann</b> \"Box\"";
    let ann = office.person(name).await;
    let page = ann.get("/about").await;
    assert!(!page.body.contains("<b>Ann"));
    assert!(page.body.contains("&#60;b&#62;Ann&#60;/b&#62;"));
}

#[tokio::test]
async fn signing_out_ends_the_session_here_and_in_the_browser() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let answer = ann.post("/sign-out", &[]).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/sign-in")
    );
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(ann.get("/review").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn signing_in_again_ends_the_session_that_the_browser_had() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(60);
    let fields = [("name", "Ann Box"), ("password", PASSWORD)];
    let answer = ann.post_as_is("/sign-in", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(ann.get("/review").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_session_unused_for_an_hour_is_over() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    office.wait(HOUR - 1);
    assert_eq!(ann.get("/review").await.status, StatusCode::OK);
    office.wait(HOUR - 1);
    assert_eq!(ann.get("/review").await.status, StatusCode::OK);
    office.wait(HOUR);
    assert_eq!(ann.get("/review").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_session_in_use_is_over_after_twelve_hours() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    for _ in 0..23 {
        office.wait(HOUR / 2);
        assert_eq!(ann.get("/review").await.status, StatusCode::OK);
    }
    office.wait(HOUR / 2);
    assert_eq!(ann.get("/review").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_cookie_is_for_this_site_alone_and_over_tls_for_tls_alone() {
    let office = Office::new();
    let token = office.token("Ann Box");
    let fields = [("token", token.as_str()), ("password", PASSWORD)];
    let plain = office.post("/invitation", &fields).await;
    let given = plain.header("set-cookie");
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Strict"] {
        assert!(given.contains(part), "{given}");
    }
    assert!(
        !given.contains("Domain") && !given.contains("Secure"),
        "{given}"
    );

    let office = Office::with(Options {
        over_tls: true,
        ..Options::default()
    });
    let token = office.token("Ann Box");
    let fields = [("token", token.as_str()), ("password", PASSWORD)];
    let over_tls = office.post("/invitation", &fields).await;
    let given = over_tls.header("set-cookie");
    assert!(
        given.starts_with("__Host-") && given.ends_with("; Secure"),
        "{given}"
    );
    assert_eq!(
        over_tls.header("strict-transport-security"),
        "max-age=31536000; includeSubDomains"
    );
    assert_eq!(plain.header("strict-transport-security"), "");
}

#[tokio::test]
async fn a_cookie_that_is_not_ours_signs_nobody_in() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let (name, value) = ann.cookie.split_once('=').unwrap();
    let (secret, _) = value.split_once('.').unwrap();
    for forged in [
        format!("{name}={}.9999999999", "0".repeat(64)),
        format!("{name}={secret}.9999999999"),
        format!("{name}={secret}"),
        format!("{name}="),
        format!("other={value}"),
    ] {
        let request = axum::http::Request::get("/review")
            .header("cookie", &forged)
            .body(axum::body::Body::empty());
        let answer = office.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{forged}");
    }
}
