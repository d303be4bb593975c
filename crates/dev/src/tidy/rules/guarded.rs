//! `web` adds addresses through its guard alone, where each names the act that
//! it is: an address without a policy is not built.

use crate::tidy::ground::Ground;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "guarded-addresses",
    promise: "web adds addresses through its guard alone",
    find,
    broken: || {
        let open = "Router::new().route(\"/open\", axum::routing::get(show));\n";
        Ground::of_files(&[("crates/web/src/router.rs", open)])
    },
};

/// The room within the room that may.
const GUARD: &str = "crates/web/src/guard/";

/// What adds an address to a router, or makes what can be added.
const ADDS: [&str; 6] = [
    "axum::routing",
    ".route(",
    ".route_service(",
    ".merge(",
    ".nest(",
    ".nest_service(",
];

fn find(ground: &Ground) -> Vec<Finding> {
    let files = ground
        .files
        .iter()
        .filter(|file| file.path.starts_with("crates/web/src/") && !file.path.starts_with(GUARD));
    let mut findings = Vec::new();
    for file in files {
        for (place, line) in file.text.lines().enumerate() {
            for adds in ADDS.iter().filter(|adds| line.contains(*adds)) {
                findings.push(Finding::failure(
                    &file.path,
                    Some(place + 1),
                    format!("an address is added past the guard ({adds})"),
                    "Add it to Routes with the act that it is: see crates/web/src/guard",
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
    fn the_guard_itself_and_tests_of_the_site_may() {
        let ours = "self.router.route(address, methods)";
        for path in ["crates/web/src/guard/routes.rs", "crates/web/tests/it/a.rs"] {
            assert_eq!(find(&Ground::of_files(&[(path, ours)])), [], "{path}");
        }
    }
}
