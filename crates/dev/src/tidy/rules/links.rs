//! A link in our pages leads somewhere: every relative link names a file.

use crate::tidy::ground::{File, Ground};
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "links",
    promise: "every relative link in a Markdown page names a file that is there",
    find,
    broken: || Ground::of_files(&[("README.md", "See [the map](docs/NOWHERE.md).\n")]),
};

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in ground.files.iter().filter(|file| file.is("md")) {
        for (place, line) in file.text.lines().enumerate() {
            for target in targets(line) {
                let path = resolved(&file.path, target);
                if !is_there(ground, &path) {
                    findings.push(Finding::failure(
                        &file.path,
                        Some(place + 1),
                        format!("links to {target}, which is not there"),
                        "Write the page, or mend the link",
                    ));
                }
            }
        }
    }
    findings
}

/// The relative addresses of the links and pictures in a line.
fn targets(line: &str) -> Vec<&str> {
    line.match_indices("](")
        .filter_map(|(place, _)| line[place + 2..].split([')', '#', ' ']).next())
        .filter(|target| !target.is_empty())
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .collect()
}

/// The target as a path from the repository's root.
fn resolved(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn is_there(ground: &Ground, path: &str) -> bool {
    let folder = format!("{path}/");
    ground
        .files
        .iter()
        .any(|File { path: found, .. }| found == path || found.starts_with(&folder))
        // A picture is not text and so not on the ground.
        || path.ends_with(".png")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_from_the_page_they_stand_on() {
        let ground = Ground::of_files(&[
            (
                "docs/MAP.md",
                "[up](../README.md#top) [here](decisions) [out](https://x.org/y)",
            ),
            ("docs/decisions/0001-log.md", "text"),
            ("README.md", "[map](docs/MAP.md)"),
        ]);
        assert_eq!(find(&ground), []);
    }
}
