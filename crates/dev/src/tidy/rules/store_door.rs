//! `web` never touches a store: a page asks the desk. Cargo's table holds the
//! dependency; this holds the name, so that no back door is cut.

use crate::tidy::ground::Ground;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "store-door",
    promise: "web never names the store; only cli opens one",
    find,
    broken: || Ground::of_files(&[("crates/web/src/lib.rs", "use answerable_store::Log;\n")]),
};

const NAMES: [&str; 4] = [
    "answerable_store",
    "answerable-store",
    "rusqlite",
    "tokio_postgres",
];

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in ground
        .files
        .iter()
        .filter(|file| file.room() == Some("web"))
    {
        for (place, line) in file.text.lines().enumerate() {
            for name in NAMES.iter().filter(|name| line.contains(*name)) {
                findings.push(Finding::failure(
                    &file.path,
                    Some(place + 1),
                    format!("web names {name}"),
                    "Ask the desk a question instead; cli opens the store and hands the desk over",
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_rooms_may_name_the_store() {
        let desk = Ground::of_files(&[("crates/desk/src/lib.rs", "use answerable_store::Log;")]);
        assert_eq!(find(&desk), []);
    }
}
