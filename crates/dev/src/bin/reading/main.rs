//! Scores the reader against what people read in the gold documents.
//!
//! Started by `cargo dev reading`. `tests/reading/README.md` says what a gold
//! document is. A third of them is held back: of those only counts are printed,
//! never which passage was missed, so that nobody makes a rule for one of them.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its outputs"
)]

mod answers;
mod beside;
mod folder;
mod gold;
mod names;
mod passage;
mod printed;
mod score;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use printed::Printed;

/// What the words after the command ask for.
struct Wanted {
    /// The folder of gold documents.
    gold: PathBuf,
    /// Print each difference in the documents that may be looked at.
    differences: bool,
    /// Only documents whose path holds this.
    only: Option<String>,
    /// Print the blocks of each document that may be looked at.
    blocks: bool,
    /// Fail where a figure is below what it was said to be.
    hold: bool,
    /// Score the web pages that may be looked at as a browser prints them to PDF.
    printed: Option<Printed>,
    /// Measure the text that is drawn beside other programs, and score nothing.
    beside: bool,
}

fn main() -> ExitCode {
    let scored = wanted(std::env::args().skip(1)).and_then(|wanted| scored(&wanted));
    match scored {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("cargo dev reading: {fault:#}");
            ExitCode::from(2)
        }
    }
}

fn wanted(words: impl Iterator<Item = String>) -> Result<Wanted> {
    let mut wanted = Wanted {
        gold: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/reading"),
        differences: false,
        blocks: false,
        only: None,
        hold: false,
        printed: None,
        beside: false,
    };
    let mut words = words;
    while let Some(word) = words.next() {
        match word.as_str() {
            "--differences" => wanted.differences = true,
            "--blocks" => wanted.blocks = true,
            "--hold" => wanted.hold = true,
            "--beside" => wanted.beside = true,
            "--as-pdf" => match words.next().as_deref().and_then(Printed::named) {
                Some(how) => wanted.printed = Some(how),
                None => bail!("--as-pdf needs 'tagged' or 'plain' after it"),
            },
            "--only" => match words.next() {
                Some(part) => wanted.only = Some(part),
                None => bail!("--only needs a part of a document's path after it"),
            },
            "--gold" => match words.next() {
                Some(folder) => wanted.gold = folder.into(),
                None => bail!("--gold needs a folder after it"),
            },
            other => bail!(
                "'{other}' is not known here; there are --differences, --blocks, --only PART, \
                 --hold, --beside, --as-pdf tagged|plain and --gold FOLDER"
            ),
        }
    }
    Ok(wanted)
}

fn scored(wanted: &Wanted) -> Result<bool> {
    let names = names::Names::read(&wanted.gold.join("bodies.toml"))?;
    let mut documents = folder::documents(&wanted.gold)?;
    if wanted.beside {
        beside::beside(documents, &names)?;
        return Ok(true);
    }
    if let Some(how) = wanted.printed {
        documents.retain(printed::is_a_page);
        let scores = each(documents, wanted, &names)?;
        println!("As web pages\n\n{}", table::table(&scores));
        println!("As PDF, {how:?}\n");
        let pages = scores.into_iter().map(|(document, _)| document).collect();
        documents = printed::print(pages, how)?;
    }
    let scores = each(documents, wanted, &names)?;
    if scores.is_empty() {
        bail!("no gold document there");
    }
    print!("{}", table::table(&scores));
    print!("{}", table::answers(&scores));
    if !wanted.hold {
        return Ok(true);
    }
    let below = table::below(&scores, &wanted.gold.join("floors.toml"))?;
    for line in &below {
        eprintln!("{line}");
    }
    Ok(below.is_empty())
}

/// The documents that are wanted, with their scores.
fn each(
    documents: Vec<folder::Document>,
    wanted: &Wanted,
    names: &names::Names,
) -> Result<Vec<(folder::Document, score::Score)>> {
    let mut scores = Vec::new();
    for document in documents {
        if let Some(part) = &wanted.only
            && !document.path.contains(part)
        {
            continue;
        }
        if wanted.blocks && !document.held_back {
            print!(
                "{}",
                table::blocks(&document, &score::reading(&document, names)?)
            );
        }
        let score = score::score(&document, names)?;
        if wanted.differences && !document.held_back {
            print!("{}", table::differences(&document, &score));
        }
        scores.push((document, score));
    }
    Ok(scores)
}
