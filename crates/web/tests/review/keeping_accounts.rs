//! What administrators do: invite, appoint, end, sign out, invite anew.

use answerable_desk::who::{ActsFor, Role};
use axum::http::StatusCode;

use crate::office::{Office, PASSWORD, Person, TODAY};

async fn administrator(office: &Office) -> Person<'_> {
    let token = office.invited("Ada Example", Role::Administrator, ActsFor::Register);
    office.person_of(token).await
}

fn page_of(office: &Office, name: &str) -> String {
    let account = office.desk.accounts().named(name).unwrap().unwrap();
    format!("/accounts/{}", account.id)
}

#[tokio::test]
async fn an_administrator_invites_and_the_person_reviews() {
    let office = Office::new();
    let ada = administrator(&office).await;
    let made = ada
        .post(
            "/accounts",
            &[
                ("name", "Ben Cole"),
                ("sign-in-name", "ben@example.org"),
                ("role", "reviewer"),
                ("body", ""),
            ],
        )
        .await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    assert_eq!(made.header("cache-control"), "no-store");
    let token = made.between("/invitation?token=", "<").remove(0);
    let ben = office.person_of(token).await;
    assert_eq!(ben.get("/review").await.status, StatusCode::OK);
    assert!(ada.get("/accounts").await.body.contains("Ben Cole"));
}

/// Keeping the accounts lets nobody decide, and deciding lets nobody keep them.
#[tokio::test]
async fn a_role_opens_its_own_pages_and_no_others() {
    let office = Office::new();
    let ada = administrator(&office).await;
    let ben = office.person("Ben Cole").await;
    let cay = office.invited(
        "Cay Dunn",
        Role::Drafter,
        ActsFor::Body("exampleshire-pcc".into()),
    );
    let cay = office.person_of(cay).await;
    for (person, review, accounts) in [(&ada, 403, 200), (&ben, 200, 403), (&cay, 403, 403)] {
        assert_eq!(person.get("/review").await.status.as_u16(), review);
        assert_eq!(person.get("/accounts").await.status.as_u16(), accounts);
        let own = person.get("/account").await;
        assert_eq!(own.status, StatusCode::OK);
    }
    let refused = ben.get("/accounts").await;
    assert!(refused.body.contains("You may not do this"));
    let fields = [("name", "Eve Fox"), ("role", "administrator"), ("body", "")];
    let refused = ben.post("/accounts", &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let refused = ben
        .post(
            &format!("{}/appoint", page_of(&office, "Ben Cole")),
            &[("role", "administrator")],
        )
        .await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_is_lost() {
    let office = Office::new();
    let ada = administrator(&office).await;
    for (name, role, body, why) in [
        ("", "reviewer", "", "Enter the person’s name"),
        ("Ben Cole", "", "", "Select what the person does"),
        (
            "Ben Cole",
            "drafter",
            "",
            "Enter the body that the person acts for",
        ),
        ("Ben Cole", "drafter", "Nowhere", "Enter the name of a body"),
        (
            "Ben Cole",
            "auditor",
            "exampleshire-pcc",
            "Leave this empty",
        ),
        (
            "Ada Example",
            "auditor",
            "",
            "There is an account named Ada Example already",
        ),
        (
            "Eve Fox",
            "service-token",
            "exampleshire-pcc",
            "Select what the person does",
        ),
        (
            "<script>1</script>\u{202e}",
            "auditor",
            "",
            "a character that is not shown",
        ),
    ] {
        let fields = [("name", name), ("role", role), ("body", body)];
        let refused = ada.post("/accounts", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(refused.body.contains(why), "{why}");
        assert!(refused.body.contains("Error: Accounts"), "{why}");
        assert!(!refused.body.contains("<script>"), "{why}");
        assert!(name.contains('<') || refused.body.contains(name), "{why}");
    }
    assert_eq!(office.desk.accounts().list().unwrap().len(), 1);
}

#[tokio::test]
async fn leaving_ends_it_at_once() {
    let office = Office::new();
    let ada = administrator(&office).await;
    let ben = office.person("Ben Cole").await;
    let page = page_of(&office, "Ben Cole");
    let number = ada.get(&page).await.hidden("appointment");
    let ended = ada
        .post(&format!("{page}/end"), &[("appointment", &number)])
        .await;
    assert_eq!(ended.header("location"), page);
    assert_eq!(ben.get("/review").await.status, StatusCode::FORBIDDEN);
    let said = ada.get(&page).await;
    assert!(said.body.contains("ended before it began") || said.body.contains("Ended"));
    // Appointed anew, the session that was never ended counts again.
    ada.post(
        &format!("{page}/appoint"),
        &[("role", "reviewer"), ("body", "")],
    )
    .await;
    assert_eq!(ben.get("/review").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_appointment_holds_between_its_days_and_on_no_other() {
    let office = Office::new();
    let ben = office.person("Ben Cole").await;
    let (id, number) = {
        let accounts = office.desk.accounts();
        let account = accounts.named("Ben Cole").unwrap().unwrap();
        let number = accounts.appointments(&account.id).unwrap()[0].number;
        (account.id, number)
    };
    let end = |on| {
        let accounts = office.desk.accounts();
        assert!(accounts.end_appointment(&id, number, on).unwrap());
    };
    let tomorrow = TODAY.tomorrow().unwrap();
    end(tomorrow);
    assert_eq!(ben.get("/review").await.status, StatusCode::OK);
    end(TODAY);
    // Ending it never makes it longer.
    end(tomorrow);
    assert_eq!(ben.get("/review").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_new_invitation_takes_everything_before_it_away() {
    let office = Office::new();
    let ada = administrator(&office).await;
    let ben = office.person("Ben Cole").await;
    let made = ada
        .post(&format!("{}/reset", page_of(&office, "Ben Cole")), &[])
        .await;
    assert_eq!(ben.get("/review").await.status, StatusCode::FORBIDDEN);
    let token = made.between("/invitation?token=", "<").remove(0);
    let again = office.person_of(token).await;
    assert_eq!(again.get("/review").await.status, StatusCode::OK);
}

/// OWASP ASVS 5.0: 6.4.3. Whoever has the link alone gets no further than the code.
#[tokio::test]
async fn a_forgotten_password_is_no_way_past_the_app() {
    let office = Office::new();
    let ada = administrator(&office).await;
    let ben = office.person("Ben Cole").await;
    let address = format!("{}/reset", page_of(&office, "Ben Cole"));
    let made = ada.post(&address, &[("lost", "password")]).await;
    assert_eq!(ben.get("/review").await.status, StatusCode::FORBIDDEN);
    let old = [("name", "Ben Cole"), ("password", PASSWORD)];
    let refused = office.post("/sign-in", &old).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    office.wait(60);
    let token = made.between("/invitation?token=", "<").remove(0);
    let fields = [
        ("token", token.as_str()),
        ("password", "eight bells at noon"),
    ];
    let taken = office.post("/invitation", &fields).await;
    let half = Person::of(&office, taken.cookie(), "/sign-in/code").await;
    let set_up = half.get("/sign-in/set-up").await;
    assert_eq!(set_up.header("location"), "/sign-in/code", "no other app");
    assert_eq!(half.get("/review").await.status, StatusCode::FORBIDDEN);
    let guessed = half.post("/sign-in/code", &[("code", "000000")]).await;
    assert_eq!(guessed.status, StatusCode::UNPROCESSABLE_ENTITY);
    let proved = half.post("/sign-in/code", &[("code", &ben.code())]).await;
    assert_eq!(proved.header("location"), "/work");
}

#[tokio::test]
async fn an_administrator_signs_a_person_out_everywhere() {
    let office = Office::new();
    let ada = administrator(&office).await;
    let ben = office.person("Ben Cole").await;
    ada.post(&format!("{}/sign-out", page_of(&office, "Ben Cole")), &[])
        .await;
    assert_eq!(ben.get("/review").await.status, StatusCode::FORBIDDEN);
    assert_eq!(ada.get("/accounts").await.status, StatusCode::OK);
}

/// Somebody can always keep the accounts.
#[tokio::test]
async fn the_last_administrator_is_not_ended() {
    let office = Office::new();
    let ada = administrator(&office).await;
    let account = office
        .desk
        .accounts()
        .named("Ada Example")
        .unwrap()
        .unwrap();
    let page = page_of(&office, "Ada Example");
    let end = format!("{page}/end");
    let number = office.desk.accounts().appointments(&account.id).unwrap()[0].number;
    let number = number.to_string();
    let refused = ada.post(&end, &[("appointment", &number)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("This is the last administrator"));
    assert_eq!(ada.get("/accounts").await.status, StatusCode::OK);
    // With another there, the first may go.
    office.invited("Bea Other", Role::Administrator, ActsFor::Register);
    let ended = ada.post(&end, &[("appointment", &number)]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
}
