//! Offices, and who held them when.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{KnownDay, Name, NameUse, Sourced, lasts_on};
use crate::words::{BodyId, Text, Words};
use answerable_calendar::Day;

/// An office of a body: the chief constable of a force, the chair of a council.
///
/// Some asks are put to an office and not to its body: "chief constables
/// should". The office says whose door that is, whoever holds it. Who held it
/// is context; it never bears the lateness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Office {
    /// The id: `chief-constable-of-kent-police`.
    pub id: OfficeId,
    /// The body it is an office of.
    pub body: BodyId,
    /// The title: "Chief Constable".
    pub title: Text,
    /// What the office is to its body.
    pub role: OfficeRole,
    /// The office's whole names, as letters address it, forms made by rule
    /// included: "Chief Constable of Kent Police".
    pub names: Vec<Name>,
    /// The first day of the office, as far as it is known.
    pub from: Option<KnownDay>,
    /// The first day it was no longer there.
    pub until: Option<KnownDay>,
    /// Who held it, as far as sources here name them, in order of time. A day
    /// that no holding covers is a day on which we do not know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holders: Vec<Holding>,
    /// Where the office comes from.
    pub sourced: Sourced,
}

/// The id of an office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfficeId(Text);

impl OfficeId {
    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for OfficeId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for OfficeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an office is to its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeRole {
    /// The chief officer of police of a force (Police Act 1996 s.101): its
    /// chief constable, or the commissioner in London.
    ChiefOfficer,
    /// The body is the office, and its holder is the body: a commissioner, a
    /// mayor, a minister.
    Incumbent,
    /// The head of a body that is more than one person: HM Chief Inspector, a
    /// chair, a chief executive.
    Head,
    /// One seat of several: a member of the London Assembly.
    Member,
}

/// Who held an office over some time, or that nobody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Holding {
    /// The holder.
    pub holder: Holder,
    /// The first day in office, as far as it is known.
    pub from: Option<KnownDay>,
    /// The first day no longer in office; `None` where no end is known, which
    /// is not to say that there was none.
    pub until: Option<KnownDay>,
    /// Where this comes from.
    pub sourced: Sourced,
}

/// A holder of an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// A person, by the name the source gives.
    Person(Words),
    /// Nobody: the office was vacant.
    Vacant,
}

impl Office {
    /// Who held the office on a day; more than one where it has many seats,
    /// nobody where we do not know.
    pub fn holders_on(&self, day: Day) -> impl Iterator<Item = &Holding> {
        self.holders
            .iter()
            .filter(move |holding| holding.lasts_on(day))
    }

    /// What it is called whole on a day: "Chief Constable of Kent Police". Its
    /// title alone, if no whole name is known for the day.
    #[must_use]
    pub fn name_on(&self, day: Day) -> &str {
        self.names
            .iter()
            .find(|name| name.r#use == NameUse::Official && name.in_use_on(day))
            .map_or(self.title.as_str(), |name| name.text.as_str())
    }
}

impl Holding {
    /// Whether this holds on a day.
    #[must_use]
    pub fn lasts_on(&self, day: Day) -> bool {
        lasts_on(self.from, self.until, day)
    }
}
