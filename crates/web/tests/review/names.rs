//! Names of others that a page shows stand in the audit trail, once for the page.

use answerable_desk::store::vault::Did;
use answerable_desk::store::vault::{Asking, Tombstone};
use answerable_desk::who::{ActsFor, Role};
use axum::http::StatusCode;

use crate::office::Office;

/// What the trail says of names, each with who read them.
fn noted(office: &Office) -> Vec<(String, String)> {
    let mut noted = Vec::new();
    let trail = office.desk.vault().trail();
    trail
        .for_each(|act| {
            if act.did == Did::ReadNames {
                noted.push((act.by.clone(), act.why.clone()));
            }
        })
        .unwrap();
    noted
}

fn id(office: &Office, name: &str) -> String {
    let account = office.desk.accounts().named(name).unwrap().unwrap();
    account.id.to_string()
}

#[tokio::test]
async fn a_page_with_names_of_others_is_one_line_and_ones_own_is_none() {
    let office = Office::new();
    let token = office.invited("Ada Example", Role::Administrator, ActsFor::Register);
    let ada = office.person_of(token).await;
    ada.get("/accounts").await;
    ada.get("/account").await;
    assert_eq!(noted(&office), [], "her own name is hers");
    for name in ["Ben Cole", "Cay Dunn"] {
        office.invited(name, Role::Reviewer, ActsFor::Register);
    }
    assert_eq!(ada.get("/accounts").await.status, StatusCode::OK);
    let ben = format!("/accounts/{}", id(&office, "Ben Cole"));
    assert_eq!(ada.get(&ben).await.status, StatusCode::OK);
    let by = id(&office, "Ada Example");
    assert_eq!(
        noted(&office),
        [
            (
                by.clone(),
                "the names of 2 people on the list of accounts".to_owned()
            ),
            (
                by,
                "the name of one person on the page of an account".to_owned()
            ),
        ]
    );
}

/// Whoever was erased has no name any more; what they did stays, by number.
#[tokio::test]
async fn who_was_erased_is_no_longer_named_on_any_page() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let gone = id(&office, "Ann Box");
    let held = office.all_decided(crate::office::REPORT, &gone);
    let page = format!("/review/{}", held.review.fingerprint);
    assert!(ben.get(&page).await.body.contains("Ann Box"));
    let asking = Asking {
        by: "keyboard",
        why: "asked for by the person",
        when: office.moment(),
    };
    let account = office.desk.accounts().named("Ann Box").unwrap().unwrap();
    let removed = office.desk.accounts().remove(&account.id, &asking);
    let Some(Tombstone { ground, .. }) = removed.unwrap() else {
        panic!("no tombstone")
    };
    assert_eq!(ground, "asked for by the person");
    let body = ben.get(&page).await.body;
    assert!(!body.contains("Ann Box"));
    assert!(
        body.contains(&format!("a person no longer named ({gone})")),
        "{body}"
    );
    assert_ne!(
        ann.get("/review").await.status,
        StatusCode::OK,
        "signed out"
    );
}
