//! The names that a document is read against, to be taken along.

use answerable_register::body::{Body, Group, Office};
use answerable_register::calendar::Day;
use answerable_register::entry::{Entry, Fact};
use answerable_register::fold::{Known, Register};
use serde::{Deserialize, Serialize};

/// Who there is: every body, office and group, as it is now recorded. What a name
/// means on a day follows from these alone
/// ([`Lookup::find`](answerable_register::directory::Lookup::find)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Names {
    bodies: Vec<Body>,
    offices: Vec<Office>,
    groups: Vec<Group>,
}

impl Names {
    /// Everybody in a register.
    #[must_use]
    pub fn of(register: &Register) -> Self {
        let all = Known::Everything;
        Self {
            bodies: register
                .bodies
                .in_force(all)
                .map(|held| held.fact.clone())
                .collect(),
            offices: register
                .offices
                .in_force(all)
                .map(|held| held.fact.clone())
                .collect(),
            groups: register
                .groups
                .in_force(all)
                .map(|held| held.fact.clone())
                .collect(),
        }
    }

    /// A register of nothing else.
    pub(super) fn as_register(&self, today: Day) -> Register {
        let mut register = Register::default();
        let bodies = self.bodies.iter().cloned().map(Fact::from);
        let offices = self.offices.iter().cloned().map(Fact::from);
        let groups = self.groups.iter().cloned().map(Fact::from);
        for fact in bodies.chain(offices).chain(groups) {
            register.fold(Entry::new("reading", today, fact));
        }
        register
    }
}
