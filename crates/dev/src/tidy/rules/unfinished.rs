//! Nothing lands half made: what is not done is an issue, not a note in the code.

use crate::tidy::ground::Ground;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "unfinished",
    promise: "no marker of unfinished work in what ships",
    find,
    broken: || {
        let text = concat!("fn later() {\n    unimpl", "emented!()\n}\n");
        Ground::of_files(&[("crates/desk/src/lib.rs", text)])
    },
};

/// Written in two parts, so that this file keeps its own rule.
const MARKERS: [&str; 5] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X:"),
    concat!("unimpl", "emented!"),
    concat!("to", "do!"),
];

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &ground.files {
        if !file.ships() {
            continue;
        }
        for (place, line) in file.text.lines().enumerate() {
            if let Some(marker) = MARKERS.iter().find(|marker| line.contains(*marker)) {
                findings.push(Finding::failure(
                    &file.path,
                    Some(place + 1),
                    format!("says {marker}"),
                    "Finish it, or take it out and open an issue",
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
    fn a_finished_file_is_good() {
        let text = "/// What there is to do on a day.\nfn todo() {}\n";
        assert_eq!(
            find(&Ground::of_files(&[("crates/desk/src/lib.rs", text)])),
            []
        );
    }
}
