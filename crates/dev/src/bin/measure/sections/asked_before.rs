//! Asked before: what is like a new ask, among a hundred thousand.

use std::hint::black_box;
use std::time::Instant;

use answerable_desk::View;
use answerable_desk::asked_before::{Remembered, Wanted};
use answerable_register::entry::Entry;
use answerable_register::fold::{Known, Register};
use anyhow::Result;

use super::{ROUNDS, Section};
use crate::bench::Bench;
use crate::figure::{Figure, Goal};
use crate::seed;

pub(super) const SECTION: Section = Section {
    name: "asked-before",
    promise: "what is like a new ask, found in a register of size L, on one core",
    measure,
};

/// Asks of which the nearest are looked for, in each round.
const ASKS: usize = 40;
/// How many a page looks at.
const NEAREST: usize = 24;
/// One sentence, as somebody types it.
const TYPED: &str = "review how the risk to missing people is graded, with a supervisor checking";

fn measure(_: &Bench) -> Result<Vec<Figure>> {
    let mut register = Register::default();
    seed::entries(seed::L, 1, |_, bytes| {
        register.fold(Entry::from_bytes(&bytes)?);
        Ok(())
    })?;
    let day = register.last_recorded_on().unwrap_or_default();
    let view = View::new(&register, day);
    let mut indexing = Vec::new();
    let mut longest_step = Vec::new();
    let mut remembered = Remembered::default();
    for _ in 0..ROUNDS {
        remembered = Remembered::default();
        let start = Instant::now();
        let mut longest = 0.0_f64;
        loop {
            let step = Instant::now();
            let is_more = remembered.step(&register);
            longest = longest.max(step.elapsed().as_secs_f64() * 1e3);
            if !is_more {
                break;
            }
        }
        indexing.push(start.elapsed().as_secs_f64());
        longest_step.push(longest);
    }
    let asked: Vec<_> = register
        .asked
        .in_force(Known::Everything)
        .rev()
        .step_by(97)
        .take(ASKS)
        .map(|held| &held.fact)
        .collect();
    let (mut middle, mut worst, mut typed) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let mut took: Vec<f64> = asked
            .iter()
            .map(|asked| milliseconds(|| remembered.nearest(&view, Wanted::Asked(asked), NEAREST)))
            .collect();
        took.sort_by(f64::total_cmp);
        middle.push(took[took.len() / 2]);
        worst.push(took[took.len() - 1]);
        typed.push(milliseconds(|| {
            remembered.nearest(&view, Wanted::Words(TYPED), NEAREST)
        }));
    }
    Ok(vec![
        Figure::of("made ready, in steps", "s", indexing),
        Figure::of("the longest step", "ms", longest_step),
        Figure::of("a new ask, the middle of 40", "ms", middle),
        Figure::of("a new ask, the worst of 40", "ms", worst).with_goal(Goal::AtMost(50.0)),
        Figure::of("words typed", "ms", typed).with_goal(Goal::AtMost(50.0)),
    ])
}

fn milliseconds<T>(act: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(act());
    start.elapsed().as_secs_f64() * 1e3
}
