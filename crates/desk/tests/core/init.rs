//! A register is brought up to date with the facts that ship with the program.

use answerable_desk::actions::{Brought, bring_up_to_date};
use answerable_desk::clerk::Recording;
use answerable_desk::reference;
use answerable_register::fold::Known;
use answerable_testkit::facts::day;

use crate::{Office, command};

#[test]
fn bringing_up_to_date_twice_records_nothing_the_second_time() {
    let office = Office::empty();
    let first = bring_up_to_date(&office.clerk, day("6 March 2024")).unwrap();
    let shipped = reference::facts().unwrap().len();
    assert_eq!((first.new, first.changed), (shipped, 0));
    let head = office.clerk.read().head();
    assert_eq!(head, shipped as u64);
    let second = bring_up_to_date(&office.clerk, day("7 March 2024")).unwrap();
    assert_eq!(second, Brought::default());
    assert_eq!(office.clerk.read().head(), head);
    office.agrees();
}

#[test]
fn what_an_earlier_program_recorded_otherwise_is_corrected_and_not_lost() {
    let office = Office::empty();
    let mut facts = reference::facts().unwrap();
    let mut power = reference::powers().unwrap().remove(0);
    let id = power.id.clone();
    power.title = "As an earlier program called it".to_owned();
    facts.retain(|fact| !matches!(fact, answerable_register::entry::Fact::Power(_)));
    let mut earlier: Vec<Recording> = facts.into_iter().map(Recording::from).collect();
    earlier.push(power.into());
    office.clerk.record(command(earlier)).unwrap();
    let before = office.clerk.read().head();

    let brought = bring_up_to_date(&office.clerk, day("7 March 2024")).unwrap();
    let powers = reference::powers().unwrap();
    assert_eq!((brought.new, brought.changed), (powers.len() - 1, 1));
    let register = office.clerk.read();
    let now = register.powers.latest(id.as_str()).unwrap();
    assert_eq!(now.fact, powers[0]);
    let then = register
        .powers
        .get(id.as_str(), Known::Before(before))
        .unwrap();
    assert_eq!(then.fact.title, "As an earlier program called it");
    drop(register);
    office.agrees();
}
