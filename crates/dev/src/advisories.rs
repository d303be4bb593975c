//! `cargo dev advisories`: whether a library has a fault that is known of
//! (OWASP ASVS 5.0: 15.2.1).
//!
//! `cargo deny` asks the RustSec database, which lies on another's site. That is why
//! it is no step of the check: a change that was good yesterday must not be bad today
//! because a network is away. It is asked for by itself, before each release at the
//! least, and what could not be asked is not good.

use anyhow::Result;

use crate::arguments::Arguments;
use crate::workshop::Workshop;
use crate::{Verdict, run, surroundings};

/// What `cargo deny` says where it has no database to ask.
const NO_DATABASE: [&str; 3] = [
    "failed to fetch advisory database",
    "failed to load advisory database",
    "unable to fetch",
];

/// What asking came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    NothingKnown,
    Faults,
    NobodyAsked(&'static str),
}

/// Asks, or says why nobody could be asked.
///
/// # Errors
/// Words after the command; a program that cannot be started.
pub(crate) fn command(shop: &Workshop, arguments: Arguments) -> Result<Verdict> {
    arguments.end()?;
    let heard = if surroundings::has_cargo_deny() {
        let asked = run::heard(run::cargo(shop.root()).args([
            "deny",
            "--all-features",
            "check",
            "advisories",
        ]))?;
        judged(asked.good, &asked.text)
    } else {
        Heard::NobodyAsked("cargo-deny is not installed; cargo install cargo-deny")
    };
    Ok(match heard {
        Heard::NothingKnown => {
            println!("advisories: nothing is known against any library");
            Verdict::Good
        }
        Heard::Faults => {
            println!("advisories: update, replace or cut off what is named above");
            Verdict::Bad
        }
        Heard::NobodyAsked(why) => {
            println!("advisories: nobody could be asked: {why}");
            Verdict::Bad
        }
    })
}

fn judged(good: bool, said: &str) -> Heard {
    match good {
        true => Heard::NothingKnown,
        false if NO_DATABASE.iter().any(|words| said.contains(words)) => {
            Heard::NobodyAsked("the database of advisories cannot be had from here")
        }
        false => Heard::Faults,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_fault_is_told_from_a_network_that_is_away() {
        let found = "error[vulnerability]: a fault that is known of\nadvisories FAILED";
        assert_eq!(judged(false, found), Heard::Faults);
        let away = "[ERROR] failed to fetch advisory database https://github.com/rustsec";
        assert!(matches!(judged(false, away), Heard::NobodyAsked(_)));
        assert_eq!(judged(true, "advisories ok"), Heard::NothingKnown);
    }
}
