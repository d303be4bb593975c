//! From rows to whole entries: what each file says about a body is put into
//! that body's one entry.

use answerable_register::body::{
    Body, Collaboration, KindHeld, Membership, Name, NameUse, Succession,
};
use answerable_register::words::Text;

use super::super::row::{ReferenceError, RowProblem, filled, rows};
use super::offices::{groups, offices};
use super::regular::{AlsoAreas, add_regular_forms};
use super::rows::{
    BodyRow, CollaborationRow, KindRow, NameRow, OversightRow, SuccessionRow, id, parts, sourced,
};
use super::{Bodies, Files};

const BODIES: &str = "bodies/bodies.csv";
const NAMES: &str = "bodies/names.csv";
const KINDS: &str = "bodies/kinds.csv";
const OVERSIGHT: &str = "bodies/oversight.csv";
const SUCCESSIONS: &str = "bodies/successions.csv";
const COLLABORATIONS: &str = "bodies/collaborations.csv";

/// Makes whole entries of the nine files.
pub(super) fn assemble(files: &Files<'_>) -> Result<Bodies, ReferenceError> {
    let mut also = AlsoAreas::default();
    let mut bodies = rows(BODIES, files.bodies, |row: BodyRow| {
        let areas = parts(&row.also_area).map(str::to_owned).collect();
        also.insert(row.id.as_str().into(), areas);
        body(row)
    })?;
    add_kinds(&mut bodies, files.kinds)?;
    add_names(&mut bodies, files.names)?;
    add_oversight(&mut bodies, files.oversight)?;
    add_successions(&mut bodies, files.successions)?;
    add_collaborations(&mut bodies, files.collaborations)?;
    add_regular_forms(&mut bodies, &also);
    let offices = offices(&bodies, &also, files)?;
    let groups = groups(&bodies, files.groups)?;
    Ok(Bodies {
        bodies,
        offices,
        groups,
    })
}

/// A body as its own row says it is now.
fn body(row: BodyRow) -> Result<Body, RowProblem> {
    let sourced = sourced(row.source, &row.checked)?;
    Ok(Body {
        id: id("id", row.id)?.into(),
        kinds: vec![KindHeld {
            kind: row.kind,
            from: None,
            sourced: sourced.clone(),
        }],
        names: vec![Name {
            text: filled("name", row.name)?,
            r#use: NameUse::Official,
            from: row.from,
            until: row.until,
            sourced: Some(sourced.clone()),
        }],
        from: row.from,
        until: row.until,
        area: unless_empty(&row.area),
        area_code: unless_empty(&row.area_code),
        data_police_uk: unless_empty(&row.data_police_uk),
        overseen_by: Vec::new(),
        predecessors: Vec::new(),
        successors: Vec::new(),
        collaboration: None,
        note: row.note,
        sourced,
    })
}

fn unless_empty(text: &str) -> Option<Text> {
    (!text.is_empty()).then(|| text.into())
}

/// The body that a row of another file names, or which file is wrong about it.
fn named<'a>(
    bodies: &'a mut [Body],
    file: &'static str,
    id: &str,
) -> Result<&'a mut Body, ReferenceError> {
    bodies
        .iter_mut()
        .find(|body| body.id.as_str() == id)
        .ok_or_else(|| unknown(file, id))
}

/// A row names something that no row describes.
pub(super) fn unknown(file: &'static str, id: &str) -> ReferenceError {
    ReferenceError::Whole {
        file,
        problem: format!("'{id}' is not an id in bodies.csv or offices.csv"),
    }
}

/// Puts each earlier kind before the present one, which then begins on the day
/// the earlier one ended.
fn add_kinds(bodies: &mut [Body], text: &str) -> Result<(), ReferenceError> {
    for (row, changed) in rows(KINDS, text, |row: KindRow| {
        let changed = row.sourced()?;
        Ok((row, changed))
    })? {
        let body = named(bodies, KINDS, &row.body)?;
        if let Some(present) = body.kinds.last_mut() {
            let begun = std::mem::replace(&mut present.sourced, changed.clone());
            let before = KindHeld {
                kind: row.kind,
                from: present.from.replace(row.until),
                sourced: begun,
            };
            let place = body.kinds.len() - 1;
            body.kinds.insert(place, before);
        }
    }
    Ok(())
}

/// Adds the other names. An earlier official name stands before the present
/// one, which then begins on the day the earlier one ended. A name without days
/// of its own is the body's for as long as the body is there.
fn add_names(bodies: &mut [Body], text: &str) -> Result<(), ReferenceError> {
    for (id, mut name) in rows(NAMES, text, |row: NameRow| {
        Ok((row.body.clone(), row.name()?))
    })? {
        let body = named(bodies, NAMES, &id)?;
        name.from = name.from.or(body.from);
        name.until = name.until.or(body.until);
        if name.r#use == NameUse::Official {
            let present = body
                .names
                .iter()
                .rposition(|name| name.r#use == NameUse::Official)
                .unwrap_or_default();
            body.names[present].from = name.until;
            body.names.insert(present, name);
        } else {
            body.names.push(name);
        }
    }
    Ok(())
}

fn add_oversight(bodies: &mut [Body], text: &str) -> Result<(), ReferenceError> {
    for (id, oversight) in rows(OVERSIGHT, text, |row: OversightRow| {
        Ok((row.body.clone(), row.oversight()?))
    })? {
        named(bodies, OVERSIGHT, oversight.by.as_str())?;
        named(bodies, OVERSIGHT, &id)?.overseen_by.push(oversight);
    }
    Ok(())
}

/// Writes each passing into both entries.
fn add_successions(bodies: &mut [Body], text: &str) -> Result<(), ReferenceError> {
    for (row, sourced) in rows(SUCCESSIONS, text, |row: SuccessionRow| {
        let sourced = row.sourced()?;
        Ok((row, sourced))
    })? {
        let to = |body: &str| Succession {
            body: body.into(),
            on: row.on,
            passed: row.passed,
            sourced: sourced.clone(),
        };
        named(bodies, SUCCESSIONS, &row.predecessor)?
            .successors
            .push(to(&row.successor));
        named(bodies, SUCCESSIONS, &row.successor)?
            .predecessors
            .push(to(&row.predecessor));
    }
    Ok(())
}

fn add_collaborations(bodies: &mut [Body], text: &str) -> Result<(), ReferenceError> {
    for row in rows(COLLABORATIONS, text, |row: CollaborationRow| {
        row.has_source()?;
        Ok(row)
    })? {
        named(bodies, COLLABORATIONS, &row.member)?;
        let unit = named(bodies, COLLABORATIONS, &row.body)?;
        unit.collaboration
            .get_or_insert_with(|| Collaboration {
                members: Vec::new(),
                does: row.does.as_str().into(),
            })
            .members
            .push(Membership {
                body: row.member.into(),
                from: row.from,
                until: row.until,
            });
    }
    Ok(())
}
