//! An answer is measured by when it can have been published, and by nothing
//! that it does not say.

use answerable_register::facts::{
    AidReply, Answer, AnswerKind, AskedKind, Explanation, PublishedBetween, Report, Voice,
};
use answerable_register::fold::Known;
use answerable_register::standing::{Standing, StandingKind};
use answerable_testkit::facts::{
    answer, answer_on, between, day, letter, meets, recommendation, report_about, request,
};
use answerable_testkit::{Teller, said};

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";

/// Asked on 6 March 2024; the last day is 30 April.
fn asked() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024").tell(missing_people());
    teller.on("1 June 2024");
    teller
}

fn missing_people() -> Report {
    report_about("missing-people", "6 March 2024", &["exampleshire-police"])
}

#[test]
fn in_time_needs_the_latest_day_and_late_the_earliest() {
    let mut page = Vec::new();
    for (first, last) in [
        ("", ""),
        ("", "30 April 2024"),
        ("", "1 May 2024"),
        ("30 April 2024", ""),
        ("1 May 2024", ""),
        ("29 April 2024", "30 April 2024"),
        ("30 April 2024", "1 May 2024"),
        ("1 May 2024", "2 May 2024"),
        ("30 April 2024", "30 April 2024"),
        ("1 May 2024", "1 May 2024"),
    ] {
        let mut teller = asked();
        teller.tell(Answer {
            published: between(first, last),
            ..answer("comments", "exampleshire-pcc", &[COMMENTS])
        });
        page.push(said::standing(&teller.standing(COMMENTS, "1 June 2024")));
    }
    insta::assert_snapshot!(page.join("\n"), @r"
    Answered, day not shown, on a day not known
    Answered in time, published on or before 30 April 2024
    Answered, day not shown, published on or before 1 May 2024
    Answered, day not shown, published on or after 30 April 2024
    Answered late, 1 day past, published on or after 1 May 2024
    Answered in time, published from 29 April 2024 to 30 April 2024
    Answered, day not shown, published from 30 April 2024 to 1 May 2024
    Answered late, 1 day past, published from 1 May 2024 to 2 May 2024
    Answered in time, published on 30 April 2024
    Answered late, 1 day past, published on 1 May 2024
    ");
}

#[test]
fn the_day_written_on_an_answer_is_the_first_it_can_be_out() {
    let dated = |written: &str, last: &str| {
        let mut teller = asked();
        teller.tell(Answer {
            dated: Some(day(written)),
            published: between("", last),
            ..answer("comments", "exampleshire-pcc", &[COMMENTS])
        });
        said::standing(&teller.standing(COMMENTS, "1 June 2024"))
    };
    // A letter dated after the last day is late; one dated before proves nothing.
    assert_eq!(
        dated("1 May 2024", ""),
        "Answered late, 1 day past, published on or after 1 May 2024"
    );
    assert_eq!(
        dated("30 April 2024", ""),
        "Answered, day not shown, published on or after 30 April 2024"
    );
    // A date that cannot be, as it was seen before, is set aside.
    assert_eq!(
        dated("4 May 2024", "29 April 2024"),
        "Answered in time, published on or before 29 April 2024"
    );
}

#[test]
fn an_answer_is_not_there_before_it_can_be_out() {
    let mut teller = asked();
    teller.tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "20 April 2024",
        &[COMMENTS],
    ));
    insta::assert_snapshot!(teller.read(COMMENTS, &["2024-04-19", "2024-04-20"]), @r"
    2024-04-19  Awaiting, 12 days left
    2024-04-20  Answered in time, published on 20 April 2024
    ");
}

#[test]
fn an_acknowledgement_is_no_answer() {
    let mut teller = asked();
    teller.tell(Answer {
        kind: AnswerKind::Acknowledgement,
        ..answer_on("received", "exampleshire-pcc", "7 March 2024", &[COMMENTS])
    });
    assert!(matches!(
        teller.standing(COMMENTS, "30 April 2024"),
        Standing::Awaiting { days_left: 1, .. }
    ));
}

#[test]
fn a_nil_return_is_an_answer() {
    let mut teller = asked();
    teller.tell(Answer {
        kind: AnswerKind::NilReturn,
        ..answer_on(
            "nothing-for-us",
            "exampleshire-pcc",
            "7 March 2024",
            &[COMMENTS],
        )
    });
    assert!(matches!(
        teller.standing(COMMENTS, "30 April 2024"),
        Standing::AnsweredInTime { .. }
    ));
}

#[test]
fn the_first_of_several_answers_decides() {
    let mut teller = asked();
    teller.tell(answer_on(
        "a-second-letter",
        "exampleshire-pcc",
        "9 May 2024",
        &[COMMENTS],
    ));
    teller.tell(answer_on(
        "the-first-letter",
        "exampleshire-pcc",
        "9 April 2024",
        &[COMMENTS],
    ));
    assert_eq!(
        said::standing(&teller.standing(COMMENTS, "1 June 2024")),
        "Answered in time, published on 9 April 2024"
    );
    // Where the day of one is not known, neither is when it was first answered.
    let mut teller = asked();
    teller.tell(answer("undated", "exampleshire-pcc", &[COMMENTS]));
    teller.tell(answer_on(
        "late",
        "exampleshire-pcc",
        "9 May 2024",
        &[COMMENTS],
    ));
    assert_eq!(
        said::standing(&teller.standing(COMMENTS, "1 June 2024")),
        "Answered, day not shown, published on or before 9 May 2024"
    );
}

#[test]
fn one_letter_answers_two_reports_each_by_its_own_clock() {
    let mut teller = asked();
    teller.tell(report_about(
        "vetting",
        "2 April 2024",
        &["exampleshire-police"],
    ));
    let vetting = "vetting/exampleshire-pcc/comment";
    teller.tell(answer_on(
        "one-letter",
        "exampleshire-pcc",
        "3 May 2024",
        &[COMMENTS, vetting],
    ));
    assert!(matches!(
        teller.standing(COMMENTS, "1 June 2024"),
        Standing::AnsweredLate { days_past: 3, .. }
    ));
    assert!(matches!(
        teller.standing(vetting, "1 June 2024"),
        Standing::AnsweredInTime { .. }
    ));
}

#[test]
fn what_is_asked_without_a_last_day_is_answered_and_never_late() {
    let mut teller = asked();
    teller.tell(letter(
        "a-letter",
        "8 January 2024",
        &["department-of-invention"],
    ));
    let reply = "a-letter/department-of-invention/answer";
    teller.tell(answer_on(
        "a-reply",
        "department-of-invention",
        "29 May 2024",
        &[reply],
    ));
    assert_eq!(
        teller.standing(reply, "1 June 2024"),
        Standing::Answered {
            published: PublishedBetween::on(day("29 May 2024"))
        }
    );
}

#[test]
fn the_latest_answer_says_what_was_done_about_a_recommendation() {
    let mut teller = asked();
    teller.tell(recommendation(
        "grade-risk",
        &missing_people(),
        &["exampleshire-police"],
    ));
    let explain = "grade-risk/exampleshire-pcc/explain";
    let mut says = |id: &str, on: &str, explanation| {
        let mut met = meets(explain);
        met.explanation = Some(explanation);
        teller.tell(Answer {
            meets: vec![met],
            ..answer_on(id, "exampleshire-pcc", on, &[])
        })
    };
    // Recorded in another order than published, and corrected afterwards.
    says("third", "20 May 2024", Explanation::ActionTaken);
    says("first", "10 April 2024", Explanation::ActionProposed);
    let second = says("second", "29 April 2024", Explanation::ActionTaken);
    let mut met = meets(explain);
    met.explanation = Some(Explanation::NotAddressed);
    teller.correct(
        second,
        Answer {
            meets: vec![met],
            ..answer_on("second", "exampleshire-pcc", "29 April 2024", &[])
        },
    );
    let page = teller.read(
        explain,
        &["2024-04-09", "2024-04-10", "2024-04-29", "2024-05-20"],
    );
    insta::assert_snapshot!(page, @r"
    2024-04-09  Awaiting, 22 days left
    2024-04-10  Answered, published on 10 April 2024
    2024-04-29  Not addressed, published on 10 April 2024
    2024-05-20  Answered, published on 10 April 2024
    ");
}

#[test]
fn answers_stand_by_the_day_each_can_be_out() {
    let mut teller = asked();
    for (id, published) in [
        ("c", between("3 May 2024", "")),
        ("a", between("", "")),
        ("b", between("2 May 2024", "9 May 2024")),
        ("d", between("3 May 2024", "4 May 2024")),
    ] {
        teller.tell(Answer {
            published,
            ..answer(id, "exampleshire-pcc", &[COMMENTS])
        });
    }
    let order: Vec<&str> = teller
        .register()
        .answers_to(teller.key(COMMENTS), Known::Everything)
        .map(|held| held.fact.id.as_str())
        .collect();
    assert_eq!(order, ["a", "b", "c", "d"]);
}

#[test]
fn what_another_says_or_a_body_would_not_say_is_no_answer_of_it() {
    let mut teller = Teller::of_the_country();
    let mut asked = request(
        "aid",
        "25 September 2023",
        &[
            "exampleshire-police",
            "southvale-police",
            "westmarch-police",
        ],
    );
    asked.kind = AskedKind::AidRequest;
    teller.on("27 September 2023").tell(asked);
    for (body, aid) in [
        ("exampleshire-police", AidReply::ReportedByAnother),
        ("southvale-police", AidReply::Declined),
        ("westmarch-police", AidReply::WouldNotSay),
    ] {
        let address = format!("aid/{body}/reply");
        let mut reply = answer(&format!("{body}-reply"), body, &[&address]);
        reply.voice = Voice::ReportedBy("a newspaper".into());
        reply.meets[0].aid = Some(aid);
        teller.tell(reply);
    }
    let standing = |body: &str| {
        teller
            .standing(&format!("aid/{body}/reply"), "1 October 2023")
            .kind()
    };
    assert_eq!(
        standing("exampleshire-police"),
        StandingKind::NoLegalDeadline
    );
    assert_eq!(standing("southvale-police"), StandingKind::Answered);
    assert_eq!(standing("westmarch-police"), StandingKind::NoLegalDeadline);
}

#[test]
fn an_answer_without_a_day_is_on_a_past_day_neither_there_nor_missing() {
    let mut teller = asked();
    teller.tell(answer("comments", "exampleshire-pcc", &[COMMENTS]));
    // It entered the register on 1 June: by then it was surely out.
    insta::assert_snapshot!(
        teller.read(COMMENTS, &["2024-03-05", "2024-03-06", "2024-05-01", "2024-05-31", "2024-06-01"]),
        @r"
        2024-03-05  Not yet asked
        2024-03-06  Answer known, perhaps later, on a day not known
        2024-05-01  Answer known, perhaps later, on a day not known
        2024-05-31  Answer known, perhaps later, on a day not known
        2024-06-01  Answered, day not shown, on a day not known
        "
    );
}

#[test]
fn an_answer_seen_by_a_day_is_before_it_neither_there_nor_missing() {
    let mut teller = asked();
    teller.tell(Answer {
        published: between("", "20 April 2024"),
        ..answer("comments", "exampleshire-pcc", &[COMMENTS])
    });
    insta::assert_snapshot!(teller.read(COMMENTS, &["2024-04-19", "2024-04-20"]), @r"
    2024-04-19  Answer known, perhaps later, published on or before 20 April 2024
    2024-04-20  Answered in time, published on or before 20 April 2024
    ");
}

#[test]
fn correcting_an_answer_does_not_put_off_the_day_it_was_surely_out() {
    let mut teller = asked();
    let entry = teller.tell(answer("comments", "exampleshire-pcc", &[COMMENTS]));
    teller.on("1 August 2024").correct(
        entry,
        Answer {
            note: Some("Read again.".into()),
            ..answer("comments", "exampleshire-pcc", &[COMMENTS])
        },
    );
    assert_eq!(
        teller.standing(COMMENTS, "1 June 2024").kind(),
        StandingKind::AnsweredDayNotShown
    );
}
