//! Where a fact comes from: a source, and the passage in it.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::address::is_web_address;
use super::reading;
use crate::words::{SourceId, Text, Words};

/// A document or page that facts are taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// Its id, and the last part of its address.
    pub id: SourceId,
    /// Its title, as published where it has one.
    pub title: Words,
    /// Who published it, as words: a newspaper is no body of the register.
    pub publisher: Words,
    /// The address it was read at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Text>,
    /// The SHA-256 of its bytes in lower-case hex, where we held them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<Text>,
    /// `text/plain`, `text/html` or `text/csv`, where we held the bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<Text>,
    /// The day on the document itself.
    #[serde(
        default,
        deserialize_with = "reading::maybe_day",
        skip_serializing_if = "Option::is_none"
    )]
    pub dated: Option<Day>,
    /// The day it was published, if that is known.
    #[serde(
        default,
        deserialize_with = "reading::maybe_day",
        skip_serializing_if = "Option::is_none"
    )]
    pub published_on: Option<Day>,
    /// The licence it is published under, as words; none means that only
    /// short passages may be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Text>,
    /// How much of it may be shown.
    pub kept: Kept,
    /// How far it can be trusted as a copy.
    #[serde(default, skip_serializing_if = "Reliability::is_sound")]
    pub reliability: Reliability,
    /// Whether a person has checked what we took from it against it.
    pub checked: bool,
    /// Anything a reader should know before relying on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// The passages that show what the document says, in its own order. A
    /// document that may not be shown whole is read through these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Words>,
}

impl Source {
    /// The address it was read at, where that is one a page may lead to.
    #[must_use]
    pub fn web_address(&self) -> Option<&str> {
        self.address
            .as_deref()
            .filter(|address| is_web_address(address))
    }
}

/// How much of a source may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// The whole document, under its licence.
    Whole,
    /// Short passages only.
    Passages,
    /// Nothing: it is cited, and we hold no copy.
    Cited,
}

/// How far a copy can be trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reliability {
    /// No reason is known to doubt it.
    #[default]
    Sound,
    /// The copy is damaged or garbled: nothing in it counts as anybody's own
    /// words until it is checked against the original.
    Unreliable {
        /// What is wrong with it.
        why: Words,
    },
}

impl Reliability {
    /// Whether no reason is known to doubt the copy.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        matches!(self, Self::Sound)
    }
}

/// The very words of a source that a fact stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Passage {
    /// The source.
    pub source: SourceId,
    /// The words, exactly as they stand in it.
    pub words: Words,
    /// The first byte of the passage in the kept text, and the byte after its
    /// last, where we held the bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<(u32, u32)>,
    /// Where to look in the original: "page 23", "under Conclusion".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
}

/// The sources of passages.
pub(super) fn sources_of(passages: &[Passage]) -> impl Iterator<Item = &SourceId> {
    passages.iter().map(|passage| &passage.source)
}
