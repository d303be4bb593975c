//! Groups of bodies as documents name them.

use serde::{Deserialize, Serialize};

use super::{BodyKind, Sourced};
use crate::words::{BodyId, GroupId};

/// A group that documents ask as one: "chief constables", "all forces".
///
/// The words stay as published beside the ask; the rule says who they were on
/// the day it was asked. Who was meant by which words: docs/decisions, what
/// the words for groups mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Group {
    /// The id: `chief-constables`.
    pub id: GroupId,
    /// The words documents use for it, the first as pages show it.
    pub words: Vec<String>,
    /// How to find its members on a day.
    pub rule: GroupRule,
    /// What a reader should know about this reading of the words.
    pub note: String,
    /// Where the reading comes from.
    pub sourced: Sourced,
}

/// How a group's members on a day are found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupRule {
    /// Every body of a kind.
    OfKind(BodyKind),
    /// The chief officer of every body of a kind: the members are the forces,
    /// and the ask is put to their chief officers.
    ChiefOfficersOf(BodyKind),
    /// Every local policing body, the Common Council among them.
    LocalPolicingBodies,
    /// Every local policing body whose holder is elected: commissioners,
    /// mayors and the Mayor's Office, but not the Common Council.
    ElectedLocalPolicingBodies,
    /// These bodies, whatever the day.
    List(Vec<BodyId>),
}

impl GroupRule {
    /// Whether a body belongs on a day, told from that body's kind on that day
    /// alone. The caller leaves out bodies that are not there.
    #[must_use]
    pub fn takes(&self, body: &BodyId, kind: BodyKind) -> bool {
        match self {
            Self::OfKind(wanted) | Self::ChiefOfficersOf(wanted) => kind == *wanted,
            Self::LocalPolicingBodies => kind.is_local_policing_body(),
            Self::ElectedLocalPolicingBodies => kind.is_elected_local_policing_body(),
            Self::List(bodies) => bodies.contains(body),
        }
    }
}
