//! Passwords, over HTTP: which are taken, and how they are asked for.

use std::time::{Duration, Instant};

use axum::http::StatusCode;

use crate::office::{Answer, Office};

async fn chosen(office: &Office, name: &str, password: &str) -> Answer {
    let token = office.token(name);
    let fields = [("token", token.as_str()), ("password", password)];
    office.post("/invitation", &fields).await
}

async fn tried(office: &Office, name: &str, password: &str) -> Answer {
    let fields = [("name", name), ("password", password)];
    office.post("/sign-in", &fields).await
}

/// OWASP ASVS 5.0: 6.2.1, 6.2.5, 6.2.9. No rule says what it is made of.
#[tokio::test]
async fn any_password_of_8_to_1000_characters_that_nobody_else_uses_is_taken() {
    let office = Office::new();
    let long = "lamp ".repeat(200);
    let of_64 = "q".repeat(63) + "j";
    let good = [
        "onlysmallletters",
        "ONLYLARGELETTERS",
        "8305910746228",
        "!?;:§±<>&\"'%00",
        "        blanks       ",
        "ŵythnos o’r gloch",
        "پنجره‌های آبی",
        "🔥🦊🌧️🚲🪁🧭🪶🎻",
        "xq7-zk!v",
        &of_64,
        &long,
    ];
    for (number, password) in good.iter().enumerate() {
        let name = format!(
            "Person {}",
            char::from(b'a' + u8::try_from(number).unwrap())
        );
        let answer = chosen(&office, &name, password).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{password}");
        let again = tried(&office, &name, password).await;
        assert_eq!(again.header("location"), "/sign-in/set-up", "{password}");
    }
    for (name, password) in [("Short Seven", "xq7-zk!"), ("Too Long", &"x".repeat(1_001))] {
        let refused = chosen(&office, name, password).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
}

/// OWASP ASVS 5.0: 6.2.8. Not cut, not folded, not trimmed.
#[tokio::test]
async fn a_password_is_right_only_exactly_as_it_was_chosen() {
    let office = Office::new();
    let password = " Seven Lamps, no Oil: ".to_owned() + &"e\u{301}".repeat(40);
    chosen(&office, "Ann Box", &password).await;
    let cut: String = password.chars().take(72).collect();
    for other in [
        password.to_lowercase(),
        password.trim().to_owned(),
        cut,
        password.replace("e\u{301}", "é"),
    ] {
        let refused = tried(&office, "Ann Box", &other).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{other}");
    }
    let right = tried(&office, "Ann Box", &password).await;
    assert_eq!(right.header("location"), "/sign-in/set-up");
}

/// OWASP ASVS 5.0: 6.2.4, 6.2.12. Over the desk's check, on the page.
#[tokio::test]
async fn passwords_that_many_people_use_are_refused() {
    let office = Office::new();
    let token = office.token("Ann Box");
    for password in [
        "password",
        "12345678",
        "123456789",
        "iloveyou",
        "princess",
        "sunshine",
        "football",
        "baseball",
        "superman",
        "trustno1",
        "jennifer",
        "michelle",
        "starwars",
        "computer",
        "corvette",
        "mercedes",
        "qwertyui",
        "1q2w3e4r",
        "PASSWORD",
        "Football",
    ] {
        let fields = [("token", token.as_str()), ("password", password)];
        let refused = office.post("/invitation", &fields).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{password}"
        );
        assert!(refused.body.contains("that many people use"), "{password}");
    }
}

/// OWASP ASVS 5.0: 6.2.11. The words that are ours and one's own.
#[tokio::test]
async fn ones_own_name_and_the_name_of_the_site_are_no_passwords() {
    let office = Office::new();
    let token = office.token("Annabel Boxwood");
    for password in [
        "Annabel Boxwood",
        "annabelboxwood",
        "ANNABEL-BOXWOOD",
        "Answerable",
        "answerable2026",
    ] {
        let fields = [("token", token.as_str()), ("password", password)];
        let refused = office.post("/invitation", &fields).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{password}"
        );
        assert!(refused.body.contains("harder to guess"), "{password}");
    }
}

/// OWASP ASVS 5.0: 6.2.6, 6.2.7. Masked, and open to paste and to managers.
#[tokio::test]
async fn every_password_is_typed_into_a_field_that_hides_it_and_that_managers_fill() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let token = office.token("Ben Cole");
    for (page, fields) in [
        (office.get("/sign-in").await, 1),
        (office.get(&format!("/invitation?token={token}")).await, 1),
        (ann.get("/account/password").await, 2),
        (ann.get("/account/codes").await, 1),
        (ann.get("/account/recovery-codes").await, 1),
    ] {
        let inputs = page.between("<input", ">");
        let hidden: Vec<_> = inputs
            .iter()
            .filter(|input| input.contains("type=\"password\""))
            .collect();
        assert_eq!(hidden.len(), fields, "{inputs:?}");
        for input in hidden {
            let filled = ["current-password", "new-password"];
            assert!(
                filled
                    .iter()
                    .any(|kind| input.contains(&format!("autocomplete=\"{kind}\""))),
                "{input}"
            );
            assert!(
                !input.contains(" on") && !input.contains("maxlength"),
                "{input}"
            );
            assert!(
                !input.contains("value=\"") || input.contains("value=\"\""),
                "{input}"
            );
        }
    }
}

/// OWASP ASVS 5.0: 6.2.10. It stays until its owner changes it.
#[tokio::test]
async fn a_password_does_not_grow_old() {
    const YEARS: i64 = 10 * 365 * 24 * 60 * 60;
    let office = Office::new();
    chosen(&office, "Ann Box", "seven lamps, no oil").await;
    office.wait(YEARS);
    let right = tried(&office, "Ann Box", "seven lamps, no oil").await;
    assert_eq!(right.status, StatusCode::SEE_OTHER);
}

/// OWASP ASVS 5.0: 6.4.2.
#[tokio::test]
async fn no_page_asks_a_secret_question_or_gives_a_hint() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    for page in [
        office.get("/sign-in").await,
        ann.get("/account").await,
        ann.get("/account/password").await,
    ] {
        for words in [
            "mother",
            "maiden",
            "first school",
            "Password hint",
            "secret question",
        ] {
            assert!(!page.body.contains(words), "{words}");
        }
    }
}

/// OWASP ASVS 5.0: 6.3.8. A name that nobody has costs a hash as any other: the
/// quickest answers to both are near each other, where one without a hash would
/// be many times quicker.
#[tokio::test]
async fn an_unknown_name_takes_as_long_as_a_known_one() {
    let office = Office::new();
    let known = ["Ann Box", "Ben Cole", "Cay Dunn", "Dee Ford"];
    for name in known {
        chosen(&office, name, "seven lamps, no oil").await;
    }
    let unknown = ["Eve Gray", "Fay Hill", "Gus Ives", "Hal Jones"];
    let mut quickest = [Duration::MAX; 2];
    for _ in 0..4 {
        for (known, unknown) in known.into_iter().zip(unknown) {
            for (place, name) in [known, unknown].into_iter().enumerate() {
                let begun = Instant::now();
                let refused = tried(&office, name, "eight bells at noon").await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
                quickest[place] = quickest[place].min(begun.elapsed());
            }
        }
    }
    let [known, unknown] = quickest.map(|time| time.as_secs_f64());
    let ratio = unknown / known;
    assert!(
        (0.5..2.0).contains(&ratio),
        "known {known} s, unknown {unknown} s"
    );
    // The control: an answer without a hash is far quicker than either.
    let begun = Instant::now();
    tried(&office, "Ann Box", "").await;
    assert!(begun.elapsed().as_secs_f64() < known / 2.0);
}
