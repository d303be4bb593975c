//! A body's reply to what is said about it.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::matter::Matter;
use super::reading;
use crate::words::{BodyId, Words};

/// The most letters in a reply: two sides of paper, since it stands whole beside
/// what it replies to.
pub const MOST_REPLY_CHARS: usize = 5_000;

/// A body's own words beside something said about it.
///
/// It is shown with the body's name and the day, and alters nothing: no standing
/// follows from it. An answer to an ask is an [`Answer`](super::Answer), which
/// is a fact of another kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reply {
    /// The body that replies.
    pub by: BodyId,
    /// What it replies to.
    pub about: Matter,
    /// Its words.
    pub words: Words,
    /// The day it put them there.
    #[serde(deserialize_with = "reading::day")]
    pub on: Day,
    /// The day it took them back, where it did: a correction of the reply says so,
    /// and pages show that there was one and no longer what it said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<Day>,
}
