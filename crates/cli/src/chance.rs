//! Chance, drawn from the system and handed to whoever needs it.

use answerable_desk::store::vault::Draw;

/// What a record of the vault is sealed under, drawn anew for each.
pub(crate) fn draw() -> Result<Draw, getrandom::Error> {
    let mut random = [0; Draw::BYTES];
    getrandom::fill(&mut random)?;
    Ok(Draw::of(random))
}
