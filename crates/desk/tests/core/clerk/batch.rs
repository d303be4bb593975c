//! Commands that are decided together cost one another nothing.

use answerable_register::facts::Source;
use answerable_testkit::facts::source;

use super::{one, together};
use crate::{Office, command, keyed, made};

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
