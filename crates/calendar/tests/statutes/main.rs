//! The law, clause by clause: a file for each provision that sets a period.
//!
//! Each file quotes no more of the provision than the words that count, gives
//! its citation, and holds the worked cases. The holidays are the ones that ship
//! with the program, read from `data/holidays`.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot read")]
#![allow(clippy::print_stdout, reason = "what is skipped is said")]

mod coroners;
mod correspondence;
mod foi;
mod holidays;
mod iopc;
mod ministers_meetings;
mod mutual_aid;
mod panel;
mod section_55;
mod select_committee;
mod super_complaint;

use std::sync::LazyLock;

use answerable_calendar::{Day, Holidays, LastDay, Period, parse_day};

static HOLIDAYS: LazyLock<Holidays> = LazyLock::new(holidays::shipped);

/// A day written as people write it.
fn on(words: &str) -> Day {
    parse_day(words).unwrap()
}

/// The last day of a period by the holidays that ship.
fn last_day(period: Period, trigger: &str) -> LastDay {
    period.last_day(on(trigger), &HOLIDAYS).unwrap()
}

/// Checks rows of trigger and last day, and that each is firm.
fn assert_last_days(period: Period, rows: &[(&str, &str)]) {
    for (trigger, expected) in rows {
        let last = last_day(period, trigger);
        assert_eq!(last.day, on(expected), "{period:?} from {trigger}");
        assert_eq!(
            last.firmness,
            answerable_calendar::Firmness::Firm,
            "{period:?} from {trigger}"
        );
    }
}
