//! Chance for the vault: what a record is sealed under, drawn anew for each.

use answerable_store::vault::Draw;

/// Draws from the system's random source.
pub(crate) fn draw() -> Result<Draw, getrandom::Error> {
    let mut random = [0; Draw::BYTES];
    getrandom::fill(&mut random)?;
    Ok(Draw::of(random))
}
