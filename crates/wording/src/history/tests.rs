//! Each line of a history, as a person reads it.

use answerable_register::fold::Known;
use answerable_testkit::Teller;
use answerable_testkit::facts::{
    answer, answer_on, between, day, letter, outcome, recommendation, report_about, withdrawal,
};

use super::*;

/// The history of an ask, a line for each thing, the newest first.
fn history(teller: &Teller, ask: &str) -> String {
    let register = teller.register();
    let key = teller.key(ask);
    let reference = &register.ask(key).reference;
    let asked = register.asked.latest(&reference.subject);
    let asked = asked.map(|held| &held.fact);
    let report = match asked {
        Some(asked) => asked.report.as_ref(),
        None => Some(&reference.subject),
    };
    let about = About {
        reference,
        asked_by: "the inspectorate",
        asked,
        report: report
            .and_then(|id| register.reports.latest(id))
            .map(|held| &held.fact),
    };
    let lines = register.history(key, Known::Everything);
    let lines = lines.iter().map(|event| {
        let said = line(
            event,
            about,
            |answer| register.answers_for(answer, &reference.of),
            ToString::to_string,
        );
        let day = event.when.map_or("Day not known".to_owned(), days::known);
        let further = said
            .further
            .map_or_else(String::new, |words| format!(", {words}"));
        format!("{day}: {}{further}", said.what)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_letter_published_later_shows_both_its_days() {
    let mut teller = Teller::of_the_country();
    let report = Report {
        dated: Some(day("15 January 2024")),
        ..report_about("a-document", "28 March 2024", &["exampleshire-police"])
    };
    teller.on("1 June 2024").tell(report.clone());
    teller.tell(Asked {
        asked_on: day("15 January 2024"),
        ..recommendation("a-thing", &report, &["exampleshire-police"])
    });
    let ask = "a-thing/exampleshire-police/act";
    teller.tell(Answer {
        dated: Some(day("9 April 2024")),
        ..answer_on("an-answer", "exampleshire-police", "20 May 2024", &[ask])
    });
    insta::assert_snapshot!(history(&teller, ask), @r"
    20 May 2024: Answered, by exampleshire-police; dated 9 April 2024
    15 January 2024: Asked, by the inspectorate; published on 28 March 2024
    ");
}

#[test]
fn the_withdrawal_of_a_report_is_told_of_what_stands_in_it() {
    let mut teller = Teller::of_the_country();
    let report = report_about("a-report", "6 March 2024", &["exampleshire-police"]);
    teller.on("1 June 2024").tell(report.clone());
    teller.tell(recommendation("a-thing", &report, &["exampleshire-police"]));
    teller.tell(withdrawal("20 May 2024", "a-report"));
    teller.tell(withdrawal("21 May 2024", "a-thing"));
    insta::assert_snapshot!(history(&teller, "a-thing/exampleshire-police/act"), @r"
    21 May 2024: Withdrawn, by inspectorate-of-exampleshire
    20 May 2024: Withdrawn with the report it stands in, by inspectorate-of-exampleshire
    6 March 2024: Asked, by the inspectorate
    ");
    insta::assert_snapshot!(history(&teller, "a-report/exampleshire-pcc/comment"), @r"
    20 May 2024: Withdrawn, by inspectorate-of-exampleshire
    30 April 2024: Last day, by law
    6 March 2024: Report published, by the inspectorate
    ");
}

#[test]
fn what_another_wrote_and_what_a_body_claims_are_said_to_be_that() {
    let mut teller = Teller::of_the_country();
    let report = report_about("a-report", "6 March 2024", &["exampleshire-police"]);
    teller.on("1 June 2024").tell(report.clone());
    teller.tell(recommendation("a-thing", &report, &["exampleshire-police"]));
    let ask = "a-thing/exampleshire-police/act";
    teller.tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "9 April 2024",
        &[ask],
    ));
    let mut claim = outcome("10 April 2024", "a-thing", Finding::ClaimedMet);
    claim.judged_by = "exampleshire-police".into();
    claim.of = Some("exampleshire-police".into());
    teller.tell(claim);
    let mut closed = outcome("31 May 2024", "a-thing", Finding::Closed);
    closed.not_before = Some(day("1 May 2024"));
    teller.tell(closed);
    insta::assert_snapshot!(history(&teller, ask), @r"
    May 2024: Judged: closed, by inspectorate-of-exampleshire
    10 April 2024: Claimed as met, by exampleshire-police of itself
    9 April 2024: Written of by another body, by exampleshire-pcc
    6 March 2024: Asked, by the inspectorate
    ");
}

/// The line of an answer dated so and published between these days.
fn line_of(dated: &str, first: &str, last: &str) -> String {
    let mut teller = Teller::of_the_country();
    let ask = "a-letter/exampleshire-police/answer";
    let letter = letter("a-letter", "6 March 2023", &["exampleshire-police"]);
    teller.on("1 June 2024").tell(letter);
    teller.tell(Answer {
        dated: (!dated.is_empty()).then(|| day(dated)),
        published: between(first, last),
        ..answer("comments", "exampleshire-police", &[ask])
    });
    let lines = history(&teller, ask);
    let mut lines = lines.lines();
    lines
        .find(|line| !line.contains("Asked"))
        .unwrap()
        .to_owned()
}

#[test]
fn a_day_is_that_of_the_answer_only_where_it_is_known() {
    let dated = "20 October 2023";
    let later = "2 November 2023";
    let lines = [
        line_of("", dated, dated),
        line_of(dated, later, later),
        line_of(dated, "", ""),
        line_of(dated, dated, ""),
        line_of(dated, "", later),
        line_of(dated, later, ""),
        line_of("", dated, ""),
        line_of("", dated, later),
        line_of("", "", later),
        line_of("", "", ""),
    ];
    insta::assert_snapshot!(lines.join("\n"), @r"
    20 October 2023: Answered, by exampleshire-police
    2 November 2023: Answered, by exampleshire-police; dated 20 October 2023
    20 October 2023: Answer dated; the day it was published is not known, by exampleshire-police
    20 October 2023: Answer dated; the day it was published is not known, by exampleshire-police
    20 October 2023: Answer dated; it was published on or before 2 November 2023, by exampleshire-police
    Day not known: Answered on or after 2 November 2023, by exampleshire-police; dated 20 October 2023
    Day not known: Answered on or after 20 October 2023, by exampleshire-police
    between 20 October and 2 November 2023: Answered, by exampleshire-police
    Day not known: Answered on or before 2 November 2023, by exampleshire-police
    Day not known: There is an answer, by exampleshire-police
    ");
}

#[test]
fn what_was_asked_on_a_rough_day_stands_before_its_answer() {
    let mut teller = Teller::of_the_country();
    let ask = "a-letter/exampleshire-police/answer";
    let mut letter = letter("a-letter", "24 September 2023", &["exampleshire-police"]);
    letter.asked_not_before = Some(day("1 September 2023"));
    teller.on("1 June 2024").tell(letter);
    teller.tell(Answer {
        published: between("23 September 2023", "24 September 2023"),
        ..answer("a-reply", "exampleshire-police", &[ask])
    });
    insta::assert_snapshot!(history(&teller, ask), @r"
    between 23 and 24 September 2023: Answered, by exampleshire-police
    September 2023, by the 24th: Asked, by the inspectorate
    ");
}

#[test]
fn comments_in_hand_are_told_in_the_history_of_what_they_explain() {
    let mut teller = Teller::of_the_country();
    let report = report_about("a-report", "6 March 2024", &["exampleshire-police"]);
    teller.on("1 June 2024").tell(report.clone());
    teller.tell(recommendation("a-thing", &report, &["exampleshire-police"]));
    let comments = &["a-report/exampleshire-pcc/comment"][..];
    let ask = "a-thing/exampleshire-pcc/explain";
    let by = "exampleshire-pcc";
    teller.tell(answer_on("published", by, "9 April 2024", comments));
    teller.tell(Answer {
        dated: Some(day("10 April 2024")),
        ..answer("dated", by, comments)
    });
    teller.tell(answer("known", by, comments));
    insta::assert_snapshot!(history(&teller, ask), @r"
    Day not known: There are comments. What they say of this is not recorded, by exampleshire-pcc
    30 April 2024: Last day, by law
    10 April 2024: Comments dated; the day they were published is not known. What they say of this is not recorded, by exampleshire-pcc
    9 April 2024: Comments published. What they say of this is not recorded, by exampleshire-pcc
    6 March 2024: Asked, by the inspectorate
    ");
    // Comments that can only have come after an answer of its own add nothing to it.
    teller.tell(answer_on("its-own", by, "8 April 2024", &[ask]));
    insta::assert_snapshot!(history(&teller, ask), @r"
    Day not known: There are comments. What they say of this is not recorded, by exampleshire-pcc
    30 April 2024: Last day, by law
    8 April 2024: Answered, by exampleshire-pcc
    6 March 2024: Asked, by the inspectorate
    ");
}
