//! Something asked: a recommendation, a letter, a request for aid.

use answerable_calendar::{Day, Deadline};
use serde::{Deserialize, Serialize};

use super::known_day;
use super::reading;
use super::source::{Passage, sources_of};
use crate::body::KnownDay;
use crate::words::{
    BodyId, GroupId, LONGEST_ID, PowerId, SourceId, SubjectId, Text, Words, slug_of,
};

/// One thing that somebody asked of one or more others.
///
/// From it follow asks, one for each addressee and duty: one recommendation
/// to all chief constables is 43 asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Asked {
    /// Its id, and the last part of its address.
    pub id: SubjectId,
    /// What kind of thing was asked.
    pub kind: AskedKind,
    /// What was asked, shortly, in our words.
    pub title: Words,
    /// The report or letter it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<SubjectId>,
    /// The cause of concern it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<SubjectId>,
    /// Its number as published; most things asked have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Text>,
    /// Who asked.
    pub by: Asker,
    /// The day it was asked: published, sent or said. The first day of a
    /// clock that begins with it.
    ///
    /// Where the day itself is not known, the last day it can have been.
    #[serde(deserialize_with = "reading::day")]
    pub asked_on: Day,
    /// The first day it can have been asked, where the day itself is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_not_before: Option<Day>,
    /// Whom it was asked of.
    #[serde(deserialize_with = "reading::exact_list")]
    pub of: Vec<Addressee>,
    /// By when, as published.
    #[serde(default = "no_deadline", skip_serializing_if = "is_no_deadline")]
    pub deadline: Deadline,
    /// The power that sets a clock for the answer, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power: Option<PowerId>,
    /// A standard that does not bind here and is shown for comparison only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator: Option<PowerId>,
    /// The day the law's clock starts, where that is not the day asked: the
    /// day a coroner's report was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_on: Option<Day>,
    /// The last day as extended by whoever may extend it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended_to: Option<Day>,
    /// The condition it hangs on, in its own words: "before any change …".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Words>,
    /// Other words about it that a reader needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// The passages it stands on, the words asked first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

impl Asked {
    /// The day it was asked, as far as it is known.
    #[must_use]
    pub fn asked_when(&self) -> KnownDay {
        known_day(self.asked_not_before, self.asked_on)
    }

    /// Why a body stands among those asked, where no source says in words that
    /// it was asked: neither by its name nor as one of a group.
    #[must_use]
    pub fn not_said_of(&self, body: &BodyId) -> Option<&Words> {
        let mut named = self.of.iter().filter(|of| of.bodies().contains(body));
        let first = named.next()?.not_said.as_ref()?;
        named.all(|of| of.not_said.is_some()).then_some(first)
    }

    /// The sources it stands on, as often as it names them.
    pub fn cited(&self) -> impl Iterator<Item = &SourceId> {
        sources_of(&self.passages)
    }
}

fn no_deadline() -> Deadline {
    Deadline::None
}

fn is_no_deadline(deadline: &Deadline) -> bool {
    *deadline == Deadline::None
}

/// Kinds of thing asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedKind {
    /// A recommendation.
    Recommendation,
    /// A cause of concern. It asks nothing itself: the recommendations under
    /// it do, and it closes when its asker says so.
    CauseOfConcern,
    /// An area for improvement.
    AreaForImprovement,
    /// A request made in a letter or a speech.
    Request,
    /// A letter that wants a reply.
    Letter,
    /// A requirement or request to inspect (Police Act 1996, s. 54).
    Commission,
    /// A request for mutual aid (Police Act 1996, s. 24), or for military aid.
    AidRequest,
    /// Something a body undertook to do: asked of itself, by itself.
    Undertaking,
    /// What a coroner asks in a report to prevent future deaths.
    CoronersConcern,
}

/// Who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asker {
    /// A body of the register.
    Body(BodyId),
    /// Somebody acting for or within a body: a member of an assembly.
    Within {
        /// The body.
        body: BodyId,
        /// Who, as published.
        who: Words,
    },
    /// Somebody the register has no body for, as published.
    AsPublished(Words),
}

/// One addressee: who was asked, in the document's words and in ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Addressee {
    /// The words that name it; none where the publisher left them out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_published: Option<Words>,
    /// Who that is.
    pub who: Who,
    /// Its part in what is asked.
    #[serde(default, skip_serializing_if = "Role::is_lead")]
    pub role: Role,
    /// Why it stands among those asked, where no source says in words that it
    /// was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_said: Option<Words>,
}

/// Who an addressee is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// A body of the register.
    Body(BodyId),
    /// A group, with its members on the day asked. Set when the fact is
    /// recorded, never recomputed.
    Group {
        /// The group.
        group: GroupId,
        /// Its members on that day.
        #[serde(default)]
        #[serde(deserialize_with = "reading::exact_list")]
        members: Vec<BodyId>,
    },
    /// Words that name no body of the register; the key stands for them in
    /// addresses. Never guessed. Make it with [`Who::as_published`].
    AsPublished {
        /// `as-published-` and a slug of the words: no body's id begins so.
        key: BodyId,
    },
    /// The addressee was not published.
    NotPublished,
}

/// What the key of an addressee begins with that names no body: the words may
/// be a body's name all the same, and must never be filed under that body.
pub const AS_PUBLISHED: &str = "as-published-";

/// The longest slug of published words in a key, in bytes.
const LONGEST_KEY: usize = LONGEST_ID - AS_PUBLISHED.len();

impl Who {
    /// An addressee of whom only the published words are known.
    ///
    /// ```
    /// use answerable_register::facts::Who;
    /// let who = Who::as_published("North Laine Medical Centre");
    /// assert_eq!(
    ///     who,
    ///     Who::AsPublished { key: "as-published-north-laine-medical-centre".into() }
    /// );
    /// ```
    #[must_use]
    pub fn as_published(words: &str) -> Self {
        let slug = slug_of(words);
        let slug = &slug[..slug.len().min(LONGEST_KEY)];
        Self::AsPublished {
            key: format!("{AS_PUBLISHED}{}", slug.trim_end_matches('-')).into(),
        }
    }
}

/// An addressee's part in what is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It is to do it, alone or with others alike.
    #[default]
    Lead,
    /// The lead is to do it with this body.
    With,
    /// The lead is to consult this body, or to tell it.
    Consult,
}

impl Role {
    /// Whether the body is to do it itself.
    #[must_use]
    pub fn is_lead(&self) -> bool {
        matches!(self, Self::Lead)
    }
}
