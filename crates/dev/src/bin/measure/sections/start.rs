//! Starting: how soon the first page comes, and how much memory is held.

use anyhow::Result;

use super::{ROUNDS, Section};
use crate::bench::Bench;
use crate::figure::{Figure, Goal};
use crate::program::Serving;

pub(super) const SECTION: Section = Section {
    name: "start",
    promise: "from the program's start to its first page, and what it then holds",
    measure,
};

fn measure(bench: &Bench) -> Result<Vec<Figure>> {
    let register = bench.register_l()?;
    let mut sample = (Vec::new(), Vec::new());
    let mut large = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for (register, figures) in [(None, &mut sample), (Some(&register), &mut large)] {
            let serving = Serving::start(register.map(std::path::PathBuf::as_path))?;
            figures.0.push(serving.to_first_page.as_secs_f64());
            figures.1.push(serving.memory()?);
        }
    }
    Ok(vec![
        Figure::of("sample: start to first page", "s", sample.0),
        Figure::of("sample: memory", "MB", sample.1).with_goal(Goal::AtMost(64.0)),
        Figure::of("size L: start to first page", "s", large.0).with_goal(Goal::AtMost(1.0)),
        Figure::of("size L: memory", "MB", large.1).with_goal(Goal::AtMost(1000.0)),
    ])
}
