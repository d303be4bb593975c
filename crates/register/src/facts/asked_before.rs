//! Whether something was asked before.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::reading;
use crate::words::{SubjectId, Words};

/// The most letters in the reasons for a comparison: a long paragraph.
pub const MOST_COMPARISON_CHARS: usize = 2_000;

/// Somebody compared two things asked, and said what the later is to the earlier.
///
/// A program proposes such pairs by their words; what stands here a named person
/// read and decided. It alters nothing that was asked, answered or found: it says
/// that two of them belong together, or that they do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AskedBefore {
    /// What was asked later.
    pub later: SubjectId,
    /// What was asked earlier, on another day.
    pub earlier: SubjectId,
    /// What the later is to the earlier.
    pub found: Likeness,
    /// Why, in our words.
    pub why: Words,
    /// The day the two were compared.
    #[serde(deserialize_with = "reading::day")]
    pub on: Day,
}

impl AskedBefore {
    /// The other of the two; none where a thing asked is neither.
    #[must_use]
    pub fn beside(&self, subject: &SubjectId) -> Option<&SubjectId> {
        if self.later == *subject {
            Some(&self.earlier)
        } else if self.earlier == *subject {
            Some(&self.later)
        } else {
            None
        }
    }
}

/// What something asked is to what was asked earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// The same thing asked again: whoever did the one has done the other, but for
    /// the day, the place or the body.
    SameThing,
    /// The same theme, and another thing to do.
    SameTheme,
    /// Neither: their words are alike and no more.
    Neither,
}

impl Likeness {
    /// Each, in the order that forms offer them.
    pub const ALL: [Self; 3] = [Self::SameThing, Self::SameTheme, Self::Neither];

    /// The word for it in forms, data and the log.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SameThing => "same-thing",
            Self::SameTheme => "same-theme",
            Self::Neither => "neither",
        }
    }

    /// What a word says.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|likeness| likeness.as_str() == word)
    }
}
