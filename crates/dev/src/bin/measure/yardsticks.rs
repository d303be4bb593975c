//! What the machine can do at best, measured in the same run: a figure means
//! little without them, since no two machines and no two days are alike.

use std::fs::OpenOptions;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::figure::Figure;

/// Rounds of every yardstick.
const ROUNDS: usize = 5;
/// How long one round of one yardstick lasts.
const ROUND: Duration = Duration::from_millis(400);

/// Measures them all; `folder` is on the disk that registers are kept on.
///
/// # Errors
/// The disk cannot be written.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Figure>> {
    let mut sums = Vec::new();
    let mut copies = Vec::new();
    let mut syncs = Vec::new();
    // Before anything else has touched memory and given it back.
    let fresh = (0..ROUNDS).map(|_| fresh_memory()).collect();
    for _ in 0..ROUNDS {
        sums.push(sha256());
        copies.push(memory_copy());
        syncs.push(append_and_sync(folder)?);
    }
    Ok(vec![
        Figure::of("SHA-256 of 64 KiB blocks, one core", "GB/s", sums),
        Figure::of("memory copy of 64 MiB, one core", "GB/s", copies),
        Figure::of("memory touched for the first time, one core", "GB/s", fresh),
        Figure::of("append 4 KiB and fdatasync", "/s", syncs),
    ])
}

/// How often `work` runs in a round, per second.
fn per_second(mut work: impl FnMut()) -> f64 {
    let start = Instant::now();
    let mut times = 0.0;
    while start.elapsed() < ROUND {
        work();
        times += 1.0;
    }
    times / start.elapsed().as_secs_f64()
}

fn sha256() -> f64 {
    let block = vec![7_u8; 64 << 10];
    let blocks = per_second(|| {
        black_box(Sha256::digest(black_box(&block)));
    });
    blocks * block.len() as f64 / 1e9
}

fn memory_copy() -> f64 {
    // Larger than the caches, so that memory is what is measured.
    let from = vec![7_u8; 64 << 20];
    let mut to = vec![0_u8; from.len()];
    let copies = per_second(|| {
        to.copy_from_slice(black_box(&from));
        black_box(&to);
    });
    copies * from.len() as f64 / 1e9
}

/// What a start waits for most: the system clears each page before it gives it out,
/// and on a machine within a machine its host may have to find it first.
fn fresh_memory() -> f64 {
    const BYTES: usize = 32 << 20;
    const PAGE: usize = 4 << 10;
    let start = Instant::now();
    let mut fresh = Vec::<u8>::with_capacity(BYTES);
    let spare = fresh.spare_capacity_mut();
    for page in spare.chunks_mut(PAGE) {
        page[0].write(7);
    }
    let took = start.elapsed();
    // Never given back, or the next round and what is measured later would have it.
    std::mem::forget(black_box(fresh));
    BYTES as f64 / 1e9 / took.as_secs_f64()
}

fn append_and_sync(folder: &Path) -> Result<f64> {
    let path = folder.join("yardstick");
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .with_context(|| format!("cannot write {}", path.display()))?;
    let block = [7_u8; 4096];
    let mut fault = None;
    let syncs = per_second(|| {
        if let Err(error) = file.write_all(&block).and_then(|()| file.sync_data()) {
            fault = Some(error);
        }
    });
    std::fs::remove_file(&path)?;
    match fault {
        Some(error) => Err(error).context("the disk refused"),
        None => Ok(syncs),
    }
}
