//! A command written in the README or the contributors' page exists.

use crate::COMMANDS;
use crate::tidy::ground::{File, Ground};
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "commands",
    promise: "every command in README and CONTRIBUTING exists",
    find,
    broken: || Ground::of_files(&[("README.md", "```\ncargo dev chekc\n```\n")]),
};

const PAGES: [&str; 2] = ["README.md", "CONTRIBUTING.md"];

fn find(ground: &Ground) -> Vec<Finding> {
    let ours: Vec<String> = COMMANDS.iter().map(|one| one.name.to_owned()).collect();
    let programs = program_commands(ground);
    let mut findings = Vec::new();
    for file in PAGES.iter().filter_map(|page| ground.file(page)) {
        for (place, line) in file.text.lines().enumerate() {
            for code in code_in(line) {
                let (known, word) = match asked_for(code) {
                    Some(Asked::Dev(word)) => (&ours, word),
                    // Where no command of the program can be read, none is judged.
                    Some(Asked::Program(word)) if !programs.is_empty() => (&programs, word),
                    _ => continue,
                };
                if !known.iter().any(|name| name == word) {
                    findings.push(unknown(file, place + 1, word, known));
                }
            }
        }
    }
    findings
}

fn unknown(file: &File, line: usize, word: &str, known: &[String]) -> Finding {
    Finding::failure(
        &file.path,
        Some(line),
        format!("names the command '{word}', which does not exist"),
        &format!("There are: {}", known.join(", ")),
    )
}

/// What a piece of code asks for.
enum Asked<'a> {
    Dev(&'a str),
    Program(&'a str),
}

/// The pieces of a line that are code: between backticks, or, in a fenced
/// block, the line itself.
fn code_in(line: &str) -> Vec<&str> {
    if line.contains('`') {
        line.split('`').skip(1).step_by(2).collect()
    } else {
        vec![line]
    }
}

fn asked_for(code: &str) -> Option<Asked<'_>> {
    let code = code.trim().trim_start_matches("$ ");
    let words: Vec<&str> = code.split_whitespace().collect();
    let word = match words.as_slice() {
        ["cargo", "dev", word, ..] => return named(word).map(Asked::Dev),
        ["cargo", "run", rest @ ..] => {
            let dashes = rest.iter().position(|word| *word == "--")?;
            rest.get(dashes + 1)?
        }
        ["answerable", word, ..] => word,
        _ => return None,
    };
    named(word).map(Asked::Program)
}

/// A word that can be a command: not a flag, a placeholder or a sentence's end.
fn named(word: &str) -> Option<&str> {
    let letters = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    (word.starts_with(|letter: char| letter.is_ascii_lowercase()) && word.chars().all(letters))
        .then_some(word)
}

/// The commands of the `answerable` program: the variants of every enum in
/// `cli` that derives clap's `Subcommand`, written as clap writes them.
fn program_commands(ground: &Ground) -> Vec<String> {
    let mut names = Vec::new();
    for file in ground.sources_of("cli") {
        let mut lines = file.text.lines();
        while let Some(line) = lines.next() {
            if !(line.contains("derive(") && line.contains("Subcommand")) {
                continue;
            }
            for line in lines.by_ref().take_while(|line| *line != "}") {
                if let Some(name) = variant(line) {
                    names.push(kebab(name));
                }
            }
        }
    }
    names
}

fn variant(line: &str) -> Option<&str> {
    let inner = line.strip_prefix("    ")?;
    let end = inner.find(|letter: char| !letter.is_alphanumeric())?;
    let (name, after) = inner.split_at(end);
    (name.starts_with(|letter: char| letter.is_ascii_uppercase())
        && (after.starts_with(['(', ',']) || after.starts_with(" {")))
    .then_some(name)
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (place, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && place > 0 {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLI: &str = "#[derive(clap::Subcommand)]\nenum Command {\n    /// Serve.\n    #[command(hide = true)]\n    Serve(Serve),\n    Demo {\n        port: u16,\n    },\n    CountDays,\n}\n";

    #[test]
    fn commands_of_the_program_are_read_from_its_source() {
        let ground = Ground::of_files(&[("crates/cli/src/main.rs", CLI)]);
        assert_eq!(program_commands(&ground), ["serve", "demo", "count-days"]);
    }

    #[test]
    fn a_page_may_name_only_what_exists() {
        let page = "Run `answerable serve`, `cargo dev tidy` or:\n\n```\ncargo run --release -- demo --port 0\n```\n";
        let ground = Ground::of_files(&[("crates/cli/src/main.rs", CLI), ("README.md", page)]);
        assert_eq!(find(&ground), []);
        let wrong = page.replace("serve", "server");
        let ground = Ground::of_files(&[("crates/cli/src/main.rs", CLI), ("README.md", &wrong)]);
        assert_eq!(find(&ground).len(), 1);
    }
}
