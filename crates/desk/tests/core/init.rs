//! A register is brought up to date with the facts that ship with the program.

use std::path::Path;

use answerable_desk::actions::{Brought, NotBrought, bring_up_to_date};
use answerable_desk::clerk::{Clerk, NotRecorded, Recording};
use answerable_desk::store::{Access, Fault, Home, HomePaths, Log, TAIL_CHECKED_AT_OPEN};
use answerable_desk::{Desk, NotOpened, reference};
use answerable_register::fold::Known;
use answerable_testkit::facts::{day, source};
use tempfile::TempDir;

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

/// A home whose log begins with a power under another title, and after it more
/// entries than a start verifies.
fn home_of_an_earlier_program() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let clerk = Clerk::start(Home::create(folder.path()).unwrap().log).unwrap();
    let mut power = reference::powers().unwrap().remove(0);
    power.title = EARLIER_TITLE.to_owned();
    let mut facts = vec![Recording::from(power)];
    let fillers = (0..=TAIL_CHECKED_AT_OPEN).map(|number| source(&format!("page-{number}")));
    facts.extend(fillers.map(Recording::from));
    clerk.record(command(facts)).unwrap();
    folder
}

/// Changes one letter of the first entry, in the file itself.
fn alter_the_first_entry(log: &Path) {
    let mut bytes = std::fs::read(log).unwrap();
    let title = EARLIER_TITLE.as_bytes();
    let at = bytes.windows(title.len()).position(|part| part == title);
    bytes[at.unwrap()] = b'B';
    std::fs::write(log, bytes).unwrap();
}

fn opened(folder: &Path) -> Result<(Desk, Brought), NotOpened> {
    let reader = Log::open(HomePaths::of(folder).log(), Access::ReadOnly).unwrap();
    Desk::open(Home::open(folder).unwrap(), reader, day("7 March 2024"))
}

const EARLIER_TITLE: &str = "As an earlier program called it";

#[test]
fn nothing_is_added_to_a_log_that_is_not_as_it_was_kept() {
    let folder = home_of_an_earlier_program();
    let log = HomePaths::of(folder.path()).log();
    alter_the_first_entry(&log);
    let before = std::fs::read(&log).unwrap();
    let why = opened(folder.path()).unwrap_err();
    let NotOpened::NotBrought(NotBrought::NotRecorded(NotRecorded::Fault(fault))) = &why else {
        panic!("{why}");
    };
    assert!(matches!(**fault, Fault::Damaged { .. }), "{why}");
    assert!(why.to_string().contains("stop writing to it"), "{why}");
    assert!(std::fs::read(&log).unwrap() == before, "not a byte of it");
    // The control: the same log, as it was kept, is brought up to date.
    let folder = home_of_an_earlier_program();
    let (_, brought) = opened(folder.path()).unwrap();
    assert_eq!(brought.changed, 1);
}
