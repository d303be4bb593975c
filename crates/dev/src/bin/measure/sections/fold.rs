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
    promise: "entries of size L, decoded and folded on one core, from memory",
    measure,
};

fn measure(_: &Bench) -> Result<Vec<Figure>> {
    let mut log = Vec::new();
    seed::entries(seed::L, 1, |_, bytes| {
        log.push(bytes);
        Ok(())
    })?;
    let bytes: usize = log.iter().map(Vec::len).sum();
    let mut decoding = Vec::new();
    let mut both = Vec::new();
    let mut rates = Vec::new();
    let mut asks = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for entry in &log {
            black_box(Entry::from_bytes(entry)?);
        }
        decoding.push(log.len() as f64 / start.elapsed().as_secs_f64());

        let start = Instant::now();
        let mut register = Register::with_room_for(log.len() as u64);
        for entry in &log {
            register.fold(Entry::from_bytes(entry)?);
        }
        let took = start.elapsed().as_secs_f64();
        both.push(log.len() as f64 / took);
        rates.push(bytes as f64 / 1e6 / took);
        ensure!(register.oddities().is_empty(), "the register is not sound");
        asks = register.ask_count();
    }
    let size = format!(
        "{} entries, {asks} asks, {} bytes each",
        log.len(),
        bytes / log.len()
    );
    Ok(vec![
        Figure::of(format!("decode only ({size})"), "entries/s", decoding),
        Figure::of("decode and fold", "entries/s", both).with_goal(Goal::AtLeast(500_000.0)),
        Figure::of("decode and fold", "MB/s", rates),
    ])
}
