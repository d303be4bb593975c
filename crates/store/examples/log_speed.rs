//! How fast the log takes and lends entries, beside the machine's own
//! yardstick: `cargo run --release -p answerable-store --example log_speed`.

use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use answerable_ledger::leaf_hash;
use answerable_store::{Access, Draft, Kept, Log};

/// Enough to leave every cache of the processor.
const ENTRIES: usize = 500_000;
/// As large as a real entry.
const ENTRY_BYTES: usize = 500;
/// As many entries as the desk gathers at its busiest.
const BATCH: usize = 1_000;
/// Commits of one entry, each with its own fsync.
const SINGLES: usize = 2_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("log.sqlite");
    let mut out = std::io::stdout();
    let mut say = |what: &str, count: usize, took: Duration| {
        let rate = count as f64 / took.as_secs_f64();
        writeln!(out, "{what:<46} {rate:>12.0} a second")
    };

    let entry = vec![b'x'; ENTRY_BYTES];
    let began = Instant::now();
    for _ in 0..ENTRIES {
        black_box(leaf_hash(black_box(&entry)));
    }
    say("yardstick: SHA-256 of an entry", ENTRIES, began.elapsed())?;

    let mut log = Log::create(&path)?;
    let began = Instant::now();
    for head in (0..ENTRIES).step_by(BATCH) {
        let entries = (0..BATCH).map(|n| numbered(&entry, head + n)).collect();
        log.append(head as u64, &[draft(entries)?])?;
    }
    say("append, 1,000 a batch, durable", ENTRIES, began.elapsed())?;

    let began = Instant::now();
    for head in ENTRIES..ENTRIES + SINGLES {
        let entries = vec![numbered(&entry, head)];
        log.append(head as u64, &[draft(entries)?])?;
    }
    say("append, 1 a batch, durable", SINGLES, began.elapsed())?;
    drop(log);

    let began = Instant::now();
    let log = Log::open(&path, Access::ReadOnly)?;
    say("open, last 1,000 verified", 1, began.elapsed())?;
    for _ in 0..3 {
        let mut bytes_lent = 0;
        let began = Instant::now();
        let _ = log.for_each(0, |_, kept| {
            if let Kept::Open(bytes) = kept {
                bytes_lent += black_box(bytes).len();
            }
            ControlFlow::<()>::Continue(())
        })?;
        say("read in order", ENTRIES + SINGLES, began.elapsed())?;
    }
    let began = Instant::now();
    log.verify(0..log.head()?)?;
    say("verify entries", ENTRIES + SINGLES, began.elapsed())?;
    let began = Instant::now();
    log.verify_all()?;
    say("verify everything", ENTRIES + SINGLES, began.elapsed())?;
    Ok(())
}

fn draft(entries: Vec<Vec<u8>>) -> Result<Draft, Box<dyn Error>> {
    Ok(Draft {
        key: None,
        recorded_on: "2024-03-06".parse()?,
        entries,
    })
}

fn numbered(entry: &[u8], number: usize) -> Vec<u8> {
    let mut bytes = entry.to_vec();
    bytes[..8].copy_from_slice(&(number as u64).to_be_bytes());
    bytes
}
