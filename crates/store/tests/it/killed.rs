//! A child of a test that is killed while it works, and what it had said by then.
//!
//! The moment is told by what it has said, not by the clock: on a busy machine too it
//! is killed in the midst of its work.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::words::Random;

/// Repeats a run: the seed it printed.
const SEED: &str = "ANSWERABLE_CRASH_SEED";

/// The longest that a child goes on after the line it is killed at, in microseconds: some
/// of its acts.
const LONGEST_AFTER_US: u64 = 3_000;
/// The same of a child killed while it opens its files.
const LONGEST_OPENING_US: u64 = 20_000;
/// One life in so many ends while the child opens its files.
const OPENING_ONE_IN: u64 = 8;

/// Where a run begins: drawn, or as the environment says.
pub(crate) fn seed() -> u64 {
    let seed = std::env::var(SEED).map_or_else(
        |_| {
            let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
            now.unwrap().subsec_nanos().into()
        },
        |seed| seed.parse().unwrap(),
    );
    println!("seed: {SEED}={seed}");
    seed
}

/// Runs one test of this program as a child and kills it after fewer than `most_lines`
/// lines, and a little later. What it said, the last line perhaps cut off.
pub(crate) fn after_some_lines(
    test: &str,
    environment: &[(&str, &str)],
    most_lines: u64,
    random: &mut Random,
) -> Vec<String> {
    let (lines, then_us) = if random.below(OPENING_ONE_IN) == 0 {
        (0, random.below(LONGEST_OPENING_US))
    } else {
        (random.below(most_lines), random.below(LONGEST_AFTER_US))
    };
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .envs(environment.iter().copied())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut saying = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let before = saying.by_ref().take(usize::try_from(lines).unwrap());
    let mut said: Vec<String> = before.collect();
    std::thread::sleep(Duration::from_micros(then_us));
    child.kill().unwrap();
    said.extend(saying);
    let ended = child.wait().unwrap();
    assert_eq!(ended.code(), None, "the child ended by itself");
    said
}
