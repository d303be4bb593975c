//! Who answers which report, and when.

use answerable_desk::review::NotReviewed;
use answerable_desk::review::answered::report_candidates;
use answerable_desk::review::answered::{AnswerDetails, AnswerRefused, WhoseWords, WhyReport};
use answerable_register::facts::{AnswerKind, PublishedBetween};
use answerable_register::words::SubjectId;
use jiff::civil::date;

use super::{ANSWER, CUSTODY, about, parts, said};
use crate::{ANN, REPORT, TODAY, World};

#[test]
fn what_it_answers_waits_to_be_said_and_nothing_is_recorded() {
    let world = World::with_custody();
    let before = world.entries();
    let held = world.receive_as("answer.txt", ANSWER);
    let answered = held.review.answered.as_ref().unwrap();
    assert!(answered.said.is_none() && answered.items.is_empty());
    assert_eq!(answered.progress().undecided, 1);
    assert!(held.review.undecided() >= 1);
    assert_eq!(world.entries(), before);
}

#[test]
fn the_report_is_found_by_its_title_and_what_it_quotes() {
    let world = World::with_custody();
    let held = world.receive_as("answer.txt", ANSWER);
    let register = world.desk.read();
    let candidates = report_candidates(&register, &held.review);
    let [only] = &candidates[..] else {
        panic!("one report is like it: {candidates:#?}");
    };
    assert_eq!(only.report.as_str(), CUSTODY);
    assert!(only.is_proposed);
    assert!(only.why.contains(&WhyReport::SameTitle), "{:?}", only.why);
    assert!(only.why.contains(&WhyReport::NamesItsDay(date(2024, 3, 6))));
    assert!(only.why.contains(&WhyReport::AsksWhoAnswers));
}

#[test]
fn a_report_that_is_not_here_stays_unresolved() {
    let world = World::new();
    let held = world.receive_as("answer.txt", ANSWER);
    assert_eq!(world.candidates(&held), []);
}

#[test]
fn two_reports_of_one_title_are_both_offered_and_neither_is_proposed() {
    let world = World::with_custody();
    // The same again, a year later in its own words.
    let again = world.all_decided(&format!("{REPORT}\nSecond edition."));
    world.publish(&again);
    let held = world.receive_as("answer.txt", ANSWER);
    let mut candidates = world.candidates(&held);
    candidates.sort();
    assert_eq!(
        candidates,
        [(CUSTODY.to_owned(), false), (format!("{CUSTODY}-2"), false)]
    );
}

#[test]
fn each_thing_put_to_the_body_becomes_a_part_and_nobody_elses() {
    let world = World::with_custody();
    let held = world.answered(ANSWER, &said());
    insta::assert_snapshot!(about(&held).join("\n"), @r"
    custody-in-exampleshire/exampleshire-pcc/comment
    the chief officer
    custody-in-exampleshire-item-1/exampleshire-pcc/explain
    custody-in-exampleshire-item-2/exampleshire-pcc/explain
    ");
}

#[test]
fn a_force_answers_for_itself_and_not_for_its_commissioner() {
    let world = World::with_custody();
    let by_the_force = AnswerDetails {
        by: "exampleshire-police".into(),
        ..said()
    };
    let held = world.answered(ANSWER, &by_the_force);
    insta::assert_snapshot!(about(&held).join("\n"), @r"
    the chief officer
    custody-in-exampleshire-item-1/exampleshire-police/act
    custody-in-exampleshire-item-2/exampleshire-police/act
    ");
}

#[test]
fn what_cannot_be_so_is_refused_with_what_is_allowed() {
    let world = World::with_custody();
    let held = world.receive_as("answer.txt", ANSWER);
    let refused = |said: AnswerDetails| {
        let fingerprint = held.review.fingerprint;
        let why = world
            .desk
            .describe_answer(fingerprint, held.version, &said, ANN, TODAY)
            .unwrap_err();
        match why {
            NotReviewed::Answer(why) => why.iter().map(ToString::to_string).collect::<Vec<_>>(),
            why => panic!("{why}"),
        }
    };
    let wrong = [
        AnswerDetails {
            by: "nobody-we-know".into(),
            reports: vec![SubjectId::from("no-such-report")],
            title: " ".to_owned(),
            address: "javascript:alert(1)".to_owned(),
            ..said()
        },
        AnswerDetails {
            by: "southvale-pcc".into(),
            on_behalf_of: Some("southvale-pcc".into()),
            ..said()
        },
        AnswerDetails {
            dated: Some(date(2024, 3, 1)),
            reports: Vec::new(),
            ..said()
        },
        AnswerDetails {
            dated: Some(date(2024, 3, 5)),
            ..said()
        },
        AnswerDetails {
            published: PublishedBetween {
                not_before: Some(date(2024, 4, 1)),
                not_after: Some(date(2024, 3, 20)),
            },
            words: WhoseWords::Quoted,
            ..said()
        },
        AnswerDetails {
            dated: Some(date(2024, 4, 3)),
            published: PublishedBetween::on(date(2024, 4, 3)),
            ..said()
        },
    ];
    let told: Vec<String> = wrong
        .into_iter()
        .map(|said| refused(said).join("\n"))
        .collect();
    insta::assert_snapshot!(told.join("\n\n"), @r#"
    the register holds no body nobody-we-know: choose one from the list
    the register holds no report "no-such-report": write its title as it stands on its page
    give the document’s title
    the address must begin with https:// or http:// and hold no blanks

    leave this blank where the body answers for itself
    nothing in ‘Custody in Exampleshire’ is asked of this body here, so that nothing can be recorded as answered: choose another report, or another body

    choose the report that it answers

    ‘Custody in Exampleshire’ was published on 2024-03-06, after this answer can have been given

    the last day must be the first or later
    the answer is dated 2024-03-28, after it can have been published
    say who published the document that quotes the answer

    the day on the answer must be today or in the past
    the day of publication must be today or in the past
    "#);
    assert!(parts_of(&world, held.review.fingerprint).is_empty());
}

fn parts_of(world: &World, fingerprint: answerable_desk::review::Fingerprint) -> Vec<String> {
    about(&world.held(fingerprint))
}

#[test]
fn the_day_on_a_letter_is_kept_apart_from_the_day_it_was_published() {
    let world = World::with_custody();
    let held = world.receive_as("answer.txt", ANSWER);
    let read = held.review.reading.answer.as_ref().unwrap();
    assert_eq!(read.dated.unwrap().day, date(2024, 3, 28));
    assert_eq!(read.published, None, "the letter does not say");
}

#[test]
fn who_was_faster_stands_and_the_slower_is_told() {
    let world = World::with_custody();
    let held = world.receive_as("answer.txt", ANSWER);
    let fingerprint = held.review.fingerprint;
    let say = |said: &AnswerDetails, by| {
        world
            .desk
            .describe_answer(fingerprint, held.version, said, by, TODAY)
    };
    say(&said(), ANN).unwrap();
    let other = AnswerDetails {
        kind: AnswerKind::Acknowledgement,
        ..said()
    };
    assert!(matches!(
        say(&other, "op-cay").unwrap_err(),
        NotReviewed::ChangedMeanwhile
    ));
    // The same again, as a form sent twice makes it, changes nothing.
    say(&said(), ANN).unwrap();
}

#[test]
fn what_was_decided_of_the_same_ask_stays_when_the_details_are_put_right() {
    let world = World::with_custody();
    let held = world.answered(ANSWER, &said());
    let fingerprint = held.review.fingerprint;
    let draft = parts(&held)[2].draft.clone();
    let held = world
        .desk
        .accept_answered(fingerprint, held.version, 2, &draft, ANN)
        .unwrap();
    let put_right = AnswerDetails {
        published: PublishedBetween::on(date(2024, 4, 1)),
        ..said()
    };
    let held = world
        .desk
        .describe_answer(fingerprint, held.version, &put_right, ANN, TODAY)
        .unwrap();
    let decided: Vec<bool> = parts(&held).iter().map(|part| part.is_accepted()).collect();
    assert_eq!(decided, [false, false, true, false]);
}

#[test]
fn a_document_that_is_no_answer_is_said_to_be_none_and_back() {
    let world = World::with_custody();
    let held = world.receive_as("answer.txt", ANSWER);
    let fingerprint = held.review.fingerprint;
    let held = world
        .desk
        .say_it_is_no_answer(fingerprint, held.version, ANN)
        .unwrap();
    assert!(held.review.answering().is_none());
    assert_eq!(held.review.undecided(), held.review.progress().undecided);
    let held = world
        .desk
        .describe_answer(fingerprint, held.version, &said(), ANN, TODAY)
        .unwrap();
    assert_eq!(parts(&held).len(), 4);
}

#[test]
fn a_person_says_that_a_document_answers_where_the_reader_saw_nothing() {
    let world = World::with_custody();
    let text = "Our view of custody\n\nThe cells are better now than they were.\n";
    let held = world.receive_as("view.txt", text);
    assert!(held.review.answered.is_none());
    let refused = world.desk.describe_answer(
        held.review.fingerprint,
        held.version,
        &AnswerDetails {
            by: "westmarch-pcc".into(),
            ..said()
        },
        ANN,
        TODAY,
    );
    assert!(matches!(
        refused.unwrap_err(),
        NotReviewed::Answer(why) if matches!(why[..], [AnswerRefused::NothingAsked { .. }])
    ));
    let held = world.answered(text, &said());
    assert_eq!(parts(&held).len(), 4);
    assert!(parts(&held).iter().all(|part| part.draft.words.is_empty()));
}
