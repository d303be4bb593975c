//! Claimed, verified, closed: three facts of three authors, and never one.
//!
//! A claim is the body's word of itself. A verification is what its asker found
//! of it, at a level of assurance, and closes nothing. A closing is the asker's
//! own act. What is not recorded is said to be just that: it may have happened.

use answerable_register::facts::{Assurance, Finding, Outcome};

use crate::letters::capital;
use crate::{days, kinds, numbers, outcomes};

/// What the line of the claim is called.
pub const CLAIMED: &str = "Claimed";

/// What the line of the verification is called.
pub const VERIFIED: &str = "Verified";

/// What the line of the closing is called.
pub const CLOSED: &str = "Closed";

/// What is said where no claim is recorded.
pub const NOT_CLAIMED: &str = "No claim by the body is recorded by this day";

/// What is said where no verification is recorded.
pub const NOT_VERIFIED: &str = "No verification by the asker is recorded by this day";

/// What is said where no closing is recorded.
pub const NOT_CLOSED: &str = "The asker is not recorded as having closed it by this day";

/// A finding with who made it: "Verified as met on 4 April 2025 by …".
#[must_use]
pub fn line(outcome: &Outcome, by: &str) -> String {
    let when = days::when(outcome.when());
    let found = match outcome.finding {
        Finding::ClaimedMet => "Claimed as met",
        Finding::Open => "Still open",
        found => kinds::finding(found),
    };
    format!("{found} {when} by {by}")
}

/// The level that a verification was made at: "At the level “Documents read”:
/// the asker read …".
#[must_use]
pub fn at_level(level: &Assurance) -> String {
    format!("At the level “{}”: {}", level.title, level.meaning)
}

/// What a finding rests on, where its source says so and names no level: "Rests
/// on fieldwork".
#[must_use]
pub fn rests_on(outcome: &Outcome) -> Option<String> {
    outcomes::rests_on(outcome.basis).map(|basis| format!("Rests on {basis}"))
}

/// What a level is, to be chosen from a list.
#[must_use]
pub fn meaning(level: &Assurance) -> String {
    let note = match level.checked {
        true => String::new(),
        false => format!(" {}", level.note),
    };
    format!("{}.{note}", capital(&level.meaning))
}

/// The reasons that were given, in quotation marks.
#[must_use]
pub fn reasons(outcome: &Outcome) -> Option<String> {
    let words = outcome.reasons.as_ref()?.open()?;
    Some(format!("“{words}”"))
}

/// Beside a tally of how asks stand: how many of them their asker closed. None where
/// none is: that nothing is recorded as closed says nothing.
#[must_use]
pub fn closed_of(closed: usize, all: usize) -> Option<String> {
    match (closed, all) {
        (0, _) => None,
        (1, 1) => Some("Closed by its asker".to_owned()),
        (closed, all) if closed == all => Some(format!(
            "All {} closed by their asker",
            numbers::number(all as u64)
        )),
        (closed, all) => Some(format!(
            "{} of {} closed by their asker",
            numbers::number(closed as u64),
            numbers::number(all as u64)
        )),
    }
}

/// How many of the recommendations under a cause of concern its asker closed,
/// for every body that each was put to.
#[must_use]
pub fn of_a_cause(closed: usize, all: usize) -> String {
    let (closed, all) = (closed as u64, all as u64);
    let said = match (closed, all) {
        (_, 0) => return crate::concerns::NOTHING_UNDER_IT.to_owned(),
        (0, 1) => "The closing of its recommendation is not recorded by this day.".to_owned(),
        (1, 1) => "Its recommendation is closed by its asker by this day.".to_owned(),
        (0, _) => format!(
            "No closing of its {} recommendations is recorded by this day.",
            numbers::number(all)
        ),
        (closed, all) if closed == all => format!(
            "All {} of its recommendations are closed by their asker by this day.",
            numbers::number(all)
        ),
        (1, _) => format!(
            "One of its {} recommendations is closed by its asker by this day.",
            numbers::number(all)
        ),
        _ => format!(
            "{} of its {} recommendations are closed by their asker by this day.",
            numbers::number(closed),
            numbers::number(all)
        ),
    };
    format!("{said} {CAUSE_IS_APART}")
}

/// That the closing of a cause of concern follows from nothing else.
pub const CAUSE_IS_APART: &str = "The cause of concern is closed separately.";

#[cfg(test)]
mod tests {
    use answerable_register::facts::Basis;
    use answerable_testkit::facts::{day, outcome};

    use super::*;

    #[test]
    fn each_line_names_what_was_found_its_day_and_its_author() {
        let of = |finding| line(&outcome("4 April 2025", "a-thing", finding), "a body");
        let all = [
            Finding::ClaimedMet,
            Finding::VerifiedMet,
            Finding::MetInPart,
            Finding::ClaimNotAccepted,
            Finding::Closed,
            Finding::Superseded,
            Finding::Reopened,
            Finding::Open,
        ];
        insta::assert_snapshot!(all.map(of).join("\n"), @r"
        Claimed as met on 4 April 2025 by a body
        Verified as met on 4 April 2025 by a body
        Met in part on 4 April 2025 by a body
        Claim not accepted on 4 April 2025 by a body
        Closed on 4 April 2025 by a body
        Replaced by a later one on 4 April 2025 by a body
        Reopened on 4 April 2025 by a body
        Still open on 4 April 2025 by a body
        ");
    }

    #[test]
    fn a_level_says_what_the_asker_did_and_ours_is_said_to_be_ours() {
        let level = |checked| Assurance {
            id: "documents-read".into(),
            title: "Documents read".to_owned(),
            meaning: "the asker read the documents that show what was done".to_owned(),
            rank: 3,
            basis: Basis::Documents,
            source: "https://inspectorate.example".to_owned(),
            checked,
            note: "The level is ours.".to_owned(),
            from: Some(day("1 January 2024")),
            until: None,
        };
        let said = [
            at_level(&level(true)),
            meaning(&level(true)),
            meaning(&level(false)),
        ];
        insta::assert_snapshot!(said.join("\n"), @r"
        At the level “Documents read”: the asker read the documents that show what was done
        The asker read the documents that show what was done.
        The asker read the documents that show what was done. The level is ours.
        ");
    }

    #[test]
    fn a_tally_says_how_many_are_closed_and_nothing_where_none_is() {
        let said = [(0, 0), (0, 3), (1, 1), (1, 3), (3, 3)];
        let said = said.map(|(closed, all)| closed_of(closed, all).unwrap_or_default());
        assert_eq!(
            said,
            [
                "",
                "",
                "Closed by its asker",
                "1 of 3 closed by their asker",
                "All 3 closed by their asker"
            ]
        );
    }

    /// However many are closed, nothing is said of the cause itself.
    #[test]
    fn a_cause_of_concern_is_counted_and_never_concluded_from() {
        let counts = [(0, 0), (0, 1), (1, 1), (0, 8), (1, 8), (3, 8), (8, 8)];
        let said = counts.map(|(closed, all)| of_a_cause(closed, all));
        insta::assert_snapshot!(said.join("\n"), @r"
        No recommendation under it is recorded here yet.
        The closing of its recommendation is not recorded by this day. The cause of concern is closed separately.
        Its recommendation is closed by its asker by this day. The cause of concern is closed separately.
        No closing of its 8 recommendations is recorded by this day. The cause of concern is closed separately.
        One of its 8 recommendations is closed by its asker by this day. The cause of concern is closed separately.
        3 of its 8 recommendations are closed by their asker by this day. The cause of concern is closed separately.
        All 8 of its recommendations are closed by their asker by this day. The cause of concern is closed separately.
        ");
    }
}
