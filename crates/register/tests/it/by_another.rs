//! An answer is the answer of the body that was asked, or of whoever answers
//! for it, and of nobody else.

use answerable_register::facts::{Answer, Asked, Asker, Finding, Outcome, PublishedBetween};
use answerable_register::standing::StandingKind;
use answerable_testkit::Teller;
use answerable_testkit::facts::{
    answer_on, day, letter, outcome, recommendation, report_about, request, withdrawal,
};

/// A force and its local policing body are both asked by one report.
fn asked() -> Teller {
    let mut teller = Teller::of_the_country();
    let report = report_about("missing-people", "6 March 2024", &["exampleshire-police"]);
    teller.on("1 June 2024").tell(report.clone());
    teller.tell(recommendation("a-thing", &report, &["exampleshire-police"]));
    teller
}

#[test]
fn comments_of_the_local_policing_body_are_no_answer_of_the_force() {
    let mut teller = asked();
    let force = "a-thing/exampleshire-police/act";
    let body = "a-thing/exampleshire-pcc/explain";
    teller.tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "9 April 2024",
        &["missing-people/exampleshire-pcc/comment", body, force],
    ));
    let kind = |ask: &str| teller.standing(ask, "1 June 2024").kind();
    assert_eq!(kind(body), StandingKind::Answered);
    assert_eq!(kind(force), StandingKind::NoLegalDeadline);
}

#[test]
fn an_answer_given_on_behalf_of_a_body_is_that_bodys() {
    let mut teller = Teller::of_the_country();
    let ask = "a-letter/southvale-police/answer";
    teller
        .on("1 June 2024")
        .tell(letter("a-letter", "6 March 2024", &["southvale-police"]));
    let from_another = answer_on("an-answer", "exampleshire-police", "9 April 2024", &[ask]);
    let entry = teller.tell(from_another.clone());
    assert_eq!(
        teller.standing(ask, "1 June 2024").kind(),
        StandingKind::NoLegalDeadline
    );
    teller.correct(
        entry,
        Answer {
            on_behalf_of: Some("southvale-police".into()),
            ..from_another
        },
    );
    assert_eq!(
        teller.standing(ask, "1 June 2024").kind(),
        StandingKind::Answered
    );
}

#[test]
fn whoever_bears_the_duty_by_then_answers_for_the_body_that_was_asked() {
    let mut teller = Teller::of_the_country();
    let ask = "a-request/northmoor-pcc/act";
    teller
        .on("1 June 2024")
        .tell(request("a-request", "6 March 2024", &["northmoor-pcc"]));
    teller.tell(answer_on(
        "an-answer",
        "northmoor-mayor",
        "20 May 2024",
        &[ask],
    ));
    assert_eq!(
        teller.standing(ask, "1 June 2024").kind(),
        StandingKind::Answered
    );
}

#[test]
fn whoever_takes_over_later_has_not_answered_for_the_body_yet() {
    let ask = "a-request/northmoor-pcc/act";
    // The mayor takes the commissioner's functions over on 7 May 2024.
    let kind_on = |recorded: &str, answer: Answer| {
        let mut teller = Teller::of_the_country();
        teller
            .on(recorded)
            .tell(request("a-request", "6 March 2024", &["northmoor-pcc"]));
        teller.tell(answer);
        teller.standing(ask, "1 June 2024").kind()
    };
    let mayors = |on: &str| answer_on("an-answer", "northmoor-mayor", on, &[ask]);
    let unpublished = |dated: Option<&str>| Answer {
        dated: dated.map(day),
        published: PublishedBetween::default(),
        ..mayors("20 May 2024")
    };
    let before = [
        kind_on("1 June 2024", mayors("20 April 2024")),
        kind_on("1 June 2024", mayors("6 May 2024")),
        kind_on("1 June 2024", unpublished(Some("20 April 2024"))),
        kind_on("6 May 2024", unpublished(None)),
    ];
    assert_eq!(before, [StandingKind::NoLegalDeadline; 4]);
    let since = [
        kind_on("1 June 2024", mayors("7 May 2024")),
        kind_on("1 June 2024", unpublished(Some("20 May 2024"))),
        kind_on(
            "1 June 2024",
            Answer {
                dated: Some(day("31 May 2024")),
                dated_not_before: Some(day("1 May 2024")),
                ..unpublished(None)
            },
        ),
        kind_on("7 May 2024", unpublished(None)),
    ];
    assert_eq!(since, [StandingKind::Answered; 4]);
}

#[test]
fn what_came_of_it_is_for_its_asker_to_judge() {
    let judged = |judge: &str| {
        asked()
            .try_tell(Outcome {
                judged_by: judge.into(),
                ..outcome("20 May 2024", "a-thing", Finding::Closed)
            })
            .map_or_else(|refusal| refusal.to_string(), |_| "recorded".to_owned())
    };
    let page = [
        judged("inspectorate-of-exampleshire"),
        judged("exampleshire-pcc"),
        judged("exampleshire-police"),
    ];
    insta::assert_snapshot!(page.join("\n"), @r"
    recorded
    a-thing was asked by inspectorate-of-exampleshire, and what came of it is not for exampleshire-pcc to judge: give the asker's finding, or record what exampleshire-pcc said as a statement
    a-thing was asked by inspectorate-of-exampleshire, and what came of it is not for exampleshire-police to judge: give the asker's finding, or record what exampleshire-police said as a statement
    ");
}

#[test]
fn a_body_claims_of_itself_alone_that_it_met_what_was_asked() {
    let claimed = |by: &str, of: Option<&str>| {
        let mut teller = Teller::of_the_country();
        let forces = ["exampleshire-police", "southvale-police"];
        let report = report_about("missing-people", "6 March 2024", &forces);
        teller.on("1 June 2024").tell(report.clone());
        teller.tell(recommendation("a-thing", &report, &forces));
        teller
            .try_tell(Outcome {
                judged_by: by.into(),
                of: of.map(Into::into),
                ..outcome("20 May 2024", "a-thing", Finding::ClaimedMet)
            })
            .map_or_else(|refusal| refusal.to_string(), |_| "recorded".to_owned())
    };
    let page = [
        claimed("exampleshire-police", Some("exampleshire-police")),
        claimed("exampleshire-police", Some("southvale-police")),
        claimed("exampleshire-police", None),
        claimed("northmoor-police", Some("northmoor-police")),
    ];
    insta::assert_snapshot!(page.join("\n"), @r"
    recorded
    a body claims of itself alone that a-thing is met: name exampleshire-police as the addressee too, or record what it said as a statement
    a body claims of itself alone that a-thing is met: name exampleshire-police as the addressee too, or record what it said as a statement
    a-thing is not put to northmoor-police: name one of its addressees, or none for all of them
    ");
}

#[test]
fn a_claim_stands_in_the_history_of_the_body_that_makes_it_alone() {
    let mut teller = Teller::of_the_country();
    let forces = ["exampleshire-police", "southvale-police"];
    teller
        .on("1 June 2024")
        .tell(request("a-request", "6 March 2024", &forces));
    teller.tell(Outcome {
        judged_by: "exampleshire-police".into(),
        of: Some("exampleshire-police".into()),
        ..outcome("20 May 2024", "a-request", Finding::ClaimedMet)
    });
    let events = |ask: &str| {
        let known = answerable_register::fold::Known::Everything;
        teller.register().history(teller.key(ask), known).len()
    };
    assert_eq!(events("a-request/exampleshire-police/act"), 2);
    assert_eq!(events("a-request/southvale-police/act"), 1);
}

#[test]
fn whoever_has_the_askers_functions_may_judge_in_its_place() {
    let mut teller = Teller::of_the_country();
    let mut asked = request("a-request", "6 March 2024", &["southvale-police"]);
    asked.by = Asker::Body("northmoor-pcc".into());
    teller.on("1 June 2024").tell(asked);
    let judged = |on: &str| Outcome {
        judged_by: "northmoor-mayor".into(),
        ..outcome(on, "a-request", Finding::Closed)
    };
    assert!(teller.try_tell(judged("6 May 2024")).is_err());
    assert!(teller.try_tell(judged("7 May 2024")).is_ok());
}

#[test]
fn what_no_body_of_the_register_asked_no_body_judges_or_withdraws() {
    let mut teller = Teller::of_the_country();
    let of_nobody_here = |id: &str| Asked {
        by: Asker::AsPublished("A parish council".into()),
        ..request(id, "6 March 2024", &["southvale-police"])
    };
    teller.on("1 June 2024").tell(of_nobody_here("a-request"));
    teller.tell(request("another", "6 March 2024", &["southvale-police"]));
    // The invented facts name the inspectorate, which asked the other alone.
    let mut said = |subject: &str| {
        let judged = teller.try_tell(outcome("20 May 2024", subject, Finding::Closed));
        let withdrawn = teller.try_tell(withdrawal("21 May 2024", subject));
        [judged, withdrawn].map(|told| told.map_or_else(|no| no.to_string(), |_| "recorded".into()))
    };
    let page = [said("a-request"), said("another")].concat();
    insta::assert_snapshot!(page.join("\n"), @r"
    a-request was asked by somebody who is no body of the register, so no body can judge or withdraw it: record the words that say so as a statement
    a-request was asked by somebody who is no body of the register, so no body can judge or withdraw it: record the words that say so as a statement
    recorded
    recorded
    ");
}

#[test]
fn only_its_asker_withdraws_what_was_asked() {
    let withdrawn = |by: &str, subject: &str| {
        let mut withdrawal = withdrawal("20 May 2024", subject);
        withdrawal.by = by.into();
        asked()
            .try_tell(withdrawal)
            .map_or_else(|refusal| refusal.to_string(), |_| "recorded".to_owned())
    };
    let page = [
        withdrawn("inspectorate-of-exampleshire", "a-thing"),
        withdrawn("inspectorate-of-exampleshire", "missing-people"),
        withdrawn("exampleshire-police", "a-thing"),
        withdrawn("exampleshire-police", "missing-people"),
    ];
    insta::assert_snapshot!(page.join("\n"), @r"
    recorded
    recorded
    a-thing was asked by inspectorate-of-exampleshire, and is not exampleshire-police's to withdraw: name the asker, or whoever has its functions by then
    missing-people was asked by inspectorate-of-exampleshire, and is not exampleshire-police's to withdraw: name the asker, or whoever has its functions by then
    ");
}
