//! An explanation in comments that are known: what counts it, lists it, tells of it
//! and asks nobody to look for it.

use answerable_desk::View;
use answerable_desk::questions::{ByClock, ExplanationCount, Of, Period, StandsOtherwise};
use answerable_desk::roll::Lines;
use answerable_register::coverage::Said;
use answerable_register::facts::{Answer, Position};
use answerable_register::standing::StandingKind;
use answerable_testkit::Teller;
use answerable_testkit::facts::{answer_on, ask, day, look, recommendation, report_about, source};

const COMMENTS: &str = "custody/exampleshire-pcc/comment";
const FIRST: &str = "records/exampleshire-pcc/explain";
const SECOND: &str = "cells/exampleshire-pcc/explain";
const TODAY: &str = "2024-06-20";

/// Two recommendations whose comments are recorded by the report alone: asked on 6
/// March 2024, looked for on 2 May, commented on on 10 May, recorded on 20 June.
fn told() -> Teller {
    let mut teller = Teller::of_the_country();
    let custody = report_about("custody", "2024-03-06", &["exampleshire-police"]);
    teller.on("2024-03-06").tell(custody.clone());
    for id in ["records", "cells"] {
        teller.tell(recommendation(id, &custody, &["exampleshire-police"]));
    }
    teller
        .on("2024-05-02")
        .tell(look("2024-05-02", &[COMMENTS]));
    teller.on(TODAY).tell(source("comments-page"));
    teller.tell(Answer {
        sources: vec!["comments-page".into()],
        ..answer_on("letter", "exampleshire-pcc", "2024-05-10", &[COMMENTS])
    });
    teller
}

#[test]
fn it_is_counted_as_not_recorded_wherever_explanations_are() {
    let teller = told();
    let view = View::new(teller.register(), day(TODAY));
    let lines = Lines::of(&view);
    let counted = view.timeliness(&lines, &Period::default()).explanations;
    assert_eq!((counted.not_recorded, counted.due()), (2, 2));
    let list = ExplanationCount::NotRecorded.list(&Period::default(), None);
    let listed = view.all_asks(&lines, &list, None);
    assert_eq!(listed.len(), 2);
    let unlooked = ExplanationCount::NotYetLookedFor.list(&Period::default(), None);
    assert_eq!(view.all_asks(&lines, &unlooked, None).len(), 0);
    let coverage = view.coverage(&"custody".into()).unwrap();
    assert_eq!(coverage.counts(), [(Said::NotRecorded, 2)]);
    assert_eq!(coverage.total().explained, 0);
}

#[test]
fn its_row_shows_the_comments_and_takes_no_words_from_them() {
    let teller = told();
    let view = View::new(teller.register(), day(TODAY));
    let row = view.row(teller.key(FIRST)).unwrap();
    assert_eq!(row.standing.kind(), StandingKind::Answered);
    assert_eq!(row.answer.unwrap().id.as_str(), "letter");
    assert_eq!(row.in_comments, Some(&ask(COMMENTS)));
    assert_eq!((row.position, row.explanation), (Position::NotStated, None));
    let page = view.ask(&ask(FIRST)).unwrap();
    assert_eq!((page.answers.len(), page.comments.len()), (0, 1));
    assert_eq!(page.sources.len(), 1);
    // Whether it was said of what was asked is not known: nothing came of it yet.
    assert_eq!(view.what_came_of(&"records".into()).answered, 0);

    // The day before they can have been out, it was looked for with them.
    let before = View::new(teller.register(), day("2024-05-09"));
    let row = before.row(teller.key(FIRST)).unwrap();
    assert_eq!(row.standing.kind(), StandingKind::LookedBodyNotTold);
    assert!(row.answer.is_none() && row.in_comments.is_none());
    assert!(before.ask(&ask(FIRST)).unwrap().comments.is_empty());
}

#[test]
fn nobody_is_asked_to_look_for_it_or_to_tell_the_body_until_somebody_looked_in_them() {
    let mut teller = told();
    let due = |teller: &Teller| {
        let view = View::new(teller.register(), day(TODAY));
        let body = "exampleshire-pcc".into();
        (
            view.looks_due().len(),
            view.notices_due().len(),
            view.silent_asks_of(&body).len(),
        )
    };
    assert_eq!(due(&teller), (0, 0, 0));
    teller.tell(look("2024-06-19", &[FIRST]));
    assert_eq!(due(&teller), (0, 1, 1));
    let view = View::new(teller.register(), day(TODAY));
    assert!(view.row(teller.key(FIRST)).unwrap().answer.is_none());
    assert!(view.row(teller.key(SECOND)).unwrap().answer.is_some());
}

#[test]
fn the_day_the_comments_were_recorded_changes_how_it_stands() {
    let teller = told();
    let view = View::new(teller.register(), day(TODAY));
    let span = view.span_of_days(day("2024-06-19"), day(TODAY));
    let lines = Lines::of(&view);
    let changes = view.changes(&lines, &span, &Of::All, ByClock::AsRecorded);
    assert_eq!(changes.came.len(), 1);
    let of = |address| StandsOtherwise {
        key: teller.key(address),
        from: StandingKind::LookedBodyNotTold,
        to: StandingKind::Answered,
    };
    assert!(changes.standings.contains(&of(FIRST)));
    assert!(changes.standings.contains(&of(SECOND)));
}

#[test]
fn a_row_tells_the_day_of_the_answer_by_which_it_stands_and_not_of_a_later_one() {
    let mut teller = told();
    teller.tell(answer_on(
        "second-letter",
        "exampleshire-pcc",
        "2024-06-03",
        &[COMMENTS],
    ));
    let view = View::new(teller.register(), day(TODAY));
    for ask in [COMMENTS, FIRST] {
        let row = view.row(teller.key(ask)).unwrap();
        assert_eq!(row.answer.unwrap().id.as_str(), "letter", "{ask}");
    }
}
