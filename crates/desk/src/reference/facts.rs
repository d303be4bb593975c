//! All of the reference data, as facts in the order in which they can stand.

use answerable_register::entry::Fact;

use super::{ReferenceError, bodies, holidays, powers};

/// Everything that ships with the program beside the sample: holidays, powers,
/// bodies, offices, groups.
///
/// # Errors
///
/// When a row cannot be read or has no source.
pub fn facts() -> Result<Vec<Fact>, ReferenceError> {
    let held = bodies()?;
    let mut facts = vec![Fact::from(holidays()?)];
    facts.extend(powers()?.into_iter().map(Fact::from));
    facts.extend(held.bodies.into_iter().map(Fact::from));
    facts.extend(held.offices.into_iter().map(Fact::from));
    facts.extend(held.groups.into_iter().map(Fact::from));
    Ok(facts)
}
