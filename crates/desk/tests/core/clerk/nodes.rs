//! Others who write to the same log, or only read it.

use answerable_desk::clerk::{Clerk, NotRecorded};
use answerable_desk::store::{Access, AppendError, Draft, Log};
use answerable_register::check::Refusal;
use answerable_register::entry::Entry;
use answerable_testkit::facts::{day, source};

use super::one;
use crate::{Office, command, folded};

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
