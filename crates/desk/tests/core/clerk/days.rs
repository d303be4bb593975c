//! The day of recording never goes back, and never far ahead.

use answerable_desk::clerk::Command;
use answerable_testkit::facts::day;

use super::{one, together};
use crate::{Office, command};

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
