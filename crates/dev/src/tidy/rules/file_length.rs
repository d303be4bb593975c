//! One idea a file. Past 300 lines a file is looked at; past 600 it is split.

use crate::tidy::ground::Ground;
use crate::tidy::{Finding, Rule, Weight};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "file-length",
    promise: "no source file is over 600 lines; over 300 is a warning",
    find,
    broken: || Ground::of_files(&[("crates/web/src/lib.rs", &"let a = 1;\n".repeat(601))]),
};

const WATCHED: usize = 300;
const MOST: usize = 600;

/// Endings of the files people read as source.
const SOURCE: [&str; 5] = ["rs", "mjs", "js", "css", "html"];

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &ground.files {
        if !SOURCE.iter().any(|ending| file.is(ending)) {
            continue;
        }
        let lines = file.text.lines().count();
        if lines > WATCHED {
            findings.push(Finding {
                weight: if lines > MOST {
                    Weight::Failure
                } else {
                    Weight::Warning
                },
                path: file.path.clone(),
                line: None,
                what: format!("{lines} lines"),
                remedy: format!("Split it by idea; {WATCHED} lines is the aim, {MOST} the most"),
            });
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_lines(lines: usize) -> Vec<Finding> {
        find(&Ground::of_files(&[("a.rs", &"x\n".repeat(lines))]))
    }

    #[test]
    fn a_file_is_good_then_watched_then_refused() {
        assert_eq!(of_lines(300), []);
        assert_eq!(of_lines(301)[0].weight, Weight::Warning);
        assert_eq!(of_lines(600)[0].weight, Weight::Warning);
        assert_eq!(of_lines(601)[0].weight, Weight::Failure);
    }
}
