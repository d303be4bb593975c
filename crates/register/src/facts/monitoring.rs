//! Stages of monitoring: Scan and Engage.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::source::{Passage, sources_of};
use crate::body::KnownDay;
use crate::words::{BodyId, SourceId, StayId, Text, Words};

/// A force's stay in a stage of monitoring.
///
/// A timeline of its own: causes of concern close one by one, and Engage ends
/// separately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stay {
    /// Its id.
    pub id: StayId,
    /// The force.
    pub force: BodyId,
    /// The stage.
    pub stage: Stage,
    /// The day it began, as each source gives it. Sources may differ, and
    /// every one is kept.
    pub entered: Vec<EngageDay>,
    /// The day it ended, as each source gives it; none while it lasts, or
    /// where no end was found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<EngageDay>,
    /// The ground stated for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Words>,
    /// Other words a reader needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// The words that it stands on: those of its ground, its days and its end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

impl Stay {
    /// Whether it had surely begun by a day, as every source gives it, and no
    /// source gives an end by then. That no end was recorded is not that there
    /// was none.
    #[must_use]
    pub fn lasts_on(&self, day: Day) -> bool {
        !self.entered.is_empty()
            && self.entered.iter().all(|given| given.latest <= day)
            && self.left.iter().all(|given| given.earliest > day)
    }

    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        let days = self.entered.iter().chain(&self.left);
        days.map(|day| &day.source)
            .chain(sources_of(&self.passages))
    }
}

/// A stage of monitoring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Routine monitoring.
    Scan,
    /// Enhanced monitoring.
    Engage,
}

/// A day as one source gives it, no more exact than the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EngageDay {
    /// The first day it can have been.
    pub earliest: Day,
    /// The last day it can have been.
    pub latest: Day,
    /// The words or form of the source: "about May 2024", "article date".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_published: Option<Text>,
    /// The source.
    pub source: SourceId,
}

impl EngageDay {
    /// The day, as far as this source lets it be known.
    #[must_use]
    pub fn when(&self) -> KnownDay {
        KnownDay::between(self.earliest, self.latest)
    }
}
