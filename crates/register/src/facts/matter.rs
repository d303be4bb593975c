//! What a reply or a request for a correction is about.

use serde::{Deserialize, Serialize};

use super::looking::AskReference;
use crate::entry::EntryNumber;
use crate::words::{BodyId, SourceId, SubjectId};

/// A thing that the register has a page for, or one entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Matter {
    /// One ask: how it stands, and all that is said of it.
    Ask(AskReference),
    /// A report or something asked.
    Subject(SubjectId),
    /// A body.
    Body(BodyId),
    /// A source.
    Source(SourceId),
    /// What one entry says: an outcome, a statement.
    Entry(EntryNumber),
}
