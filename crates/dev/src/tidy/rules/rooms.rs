//! Who may use whom. The order of the rooms keeps law, counting and proofs
//! free of storage and pages, so that each can be read and tested alone.

use crate::tidy::ground::Ground;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "rooms",
    promise: "each room uses only the rooms that the table allows",
    find,
    broken: || Ground::of_rooms(&[("web", &["store"])]),
};

/// A room and the rooms that it may use in what ships.
const TABLE: [(&str, &[&str]); 15] = [
    ("apart", &[]),
    ("calendar", &[]),
    ("figures", &[]),
    ("ledger", &[]),
    ("charts", &[]),
    ("register", &["calendar"]),
    ("intake", &["register"]),
    ("store", &["ledger"]),
    (
        "desk",
        &["register", "intake", "store", "figures", "ledger"],
    ),
    (
        "wording",
        &["register", "calendar", "figures", "ledger", "intake"],
    ),
    ("export", &["desk", "wording", "register", "ledger"]),
    (
        "web",
        &["desk", "wording", "charts", "register", "figures", "export"],
    ),
    (
        "cli",
        &[
            "web", "desk", "wording", "calendar", "register", "ledger", "intake", "store", "apart",
            "export",
        ],
    ),
    ("testkit", &["register", "calendar"]),
    (
        "dev",
        &[
            "register", "calendar", "store", "desk", "intake", "apart", "testkit", "export",
        ],
    ),
];

/// What any room may use in its tests, besides its own row.
const IN_TESTS: &str = "testkit";

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for room in &ground.rooms {
        let path = format!("crates/{}/Cargo.toml", room.name);
        let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == room.name) else {
            findings.push(Finding::failure(
                &path,
                None,
                format!("the room '{}' has no row in the table", room.name),
                "Say whom it may use, in crates/dev/src/tidy/rules/rooms.rs",
            ));
            continue;
        };
        let in_tests = room
            .uses_in_tests
            .iter()
            .filter(|used| used.as_str() != IN_TESTS);
        for used in room.uses.iter().chain(in_tests) {
            if !allowed.contains(&used.as_str()) {
                findings.push(Finding::failure(
                    &path,
                    None,
                    format!("{} uses {used}; it may use {}", room.name, said(allowed)),
                    "Move the code to the room that may, or pass it what it needs",
                ));
            }
        }
    }
    findings
}

fn said(allowed: &[&str]) -> String {
    if allowed.is_empty() {
        "no room of ours".to_owned()
    } else {
        allowed.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn the_table_is_kept_or_named() {
        assert_eq!(find(&Ground::of_rooms(&[("web", &["desk"])])), []);
        let found = find(&Ground::of_rooms(&[("calendar", &["register"])]));
        assert_eq!(
            found[0].what,
            "calendar uses register; it may use no room of ours"
        );
    }

    #[test]
    fn testkit_is_for_tests_only() {
        let mut ground = Ground::of_rooms(&[("desk", &[])]);
        ground.rooms[0].uses_in_tests.push("testkit".to_owned());
        assert_eq!(find(&ground), []);
        ground.rooms[0].uses.push("testkit".to_owned());
        assert_eq!(find(&ground).len(), 1);
    }

    #[test]
    fn a_room_without_a_row_is_refused() {
        assert_eq!(find(&Ground::of_rooms(&[("cellar", &[])])).len(), 1);
    }

    #[test]
    fn the_table_holds_no_circle() {
        // Each room stands on rooms that stand without it.
        fn stands_on(room: &str, other: &str) -> bool {
            TABLE
                .iter()
                .find(|(name, _)| *name == room)
                .is_some_and(|(_, uses)| {
                    uses.iter()
                        .any(|used| *used == other || stands_on(used, other))
                })
        }
        for (room, _) in TABLE {
            assert!(!stands_on(room, room), "{room} stands on itself");
        }
    }

    /// The rooms of a page's table, each with those that its third column says
    /// it may use.
    fn told(page: &str) -> BTreeMap<&str, BTreeSet<&str>> {
        let rows = page.lines().filter_map(|line| {
            let mut cells = line.strip_prefix("| ")?.split(" |").map(str::trim);
            let room = cells.next()?;
            TABLE.iter().find(|(name, _)| *name == room)?;
            let uses = cells.nth(1)?;
            let uses = uses.split(", ").filter(|used| *used != "nothing of ours");
            Some((room, uses.collect()))
        });
        rows.collect()
    }

    #[test]
    fn the_tables_of_our_pages_say_the_same() {
        let held: BTreeMap<&str, BTreeSet<&str>> = TABLE
            .iter()
            .map(|(room, uses)| (*room, uses.iter().copied().collect()))
            .collect();
        let pages = [
            include_str!("../../../../../docs/ARCHITECTURE.md"),
            include_str!("../../../../../CONTRIBUTING.md"),
        ];
        for page in pages {
            assert_eq!(told(page), held);
        }
        // A page that tells otherwise is found.
        let other = pages[0].replace("web, desk, wording", "desk, wording");
        assert_ne!(told(&other), held);
    }
}
