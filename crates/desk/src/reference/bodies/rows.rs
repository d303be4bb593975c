//! The rows of `data/bodies/` as they stand in the files, each read into what
//! it says about one thing.

use answerable_register::body::{
    BodyKind, GroupRule, Holder, KnownDay, Name, NameUse, OfficeRole, Oversight, Passed, Sourced,
};
use answerable_register::words::{BodyId, is_slug};
use serde::Deserialize;

use super::super::row::{RowProblem, filled, yes_or_no};

/// A body as it is now, before its past and its ties are added.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BodyRow {
    pub(super) id: String,
    pub(super) kind: BodyKind,
    pub(super) name: String,
    pub(super) area: String,
    /// Other names of the area, apart by `|`, from which usual forms are made.
    pub(super) also_area: String,
    pub(super) area_code: String,
    pub(super) data_police_uk: String,
    pub(super) from: Option<KnownDay>,
    pub(super) until: Option<KnownDay>,
    pub(super) note: String,
    pub(super) source: String,
    pub(super) checked: String,
}

/// Another name of a body.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameRow {
    pub(super) body: String,
    name: String,
    r#use: NameUse,
    from: Option<KnownDay>,
    until: Option<KnownDay>,
    source: String,
    checked: String,
}

/// What kind of body a body was until a day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindRow {
    pub(super) body: String,
    pub(super) kind: BodyKind,
    pub(super) until: KnownDay,
    source: String,
    checked: String,
}

/// Who oversees a body.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OversightRow {
    pub(super) body: String,
    by: String,
    from: Option<KnownDay>,
    until: Option<KnownDay>,
    source: String,
    checked: String,
}

/// What passed from one body to another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SuccessionRow {
    pub(super) predecessor: String,
    pub(super) successor: String,
    pub(super) on: KnownDay,
    pub(super) passed: Passed,
    source: String,
    checked: String,
}

/// An office.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficeRow {
    pub(super) id: String,
    pub(super) body: String,
    pub(super) title: String,
    pub(super) role: OfficeRole,
    pub(super) name: String,
    /// Other whole names, apart by `|`.
    pub(super) also: String,
    pub(super) from: Option<KnownDay>,
    pub(super) until: Option<KnownDay>,
    source: String,
    checked: String,
}

/// Who held an office: a name, or `vacant`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HolderRow {
    pub(super) office: String,
    holder: String,
    pub(super) from: Option<KnownDay>,
    pub(super) until: Option<KnownDay>,
    source: String,
    checked: String,
}

/// One member of a collaboration.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CollaborationRow {
    pub(super) body: String,
    pub(super) does: String,
    pub(super) member: String,
    pub(super) from: Option<KnownDay>,
    pub(super) until: Option<KnownDay>,
    source: String,
    checked: String,
}

/// A group of bodies.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupRow {
    pub(super) id: String,
    /// The words documents use, apart by `|`.
    pub(super) words: String,
    rule: String,
    pub(super) note: String,
    source: String,
    checked: String,
}

/// Where a row comes from. No row is without.
pub(super) fn sourced(source: String, checked: &str) -> Result<Sourced, RowProblem> {
    Ok(Sourced {
        source: filled("source", source)?,
        checked: yes_or_no("checked", checked)?,
    })
}

/// An id, which is also an address.
pub(super) fn id(column: &'static str, value: String) -> Result<String, RowProblem> {
    if is_slug(&value) {
        return Ok(value);
    }
    Err(RowProblem::NotAllowed {
        column,
        value,
        allowed: "write lower-case letters, digits and single hyphens",
    })
}

/// The parts of a column that holds several, apart by `|`.
pub(super) fn parts(column: &str) -> impl Iterator<Item = &str> {
    column.split('|').filter(|part| !part.is_empty())
}

impl NameRow {
    pub(super) fn name(self) -> Result<Name, RowProblem> {
        Ok(Name {
            text: filled("name", self.name)?,
            r#use: self.r#use,
            from: self.from,
            until: self.until,
            sourced: Some(sourced(self.source, &self.checked)?),
        })
    }
}

impl KindRow {
    pub(super) fn sourced(&self) -> Result<Sourced, RowProblem> {
        sourced(self.source.clone(), &self.checked)
    }
}

impl OversightRow {
    pub(super) fn oversight(self) -> Result<Oversight, RowProblem> {
        Ok(Oversight {
            by: id("by", self.by)?.into(),
            from: self.from,
            until: self.until,
            sourced: sourced(self.source, &self.checked)?,
        })
    }
}

impl SuccessionRow {
    pub(super) fn sourced(&self) -> Result<Sourced, RowProblem> {
        sourced(self.source.clone(), &self.checked)
    }
}

impl OfficeRow {
    pub(super) fn sourced(&self) -> Result<Sourced, RowProblem> {
        sourced(self.source.clone(), &self.checked)
    }
}

impl HolderRow {
    pub(super) fn holder(&self) -> Result<Holder, RowProblem> {
        Ok(match filled("holder", self.holder.clone())?.as_str() {
            "vacant" => Holder::Vacant,
            name => Holder::Person(name.into()),
        })
    }

    pub(super) fn sourced(&self) -> Result<Sourced, RowProblem> {
        sourced(self.source.clone(), &self.checked)
    }
}

impl CollaborationRow {
    /// Looks that the row has a source; it is the body's entry that carries it.
    pub(super) fn has_source(&self) -> Result<(), RowProblem> {
        sourced(self.source.clone(), &self.checked).map(drop)
    }
}

impl GroupRow {
    pub(super) fn sourced(&self) -> Result<Sourced, RowProblem> {
        sourced(self.source.clone(), &self.checked)
    }

    /// `of-kind:…`, `chief-officers-of:…`, `list:…|…`, or one of the two rules
    /// that need nothing more.
    pub(super) fn rule(&self) -> Result<GroupRule, RowProblem> {
        let kind = |slug: &str| BodyKind::of_slug(slug);
        let rule = match self.rule.split_once(':') {
            Some(("of-kind", slug)) => kind(slug).map(GroupRule::OfKind),
            Some(("chief-officers-of", slug)) => kind(slug).map(GroupRule::ChiefOfficersOf),
            Some(("list", bodies)) => {
                Some(GroupRule::List(parts(bodies).map(BodyId::from).collect()))
            }
            None if self.rule == "local-policing-bodies" => Some(GroupRule::LocalPolicingBodies),
            None if self.rule == "elected-local-policing-bodies" => {
                Some(GroupRule::ElectedLocalPolicingBodies)
            }
            _ => None,
        };
        rule.ok_or_else(|| RowProblem::NotAllowed {
            column: "rule",
            value: self.rule.clone(),
            allowed: "write of-kind:KIND, chief-officers-of:KIND, list:BODY|BODY, \
                      local-policing-bodies or elected-local-policing-bodies",
        })
    }
}
