//! All of a command is recorded, or none of it.

use answerable_desk::clerk::{NotRecorded, Recording};
use answerable_register::check::Refusal;
use answerable_testkit::facts::{
    answer_on, ask, letter, look, report, report_about, request, source,
};

use crate::{Office, command, made};

#[test]
fn after_every_command_what_is_read_is_what_is_kept() {
    let office = Office::of_the_country();
    office.agrees();
    let comments = "missing-people/exampleshire-pcc/comment";
    let report = report_about("missing-people", "6 March 2024", &["exampleshire-police"]);
    let letter = |body: &str| letter("a-letter", "6 March 2024", &[body]);
    let commands: Vec<Vec<Recording>> = vec![
        vec![report.into(), letter("southvale-police").into()],
        vec![look("2 May 2024", &[comments]).into()],
        vec![answer_on("comments", "exampleshire-pcc", "3 May 2024", &[comments]).into()],
    ];
    for facts in commands {
        office.clerk.record(command(facts)).unwrap();
        office.agrees();
    }
    let entry = office.clerk.read().asked.latest("a-letter").unwrap().entry;
    let correction = Recording {
        fact: letter("westmarch-police").into(),
        corrects: Some(entry),
    };
    office.clerk.record(command(vec![correction])).unwrap();
    office.agrees();
    let gone = ask("a-letter/southvale-police/answer");
    let register = office.clerk.read();
    assert!(
        !register
            .ask(register.find_ask(&gone).unwrap())
            .facts()
            .is_asked
    );
}

#[test]
fn a_fact_refused_in_the_middle_leaves_nothing_of_its_command() {
    let office = Office::of_the_country();
    let head = office.clerk.read().head();
    let facts = vec![
        source("before").into(),
        request("asked", "6 March 2024", &["southvale-police"]).into(),
        request("asked", "6 March 2024", &["southvale-police"]).into(),
        source("after").into(),
    ];
    let refused = office.clerk.record(command(facts)).unwrap_err();
    let NotRecorded::Refused { fact, refusal } = refused else {
        panic!("{refused}");
    };
    assert_eq!(fact, 2, "the refusal says which fact");
    assert!(matches!(refusal, Refusal::IdTaken { .. }));
    {
        let register = office.clerk.read();
        assert_eq!(register.head(), head);
        assert!(register.sources.latest("before").is_none());
        assert!(register.asked.latest("asked").is_none());
    }
    office.agrees();
    // The names are free, and the next command is decided as if nothing was.
    let facts = vec![source("before").into(), source("after").into()];
    assert_eq!(made(&office.clerk.record(command(facts)).unwrap()), 2);
    office.agrees();
}

#[test]
fn a_later_fact_of_a_command_may_stand_on_an_earlier_one() {
    let office = Office::of_the_country();
    let report = report_about("missing-people", "6 March 2024", &["exampleshire-police"]);
    let comments = "missing-people/exampleshire-pcc/comment";
    let facts = vec![
        report.into(),
        answer_on("comments", "exampleshire-pcc", "3 May 2024", &[comments]).into(),
    ];
    assert_eq!(made(&office.clerk.record(command(facts)).unwrap()), 2);
    office.agrees();
}

#[test]
fn facts_are_recorded_as_of_their_day_whoever_sends_them() {
    let office = Office::of_the_country();
    let report = report("missing-people", "6 March 2024");
    assert!(report.owed_by.is_empty());
    office.clerk.record(command(vec![report.into()])).unwrap();
    let register = office.clerk.read();
    let held = &register.reports.latest("missing-people").unwrap().fact;
    assert_eq!(held.owed_by.len(), 4);
    drop(register);
    office.agrees();
}

/// Whoever copies the file after a stop copies everything.
#[test]
fn a_clerk_who_is_left_has_put_everything_into_one_file() {
    let Office {
        clerk,
        log,
        _folder,
    } = Office::of_the_country();
    let wal = log.with_extension("sqlite-wal");
    // The control: while the clerk sits there, part of it stands beside.
    assert!(wal.exists());
    let head = clerk.read().head();
    drop(clerk);
    assert!(!wal.exists());
    assert_eq!(crate::folded(&log).head(), head);
}
