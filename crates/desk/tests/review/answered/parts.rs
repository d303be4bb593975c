//! One recommendation after the other.

use answerable_desk::review::answered::{AnsweredDraft, AnsweredRefused, MatchedBy};
use answerable_desk::review::{Decision, NotReviewed};
use answerable_register::facts::{Explanation, Position};

use super::{ANSWER, parts, said};
use crate::{ANN, World};

#[test]
fn each_part_is_proposed_with_the_words_that_say_so() {
    let world = World::with_custody();
    let held = world.answered(ANSWER, &said());
    let [comments, chief, first, second] = parts(&held) else {
        panic!("four parts: {:#?}", parts(&held));
    };
    assert!(
        comments
            .draft
            .words
            .contains("I write in response to your report")
    );
    assert!(
        chief.draft.words.contains("The report is fair"),
        "{:?}",
        chief.draft
    );
    assert_eq!(first.found, Some(MatchedBy::NumberAndWords));
    assert_eq!(first.draft.position, Position::Accepts);
    assert_eq!(first.draft.says, Some(Explanation::ActionTaken));
    assert!(first.draft.words.contains("trained every sergeant"));
    let span = first.draft.span.unwrap();
    assert!(ANSWER[span.start..span.end].contains("trained every sergeant"));
    assert_eq!(second.found, None);
    assert_eq!(second.draft.says, Some(Explanation::NotAddressed));
    assert_eq!(second.draft.words, "");
    assert!(
        parts(&held)
            .iter()
            .all(|part| part.decision == Decision::Undecided)
    );
}

#[test]
fn a_number_that_quotes_other_words_is_proposed_with_that_said() {
    let world = World::with_custody();
    let wrong = ANSWER.replace(
        "By 1 September 2024, Exampleshire Police should review how the risk to missing people is graded.",
        "The force should buy twelve new vans for the custody estate before next winter begins.",
    );
    let held = world.answered(&wrong, &said());
    assert_eq!(parts(&held)[2].found, Some(MatchedBy::NumberOfOtherWords));
}

#[test]
fn a_recommendation_that_is_quoted_without_a_number_is_found_by_its_words() {
    let world = World::with_custody();
    let quoted = ANSWER.replace("Recommendation 1\n", "What we were asked\n");
    let held = world.answered(&quoted, &said());
    let first = &parts(&held)[2];
    if first.found.is_some() {
        assert_eq!(first.found, Some(MatchedBy::Words));
    }
    assert_ne!(first.found, Some(MatchedBy::Number));
}

#[test]
fn what_a_part_cannot_say_is_refused_with_the_way_out() {
    let world = World::with_custody();
    let held = world.answered(ANSWER, &said());
    let fingerprint = held.review.fingerprint;
    let refused = |place: usize, draft: AnsweredDraft| match world.desk.accept_answered(
        fingerprint,
        held.version,
        place,
        &draft,
        ANN,
    ) {
        Err(NotReviewed::AnswerItem(why)) => why,
        other => panic!("{other:?}"),
    };
    let silent = AnsweredDraft {
        says: Some(Explanation::NotAddressed),
        ..AnsweredDraft::default()
    };
    // Words, and nothing said.
    let first = AnsweredDraft {
        says: Some(Explanation::NotAddressed),
        ..parts(&held)[2].draft.clone()
    };
    assert_eq!(
        refused(2, first),
        [
            AnsweredRefused::WordsThatSayNothing,
            AnsweredRefused::PositionOfNothing
        ]
    );
    // Something done, and no words.
    let taken = AnsweredDraft {
        says: Some(Explanation::ActionTaken),
        ..AnsweredDraft::default()
    };
    assert_eq!(refused(3, taken), [AnsweredRefused::NoWords]);
    // Silence is recorded of what is to be explained alone.
    assert_eq!(refused(0, silent), [AnsweredRefused::NothingToRecord]);
    let words = refused(
        2,
        AnsweredDraft {
            words: "x".repeat(20_001),
            ..parts(&held)[2].draft.clone()
        },
    );
    assert_eq!(words, [AnsweredRefused::LongWords { found: 20_001 }]);
}

#[test]
fn words_that_do_not_stand_in_the_document_are_never_taken() {
    let world = World::with_custody();
    let held = world.answered(ANSWER, &said());
    let mut draft = parts(&held)[2].draft.clone();
    let before = draft.clone();
    assert_eq!(
        draft.put_words("We have trained nobody.", ANSWER),
        Err(AnsweredRefused::NotInTheDocument { times: 0 })
    );
    assert_eq!(draft, before);
    draft
        .put_words("The force has\n trained every  sergeant", ANSWER)
        .unwrap();
    assert_eq!(draft.words, "The force has trained every sergeant");
    draft.put_words(" ", ANSWER).unwrap();
    assert_eq!((draft.words.as_str(), draft.span), ("", None));
}

#[test]
fn of_two_who_decide_one_part_the_slower_is_told() {
    let world = World::with_custody();
    let held = world.answered(ANSWER, &said());
    let fingerprint = held.review.fingerprint;
    let draft = parts(&held)[2].draft.clone();
    world
        .desk
        .accept_answered(fingerprint, held.version, 2, &draft, ANN)
        .unwrap();
    let late = world
        .desk
        .set_answered_aside(fingerprint, held.version, 2, "op-cay");
    assert!(matches!(late.unwrap_err(), NotReviewed::ChangedMeanwhile));
    // Another part is no conflict.
    world
        .desk
        .set_answered_aside(fingerprint, held.version, 3, "op-cay")
        .unwrap();
    assert!(matches!(
        world
            .desk
            .set_answered_aside(fingerprint, held.version, 9, ANN)
            .unwrap_err(),
        NotReviewed::NoSuchItem {
            place: 10,
            items: 4
        }
    ));
}
