//! A copy of a published answer, sent to whom the law names.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::reading;
use crate::words::{AnswerId, BodyId, Text};

/// Somebody was sent a copy of an answer.
///
/// A local policing body that publishes comments sends a copy to the inspectors
/// and to the Secretary of State (Police Act 1996, s. 55(6)). The law names no
/// day for it; this is the day on which it was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CopySent {
    /// The answer.
    pub answer: AnswerId,
    /// The body it was sent to.
    pub to: BodyId,
    /// The day.
    #[serde(deserialize_with = "reading::day")]
    pub on: Day,
    /// How: "by e-mail".
    pub how: Text,
}
