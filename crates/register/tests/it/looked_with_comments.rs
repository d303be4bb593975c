//! What comments say of each recommendation is part of the comments: a look for
//! the one is a look for the other, until comments can have been out.

use answerable_register::fold::Known;
use answerable_register::standing::{Standing, StandingKind};
use answerable_testkit::Teller;
use answerable_testkit::facts::{answer_on, look, notice, recommendation, report_about};

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";
const EXPLANATION: &str = "missing-people-1/exampleshire-pcc/explain";
const OF_ANOTHER: &str = "missing-people-1/northmoor-pcc/explain";
const TO_THE_FORCE: &str = "missing-people-1/exampleshire-police/act";

/// Asked on 6 March 2024; the last day is 30 April.
fn asked() -> Teller {
    let mut teller = Teller::of_the_country();
    let forces = ["exampleshire-police", "northmoor-police"];
    let report = report_about("missing-people", "6 March 2024", &forces);
    teller.on("6 March 2024").tell(report.clone());
    teller.tell(recommendation("missing-people-1", &report, &forces));
    teller.on("1 June 2024");
    teller
}

fn kind(teller: &Teller, ask: &str, on: &str) -> StandingKind {
    teller.standing(ask, on).kind()
}

#[test]
fn a_look_for_comments_is_a_look_for_what_they_say_of_each_recommendation() {
    let mut teller = asked();
    teller.tell(look("2 May 2024", &[COMMENTS]));
    insta::assert_snapshot!(teller.read(EXPLANATION, &["2024-05-01", "2024-05-02"]), @r"
    2024-05-01  Not yet looked for, 1 day past
    2024-05-02  Looked, body not told, 2 days past, looked on 2 May 2024
    ");
    // Of another body's explanation, and of what the force is to do, nothing.
    let unlooked = kind(&teller, OF_ANOTHER, "1 June 2024");
    assert_eq!(unlooked, StandingKind::NotYetLookedFor);
    assert_eq!(
        kind(&teller, TO_THE_FORCE, "1 June 2024"),
        StandingKind::NoLegalDeadline
    );
    teller.tell(notice("4 May 2024", "exampleshire-pcc", &[COMMENTS]));
    insta::assert_snapshot!(teller.read(EXPLANATION, &["2024-05-03", "2024-05-04"]), @r"
    2024-05-03  Looked, body not told, 3 days past, looked on 2 May 2024
    2024-05-04  No answer found, 4 days past, looked on 2 May 2024, told on 4 May 2024
    ");
    let key = teller.key(EXPLANATION);
    let register = teller.register();
    assert_eq!(register.looks_for(key, Known::Everything).count(), 1);
    assert_eq!(register.notices_of(key, Known::Everything).count(), 1);
}

#[test]
fn once_comments_are_out_a_look_that_had_found_none_says_nothing_of_what_they_hold() {
    let mut teller = asked();
    teller.tell(look("2 May 2024", &[COMMENTS]));
    teller.tell(notice("4 May 2024", "exampleshire-pcc", &[COMMENTS]));
    teller.tell(answer_on(
        "letter",
        "exampleshire-pcc",
        "2024-05-10",
        &[COMMENTS],
    ));
    insta::assert_snapshot!(teller.read(EXPLANATION, &["2024-05-09", "2024-05-10"]), @r"
    2024-05-09  No answer found, 9 days past, looked on 2 May 2024, told on 4 May 2024
    2024-05-10  Answered, published on 10 May 2024
    ");
    // Somebody read them for this recommendation, and did not find it there.
    teller.tell(look("20 May 2024", &[EXPLANATION]));
    let looked = teller.standing(EXPLANATION, "1 June 2024");
    assert!(matches!(looked, Standing::LookedBodyNotTold { .. }));
}

#[test]
fn what_is_recorded_after_the_look_was_looked_for_too_and_a_corrected_look_is_told_anew() {
    let mut teller = asked();
    let looked = teller.tell(look("2 May 2024", &[COMMENTS]));
    let report = report_about("missing-people", "6 March 2024", &["exampleshire-police"]);
    teller.tell(recommendation(
        "missing-people-2",
        &report,
        &["exampleshire-police"],
    ));
    let second = "missing-people-2/exampleshire-pcc/explain";
    for explanation in [EXPLANATION, second] {
        assert_eq!(
            kind(&teller, explanation, "1 June 2024"),
            StandingKind::LookedBodyNotTold
        );
    }
    // A notice of the explanation stands on the look for the comments.
    teller.tell(notice("4 May 2024", "exampleshire-pcc", &[second]));
    assert_eq!(
        kind(&teller, second, "1 June 2024"),
        StandingKind::NoAnswerFound
    );
    assert_eq!(
        kind(&teller, EXPLANATION, "1 June 2024"),
        StandingKind::LookedBodyNotTold
    );
    // It was another body's comments that somebody had looked for.
    teller.correct(
        looked,
        look("2 May 2024", &["missing-people/northmoor-pcc/comment"]),
    );
    for explanation in [EXPLANATION, second] {
        assert_eq!(
            kind(&teller, explanation, "1 June 2024"),
            StandingKind::NotYetLookedFor
        );
    }
    assert_eq!(
        kind(&teller, OF_ANOTHER, "1 June 2024"),
        StandingKind::LookedBodyNotTold
    );
}
