//! Who answers, and when: which bodies differ from the rest by more than chance
//! or what we have not found?
//!
//! * [`bodies`]: local policing bodies, by the sets of comments they owe;
//! * [`explanations`]: what their comments say of each recommendation;
//! * [`groups`]: forces and others, whom no law gives a day;
//! * [`one`]: one body, its number and all that it rests on.
//!
//! Every number leads to its rows. Nobody is ranked, and no colour says good or
//! bad.

mod bodies;
mod cell;
mod chosen;
mod explanations;
mod funnel;
mod groups;
mod law;
mod one;
mod rest;
mod taken;

use answerable_desk::who::Act;

use crate::guard::{Policy, Routes, get};

pub(crate) use law::what_the_law_asks;
pub(crate) use one::{Short, path as path_of_one, short};
pub(crate) use taken::{ANSWERS, COMMENTS, EXPLANATIONS};

/// Every address below `/who-answers`.
pub(crate) fn routes() -> Routes {
    const READ: Policy = Policy::of(Act::ReadPages);
    Routes::default()
        .at("/who-answers", get(READ, bodies::show))
        .at("/who-answers/chart.svg", get(READ, bodies::svg))
        .at("/who-answers/chart.png", get(READ, bodies::png))
        .at("/who-answers/explanations", get(READ, explanations::show))
        .at("/who-answers/forces", get(READ, groups::forces))
        .at("/who-answers/others", get(READ, groups::others))
        .at("/who-answers/bodies/{body}", get(READ, one::show))
}
