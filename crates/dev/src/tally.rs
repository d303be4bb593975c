//! Counting tests from what their runners print.
//!
//! The check ends with one plain line, `N passed, N failed, N skipped`, so the
//! closing lines of cargo's, nextest's and Node's runners are read and added.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

/// Reads nextest's closing line, as in
/// `Summary [ 0.1s] 9 tests run: 7 passed (1 slow), 1 failed, 1 timed out, 2 skipped`.
pub(crate) fn of_nextest(text: &str) -> Tally {
    let mut tally = Tally::default();
    for line in text.lines().map(plain) {
        let Some((head, counts)) = line.split_once("run: ") else {
            continue;
        };
        if !head.trim_start().starts_with("Summary [") {
            continue;
        }
        for (number, word) in counts_in(counts) {
            match word.as_str() {
                "passed" => tally.passed += number,
                "skipped" => tally.skipped += number,
                "failed" | "timed" | "exec" => tally.failed += number,
                _ => {}
            }
        }
    }
    tally
}

/// Adds up cargo's own closing lines, as in
/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out`.
pub(crate) fn of_cargo_test(text: &str) -> Tally {
    let mut tally = Tally::default();
    for line in text.lines().map(plain) {
        let Some(counts) = line.trim_start().strip_prefix("test result: ") else {
            continue;
        };
        for (number, word) in counts_in(counts) {
            match word.as_str() {
                "passed" => tally.passed += number,
                "failed" => tally.failed += number,
                "ignored" => tally.skipped += number,
                _ => {}
            }
        }
    }
    tally
}

/// Reads Node's closing lines, as in `ℹ pass 12` or `# pass 12`.
pub(crate) fn of_node(text: &str) -> Tally {
    let mut tally = Tally::default();
    for line in text.lines().map(plain) {
        let mut words = line.split_whitespace();
        if !matches!(words.next(), Some("ℹ" | "#")) {
            continue;
        }
        let (Some(word), Some(number), None) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        let Ok(number) = number.parse::<u32>() else {
            continue;
        };
        match word {
            "pass" => tally.passed += number,
            "fail" | "cancelled" => tally.failed += number,
            "skipped" | "todo" => tally.skipped += number,
            _ => {}
        }
    }
    tally
}

/// Every number in a line with the word after it.
fn counts_in(line: &str) -> Vec<(u32, String)> {
    let words: Vec<&str> = line.split([' ', ',', ';', '(', ')', '.']).collect();
    words
        .iter()
        .zip(words.iter().skip(1))
        .filter_map(|(number, word)| Some((number.parse().ok()?, (*word).to_owned())))
        .collect()
}

/// A line without the colours a terminal is sent.
pub(crate) fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter != '\u{1b}' {
            out.push(letter);
            continue;
        }
        // An escape runs to its first letter: ESC [ 32 ; 1 m
        for inner in letters.by_ref() {
            if inner.is_ascii_alphabetic() {
                break;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u32, failed: u32, skipped: u32) -> Tally {
        Tally {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn nextests_line_is_read_with_its_slow_flaky_and_timed_out() {
        let text = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.055s] 12 tests run: 9 passed (2 slow, 1 flaky), 2 failed, 1 timed out, 3 skipped\n";
        assert_eq!(of_nextest(text), tally(9, 3, 3));
        let one = "     Summary [   0.002s] 1 test run: 1 passed, 0 skipped\n";
        assert_eq!(of_nextest(one), tally(1, 0, 0));
    }

    #[test]
    fn a_test_that_prints_run_is_not_a_summary() {
        assert_eq!(of_nextest("dry run: 4 passed"), Tally::default());
    }

    #[test]
    fn cargos_lines_are_added_up() {
        let text = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                    test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(of_cargo_test(text), tally(4, 2, 1));
    }

    #[test]
    fn nodes_lines_are_read_from_either_reporter() {
        let spec =
            "ℹ tests 5\nℹ suites 0\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n";
        assert_eq!(of_node(spec), tally(3, 1, 1));
        assert_eq!(of_node(&spec.replace('ℹ', "#")), tally(3, 1, 1));
        assert_eq!(of_node("# fail 2 of these were odd"), Tally::default());
    }

    #[test]
    fn the_closing_line_is_plain() {
        assert_eq!(tally(7, 0, 2).to_string(), "7 passed, 0 failed, 2 skipped");
    }
}
