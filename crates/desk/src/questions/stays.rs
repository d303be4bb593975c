//! Stays in a stage of monitoring, of all forces.

use answerable_register::facts::{Stage, Stay};
use answerable_register::words::BodyId;

use crate::view::View;

/// A force and its stays in a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaysOf<'r> {
    /// The force.
    pub force: BodyId,
    /// Its name on the day.
    pub name: String,
    /// Its stays that can have begun by the day, the earliest first.
    pub stays: Vec<&'r Stay>,
}

impl<'r> View<'r> {
    /// Every force that can have entered a stage by the day, in the order of
    /// names, as far as is recorded.
    #[must_use]
    pub fn stays_in(&self, stage: Stage) -> Vec<StaysOf<'r>> {
        let mut stays: Vec<&'r Stay> = self
            .register
            .stays
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(|stay| stay.stage == stage)
            .filter(|stay| stay.entered.iter().any(|day| day.earliest <= self.as_at))
            .collect();
        stays.sort_by_key(|stay| {
            let first = stay.entered.iter().map(|day| day.earliest).min();
            (&stay.force, first, &stay.id)
        });
        let mut forces: Vec<StaysOf<'r>> = stays
            .chunk_by(|one, other| one.force == other.force)
            .map(|stays| StaysOf {
                force: stays[0].force.clone(),
                name: self.name_of(&stays[0].force, self.as_at).to_owned(),
                stays: stays.to_vec(),
            })
            .collect();
        forces.sort_by(|one, other| (&one.name, &one.force).cmp(&(&other.name, &other.force)));
        forces
    }
}
