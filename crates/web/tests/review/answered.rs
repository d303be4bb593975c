//! A document that answers, from its file to the register, on the pages.

use answerable_desk::review::Decision;
use answerable_desk::who::{ActsFor, Role};
use axum::http::StatusCode;

use crate::office::{Office, Person, REPORT};

/// The commissioner's letter: of the first recommendation something was done, of the
/// second nothing is said.
const ANSWER: &str = "\
Office of the Exampleshire Police and Crime Commissioner

28 March 2024

Dear Chief Inspector

Response to Custody in Exampleshire under section 55 of the Police Act 1996

I write in response to your report “Custody in Exampleshire”, published on 6 March 2024.

I invited the Chief Constable’s comments. The Chief Constable has commented as follows: “The report is fair, and we have begun to put right what it found.”

Recommendation 1

“By 1 September 2024, Exampleshire Police should review how the risk to missing people is graded.”

I accept this recommendation. The force has trained every sergeant who grades risk.

Yours sincerely

Police and Crime Commissioner for Exampleshire
";

/// A site in whose register the report stands.
fn office() -> Office {
    let office = Office::new();
    let held = office.all_decided(REPORT, "op-first");
    office
        .desk
        .publish_review(
            held.review.fingerprint,
            held.version,
            "op-second",
            office.moment(),
        )
        .unwrap();
    office
}

async fn uploaded(ann: &Person<'_>, text: &str) -> String {
    ann.upload("answer.txt", text.as_bytes())
        .await
        .header("location")
        .to_owned()
}

/// What the form of who answers sends.
fn whole(seen: &str) -> Vec<(&str, &str)> {
    vec![
        ("seen", seen),
        ("by", "exampleshire-pcc"),
        ("report", "custody-in-exampleshire"),
        ("kind", "answer"),
        ("dated-day", "28"),
        ("dated-month", "3"),
        ("dated-year", "2024"),
        ("words", "own"),
        ("title", "Response to Custody in Exampleshire"),
        ("act", "save"),
    ]
}

fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    fields.retain(|(other, _)| *other != name);
    fields.push((name, value));
    fields
}

/// Accepts what stands on a page of a part, as a person presses the button.
async fn accept(ann: &Person<'_>, address: &str) -> String {
    let page = ann.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let seen = page.hidden("seen");
    let words = page
        .between("name=\"words\" rows=\"8\"", "</textarea>")
        .remove(0);
    let (_, words) = words.split_once('\n').unwrap();
    let words = words
        .replace("&#8217;", "’")
        .replace("&#39;", "'")
        .replace("&#34;", "\"");
    let chosen = |name: &str| {
        let radios = page.between(&format!("name=\"{name}\" type=\"radio\" value=\""), ">");
        let chosen = radios.into_iter().find(|radio| radio.ends_with("checked"));
        chosen.map_or_else(String::new, |radio| {
            radio.split('"').next().unwrap().to_owned()
        })
    };
    let (says, position) = (chosen("says"), chosen("position"));
    let fields = [
        ("seen", seen.as_str()),
        ("words", words.as_str()),
        ("says", says.as_str()),
        ("position", position.as_str()),
        ("act", "accept"),
    ];
    let answer = ann.post(address.split('#').next().unwrap(), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.header("location").to_owned()
}

#[tokio::test]
async fn a_document_that_answers_says_so_first_and_proposes_who_and_which_report() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann, ANSWER).await;
    let steps = ann.get(&at).await.body;
    let (answers, other) = (
        steps.find("This document answers").unwrap(),
        steps.find("id=\"steps\"").unwrap(),
    );
    assert!(
        answers < other,
        "what it answers stands before what it asks"
    );
    let page = ann.get(&format!("{at}/answer")).await.body;
    for shown in [
        "<option value=\"exampleshire-pcc\" selected>",
        "value=\"custody-in-exampleshire\"",
        "the document gives its title",
        "the document names the day it was published, 6 March 2024",
        "it calls itself an answer",
        "The day of a letter proves no publication",
    ] {
        assert!(page.contains(shown), "{shown}\n{page}");
    }
    assert!(page.contains(
        "id=\"published-day\" name=\"published-day\" type=\"text\" inputmode=\"numeric\" value=\"\""
    ));
}

#[tokio::test]
async fn an_answer_goes_from_its_file_to_the_register_by_two_people() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let at = uploaded(&ann, ANSWER).await;
    let seen = ann.get(&format!("{at}/answer")).await.hidden("seen");
    let said = ann.post(&format!("{at}/answer"), &whole(&seen)).await;
    assert_eq!(
        said.header("location"),
        format!("{at}/answer/1#part"),
        "{}",
        said.body
    );

    // The third part is the first recommendation, beside what is said of it.
    let third = ann.get(&format!("{at}/answer/3")).await.body;
    for shown in [
        "By 1 September 2024, Exampleshire Police should review how the risk",
        "it has its number and quotes its words",
        "it tells of something done",
        "it states the position",
        "Action taken",
    ] {
        assert!(third.contains(shown), "{shown}\n{third}");
    }
    let fourth = ann.get(&format!("{at}/answer/4")).await.body;
    assert!(fourth.contains("we found nothing in the document that speaks of it"));
    assert!(fourth.contains("Nothing is said of it"));

    let mut next = format!("{at}/answer/1#part");
    for _ in 0..4 {
        next = accept(&ann, &next).await;
    }
    assert_eq!(next, format!("{at}#answer"));
    // What it seems to ask besides is set aside.
    let fingerprint = at.rsplit('/').next().unwrap().to_owned();
    let mut held = office.desk.documents_under_review().unwrap().remove(0);
    while let Some(place) = held.review.next_undecided(None) {
        held = office
            .desk
            .set_item_aside(held.review.fingerprint, held.version, place, "op-ann")
            .unwrap();
    }

    let own = ann.get(&format!("{at}/check")).await.body;
    assert!(
        own.contains("somebody else must check it and publish it"),
        "{own}"
    );
    let check = ben.get(&format!("{at}/check")).await;
    for shown in [
        "Answer of",
        "Police and Crime Commissioner for Exampleshire",
        "Day of publication not known",
        "The force has trained every sergeant who grades risk.",
        "Accepts; Action taken",
        "Nothing is said of it",
        "The report is fair",
    ] {
        assert!(check.body.contains(shown), "{shown}\n{}", check.body);
    }
    let published = ben
        .post(&format!("{at}/check"), &[("seen", &check.hidden("seen"))])
        .await;
    let told = published.header("location").to_owned();
    assert_eq!(
        told, "/review/published?answer=exampleshire-pcc-on-custody-in-exampleshire",
        "{}",
        published.body
    );
    let told = ben.get(&told).await.body;
    assert!(
        told.contains("/asks/custody-in-exampleshire/exampleshire-pcc/comment"),
        "{told}"
    );
    let ask = ben
        .get("/asks/custody-in-exampleshire-item-1/exampleshire-pcc/explain")
        .await
        .body;
    assert!(
        ask.contains("The force has trained every sergeant who grades risk."),
        "{ask}"
    );
    let gone = ben.get(&format!("/review/{fingerprint}")).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann, ANSWER).await;
    let wrong = with(whole("1"), "by", "southvale-pcc");
    let refused = ann.post(&format!("{at}/answer"), &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("There is a problem"));
    assert!(
        refused.body.contains("is asked of this body here"),
        "{}",
        refused.body
    );
    assert!(
        refused
            .body
            .contains("<option value=\"southvale-pcc\" selected>")
    );
    assert!(refused.body.contains("value=\"28\""));

    let unknown = with(whole("1"), "other", "A report of nowhere");
    let refused = ann.post(&format!("{at}/answer"), &unknown).await;
    assert!(
        refused
            .body
            .contains("holds no one report called ‘A report of nowhere’"),
        "{}",
        refused.body
    );
    assert!(
        refused.body.contains(">\nA report of nowhere")
            || refused.body.contains("A report of nowhere</textarea>")
    );

    let both = with(whole("1"), "published-day", "28");
    let both = with(with(both, "published-month", "3"), "published-year", "2024");
    let both = with(with(both, "last-day", "30"), "last-month", "3");
    let both = with(both, "last-year", "2024");
    let refused = ann.post(&format!("{at}/answer"), &both).await;
    assert!(refused.body.contains("not both"), "{}", refused.body);
    let nothing = ann.post(&format!("{at}/answer"), &[("seen", "1")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("Select who answers"));
}

#[tokio::test]
async fn a_report_can_be_named_by_its_title_or_its_address() {
    let office = office();
    let ann = office.person("Ann Box").await;
    for (named, text) in [
        ("custody in  exampleshire", ANSWER.to_owned()),
        (
            "http://localhost/reports/custody-in-exampleshire?as-at=2024-03-07",
            format!("{ANSWER}\nOne."),
        ),
    ] {
        let at = uploaded(&ann, &text).await;
        let mut typed = with(whole("1"), "other", named);
        typed.retain(|(name, _)| *name != "report");
        let said = ann.post(&format!("{at}/answer"), &typed).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER, "{named}\n{}", said.body);
    }
}

#[tokio::test]
async fn another_passage_is_chosen_and_read_before_it_is_decided() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann, ANSWER).await;
    ann.post(&format!("{at}/answer"), &whole("1")).await;
    let fourth = format!("{at}/answer/4");
    let seen = ann.get(&fourth).await.hidden("seen");
    let chosen = [
        ("seen", seen.as_str()),
        ("row-shown", ""),
        ("row", "1"),
        ("words", ""),
        ("says", "not-addressed"),
        ("position", "not-stated"),
        ("act", "accept"),
    ];
    let page = ann.post(&fourth, &chosen).await;
    assert_eq!(page.status, StatusCode::OK, "its words are shown first");
    assert!(page.body.contains("a person chose it"), "{}", page.body);
    assert!(page.body.contains("trained every sergeant"));
    let held = office.desk.documents_under_review().unwrap().remove(0);
    let part = &held.review.answered.as_ref().unwrap().items[3];
    assert_eq!(part.decision, Decision::Undecided);
}

#[tokio::test]
async fn words_that_stand_nowhere_in_the_document_are_refused() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann, ANSWER).await;
    ann.post(&format!("{at}/answer"), &whole("1")).await;
    let third = format!("{at}/answer/3");
    let seen = ann.get(&third).await.hidden("seen");
    let invented = [
        ("seen", seen.as_str()),
        ("row-shown", "1"),
        ("row", "1"),
        ("words", "We did it all <b>long</b> ago."),
        ("says", "action-taken"),
        ("position", "accepts"),
        ("act", "accept"),
    ];
    let refused = ann.post(&third, &invented).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .body
            .contains("We did it all &#60;b&#62;long&#60;/b&#62; ago."),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn the_slower_of_two_is_told_what_was_decided() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let ben = office.person("Ben Cole").await;
    let at = uploaded(&ann, ANSWER).await;
    ann.post(&format!("{at}/answer"), &whole("1")).await;
    let third = format!("{at}/answer/3");
    let seen = ben.get(&third).await.hidden("seen");
    accept(&ann, &third).await;
    let slower = ben
        .post(&third, &[("seen", &seen), ("act", "set-aside")])
        .await;
    assert_eq!(slower.status, StatusCode::CONFLICT);
    assert!(
        slower.body.contains("Accepted by Ann Box"),
        "{}",
        slower.body
    );
}

#[tokio::test]
async fn a_document_is_said_to_be_no_answer_and_one_not_read_as_one_to_be_one() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let at = uploaded(&ann, ANSWER).await;
    let no = [("seen", "1"), ("act", "no-answer")];
    let said = ann.post(&format!("{at}/answer"), &no).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let steps = ann.get(&at).await.body;
    assert!(!steps.contains("This document answers"));
    let form = ann.get(&format!("{at}/answer")).await.body;
    assert!(form.contains("Ann Box said that it is no answer"), "{form}");
    let part = ann.get(&format!("{at}/answer/1")).await;
    assert_eq!(part.status, StatusCode::NOT_FOUND);

    let at = uploaded(&ann, "Our view\n\nThe cells are better than they were.\n").await;
    let steps = ann.get(&at).await.body;
    assert!(steps.contains("It answers a report that is in the register"));
    let form = ann.get(&format!("{at}/answer")).await.body;
    assert!(
        form.contains("Does this document answer a report?"),
        "{form}"
    );
    let said = ann.post(&format!("{at}/answer"), &whole("1")).await;
    assert_eq!(
        said.header("location"),
        format!("{at}/answer/1#part"),
        "{}",
        said.body
    );
}

#[tokio::test]
async fn nobody_answers_in_the_name_of_a_body_that_they_do_not_act_for() {
    let office = office();
    let of = |body: &str| ActsFor::Body(body.into());
    let token = office.invited("Cay Dun", Role::AskersEditor, of("southvale-pcc"));
    let cay = office.person_of(token).await;
    let at = uploaded(&cay, ANSWER).await;
    let refused = cay.post(&format!("{at}/answer"), &whole("1")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);

    let token = office.invited("Dee Eld", Role::AskersEditor, of("exampleshire-pcc"));
    let dee = office.person_of(token).await;
    let at = uploaded(&dee, &format!("{ANSWER}\nThe same again.")).await;
    let said = dee.post(&format!("{at}/answer"), &whole("1")).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    // From then on it is that body's: the other office does not see it.
    let unseen = cay.get(&at).await;
    assert_eq!(unseen.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn hostile_words_are_shown_as_words() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let hostile = ANSWER
        .replace(
            "trained every sergeant",
            "trained <script>alert(1)</script> every sergeant",
        )
        .replace(
            "your report “Custody",
            "your report <img src=x onerror=alert(1)> “Custody",
        );
    let at = uploaded(&ann, &hostile).await;
    ann.post(&format!("{at}/answer"), &whole("1")).await;
    for page in ["", "/answer", "/answer/1", "/answer/3", "/check"] {
        let page = ann.get(&format!("{at}{page}")).await.body;
        assert!(!page.contains("<script>alert"), "{page}");
        assert!(!page.contains("<img src=x"), "{page}");
    }
}

#[tokio::test]
async fn an_answer_that_another_site_holds_as_data_is_read_on_import() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let data = r#"{"format":1,"answer":{"by":{"id":"exampleshire-pcc","name":"Police and Crime Commissioner for Exampleshire"},"published-on":"2024-03-28","reports":[{"id":"custody-in-exampleshire","title":"Custody in Exampleshire","by":{"id":"inspectorate-of-exampleshire","name":"Inspectorate of Exampleshire"},"published-on":"2024-03-06"}],"comments":"I welcome this.","chief-officer":{"invited-on":"2024-03-07","asked-for-by":"2024-03-20"},"recommendations":[{"id":"custody-in-exampleshire-item-1","report":"custody-in-exampleshire","number":"1","words":"as asked","position":"accepts","says":{"kind":"action-taken","words":"Every sergeant is trained."}}]}}"#;
    let page = |data: &str| {
        format!(
            "<!doctype html><html><body><main><h1>Our answer</h1><p>I welcome this.</p>\
             <p>Every sergeant is trained.</p></main><script type=\"application/json\" \
             id=\"answerable-answer\">{data}</script></body></html>"
        )
    };
    let sent = ann.upload("answer.html", page(data).as_bytes()).await;
    let at = sent.header("location").to_owned();
    let form = ann.get(&format!("{at}/answer")).await.body;
    for shown in [
        "The file holds its answer as data",
        "the file names it in its data",
        "<option value=\"exampleshire-pcc\" selected>",
    ] {
        assert!(form.contains(shown), "{shown}\n{form}");
    }
    assert!(
        form.contains("name=\"published-day\" type=\"text\" inputmode=\"numeric\" value=\"28\""),
        "{form}"
    );
    let said = ann.post(&format!("{at}/answer"), &whole("1")).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let third = ann.get(&format!("{at}/answer/3")).await.body;
    assert!(
        third.contains("the file names this recommendation in its data"),
        "{third}"
    );
    assert!(third.contains("Every sergeant is trained."));

    // One that cannot be read is not read as a mere page in its stead.
    let broken = page(&data.replace("\"comments\"", "\"komments\""));
    let refused = ann.upload("broken.html", broken.as_bytes()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .body
            .contains("The answer written as data cannot be read"),
        "{}",
        refused.body
    );
}
