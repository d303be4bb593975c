//! What changed is told to those who use it, before it reaches them.

use crate::tidy::ground::Ground;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "changelog",
    promise: "CHANGELOG.md says what is not yet released",
    find,
    broken: || Ground::of_files(&[("CHANGELOG.md", "# Changes\n\n## Unreleased\n\n## 0.1.0\n")]),
};

const PATH: &str = "CHANGELOG.md";
const HEADING: &str = "## Unreleased";

fn find(ground: &Ground) -> Vec<Finding> {
    let what = match ground.file(PATH) {
        None => "is not there",
        Some(file) if !says_something(&file.text) => "says nothing under 'Unreleased'",
        Some(_) => return Vec::new(),
    };
    vec![Finding::failure(
        PATH,
        None,
        what.to_owned(),
        "Write what a user would notice, under '## Unreleased'",
    )]
}

fn says_something(text: &str) -> bool {
    text.lines()
        .skip_while(|line| line.trim() != HEADING)
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .any(|line| line.trim_start().starts_with("- "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_under_the_heading_is_enough() {
        let text = "# Changes\n\n## Unreleased\n\n- The register reads documents.\n";
        assert_eq!(find(&Ground::of_files(&[(PATH, text)])), []);
        assert_eq!(find(&Ground::default()).len(), 1);
    }
}
