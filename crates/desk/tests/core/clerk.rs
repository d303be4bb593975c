//! One writer: commands are kept whole or not at all, once, and what is read
//! is what is kept.

use std::thread;
use std::time::Duration;

use answerable_desk::clerk::{Clerk, Command, NotRecorded, Recording};
use answerable_desk::store::{Access, AppendError, Draft, Log};
use answerable_register::check::Refusal;
use answerable_register::entry::Entry;
use answerable_register::facts::Source;
use answerable_testkit::facts::{answer_on, ask, day, letter, look, report_about, request, source};

use crate::{Office, command, folded, keyed, made};

fn one(id: &str) -> Vec<Recording> {
    vec![source(id).into()]
}

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
fn a_command_sent_twice_is_recorded_once() {
    let office = Office::empty();
    let first = office.clerk.record(keyed("k1", one("a-source"))).unwrap();
    let again = office.clerk.record(keyed("k1", one("a-source"))).unwrap();
    assert!(!first.already);
    assert!(again.already);
    assert_eq!(first.entries, again.entries);
    assert_eq!(office.clerk.read().head(), 1);
    office.agrees();

    // And after a new start.
    let log = office.log.clone();
    let Office { clerk, _folder, .. } = office;
    drop(clerk);
    let clerk = Clerk::start(reopened(&log)).unwrap();
    assert!(clerk.record(keyed("k1", one("a-source"))).unwrap().already);
    assert_eq!(clerk.read().head(), 1);
}

/// Opens a log for writing once the clerk that has gone has let go of it.
fn reopened(log: &std::path::Path) -> Log {
    Log::open(log, Access::ReadWrite).unwrap()
}

#[test]
fn a_key_whose_command_was_refused_is_free() {
    let office = Office::of_the_country();
    let bad = vec![look("2 May 2024", &["nothing/exampleshire-pcc/comment"]).into()];
    assert!(office.clerk.record(keyed("k1", bad)).is_err());
    let good = office.clerk.record(keyed("k1", one("a-source"))).unwrap();
    assert!(!good.already);
    office.agrees();
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
fn a_command_of_nothing_records_nothing_and_costs_nobody_anything() {
    let office = Office::empty();
    let recorded = together(&office, vec![command(Vec::new()), command(one("a-source"))]);
    let entries: Vec<u64> = recorded
        .iter()
        .map(|said| made(said.as_ref().unwrap()))
        .collect();
    assert_eq!(entries, [0, 1]);
    office.agrees();
}

/// Sends commands so that they wait together and are decided as one batch:
/// while somebody reads, the clerk cannot begin.
fn together(
    office: &Office,
    commands: Vec<Command>,
) -> Vec<Result<answerable_desk::clerk::Recorded, NotRecorded>> {
    thread::scope(|scope| {
        let reading = office.clerk.read();
        let clerk = &office.clerk;
        // The clerk takes this one, and waits with it for the reader.
        let first = scope.spawn(|| clerk.record(command(one("taken-first"))));
        thread::sleep(Duration::from_millis(100));
        let waiting: Vec<_> = commands
            .into_iter()
            .map(|command| {
                let sent = scope.spawn(|| clerk.record(command));
                thread::sleep(Duration::from_millis(20));
                sent
            })
            .collect();
        drop(reading);
        first.join().unwrap().unwrap();
        waiting
            .into_iter()
            .map(|sent| sent.join().unwrap())
            .collect()
    })
}

#[test]
fn the_same_command_twice_in_one_batch_is_recorded_once() {
    let office = Office::of_the_country();
    let comments = "missing-people/exampleshire-pcc/comment";
    let report = report_about("missing-people", "6 March 2024", &["exampleshire-police"]);
    office.clerk.record(command(vec![report.into()])).unwrap();
    // A look has no id of its own: only its key tells that it is the same.
    let look = || vec![look("2 May 2024", &[comments]).into()];
    let said = together(&office, vec![keyed("k1", look()), keyed("k1", look())]);
    let said: Vec<_> = said.into_iter().map(Result::unwrap).collect();
    assert_eq!(said[0].entries, said[1].entries);
    assert_eq!([said[0].already, said[1].already], [false, true]);
    office.agrees();
}

#[test]
fn one_command_too_long_for_the_log_costs_the_others_nothing() {
    let office = Office::empty();
    let too_long = Source {
        note: Some("x".repeat(2 << 20).into()),
        ..source("too-long")
    };
    let said = together(
        &office,
        vec![
            keyed("k1", one("before")),
            command(vec![too_long.into()]),
            keyed("k1", one("before")),
            command(one("after")),
        ],
    );
    let said: Vec<String> = said
        .into_iter()
        .map(|said| match said {
            Ok(recorded) => format!("recorded, already {}", recorded.already),
            Err(why) => why.to_string(),
        })
        .collect();
    assert_eq!(said[0], "recorded, already false");
    assert!(said[1].contains("the most is 1 MiB"), "{}", said[1]);
    assert_eq!(said[2], "recorded, already true");
    assert_eq!(said[3], "recorded, already false");
    assert!(office.clerk.read().sources.latest("too-long").is_none());
    office.agrees();
}

#[test]
fn a_clock_far_ahead_in_one_command_moves_no_other() {
    let office = Office::empty();
    let ahead = Command {
        today: day("6 March 2099"),
        ..command(one("from-the-future"))
    };
    let said = together(&office, vec![ahead, command(one("of-today"))]);
    let refused = said[0].as_ref().unwrap_err();
    assert!(
        refused.to_string().contains("check the machine's clock"),
        "{refused}"
    );
    assert!(said[1].is_ok());
    let register = office.clerk.read();
    assert_eq!(register.last_recorded_on(), Some(day("6 March 2024")));
    drop(register);
    office.agrees();
}

#[test]
fn a_day_before_the_last_entrys_counts_as_the_last_entrys() {
    let office = Office::empty();
    office.clerk.record(command(one("a"))).unwrap();
    let behind = Command {
        today: day("5 March 2024"),
        ..command(one("b"))
    };
    office.clerk.record(behind).unwrap();
    assert_eq!(
        office.clerk.read().recorded_on(1),
        Some(day("6 March 2024"))
    );
    office.agrees();
}

#[test]
fn where_another_node_appended_first_the_clerk_catches_up_and_decides_again() {
    let office = Office::empty();
    office.clerk.record(command(one("a"))).unwrap();
    let mut other = Log::open(&office.log, Access::ReadWrite).unwrap();
    let entry = Entry::new("another-node", day("6 March 2024"), source("b"));
    let draft = Draft {
        key: None,
        recorded_on: entry.recorded_on,
        entries: vec![entry.to_bytes().unwrap()],
    };
    other.append(1, &[draft]).unwrap();
    drop(other);

    // Decided on what the log now holds: the name is taken.
    let refused = office.clerk.record(command(one("b"))).unwrap_err();
    assert!(
        matches!(
            refused,
            NotRecorded::Refused {
                refusal: Refusal::IdTaken { .. },
                ..
            }
        ),
        "{refused}"
    );
    let recorded = office.clerk.record(command(one("c"))).unwrap();
    assert_eq!(recorded.entries, 2..3);
    office.agrees();
}

#[test]
fn thirty_two_writers_lose_nothing_and_record_nothing_twice() {
    const WRITERS: usize = 32;
    const EACH: usize = 6;
    let office = Office::of_the_country();
    let before = office.clerk.read().head();
    let acknowledged: Vec<u64> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let clerk = &office.clerk;
                scope.spawn(move || {
                    let mut numbers = Vec::new();
                    for place in 0..EACH {
                        let id = format!("source-{writer}-{place}");
                        let facts = vec![
                            source(&id).into(),
                            request(
                                &format!("asked-{id}"),
                                "6 March 2024",
                                &["southvale-police"],
                            )
                            .into(),
                        ];
                        // Each is sent twice, as an impatient caller would.
                        let first = clerk.record(keyed(&id, facts.clone())).unwrap();
                        let again = clerk.record(keyed(&id, facts)).unwrap();
                        assert_eq!(first.entries, again.entries);
                        assert!(again.already);
                        numbers.extend(first.entries);
                        // And one that is refused after its first fact.
                        if place == 0 {
                            let facts = vec![source("shared").into(), source(&id).into()];
                            assert!(clerk.record(command(facts)).is_err());
                        }
                    }
                    numbers
                })
            })
            .collect();
        writers
            .into_iter()
            .flat_map(|writer| writer.join().unwrap())
            .collect()
    });
    let mut numbers = acknowledged;
    numbers.sort_unstable();
    let all = (WRITERS * EACH * 2) as u64;
    assert_eq!(numbers, (before..before + all).collect::<Vec<_>>());
    office.agrees();
}

#[test]
fn a_log_opened_for_reading_is_read_and_not_written() {
    let office = Office::of_the_country();
    let head = office.clerk.read().head();
    let clerk = Clerk::start(Log::open(&office.log, Access::ReadOnly).unwrap()).unwrap();
    let refused = clerk.record(command(one("a-source"))).unwrap_err();
    let NotRecorded::Log(why) = &refused else {
        panic!("{refused}");
    };
    assert!(matches!(**why, AppendError::OpenedForReading));
    assert_eq!(clerk.read().head(), head);
    assert_eq!(folded(&office.log).head(), head);
}

#[test]
fn facts_are_recorded_as_of_their_day_whoever_sends_them() {
    let office = Office::of_the_country();
    let report = answerable_testkit::facts::report("missing-people", "6 March 2024");
    assert!(report.owed_by.is_empty());
    office.clerk.record(command(vec![report.into()])).unwrap();
    let register = office.clerk.read();
    let held = &register.reports.latest("missing-people").unwrap().fact;
    assert_eq!(held.owed_by.len(), 4);
    drop(register);
    office.agrees();
}
