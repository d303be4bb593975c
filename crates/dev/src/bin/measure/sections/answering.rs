//! Who answers, over time, facets, search: pages that count, each time as at another
//! day, so that none is one that was drawn before.

use std::time::Instant;

use anyhow::{Context as _, Result};
use jiff::civil::{Date, date};

use super::pages::first_ask;
use super::{ROUNDS, Section};
use crate::bench::Bench;
use crate::connection::Connection;
use crate::figure::{Figure, Goal, median};
use crate::load;
use crate::program::Serving;
use crate::seed;

pub(super) const SECTION: Section = Section {
    name: "answering",
    promise: "pages that count, as at days that vary, at size L and at a tenth of it",
    measure,
};

/// A tenth of size L.
const TENTH: seed::Size = seed::Size {
    recommendations: seed::L.recommendations / 10,
    bodies: seed::L.bodies,
};

/// Days in each round: the slowest of them is the one in a hundred.
const DAYS: usize = 100;
/// The first of the days, each round going on to earlier ones.
const FROM: Date = date(2025, 12, 31);
/// The slowest request of a hundred, in milliseconds.
const SLOWEST: f64 = 20.0;
/// How much slower a page may be with ten times as much.
const TIMES: f64 = 3.0;
/// How often the page of who answers is given, in a second.
const A_SECOND: f64 = 500.0;

fn measure(bench: &Bench) -> Result<Vec<Figure>> {
    let tenth = bench.folder("answering")?.join("tenth");
    seed::write(&tenth, TENTH, 1)?;
    let large = Serving::start(Some(&bench.register_l()?))?;
    let small = Serving::start(Some(&tenth))?;
    let mut rates = Vec::new();
    for _ in 0..ROUNDS {
        rates.push(load::requests_a_second(&large.address, "/who-answers")?);
    }
    let mut figures =
        vec![Figure::of("who answers, under load", "/s", rates).with_goal(Goal::AtLeast(A_SECOND))];
    let (at_l, at_a_tenth) = (pages(&large.address)?, pages(&small.address)?);
    for ((name, at_l), (_, at_a_tenth)) in at_l.into_iter().zip(at_a_tenth) {
        let (mut slowest, mut times) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let here = milliseconds(&large.address, &at_l, round)?;
            let there = milliseconds(&small.address, &at_a_tenth, round)?;
            times.push(median(&here) / median(&there));
            slowest.push(here.into_iter().fold(0.0, f64::max));
        }
        figures.push(
            Figure::of(format!("{name}: the slowest of {DAYS}"), "ms", slowest)
                .with_goal(Goal::AtMost(SLOWEST)),
        );
        figures.push(
            Figure::of("  the middle one, of that at a tenth", "times", times)
                .with_goal(Goal::AtMost(TIMES)),
        );
    }
    Ok(figures)
}

/// Each page with its address, to which a day is added.
fn pages(address: &str) -> Result<Vec<(&'static str, String)>> {
    // Of a report that was there on each of the days.
    let comments = load::once(address, "/asks?kind=comments&as-at=2024-06-01")?;
    let ask = first_ask(&comments).context("nobody owes comments")?;
    let mut parts = ask.split('/').skip(2);
    let (report, body) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let page = |path: &str| path.to_owned();
    Ok(vec![
        ("who answers", page("/who-answers?")),
        (
            "one year of it",
            page("/who-answers?from=2024-01-01&to=2024-12-31&"),
        ),
        ("explanations", page("/who-answers/explanations?")),
        ("forces", page("/who-answers/forces?")),
        ("one body", format!("/who-answers/bodies/{body}?")),
        ("in time, over time", page("/who-answers/over-time?")),
        (
            "explained, over time",
            page("/who-answers/over-time?figure=explained&"),
        ),
        (
            "days, over time",
            page("/who-answers/over-time?figure=days&"),
        ),
        (
            "coverage of a report",
            format!("/reports/{report}/coverage?"),
        ),
        ("asked of a body", format!("/bodies/{body}/asked?")),
        ("a facet", page("/asks?standing=no-answer-found&")),
        ("a search, the worst term", page("/asks?words=police&")),
    ])
}

/// How long a page takes as at each day of a round.
fn milliseconds(address: &str, page: &str, round: usize) -> Result<Vec<f64>> {
    let mut connection = Connection::open(address)?;
    let first = DAYS * round;
    let mut day = FROM.checked_sub(jiff::Span::new().days(i64::try_from(first)?))?;
    let mut took = Vec::new();
    let mut answer = Vec::new();
    for _ in 0..DAYS {
        answer.clear();
        let start = Instant::now();
        connection.ask(&format!("{page}as-at={day}"), &mut answer)?;
        took.push(start.elapsed().as_secs_f64() * 1e3);
        day = day.yesterday()?;
    }
    Ok(took)
}
