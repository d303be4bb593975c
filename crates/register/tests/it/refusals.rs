//! What may not be recorded, and how each refusal says what to put right.

use answerable_register::check::Refusal;
use answerable_register::entry::{Entry, Fact};
use answerable_register::facts::{
    Addressee, Answer, Asked, Asker, EngageDay, Finding, Notice, Outcome, Report, Source, Stage,
    Statement, Stay, Who, Withheld,
};
use answerable_register::words::Words;
use answerable_testkit::Teller;
use answerable_testkit::facts::{
    answer, answer_on, between, day, letter, look, meets, notice, outcome, passage, report,
    report_about, request, source, statement, to, withdrawal,
};

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";

fn asked() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    teller.tell(report_about(
        "missing-people",
        "6 March 2024",
        &["exampleshire-police"],
    ));
    teller.tell(letter("a-letter", "6 March 2024", &["southvale-police"]));
    teller
        .on("2 May 2024")
        .tell(look("2 May 2024", &[COMMENTS]));
    teller.tell(source("a-source"));
    teller
}

/// What each is refused with; the register is the same for all.
fn refusals(facts: Vec<Fact>) -> String {
    let mut teller = asked();
    let said: Vec<String> = facts
        .into_iter()
        .map(|fact| {
            let kind = fact.kind();
            match teller.try_tell(fact) {
                Ok(entry) => format!("{kind}: recorded as entry {entry}"),
                Err(refusal) => format!("{kind}: {refusal}"),
            }
        })
        .collect();
    said.join("\n")
}

#[test]
fn what_is_named_must_be_held() {
    let named = |asker| Asked {
        by: asker,
        ..request("a-request", "6 March 2024", &["southvale-police"])
    };
    let of = |who| Asked {
        of: vec![Addressee {
            who,
            ..to("nobody")
        }],
        ..request("a-request", "6 March 2024", &[])
    };
    let unheard = passage("no-source", "words");
    insta::assert_snapshot!(refusals(vec![
        named(Asker::Body("nobody".into())).into(),
        of(Who::Body("nobody".into())).into(),
        of(Who::Group { group: "nobody".into(), members: Vec::new() }).into(),
        of(Who::AsPublished { key: "southvale-police".into() }).into(),
        Asked { report: Some("a-letter".into()), ..request("a-request", "6 March 2024", &[]) }.into(),
        Asked { under: Some("nothing".into()), ..request("a-request", "6 March 2024", &[]) }.into(),
        Asked { power: Some("no-power".into()), ..request("a-request", "6 March 2024", &[]) }.into(),
        Asked { passages: vec![unheard.clone()], ..request("a-request", "6 March 2024", &[]) }.into(),
        report_about("a-report", "6 March 2024", &["nobody"]).into(),
        answer("an-answer", "exampleshire-pcc", &["missing-people/southvale-pcc/comment"]).into(),
        answer("an-answer", "exampleshire-pcc", &["a-letter/southvale-police/act"]).into(),
        look("2 May 2024", &["nothing/exampleshire-pcc/comment"]).into(),
        outcome("2 May 2024", "nothing", Finding::Closed).into(),
        withdrawal("2 May 2024", "nothing").into(),
        statement("a-statement", vec![unheard]).into(),
        Statement { about: Some("nothing".into()), ..statement("a-statement", Vec::new()) }.into(),
        Withheld { entry: 9_999, ground: "an order".into() }.into(),
    ]), @r#"
    asked: the register holds no body nobody: record it first, or mend the id
    asked: the register holds no body nobody: record it first, or mend the id
    asked: the register holds no group nobody: record it first, or mend the id
    asked: "southvale-police" cannot stand for published words: begin it with as-published-
    asked: the register holds no report a-letter: record it first, or mend the id
    asked: the register holds no cause of concern nothing: record it first, or mend the id
    asked: the register holds no power no-power: record it first, or mend the id
    asked: the register holds no source no-source: record it first, or mend the id
    report: the register holds no body nobody: record it first, or mend the id
    answer: the register holds no duty to comment missing-people/southvale-pcc/comment: record it first, or mend the id
    answer: the register holds no ask a-letter/southvale-police/act: record it first, or mend the id
    look: the register holds no duty to comment nothing/exampleshire-pcc/comment: record it first, or mend the id
    outcome: the register holds no report or thing asked nothing: record it first, or mend the id
    withdrawal: the register holds no report or thing asked nothing: record it first, or mend the id
    statement: the register holds no source no-source: record it first, or mend the id
    statement: the register holds no report or thing asked nothing: record it first, or mend the id
    withheld: the register holds no entry 9999: record it first, or mend the id
    "#);
}

#[test]
fn days_must_be_able_to_be() {
    let dated = |written: &str| Answer {
        dated: Some(day(written)),
        ..answer("an-answer", "exampleshire-pcc", &[COMMENTS])
    };
    let stay = |first: &str, last: &str| Stay {
        id: "a-stay".into(),
        force: "exampleshire-police".into(),
        stage: Stage::Engage,
        entered: vec![EngageDay {
            earliest: day(first),
            latest: day(last),
            as_published: None,
            source: "a-source".into(),
        }],
        left: Vec::new(),
        ground: None,
        note: None,
        passages: Vec::new(),
    };
    insta::assert_snapshot!(refusals(vec![
        answer_on("an-answer", "exampleshire-pcc", "5 March 2024", &[COMMENTS]).into(),
        dated("5 March 2024").into(),
        Answer { published: between("3 May 2024", "1 May 2024"), ..dated("9 April 2024") }.into(),
        look("5 March 2024", &[COMMENTS]).into(),
        notice("1 May 2024", "exampleshire-pcc", &[COMMENTS]).into(),
        stay("3 May 2024", "1 May 2024").into(),
    ]), @r"
    answer: the answer is dated 2024-03-05, before it was asked on 2024-03-06
    answer: the answer is dated 2024-03-05, before it was asked on 2024-03-06
    answer: not before 2024-05-03 and not after 2024-05-01 leave no day
    look: somebody looked on 2024-03-05, before it was asked on 2024-03-06
    notice: no look that found nothing is recorded on or before 2024-05-01: record where you looked first
    stay: not before 2024-05-03 and not after 2024-05-01 leave no day
    ");
}

#[test]
fn who_was_not_asked_is_neither_told_nor_judged_and_owes_nothing() {
    insta::assert_snapshot!(refusals(vec![
        notice("3 May 2024", "southvale-pcc", &[COMMENTS]).into(),
        Outcome { of: Some("westmarch-police".into()), ..outcome("3 May 2024", "a-letter", Finding::Closed) }.into(),
        Report { owed_by: vec!["exampleshire-police".into()], ..report("a-report", "6 March 2024") }.into(),
        // The mayor is a local policing body from 7 May.
        Report { owed_by: vec!["northmoor-mayor".into()], ..report("a-report", "6 March 2024") }.into(),
    ]), @r"
    notice: missing-people/exampleshire-pcc/comment is not put to southvale-pcc: tell the body that was asked, or the one that bears its duty
    outcome: a-letter is not put to westmarch-police: name one of its addressees, or none for all of them
    report: exampleshire-police was no local policing body on 2024-03-06: section 55 binds nobody else
    report: northmoor-mayor was no local policing body on 2024-03-06: section 55 binds nobody else
    ");
}

#[test]
fn what_must_be_there_may_not_be_blank() {
    let mut blank_look = look("2 May 2024", &[COMMENTS]);
    blank_look.place = "  ".into();
    let mut untitled = report("a-report", "6 March 2024");
    untitled.title = "\n".into();
    let mut nobody = request("a-request", "6 March 2024", &[]);
    nobody.by = Asker::AsPublished("".into());
    let mut unquoted = request("a-request", "6 March 2024", &[]);
    unquoted.passages.push(passage("a-source", ""));
    let mut kindless = answerable_testkit::country::bodies().remove(0);
    kindless.id = "a-new-body".into();
    kindless.kinds.clear();
    insta::assert_snapshot!(refusals(vec![
        untitled.into(),
        nobody.into(),
        unquoted.into(),
        blank_look.into(),
        look("2 May 2024", &[]).into(),
        notice("3 May 2024", "exampleshire-pcc", &[]).into(),
        Notice { how: " ".into(), ..notice("3 May 2024", "exampleshire-pcc", &[COMMENTS]) }.into(),
        answer("an-answer", "exampleshire-pcc", &[]).into(),
        kindless.into(),
    ]), @r"
    report: the title is blank
    asked: the asker is blank
    asked: a passage is blank
    look: the place looked at is blank
    look: the list of asks looked for is blank
    notice: the list of asks told of is blank
    notice: how it was told is blank
    answer: the list of asks it meets is blank
    body: the list of its kinds is blank
    ");
}

#[test]
fn words_that_are_sealed_are_not_blank() {
    let mut report = report("a-report", "6 March 2024");
    report.title = Words::Sealed("00".into());
    assert!(asked().try_tell(report).is_ok());
}

#[test]
fn an_id_is_a_slug() {
    let mut said = Vec::new();
    for id in [
        "",
        "Capital",
        "two--hyphens",
        "-first",
        "last-",
        "with space",
        "é",
        &"x".repeat(121),
    ] {
        let refusal = asked()
            .try_tell(request(id, "6 March 2024", &[]))
            .unwrap_err();
        assert!(matches!(refusal, Refusal::NotAnId { .. }));
        said.push(refusal.to_string());
    }
    insta::assert_snapshot!(said[1], @r#""Capital" cannot be an id: use lower-case letters, digits and single hyphens, at most 120 of them"#);
    assert!(
        asked()
            .try_tell(request(&"x".repeat(120), "6 March 2024", &[]))
            .is_ok()
    );
}

#[test]
fn recording_never_goes_back() {
    let teller = asked();
    let entry = Entry::new("somebody", day("1 May 2024"), source("another"));
    insta::assert_snapshot!(teller.register().check(&entry).unwrap_err(), @"2024-05-01 is before 2024-05-02, the day of the last entry: recording never goes back");
}

#[test]
fn somebody_records() {
    let teller = asked();
    let entry = Entry::new("", day("2 May 2024"), source("another"));
    assert_eq!(
        teller.register().check(&entry),
        Err(Refusal::Blank {
            what: "who records it"
        })
    );
}

#[test]
fn an_answer_may_meet_an_ask_twice_named_and_counts_once() {
    let mut teller = asked();
    let mut twice = answer_on("an-answer", "exampleshire-pcc", "9 April 2024", &[COMMENTS]);
    twice.meets.push(meets(COMMENTS));
    teller.tell(twice);
    let key = teller.key(COMMENTS);
    let known = answerable_register::fold::Known::Everything;
    assert_eq!(teller.register().answers_to(key, known).count(), 1);
}

#[test]
fn a_source_is_read_on_the_web_or_has_no_address() {
    let refused = |address: &str| {
        let source = Source {
            address: Some(address.into()),
            ..source("another")
        };
        asked()
            .try_tell(source)
            .err()
            .map(|refusal| refusal.to_string())
    };
    for good in [
        "https://publications.example/missing-people",
        "http://publications.example",
        "HTTPS://publications.example/?a=b#c",
    ] {
        assert_eq!(refused(good), None);
    }
    let bad = [
        "javascript:alert(1)",
        " https://publications.example",
        "data:text/html,words",
        "file:///etc/passwd",
        "//publications.example",
        "https://",
        "https:///path",
        "https://a b",
        "",
    ];
    insta::assert_snapshot!(refused(bad[0]).unwrap(), @r#""javascript:alert(1)" is no address of the web: begin it with https:// or http://, or leave it out"#);
    for bad in bad {
        assert!(refused(bad).is_some(), "{bad:?}");
    }
}
