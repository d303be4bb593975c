//! An explanation is part of the comments: once these are known, it is not said that
//! nobody looked for it, but that what they say of it is not recorded.

use answerable_register::coverage::Said;
use answerable_register::facts::{Answer, AnswerKind, Explanation, PublishedBetween};
use answerable_register::fold::{EventKind, Known, Touched};
use answerable_register::standing::{Standing, StandingKind};
use answerable_testkit::Teller;
use answerable_testkit::facts::{
    answer, answer_on, day, look, meets, notice, recommendation, report_about,
};

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";
const EXPLANATION: &str = "missing-people-1/exampleshire-pcc/explain";
const OF_ANOTHER: &str = "missing-people-1/northmoor-pcc/explain";
const TO_THE_FORCE: &str = "missing-people-1/exampleshire-police/act";
const FORCES: [&str; 2] = ["exampleshire-police", "northmoor-police"];

/// Asked on 6 March 2024; the last day is 30 April.
fn asked() -> Teller {
    let mut teller = Teller::of_the_country();
    let report = report_about("missing-people", "6 March 2024", &FORCES);
    teller.on("6 March 2024").tell(report.clone());
    teller.tell(recommendation("missing-people-1", &report, &FORCES));
    teller.on("1 June 2024");
    teller
}

fn comments(met: &[&str]) -> Answer {
    answer_on("comments", "exampleshire-pcc", "10 May 2024", met)
}

fn kind(teller: &Teller, ask: &str, on: &str) -> StandingKind {
    teller.standing(ask, on).kind()
}

fn said(teller: &Teller, on: &str) -> Said {
    let facts = teller.register().ask(teller.key(EXPLANATION)).facts();
    let on = day(on);
    Said::of(facts.standing(on).kind(), facts.explanation_as_at(on))
}

#[test]
fn what_comments_in_hand_say_of_a_recommendation_is_not_recorded_and_not_unlooked_for() {
    let mut teller = asked();
    teller.tell(comments(&[COMMENTS]));
    let days = ["2024-04-30", "2024-05-09", "2024-05-10", "2034-05-10"];
    insta::assert_snapshot!(teller.read(EXPLANATION, &days), @r"
    2024-04-30  Awaiting, 1 day left
    2024-05-09  Not yet looked for, 9 days past
    2024-05-10  Answered, published on 10 May 2024
    2034-05-10  Answered, published on 10 May 2024
    ");
    assert_eq!(said(&teller, "10 May 2024"), Said::NotRecorded);
    // Of another body's explanation, and of what the force is to do, nothing.
    assert_eq!(
        kind(&teller, OF_ANOTHER, "1 June 2024"),
        StandingKind::NotYetLookedFor
    );
    assert_eq!(
        kind(&teller, TO_THE_FORCE, "1 June 2024"),
        StandingKind::NoLegalDeadline
    );
    // By what was recorded the day before, nobody had looked.
    let before = teller.standing_as_recorded(EXPLANATION, "1 June 2024", "31 May 2024");
    assert_eq!(before.kind(), StandingKind::NotYetLookedFor);
    let register = teller.register();
    let history = register.history(teller.key(EXPLANATION), Known::Everything);
    assert!(matches!(history[0].what, EventKind::InComments(_)));
    assert_eq!(history[0].on, Some(day("10 May 2024")));
}

#[test]
fn an_answer_of_its_own_wins_from_the_day_it_can_be_out() {
    let mut teller = asked();
    teller.tell(comments(&[COMMENTS]));
    teller.tell(Answer {
        meets: vec![answerable_register::facts::Meets {
            explanation: Some(Explanation::ReasonForNone),
            ..meets(EXPLANATION)
        }],
        ..answer_on("a-letter", "exampleshire-pcc", "20 May 2024", &[])
    });
    insta::assert_snapshot!(teller.read(EXPLANATION, &["2024-05-19", "2024-05-20"]), @r"
    2024-05-19  Answered, published on 10 May 2024
    2024-05-20  Answered, published on 20 May 2024
    ");
    assert_eq!(said(&teller, "19 May 2024"), Said::NotRecorded);
    assert_eq!(said(&teller, "20 May 2024"), Said::ReasonForNone);
}

#[test]
fn one_answer_to_the_comments_and_the_explanation_is_kept_once() {
    let mut teller = asked();
    teller.tell(comments(&[COMMENTS, EXPLANATION]));
    let register = teller.register();
    let key = teller.key(EXPLANATION);
    assert!(register.ask(key).facts().with_comments.is_none());
    assert_eq!(register.in_comments(key, Known::Everything).count(), 0);
    let happened = register.history(key, Known::Everything);
    let answered = |event: &&answerable_register::fold::Event<'_>| {
        matches!(
            event.what,
            EventKind::Answered(_) | EventKind::InComments(_)
        )
    };
    assert_eq!(happened.iter().filter(answered).count(), 1);
}

#[test]
fn comments_whose_day_is_not_known_are_perhaps_later_until_they_are_surely_out() {
    let mut teller = asked();
    teller.tell(Answer {
        published: PublishedBetween {
            not_before: None,
            not_after: Some(day("20 May 2024")),
        },
        ..answer("comments", "exampleshire-pcc", &[COMMENTS])
    });
    // Nobody can tell whether it was made before they were out.
    teller.tell(look("15 May 2024", &[EXPLANATION]));
    let kinds =
        ["15 May 2024", "19 May 2024", "20 May 2024"].map(|on| kind(&teller, EXPLANATION, on));
    assert_eq!(
        kinds,
        [
            StandingKind::AnswerPerhapsLater,
            StandingKind::AnswerPerhapsLater,
            StandingKind::Answered,
        ]
    );
    assert_eq!(said(&teller, "19 May 2024"), Said::PerhapsLater);
    teller.tell(look("21 May 2024", &[EXPLANATION]));
    assert_eq!(
        kind(&teller, EXPLANATION, "21 May 2024"),
        StandingKind::LookedBodyNotTold
    );
}

#[test]
fn only_a_look_made_since_they_were_out_says_what_comments_do_not_hold() {
    let mut teller = asked();
    teller.tell(look("2 May 2024", &[EXPLANATION]));
    teller.tell(notice("4 May 2024", "exampleshire-pcc", &[EXPLANATION]));
    teller.tell(comments(&[COMMENTS]));
    insta::assert_snapshot!(teller.read(EXPLANATION, &["2024-05-09", "2024-05-10"]), @r"
    2024-05-09  No answer found, 9 days past, looked on 2 May 2024, told on 4 May 2024
    2024-05-10  Answered, published on 10 May 2024
    ");
    // Told of what somebody looked for before the comments, the body is not told of this.
    teller.tell(look("20 May 2024", &[EXPLANATION]));
    teller.tell(notice("25 May 2024", "exampleshire-pcc", &[EXPLANATION]));
    insta::assert_snapshot!(teller.read(EXPLANATION, &["2024-05-19", "2024-05-20", "2024-05-25"]), @r"
    2024-05-19  Answered, published on 10 May 2024
    2024-05-20  Looked, body not told, 20 days past, looked on 20 May 2024
    2024-05-25  No answer found, 25 days past, looked on 20 May 2024, told on 25 May 2024
    ");
}

#[test]
fn what_is_no_answer_of_the_body_gives_no_comments() {
    let mut teller = asked();
    teller.tell(Answer {
        kind: AnswerKind::Acknowledgement,
        ..comments(&[COMMENTS])
    });
    let words = answer_on("words", "exampleshire-police", "10 May 2024", &[COMMENTS]);
    teller.tell(words);
    assert_eq!(
        kind(&teller, EXPLANATION, "1 June 2024"),
        StandingKind::NotYetLookedFor
    );
}

#[test]
fn what_is_recorded_after_the_comments_is_part_of_them_and_a_correction_takes_them_away() {
    let mut teller = asked();
    let told = teller.tell(comments(&[COMMENTS]));
    let report = report_about("missing-people", "6 March 2024", &FORCES);
    teller.tell(recommendation("missing-people-2", &report, &FORCES));
    let second = "missing-people-2/exampleshire-pcc/explain";
    for explanation in [EXPLANATION, second] {
        assert!(matches!(
            teller.standing(explanation, "1 June 2024"),
            Standing::Answered { .. }
        ));
    }
    // They were another body's comments.
    let since = teller.register().head();
    let of_another = "missing-people/northmoor-pcc/comment";
    teller.correct(
        told,
        answer_on("comments", "northmoor-pcc", "10 May 2024", &[of_another]),
    );
    for explanation in [EXPLANATION, second] {
        assert_eq!(
            kind(&teller, explanation, "1 June 2024"),
            StandingKind::NotYetLookedFor
        );
    }
    assert_eq!(
        kind(&teller, OF_ANOTHER, "1 June 2024"),
        StandingKind::Answered
    );
    let Touched::These(touched) = teller.register().touched_since(since) else {
        panic!("no law was recorded");
    };
    for ask in [EXPLANATION, second, OF_ANOTHER, COMMENTS] {
        assert!(touched.contains(&teller.key(ask)), "{ask}");
    }
    assert!(!touched.contains(&teller.key(TO_THE_FORCE)));
}
