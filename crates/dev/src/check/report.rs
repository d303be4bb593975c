//! What the check says: a line before each step, one after, a summary.

use std::fmt::Write as _;
use std::time::Duration;

use super::{Outcome, Ran, Step};
use crate::tally::Tally;

/// Says what is about to be done.
pub(super) fn opening(place: usize, of: usize, step: &Step) {
    println!("\ncheck {place}/{of}  {}: {}", step.name, step.does);
}

/// Says how it ended and how long it took.
pub(super) fn closing(place: usize, of: usize, ran: Option<&Ran>) {
    if let Some(ran) = ran {
        println!(
            "check {place}/{of}  {}: {}, {}",
            ran.name,
            verdict(&ran.outcome),
            seconds(ran.took)
        );
    }
}

/// Every step with its verdict, what was skipped and why, the remedy of what
/// broke, and the plain closing line.
pub(super) fn summary(ran: &[Ran], steps: usize, remedy: Option<&str>) -> String {
    let mut text = String::from("\nSummary\n");
    let mut tally = Tally::default();
    let mut total = Duration::ZERO;
    for step in ran {
        total += step.took;
        let _ = writeln!(
            text,
            "  {:<10} {:<8} {:>8}",
            step.name,
            verdict(&step.outcome),
            seconds(step.took)
        );
        tally += counted(&step.outcome);
    }
    if ran.len() < steps {
        let _ = writeln!(text, "  {} more not run", steps - ran.len());
    }
    let _ = writeln!(text, "  in all {:>21}", seconds(total));
    for step in ran {
        for reason in reasons(&step.outcome) {
            let _ = writeln!(text, "Skipped in {}: {reason}", step.name);
        }
    }
    if let (Some(remedy), Some(last)) = (
        remedy,
        ran.iter()
            .find(|step| matches!(step.outcome, Outcome::Broke(_))),
    ) {
        let _ = writeln!(text, "Stopped at {}. {remedy}", last.name);
    }
    let _ = writeln!(text, "{tally}");
    text
}

fn verdict(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Held(_) | Outcome::HeldInPart(..) => "passed",
        Outcome::Broke(_) => "FAILED",
        Outcome::Skipped(_) => "skipped",
    }
}

/// What a step adds to the closing line. A step that broke without a failed
/// test, such as the format, counts as one failure; a skipped step as one skip.
fn counted(outcome: &Outcome) -> Tally {
    match outcome {
        Outcome::Held(tally) => *tally,
        Outcome::HeldInPart(tally, _) => *tally,
        Outcome::Broke(tally) => Tally {
            failed: tally.failed.max(1),
            ..*tally
        },
        Outcome::Skipped(_) => Tally {
            skipped: 1,
            ..Tally::default()
        },
    }
}

fn reasons(outcome: &Outcome) -> Vec<&str> {
    match outcome {
        Outcome::Skipped(why) => vec![why],
        Outcome::HeldInPart(_, reasons) => reasons.iter().map(String::as_str).collect(),
        Outcome::Held(_) | Outcome::Broke(_) => Vec::new(),
    }
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(name: &'static str, outcome: Outcome) -> Ran {
        Ran {
            name,
            outcome,
            took: Duration::from_millis(1500),
        }
    }

    fn tests(passed: u32, failed: u32) -> Tally {
        Tally {
            passed,
            failed,
            skipped: 0,
        }
    }

    #[test]
    fn a_good_run_ends_with_the_counts_and_names_what_was_skipped() {
        let text = summary(
            &[
                ran("format", Outcome::Held(Tally::default())),
                ran("tests", Outcome::Held(tests(310, 0))),
                ran("browser", Outcome::Skipped("no Chromium".to_owned())),
            ],
            3,
            None,
        );
        assert!(text.contains("Skipped in browser: no Chromium\n"), "{text}");
        assert!(
            text.ends_with("\n310 passed, 0 failed, 1 skipped\n"),
            "{text}"
        );
    }

    #[test]
    fn a_broken_step_gives_its_remedy_and_is_never_counted_as_nothing() {
        let text = summary(
            &[ran("format", Outcome::Broke(Tally::default()))],
            9,
            Some("Run cargo fmt."),
        );
        assert!(text.contains("  8 more not run\n"), "{text}");
        assert!(
            text.contains("Stopped at format. Run cargo fmt.\n"),
            "{text}"
        );
        assert!(
            text.ends_with("\n0 passed, 1 failed, 0 skipped\n"),
            "{text}"
        );
    }

    #[test]
    fn failed_tests_are_counted_once() {
        let text = summary(
            &[ran("tests", Outcome::Broke(tests(5, 2)))],
            1,
            Some("Mend."),
        );
        assert!(
            text.ends_with("\n5 passed, 2 failed, 0 skipped\n"),
            "{text}"
        );
    }
}
