//! Nothing is edited: a correction is a whole new fact in the old one's place,
//! and what was recorded before can still be read.

use answerable_register::check::Refusal;
use answerable_register::facts::{
    Answer, Asked, AskedKind, CorrectionDecided, Decision, Finding, Report, Section55,
};
use answerable_register::fold::{Citation, Known};
use answerable_register::standing::Standing;
use answerable_testkit::Teller;
use answerable_testkit::facts::{
    answer_on, ask, day, letter, look, notice, outcome, passage, recommendation, report_about,
    request, source, to, withdrawal,
};

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";

fn missing_people() -> Report {
    report_about("missing-people", "6 March 2024", &["exampleshire-police"])
}

/// Asked on 6 March 2024; the last day is 30 April.
fn asked() -> (Teller, u64) {
    let mut teller = Teller::of_the_country();
    let entry = teller.on("6 March 2024").tell(missing_people());
    teller.on("1 June 2024");
    (teller, entry)
}

#[test]
fn an_addressee_taken_away_after_it_answered_stays_readable() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    let recorded = teller.tell(letter(
        "a-letter",
        "6 March 2024",
        &["southvale-police", "westmarch-police"],
    ));
    let reply = "a-letter/southvale-police/answer";
    teller.on("20 March 2024");
    teller.tell(answer_on(
        "a-reply",
        "southvale-police",
        "20 March 2024",
        &[reply],
    ));
    teller.on("2 April 2024");
    teller.correct(
        recorded,
        letter("a-letter", "6 March 2024", &["westmarch-police"]),
    );

    assert_eq!(
        teller.asked_of("a-letter"),
        ["a-letter/westmarch-police/answer"]
    );
    assert_eq!(teller.standing(reply, "3 April 2024"), Standing::NotAsked);
    let before = teller.standing_as_recorded(reply, "3 April 2024", "1 April 2024");
    assert!(matches!(before, Standing::Answered { .. }));
    let key = teller.key(reply);
    let ask = teller.register().ask(key);
    assert!(ask.is_taken_away(Known::Everything));
    let answers = teller.register().answers_to(key, Known::Everything);
    assert_eq!(answers.count(), 1, "its answer is there still");
    let history = teller.register().history(key, Known::Everything);
    let what: Vec<String> = history
        .iter()
        .map(|event| format!("{:?}", event.what))
        .map(|what| what.split('(').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(what, ["TakenAway", "Answered", "Asked"]);
}

#[test]
fn a_corrected_answer_look_notice_or_withdrawal_is_told_anew() {
    let (mut teller, _) = asked();
    let answered = teller.tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "3 May 2024",
        &[COMMENTS],
    ));
    let mut page = vec![teller.read(COMMENTS, &["2024-06-01"])];
    // It was an answer to another report.
    teller.tell(report_about(
        "vetting",
        "2 April 2024",
        &["exampleshire-police"],
    ));
    let vetting = "vetting/exampleshire-pcc/comment";
    teller.correct(
        answered,
        answer_on("comments", "exampleshire-pcc", "3 May 2024", &[vetting]),
    );
    page.push(teller.read(COMMENTS, &["2024-06-01"]));
    let looked = teller.tell(look("10 May 2024", &[COMMENTS]));
    let told = teller.tell(notice("12 May 2024", "exampleshire-pcc", &[COMMENTS]));
    page.push(teller.read(COMMENTS, &["2024-06-01"]));
    teller.correct(told, notice("20 May 2024", "exampleshire-pcc", &[COMMENTS]));
    page.push(teller.read(COMMENTS, &["2024-06-01"]));
    teller.correct(looked, look("30 April 2024", &[COMMENTS]));
    page.push(teller.read(COMMENTS, &["2024-06-01"]));
    let withdrawn = teller.tell(withdrawal("30 May 2024", "missing-people"));
    page.push(teller.read(COMMENTS, &["2024-06-01"]));
    // It was the other report that was withdrawn.
    teller.correct(withdrawn, withdrawal("30 May 2024", "vetting"));
    page.push(teller.read(COMMENTS, &["2024-06-01"]));
    page.push(teller.read(vetting, &["2024-06-01"]));
    insta::assert_snapshot!(page.join("\n"), @r"
    2024-06-01  Answered late, 3 days past, published on 3 May 2024
    2024-06-01  Not yet looked for, 32 days past
    2024-06-01  No answer found, 32 days past, looked on 10 May 2024, told on 12 May 2024
    2024-06-01  No answer found, 32 days past, looked on 10 May 2024, told on 20 May 2024
    2024-06-01  Not yet looked for, 32 days past
    2024-06-01  Withdrawn on 30 May 2024
    2024-06-01  Not yet looked for, 32 days past
    2024-06-01  Withdrawn on 30 May 2024
    ");
}

#[test]
fn what_a_correction_put_in_place_is_marked_whatever_its_kind() {
    let (mut teller, report) = asked();
    let answered = teller.tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "3 May 2024",
        &[COMMENTS],
    ));
    let looked = teller.tell(look("1 May 2024", &[COMMENTS]));
    let told = teller.tell(notice("2 May 2024", "exampleshire-pcc", &[COMMENTS]));
    let withdrawn = teller.tell(withdrawal("29 May 2024", "missing-people"));
    let marks = |teller: &Teller| -> Vec<bool> {
        let history = teller
            .register()
            .history(teller.key(COMMENTS), Known::Everything);
        let recorded = history.iter().filter(|event| event.entry.is_some());
        recorded.map(|event| event.is_correction).collect()
    };
    assert_eq!(marks(&teller), [false; 5]);
    let register = teller.register();
    assert_eq!(register.replaced_by(looked), None);

    let by = [
        teller.correct(report, missing_people()),
        teller.correct(
            answered,
            answer_on("comments", "exampleshire-pcc", "4 May 2024", &[COMMENTS]),
        ),
        teller.correct(looked, look("2 May 2024", &[COMMENTS])),
        teller.correct(told, notice("3 May 2024", "exampleshire-pcc", &[COMMENTS])),
        teller.correct(withdrawn, withdrawal("30 May 2024", "missing-people")),
    ];
    assert_eq!(marks(&teller), [true; 5]);
    let register = teller.register();
    let replaced = [report, answered, looked, told, withdrawn];
    assert_eq!(
        replaced.map(|entry| register.replaced_by(entry)),
        by.map(Some)
    );
    assert_eq!(by.map(|entry| register.replaced_by(entry)), [None; 5]);
}

#[test]
fn a_corrected_outcome_replaces_the_first() {
    let (mut teller, _) = asked();
    teller.tell(recommendation(
        "grade-risk",
        &missing_people(),
        &["exampleshire-police"],
    ));
    let closed = teller.tell(outcome("10 May 2024", "grade-risk", Finding::Closed));
    teller.correct(
        closed,
        outcome("10 May 2024", "grade-risk", Finding::MetInPart),
    );
    let findings = |known| -> Vec<Finding> {
        let subject = "grade-risk".into();
        let outcomes = teller.register().outcomes_on(&subject, known);
        outcomes.map(|held| held.fact.finding).collect()
    };
    assert_eq!(findings(Known::Everything), [Finding::MetInPart]);
    assert_eq!(findings(Known::Before(closed + 1)), [Finding::Closed]);
    let act = teller.key("grade-risk/exampleshire-police/act");
    let history = teller.register().history(act, Known::Everything);
    let marks: Vec<_> = history.iter().map(|event| event.is_correction).collect();
    assert_eq!(marks, [true, false], "it was judged anew, and asked once");
}

#[test]
fn a_correction_is_of_the_same_kind_and_id_and_of_the_entry_in_force() {
    let (mut teller, report) = asked();
    let looked = teller.tell(look("10 May 2024", &[COMMENTS]));
    let corrected = teller.correct(report, missing_people());
    let last = teller.correct(looked, look("11 May 2024", &[COMMENTS]));

    let refused = |said: Result<u64, Refusal>| said.map(|_| ()).unwrap_err();
    let corrects_nothing = |entry, what: &str| Refusal::CorrectsNothing {
        entry,
        what: what.to_owned(),
    };
    assert_eq!(
        refused(teller.try_correct(report, missing_people())),
        corrects_nothing(report, "missing-people"),
        "the first version is no longer in force"
    );
    assert_eq!(
        refused(teller.try_correct(corrected, report_about("vetting", "6 March 2024", &[]))),
        corrects_nothing(corrected, "vetting"),
        "another id"
    );
    let request = request("missing-people", "6 March 2024", &["southvale-police"]);
    assert_eq!(
        refused(teller.try_correct(corrected, request)),
        corrects_nothing(corrected, "missing-people"),
        "another kind"
    );
    assert_eq!(
        refused(teller.try_correct(looked, look("12 May 2024", &[COMMENTS]))),
        corrects_nothing(looked, "look"),
    );
    assert_eq!(
        refused(teller.try_correct(last, withdrawal("12 May 2024", "missing-people"))),
        corrects_nothing(last, "withdrawal"),
    );
    assert_eq!(
        refused(teller.try_correct(9_999, missing_people())),
        corrects_nothing(9_999, "missing-people"),
    );
}

#[test]
fn reports_and_things_asked_share_one_set_of_ids() {
    let (mut teller, report) = asked();
    let taken = Refusal::IdTaken {
        id: "missing-people".to_owned(),
        entry: report,
    };
    let request = request("missing-people", "6 March 2024", &["southvale-police"]);
    assert_eq!(teller.try_tell(request.clone()), Err(taken.clone()));
    assert_eq!(teller.try_tell(missing_people()), Err(taken));
    // A log written by another hand is folded all the same, and the first stands.
    let mut register = teller.folded_up_to(usize::try_from(teller.register().head()).unwrap());
    let day = teller.today();
    register.fold(answerable_register::entry::Entry::new(
        "other", day, request,
    ));
    assert_eq!(register.oddities().len(), 1);
    assert!(register.asked.latest("missing-people").is_none());
}

#[test]
fn a_report_put_right_about_section_55_asks_no_longer() {
    let (mut teller, entry) = asked();
    teller.tell(recommendation(
        "grade-risk",
        &missing_people(),
        &["exampleshire-police"],
    ));
    assert_eq!(
        teller.asked_of("grade-risk"),
        [
            "grade-risk/exampleshire-police/act",
            "grade-risk/exampleshire-pcc/explain"
        ]
    );
    teller.correct(
        entry,
        Report {
            section_55: Section55::DoesNotApply {
                why: "it is a letter".into(),
            },
            ..missing_people()
        },
    );
    assert_eq!(teller.standing(COMMENTS, "1 June 2024"), Standing::NotAsked);
    assert_eq!(
        teller.asked_of("grade-risk"),
        ["grade-risk/exampleshire-police/act"]
    );
}

#[test]
fn what_a_correction_moves_stands_where_it_belongs() {
    let (mut teller, _) = asked();
    let other = report_about("vetting", "2 April 2024", &["southvale-police"]);
    teller.tell(other.clone());
    teller.tell(source("first-source"));
    teller.tell(source("second-source"));
    let asked = |report: &Report, source: &str| Asked {
        passages: vec![passage(source, "the force should grade every risk")],
        ..recommendation("grade-risk", report, &["exampleshire-police"])
    };
    let entry = teller.tell(asked(&missing_people(), "first-source"));
    let known = Known::Before(entry + 1);
    teller.correct(entry, asked(&other, "second-source"));

    let register = teller.register();
    let in_report = |report: &str, known| register.asked_in(&report.into(), known).count();
    assert_eq!(in_report("missing-people", Known::Everything), 0);
    assert_eq!(in_report("vetting", Known::Everything), 1);
    assert_eq!(in_report("missing-people", known), 1);
    let on_source = |source: &str, known| -> Vec<Citation> {
        let source = source.into();
        register.citations_of(&source, known).cloned().collect()
    };
    let grade_risk = Citation::Asked("grade-risk".into());
    assert_eq!(on_source("first-source", Known::Everything), []);
    let grade_risk = [grade_risk];
    assert_eq!(on_source("second-source", Known::Everything), grade_risk);
    assert_eq!(on_source("first-source", known), grade_risk);
}

#[test]
fn a_fact_corrected_twice_stands_on_its_source_once() {
    let (mut teller, _) = asked();
    teller.tell(source("a-source"));
    let words = |id: &str| Asked {
        passages: vec![passage("a-source", "the force should")],
        ..request(id, "6 March 2024", &["southvale-police"])
    };
    let first = teller.tell(words("first"));
    teller.tell(words("second"));
    let again = teller.correct(first, words("first"));
    teller.correct(again, words("first"));
    let source = "a-source".into();
    let citations = teller.register().citations_of(&source, Known::Everything);
    assert_eq!(citations.count(), 2);
}

#[test]
fn an_entry_that_is_refused_stands_on_no_source() {
    let (mut teller, _) = asked();
    teller.tell(source("a-source"));
    let words = |id: &str| Asked {
        passages: vec![passage("a-source", "the force should")],
        ..request(id, "6 March 2024", &["southvale-police"])
    };
    teller.tell(words("first"));
    teller.tell(words("second"));
    // A log written by another hand says the first again, as if it were new.
    let mut register = teller.folded_up_to(usize::try_from(teller.register().head()).unwrap());
    register.fold(answerable_register::entry::Entry::new(
        "other",
        teller.today(),
        words("first"),
    ));
    assert_eq!(register.oddities().len(), 1);
    let source = "a-source".into();
    let citations: Vec<_> = register
        .citations_of(&source, Known::Everything)
        .cloned()
        .collect();
    let once = ["first", "second"].map(|id| Citation::Asked(id.into()));
    assert_eq!(citations, once);
}

#[test]
fn a_corrected_kind_changes_what_an_addressee_is_to_do() {
    let (mut teller, _) = asked();
    let asked = |kind| Asked {
        kind,
        ..request("a-thing", "6 March 2024", &["southvale-police"])
    };
    let entry = teller.tell(asked(AskedKind::Request));
    let entry = teller.correct(entry, asked(AskedKind::AreaForImprovement));
    let act = teller.key("a-thing/southvale-police/act");
    assert_eq!(
        teller.register().ask(act).kind,
        Some(AskedKind::AreaForImprovement)
    );
    teller.correct(entry, asked(AskedKind::Letter));
    assert_eq!(
        teller.asked_of("a-thing"),
        ["a-thing/southvale-police/answer"]
    );
}

#[test]
fn a_body_put_back_has_the_ask_it_had() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    let both = letter(
        "a-letter",
        "6 March 2024",
        &["southvale-police", "westmarch-police"],
    );
    let first = teller.tell(both.clone());
    let second = teller.correct(
        first,
        Asked {
            of: vec![to("westmarch-police")],
            ..both.clone()
        },
    );
    teller.correct(second, both);
    assert_eq!(teller.asked_of("a-letter").len(), 2);
    assert_eq!(teller.register().asks_of(&"a-letter".into()).len(), 2);
    let reference = ask("a-letter/southvale-police/answer");
    let key = teller.register().find_ask(&reference).unwrap();
    let ask = teller.register().ask(key);
    assert!(ask.is_asked(Known::Before(second)));
    assert!(!ask.is_asked(Known::Before(second + 1)));
    assert!(ask.is_asked(Known::Everything));
}

#[test]
fn an_answer_to_an_ask_that_came_back_with_its_correction_still_meets_it() {
    let (mut teller, _) = asked();
    let answered = teller.tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "9 April 2024",
        &[COMMENTS],
    ));
    teller.correct(
        answered,
        Answer {
            note: Some("with an annex".into()),
            ..answer_on("comments", "exampleshire-pcc", "9 April 2024", &[COMMENTS])
        },
    );
    let key = teller.key(COMMENTS);
    let answers: Vec<_> = teller
        .register()
        .answers_to(key, Known::Everything)
        .collect();
    assert_eq!(answers.len(), 1);
    assert!(answers[0].is_correction());
}

#[test]
fn a_request_is_put_right_by_a_correction_or_by_what_was_recorded_since() {
    let (mut teller, report) = asked();
    let accepted = |entry: u64, on: &str| CorrectionDecided {
        about: None,
        asked: "That the report was published a day later.".into(),
        decision: Decision::Accepted,
        why: "The publisher’s own list says so.".into(),
        corrected_by: Some(entry),
        asked_on: day(on),
        decided_on: day("1 June 2024"),
    };
    let refused = teller
        .try_tell(accepted(report, "1 June 2024"))
        .unwrap_err();
    let said = "was recorded on or after 2024-06-01";
    assert!(refused.to_string().contains(said), "{refused}");
    let corrected = teller.correct(
        report,
        report_about("missing-people", "7 March 2024", &["exampleshire-police"]),
    );
    teller.on("2 June 2024");
    // It corrects another, though it was recorded before the day it was asked.
    let decided = teller.tell(CorrectionDecided {
        decided_on: day("2 June 2024"),
        ..accepted(corrected, "2 June 2024")
    });
    let refused = teller.try_tell(accepted(decided, "1 June 2024"));
    assert!(matches!(refused, Err(Refusal::CannotPutRight { .. })));
}
