//! People signing in: a password and a code, by many at once, to a server on this
//! machine that hashes as it always does.
//!
//! People come when they come: each at a moment drawn by lot, twenty a second on
//! average, whether or not those before them are done (an open load). The time of
//! each runs from that moment, so that nobody who had to wait is left out.

mod accounts;
mod one;

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};

use super::{ROUNDS, Section};
use crate::bench::Bench;
use crate::figure::{Figure, Goal};
use crate::program::Serving;
use crate::seed::chance::Chance;
use accounts::Person;
use one::Took;

pub(super) const SECTION: Section = Section {
    name: "people",
    promise: "20 people a second sign in, on cores shared with whoever asks",
    measure,
};

/// How many people come in a second, on average.
const A_SECOND: f64 = 20.0;

/// How many people sign in each round. Each once: a code works once.
const PEOPLE: usize = 200;

/// From the password sent to the first page, in ms, for 99 of 100 people.
const GOAL_MS: f64 = 300.0;

fn measure(bench: &Bench) -> Result<Vec<Figure>> {
    let folder = bench.folder("people")?.join("register");
    println!(
        "  (making {} accounts, each with its own hash)",
        ROUNDS * PEOPLE
    );
    let people = accounts::make(&folder, ROUNDS * PEOPLE)?;
    // Each comes from a place of their own, as people do: tries are counted by it.
    let serving = Serving::start_with(Some(&folder), &["--behind-proxy", "127.0.0.1"])?;
    let mut chance = Chance::of(1);
    let mut hashes = Vec::new();
    let mut rounds = Vec::new();
    for people in people.chunks(PEOPLE) {
        hashes.push(one_hash()?);
        rounds.push(round(&serving.address, people, &mut chance)?);
    }
    let all = |took: fn(&Took) -> Duration, share| -> Vec<f64> {
        let of = |round: &Vec<Took>| percentile(round.iter().map(took), share);
        rounds.iter().map(of).collect()
    };
    let figure = |name: &str, took: fn(&Took) -> Duration, share: f64| {
        let name = format!("{name}, p{:.0}", share * 100.0);
        Figure::of(name, "ms", all(took, share))
    };
    const HASH: &str = "one hash of a password, alone";
    Ok(vec![
        Figure::of(HASH, "ms", hashes.clone()),
        figure("signed in, from password to first page", |it| it.all, 0.50),
        figure("signed in, from password to first page", |it| it.all, 0.95),
        figure("signed in, from password to first page", |it| it.all, 0.99)
            .with_goal(Goal::AtMost(GOAL_MS))
            .beside(HASH, hashes.clone()),
        figure("  of that, the password", |it| it.password, 0.50),
        figure("  of that, the password", |it| it.password, 0.99).beside(HASH, hashes),
        figure("  of that, the code", |it| it.code, 0.50),
        figure("  of that, the code", |it| it.code, 0.99),
        Figure::of("memory after all of them", "MB", vec![serving.memory()?]),
    ])
}

/// One round: people come by lot, and each is timed from the moment they came.
fn round(address: &str, people: &[Person], chance: &mut Chance) -> Result<Vec<Took>> {
    let begun = Instant::now();
    let mut comes = Duration::ZERO;
    thread::scope(|scope| {
        let signing_in: Vec<_> = people
            .iter()
            .map(|person| {
                // Gaps of a Poisson process: most are short, a few are long.
                let gap = -(1.0 - chance.share()).ln() / A_SECOND;
                comes += Duration::from_secs_f64(gap);
                let came = begun + comes;
                scope.spawn(move || {
                    thread::sleep(came.saturating_duration_since(Instant::now()));
                    one::sign_in(address, person, came)
                })
            })
            .collect();
        signing_in
            .into_iter()
            .map(|one| one.join().map_err(|_| anyhow!("somebody fell over"))?)
            .collect()
    })
}

/// What hashing one password takes here and now, in ms: the median of several.
fn one_hash() -> Result<f64> {
    let mut took = Vec::new();
    for number in 0..9 {
        let begun = Instant::now();
        answerable_desk::accounts::hash(&accounts::password(number))?;
        took.push(begun.elapsed());
    }
    let median = percentile(took.into_iter(), 0.5);
    ensure!(
        median > 1.0,
        "a hash in {median} ms is no hash of a password"
    );
    Ok(median)
}

/// The time within which this share of people were done, in ms: the smallest that
/// so many did not pass (the nearest rank, with nothing made up in between).
fn percentile(took: impl Iterator<Item = Duration>, share: f64) -> f64 {
    let mut sorted: Vec<Duration> = took.collect();
    sorted.sort_unstable();
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted
        .get(rank.saturating_sub(1))
        .map_or(f64::NAN, |took| took.as_secs_f64() * 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_time_that_somebody_took() {
        let took = || (1..=200).map(Duration::from_millis);
        for (share, expected) in [(0.5, 100.0), (0.95, 190.0), (0.99, 198.0), (1.0, 200.0)] {
            assert_eq!(percentile(took(), share), expected);
        }
        assert_eq!(
            percentile([Duration::from_millis(7)].into_iter(), 0.99),
            7.0
        );
        assert!(percentile(std::iter::empty(), 0.5).is_nan());
    }
}
