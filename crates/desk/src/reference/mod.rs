//! Reference data: the facts that ship with the program, read from `data/`.
//!
//! Belongs here: turning the rows of `data/powers`, `data/holidays`,
//! `data/assurance` and
//! `data/bodies` into the register's types, and refusing a row that says
//! nothing or has no source. What the facts mean is the business of `register`
//! and `calendar`; recording them in the log is the business of `actions`.
//!
//! The files are compiled in, so that a fresh copy of the program needs nothing
//! beside it. Every row names its source and says whether it was checked.

mod assurances;
mod bodies;
mod facts;
mod holidays;
mod powers;
pub(crate) mod row;
mod suggested;

#[cfg(test)]
mod tests;

pub use assurances::assurances;
pub use bodies::{Bodies, bodies, practice_bodies};
pub use facts::{facts, practice_facts};
pub use holidays::holidays;
pub use powers::powers;
pub use row::{ReferenceError, RowProblem};
pub use suggested::{Suggested, suggested_powers};
