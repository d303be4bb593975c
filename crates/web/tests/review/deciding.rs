//! One item at a time.

use answerable_desk::review::Decision;
use axum::http::StatusCode;

use crate::office::{Office, Person, REPORT};

/// What a form of the first item sends when nothing is changed.
fn first<'a>(seen: &'a str, act: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("seen", seen),
        ("kind", "recommendation"),
        ("number", "1"),
        (
            "words",
            "By 1 September 2024, Exampleshire Police should review how the risk to missing people is graded.",
        ),
        ("title", "Review how the risk to missing people is graded"),
        ("addressees", "Exampleshire Police"),
        ("by-when", "By 1 September 2024"),
        ("under", ""),
        ("act", act),
    ]
}

fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    name: &str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    for field in &mut fields {
        if field.0 == name {
            field.1 = value;
        }
    }
    fields
}

async fn uploaded(ann: &Person<'_>) -> String {
    ann.upload("report.txt", REPORT.as_bytes())
        .await
        .header("location")
        .to_owned()
}

fn decision(office: &Office, place: usize) -> Decision {
    let held = office.desk.documents_under_review().unwrap().remove(0);
    held.review.items[place].decision.clone()
}

#[tokio::test]
async fn an_item_stands_beside_its_passage_with_the_reasons() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let page = ann.get(&format!("{at}/items/1")).await.body;
    assert!(
        page.contains("<h1 class=\"govuk-heading-l\" id=\"item\" tabindex=\"-1\">Item 1 of 2</h1>")
    );
    assert!(
        page.contains(
            "<mark id=\"passage\">By 1 September 2024, Exampleshire Police should review"
        )
    );
    assert!(page.contains("Why we think so"));
    assert!(page.contains("its verb asks: ‘should’"));
    assert!(page.contains("Same as the document"));
    assert!(page.contains("Read as: <strong>by 1 September 2024</strong>"));
    assert!(page.contains("1 September 2024"));
    let second = ann.get(&format!("{at}/items/2")).await.body;
    assert!(second.contains("all chief constables"), "{second}");
    assert!(second.contains("members"), "{second}");
}

#[tokio::test]
async fn accepting_goes_on_to_the_next_and_after_the_last_to_the_steps() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let accepted = ann
        .post(&format!("{at}/items/1"), &first("1", "accept"))
        .await;
    assert_eq!(
        accepted.header("location"),
        format!("{at}/items/2#item"),
        "{}",
        accepted.body
    );
    assert!(matches!(decision(&office, 0), Decision::Accepted { .. }));
    let aside = ann
        .post(
            &format!("{at}/items/2"),
            &[("seen", "2"), ("act", "set-aside")],
        )
        .await;
    assert_eq!(aside.header("location"), format!("{at}#next"));
    assert!(matches!(decision(&office, 1), Decision::SetAside { .. }));
    let steps = ann.get(&at).await.body;
    assert!(steps.contains("2 of 2 decided: one accepted, one set aside"));
    assert!(steps.contains("Accepted by Ann Box"));
    let shown = ann.get(&format!("{at}/items/1")).await.body;
    assert!(shown.contains("This item: <strong>Accepted by Ann Box</strong>"));
}

#[tokio::test]
async fn reading_again_shows_how_it_is_read_and_decides_nothing() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let typed = with(
        first("1", "read-again"),
        "addressees",
        "the force = Southvale Police\nthe Unit of Nowhere",
    );
    let typed = with(typed, "by-when", "31 March 2025");
    let page = ann.post(&format!("{at}/items/1"), &typed).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("<th scope=\"row\" class=\"govuk-table__header\">the force</th><td class=\"govuk-table__cell\">Southvale Police"), "{}", page.body);
    assert!(page.body.contains("names nobody we know"));
    assert!(
        page.body
            .contains("Read as: <strong>by 31 March 2025</strong>")
    );
    assert_eq!(decision(&office, 0), Decision::Undecided);
}

#[tokio::test]
async fn a_correction_is_kept_and_what_was_proposed_is_shown_beside_it() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let typed = with(first("1", "accept"), "kind", "area-for-improvement");
    let typed = with(typed, "by-when", "");
    ann.post(&format!("{at}/items/1"), &typed).await;
    let page = ann.get(&format!("{at}/items/1")).await.body;
    assert!(page.contains("What differs from what was proposed"));
    assert!(page.contains("was: Recommendation"));
    assert!(page.contains("was: by 1 September 2024"));
}

#[tokio::test]
async fn words_that_are_not_the_documents_are_shown_where_they_differ() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let words = "By 1 October 2024, Exampleshire Police should review how the risk to missing people is graded.";
    let page = ann
        .post(
            &format!("{at}/items/1"),
            &with(first("1", "accept"), "words", words),
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.body
            .contains("<del>September</del> <ins>October</ins>"),
        "{}",
        page.body
    );
    assert!(
        page.body
            .contains("<a href=\"#words\">These words do not stand in the document")
    );
    assert_eq!(decision(&office, 0), Decision::Undecided);
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_the_rest_is_kept() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let long = "x".repeat(151);
    let cases = [
        ("title", "", "title", "Say shortly what is asked"),
        (
            "title",
            long.as_str(),
            "title",
            "Shorten this to 150 characters; it has 151",
        ),
        ("addressees", "", "addressees", "Say whom it is asked of"),
        (
            "addressees",
            "them = Nobody Known",
            "addressees",
            "We know no body or group called ‘Nobody Known’",
        ),
        (
            "by-when",
            "one fine day",
            "by-when",
            "Cannot read a day or period",
        ),
    ];
    for (name, value, place, said) in cases {
        let page = ann
            .post(
                &format!("{at}/items/1"),
                &with(first("1", "accept"), name, value),
            )
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(
            page.body.contains(&format!("<a href=\"#{place}\">{said}")),
            "{said}"
        );
        assert!(page.body.contains("<title>Error: Item 1 of 2"), "{said}");
        if name != "title" {
            assert!(
                page.body
                    .contains("Review how the risk to missing people is graded</textarea>"),
                "{said}"
            );
        }
    }
    assert_eq!(decision(&office, 0), Decision::Undecided);
}

#[tokio::test]
async fn the_slower_of_two_sees_what_the_other_did_and_keeps_what_they_typed() {
    let office = Office::new();
    let (ann, ben) = (
        office.person("Ann Box").await,
        office.person("Ben Cole").await,
    );
    let at = uploaded(&ann).await;
    let item = format!("{at}/items/1");
    ann.post(&item, &with(first("1", "accept"), "title", "Ann’s title"))
        .await;
    let late = ben
        .post(&item, &with(first("1", "accept"), "title", "Ben’s title"))
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.body
            .contains("Somebody else decided this item meanwhile")
    );
    assert!(late.body.contains("Accepted by Ann Box"));
    assert!(late.body.contains("Ann’s title"));
    assert!(late.body.contains("Ben’s title</textarea>"));
    let seen = late.hidden("seen");
    let insists = ben
        .post(&item, &with(first(&seen, "accept"), "title", "Ben’s title"))
        .await;
    assert_eq!(insists.status, StatusCode::SEE_OTHER);
    let held = office.desk.documents_under_review().unwrap().remove(0);
    assert_eq!(held.review.items[0].draft.title, "Ben’s title");
}

#[tokio::test]
async fn two_who_decide_different_items_are_not_told_of_each_other() {
    let office = Office::new();
    let (ann, ben) = (
        office.person("Ann Box").await,
        office.person("Ben Cole").await,
    );
    let at = uploaded(&ann).await;
    let one = ann
        .post(&format!("{at}/items/1"), &first("1", "accept"))
        .await;
    let aside = [("seen", "1"), ("act", "set-aside")];
    let other = ben.post(&format!("{at}/items/2"), &aside).await;
    assert_eq!(
        (one.status, other.status),
        (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER)
    );
}

#[tokio::test]
async fn the_whole_text_is_there_with_every_item_marked() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let page = ann.get(&format!("{at}/text")).await.body;
    assert_eq!(page.matches("<mark").count(), 2);
    assert!(page.contains("More should be done."));
    assert!(page.contains("id=\"item-2\""));
}

#[tokio::test]
async fn a_review_is_given_up_only_as_it_was_seen() {
    let office = Office::new();
    let (ann, ben) = (
        office.person("Ann Box").await,
        office.person("Ben Cole").await,
    );
    let at = uploaded(&ann).await;
    let give_up = format!("{at}/give-up");
    let seen = ann.get(&give_up).await.hidden("seen");
    ben.post(&format!("{at}/items/1"), &first("1", "accept"))
        .await;
    let late = ann.post(&give_up, &[("seen", &seen)]).await;
    assert_eq!(late.header("location"), give_up);
    let seen = ann.get(&give_up).await.hidden("seen");
    let given_up = ann.post(&give_up, &[("seen", &seen)]).await;
    assert_eq!(given_up.header("location"), "/review");
    assert_eq!(ann.get(&at).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_power_is_chosen_from_those_in_force_and_kept_when_something_else_is_wrong() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let page = ann.get(&format!("{at}/items/1")).await.body;
    assert!(
        page.contains("<option value=\"\" selected>What this kind of document suggests: no power"),
        "{page}"
    );
    assert!(page.contains("<option value=\"none\">No power"));
    assert!(page.contains("<option value=\"iopc\">"));
    let mut typed = with(first("1", "accept"), "title", "");
    typed.push(("power", "iopc"));
    let refused = ann.post(&format!("{at}/items/1"), &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("<option value=\"iopc\" selected>"));
    let mut typed = first("1", "accept");
    typed.push(("power", "a-law-of-mine"));
    let refused = ann.post(&format!("{at}/items/1"), &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .body
            .contains("href=\"#power\">No power ‘a-law-of-mine’ was in force"),
        "{}",
        refused.body
    );
    let mut typed = with(
        first("1", "accept"),
        "addressees",
        "Exampleshire Police\nwith: Southvale Police",
    );
    typed.push(("power", "iopc"));
    let accepted = ann.post(&format!("{at}/items/1"), &typed).await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER);
    let shown = ann.get(&format!("{at}/items/1")).await.body;
    assert!(shown.contains("<option value=\"iopc\" selected>"));
    assert!(shown.contains("with: Southvale Police"));
    assert!(shown.contains("to be worked with"));
    let check = ann.get(&format!("{at}/check")).await.body;
    assert!(
        check.contains("Police Reform Act 2002, Schedule 3"),
        "{check}"
    );
}

#[tokio::test]
async fn an_item_that_stands_can_be_decided_before_its_fields_and_one_that_is_wrong_cannot() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let page = ann.get(&format!("{at}/items/1")).await.body;
    let reads = page.split_once("answerable-reads").unwrap().1;
    let reads = reads.split_once("</dl>").unwrap().0;
    for said in [
        "Exampleshire Police",
        "by 1 September 2024",
        "Recommendation, number 1",
    ] {
        assert!(reads.contains(said), "{said}: {reads}");
    }
    let accept = "<button type=\"submit\" name=\"act\" value=\"accept\"";
    let first_field = page.find("name=\"addressees\"").unwrap();
    assert!(page.find(accept).unwrap() < first_field);
    assert_eq!(page.matches(accept).count(), 2, "at both ends of the form");
    let wrong = with(first("1", "accept"), "title", "");
    let refused = ann.post(&format!("{at}/items/1"), &wrong).await.body;
    assert_eq!(
        refused.matches(accept).count(),
        1,
        "what is wrong comes first"
    );
    let typed = with(
        first("1", "read-again"),
        "addressees",
        "the force = Southvale Police\nthe Unit of Nowhere\nwith: Exampleshire Police",
    );
    let again = ann.post(&format!("{at}/items/1"), &typed).await.body;
    for said in [
        ">the force (Southvale Police)</span>",
        ">the Unit of Nowhere <strong class=\"govuk-tag govuk-tag--yellow\">Unknown</strong></span>",
        ">Exampleshire Police, to be worked with</span>",
    ] {
        assert!(again.contains(said), "{said}: {again}");
    }
}

#[tokio::test]
async fn a_doubtful_day_is_told_above_the_first_button() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let page_with = async |day: &str| {
        let text = REPORT.replace("1 September 2024", day);
        let at = ann.upload("report.txt", text.as_bytes()).await;
        let item = format!("{}/items/1", at.header("location"));
        ann.get(&item).await.body
    };
    let early = page_with("1 September 2023").await;
    let (above, _) = early.split_once("value=\"accept\"").unwrap();
    assert!(above.contains("Look again</strong>"), "{early}");
    // A day that there is not cannot be accepted as it stands.
    let none = page_with("31 September 2024").await;
    let (above, _) = none.split_once("value=\"accept\"").unwrap();
    assert!(above.contains("Before this can be accepted:"), "{none}");
    assert!(above.contains("It probably means"), "{none}");
    assert_eq!(none.matches("value=\"accept\"").count(), 1);
}

#[tokio::test]
async fn an_item_that_lacks_something_has_no_button_before_its_fields() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    let added = ann.post(&format!("{at}/unused"), &[("unused", "0")]).await;
    let page = ann.get(added.header("location")).await.body;
    assert_eq!(page.matches("value=\"accept\"").count(), 1, "{page}");
    assert!(page.contains("<li>Say whom it is asked of"), "{page}");
}

#[tokio::test]
async fn every_item_stands_at_the_foot_with_what_was_decided_of_it() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann).await;
    ann.post(&format!("{at}/items/1"), &first("1", "accept"))
        .await;
    let page = ann.get(&format!("{at}/items/2")).await.body;
    for said in [
        "1 of 2 decided: one accepted.",
        ">1<span class=\"govuk-visually-hidden\"> accepted</span>",
        "aria-current=\"page\">2<span class=\"govuk-visually-hidden\"> to decide</span>",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}
