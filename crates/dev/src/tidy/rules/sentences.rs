//! Only `wording` holds a sentence about a body. A charge in the wrong words
//! is the worst mistake this program can make, so they are all in one place.
//!
//! No machine can tell a sentence about a body from another; this holds the
//! tell-tale pieces of ours, and the words of blame that no room may say.

use crate::tidy::ground::{File, Ground};
use crate::tidy::rust_text;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "sentences",
    promise: "only wording holds a sentence about a body",
    find,
    broken: || {
        Ground::of_files(&[(
            "crates/web/src/pages/ask.rs",
            "fn said() -> &'static str {\n    \"We looked on 20 May 2024 and found no answer.\"\n}\n",
        )])
    },
};

/// Rooms whose text a reader sees, besides wording.
const ROOMS: [&str; 4] = ["web", "desk", "charts", "cli"];

/// Pieces that stand only in a sentence about how a body has answered.
const PIECES: [&str; 7] = [
    "We looked on",
    "and found no answer",
    "after the last day",
    "by the last day",
    "has not answered",
    "did not answer",
    "is due by law on or before",
];

/// Words of blame; they may stand only inside a quotation from a source.
const BLAME: [&str; 3] = ["failed to answer", "refused to answer", "ignored the"];

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &ground.files {
        let Some(room) = file.room() else { continue };
        if !file.ships() || file.path.ends_with("tests.rs") {
            continue;
        }
        for (line, text) in text_of(file) {
            let piece = PIECES.iter().find(|piece| text.contains(*piece));
            if let Some(piece) = piece.filter(|_| ROOMS.contains(&room)) {
                findings.push(Finding::failure(
                    &file.path,
                    Some(line),
                    format!("{room} says '{piece}'"),
                    "Say it in crates/wording and show what wording returns",
                ));
            }
            let blame = BLAME.iter().find(|blame| text.contains(*blame));
            if let Some(blame) = blame.filter(|_| room != "dev" && room != "intake") {
                findings.push(Finding::failure(
                    &file.path,
                    Some(line),
                    format!("{room} says '{blame}'"),
                    "Say what was found, where and when; blame stands only in a quotation",
                ));
            }
        }
    }
    findings
}

fn text_of(file: &File) -> Vec<(usize, &str)> {
    if file.is("rs") {
        rust_text::shipped(&file.text)
            .into_iter()
            .filter(|(_, code)| code.contains('"'))
            .collect()
    } else if file.is("html") && !explains(&file.path) {
        file.text
            .lines()
            .enumerate()
            .map(|(place, line)| (place + 1, line))
            .collect()
    } else {
        Vec::new()
    }
}

/// Pages that explain our words to a reader, and so quote them.
fn explains(path: &str) -> bool {
    ["method", "about", "accessibility"]
        .iter()
        .any(|page| path.ends_with(&format!("{page}.html")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording_and_comments_may_say_it_and_other_rooms_may_not() {
        let text = "// We looked on a day.\nlet a = \"We looked on {day}\";\n";
        assert_eq!(
            find(&Ground::of_files(&[("crates/wording/src/a.rs", text)])),
            []
        );
        assert_eq!(
            find(&Ground::of_files(&[("crates/desk/src/a.rs", text)])).len(),
            1
        );
    }

    #[test]
    fn no_room_says_words_of_blame() {
        let text = "let a = \"Northmoor failed to answer\";\n";
        assert_eq!(
            find(&Ground::of_files(&[("crates/wording/src/a.rs", text)])).len(),
            1
        );
    }

    #[test]
    fn the_method_page_may_explain_our_words() {
        let path = "crates/web/templates/pages/method.html";
        assert_eq!(
            find(&Ground::of_files(&[(path, "<p>We looked on</p>")])),
            []
        );
    }
}
