//! Throws changed documents at every reader, for as long as asked.
//!
//! Started by `cargo dev fuzz [TARGET] [--runs N] [--seconds N] [--seed N]`, built with
//! optimisation and with debug assertions. Each target runs in a child process, so that
//! a crash or a hang costs that child: its input is kept under `target/fuzz`, named, and
//! the next child goes on after it. Every input follows from the seed and its number, so
//! a run can be made again.
//!
//! * [`inputs`]: what is thrown;
//! * [`targets`]: at what, and what must hold;
//! * [`run`]: the parent;
//! * [`child`]: the child.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its outputs"
)]

mod chance;
mod child;
mod inputs;
mod run;
mod targets;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

/// What the words after the command ask for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// The targets, all where none is named.
    pub(crate) targets: Vec<&'static targets::Target>,
    /// How often each is run.
    pub(crate) runs: u64,
    /// How long each is run at most.
    pub(crate) at_most: Duration,
    /// What every input follows from.
    pub(crate) seed: u64,
    /// Where what was found is kept.
    pub(crate) kept: PathBuf,
    /// The number of the first input of a child; none for the parent.
    pub(crate) child_from: Option<u64>,
}

fn main() -> ExitCode {
    let done = wanted(std::env::args().skip(1)).and_then(|wanted| match wanted.child_from {
        Some(from) => child::run(&wanted, from).map(|()| true),
        None => run::all(&wanted),
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("cargo dev fuzz: {fault:#}");
            ExitCode::from(2)
        }
    }
}

fn wanted(mut words: impl Iterator<Item = String>) -> Result<Wanted> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut wanted = Wanted {
        targets: Vec::new(),
        runs: 20_000,
        at_most: Duration::from_secs(24 * 60 * 60),
        seed: 1,
        kept: root.join("target/fuzz"),
        child_from: None,
    };
    while let Some(word) = words.next() {
        let mut number = || -> Result<u64> {
            let given = words
                .next()
                .with_context(|| format!("{word} needs a number after it"))?;
            given
                .replace('_', "")
                .parse()
                .with_context(|| format!("'{given}' is no number"))
        };
        match word.as_str() {
            "--runs" => wanted.runs = number()?,
            "--seconds" => wanted.at_most = Duration::from_secs(number()?),
            "--seed" => wanted.seed = number()?,
            "--kept" => wanted.kept = words.next().context("--kept needs a folder")?.into(),
            "--child-from" => wanted.child_from = Some(number()?),
            name => match targets::named(name) {
                Some(target) => wanted.targets.push(target),
                None => {
                    let names: Vec<_> = targets::ALL.iter().map(|target| target.name).collect();
                    bail!(
                        "'{name}' is no target; there are {}, and --runs N, --seconds N, --seed N",
                        names.join(", ")
                    );
                }
            },
        }
    }
    if wanted.targets.is_empty() {
        wanted.targets = targets::ALL.iter().collect();
    }
    Ok(wanted)
}
