//! All of the reference data, as facts in the order in which they can stand.

use answerable_register::entry::Fact;

use super::assurances::assurances;
use super::{Bodies, ReferenceError, bodies, holidays, powers, practice_bodies};

/// Everything that ships with the program beside the sample: holidays, powers,
/// levels of assurance, bodies, offices, groups.
///
/// # Errors
///
/// When a row cannot be read or has no source.
pub fn facts() -> Result<Vec<Fact>, ReferenceError> {
    in_order(bodies()?)
}

/// The same for a register to practise on: the law is real, and every body is
/// invented.
///
/// # Errors
///
/// When a row cannot be read or has no source.
pub fn practice_facts() -> Result<Vec<Fact>, ReferenceError> {
    in_order(practice_bodies()?)
}

fn in_order(held: Bodies) -> Result<Vec<Fact>, ReferenceError> {
    let mut facts = vec![Fact::from(holidays()?)];
    facts.extend(powers()?.into_iter().map(Fact::from));
    facts.extend(assurances()?.into_iter().map(Fact::from));
    facts.extend(held.bodies.into_iter().map(Fact::from));
    facts.extend(held.offices.into_iter().map(Fact::from));
    facts.extend(held.groups.into_iter().map(Fact::from));
    Ok(facts)
}
