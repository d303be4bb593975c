//! Every room takes the workspace's lints and forbids unsafe code with them.

use crate::tidy::ground::Ground;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "lints",
    promise: "every room inherits the workspace's lints",
    find,
    broken: || Ground::of_files(&[("crates/web/Cargo.toml", "[package]\nname = \"x\"\n")]),
};

fn find(ground: &Ground) -> Vec<Finding> {
    ground
        .files
        .iter()
        .filter(|file| file.path.starts_with("crates/") && file.path.ends_with("/Cargo.toml"))
        .filter(|file| !inherits(&file.text))
        .map(|file| {
            Finding::failure(
                &file.path,
                None,
                "does not take the workspace's lints".to_owned(),
                "Add [lints] with workspace = true",
            )
        })
        .collect()
}

fn inherits(text: &str) -> bool {
    text.parse::<toml::Table>().is_ok_and(|manifest| {
        manifest
            .get("lints")
            .and_then(|lints| lints.get("workspace"))
            .and_then(toml::Value::as_bool)
            == Some(true)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_that_inherits_is_good() {
        assert!(inherits("[lints]\nworkspace = true\n"));
        assert!(!inherits("[lints]\nworkspace = false\n"));
    }
}
