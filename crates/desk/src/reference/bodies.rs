//! `data/bodies/`: who is asked and who answers, as dated data.
//!
//! `bodies.csv` says how each body is now; `names.csv` and `kinds.csv` say what
//! it was before and what else it is called; the other files tie bodies to each
//! other. Here the rows of nine files become whole entries: one for each body,
//! with everything about it inside, one for each office and one for each group.
//!
//! A document addresses "Notts Police" or "Surrey PCC". Such usual forms are
//! made by rule (`forms`) and recorded with the body, so that the same log
//! reads the same names under any later program. No name may mean two bodies
//! on any day (`unambiguous`).

mod assemble;
mod forms;
mod offices;
mod regular;
mod rows;
mod unambiguous;

#[cfg(test)]
mod tests;

use answerable_register::body::{Body, Group, Office};

use super::row::ReferenceError;

/// The bodies, offices and groups that ship with the program.
#[derive(Debug)]
pub struct Bodies {
    /// Every body, in the order of the file: forces first.
    pub bodies: Vec<Body>,
    /// Every office with those who are known to have held it.
    pub offices: Vec<Office>,
    /// Every group of bodies that documents name as one.
    pub groups: Vec<Group>,
}

/// The bodies, offices and groups that ship with the program.
///
/// # Errors
///
/// A row that cannot be read or has no source, an id used twice or not known,
/// a name that means two bodies on one day. The files are compiled in, so a
/// test keeps this from happening.
pub fn bodies() -> Result<Bodies, ReferenceError> {
    read(&Files::SHIPPED)
}

/// The invented bodies, offices and groups of a register to practise on.
///
/// # Errors
///
/// As [`bodies`].
pub fn practice_bodies() -> Result<Bodies, ReferenceError> {
    read(&Files::PRACTICE)
}

fn read(files: &Files<'_>) -> Result<Bodies, ReferenceError> {
    let bodies = assemble::assemble(files)?;
    unambiguous::check(&bodies)?;
    Ok(bodies)
}

/// The text of the files in `data/bodies/`.
#[derive(Clone, Copy)]
struct Files<'a> {
    bodies: &'a str,
    names: &'a str,
    kinds: &'a str,
    oversight: &'a str,
    successions: &'a str,
    offices: &'a str,
    holders: &'a str,
    collaborations: &'a str,
    groups: &'a str,
}

impl Files<'static> {
    const SHIPPED: Self = Self {
        bodies: include_str!("../../../../data/bodies/bodies.csv"),
        names: include_str!("../../../../data/bodies/names.csv"),
        kinds: include_str!("../../../../data/bodies/kinds.csv"),
        oversight: include_str!("../../../../data/bodies/oversight.csv"),
        successions: include_str!("../../../../data/bodies/successions.csv"),
        offices: include_str!("../../../../data/bodies/offices.csv"),
        holders: include_str!("../../../../data/bodies/holders.csv"),
        collaborations: include_str!("../../../../data/bodies/collaborations.csv"),
        groups: include_str!("../../../../data/bodies/groups.csv"),
    };

    const PRACTICE: Self = Self {
        bodies: include_str!("../../../../data/practice/bodies/bodies.csv"),
        names: include_str!("../../../../data/practice/bodies/names.csv"),
        kinds: include_str!("../../../../data/practice/bodies/kinds.csv"),
        oversight: include_str!("../../../../data/practice/bodies/oversight.csv"),
        successions: include_str!("../../../../data/practice/bodies/successions.csv"),
        offices: include_str!("../../../../data/practice/bodies/offices.csv"),
        holders: include_str!("../../../../data/practice/bodies/holders.csv"),
        collaborations: include_str!("../../../../data/practice/bodies/collaborations.csv"),
        groups: include_str!("../../../../data/practice/bodies/groups.csv"),
    };
}
