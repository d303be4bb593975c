//! Writes the bad documents into a folder, with a list of what is bad about each.
//!
//! Started by `cargo dev bad-documents FOLDER`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its outputs"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use answerable_testkit::bad_documents;
use anyhow::{Context as _, Result};

fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let written = folder
        .context("name a folder to write into")
        .and_then(|folder| write(&folder));
    match written {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("cargo dev bad-documents: {fault:#}");
            ExitCode::from(2)
        }
    }
}

fn write(folder: &Path) -> Result<String> {
    std::fs::create_dir_all(folder)?;
    let (mut list, mut bytes) = (String::new(), 0);
    let all = bad_documents::all();
    for (place, bad) in all.iter().enumerate() {
        let name = bad.plain_name(place);
        let made = bad.bytes();
        bytes += made.len();
        writeln!(list, "{name}\t{}\t{:?}\t{}", made.len(), bad.name, bad.what)?;
        std::fs::write(folder.join(name), made)?;
    }
    std::fs::write(folder.join("LIST.tsv"), list)?;
    let (many, megabytes) = (all.len(), bytes >> 20);
    Ok(format!(
        "{many} bad documents, {megabytes} MB, in {}",
        folder.display()
    ))
}
