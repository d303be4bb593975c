//! Invented bodies: forces and their local policing bodies. No real body is
//! ever named in a register that says invented things.

use answerable_register::body::{Body, BodyKind, KindHeld, Name, NameUse, Oversight, Sourced};
use answerable_register::words::{BodyId, slug_of};

/// The four places that our invented bodies live in, and more like them.
const PLACES: [&str; 4] = ["Exampleshire", "Northmoor", "Southvale", "Westmarch"];
const PARTS: [&str; 11] = [
    "", "Upper", "Lower", "Great", "Little", "Old", "New", "Inner", "Outer", "High", "Low",
];

/// How many forces there are to ask: as many as in England and Wales, and one.
pub(crate) const FORCES: usize = PLACES.len() * PARTS.len();

/// A force and the local policing body that oversees it.
pub(crate) struct Force {
    pub(crate) id: BodyId,
    pub(crate) overseer: BodyId,
    pub(crate) bodies: [Body; 2],
}

/// The inspectorate that asks.
pub(crate) fn inspectorate() -> Body {
    body(
        "Inspectorate of Invented Constabulary",
        BodyKind::Inspectorate,
    )
}

/// Every force.
pub(crate) fn forces() -> Vec<Force> {
    let mut forces = Vec::with_capacity(FORCES);
    for part in PARTS {
        for place in PLACES {
            let place = format!("{part} {place}").trim().to_owned();
            // Its id is as short as those of real commissioners.
            let overseer = Body {
                id: BodyId::from(slug_of(&format!("{place} PCC"))),
                ..body(
                    &format!("Police and Crime Commissioner for {place}"),
                    BodyKind::PoliceAndCrimeCommissioner,
                )
            };
            let mut force = body(&format!("{place} Police"), BodyKind::TerritorialForce);
            force.overseen_by.push(Oversight {
                by: overseer.id.clone(),
                from: None,
                until: None,
                sourced: invented(),
            });
            forces.push(Force {
                id: force.id.clone(),
                overseer: overseer.id.clone(),
                bodies: [overseer, force],
            });
        }
    }
    forces
}

fn body(name: &str, kind: BodyKind) -> Body {
    Body {
        id: BodyId::from(slug_of(name)),
        kinds: vec![KindHeld {
            kind,
            from: None,
            sourced: invented(),
        }],
        names: vec![Name {
            text: name.to_owned(),
            r#use: NameUse::Official,
            from: None,
            until: None,
            sourced: Some(invented()),
        }],
        from: None,
        until: None,
        area: None,
        area_code: None,
        data_police_uk: None,
        overseen_by: Vec::new(),
        predecessors: Vec::new(),
        successors: Vec::new(),
        collaboration: None,
        note: "Invented, to measure with.".to_owned(),
        sourced: invented(),
    }
}

fn invented() -> Sourced {
    Sourced {
        source: "invented by cargo dev seed".to_owned(),
        checked: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_force_has_an_id_and_an_overseer_of_its_own() {
        let mut ids: Vec<BodyId> = forces()
            .iter()
            .flat_map(|force| [force.id.clone(), force.overseer.clone()])
            .collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 2 * FORCES);
    }
}
