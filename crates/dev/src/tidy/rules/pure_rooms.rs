//! The pure rooms compute and do nothing else, so that yesterday's page can be
//! drawn again tomorrow and every rule of law tested without a machine around it.

use crate::tidy::ground::Ground;
use crate::tidy::rust_text;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "pure-rooms",
    promise: "calendar, register, figures, ledger and charts have no async, I/O, clock or chance",
    find,
    broken: || {
        Ground::of_files(&[(
            "crates/register/src/lib.rs",
            "pub fn now() -> Instant {\n    std::time::Instant::now()\n}\n",
        )])
    },
};

const PURE: [&str; 5] = ["calendar", "register", "figures", "ledger", "charts"];

/// What may not be named in code that ships, and what it would bring in.
const FORBIDDEN: [(&str, &str); 18] = [
    ("std::fs", "files"),
    ("std::net", "the network"),
    ("std::env", "the environment"),
    ("std::process", "other programs"),
    ("std::io::stdin", "input"),
    ("std::thread", "threads"),
    ("SystemTime", "the clock"),
    ("Instant::now", "the clock"),
    ("Zoned::now", "the clock"),
    ("Timestamp::now", "the clock"),
    ("async fn", "async"),
    (".await", "async"),
    ("tokio", "async"),
    ("getrandom", "chance"),
    ("rand::", "chance"),
    ("RandomState", "chance"),
    ("include_str!(\"/", "files of one machine"),
    ("include_bytes!(\"/", "files of one machine"),
];

/// Crates that a pure room may not take.
const NOT_TAKEN: [&str; 9] = [
    "tokio",
    "async-std",
    "smol",
    "rand",
    "getrandom",
    "reqwest",
    "hyper",
    "rusqlite",
    "tempfile",
];

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for room in PURE {
        for file in ground.sources_of(room) {
            for (line, code) in rust_text::shipped(&file.text) {
                for (name, brings) in FORBIDDEN.iter().filter(|(name, _)| code.contains(name)) {
                    findings.push(Finding::failure(
                        &file.path,
                        Some(line),
                        format!("{room} names {name}, which brings in {brings}"),
                        "Take what is needed as an argument; desk or cli fetches it",
                    ));
                }
            }
        }
    }
    for room in ground
        .rooms
        .iter()
        .filter(|room| PURE.contains(&room.name.as_str()))
    {
        for taken in room
            .takes
            .iter()
            .filter(|taken| NOT_TAKEN.contains(&taken.as_str()))
        {
            findings.push(Finding::failure(
                &format!("crates/{}/Cargo.toml", room.name),
                None,
                format!("{} takes {taken}", room.name),
                "A pure room computes only; move this to desk, store or cli",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_and_comments_may_name_what_code_may_not() {
        let text = "//! Nothing reads SystemTime here.\npub fn pure() {}\n\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
        assert_eq!(
            find(&Ground::of_files(&[("crates/calendar/src/lib.rs", text)])),
            []
        );
        assert_eq!(
            find(&Ground::of_files(&[(
                "crates/store/src/lib.rs",
                "use std::fs;\n"
            )])),
            []
        );
    }

    #[test]
    fn a_crate_of_chance_is_refused_in_the_manifest() {
        let mut ground = Ground::of_rooms(&[("ledger", &[])]);
        ground.rooms[0].takes.push("rand".to_owned());
        assert_eq!(find(&ground).len(), 1);
    }
}
