//! The whole register as files, by the program itself: `answerable export` of a
//! register of size L, from its start to its end.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Result, ensure};

use super::{ROUNDS, Section};
use crate::bench::Bench;
use crate::figure::{Figure, Goal};
use crate::program;

pub(super) const SECTION: Section = Section {
    name: "export",
    promise: "the whole register of size L as CSV, JSON Lines, SQLite and Parquet",
    measure,
};

/// How long it may take, in seconds.
const AT_MOST: f64 = 20.0;

fn measure(bench: &Bench) -> Result<Vec<Figure>> {
    let register = bench.register_l()?;
    let folder = bench.folder("export")?.join("tables");
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        // Each round but the first takes the place of the one before, as at night.
        let start = Instant::now();
        let done = Command::new(program::path()?)
            .args(["export", "--register"])
            .args([&register, &folder])
            .stdout(Stdio::null())
            .status()?;
        ensure!(done.success(), "the register was not exported");
        rounds.push(start.elapsed().as_secs_f64());
    }
    let name = "the register in four formats";
    Ok(vec![
        Figure::of(name, "s", rounds).with_goal(Goal::AtMost(AT_MOST)),
    ])
}
