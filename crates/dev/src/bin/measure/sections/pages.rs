//! Pages under load, each in turn with a plain "ok" of the same server, so
//! that what is the page's own can be told from what is the machine's.

use anyhow::{Context as _, Result};

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

/// A list of asks, 50 to a page.
const LIST: &str = "/asks";

fn measure(bench: &Bench) -> Result<Vec<Figure>> {
    let serving = Serving::start(Some(&bench.register_l()?))?;
    let list = load::once(&serving.address, LIST)?;
    let ask = first_ask(&list).context("the list of asks leads to none")?;
    let pages = [
        ("one ask", ask, 5_000.0),
        ("a list of 50 asks", LIST, 2_000.0),
        ("home", "/", 2_000.0),
    ];
    let mut figures = Vec::new();
    for (name, path, goal) in pages {
        let bytes = load::once(&serving.address, path)?.len();
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

/// The address of the first ask that a list leads to: `/asks/WHAT/OF/DUTY`.
pub(super) fn first_ask(list: &str) -> Option<&str> {
    list.split("href=\"")
        .skip(1)
        .filter_map(|after| after.split(['"', '?', '#']).next())
        .find(|path| path.starts_with("/asks/") && path.matches('/').count() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_ask_of_a_list_is_found() {
        let list = r#"<a href="/asks?page=2">2</a> <a href="/asks/a">a</a> <a href="/asks/a/b/act?x=1">ask</a>"#;
        assert_eq!(first_ask(list), Some("/asks/a/b/act"));
        assert_eq!(first_ask("nothing"), None);
    }
}
