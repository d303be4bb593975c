//! Everything asked of one body, on one list.

use answerable_register::facts::{Finding, Outcome};

use crate::days;
use crate::letters::capital;
use crate::numbers::{count, number};

/// The heading of what passed its last day.
pub const PAST: &str = "Last day passed";
/// The heading of what is due next.
pub const NEXT: &str = "In the next 56 days";
/// The heading of what is due later.
pub const LATER: &str = "Later";
/// The heading of what nobody set a day for.
pub const NO_DAY: &str = "No day named";

/// What the list holds and what it leaves out.
pub const WHAT_IT_HOLDS: &str = "Everything recorded here as asked of it, whoever asked: by name, \
                                 as one of a group, through what it runs with others, or of a body \
                                 whose duties it bears by now. What it undertook \
                                 itself is among it. Open is what no answer is known to, \
                                 and what was asked to be done and its asker has not closed. That \
                                 a day has passed says when, and nothing of the body: only a law’s \
                                 day makes an answer late.";

/// How much is asked of a body, and how much of it is open.
#[must_use]
pub fn summary(all: usize, open: usize) -> String {
    if all == 0 {
        return "Nothing is recorded as asked of it by this day.".to_owned();
    }
    let asked = capital(&count(all as u64, "ask is", "asks are"));
    match (all, open) {
        (_, 0) => format!("{asked} recorded, and none is open."),
        (1, 1) => format!("{asked} recorded, and it is open."),
        (all, open) if all == open => format!("{asked} recorded, and all are open."),
        (_, 1) => format!("{asked} recorded; one is open."),
        (_, open) => format!("{asked} recorded; {} are open.", number(open as u64)),
    }
}

/// Of how many open asks the cause of concern that they stand under has ended,
/// with no closing recorded of themselves; none where of none.
#[must_use]
pub fn under_ended_causes(asks: usize) -> Option<String> {
    let stand = "under a cause of concern that its asker closed or replaced. No closing of";
    match asks {
        0 => None,
        1 => Some(format!(
            "One of the open asks stands {stand} that ask itself is recorded here, so it is \
             counted as open."
        )),
        _ => Some(format!(
            "{} of the open asks stand {stand} these asks themselves is recorded here, so they \
             are counted as open.",
            number(asks as u64)
        )),
    }
}

/// The same of one ask.
#[must_use]
pub fn under_ended_cause(outcome: &Outcome) -> String {
    let ended = match outcome.finding {
        Finding::Superseded => "replaced",
        _ => "closed",
    };
    format!(
        "Under a cause of concern that its asker {ended} {}; no closing of this itself is recorded",
        days::when(outcome.when())
    )
}

/// That it was asked of a body that this one runs with others.
#[must_use]
pub fn of_collaboration(name: &str) -> String {
    format!("Asked of {name}, which it runs with others")
}

/// That it was asked of a body whose duties this one bears by now.
#[must_use]
pub fn of_predecessor(name: &str) -> String {
    format!("Asked of {name}, whose duties it bears now")
}

/// That it was asked of a group, in the words that named it.
#[must_use]
pub fn of_group(as_published: &str) -> String {
    format!("Asked of “{as_published}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ask_under_a_closed_cause_is_open_and_that_is_said() {
        let said = [0, 1, 3].map(under_ended_causes);
        assert_eq!(said[0], None);
        let said: Vec<String> = said.into_iter().flatten().collect();
        insta::assert_snapshot!(said.join("\n"), @r"
        One of the open asks stands under a cause of concern that its asker closed or replaced. No closing of that ask itself is recorded here, so it is counted as open.
        3 of the open asks stand under a cause of concern that its asker closed or replaced. No closing of these asks themselves is recorded here, so they are counted as open.
        ");
    }

    #[test]
    fn how_much_is_open_is_said_of_how_much_was_asked() {
        let said: Vec<_> = [
            (0, 0),
            (1, 1),
            (1, 0),
            (12, 1),
            (12, 7),
            (12, 12),
            (1200, 0),
        ]
        .map(|(all, open)| summary(all, open))
        .into();
        insta::assert_snapshot!(said.join("\n"), @r"
        Nothing is recorded as asked of it by this day.
        One ask is recorded, and it is open.
        One ask is recorded, and none is open.
        12 asks are recorded; one is open.
        12 asks are recorded; 7 are open.
        12 asks are recorded, and all are open.
        1,200 asks are recorded, and none is open.
        ");
    }
}
