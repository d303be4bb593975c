//! What is recorded of an answer, and how asks stand by it.

use answerable_desk::View;
use answerable_desk::review::answered::AnswerDetails;
use answerable_desk::review::{Held, NotPublished, Published};
use answerable_register::facts::{
    Answer, AnswerKind, ChiefOfficerComment, Explanation, Kept, Position, PublishedBetween, Source,
    Voice,
};
use answerable_register::words::SubjectId;
use answerable_testkit::facts::ask;
use jiff::civil::date;

use super::{ANSWER, CUSTODY, PCC, parts, said};
use crate::{ANN, BEN, REPORT, TODAY, WHEN, World, details};

const COMMENT: &str = "custody-in-exampleshire/exampleshire-pcc/comment";
const FIRST: &str = "custody-in-exampleshire-item-1/exampleshire-pcc/explain";
const SECOND: &str = "custody-in-exampleshire-item-2/exampleshire-pcc/explain";

impl World {
    fn publish_answer(&self, held: &Held) -> Published {
        self.desk
            .publish_review(held.review.fingerprint, held.version, BEN, WHEN)
            .unwrap()
    }

    /// An answer said, decided and published.
    fn published_answer(&self, text: &str, said: &AnswerDetails) -> (Answer, Source) {
        let held = self.all_parts_decided(self.answered(text, said));
        let published = self.publish_answer(&held);
        let register = self.desk.read();
        let answer = register.answers.latest(&published.answer.unwrap()).unwrap();
        let source = register.sources.latest(&published.source).unwrap();
        (answer.fact.clone(), source.fact.clone())
    }

    /// How an ask stands today, as the program calls it.
    fn stands(&self, address: &str) -> String {
        let register = self.desk.read();
        let key = register.find_ask(&ask(address)).unwrap();
        let row = View::new(&register, TODAY).row(key).unwrap();
        format!("{:?}", row.standing)
    }
}

#[test]
fn an_answer_is_decided_by_one_and_published_by_another_and_its_asks_stand_by_it() {
    let world = World::with_custody();
    assert!(world.stands(COMMENT).starts_with("Awaiting"));
    let on = AnswerDetails {
        published: PublishedBetween::on(date(2024, 3, 28)),
        ..said()
    };
    let (answer, source) = world.published_answer(ANSWER, &on);
    assert_eq!(
        answer.id.as_str(),
        "exampleshire-pcc-on-custody-in-exampleshire"
    );
    assert_eq!(source.id.as_str(), "response-to-custody-in-exampleshire");
    assert_eq!(
        source.publisher.or_blank(),
        "Police and Crime Commissioner for Exampleshire"
    );
    assert_eq!(source.kept, Kept::Passages);
    assert_eq!(answer.voice, Voice::Own);
    assert_eq!(answer.chief_officer, Some(ChiefOfficerComment::Included));
    let [comments, first, second] = &answer.meets[..] else {
        panic!("three asks: {:#?}", answer.meets);
    };
    // The chief officer's comments stand beside the body's own, in a place of their own.
    let [own, chief] = &comments.passages[..] else {
        panic!("two passages: {:#?}", comments.passages);
    };
    assert!(own.words.or_blank().starts_with("I write in response"));
    assert!(chief.words.or_blank().contains("The report is fair"));
    assert_eq!(chief.place.as_deref(), Some("the chief officer’s comments"));
    assert_eq!(first.position, Position::Accepts);
    assert_eq!(first.explanation, Some(Explanation::ActionTaken));
    assert_eq!(second.position, Position::NotStated);
    assert_eq!(second.explanation, Some(Explanation::NotAddressed));
    assert!(second.passages.is_empty());
    // Nothing is asked in it: it is a source, and no report.
    let register = world.desk.read();
    assert!(
        register
            .reports
            .latest("response-to-custody-in-exampleshire")
            .is_none()
    );
    drop(register);
    let stand = [COMMENT, FIRST, SECOND].map(|ask| world.stands(ask));
    assert!(stand[0].starts_with("AnsweredInTime"), "{stand:?}");
    assert!(stand[1].starts_with("Answered"), "{stand:?}");
    assert!(stand[2].starts_with("NotAddressed"), "{stand:?}");
    assert!(
        world
            .desk
            .find_review(answerable_desk::review::Fingerprint::of(ANSWER.as_bytes()))
            .unwrap()
            .is_none()
    );
}

#[test]
fn an_answer_whose_day_is_not_known_is_answered_and_neither_in_time_nor_late() {
    let world = World::with_custody();
    let (answer, _) = world.published_answer(ANSWER, &said());
    assert_eq!(answer.published, PublishedBetween::default());
    assert_eq!(answer.dated, Some(date(2024, 3, 28)));
    insta::assert_snapshot!(world.stands(COMMENT), @"AnsweredDayNotShown { published: PublishedBetween { not_before: Some(2024-03-28), not_after: None }, last_day: 2024-04-30 }");
}

#[test]
fn every_passage_stands_in_the_document_where_it_is_said_to() {
    let world = World::with_custody();
    let (answer, source) = world.published_answer(ANSWER, &said());
    let passages = answer.meets.iter().flat_map(|meets| &meets.passages);
    let mut seen = 0;
    for passage in passages.chain(&answer.passages) {
        let (start, end) = passage.span.unwrap();
        assert_eq!(
            &ANSWER[start as usize..end as usize],
            passage.words.or_blank()
        );
        assert_eq!(passage.source, source.id);
        seen += 1;
    }
    assert!(
        seen >= 3,
        "comments, the chief officer’s, and the first recommendation: {seen}"
    );
}

#[test]
fn an_acknowledgement_is_recorded_and_is_no_answer() {
    let world = World::with_custody();
    let text = "Exampleshire Police and Crime Commissioner\n\n20 March 2024\n\nDear Chief Inspector\n\n\
                Custody in Exampleshire\n\nThank you for your report. I will publish my full response \
                no later than 30 April 2024.\n";
    let acknowledged = AnswerDetails {
        kind: AnswerKind::Acknowledgement,
        dated: Some(date(2024, 3, 20)),
        title: "Thanks for the report".to_owned(),
        ..said()
    };
    let mut held = world.answered(text, &acknowledged);
    let [whole] = parts(&held) else {
        panic!("one part stands for all: {:#?}", parts(&held));
    };
    let mut draft = whole.draft.clone();
    draft
        .put_words(
            "I will publish my full response no later than 30 April 2024.",
            text,
        )
        .unwrap();
    held = world
        .desk
        .accept_answered(held.review.fingerprint, held.version, 0, &draft, ANN)
        .unwrap();
    let held = world.rest_set_aside(held);
    let before = [COMMENT, FIRST, SECOND].map(|ask| world.stands(ask));
    let published = world.publish_answer(&held);
    let register = world.desk.read();
    let answer = &register
        .answers
        .latest(&published.answer.unwrap())
        .unwrap()
        .fact;
    assert_eq!(answer.kind, AnswerKind::Acknowledgement);
    assert_eq!(answer.meets.len(), 3);
    assert!(answer.meets.iter().all(|meets| meets.explanation.is_none()));
    drop(register);
    assert_eq!(
        [COMMENT, FIRST, SECOND].map(|ask| world.stands(ask)),
        before
    );
}

#[test]
fn a_nil_return_is_an_answer_that_takes_no_position() {
    let world = World::with_custody();
    let text = "Exampleshire Police and Crime Commissioner\n\nResponse to Custody in Exampleshire\n\n\
                None of the recommendations is addressed to me. There is nothing that I am required to answer.\n";
    let nil = AnswerDetails {
        kind: AnswerKind::NilReturn,
        dated: None,
        ..said()
    };
    let mut held = world.answered(text, &nil);
    let mut draft = parts(&held)[0].draft.clone();
    draft
        .put_words("There is nothing that I am required to answer.", text)
        .unwrap();
    held = world
        .desk
        .accept_answered(held.review.fingerprint, held.version, 0, &draft, ANN)
        .unwrap();
    let held = world.rest_set_aside(held);
    let published = world.publish_answer(&held);
    let register = world.desk.read();
    let answer = &register
        .answers
        .latest(&published.answer.unwrap())
        .unwrap()
        .fact;
    assert_eq!(answer.kind, AnswerKind::NilReturn);
    assert!(
        answer
            .meets
            .iter()
            .all(|meets| meets.position.is_not_stated())
    );
    drop(register);
    assert!(
        world.stands(COMMENT).contains("Answered"),
        "{}",
        world.stands(COMMENT)
    );
}

#[test]
fn one_letter_answers_two_reports() {
    let world = World::with_custody();
    let other = REPORT
        .replace("Custody in Exampleshire", "Held too long")
        .replace(
            "the risk to missing people is graded",
            "long each person is held",
        );
    let described = world
        .desk
        .describe_document(
            world.receive(&other).review.fingerprint,
            1,
            &answerable_desk::review::Details {
                title: "Held too long".to_owned(),
                ..details()
            },
            ANN,
            TODAY,
        )
        .unwrap();
    world.publish(&world.all_decided_as(described));
    let both = AnswerDetails {
        reports: vec![SubjectId::from(CUSTODY), SubjectId::from("held-too-long")],
        ..said()
    };
    let (answer, _) = world.published_answer(ANSWER, &both);
    let met: Vec<String> = answer
        .meets
        .iter()
        .map(|meets| meets.ask.to_string())
        .collect();
    insta::assert_snapshot!(met.join("\n"), @r"
    custody-in-exampleshire/exampleshire-pcc/comment
    custody-in-exampleshire-item-1/exampleshire-pcc/explain
    custody-in-exampleshire-item-2/exampleshire-pcc/explain
    held-too-long/exampleshire-pcc/comment
    held-too-long-item-1/exampleshire-pcc/explain
    held-too-long-item-2/exampleshire-pcc/explain
    ");
}

#[test]
fn a_document_that_answers_and_asks_becomes_a_report_and_an_answer() {
    let world = World::with_custody();
    let text = format!(
        "{ANSWER}\nNext steps\n\nI will publish the minutes of my board on my website by 30 November 2024.\n"
    );
    let held = world.answered(&text, &said());
    assert!(!held.review.items.is_empty(), "it undertakes something");
    let fingerprint = held.review.fingerprint;
    let described = answerable_desk::review::Details {
        title: "Response to Custody in Exampleshire".to_owned(),
        by: PCC.into(),
        published_on: date(2024, 3, 28),
        section_55: answerable_desk::review::Section55Said::No("it answers one".to_owned()),
        ..details()
    };
    let held = world
        .desk
        .describe_document(fingerprint, held.version, &described, ANN, TODAY)
        .unwrap();
    let held = world.all_decided_as(held);
    assert!(
        held.review.progress().accepted > 0,
        "{:#?}",
        held.review.items
    );
    let held = world.all_parts_decided(held);
    let published = world.publish_answer(&held);
    let report = published.report.clone().unwrap();
    let register = world.desk.read();
    let answer = &register
        .answers
        .latest(&published.answer.unwrap())
        .unwrap()
        .fact;
    assert_eq!(answer.sources, [published.source]);
    assert!(
        register
            .asked_in(&report, answerable_register::fold::Known::Everything)
            .next()
            .is_some()
    );
}

#[test]
fn who_decided_part_of_it_does_not_publish_it_and_nothing_enters_undecided() {
    let world = World::with_custody();
    let held = world.rest_set_aside(world.receive_as("answer.txt", ANSWER));
    let publish = |held: &Held, by| {
        world
            .desk
            .publish_review(held.review.fingerprint, held.version, by, WHEN)
    };
    let before = world.entries();
    assert!(publish(&held, BEN).is_err());
    let held = world
        .desk
        .describe_answer(held.review.fingerprint, held.version, &said(), ANN, TODAY)
        .unwrap();
    assert!(matches!(
        publish(&held, BEN),
        Err(NotPublished::NoDetails | NotPublished::Undecided(_))
    ));
    let held = world.all_parts_decided(held);
    assert!(matches!(publish(&held, ANN), Err(NotPublished::SamePerson)));
    assert_eq!(world.entries(), before);
    publish(&held, BEN).unwrap();
    assert!(world.entries() > before);
    // Again, as a broken line does: once.
    let after = world.entries();
    publish(&held, BEN).unwrap();
    assert_eq!(world.entries(), after);
}

#[test]
fn an_answer_of_which_everything_was_set_aside_is_a_document_and_no_answer() {
    let world = World::with_custody();
    let mut held = world.rest_set_aside(world.answered(ANSWER, &said()));
    for place in 0..parts(&held).len() {
        held = world
            .desk
            .set_answered_aside(held.review.fingerprint, held.version, place, ANN)
            .unwrap();
    }
    assert!(held.review.needs_details());
    let held = world
        .desk
        .describe_document(
            held.review.fingerprint,
            held.version,
            &details(),
            ANN,
            TODAY,
        )
        .unwrap();
    let published = world.publish_answer(&held);
    assert_eq!(published.answer, None);
    assert!(published.report.is_some());
}

#[test]
fn words_that_could_do_harm_are_recorded_as_words() {
    let world = World::with_custody();
    let hostile = ANSWER.replace(
        "The force has trained every sergeant who grades risk.",
        "The force has trained <script>alert(1)</script> \u{202e}every sergeant\u{202c} who grades risk.",
    );
    let (answer, _) = world.published_answer(&hostile, &said());
    let words: String = answer
        .meets
        .iter()
        .flat_map(|meets| &meets.passages)
        .map(|passage| passage.words.or_blank())
        .collect();
    assert!(words.contains("<script>alert(1)</script>"));
}
