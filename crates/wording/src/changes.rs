//! What changed between two days: what came in, and what stands otherwise.

use answerable_register::calendar::Day;
use answerable_register::facts::Stage;
use answerable_register::standing::StandingKind;

use crate::letters::capital;
use crate::numbers::{count, number};
use crate::{days, kinds, standings};

/// What the two clocks are.
pub const TWO_CLOCKS: &str = "Every fact has two days: the day it was so in the world, and the day \
                              it entered the register. As recorded compares what this register \
                              said on each of the two days. In the world compares how things were \
                              on the two days, by all that is known now.";

/// Between which days something changed, or between which states of the log where
/// somebody named those: each by how many entries it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// After a day and by another.
    Days(Day, Day),
    /// After so many entries and by so many.
    Entries(u64, u64),
}

/// How much came in, and how many asks stand differently.
#[must_use]
pub fn summary(between: Between, came: usize, moved: usize) -> String {
    let between = match between {
        Between::Days(from, to) => format!("After {} and by {},", days::day(from), days::day(to)),
        Between::Entries(from, to) => format!(
            "After {} of the log and by {},",
            count(from, "entry", "entries"),
            number(to)
        ),
    };
    let came = match came {
        0 => "nothing came into the register".to_owned(),
        1 => "one thing came into the register".to_owned(),
        many => format!("{} things came into the register", number(many as u64)),
    };
    match moved {
        0 => format!("{between} {came}, and no ask stands differently."),
        1 => format!("{between} {came}, and one ask stands differently."),
        many => format!(
            "{between} {came}, and {} asks stand differently.",
            number(many as u64)
        ),
    }
}

/// That the two days named came the other way round, and are shown in order.
#[must_use]
pub fn turned(from: Day, to: Day) -> String {
    format!(
        "{} is after {}, so the two days were taken the other way round.",
        days::day(from),
        days::day(to)
    )
}

/// From how it stood to how it stands.
#[must_use]
pub fn moved(from: StandingKind, to: StandingKind) -> String {
    match from {
        StandingKind::NotYetAsked => format!("New: {}", inside(to)),
        _ => format!("From {} to {}", inside(from), inside(to)),
    }
}

fn inside(kind: StandingKind) -> String {
    format!("‘{}’", standings::tag(kind))
}

/// A report that came in.
#[must_use]
pub fn report(by: &str) -> String {
    format!("Published by {by}")
}

/// Something asked that came in.
#[must_use]
pub fn asked(by: &str, of: usize) -> String {
    format!(
        "Asked by {by} of {}",
        count(of as u64, "addressee", "addressees")
    )
}

/// An answer that came in.
#[must_use]
pub fn answer(by: &str, meets: usize) -> String {
    match meets {
        1 => format!("Answer of {by}"),
        many => format!("Answer of {by}, to {} asks", number(many as u64)),
    }
}

/// What came of something asked.
#[must_use]
pub fn outcome(finding: &str, by: &str) -> String {
    format!("{finding}, as said by {by}")
}

/// A look that came in.
#[must_use]
pub fn look(place: &str, came: &str) -> String {
    format!("Looked at {place}: {came}")
}

/// A notice that came in.
#[must_use]
pub fn notice(to: &str) -> String {
    format!("{} told that no answer was found", capital(to))
}

/// A copy that was sent.
#[must_use]
pub fn copy_sent(to: &str) -> String {
    format!("A copy of the answer sent to {to}")
}

/// A withdrawal.
#[must_use]
pub fn withdrawn(by: &str) -> String {
    format!("Withdrawn by {by}")
}

/// A stay of a force in a stage of monitoring.
#[must_use]
pub fn stay(stage: Stage, has_an_end: bool) -> String {
    let stage = kinds::stage(stage);
    match has_an_end {
        true => format!("In {stage}, with its end"),
        false => format!("In {stage}, no end recorded"),
    }
}

#[cfg(test)]
mod tests {
    use answerable_register::calendar::parse_day;

    use super::*;

    #[test]
    fn what_came_in_and_what_stands_otherwise_is_counted_between_two_days() {
        let day = |text| parse_day(text).unwrap();
        let days = Between::Days(day("2024-05-01"), day("2024-05-31"));
        let said = [(0, 0), (1, 1), (1_200, 43)]
            .map(|(came, moved)| summary(days, came, moved))
            .into_iter()
            .chain([summary(Between::Entries(540, 1_541), 3, 0)])
            .collect::<Vec<_>>()
            .join("\n");
        insta::assert_snapshot!(said, @r"
        After 1 May 2024 and by 31 May 2024, nothing came into the register, and no ask stands differently.
        After 1 May 2024 and by 31 May 2024, one thing came into the register, and one ask stands differently.
        After 1 May 2024 and by 31 May 2024, 1,200 things came into the register, and 43 asks stand differently.
        After 540 entries of the log and by 1,541, 3 things came into the register, and no ask stands differently.
        ");
    }

    #[test]
    fn an_ask_goes_from_a_standing_to_a_standing_and_a_new_one_from_none() {
        let moved = [
            moved(StandingKind::Awaiting, StandingKind::NotYetLookedFor),
            moved(StandingKind::NotYetAsked, StandingKind::Awaiting),
        ];
        assert_eq!(
            moved,
            [
                "From ‘Awaiting answer’ to ‘Not yet looked for’",
                "New: ‘Awaiting answer’"
            ]
        );
    }
}
