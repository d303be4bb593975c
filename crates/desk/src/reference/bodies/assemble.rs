//! From rows to whole entries: what each file says about a body is put into
//! that body's one entry.

use answerable_register::body::{
    Body, BodyKind, Collaboration, Group, Holding, KindHeld, Membership, Name, NameUse, Office,
    OfficeRole, Oversight, Succession,
};
use rustc_hash::FxHashMap;

use super::super::row::{ReferenceError, filled, rows};
use super::rows::{
    BodyRow, CollaborationRow, GroupRow, HolderRow, KindRow, NameRow, OfficeRow, OversightRow,
    SuccessionRow, id, parts, sourced,
};
use super::{Bodies, Files, forms};

/// The other names of each body's area, which are no part of its entry.
type AlsoAreas = FxHashMap<String, Vec<String>>;

pub(super) fn assemble(files: &Files<'_>) -> Result<Bodies, ReferenceError> {
    let mut also = AlsoAreas::default();
    let mut bodies = rows("bodies/bodies.csv", files.bodies, |row: BodyRow| {
        also.insert(
            row.id.clone(),
            parts(&row.also_area).map(str::to_owned).collect(),
        );
        body(row)
    })?;
    add_kinds(&mut bodies, files.kinds)?;
    add_names(&mut bodies, files.names)?;
    add_oversight(&mut bodies, files.oversight)?;
    add_successions(&mut bodies, files.successions)?;
    add_collaborations(&mut bodies, files.collaborations)?;
    add_regular_forms(&mut bodies, &also);
    let mut offices = offices(&bodies, &also, files.offices)?;
    add_holders(&mut offices, files.holders)?;
    let groups = groups(&bodies, files.groups)?;
    Ok(Bodies {
        bodies,
        offices,
        groups,
    })
}

/// A body as its own row says it is now.
fn body(row: BodyRow) -> Result<Body, super::super::row::RowProblem> {
    let sourced = sourced(row.source, &row.checked)?;
    let name = filled("name", row.name)?;
    let some = |text: String| Some(text.into()).filter(|_| true).filter(|text: &answerable_register::words::Text| !text.is_empty());
    Ok(Body {
        id: id("id", row.id)?.into(),
        kinds: vec![KindHeld {
            kind: row.kind,
            from: None,
            sourced: sourced.clone(),
        }],
        names: vec![Name {
            text: name,
            r#use: NameUse::Official,
            from: row.from,
            until: row.until,
            sourced: Some(sourced.clone()),
        }],
        from: row.from,
        until: row.until,
        area: some(row.area),
        area_code: some(row.area_code),
        data_police_uk: some(row.data_police_uk),
        overseen_by: Vec::new(),
        predecessors: Vec::new(),
        successors: Vec::new(),
        collaboration: None,
        note: row.note,
        sourced,
    })
}
