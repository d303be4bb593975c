//! What works only on its author's machine does not work.

use crate::tidy::ground::Ground;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "machine-paths",
    promise: "no file names a path of one machine",
    find,
    broken: || {
        let text = concat!("read(\"", "/ho", "me/someone/register\")\n");
        Ground::of_files(&[("crates/cli/src/main.rs", text)])
    },
};

/// Written in two parts, so that this file keeps its own rule.
const FOLDERS: [&str; 5] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    // Not all of it: what there is to do has its pages under that address.
    concat!("/wo", "rk/main"),
    concat!("/wo", "rk/shared"),
];

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &ground.files {
        for (place, line) in file.text.lines().enumerate() {
            if let Some(folder) = FOLDERS.iter().find(|folder| begins_a_path(line, folder)) {
                findings.push(Finding::failure(
                    &file.path,
                    Some(place + 1),
                    format!("names a path under {folder}"),
                    "Work it out from the repository or the user's own folder",
                ));
            }
        }
    }
    findings
}

/// Whether the folder stands at the start of a path, not inside an address
/// such as `https://example.org/home/`.
fn begins_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        before.is_none_or(|letter| !(letter.is_alphanumeric() || "/.-_~}".contains(letter)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_on_the_web_is_not_a_path_of_a_machine() {
        let folder = FOLDERS[0];
        let address = format!("see https://example.org{folder}page and ..{folder}x");
        assert_eq!(find(&Ground::of_files(&[("README.md", &address)])), []);
        let path = format!("cd {folder}answerable");
        assert_eq!(find(&Ground::of_files(&[("README.md", &path)])).len(), 1);
    }
}
