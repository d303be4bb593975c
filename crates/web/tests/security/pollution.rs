//! A name sent twice, a field nobody asked for, a method in disguise.

use answerable_desk::who::{ActsFor, Role};
use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::office::{Office, PASSWORD, form};

/// OWASP ASVS 5.0: 15.3.7. What is in the address is no field of a form.
#[tokio::test]
async fn a_field_in_the_address_is_no_field_of_the_form() {
    let office = Office::new();
    office.person("Ann Box").await;
    let query = form(&[("name", "Ann Box"), ("password", PASSWORD)]);
    let answer = office.post(&format!("/sign-in?{query}"), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Enter your sign-in name"));
    assert_eq!(answer.header("set-cookie"), "");
}

/// OWASP ASVS 5.0: 15.3.7. Of two values of one name the first alone counts,
/// everywhere alike.
#[tokio::test]
async fn of_two_values_of_one_field_the_first_alone_counts() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let key = ann.key.as_str();
    let twice = [("form-key", "wrong"), ("form-key", key)];
    let refused = ann.post_as_is("/sign-out", &twice).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let both = [
        ("name", "Nobody"),
        ("name", "Ann Box"),
        ("password", PASSWORD),
    ];
    let refused = office.post("/sign-in", &both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = [
        ("name", "Ann Box"),
        ("password", "wrong wrong"),
        ("password", PASSWORD),
    ];
    let refused = office.post("/sign-in", &both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// OWASP ASVS 5.0: 15.3.7. A second cookie of the name does not win over the first.
#[tokio::test]
async fn of_two_cookies_the_first_that_could_be_one_counts() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let other = format!("answerable-session={}.9999999999", "b".repeat(64));
    for (cookies, status) in [
        (format!("{}; {other}", ann.cookie), StatusCode::OK),
        (format!("{other}; {}", ann.cookie), StatusCode::FORBIDDEN),
    ] {
        let request = Request::get("/account")
            .header("cookie", &cookies)
            .body(Body::empty());
        assert_eq!(
            office.send(request.unwrap()).await.status,
            status,
            "{cookies}"
        );
    }
}

/// OWASP ASVS 5.0: 15.3.3. What a form does not have it cannot set.
#[tokio::test]
async fn fields_that_a_form_does_not_have_change_nothing() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let before = ann.get("/account").await.between("<dd", "</dd>");
    office.wait(60);
    let code = ann.code();
    let extra = [
        ("current", PASSWORD),
        ("code-now", code.as_str()),
        ("new", "eight bells at noon"),
        ("role", "administrator"),
        ("name", "Eve Fox"),
        ("sign-in-name", "eve"),
        ("id", "ac-0000000000000000"),
        ("account", "ac-0000000000000000"),
        ("second-factor", ""),
    ];
    let done = ann.post("/account/password", &extra).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(ann.get("/account").await.between("<dd", "</dd>"), before);
    assert_eq!(ann.get("/accounts").await.status, StatusCode::FORBIDDEN);
    assert_eq!(office.desk.accounts().list().unwrap().len(), 1);

    // Nor can whoever is invited choose what they are invited to.
    let token = office.invited(
        "Cay Dunn",
        Role::PanelReader,
        ActsFor::Body("exampleshire-pcc".into()),
    );
    let fields = [
        ("token", token.as_str()),
        ("password", PASSWORD),
        ("role", "reviewer"),
        ("body", ""),
        ("name", "Ann Box"),
    ];
    let answer = office.post("/invitation", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let accounts = office.desk.accounts();
    let cay = accounts
        .named("Cay Dunn")
        .unwrap()
        .expect("the name is as it was");
    let held = accounts.appointments(&cay.id).unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].appointment.role, "panel-reader");
}

/// OWASP ASVS 5.0: 3.5.2, 15.3.5. A body of another kind is no form.
#[tokio::test]
async fn a_form_written_as_json_or_text_sets_nothing() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let json = format!(
        "{{\"form-key\":\"{}\",\"current\":\"{PASSWORD}\",\"new\":\"eight bells at noon\"}}",
        ann.key
    );
    for media in ["application/json", "text/plain", "application/xml"] {
        let request = Request::post("/account/password")
            .header("cookie", &ann.cookie)
            .header("content-type", media)
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(json.clone()));
        let answer = office.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{media}");
    }
    let old = [("name", "Ann Box"), ("password", PASSWORD)];
    assert_eq!(
        office.post("/sign-in", &old).await.status,
        StatusCode::SEE_OTHER
    );
}

/// OWASP ASVS 5.0: 8.2.2. Another's number in one's own form ends nothing.
#[tokio::test]
async fn a_number_of_somebody_elses_session_ends_nothing() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    for number in 0..50_u32 {
        let number = number.to_string();
        let own = ben.get("/account").await.hidden("session");
        if number != own {
            ben.post("/account/sessions", &[("session", &number)]).await;
        }
    }
    assert_eq!(ann.get("/account").await.status, StatusCode::OK);
}
