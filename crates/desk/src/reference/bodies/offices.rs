//! Offices with their holders, and groups with their members.

use answerable_register::body::{
    Body, Group, GroupRule, Holding, Name, NameUse, Office, OfficeRole, Sourced,
};

use super::super::row::{ReferenceError, RowProblem, filled, rows};
use super::assemble::unknown;
use super::regular::{AlsoAreas, add_made, called};
use super::rows::{GroupRow, HolderRow, OfficeRow, id, parts};
use super::{Files, forms};

const OFFICES: &str = "bodies/offices.csv";
const HOLDERS: &str = "bodies/holders.csv";
const GROUPS: &str = "bodies/groups.csv";

/// Reads the offices, each with those who held it.
pub(super) fn offices(
    bodies: &[Body],
    also: &AlsoAreas,
    files: &Files<'_>,
) -> Result<Vec<Office>, ReferenceError> {
    let mut offices = rows(OFFICES, files.offices, office)?;
    for office in &mut offices {
        let body = bodies
            .iter()
            .find(|body| body.id == office.body)
            .ok_or_else(|| unknown(OFFICES, office.body.as_str()))?;
        match office.role {
            OfficeRole::Incumbent => bear_names_of(office, body),
            OfficeRole::ChiefOfficer => add_chief_officer_forms(office, body, also),
            OfficeRole::Head | OfficeRole::Member => {}
        }
    }
    add_holders(&mut offices, files.holders)?;
    Ok(offices)
}

/// An office as its own row says it is.
fn office(row: OfficeRow) -> Result<Office, RowProblem> {
    let sourced = row.sourced()?;
    let (from, until) = (row.from, row.until);
    let named = |text: String, r#use, sourced: &Sourced| Name {
        text,
        r#use,
        from,
        until,
        sourced: Some(sourced.clone()),
    };
    let mut names = vec![named(
        filled("name", row.name)?,
        NameUse::Official,
        &sourced,
    )];
    let also = parts(&row.also).map(str::to_owned).collect();
    add_made(&mut names, also, |text| {
        named(text, NameUse::Alias, &sourced)
    });
    Ok(Office {
        id: id("id", row.id)?.as_str().into(),
        body: id("body", row.body)?.into(),
        title: filled("title", row.title)?.into(),
        role: row.role,
        names,
        from,
        until,
        holders: Vec::new(),
        sourced,
    })
}

/// An office that is the body bears the body's official names, each in its
/// time; its own name stays as another one where it differs.
fn bear_names_of(office: &mut Office, body: &Body) {
    let own = std::mem::take(&mut office.names);
    let borne = |name: &&Name| name.r#use == NameUse::Official;
    office.names = body.names.iter().filter(borne).cloned().collect();
    for mut name in own {
        if !office.names.iter().any(|other| other.key() == name.key()) {
            name.r#use = NameUse::Alias;
            office.names.push(name);
        }
    }
}

fn add_chief_officer_forms(office: &mut Office, body: &Body, also: &AlsoAreas) {
    let made = forms::of_chief_officer(
        &office.title,
        &called(body, &[NameUse::Official]),
        &also.of(&body.id),
    );
    let (from, until) = (office.from, office.until);
    add_made(&mut office.names, made, |text| Name {
        text,
        r#use: NameUse::RegularForm,
        from,
        until,
        sourced: None,
    });
}

fn add_holders(offices: &mut [Office], text: &str) -> Result<(), ReferenceError> {
    for (id, holding) in rows(HOLDERS, text, |row: HolderRow| {
        let holding = Holding {
            holder: row.holder()?,
            from: row.from,
            until: row.until,
            sourced: row.sourced()?,
        };
        Ok((row.office, holding))
    })? {
        offices
            .iter_mut()
            .find(|office| office.id.as_str() == id)
            .ok_or_else(|| unknown(HOLDERS, &id))?
            .holders
            .push(holding);
    }
    Ok(())
}

/// Reads the groups.
pub(super) fn groups(bodies: &[Body], text: &str) -> Result<Vec<Group>, ReferenceError> {
    let groups = rows(GROUPS, text, |row: GroupRow| {
        Ok(Group {
            id: id("id", row.id.clone())?.into(),
            words: parts(&filled("words", row.words.clone())?)
                .map(str::to_owned)
                .collect(),
            rule: row.rule()?,
            sourced: row.sourced()?,
            note: row.note,
        })
    })?;
    for group in &groups {
        if let GroupRule::List(members) = &group.rule {
            for member in members {
                if !bodies.iter().any(|body| body.id == *member) {
                    return Err(unknown(GROUPS, member.as_str()));
                }
            }
        }
    }
    Ok(groups)
}
