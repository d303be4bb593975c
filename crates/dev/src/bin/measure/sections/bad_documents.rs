//! Bad files: how fast each is answered, and what it takes, in the child process that
//! reads them. And what a child costs that has nothing to do.

use std::time::{Duration, Instant};

use answerable_apart::{Limits, Program};
use answerable_desk::reading::{Names, PdfReader, Work};
use answerable_register::calendar::Day;
use answerable_testkit::bad_documents;
use anyhow::{Result, ensure};

use super::{ROUNDS, Section};
use crate::bench::Bench;
use crate::figure::{Figure, Goal};
use crate::program;

pub(super) const SECTION: Section = Section {
    name: "bad-documents",
    promise: "each bad file is answered within 2 s, with its memory bounded",
    measure,
};

/// How long each may take, in seconds.
const PROMISED: f64 = 2.0;

/// The slowest are named.
const NAMED: usize = 5;

const LIMITS: Limits = Limits {
    memory_bytes: 1 << 30,
    processor_seconds: 10,
    input_bytes: 80 << 20,
    answer_bytes: 96 << 20,
    elapsed: Duration::from_secs(12),
    at_once: 1,
    waiting: 0,
    wait: Duration::ZERO,
};

fn measure(_: &Bench) -> Result<Vec<Figure>> {
    let program = Program::new(program::path()?, vec!["read-apart".into()], LIMITS);
    let mut took = Vec::new();
    let (mut most_memory, mut without_answer) = (0, 0);
    for bad in bad_documents::all() {
        let bytes = bad.bytes();
        for work in [document(&bad.name), Work::Tracker] {
            let is_sheet = bad.name.ends_with(".csv") || bad.name.ends_with(".xlsx");
            if matches!(work, Work::Tracker) && !is_sheet {
                continue;
            }
            let start = Instant::now();
            let ended = asked(&program, &work, &bytes);
            took.push((start.elapsed().as_secs_f64(), bad.name.clone()));
            match ended {
                Ok(peak) => most_memory = most_memory.max(peak),
                Err(_) => without_answer += 1,
            }
        }
    }
    took.sort_by(|one, other| other.0.total_cmp(&one.0));
    let slow = took
        .iter()
        .filter(|(seconds, _)| *seconds > PROMISED)
        .count();
    for (seconds, name) in took.iter().take(NAMED) {
        let name: String = name.escape_debug().take(60).collect();
        println!("  {seconds:>6.2} s  {name}");
    }
    println!(
        "  {} files answered, {slow} of them after {PROMISED} s; {without_answer} ended without an answer of their own",
        took.len()
    );
    let slowest = took.first().map_or(0.0, |(seconds, _)| *seconds);
    Ok(vec![
        Figure::of("the slowest bad file", "s", vec![slowest]).with_goal(Goal::AtMost(PROMISED)),
        Figure::of(
            "the most memory of one",
            "MB",
            vec![most_memory as f64 / 1e6],
        )
        .with_goal(Goal::AtMost(LIMITS.memory_bytes as f64 / 1e6)),
        Figure::of(
            "a child for one short letter",
            "ms",
            short_letter(&program)?,
        ),
    ])
}

fn document(name: &str) -> Work {
    Work::Document {
        name: name.to_owned(),
        today: Day::constant(2026, 11, 22),
        names: Names::default(),
        pdf: PdfReader::Own,
    }
}

/// The most memory that the child held, in bytes.
fn asked(program: &Program, work: &Work, bytes: &[u8]) -> Result<u64> {
    let work = serde_json::to_vec(work)?;
    let length = (work.len() as u64).to_le_bytes();
    Ok(program.run(&[&length, &work, bytes])?.peak_memory_bytes)
}

fn short_letter(program: &Program) -> Result<Vec<f64>> {
    let mut rounds = Vec::new();
    for _ in 0..=ROUNDS {
        let start = Instant::now();
        let peak = asked(program, &document("a.txt"), b"The force should act.")?;
        ensure!(peak < 64 << 20, "a letter of four words took {peak} bytes");
        rounds.push(start.elapsed().as_secs_f64() * 1e3);
    }
    // The first round reads the program from the disk.
    rounds.remove(0);
    Ok(rounds)
}
