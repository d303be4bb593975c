//! "No answer found" is the strongest thing said of a body's silence: it needs
//! a look after the last day, and the body told.

use answerable_register::body::Sourced;
use answerable_register::check::Refusal;
use answerable_register::facts::{CameBack, Look, LookReply, Place};
use answerable_register::standing::Standing;
use answerable_testkit::Teller;
use answerable_testkit::facts::{day, look, notice, report_about};

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";

/// Asked on 6 March 2024; the last day is 30 April.
fn asked() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024").tell(report_about(
        "missing-people",
        "6 March 2024",
        &["exampleshire-police"],
    ));
    teller.on("1 June 2024");
    teller
}

#[test]
fn without_a_look_silence_is_not_said() {
    let teller = asked();
    assert_eq!(
        teller.standing(COMMENTS, "1 June 2024"),
        Standing::NotYetLookedFor {
            last_day: day("30 April 2024"),
            days_past: 32
        }
    );
}

#[test]
fn a_look_by_the_last_day_proves_nothing() {
    let mut teller = asked();
    teller.tell(look("30 April 2024", &[COMMENTS]));
    let standing = teller.standing(COMMENTS, "1 June 2024");
    assert!(matches!(standing, Standing::NotYetLookedFor { .. }));
    teller.tell(look("1 May 2024", &[COMMENTS]));
    let standing = teller.standing(COMMENTS, "1 June 2024");
    assert!(matches!(standing, Standing::LookedBodyNotTold { .. }));
}

#[test]
fn somebody_may_look_from_the_very_day_it_was_asked() {
    assert!(asked().try_tell(look("6 March 2024", &[COMMENTS])).is_ok());
    assert!(asked().try_tell(look("5 March 2024", &[COMMENTS])).is_err());
}

#[test]
fn a_page_that_could_not_be_read_shows_nothing_about_the_body() {
    let mut teller = asked();
    teller.tell(Look {
        came_back: CameBack::CouldNotRead,
        ..look("2 May 2024", &[COMMENTS])
    });
    let standing = teller.standing(COMMENTS, "1 June 2024");
    assert!(matches!(standing, Standing::NotYetLookedFor { .. }));
}

#[test]
fn the_latest_look_by_the_day_is_the_one_shown() {
    let mut teller = asked();
    for on in ["2 May 2024", "20 May 2024", "10 May 2024"] {
        teller.tell(look(on, &[COMMENTS]));
    }
    teller.tell(notice("11 May 2024", "exampleshire-pcc", &[COMMENTS]));
    insta::assert_snapshot!(teller.read(COMMENTS, &[
        "2024-05-01",
        "2024-05-02",
        "2024-05-09",
        "2024-05-10",
        "2024-05-11",
        "2024-05-19",
        "2024-05-20",
    ]), @r"
    2024-05-01  Not yet looked for, 1 day past
    2024-05-02  Looked, body not told, 2 days past, looked on 2 May 2024
    2024-05-09  Looked, body not told, 9 days past, looked on 2 May 2024
    2024-05-10  Looked, body not told, 10 days past, looked on 10 May 2024
    2024-05-11  No answer found, 11 days past, looked on 10 May 2024, told on 11 May 2024
    2024-05-19  No answer found, 19 days past, looked on 10 May 2024, told on 11 May 2024
    2024-05-20  No answer found, 20 days past, looked on 20 May 2024, told on 11 May 2024
    ");
}

#[test]
fn one_look_may_be_for_many_asks_and_tells_of_each_apart() {
    let mut teller = asked();
    teller.tell(report_about(
        "vetting",
        "2 April 2024",
        &["exampleshire-police"],
    ));
    let vetting = "vetting/exampleshire-pcc/comment";
    // After the last day of the one and before that of the other.
    teller.tell(look("10 May 2024", &[COMMENTS, vetting]));
    let looked = teller.standing(COMMENTS, "1 June 2024");
    assert!(matches!(looked, Standing::LookedBodyNotTold { .. }));
    let vetting = teller.standing(vetting, "1 June 2024");
    assert!(matches!(vetting, Standing::NotYetLookedFor { .. }));
}

#[test]
fn a_notice_stands_only_with_a_look_before_it() {
    let mut teller = asked();
    let looked = teller.tell(look("2 May 2024", &[COMMENTS]));
    teller.tell(notice("3 May 2024", "exampleshire-pcc", &[COMMENTS]));
    let standing = teller.standing(COMMENTS, "1 June 2024");
    assert!(matches!(standing, Standing::NoAnswerFound { .. }));
    // It turns out that somebody looked on a later day: nobody was told of that.
    teller.correct(looked, look("12 May 2024", &[COMMENTS]));
    let standing = teller.standing(COMMENTS, "1 June 2024");
    assert!(matches!(standing, Standing::LookedBodyNotTold { .. }));
    teller.tell(notice("13 May 2024", "exampleshire-pcc", &[COMMENTS]));
    let standing = teller.standing(COMMENTS, "1 June 2024");
    assert!(matches!(standing, Standing::NoAnswerFound { .. }));
}

#[test]
fn a_look_for_what_has_no_last_day_says_nothing_of_lateness() {
    let mut teller = asked();
    let letter =
        answerable_testkit::facts::letter("a-letter", "8 January 2024", &["southvale-police"]);
    teller.tell(letter);
    let reply = "a-letter/southvale-police/answer";
    teller.tell(look("10 May 2024", &[reply]));
    assert_eq!(
        teller.standing(reply, "1 June 2024"),
        Standing::NoLegalDeadline
    );
}

fn place() -> Place {
    Place {
        id: "exampleshire-pcc-answers".into(),
        of: "exampleshire-pcc".into(),
        place: "https://exampleshire-pcc.example/answers".into(),
        holds: "Answers to inspections.".into(),
        from: None,
        until: None,
        sourced: Sourced {
            source: "the office's own list".to_owned(),
            checked: true,
        },
    }
}

/// A visit to a place of the list, for no answer in particular.
fn visit(came_back: CameBack, reply: LookReply) -> Look {
    Look {
        listed: Some("exampleshire-pcc-answers".into()),
        came_back,
        reply: Some(reply),
        ..look("2 May 2024", &[])
    }
}

#[test]
fn a_visit_that_looks_for_nothing_in_particular_is_to_a_place_of_the_list() {
    let mut teller = asked();
    let visited = visit(CameBack::NotRead, LookReply::Status(200));
    assert!(teller.try_tell(visited.clone()).is_err());
    teller.tell(place());
    assert!(teller.try_tell(visited).is_ok());
    assert!(teller.try_tell(look("2 May 2024", &[])).is_err());
    let standing = teller.standing(COMMENTS, "1 June 2024");
    assert!(matches!(standing, Standing::NotYetLookedFor { .. }));
}

#[test]
fn a_site_that_is_down_is_no_body_that_is_silent() {
    let mut teller = asked();
    teller.tell(place());
    for reply in [
        LookReply::NoReply,
        LookReply::Status(404),
        LookReply::Status(503),
    ] {
        for came_back in [CameBack::NoAnswer, CameBack::NotRead] {
            let refused = teller.try_tell(visit(came_back, reply));
            assert_eq!(refused, Err(Refusal::NothingToRead), "{reply:?}");
        }
        assert!(
            teller
                .try_tell(visit(CameBack::CouldNotRead, reply))
                .is_ok()
        );
    }
}

#[test]
fn no_answer_is_looked_for_in_what_nobody_read() {
    let mut teller = asked();
    let unread = Look {
        came_back: CameBack::NotRead,
        ..look("2 May 2024", &[COMMENTS])
    };
    assert_eq!(teller.try_tell(unread), Err(Refusal::NotReadForAnswers));
}

#[test]
fn a_fingerprint_and_a_status_are_what_they_say() {
    let mut teller = asked();
    teller.tell(place());
    let with = |fingerprint: &str, status| Look {
        fingerprint: Some(fingerprint.into()),
        ..visit(CameBack::CouldNotRead, LookReply::Status(status))
    };
    let whole = "a0".repeat(32);
    assert!(teller.try_tell(with(&whole, 404)).is_ok());
    for wrong in ["", "a0", &whole.to_uppercase(), &"g0".repeat(32)] {
        let refused = teller.try_tell(with(wrong, 404));
        assert_eq!(refused, Err(Refusal::NotAFingerprint(wrong.to_owned())));
    }
    for wrong in [0, 99, 600] {
        let refused = teller.try_tell(with(&whole, wrong));
        assert_eq!(refused, Err(Refusal::NotAStatus(wrong)));
    }
}
