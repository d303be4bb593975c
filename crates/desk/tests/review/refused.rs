//! What cannot be taken, and how it is said.

use answerable_desk::review::intake::{Found, ProposalKind, Role};
use answerable_desk::review::{
    AboutForces, Details, DetailsRefused, DraftAddressee, ItemRefused, NotPublished, NotReviewed,
    Section55Said,
};
use answerable_register::facts::ReportKind;
use jiff::civil::{Date, date};

use crate::{ANN, BEN, REPORT, TODAY, WHEN, World, details};

#[test]
fn undecided_or_undescribed_it_is_not_published() {
    let world = World::new();
    let held = world.receive(REPORT);
    let fingerprint = held.review.fingerprint;
    let why = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap_err();
    assert!(matches!(why, NotPublished::NoDetails), "{why}");
    let held = world
        .desk
        .describe_document(fingerprint, held.version, &details(), ANN, TODAY)
        .unwrap();
    let why = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap_err();
    assert!(matches!(why, NotPublished::Undecided(2..)), "{why}");
}

/// Each way in which what is said of a document can be wrong, in words.
#[test]
fn a_document_is_described_as_it_can_be() {
    let world = World::new();
    let refused = |change: &dyn Fn(&mut Details)| {
        let mut said = details();
        change(&mut said);
        let refused = said.check(&world.desk.read(), TODAY).unwrap_err();
        refused
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")
    };
    let said = [
        refused(&|said| said.title = " \n ".to_owned()),
        refused(&|said| said.title = "x".repeat(301)),
        refused(&|said| said.by = "nobody".into()),
        refused(&|said| said.published_on = date(2024, 4, 3)),
        refused(&|said| said.published_on = date(24, 3, 6)),
        refused(&|said| said.dated = Some(date(2024, 3, 7))),
        refused(&|said| said.sent_on = Some(said.published_on)),
        refused(&|said| of_a_coroner(said, date(2024, 4, 3))),
        refused(&|said| {
            of_a_coroner(said, date(2024, 3, 4));
            said.dated = Some(date(2024, 3, 5));
        }),
        refused(&|said| said.address = "javascript:alert(1)".to_owned()),
        refused(&|said| said.about = AboutForces::None),
        refused(&|said| said.section_55 = Section55Said::No(String::new())),
    ];
    insta::assert_snapshot!(said.join("\n"), @r"
    give the document's title
    shorten the title to 300 characters; it has 301
    the register holds no body nobody: choose one from the list
    the day of publication must be today or in the past
    the day of publication must be in 1900 or later: write the year in four figures
    the document is dated 2024-03-07, after the day it was published
    the day it was sent is for a coroner's report alone: leave it blank, or choose that kind
    the day it was sent must be today or in the past: 2024-04-03 is to come
    the document is dated 2024-03-05, after the day it was sent, 2024-03-04
    the address must begin with https:// or http:// and have at most 1000 characters, without blanks
    a report that section 55 applies to is about at least one force: choose which
    say why
    ");
}

fn of_a_coroner(said: &mut Details, sent_on: Date) {
    said.kind = ReportKind::PreventionOfFutureDeaths;
    said.sent_on = Some(sent_on);
}

/// It would be shown to the second person and then silently not be recorded.
#[test]
fn a_day_of_sending_is_taken_of_a_coroners_report_alone() {
    let world = World::new();
    let mut said = details();
    said.sent_on = Some(said.published_on);
    let refused = said.check(&world.desk.read(), TODAY);
    assert_eq!(refused, Err(vec![DetailsRefused::SentOnNotOfThisKind]));
    // The control: of a coroner's report it is.
    of_a_coroner(&mut said, details().published_on);
    assert_eq!(said.check(&world.desk.read(), TODAY), Ok(()));
}

/// Each way in which a draft can be wrong, in words.
#[test]
fn an_item_is_accepted_as_it_can_be() {
    let world = World::new();
    let held = world.described(REPORT);
    let draft = &held.review.items[0].draft;
    let refused = |change: &dyn Fn(&mut answerable_desk::review::Draft)| {
        let mut draft = draft.clone();
        change(&mut draft);
        let refused = draft.check(REPORT).unwrap_err();
        refused
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")
    };
    let nobody = |words: &str| DraftAddressee {
        as_published: words.to_owned(),
        found: Found::nothing(),
        role: Role::Lead,
    };
    let said = [
        refused(&|draft| draft.kind = ProposalKind::AidReply),
        refused(&|draft| draft.title.clear()),
        refused(&|draft| draft.title = "x".repeat(151)),
        refused(&|draft| draft.number = "x".repeat(41)),
        refused(&|draft| draft.addressees.clear()),
        refused(&|draft| draft.addressees = vec![nobody(&"x".repeat(201))]),
        refused(&|draft| draft.addressees = vec![nobody("x"); 101]),
        refused(&|draft| draft.reread_deadline("when the moon is full", None)),
        refused(&|draft| draft.passage.end = 90_000),
    ];
    insta::assert_snapshot!(said.join("\n"), @r"
    a mention or a reply is not something asked: choose what is asked here, or set the item aside
    say shortly what is asked
    shorten this to 150 characters; it has 151
    shorten the number to 40 characters; it has 41
    say whom it is asked of, in the document's words
    ‘xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx’ is too long: write only the words that name who is asked
    name at most 100 addressees; there are 101
    cannot read a day or period in these words: write it as the document does, such as 31 March 2025, or leave it blank
    these words do not stand in the document: copy them exactly
    ");
}

#[test]
fn a_passage_is_moved_only_to_words_of_the_document() {
    let world = World::new();
    let held = world.described(REPORT);
    let mut draft = held.review.items[0].draft.clone();
    let before = draft.passage;
    let why = draft
        .move_passage("Exampleshire Police must review", REPORT)
        .unwrap_err();
    assert_eq!(why, ItemRefused::NotInTheDocument { times: 0 });
    assert_eq!(draft.passage, before);
    draft
        .move_passage("Exampleshire  Police\nshould review how", REPORT)
        .unwrap();
    assert_eq!(
        draft.passage.of(REPORT),
        "Exampleshire Police should review how"
    );
}

#[test]
fn a_name_we_do_not_know_is_said_and_words_alone_stay_as_published() {
    let world = World::new();
    let held = world.described(REPORT);
    let mut draft = held.review.items[0].draft.clone();
    let register = world.desk.read();
    let why = draft
        .find_addressees("the unit = Unit of Nowhere", &register, TODAY)
        .unwrap_err();
    assert_eq!(why, [ItemRefused::NoSuchName("Unit of Nowhere".to_owned())]);
    draft
        .find_addressees("the Unit of Nowhere\n\n  ", &register, TODAY)
        .unwrap();
    assert_eq!(draft.addressees.len(), 1);
    assert!(!draft.addressees[0].found.is_resolved());
}

#[test]
fn lines_left_as_they_were_keep_their_addressees() {
    let world = World::new();
    let held = world.described(REPORT);
    let register = world.desk.read();
    for item in &held.review.items {
        let mut draft = item.draft.clone();
        let lines = draft.addressee_lines(&register, TODAY);
        draft.find_addressees(&lines, &register, TODAY).unwrap();
        assert_eq!(draft, item.draft);
    }
}

#[test]
fn what_is_not_there_cannot_be_decided() {
    let world = World::new();
    let held = world.described(REPORT);
    let fingerprint = held.review.fingerprint;
    let why = world
        .desk
        .set_item_aside(fingerprint, held.version, 99, ANN)
        .unwrap_err();
    assert!(
        matches!(why, NotReviewed::NoSuchItem { place: 100, .. }),
        "{why}"
    );
    world
        .desk
        .give_up_review(fingerprint, held.version, BEN, WHEN)
        .unwrap();
    let why = world
        .desk
        .set_item_aside(fingerprint, held.version, 0, ANN)
        .unwrap_err();
    assert!(matches!(why, NotReviewed::NoSuchReview(_)), "{why}");
}
