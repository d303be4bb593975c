//! The made-up country: what every test register knows before its first story.
//!
//! | place | force | local policing body |
//! |---|---|---|
//! | Exampleshire | `exampleshire-police` | `exampleshire-pcc` |
//! | Northmoor | `northmoor-police` | `northmoor-pcc`, from 7 May 2024 `northmoor-mayor` |
//! | Southvale | `southvale-police` | `southvale-pcc` |
//! | Westmarch | `westmarch-police` | `westmarch-pcc` |
//! | Upper Westmarch, from 1 April 2025 | `upper-westmarch-police` | `upper-westmarch-pcc` |
//!
//! The forces of Exampleshire, Southvale and Westmarch run the
//! `three-shires-armed-unit` together. The `inspectorate-of-exampleshire`
//! inspects all forces; there is a `department-of-invention` and an
//! `assembly-of-southvale`.

mod bodies;
mod law;

use answerable_register::entry::Fact;

pub use bodies::{bodies, body, groups, invented, offices};
pub use law::{holidays, power, powers};

/// The inspectorate, which publishes the reports.
pub const INSPECTORATE: &str = "inspectorate-of-exampleshire";

/// The day Northmoor's commissioner hands the policing functions to its mayor.
pub const NORTHMOOR_PASSES: &str = "2024-05-07";

/// Everything about the country, in an order in which each fact can stand.
#[must_use]
pub fn everything() -> Vec<Fact> {
    let mut facts = vec![Fact::from(holidays())];
    facts.extend(powers().into_iter().map(Fact::from));
    facts.extend(bodies().into_iter().map(Fact::from));
    facts.extend(offices().into_iter().map(Fact::from));
    facts.extend(groups().into_iter().map(Fact::from));
    facts
}
