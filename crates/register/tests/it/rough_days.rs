//! A day that is known only roughly is never taken for a day that is known.

use answerable_register::body::KnownDay;
use answerable_register::calendar::{Anchor, Deadline, Unit};
use answerable_register::facts::{Asked, Publication, Report};
use answerable_register::fold::{Clock, Known, NoDay};
use answerable_register::standing::{Standing, StandingKind};
use answerable_testkit::Teller;
use answerable_testkit::facts::{
    answer_on, day, letter, look, outcome, recommendation, report_about, request, withdrawal,
};
use jiff::ToSpan;
use proptest::prelude::*;

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";
const REQUEST: &str = "a-request/southvale-police/act";

/// Asked in September 2023, on a day that is not known.
fn asked_in_september() -> Asked {
    Asked {
        asked_not_before: Some(day("1 September 2023")),
        ..request("a-request", "30 September 2023", &["southvale-police"])
    }
}

fn clock(teller: &Teller, ask: &str) -> Clock {
    let key = teller.key(ask);
    teller.register().ask(key).facts().clock.clone()
}

#[test]
fn what_was_asked_in_a_month_was_surely_asked_by_its_last_day() {
    let mut teller = Teller::of_the_country();
    teller.on("1 June 2024").tell(asked_in_september());
    let kind = |on: &str| teller.standing(REQUEST, on).kind();
    assert_eq!(kind("29 September 2023"), StandingKind::NotYetAsked);
    assert_eq!(kind("30 September 2023"), StandingKind::NoLegalDeadline);
    let known = teller
        .register()
        .history(teller.key(REQUEST), Known::Everything)
        .remove(0)
        .when
        .map(|when| when.to_string());
    assert_eq!(known.as_deref(), Some("2023-09"));
}

#[test]
fn no_last_day_is_counted_from_a_day_known_only_roughly() {
    let exact = report_about("missing-people", "6 March 2024", &["exampleshire-police"]);
    let roughly = Report {
        published_not_before: Some(day("1 March 2024")),
        ..exact.clone()
    };
    let dated_only = Report {
        publication: Publication::NotKnown,
        ..exact.clone()
    };
    let clock_of = |report: Report| {
        let mut teller = Teller::of_the_country();
        teller.on("1 June 2024").tell(report.clone());
        teller.tell(recommendation("a-thing", &report, &["exampleshire-police"]));
        let explain = clock(&teller, "a-thing/exampleshire-pcc/explain");
        (clock(&teller, COMMENTS), explain)
    };
    assert!(matches!(
        clock_of(exact),
        (Clock::ByLaw { .. }, Clock::WithComments { .. })
    ));
    for report in [roughly, dated_only] {
        let none = Clock::Unknown {
            power: "section-55".into(),
            why: NoDay::StartNotExact,
        };
        assert_eq!(clock_of(report), (none.clone(), none));
    }
}

#[test]
fn nobody_is_late_by_a_day_known_only_roughly() {
    let mut teller = Teller::of_the_country();
    teller.on("1 June 2024").tell(Report {
        published_not_before: Some(day("1 January 2024")),
        ..report_about(
            "missing-people",
            "31 January 2024",
            &["exampleshire-police"],
        )
    });
    assert_eq!(
        teller.standing(COMMENTS, "31 May 2034").kind(),
        StandingKind::LastDayNotKnown
    );
    teller.tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "31 May 2024",
        &[COMMENTS],
    ));
    assert_eq!(
        teller.standing(COMMENTS, "1 June 2024").kind(),
        StandingKind::Answered
    );
}

#[test]
fn a_time_counted_from_a_rough_day_spans_both_its_ends() {
    let mut teller = Teller::of_the_country();
    teller.on("1 June 2024").tell(Asked {
        deadline: Deadline::Within {
            count: 3,
            unit: Unit::Months,
            of: Anchor::Publication,
        },
        ..asked_in_september()
    });
    let exactly = |on: &str| {
        let mut teller = Teller::of_the_country();
        teller.on("1 June 2024").tell(Asked {
            asked_not_before: None,
            asked_on: day(on),
            deadline: Deadline::Within {
                count: 3,
                unit: Unit::Months,
                of: Anchor::Publication,
            },
            ..asked_in_september()
        });
        clock(&teller, REQUEST)
    };
    let (Clock::AsAsked { earliest, .. }, Clock::AsAsked { latest, .. }) =
        (exactly("1 September 2023"), exactly("30 September 2023"))
    else {
        panic!("the asker named a time");
    };
    assert_eq!(clock(&teller, REQUEST), Clock::AsAsked { earliest, latest });
}

#[test]
fn an_answer_may_have_come_on_any_day_after_it_can_have_been_asked() {
    let answered = |on: &str| {
        let mut teller = Teller::of_the_country();
        teller.on("1 June 2024").tell(asked_in_september());
        teller
            .try_tell(answer_on("an-answer", "southvale-police", on, &[REQUEST]))
            .and_then(|_| teller.try_tell(look(on, &[REQUEST])))
            .map_err(|refusal| refusal.to_string())
    };
    assert!(answered("1 September 2023").is_ok());
    insta::assert_snapshot!(answered("31 August 2023").unwrap_err(), @"the answer is dated 2023-08-31, before it was asked on 2023-09-01");
}

#[test]
fn what_was_withdrawn_in_a_month_is_withdrawn_by_its_end_and_on_no_day_of_it() {
    let withdrawn = |first: Option<&str>| {
        let mut teller = Teller::of_the_country();
        teller.on("1 June 2024").tell(asked_in_september());
        let mut withdrawal = withdrawal("30 April 2024", "a-request");
        withdrawal.not_before = first.map(day);
        teller.tell(withdrawal);
        teller
    };
    let roughly = withdrawn(Some("1 April 2024"));
    let on = |known: &str| Standing::Withdrawn {
        on: known.parse().unwrap(),
    };
    assert_eq!(roughly.standing(REQUEST, "30 April 2024"), on("2024-04"));
    assert_eq!(
        roughly.standing(REQUEST, "29 April 2024").kind(),
        StandingKind::NoLegalDeadline
    );
    let exactly = withdrawn(None);
    assert_eq!(exactly.standing(REQUEST, "30 April 2024"), on("2024-04-30"));
}

#[test]
fn a_first_day_after_the_last_leaves_no_day() {
    let mut teller = Teller::of_the_country();
    teller.on("1 June 2024");
    teller.tell(letter("a-letter", "6 March 2024", &["southvale-police"]));
    let late = Some(day("7 March 2024"));
    let mut asked = asked_in_september();
    asked.asked_not_before = Some(day("1 October 2023"));
    let mut report = report_about("a-report", "6 March 2024", &["exampleshire-police"]);
    report.published_not_before = late;
    let mut judged = outcome(
        "6 March 2024",
        "a-letter",
        answerable_register::facts::Finding::Open,
    );
    judged.not_before = late;
    let mut withdrawn = withdrawal("6 March 2024", "a-letter");
    withdrawn.not_before = late;
    let mut said = answerable_testkit::facts::statement("words", Vec::new());
    (said.on, said.not_before) = (Some(day("6 March 2024")), late);
    let mut answered = answer_on(
        "an-answer",
        "southvale-police",
        "8 March 2024",
        &["a-letter/southvale-police/answer"],
    );
    (answered.dated, answered.dated_not_before) = (Some(day("6 March 2024")), late);
    let facts: Vec<answerable_register::entry::Fact> = vec![
        asked.into(),
        report.into(),
        judged.into(),
        withdrawn.into(),
        said.into(),
        answered.into(),
    ];
    for fact in facts {
        let kind = fact.kind();
        let refusal = teller.try_tell(fact).expect_err(kind).to_string();
        assert!(refusal.ends_with("leave no day"), "{kind}: {refusal}");
    }
}

proptest! {
    /// Two days are one known day, which says no more and no less, and is read
    /// back as it was written.
    #[test]
    fn a_known_day_holds_both_its_ends(first in 0i64..20_000, length in 0i64..800) {
        let first = day("1 January 1990").saturating_add(first.days());
        let last = first.saturating_add(length.days());
        let known = KnownDay::between(first, last);
        prop_assert_eq!((known.earliest(), known.latest()), (first, last));
        prop_assert_eq!(known.exact().is_some(), first == last);
        prop_assert_eq!(known.to_string().parse(), Ok(known));
    }

    /// Of a report published on a day known only roughly, nothing is ever said
    /// that needs a last day.
    #[test]
    fn no_standing_needs_a_day_that_is_not_known(
        length in 1i64..800,
        answered in proptest::option::of(0i64..1_000),
        as_at in 0i64..2_000,
    ) {
        let first = day("1 January 2020");
        let after = |days: i64| first.saturating_add(days.days());
        let mut teller = Teller::of_the_country();
        teller.on("1 June 2024").tell(Report {
            published_not_before: Some(first),
            published_on: after(length),
            ..report_about("missing-people", "1 January 2020", &["exampleshire-police"])
        });
        if let Some(answered) = answered {
            let on = after(answered).to_string();
            teller.tell(answer_on("comments", "exampleshire-pcc", &on, &[COMMENTS]));
        }
        let kind = teller.standing(COMMENTS, &after(as_at).to_string()).kind();
        let allowed = [
            StandingKind::NotYetAsked,
            StandingKind::LastDayNotKnown,
            StandingKind::Answered,
        ];
        prop_assert!(allowed.contains(&kind), "{kind:?}");
    }
}
