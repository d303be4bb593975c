//! Levels of assurance: how much an asker's verification rests on.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::Basis;
use crate::words::AssuranceId;

/// A level of assurance: what an asker did before it said that something was
/// met.
///
/// Levels are data, and not a fixed list: no published scale of an inspectorate
/// was found, and one that is published later becomes rows with days of its own
/// (decision 45). A verification keeps the level that it was made at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Assurance {
    /// Its id: `documents-read`.
    pub id: AssuranceId,
    /// What it is called, in a few words: `Documents read`.
    pub title: String,
    /// What the asker did, as a clause: `the asker read documents that …`.
    pub meaning: String,
    /// Its place among the levels: one that rests on more comes later.
    pub rank: u32,
    /// What a verification at this level rests on, in the wider words of a
    /// [`Basis`].
    pub basis: Basis,
    /// Where it was read: one address or several, separated by spaces.
    pub source: String,
    /// Whether the source was read, and bears the row out.
    pub checked: bool,
    /// What a reader should know before relying on it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The first day on which it is used, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day on which it was used; none while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

impl Assurance {
    /// Whether a verification on a day can be made at it.
    ///
    /// ```
    /// use answerable_calendar::parse_day;
    /// # use answerable_register::facts::{Assurance, Basis};
    /// # let level = Assurance {
    /// #     id: "documents-read".into(), title: "Documents read".into(),
    /// #     meaning: "the asker read documents".into(), rank: 2, basis: Basis::Documents,
    /// #     source: "https://inspectorate.example".into(), checked: true, note: String::new(),
    /// #     from: parse_day("2024-01-01").ok(), until: parse_day("2024-12-31").ok(),
    /// # };
    /// let on = |text| level.is_used_on(parse_day(text).expect("a day"));
    /// assert!(on("2024-01-01") && on("2024-12-31"));
    /// assert!(!on("2023-12-31") && !on("2025-01-01"));
    /// ```
    #[must_use]
    pub fn is_used_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
