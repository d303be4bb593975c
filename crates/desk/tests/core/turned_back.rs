//! A page turned back to an earlier day, or to an earlier record, shows what
//! was so then and nothing that came after.

use answerable_desk::View;
use answerable_desk::questions::{Filter, RecentKind};
use answerable_desk::roll::Lines;
use answerable_register::facts::{Asked, Report};
use answerable_register::standing::StandingKind;
use answerable_testkit::Teller;
use answerable_testkit::facts::{
    answer_on, day, passage, recommendation, report_about, request, source,
};

fn missing_people(forces: &[&str]) -> Report {
    report_about("missing-people", "6 March 2024", forces)
}

#[test]
fn a_list_by_report_shows_what_stood_in_it_as_recorded_then() {
    let mut teller = Teller::of_the_country();
    let report = missing_people(&["exampleshire-police"]);
    teller.on("6 March 2024").tell(report.clone());
    let asked = recommendation("grade-risk", &report, &["exampleshire-police"]);
    let entry = teller.tell(asked.clone());
    teller.on("8 March 2024").correct(
        entry,
        Asked {
            report: None,
            ..asked
        },
    );
    let filter = Filter {
        report: Some("missing-people".into()),
        ..Filter::default()
    };
    let now = View::new(teller.register(), day("8 March 2024"));
    assert_eq!(
        now.asks(&Lines::of(&now), &filter, None).found,
        1,
        "the comments alone"
    );
    let then = now.as_recorded_on(day("7 March 2024"));
    assert_eq!(
        then.asks(&Lines::of(&then), &filter, None).found,
        3,
        "with it and its explanation"
    );
    assert_eq!(then.all_asks(&Lines::of(&then), &filter, None).len(), 3);
    assert_eq!(
        then.report_page(&"missing-people".into())
            .unwrap()
            .asked
            .len(),
        1
    );
    assert_eq!(
        now.report_page(&"missing-people".into())
            .unwrap()
            .asked
            .len(),
        0
    );
}

#[test]
fn a_body_added_by_a_correction_is_in_no_count_of_the_record_before() {
    let mut teller = Teller::of_the_country();
    let entry = teller
        .on("6 March 2024")
        .tell(missing_people(&["exampleshire-police"]));
    let both = missing_people(&["exampleshire-police", "southvale-police"]);
    teller.on("8 March 2024").correct(entry, both);
    let now = View::new(teller.register(), day("8 March 2024"));
    let then = now.as_recorded_on(day("7 March 2024"));
    for (view, bodies) in [(now, 2), (then, 1)] {
        let awaiting = [(StandingKind::Awaiting, bodies)];
        assert_eq!(view.all_reports()[0].tally.counts(), awaiting);
        let page = view.report_page(&"missing-people".into()).unwrap();
        assert_eq!(page.tally.counts(), awaiting);
        assert_eq!(page.bodies.len(), bodies);
        assert_eq!(view.comments_owed().counts(), awaiting);
        assert_eq!(view.home(&Lines::of(&view)).comments.counts(), awaiting);
    }
}

#[test]
fn an_answer_that_is_not_out_yet_is_not_news() {
    let mut teller = Teller::of_the_country();
    teller
        .on("6 March 2024")
        .tell(missing_people(&["exampleshire-police"]));
    teller.on("20 May 2024").tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "29 April 2024",
        &["missing-people/exampleshire-pcc/comment"],
    ));
    let answers = |as_at: &str| {
        let view = View::new(teller.register(), day(as_at));
        let home = view.home(&Lines::of(&view));
        let recent = home.recent.iter();
        recent
            .filter(|recent| matches!(recent.what, RecentKind::Answer(..)))
            .count()
    };
    assert_eq!(answers("29 April 2024"), 1);
    assert_eq!(answers("28 April 2024"), 0);
}

#[test]
fn a_document_shows_each_fact_once_and_only_where_it_stands() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024").tell(source("first"));
    teller.tell(source("second"));
    let on = |source: &str, words: &str| Asked {
        passages: vec![passage(source, words)],
        ..request("grade-risk", "6 March 2024", &["southvale-police"])
    };
    let entry = teller.tell(on("first", "grade risk"));
    teller.tell(Asked {
        passages: vec![passage("first", "train staff")],
        ..request("train", "6 March 2024", &["southvale-police"])
    });
    let entry = teller
        .on("7 March 2024")
        .correct(entry, on("first", "grade every risk"));
    let facts = |view: View<'_>, id: &str| {
        let page = view.document(&id.into()).unwrap();
        let marked: usize = page.marked.iter().map(|marked| marked.came.len()).sum();
        let row = view
            .all_documents()
            .into_iter()
            .find(|row| row.source.id.as_str() == id);
        (marked, page.unplaced.len(), row.unwrap().facts)
    };
    let now =
        |teller: &Teller, id: &str| facts(View::new(teller.register(), day("9 March 2024")), id);
    assert_eq!(now(&teller, "first"), (2, 0, 2));
    teller
        .on("8 March 2024")
        .correct(entry, on("second", "grade every risk"));
    assert_eq!(now(&teller, "first"), (1, 0, 1));
    assert_eq!(now(&teller, "second"), (1, 0, 1));
    let before =
        View::new(teller.register(), day("9 March 2024")).as_recorded_on(day("7 March 2024"));
    assert_eq!(facts(before, "first"), (2, 0, 2));
    assert_eq!(facts(before, "second"), (0, 0, 0));
}
