//! Who there is, who oversees whom, and who came after whom.

use answerable_register::body::{
    Body, BodyKind, Collaboration, Group, GroupRule, KindHeld, KnownDay, Membership, Name, NameUse,
    Office, OfficeRole, Oversight, Passed, Sourced, Succession,
};

use super::{INSPECTORATE, NORTHMOOR_PASSES};
use crate::facts::day;

/// The day Upper Westmarch has a force and a commissioner of its own.
const UPPER_WESTMARCH_BEGINS: &str = "2025-04-01";

/// Every body: overseers before the forces that they oversee.
#[must_use]
pub fn bodies() -> Vec<Body> {
    let mut bodies = vec![
        called(
            "inspectorate",
            body(
                INSPECTORATE,
                "Inspectorate of Exampleshire",
                BodyKind::Inspectorate,
            ),
        ),
        called(
            "department",
            body(
                "department-of-invention",
                "Department of Invention",
                BodyKind::Department,
            ),
        ),
        called(
            "assembly",
            body(
                "assembly-of-southvale",
                "Assembly of Southvale",
                BodyKind::Assembly,
            ),
        ),
    ];
    bodies.extend(area("Exampleshire", "exampleshire"));
    bodies.extend(northmoor());
    bodies.extend(area("Southvale", "southvale"));
    bodies.extend(area("Westmarch", "westmarch"));
    bodies.extend(area("Upper Westmarch", "upper-westmarch").map(|body| Body {
        from: Some(known(UPPER_WESTMARCH_BEGINS)),
        ..body
    }));
    bodies.push(armed_unit());
    bodies
}

/// The chief constable of each force.
#[must_use]
pub fn offices() -> Vec<Office> {
    ["Exampleshire", "Northmoor", "Southvale", "Westmarch"]
        .into_iter()
        .map(|place| {
            let slug = place.to_lowercase();
            Office {
                id: format!("chief-constable-of-{slug}-police").as_str().into(),
                body: format!("{slug}-police").as_str().into(),
                title: "Chief Constable".into(),
                role: OfficeRole::ChiefOfficer,
                names: vec![name(
                    &format!("Chief Constable of {place}"),
                    NameUse::Official,
                )],
                from: None,
                until: None,
                holders: Vec::new(),
                sourced: invented(),
            }
        })
        .collect()
}

/// Chief constables and local policing bodies, as documents name them.
#[must_use]
pub fn groups() -> Vec<Group> {
    let group = |id: &str, words: &str, rule| Group {
        id: id.into(),
        words: vec![words.to_owned()],
        rule,
        note: String::new(),
        sourced: invented(),
    };
    vec![
        group(
            "chief-constables",
            "all chief constables",
            GroupRule::ChiefOfficersOf(BodyKind::TerritorialForce),
        ),
        group(
            "local-policing-bodies",
            "all local policing bodies",
            GroupRule::LocalPolicingBodies,
        ),
    ]
}

/// A force and its commissioner.
fn area(place: &str, slug: &str) -> [Body; 2] {
    let commissioner = commissioner(place, slug);
    let mut force = force(place, slug);
    force.overseen_by.push(overseen_by(&commissioner));
    [commissioner, force]
}

/// Northmoor, whose commissioner's functions pass to a mayor on a day.
fn northmoor() -> [Body; 3] {
    let passes = known(NORTHMOOR_PASSES);
    let passed = |to: &str| Succession {
        body: to.into(),
        on: passes,
        passed: Passed::PolicingFunctions,
        sourced: invented(),
    };
    let mut commissioner = commissioner("Northmoor", "northmoor");
    commissioner.until = Some(passes);
    commissioner.successors.push(passed("northmoor-mayor"));
    let mut mayor = body("northmoor-mayor", "Mayor of Northmoor", BodyKind::Mayor);
    mayor.from = Some(passes);
    mayor.predecessors.push(passed("northmoor-pcc"));
    let mut force = force("Northmoor", "northmoor");
    force.overseen_by = vec![
        Oversight {
            until: Some(passes),
            ..overseen_by(&commissioner)
        },
        Oversight {
            from: Some(passes),
            ..overseen_by(&mayor)
        },
    ];
    [commissioner, mayor, force]
}

/// The unit that three forces run together and that answers as one.
fn armed_unit() -> Body {
    let member = |body: &str| Membership {
        body: body.into(),
        from: None,
        until: None,
    };
    let mut unit = body(
        "three-shires-armed-unit",
        "Three Shires Armed Policing Unit",
        BodyKind::Collaboration,
    );
    unit.collaboration = Some(Collaboration {
        members: vec![
            member("exampleshire-police"),
            member("southvale-police"),
            member("westmarch-police"),
        ],
        does: "armed policing".into(),
    });
    unit
}

fn commissioner(place: &str, slug: &str) -> Body {
    let official = format!("Police and Crime Commissioner for {place}");
    let commissioner = body(
        &format!("{slug}-pcc"),
        &official,
        BodyKind::PoliceAndCrimeCommissioner,
    );
    Body {
        area: Some(place.into()),
        ..called(&format!("commissioner for {place}"), commissioner)
    }
}

fn force(place: &str, slug: &str) -> Body {
    let official = format!("{place} Police");
    let force = body(
        &format!("{slug}-police"),
        &official,
        BodyKind::TerritorialForce,
    );
    Body {
        area: Some(place.into()),
        ..called(place, force)
    }
}

/// A body with one name that was always there, for tests that need one more.
#[must_use]
pub fn body(id: &str, official: &str, kind: BodyKind) -> Body {
    Body {
        id: id.into(),
        kinds: vec![KindHeld {
            kind,
            from: None,
            sourced: invented(),
        }],
        names: vec![name(official, NameUse::Official)],
        from: None,
        until: None,
        area: None,
        area_code: None,
        data_police_uk: None,
        overseen_by: Vec::new(),
        predecessors: Vec::new(),
        successors: Vec::new(),
        collaboration: None,
        note: String::new(),
        sourced: invented(),
    }
}

/// The body under one more name.
fn called(alias: &str, mut body: Body) -> Body {
    body.names.push(name(alias, NameUse::Alias));
    body
}

fn name(text: &str, r#use: NameUse) -> Name {
    Name {
        text: text.to_owned(),
        r#use,
        from: None,
        until: None,
        sourced: Some(invented()),
    }
}

fn overseen_by(body: &Body) -> Oversight {
    Oversight {
        by: body.id.clone(),
        from: None,
        until: None,
        sourced: invented(),
    }
}

fn known(text: &str) -> KnownDay {
    KnownDay::Day(day(text))
}

/// Where an invented fact comes from.
#[must_use]
pub fn invented() -> Sourced {
    Sourced {
        source: "invented".to_owned(),
        checked: false,
    }
}
