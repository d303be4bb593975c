//! The practice register: everything in it folds, and yields what it must.

use std::fmt::Write as _;

use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_desk::{Desk, practice, reference};
use answerable_register::entry::EntryNumber;
use answerable_register::facts::{AskReference, Duty, Kept};
use answerable_register::fold::Known;
use answerable_testkit::facts::day;
use tempfile::TempDir;

const TODAY: &str = "15 June 2026";

fn made() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::create(folder.path()).unwrap();
    let log = HomePaths::of(folder.path()).log();
    let reader = Log::open(log, Access::ReadOnly).unwrap();
    let (desk, _) = Desk::open_for_practice(home, reader, day(TODAY)).unwrap();
    practice::record(&desk, day(TODAY)).unwrap();
    (folder, desk)
}

#[test]
fn it_holds_an_ask_of_each_kind_that_people_practise_on() {
    let (_folder, desk) = made();
    let register = desk.read();
    assert_eq!(register.oddities(), []);
    let mut said = String::new();
    for (what, subject, of, duty) in [
        (
            "runs still",
            "answering-the-public",
            "exampleshire-pcc",
            Duty::Comment,
        ),
        (
            "answered in time",
            "answering-the-public",
            "southvale-pfcc",
            Duty::Comment,
        ),
        (
            "a second report",
            "reporting-online",
            "exampleshire-pcc",
            Duty::Comment,
        ),
        (
            "answered late",
            "vetting-north-and-west",
            "northmoor-mayor",
            Duty::Comment,
        ),
        (
            "looked for, not told",
            "vetting-north-and-west",
            "westmarch-pcc",
            Duty::Comment,
        ),
        (
            "a letter",
            "invention-letter-on-bail-1",
            "exampleshire-pcc",
            Duty::Answer,
        ),
    ] {
        let reference = AskReference {
            subject: subject.into(),
            of: of.into(),
            duty,
        };
        let ask = register.find_ask(&reference).unwrap();
        let standing = register.standing(ask, day(TODAY), Known::Everything);
        writeln!(said, "{what}: {standing:?}").unwrap();
    }
    insta::assert_snapshot!(said, @r"
    runs still: Awaiting { last_day: 2026-07-05, days_left: 21 }
    answered in time: AnsweredInTime { published: PublishedBetween { not_before: Some(2026-06-09), not_after: Some(2026-06-09) }, last_day: 2026-07-05 }
    a second report: Awaiting { last_day: 2026-07-12, days_left: 28 }
    answered late: AnsweredLate { published: PublishedBetween { not_before: Some(2026-06-05), not_after: Some(2026-06-05) }, last_day: 2026-05-31, days_past: 5 }
    looked for, not told: LookedBodyNotTold { last_day: 2026-05-31, days_past: 15, looked_on: 2026-06-10 }
    a letter: NoLegalDeadline
    ");
    let twelve = (1..=12).all(|number| {
        let reference = AskReference {
            subject: format!("answering-the-public-{number}").into(),
            of: "exampleshire-pcc".into(),
            duty: Duty::Explain,
        };
        register.find_ask(&reference).is_some()
    });
    assert!(twelve, "the commissioner has twelve explanations to give");
}

#[test]
fn every_document_is_kept_whole_and_every_passage_stands_where_it_is_said_to() {
    let (_folder, desk) = made();
    let register = desk.read();
    let sources: Vec<_> = register.sources.in_force(Known::Everything).collect();
    assert_eq!(sources.len(), 11);
    for held in &sources {
        assert_eq!(held.fact.kept, Kept::Whole, "{}", held.fact.id);
        let fingerprint = held.fact.fingerprint.as_deref().unwrap().parse().unwrap();
        assert!(desk.document(fingerprint).unwrap().is_some());
    }
    let mut read = 0;
    for held in register.asked.in_force(Known::Everything) {
        for passage in &held.fact.passages {
            let source = &register.sources.latest(&passage.source).unwrap().fact;
            let fingerprint = source.fingerprint.as_deref().unwrap().parse().unwrap();
            let bytes = desk.document(fingerprint).unwrap().unwrap();
            let (first, after) = passage.span.unwrap();
            let there = &bytes[first as usize..after as usize];
            assert_eq!(there, passage.words.open().unwrap().as_bytes());
            read += 1;
        }
    }
    assert_eq!(read, 20, "one passage for each thing asked");
}

#[test]
fn nobody_in_it_is_a_body_of_the_real_register() {
    let (_folder, desk) = made();
    let register = desk.read();
    let real = reference::bodies().unwrap().bodies;
    let held: Vec<_> = register.bodies.in_force(Known::Everything).collect();
    assert_eq!(held.len(), 13);
    for held in held {
        let body = &held.fact;
        assert_eq!(body.note, "Invented for practice.", "{}", body.id);
        assert!(body.sourced.source.starts_with("invented"), "{}", body.id);
        assert!(real.iter().all(|real| real.id != body.id), "{}", body.id);
        let day = day(TODAY);
        let name = body.name_on(day);
        let meant_by_a_real_one = real
            .iter()
            .any(|real| real.names.iter().any(|real| real.text == name));
        assert!(!meant_by_a_real_one, "{name}");
    }
}

#[test]
fn everybody_in_it_acts_for_a_body_that_is_there() {
    let (_folder, desk) = made();
    let register = desk.read();
    for person in practice::people(day(TODAY)).unwrap() {
        if let Some(body) = person.appointment.acts_for().body() {
            assert!(register.bodies.latest(body).is_some(), "{}", person.name);
        }
        assert!(person.appointment.holds_on(day(TODAY)));
    }
}

#[test]
fn recorded_twice_it_stands_once() {
    let (_folder, desk) = made();
    let head = desk.read().head();
    let again = practice::record(&desk, day(TODAY)).unwrap();
    assert!(again.already);
    assert_eq!(desk.read().head(), head);
    let entry: EntryNumber = again.entries.start;
    assert!(desk.entry(entry).unwrap().is_some());
}
