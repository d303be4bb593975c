//! Who answers in time: every count is the length of its list, lateness is counted
//! for each report, and nobody inherits it.

use std::collections::BTreeSet;

use answerable_desk::View;
use answerable_desk::questions::{
    AnswerCount, BodyAnswers, BodyGroup, CommentCount, ExplanationCount, Filter, Period, Stood,
    TimeFigure, Waited,
};
use answerable_desk::roll::Lines;
use answerable_figures::Grade;
use answerable_register::facts::{Explanation, Meets, ReportKind};
use answerable_register::words::BodyId;
use answerable_testkit::Teller;
use answerable_testkit::facts::{
    answer_on, day, look, meets, notice, recommendation, report, report_about, request, withdrawal,
};
use answerable_testkit::histories::histories;
use proptest::prelude::*;

fn found(view: &View<'_>, filter: &Filter) -> usize {
    let lines = Lines::of(view);
    let paged = view.asks(&lines, filter, None).found;
    assert_eq!(
        paged,
        view.all_asks(&lines, filter, None).len(),
        "{filter:?}"
    );
    paged
}

/// Fails unless every count is as long as the list it leads to.
fn every_count_is_its_list(view: &View<'_>, period: &Period) {
    let lines = Lines::of(view);
    let counted = view.timeliness(&lines, period);
    let mut of_whom = vec![(None, counted.comments, counted.explanations)];
    of_whom.extend(
        counted
            .bodies
            .iter()
            .map(|row| (Some(&row.body), row.comments, row.explanations)),
    );
    for (body, comments, explanations) in of_whom {
        for count in CommentCount::ALL {
            let list = count.list(period, body);
            assert_eq!(
                count.of(&comments),
                found(view, &list),
                "{count:?} {body:?}"
            );
        }
        for count in ExplanationCount::ALL {
            let list = count.list(period, body);
            assert_eq!(
                count.of(&explanations),
                found(view, &list),
                "{count:?} {body:?}"
            );
        }
    }
    for group in BodyGroup::ALL {
        let rows = view.answers_of(&lines, group, period);
        let all = BodyAnswers::together(&rows);
        for count in AnswerCount::ALL {
            let list = count.list(period, Some(group));
            assert_eq!(count.of(&all), found(view, &list), "{count:?} {group:?}");
            for row in &rows {
                let list = count.list_of(period, &row.body);
                assert_eq!(
                    count.of(&row.answers),
                    found(view, &list),
                    "{count:?} {}",
                    row.body
                );
                assert_eq!(row.answers, view.answers_of_body(&lines, &row.body, period));
            }
        }
    }
}

/// What is asked of one body by itself is what stands of it among all.
fn one_body_is_its_row(view: &View<'_>, period: &Period) {
    let lines = Lines::of(view);
    let counted = view.timeliness(&lines, period);
    for row in &counted.bodies {
        let one = view.answering_of(&lines, &row.body, period).unwrap();
        assert_eq!(
            (one.comments, one.explanations),
            (row.comments, row.explanations)
        );
        assert_eq!(one.reports.len(), row.comments.owed(), "{}", row.body);
    }
    let sum: usize = counted.bodies.iter().map(|row| row.comments.owed()).sum();
    assert_eq!(
        sum,
        counted.comments.owed(),
        "each set of comments is one body's"
    );
}

fn periods() -> impl Strategy<Value = Period> {
    let days = prop::option::of(0..500_i64);
    let kinds = prop::sample::subsequence(vec![ReportKind::Thematic, ReportKind::Letter], 0..2);
    (days.clone(), days, kinds).prop_map(|(from, to, kinds)| {
        let first = day("2024-01-01");
        let after = |days: i64| first.saturating_add(jiff::Span::new().days(days));
        Period {
            from: from.map(after),
            to: to.map(after),
            kinds: kinds.into_iter().collect(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_count_is_as_long_as_the_list_it_leads_to(
        history in histories(60), period in periods(), back in 0..400_i64, known in prop::option::of(0..400_i64),
    ) {
        let teller = history.told();
        let before = |days: i64| teller.today().saturating_sub(jiff::Span::new().days(days));
        let mut view = View::new(teller.register(), before(back));
        if let Some(known) = known {
            view = view.as_recorded_on(before(known));
        }
        every_count_is_its_list(&view, &period);
        one_body_is_its_row(&view, &period);
    }

    #[test]
    fn each_point_over_time_is_what_the_page_of_that_day_says(
        history in histories(60), period in periods(), back in 0..200_i64,
    ) {
        let teller = history.told();
        let as_at = teller.today().saturating_sub(jiff::Span::new().days(back));
        each_point_is_the_page_of_its_day(&View::new(teller.register(), as_at), &period);
    }
}

/// Fails unless each point over time is what the page of that day says.
fn each_point_is_the_page_of_its_day(view: &View<'_>, period: &Period) {
    let lines = Lines::of(view);
    for figure in TimeFigure::ALL {
        let found = view.over_time(&lines, figure, BodyGroup::Forces, period);
        for (place, day) in found.days.iter().enumerate() {
            let then = View {
                as_at: *day,
                ..*view
            };
            if figure == TimeFigure::Days {
                let all = BodyAnswers::together(&then.answers_of(
                    &Lines::of(&then),
                    BodyGroup::Forces,
                    period,
                ));
                assert_eq!(found.all[place].of(), all.waited.len(), "{day}");
                continue;
            }
            let page = then.timeliness(&Lines::of(&then), period);
            let all = figure.share(&page.comments, &page.explanations);
            assert_eq!(found.all[place], Stood::Share(all), "{figure:?} {day}");
            for one in &found.bodies {
                let row = page.bodies.iter().find(|row| row.body == one.body);
                let of_it = row.map(|row| figure.share(&row.comments, &row.explanations));
                assert_eq!(
                    one.stood[place],
                    Stood::Share(of_it.unwrap_or_default()),
                    "{figure:?} {day} {}",
                    one.body
                );
            }
        }
    }
}

/// Northmoor's commissioner is late on one report before the mayor takes over; on
/// another the last day falls to the mayor.
fn northmoor() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("20 June 2024");
    for (id, published) in [("missing-people", "2024-03-06"), ("vetting", "2024-04-02")] {
        teller.tell(report_about(id, published, &["northmoor-police"]));
        let ask = format!("{id}/northmoor-pcc/comment");
        teller.tell(answer_on(
            &format!("on-{id}"),
            "northmoor-mayor",
            "2024-06-10",
            &[&ask],
        ));
    }
    teller
}

#[test]
fn a_successor_inherits_no_lateness() {
    let teller = northmoor();
    let view = View::new(teller.register(), day("2024-06-20"));
    let late = |body: &str| {
        let counted = view.timeliness(&Lines::of(&view), &Period::default());
        let row = counted
            .bodies
            .into_iter()
            .find(|row| row.body == BodyId::from(body));
        row.map(|row| row.comments.late)
    };
    // 30 April came under the commissioner, 27 May under the mayor.
    assert_eq!(
        (late("northmoor-pcc"), late("northmoor-mayor")),
        (Some(1), Some(1))
    );
    let of_the_mayor = view.answering_of(
        &Lines::of(&view),
        &"northmoor-mayor".into(),
        &Period::default(),
    );
    let reports = of_the_mayor.unwrap().reports;
    let subjects: Vec<_> = reports
        .iter()
        .map(|on| on.row.reference.subject.as_str())
        .collect();
    assert_eq!(subjects, ["vetting"]);
}

#[test]
fn one_late_letter_on_many_recommendations_is_one_late_letter() {
    let mut teller = Teller::of_the_country();
    teller.on("20 June 2024");
    let custody = report_about("custody", "2024-03-06", &["exampleshire-police"]);
    teller.tell(custody.clone());
    let comments = "custody/exampleshire-pcc/comment";
    let mut letter = answer_on("letter", "exampleshire-pcc", "2024-05-10", &[comments]);
    for (number, says) in [
        Explanation::ActionTaken,
        Explanation::ActionProposed,
        Explanation::ReasonForNone,
        Explanation::NotAddressed,
    ]
    .into_iter()
    .enumerate()
    {
        let id = format!("recommendation-{number}");
        teller.tell(recommendation(&id, &custody, &["exampleshire-police"]));
        letter.meets.push(Meets {
            explanation: Some(says),
            ..meets(&format!("{id}/exampleshire-pcc/explain"))
        });
    }
    teller.tell(letter);
    let view = View::new(teller.register(), day("2024-06-20"));
    let counted = view.timeliness(&Lines::of(&view), &Period::default());
    assert_eq!((counted.comments.late, counted.comments.due()), (1, 1));
    let said = counted.explanations;
    assert_eq!(
        (said.taken, said.proposed, said.reason_for_none, said.silent),
        (1, 1, 1, 1)
    );
    assert_eq!(said.due(), 4);
}

#[test]
fn one_letter_may_answer_two_reports_and_each_is_counted() {
    let mut teller = Teller::of_the_country();
    teller.on("20 June 2024");
    for id in ["custody", "vetting"] {
        teller.tell(report_about(id, "2024-03-06", &["southvale-police"]));
    }
    let both = [
        "custody/southvale-pcc/comment",
        "vetting/southvale-pcc/comment",
    ];
    teller.tell(answer_on("letter", "southvale-pcc", "2024-04-30", &both));
    let view = View::new(teller.register(), day("2024-06-20"));
    assert_eq!(
        view.timeliness(&Lines::of(&view), &Period::default())
            .comments
            .in_time,
        2
    );
}

#[test]
fn a_day_passes_before_anything_is_due_and_what_was_withdrawn_never_is() {
    let mut teller = Teller::of_the_country();
    teller.on("20 June 2024");
    for id in ["custody", "vetting"] {
        teller.tell(report_about(id, "2024-03-06", &["southvale-police"]));
    }
    teller.tell(withdrawal("2024-04-01", "vetting"));
    let counted = |on| {
        let view = View::new(teller.register(), day(on));
        view.timeliness(&Lines::of(&view), &Period::default())
    };
    let before = counted("2024-04-30").comments;
    assert_eq!(
        (before.due(), before.to_come),
        (0, 1),
        "the last day is not past"
    );
    let after = counted("2024-05-01").comments;
    assert_eq!(
        (after.due(), after.not_yet_looked_for, after.could_be()),
        (1, 1, 1)
    );
    assert_eq!((after.in_time, after.at_most_in_time()), (0, 1));
}

#[test]
fn a_period_and_a_kind_leave_what_they_say() {
    let mut teller = Teller::of_the_country();
    teller.on("20 June 2024");
    let peel = answerable_register::facts::Report {
        kind: ReportKind::Peel,
        ..report_about("peel", "2024-03-06", &["southvale-police"])
    };
    teller.tell(peel);
    teller.tell(report("all-forces", "2024-01-10"));
    let view = View::new(teller.register(), day("2024-06-20"));
    let due = |period: Period| view.timeliness(&Lines::of(&view), &period).comments.due();
    assert_eq!(due(Period::default()), 5);
    let kinds = BTreeSet::from([ReportKind::Peel]);
    assert_eq!(
        due(Period {
            kinds,
            ..Period::default()
        }),
        1
    );
    let from = Some(day("2024-02-01"));
    assert_eq!(
        due(Period {
            from,
            ..Period::default()
        }),
        1
    );
    let to = Some(day("2024-01-31"));
    assert_eq!(
        due(Period {
            to,
            ..Period::default()
        }),
        4
    );
}

#[test]
fn where_no_law_sets_a_day_silence_lasts_to_the_last_look_and_no_further() {
    let mut teller = Teller::of_the_country();
    teller.on("20 June 2024");
    for id in ["one", "two", "three"] {
        teller.tell(request(id, "2024-01-15", &["westmarch-police"]));
    }
    teller.tell(answer_on(
        "answer",
        "westmarch-police",
        "2024-01-25",
        &["one/westmarch-police/act"],
    ));
    teller.tell(look("2024-02-14", &["two/westmarch-police/act"]));
    let view = View::new(teller.register(), day("2024-06-20"));
    let rows = view.answers_of(&Lines::of(&view), BodyGroup::Forces, &Period::default());
    let [westmarch] = &rows[..] else {
        panic!("{rows:?}")
    };
    let answers = &westmarch.answers;
    assert_eq!(
        (answers.answered, answers.looked, answers.not_looked_for),
        (1, 1, 1)
    );
    let mut waited = answers.waited.clone();
    waited.sort();
    let after = |days, answered| Waited { days, answered };
    assert_eq!(waited, [after(10, true), after(30, false)]);
}

#[test]
fn a_body_that_was_not_told_is_not_said_to_have_published_nothing() {
    let mut teller = Teller::of_the_country();
    teller.on("20 June 2024");
    teller.tell(report_about("custody", "2024-03-06", &["southvale-police"]));
    let ask = "custody/southvale-pcc/comment";
    teller.tell(look("2024-05-20", &[ask]));
    let counts = |teller: &Teller| {
        let view = View::new(teller.register(), day("2024-06-20"));
        let counts = view
            .timeliness(&Lines::of(&view), &Period::default())
            .comments;
        (counts.body_not_told, counts.no_answer_found)
    };
    assert_eq!(counts(&teller), (1, 0));
    teller.tell(notice("2024-05-21", "southvale-pcc", &[ask]));
    assert_eq!(counts(&teller), (0, 1));
}

#[test]
fn under_five_nothing_is_compared() {
    let few = northmoor();
    let view = View::new(few.register(), day("2024-06-20"));
    let counted = view.timeliness(&Lines::of(&view), &Period::default());
    assert_eq!(counted.compared(), 0);
    assert!(
        counted
            .grades()
            .iter()
            .all(|grade| matches!(grade, Grade::TooFew { .. }))
    );
}
