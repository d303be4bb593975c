//! One file reads the wall clock, in `cli`; everything else is told the day.
//! That is what lets any page be drawn as at any day.

use crate::tidy::ground::{File, Ground};
use crate::tidy::rust_text;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "one-clock",
    promise: "exactly one file reads the wall clock, and it is in cli",
    find,
    broken: || {
        Ground::of_files(&[
            ("crates/cli/src/clock.rs", "let now = Timestamp::now();\n"),
            ("crates/web/src/page.rs", "let now = Zoned::now();\n"),
        ])
    },
};

const READS: [&str; 6] = [
    "SystemTime::now",
    "Timestamp::now",
    "Zoned::now",
    "Utc::now",
    "CURRENT_TIMESTAMP",
    "('now'",
];

/// Rooms that are not part of the program.
const OUTSIDE: [&str; 2] = ["dev", "testkit"];

fn find(ground: &Ground) -> Vec<Finding> {
    let readers: Vec<(&File, usize)> = ground
        .files
        .iter()
        .filter(|file| file.is("rs") && file.path.contains("/src/"))
        .filter(|file| file.room().is_some_and(|room| !OUTSIDE.contains(&room)))
        .filter_map(|file| Some((file, first_reading(&file.text)?)))
        .collect();
    let (in_cli, elsewhere): (Vec<_>, Vec<_>) = readers
        .into_iter()
        .partition(|(file, _)| file.room() == Some("cli"));
    let mut findings: Vec<Finding> = elsewhere
        .iter()
        .map(|(file, line)| {
            Finding::failure(
                &file.path,
                Some(*line),
                "a room other than cli reads the wall clock".to_owned(),
                "Take the day as an argument",
            )
        })
        .collect();
    findings.extend(in_cli.iter().skip(1).map(|(file, line)| {
        Finding::failure(
            &file.path,
            Some(*line),
            format!(
                "a second file reads the wall clock; {} does already",
                in_cli[0].0.path
            ),
            "Ask that file for the day",
        )
    }));
    findings
}

fn first_reading(text: &str) -> Option<usize> {
    rust_text::shipped(text)
        .into_iter()
        .find(|(_, code)| READS.iter().any(|reading| code.contains(reading)))
        .map(|(line, _)| line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_in_cli_may_read_it_and_a_second_may_not() {
        let clock = ("crates/cli/src/clock.rs", "Timestamp::now()");
        assert_eq!(find(&Ground::of_files(&[clock])), []);
        let second = ("crates/cli/src/serve.rs", "SystemTime::now()");
        let found = find(&Ground::of_files(&[clock, second]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "crates/cli/src/serve.rs");
    }

    #[test]
    fn a_statement_to_the_database_reads_the_clock_too() {
        let sql = "execute(\"INSERT INTO log VALUES (datetime('now'))\")";
        assert_eq!(
            find(&Ground::of_files(&[("crates/store/src/log.rs", sql)])).len(),
            1
        );
    }
}
