//! Pages under load, each in turn with a plain "ok" of the same server, so
//! that what is the page's own can be told from what is the machine's.

use anyhow::Result;

use super::{ROUNDS, Section};
use crate::bench::Bench;
use crate::figure::{Figure, Goal};
use crate::load;
use crate::program::Serving;

pub(super) const SECTION: Section = Section {
    name: "pages",
    promise: "requests a second at size L, on cores shared with the load",
    measure,
};

/// The plain answer of the server: the health check.
const OK: &str = "/health";

/// A page, its path and its goal in requests a second.
const PAGES: [(&str, &str, f64); 3] = [
    (
        "one ask",
        "/recommendations/report-4000-1/exampleshire-police/act",
        5_000.0,
    ),
    ("a list of 50 asks", "/recommendations", 2_000.0),
    ("home", "/", 2_000.0),
];

fn measure(bench: &Bench) -> Result<Vec<Figure>> {
    let serving = Serving::start(Some(&bench.register_l()?))?;
    let mut figures = Vec::new();
    for (name, path, goal) in PAGES {
        let bytes = load::once(&serving.address, path)?;
        let mut plain = Vec::new();
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            plain.push(load::requests_a_second(&serving.address, OK)?);
            rounds.push(load::requests_a_second(&serving.address, path)?);
        }
        figures.push(
            Figure::of(format!("{name} ({bytes} bytes)"), "/s", rounds)
                .with_goal(Goal::AtLeast(goal))
                .beside("the plain ok", plain.clone()),
        );
        figures.push(Figure::of("  the plain ok in those rounds", "/s", plain));
    }
    figures.push(Figure::of(
        "memory after the load",
        "MB",
        vec![serving.memory()?],
    ));
    Ok(figures)
}
