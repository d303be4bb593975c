//! British spelling in what people read: pages and comments. The list is
//! short on purpose. Code keeps the names its libraries gave it, and quoted
//! words stay as they were said.

use crate::tidy::ground::{File, Ground};
use crate::tidy::rust_text;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "british-words",
    promise: "pages and comments are spelt as in Britain",
    find,
    broken: || Ground::of_files(&[("docs/MAP.md", "How a body's answer is recognized.\n")]),
};

/// How an American spelling begins, and how the British one does.
const SPELLINGS: [(&str, &str); 13] = [
    ("behavior", "behaviour"),
    ("color", "colour"),
    ("favor", "favour"),
    ("honor", "honour"),
    ("neighbor", "neighbour"),
    ("centered", "centred"),
    ("organiz", "organis"),
    ("recogniz", "recognis"),
    ("summariz", "summaris"),
    ("analyz", "analys"),
    ("apologiz", "apologis"),
    ("labeled", "labelled"),
    ("canceled", "cancelled"),
];

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &ground.files {
        for (line, text) in read_by_people(file) {
            for word in words(text) {
                let lower = word.to_lowercase();
                let found = SPELLINGS
                    .iter()
                    .find(|(american, _)| lower.starts_with(american));
                if let Some((american, british)) = found {
                    findings.push(Finding::failure(
                        &file.path,
                        Some(line),
                        format!("says '{word}'"),
                        &format!(
                            "Write '{}', or put a name from code in `marks`",
                            lower.replace(american, british)
                        ),
                    ));
                }
            }
        }
    }
    findings
}

fn read_by_people(file: &File) -> Vec<(usize, &str)> {
    if file.is("rs") {
        rust_text::comments(&file.text)
    } else if file.is("md") && !file.path.starts_with("LICENSE") {
        prose(&file.text)
    } else {
        Vec::new()
    }
}

/// The lines of a page outside its fenced blocks of code.
fn prose(text: &str) -> Vec<(usize, &str)> {
    let mut fenced = false;
    text.lines()
        .enumerate()
        .filter(|(_, line)| {
            let fence = line.trim_start().starts_with("```");
            fenced ^= fence;
            !fenced && !fence
        })
        .map(|(place, line)| (place + 1, line))
        .collect()
}

/// The words of a line, without what is code, quoted or an address.
fn words(line: &str) -> Vec<&str> {
    line.split(['`', '"', '“', '”'])
        // Every second piece stands between marks.
        .step_by(2)
        .flat_map(str::split_whitespace)
        .filter(|word| !word.contains("://") && !word.contains("::") && !word.contains('_'))
        .flat_map(|word| word.split(|letter: char| !letter.is_alphabetic()))
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_quotations_and_addresses_keep_their_spelling() {
        let page = "The `color` key, \"the Center for honor\" and https://x.org/behavior.\n\n```css\ncolor: red\n```\n";
        assert_eq!(find(&Ground::of_files(&[("README.md", page)])), []);
    }

    #[test]
    fn a_comment_is_read_and_code_is_not() {
        let text = "/// The neighbors of a force.\nfn color() {}\n";
        let found = find(&Ground::of_files(&[("crates/web/src/a.rs", text)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, Some(1));
        assert!(found[0].remedy.starts_with("Write 'neighbours'"));
    }
}
