//! The steps of the check, in order: what costs least and fails most comes first.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::{Outcome, Step, skips};
use crate::tally::Tally;
use crate::workshop::Workshop;
use crate::{Verdict, browser, run, surroundings, tally, tidy};

/// Every step.
pub(super) const ALL: [Step; 9] = [
    Step {
        name: "format",
        does: "every Rust file is as rustfmt writes it",
        remedy: "Run: cargo fmt --all",
        run: |shop| plain(run::cargo(shop.root()).args(["fmt", "--all", "--check"])),
    },
    Step {
        name: "tidy",
        does: "the files keep the rules of the house",
        remedy: "Each finding above says what to do; cargo dev tidy --rules lists the rules",
        run: |shop| {
            Ok(match tidy::hold(shop)? {
                Verdict::Good => Outcome::Held(Tally::default()),
                Verdict::Bad => Outcome::Broke(Tally::default()),
            })
        },
    },
    Step {
        name: "clippy",
        does: "no warning in any room, tests and tools included",
        remedy: "Mend what clippy names above; allow a lint only with a reason",
        run: |shop| {
            plain(run::cargo(shop.root()).args([
                "clippy",
                "--locked",
                "--workspace",
                "--all-targets",
                "--all-features",
                "--",
                "--deny",
                "warnings",
            ]))
        },
    },
    Step {
        name: "tests",
        does: "unit, property, statute and story tests of every room",
        remedy: "Run one alone: cargo test --package answerable-ROOM NAME",
        run: tests,
    },
    Step {
        name: "doc tests",
        does: "the examples in the documentation compile and hold",
        remedy: "Run: cargo test --workspace --doc",
        run: |shop| {
            let heard = run::heard(run::cargo(shop.root()).args([
                "test",
                "--locked",
                "--workspace",
                "--all-features",
                "--doc",
            ]))?;
            Ok(judged(heard.good, tally::of_cargo_test(&heard.text)))
        },
    },
    Step {
        name: "docs",
        does: "the documentation builds without a warning",
        remedy: "Mend the links and tags named above",
        run: |shop| {
            plain(
                run::cargo(shop.root())
                    .args(["doc", "--locked", "--workspace", "--no-deps"])
                    .env("RUSTDOCFLAGS", "--deny warnings"),
            )
        },
    },
    Step {
        name: "program",
        does: "the answerable program builds",
        remedy: "Run: cargo build --package answerable",
        run: |shop| {
            plain(run::cargo(shop.root()).args(["build", "--locked", "--package", "answerable"]))
        },
    },
    Step {
        name: "by default",
        does: "without its features every address is still guarded",
        remedy: "Run: cargo test --package answerable-web --lib guard",
        run: |shop| {
            let heard = run::heard(run::cargo(shop.root()).args([
                "test",
                "--locked",
                "--package",
                "answerable-web",
                "--lib",
                "guard::tests",
            ]))?;
            Ok(judged(heard.good, tally::of_cargo_test(&heard.text)))
        },
    },
    Step {
        name: "browser",
        does: "every page of the demo keeps its promises in Chromium",
        remedy: "Run one page alone: cargo dev browser --only NAME",
        run: in_the_browser,
    },
];

fn plain(command: &mut Command) -> Result<Outcome> {
    let heard = run::heard(command)?;
    Ok(judged(heard.good, Tally::default()))
}

fn judged(good: bool, tally: Tally) -> Outcome {
    if good {
        Outcome::Held(tally)
    } else {
        Outcome::Broke(tally)
    }
}

/// Nextest where it is installed, since it runs each test in its own process
/// and side by side; cargo's own runner where it is not.
fn tests(shop: &Workshop) -> Result<Outcome> {
    let (heard, mut tally, reasons) = if surroundings::has_nextest() {
        let record = nextest_record(shop);
        // A record of an earlier run must not speak for this one.
        let _ = std::fs::remove_file(&record);
        let heard = run::heard(run::cargo(shop.root()).args([
            "nextest",
            "run",
            "--locked",
            "--workspace",
            "--all-features",
            "--no-fail-fast",
            "--profile",
            "check",
            "--status-level",
            "fail",
            "--show-progress",
            "none",
        ]))?;
        let record = std::fs::read_to_string(record).unwrap_or_default();
        let tally = tally::of_nextest(&heard.text);
        (heard, tally, skips::in_junit(&record))
    } else {
        let heard = run::heard(run::cargo(shop.root()).args([
            "test",
            "--locked",
            "--workspace",
            "--all-features",
            "--lib",
            "--bins",
            "--tests",
            "--no-fail-fast",
            "--",
            "--show-output",
        ]))?;
        let tally = tally::of_cargo_test(&heard.text);
        let reasons = skips::in_shown_output(&heard.text);
        (heard, tally, reasons)
    };
    // A test that says it skipped has not passed.
    let said = u32::try_from(reasons.len()).unwrap_or(u32::MAX);
    tally.passed = tally.passed.saturating_sub(said);
    tally.skipped += said;
    Ok(match (heard.good, reasons.is_empty()) {
        (false, _) => Outcome::Broke(tally),
        (true, true) => Outcome::Held(tally),
        (true, false) => Outcome::HeldInPart(tally, reasons),
    })
}

/// Where nextest writes its record; the profile `check` in `.config/nextest.toml`.
fn nextest_record(shop: &Workshop) -> PathBuf {
    shop.target().join("nextest/check/junit.xml")
}

fn in_the_browser(shop: &Workshop) -> Result<Outcome> {
    Ok(match browser::run_all(shop)? {
        browser::Run::Ran { good, tally } => judged(good, tally),
        browser::Run::Missing(missing) => {
            Outcome::Skipped(format!("{}; remedy: {}", missing.what, missing.remedy))
        }
    })
}
