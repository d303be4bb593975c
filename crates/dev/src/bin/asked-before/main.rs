//! Scores how well what was asked before is found, on pairs that people labelled.
//!
//! Started by `cargo dev asked-before`. `tests/asked-before/README.md` says what a
//! pair is. A third of them is held back: of those only counts are printed.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its outputs"
)]

mod floors;
mod pairs;
mod pool;
mod score;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

use pairs::Part;
use score::{Score, score};

/// What the words after the command ask for.
#[derive(Default)]
struct Wanted {
    /// Print what was missed among the pairs to work with.
    misses: bool,
    /// Fail where a figure is below what it was said to be.
    hold: bool,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match wanted(&words).and_then(|wanted| run(&wanted)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("cargo dev asked-before: {fault:#}");
            ExitCode::from(2)
        }
    }
}

fn wanted(words: &[String]) -> Result<Wanted> {
    let mut wanted = Wanted::default();
    for word in words {
        match word.as_str() {
            "--misses" => wanted.misses = true,
            "--hold" => wanted.hold = true,
            other => bail!("'{other}' is not known here; there are --misses and --hold"),
        }
    }
    Ok(wanted)
}

fn run(wanted: &Wanted) -> Result<bool> {
    let scores = scores(&folder())?;
    println!("{}", score::table(&scores));
    if wanted.misses {
        for (_, score) in scores.iter().filter(|(part, _)| *part == Part::Tuning) {
            for miss in &score.misses {
                println!("{miss}");
            }
        }
    }
    let below = floors::below(&folder(), &scores)?;
    for line in &below {
        println!("below its floor: {line}");
    }
    Ok(below.is_empty() || !wanted.hold)
}

/// The figures of both parts.
fn scores(folder: &Path) -> Result<Vec<(Part, Score)>> {
    let topics = pairs::read(folder)?;
    Ok(score(&topics, &others(folder)?))
}

fn others(folder: &Path) -> Result<Vec<String>> {
    pool::others(&folder.join("../reading/tuning"), &folder.join("pool.txt"))
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/asked-before")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_before_is_found_as_often_as_was_said() {
        let scores = scores(&folder()).unwrap();
        let below = floors::below(&folder(), &scores).unwrap();
        assert_eq!(below, Vec::<String>::new(), "{}", score::table(&scores));
    }

    #[test]
    fn there_are_as_many_pairs_and_others_as_the_page_says() {
        let topics = pairs::read(&folder()).unwrap();
        let others = others(&folder()).unwrap();
        let held_back = topics.iter().filter(|topic| topic.part == Part::HeldBack);
        assert_eq!((topics.len() * 4, held_back.count() * 4), (260, 88));
        assert!(others.len() >= 2_000, "{}", others.len());
    }

    #[test]
    fn a_word_that_is_no_option_is_told_which_there_are() {
        assert!(wanted(&["--all".to_owned()]).is_err());
    }
}
