//! Decoding and folding: how fast a log becomes a register.

use std::hint::black_box;
use std::time::Instant;

use answerable_register::entry::Entry;
use answerable_register::fold::Register;
use anyhow::{Result, ensure};

use super::{ROUNDS, Section};
use crate::bench::Bench;
use crate::figure::{Figure, Goal};
use crate::seed;

pub(super) const SECTION: Section = Section {
    name: "fold",
    promise: "entries decoded and folded on one core, from memory",
    measure,
};

/// Entries as large as real ones: each thing asked of one body.
///
/// What was real when this was set, with `answerable import` and `demo`: the
/// 14,006 entries of the list of coroners' reports of February 2024 have 496
/// bytes on average and name 1.4 bodies for each thing asked; the things asked
/// in the sample have 882 bytes and name 1.2.
const REAL: seed::Size = seed::Size {
    recommendations: 60_000,
    bodies: 1,
};

/// Entries are decoded and folded so many at a time, as when the program starts
/// (`answerable_desk::clerk`): it hands them to the fold in batches.
const BATCH: usize = 128;

fn measure(_: &Bench) -> Result<Vec<Figure>> {
    let mut figures = of_size("as large as real ones", REAL, Some(500_000.0))?;
    figures.extend(of_size("size L", seed::L, None)?);
    Ok(figures)
}

fn of_size(name: &str, size: seed::Size, goal: Option<f64>) -> Result<Vec<Figure>> {
    let mut log = Vec::new();
    seed::entries(size, 1, |_, bytes| {
        log.push(bytes);
        Ok(())
    })?;
    let bytes: usize = log.iter().map(Vec::len).sum();
    let mut decoding = Vec::new();
    let mut both = Vec::new();
    let mut rates = Vec::new();
    let mut asks = 0;
    // One round more than is counted.
    for _ in 0..=ROUNDS {
        let start = Instant::now();
        for entry in &log {
            black_box(Entry::from_bytes(entry)?);
        }
        decoding.push(log.len() as f64 / start.elapsed().as_secs_f64());

        let start = Instant::now();
        let mut register = Register::default();
        let mut batch = Vec::with_capacity(BATCH);
        for entries in log.chunks(BATCH) {
            for entry in entries {
                batch.push(Entry::from_bytes(entry)?);
            }
            for entry in batch.drain(..) {
                register.fold(entry);
            }
        }
        let took = start.elapsed().as_secs_f64();
        both.push(log.len() as f64 / took);
        rates.push(bytes as f64 / 1e6 / took);
        ensure!(register.oddities().is_empty(), "the register is not sound");
        asks = register.ask_count();
    }
    // The first round is the first to touch its memory, and the system clears
    // each page of it then: that is a start, which has a section of its own.
    let fresh = both.remove(0);
    decoding.remove(0);
    rates.remove(0);
    let made_of = format!(
        "{} entries, {asks} asks, {} bytes each",
        log.len(),
        bytes / log.len()
    );
    let folded = Figure::of(format!("{name}: decode and fold"), "entries/s", both);
    Ok(vec![
        Figure::of(
            format!("{name}: decode only ({made_of})"),
            "entries/s",
            decoding,
        ),
        match goal {
            Some(goal) => folded.with_goal(Goal::AtLeast(goal)),
            None => folded,
        },
        Figure::of(format!("{name}: decode and fold"), "MB/s", rates),
        Figure::of(
            format!("{name}: the same on untouched memory"),
            "entries/s",
            vec![fresh],
        ),
    ])
}
