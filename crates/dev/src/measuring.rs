//! `cargo dev bench` and `cargo dev seed`: handed to the program `measure`,
//! which is built with optimisation and with the rooms that it measures.
//! `cargo dev reading`: handed to the program `reading`, built as tests are.

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

/// Scores the reader.
pub(crate) fn reading(shop: &Workshop, arguments: Arguments) -> Result<Verdict> {
    let status = run::cargo(shop.root())
        .args(["run", "--locked", "--quiet"])
        .args(["--package", "answerable-dev", "--features", "reading"])
        .args(["--bin", "reading", "--"])
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
        .status()?;
    Ok(if status.success() {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}
