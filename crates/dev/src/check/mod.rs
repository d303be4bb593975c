//! `cargo dev check`: everything that must hold, cheapest first.
//!
//! A step says what it does, runs, and says how long it took. The first step
//! that fails ends the run with its remedy. What was skipped is named at the
//! end with the reason, and the last line counts the tests.

mod report;
mod skips;
mod steps;

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::arguments::Arguments;
use crate::tally::Tally;
use crate::workshop::Workshop;
use crate::{Verdict, surroundings};

/// One thing that must hold.
struct Step {
    name: &'static str,
    does: &'static str,
    /// What to do when it does not hold.
    remedy: &'static str,
    run: fn(&Workshop) -> Result<Outcome>,
}

/// How a step ended.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Held(Tally),
    /// It held as far as it went; each line says what was left out and why.
    HeldInPart(Tally, Vec<String>),
    Broke(Tally),
    Skipped(String),
}

/// A step that has been run.
struct Ran {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

/// Runs the steps; `--fast` leaves the browser out.
pub(crate) fn command(shop: &Workshop, mut arguments: Arguments) -> Result<Verdict> {
    let fast = arguments.flag("--fast");
    arguments.end()?;
    let steps: Vec<&Step> = steps::ALL
        .iter()
        .filter(|step| !(fast && step.name == "browser"))
        .collect();
    let mut ran = Vec::new();
    let mut remedy = None;
    for (place, step) in steps.iter().enumerate() {
        report::opening(place + 1, steps.len(), step);
        let start = Instant::now();
        let outcome = forbid_skips(come_to((step.run)(shop)), shop);
        let broke = matches!(outcome, Outcome::Broke(_));
        ran.push(Ran {
            name: step.name,
            outcome,
            took: start.elapsed(),
        });
        report::closing(place + 1, steps.len(), ran.last());
        if broke {
            remedy = Some(step.remedy);
            break;
        }
    }
    if fast {
        ran.push(Ran {
            name: "browser",
            outcome: Outcome::Skipped("--fast was asked for".to_owned()),
            took: Duration::ZERO,
        });
    }
    print!("{}", report::summary(&ran, steps::ALL.len(), remedy));
    Ok(match remedy {
        None => Verdict::Good,
        Some(_) => Verdict::Bad,
    })
}

/// What a step came to. One that could not be run at all has not held, and the
/// closing line counts it: a machine reads that line whatever happened.
fn come_to(ran: Result<Outcome>) -> Outcome {
    ran.unwrap_or_else(|fault| {
        println!("      could not be run: {fault:#}");
        Outcome::Broke(Tally::default())
    })
}

/// Where skipping is forbidden, what was left out breaks the step; only tests
/// on the folder `shared` are excused, and only where it is not there.
fn forbid_skips(outcome: Outcome, shop: &Workshop) -> Outcome {
    if !surroundings::no_skips() {
        return outcome;
    }
    strict(outcome, shop.shared().is_some())
}

fn strict(outcome: Outcome, shared_is_there: bool) -> Outcome {
    match outcome {
        Outcome::Skipped(why) => {
            println!("      not allowed here: {why}");
            Outcome::Broke(Tally::default())
        }
        Outcome::HeldInPart(tally, reasons) => {
            let is_excused = |reason: &String| !shared_is_there && reason.contains("shared");
            let unexcused: Vec<&String> = reasons
                .iter()
                .filter(|reason| !is_excused(reason))
                .collect();
            if unexcused.is_empty() {
                return Outcome::HeldInPart(tally, reasons);
            }
            for reason in unexcused {
                println!("      not allowed here: {reason}");
            }
            Outcome::Broke(tally)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_cannot_be_run_has_not_held() {
        let fault = Err(anyhow::anyhow!("no cargo on this machine"));
        assert_eq!(come_to(fault), Outcome::Broke(Tally::default()));
        let held = Outcome::Skipped("no Chromium".to_owned());
        assert_eq!(
            come_to(Ok(held)),
            Outcome::Skipped("no Chromium".to_owned())
        );
    }

    #[test]
    fn where_skipping_is_forbidden_a_skip_breaks_the_step() {
        let skipped = || Outcome::Skipped("no Chromium on this machine".to_owned());
        assert_eq!(strict(skipped(), false), Outcome::Broke(Tally::default()));
        let part = |why: &str| Outcome::HeldInPart(Tally::default(), vec![why.to_owned()]);
        let shared = "seeds: skipped: ../shared is not there";
        assert_eq!(strict(part(shared), false), part(shared));
        assert_eq!(strict(part(shared), true), Outcome::Broke(Tally::default()));
        let other = "slow: skipped: no sqlite3";
        assert_eq!(strict(part(other), false), Outcome::Broke(Tally::default()));
    }
}
