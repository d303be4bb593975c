//! Measuring: a large invented register (`seed`), and how fast and how large
//! the program is beside the machine's own yardsticks (`bench`).
//!
//! Started by `cargo dev seed` and `cargo dev bench`. Nothing here is a test:
//! a figure is printed with its goal and never fails a check, because another
//! machine, or this one on another day, would print another.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its outputs"
)]

mod bench;
mod connection;
mod figure;
mod load;
mod program;
mod sections;
mod seed;
mod yardsticks;

use std::process::ExitCode;

/// The one that the program has, or what is measured here is not what runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Set by `cargo dev bench` for this program alone: memory once touched stays its
/// own. Without it every round of the fold is given pages anew by the system, and
/// times that too, which the figure for untouched memory already does.
const KEEPS_MEMORY: &str = "MIMALLOC_PURGE_DELAY";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words
        .split_first()
        .map(|(first, rest)| (first.as_str(), rest))
    {
        Some(("seed", rest)) => seed::command(rest),
        Some(("bench", rest)) => bench::command(rest),
        _ => Err(anyhow::anyhow!(
            "this program is started by cargo dev seed or cargo dev bench"
        )),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault:#}");
            ExitCode::from(2)
        }
    }
}
