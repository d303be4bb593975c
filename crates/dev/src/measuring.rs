//! `cargo dev bench` and `cargo dev seed`: handed to the program `measure`,
//! which is built with optimisation and with the rooms that it measures.
//! `cargo dev reading`, `asked-before` and `bad-documents`: handed to programs built as tests are.
//! `cargo dev fuzz`: handed to one built for it, with optimisation and assertions.

use anyhow::{Context as _, Result};

use crate::Verdict;
use crate::arguments::Arguments;
use crate::run;
use crate::workshop::Workshop;

/// Builds the `answerable` program that is measured, then measures.
pub(crate) fn bench(shop: &Workshop, arguments: Arguments) -> Result<Verdict> {
    let built = run::cargo(shop.root())
        .args(["build", "--release", "--locked", "--package", "answerable"])
        .status()
        .context("cannot start cargo")?;
    if !built.success() {
        return Ok(Verdict::Bad);
    }
    measure(shop, "bench", arguments)
}

/// Writes an invented register.
pub(crate) fn seed(shop: &Workshop, arguments: Arguments) -> Result<Verdict> {
    measure(shop, "seed", arguments)
}

/// Scores the reader; where its speed is measured, as it is released.
pub(crate) fn reading(shop: &Workshop, arguments: Arguments) -> Result<Verdict> {
    let profile = if arguments.has("--beside") {
        "release"
    } else {
        "dev"
    };
    beside(shop, "reading", profile, arguments)
}

/// Scores how well what was asked before is found.
pub(crate) fn asked_before(shop: &Workshop, arguments: Arguments) -> Result<Verdict> {
    beside(shop, "asked-before", "dev", arguments)
}

/// Throws changed documents at every reader.
pub(crate) fn fuzz(shop: &Workshop, arguments: Arguments) -> Result<Verdict> {
    beside(shop, "fuzz", "fuzz", arguments)
}

/// Writes the bad documents.
pub(crate) fn bad_documents(shop: &Workshop, arguments: Arguments) -> Result<Verdict> {
    beside(shop, "bad-documents", "dev", arguments)
}

/// Runs a program of this room that is built when it is asked for, under the
/// feature of its name.
fn beside(shop: &Workshop, name: &str, profile: &str, arguments: Arguments) -> Result<Verdict> {
    // A folder that is named is named from where the person stands.
    let here = std::env::current_dir()?;
    let status = run::cargo(&here)
        .args(["run", "--locked", "--quiet", "--profile", profile])
        .args(["--manifest-path"])
        .arg(shop.root().join("Cargo.toml"))
        .args(["--package", "answerable-dev", "--features", name])
        .args(["--bin", name, "--"])
        .args(arguments.rest())
        .status()?;
    Ok(if status.success() {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}

fn measure(shop: &Workshop, command: &str, arguments: Arguments) -> Result<Verdict> {
    // The words are passed on as typed: `measure` refuses what it does not know.
    let here = std::env::current_dir()?;
    let status = run::cargo(&here)
        .args(["run", "--release", "--locked", "--quiet"])
        .args(["--package", "answerable-dev", "--features", "measure"])
        .args(["--bin", "measure", "--", command])
        .args(arguments.rest())
        .env(
            "ANSWERABLE_PROGRAM",
            shop.target().join("release/answerable"),
        )
        // Rounds are timed on memory that the first one touched.
        .env("MIMALLOC_PURGE_DELAY", "-1")
        .status()?;
    Ok(if status.success() {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}
