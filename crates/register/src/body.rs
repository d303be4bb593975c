//! Bodies as dated data: names, kinds, who oversees whom, who came after whom.
//!
//! Belongs here: what a body, an office, a group or a collaboration *is*, and
//! the questions that one entry can answer by itself about a day. Questions
//! that need several bodies belong to the fold.
//!
//! Bodies, offices and their functions change, and an old page must still be
//! right. So nothing here is true without a day. Every stretch of time runs
//! from its first day up to, and not including, the day it ended: where a
//! commissioner's functions passed to a mayor on 10 May 2021, the commissioner
//! is there `until` 10 May and the mayor `from` 10 May, and on each day there
//! is exactly one.

mod group;
mod kind;
mod known_day;
mod name;
mod office;

use serde::{Deserialize, Serialize};

pub use answerable_calendar::Day;
pub use group::{Group, GroupRule};
pub use kind::BodyKind;
pub use known_day::{KnownDay, KnownDayError};
pub use name::{Name, NameUse, name_key};
pub use office::{Holder, Holding, Office, OfficeId, OfficeRole};

use crate::words::{BodyId, Text};

/// Where a fact comes from, and whether it was confirmed there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sourced {
    /// An address, or a document by its name. Never blank.
    pub source: String,
    /// Whether the fact was read in that source. If not, it is from general
    /// knowledge and pages say that it is yet to be checked.
    pub checked: bool,
}

/// One body: a force, a local policing body, an inspectorate, a department.
///
/// Complete by itself: its names, its kinds, its dates, those who oversee it
/// and those it follows or is followed by. A body that was renamed, or given
/// more to do, stays one body with dated names and kinds; a body whose
/// functions went to another legal person has a [`Succession`]
/// (docs/decisions: renamed or succeeded).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Body {
    /// The id, which is also its address: `/bodies/avon-and-somerset-police`.
    /// It never changes, whatever the body is called later.
    pub id: BodyId,
    /// What kind of body it is, in order of time. At least one; the first has
    /// no `from` of its own and holds from the beginning.
    pub kinds: Vec<KindHeld>,
    /// Everything it is or was called, forms made by rule included; official
    /// names in order of time.
    pub names: Vec<Name>,
    /// The first day of its existence, or of its part in policing, as far as
    /// it is known; `None` where it is not.
    pub from: Option<KnownDay>,
    /// The first day on which it is no longer there; `None` while it lasts.
    pub until: Option<KnownDay>,
    /// The police area it polices or oversees, as the law or the body names it:
    /// "Avon and Somerset". `None` for a body without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Text>,
    /// The code of its police force area in the ONS geography: `E23000036`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_code: Option<Text>,
    /// Its name in the files of data.police.uk: `avon-and-somerset`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_police_uk: Option<Text>,
    /// Who has overseen it, in order of time: a force's local policing body,
    /// or the authority of a special force.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overseen_by: Vec<Oversight>,
    /// The bodies whose functions came to this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub predecessors: Vec<Succession>,
    /// The bodies to which this one's functions went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<Succession>,
    /// For a unit that several forces run together: who they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collaboration: Option<Collaboration>,
    /// What a reader should know about this body's facts here; may be blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Where the body's existence, kind and dates come from.
    pub sourced: Sourced,
}

/// What kind of body it was from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KindHeld {
    /// The kind.
    pub kind: BodyKind,
    /// The first day it was of this kind; `None` for its first kind.
    pub from: Option<KnownDay>,
    /// Where the change comes from.
    pub sourced: Sourced,
}

/// Who oversaw a body over some time.
///
/// For a territorial force this is its local policing body (Police Act 1996
/// s.101): the body that section 55 binds for reports on that force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Oversight {
    /// The overseer.
    pub by: BodyId,
    /// The first day of the oversight, as far as it is known.
    pub from: Option<KnownDay>,
    /// The first day it no longer held.
    pub until: Option<KnownDay>,
    /// Where the oversight and its days come from.
    pub sourced: Sourced,
}

impl Oversight {
    /// Whether the oversight holds on a day.
    #[must_use]
    pub fn lasts_on(&self, day: Day) -> bool {
        lasts_on(self.from, self.until, day)
    }
}

/// Functions that passed from one body to another.
///
/// The same passing stands in both entries: among the successors of the one,
/// naming the other, and among the predecessors of the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Succession {
    /// The other body.
    pub body: BodyId,
    /// The first day the successor bore what passed.
    pub on: KnownDay,
    /// What passed.
    pub passed: Passed,
    /// Where this comes from.
    pub sourced: Sourced,
}

/// What passed from a body to its successor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Passed {
    /// Every function, in law.
    AllFunctions,
    /// The functions for policing, section 55's among them, in law.
    PolicingFunctions,
    /// The part it played, with no transfer in law: no duty to answer passes.
    Part,
}

impl Passed {
    /// Whether a duty to answer that is still running passes along.
    /// Lateness never does: it stays with whoever bore the duty on the last
    /// day.
    #[must_use]
    pub fn carries_duties(self) -> bool {
        matches!(self, Self::AllFunctions | Self::PolicingFunctions)
    }
}

/// What makes a body a collaboration: a unit that several forces run together.
///
/// It answers as one: an ask put to the unit is one ask, and its page names
/// the forces behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Collaboration {
    /// The bodies that run it, over time.
    pub members: Vec<Membership>,
    /// What it does, in the source's own range of words: "armed policing".
    pub does: Text,
}

/// One body's part in a collaboration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Membership {
    /// The member.
    pub body: BodyId,
    /// The first day of membership, as far as it is known.
    pub from: Option<KnownDay>,
    /// The first day it was no longer a member.
    pub until: Option<KnownDay>,
}

impl Membership {
    /// Whether the membership holds on a day.
    #[must_use]
    pub fn lasts_on(&self, day: Day) -> bool {
        lasts_on(self.from, self.until, day)
    }
}

impl Body {
    /// Whether the body is there on a day. A day that is known only by its
    /// month or year is read generously, so that nothing real is lost.
    #[must_use]
    pub fn exists_on(&self, day: Day) -> bool {
        lasts_on(self.from, self.until, day)
    }

    /// The kind it is of on a day; before its first change, its first kind.
    #[must_use]
    pub fn kind_on(&self, day: Day) -> BodyKind {
        self.kinds
            .iter()
            .rev()
            .find(|held| held.from.is_none_or(|from| from.earliest() <= day))
            .or(self.kinds.first())
            .map_or(BodyKind::Other, |held| held.kind)
    }

    /// The kind it is of now, or was last.
    #[must_use]
    pub fn latest_kind(&self) -> BodyKind {
        self.kinds.last().map_or(BodyKind::Other, |held| held.kind)
    }

    /// What it is officially called on a day; on a day before or after all its
    /// official names, the nearest. The id, if nothing is known.
    ///
    /// Where only the month or year of a change is known, the old name stands
    /// until the change is certain.
    #[must_use]
    pub fn name_on(&self, day: Day) -> &str {
        let official = || {
            self.names
                .iter()
                .filter(|name| name.r#use == NameUse::Official)
        };
        let begun = |name: &&Name| name.from.is_none_or(|from| from.earliest() <= day);
        official()
            .find(|name| name.in_use_on(day))
            .or_else(|| official().rev().find(begun))
            .or_else(|| official().next())
            .map_or(self.id.as_str(), |name| name.text.as_str())
    }

    /// Its Welsh name on a day, if it has one.
    #[must_use]
    pub fn welsh_name_on(&self, day: Day) -> Option<&str> {
        self.names
            .iter()
            .find(|name| name.r#use == NameUse::Welsh && name.in_use_on(day))
            .map(|name| name.text.as_str())
    }

    /// The body that oversees it on a day, if any.
    #[must_use]
    pub fn overseer_on(&self, day: Day) -> Option<&BodyId> {
        self.overseen_by
            .iter()
            .find(|oversight| oversight.lasts_on(day))
            .map(|oversight| &oversight.by)
    }
}

/// Whether a stretch of time holds a day. Its first day counts; the day it
/// ended does not, unless only its month or year is known.
fn lasts_on(from: Option<KnownDay>, until: Option<KnownDay>, day: Day) -> bool {
    from.is_none_or(|from| from.earliest() <= day)
        && until.is_none_or(|until| match until {
            KnownDay::Day(until) => day < until,
            rough => day <= rough.latest(),
        })
}

#[cfg(test)]
mod tests;
