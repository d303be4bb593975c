//! A command that is sent again is recorded once.

use std::thread;

use answerable_desk::clerk::Clerk;
use answerable_desk::store::{Access, Log};
use answerable_testkit::facts::{look, report_about, request, source};

use super::{one, together};
use crate::{Office, command, keyed};

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
fn of_two_commands_under_one_key_in_one_batch_the_first_is_recorded() {
    let office = Office::empty();
    let said = together(
        &office,
        vec![keyed("k1", one("first")), keyed("k1", one("second"))],
    );
    let said: Vec<_> = said.into_iter().map(Result::unwrap).collect();
    assert_eq!([said[0].already, said[1].already], [false, true]);
    assert_eq!(said[0].entries, said[1].entries);
    let register = office.clerk.read();
    assert!(register.sources.latest("first").is_some());
    assert!(register.sources.latest("second").is_none());
    drop(register);
    office.agrees();
}

#[test]
fn a_key_whose_command_was_refused_is_free_for_the_next_of_its_batch() {
    let office = Office::of_the_country();
    let bad = vec![look("2 May 2024", &["nothing/exampleshire-pcc/comment"]).into()];
    let said = together(
        &office,
        vec![
            keyed("k1", bad),
            keyed("k1", one("a-source")),
            keyed("k1", one("another")),
        ],
    );
    assert!(said[0].is_err());
    let [second, third] = [1, 2].map(|place| said[place].as_ref().unwrap());
    assert_eq!([second.already, third.already], [false, true]);
    assert_eq!(second.entries, third.entries);
    assert!(office.clerk.read().sources.latest("another").is_none());
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
