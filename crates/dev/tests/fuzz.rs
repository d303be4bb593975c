//! `cargo dev fuzz` finds what is broken, and a short run of it is part of the check.
//!
//! A long one is `cargo dev fuzz --runs 1_000_000`.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot run")]

use std::path::Path;
use std::process::Command;

/// What a run printed, and whether it found nothing.
fn fuzz(kept: &Path, words: &str) -> (String, bool) {
    let output = Command::new(env!("CARGO_BIN_EXE_fuzz"))
        .args(words.split(' '))
        .arg("--kept")
        .arg(kept)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    (said + &complaint, output.status.success())
}

#[test]
fn a_panic_a_hang_and_a_crash_are_found_and_their_inputs_kept() {
    let kept = tempfile::tempdir().unwrap();
    for (control, found) in [
        ("control-panics", "panicked at "),
        ("control-hangs", "hung for 5 seconds"),
        ("control-ends", "crashed (signal: 6"),
    ] {
        let (said, good) = fuzz(kept.path(), &format!("{control} --runs 60 --seconds 40"));
        assert!(!good && said.contains(found), "{control}: {said}");
        let line = said.lines().find(|line| line.contains(found)).unwrap();
        let path = line.split_once("kept in ").unwrap().1;
        let input = std::fs::read(path.trim()).unwrap();
        assert!(input.len() < 13_000, "{control}");
    }
}

#[test]
fn every_reader_takes_what_is_thrown_at_it() {
    let kept = tempfile::tempdir().unwrap();
    let (said, good) = fuzz(kept.path(), "--runs 150 --seed 7");
    assert!(good, "{said}");
    assert!(said.lines().count() > 14, "{said}");
}
