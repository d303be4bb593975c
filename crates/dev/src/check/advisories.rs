//! Whether a library has a fault that is known of (OWASP ASVS 5.0: 15.2.1).
//!
//! `cargo deny` asks the RustSec database, which lies on another's site. Where the
//! program or the database cannot be had, the check says so in plain words and goes
//! on: a change is not wrong because a network is away. A fault that is found
//! breaks it.

use anyhow::Result;

use super::Outcome;
use crate::tally::Tally;
use crate::workshop::Workshop;
use crate::{run, surroundings};

/// How the reason begins where nothing was asked.
pub(super) const NOT_ASKED: &str = "advisories: not asked: ";

/// What `cargo deny` says where it has no database to ask.
const NO_DATABASE: [&str; 3] = [
    "failed to fetch advisory database",
    "failed to load advisory database",
    "unable to fetch",
];

/// Asks, or says why nobody could be asked.
pub(super) fn ask(shop: &Workshop) -> Result<Outcome> {
    if !surroundings::has_cargo_deny() {
        return Ok(not_asked(
            "cargo-deny is not installed; cargo install cargo-deny",
        ));
    }
    let asked = run::heard(run::cargo(shop.root()).args([
        "deny",
        "--all-features",
        "check",
        "advisories",
    ]))?;
    Ok(judged(asked.good, &asked.text))
}

/// Whether a reason says that nobody could be asked.
pub(super) fn is_not_asked(reason: &str) -> bool {
    reason.starts_with(NOT_ASKED)
}

fn judged(good: bool, said: &str) -> Outcome {
    match good {
        true => Outcome::Held(Tally::default()),
        false if NO_DATABASE.iter().any(|words| said.contains(words)) => {
            not_asked("the database of advisories cannot be had from here")
        }
        false => Outcome::Broke(Tally::default()),
    }
}

fn not_asked(why: &str) -> Outcome {
    Outcome::HeldInPart(Tally::default(), vec![format!("{NOT_ASKED}{why}")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_fault_breaks_the_check_and_a_network_that_is_away_does_not() {
        let found = "error[vulnerability]: a fault that is known of\nadvisories FAILED";
        assert_eq!(judged(false, found), Outcome::Broke(Tally::default()));
        let away = "[ERROR] failed to fetch advisory database https://github.com/rustsec";
        let Outcome::HeldInPart(_, reasons) = judged(false, away) else {
            panic!("nobody was asked, and it is not said");
        };
        assert!(is_not_asked(&reasons[0]), "{reasons:?}");
        assert_eq!(
            judged(true, "advisories ok"),
            Outcome::Held(Tally::default())
        );
    }
}
