//! An answer that its file holds as data, as other offices' sites publish it.

use answerable_desk::answering::publication::{
    ChiefOfficer, Named, OnRecommendation, Publication, Reported, Said, SaidKind,
};
use answerable_desk::review::NotReviewed;
use answerable_desk::review::answered::{AnswerDetails, MatchedBy, WhyReport, report_candidates};
use answerable_register::facts::{Explanation, Position, PublishedBetween};
use jiff::civil::date;

use super::{CUSTODY, PCC, parts, said};
use crate::{TODAY, World};

fn publication() -> Publication {
    let named = |id: &str, name: &str| Named {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    let on = |id: &str, number: &str, kind, words: &str| OnRecommendation {
        id: format!("{CUSTODY}-item-{id}"),
        report: CUSTODY.to_owned(),
        number: number.to_owned(),
        words: "as asked".to_owned(),
        position: Position::Accepts,
        says: Said {
            kind,
            words: words.to_owned(),
            owner: String::new(),
            day: None,
        },
    };
    Publication {
        by: named(PCC, "Police and Crime Commissioner for Exampleshire"),
        published_on: date(2024, 3, 28),
        reports: vec![Reported {
            id: CUSTODY.to_owned(),
            title: "Custody in Exampleshire".to_owned(),
            by: named(
                "inspectorate-of-exampleshire",
                "Inspectorate of Exampleshire",
            ),
            published_on: date(2024, 3, 6),
            asked: None,
        }],
        comments: "I welcome this report.".to_owned(),
        chief_officer: ChiefOfficer {
            invited_on: date(2024, 3, 7),
            asked_for_by: date(2024, 3, 20),
            received_on: Some(date(2024, 3, 19)),
            words: "My officers will do it.".to_owned(),
            reply: String::new(),
        },
        recommendations: vec![
            on(
                "1",
                "1",
                SaidKind::ActionTaken,
                "Every sergeant is trained.",
            ),
            on("2", "2", SaidKind::ReasonForNone, "We publish it already."),
        ],
        evidence: Vec::new(),
    }
}

/// A page of an office's own site, with the answer in words and as data.
fn page(words: &str, answer: &Publication) -> String {
    format!(
        "<!doctype html><html><body><main><h1>Our answer</h1>{words}</main>{}</body></html>",
        answer.block()
    )
}

const IN_WORDS: &str = "<p>I welcome this report.</p><p>My officers will do it.</p>\
                        <p>Every sergeant is trained.</p><p>We publish it already.</p>";

fn as_the_data_says() -> AnswerDetails {
    AnswerDetails {
        published: PublishedBetween::on(date(2024, 3, 28)),
        ..said()
    }
}

#[test]
fn a_page_with_our_block_is_read_in_the_review_without_loss() {
    let world = World::with_custody();
    let held = world.receive_as("answer.html", &page(IN_WORDS, &publication()));
    assert_eq!(
        held.review.reading.published.as_deref(),
        Some(&publication())
    );
    let candidates = report_candidates(&world.desk.read(), &held.review);
    assert_eq!(candidates[0].why[0], WhyReport::NamedInData);
    assert!(candidates[0].is_proposed);
    let held = world
        .desk
        .describe_answer(
            held.review.fingerprint,
            held.version,
            &as_the_data_says(),
            crate::ANN,
            TODAY,
        )
        .unwrap();
    let [comments, chief, first, second] = parts(&held) else {
        panic!("four parts: {:#?}", parts(&held));
    };
    assert_eq!(comments.draft.words, "I welcome this report.");
    assert_eq!(chief.draft.words, "My officers will do it.");
    assert_eq!(first.found, Some(MatchedBy::Data));
    assert_eq!(first.draft.words, "Every sergeant is trained.");
    assert_eq!(first.draft.position, Position::Accepts);
    assert_eq!(first.draft.says, Some(Explanation::ActionTaken));
    assert_eq!(second.draft.says, Some(Explanation::ReasonForNone));
    assert!(parts(&held).iter().all(|part| part.draft.span.is_some()));
}

#[test]
fn words_of_the_data_that_no_reader_sees_are_marked() {
    let world = World::with_custody();
    let hidden = IN_WORDS.replace("Every sergeant is trained.", "Nobody is trained.");
    let held = world.answered_page(&page(&hidden, &publication()));
    let first = &parts(&held)[2];
    assert_eq!(first.draft.words, "Every sergeant is trained.");
    assert_eq!(first.draft.span, None);
}

#[test]
fn data_of_another_register_counts_only_where_the_report_is_the_same() {
    let world = World::with_custody();
    let mut other = publication();
    other.reports[0].title = "Another report of that id".to_owned();
    let held = world.receive_as("answer.html", &page(IN_WORDS, &other));
    let candidates = report_candidates(&world.desk.read(), &held.review);
    assert!(
        candidates
            .iter()
            .all(|one| !one.why.contains(&WhyReport::NamedInData)),
        "{candidates:#?}"
    );
}

#[test]
fn a_block_that_cannot_be_read_is_refused_whole_and_nothing_is_kept() {
    let world = World::with_custody();
    let broken = page(IN_WORDS, &publication()).replace("\"comments\"", "\"komments\"");
    let refused = world.desk.receive("answer.html", broken.as_bytes(), TODAY);
    assert!(
        matches!(&refused, Err(NotReviewed::NotRead(why)) if why.to_string().contains("cannot be read")),
        "{refused:?}"
    );
    assert!(world.desk.documents_under_review().unwrap().is_empty());
}

impl World {
    fn answered_page(&self, html: &str) -> answerable_desk::review::Held {
        let held = self.receive_as("answer.html", html);
        self.desk
            .describe_answer(
                held.review.fingerprint,
                held.version,
                &as_the_data_says(),
                crate::ANN,
                TODAY,
            )
            .unwrap()
    }
}
