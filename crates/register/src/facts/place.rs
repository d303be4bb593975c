//! Places where answers are published: the list that looking goes by.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::reading;
use crate::body::Sourced;
use crate::words::{BodyId, PlaceId, Text, Words};

/// A place where somebody publishes answers, or where answers are kept.
///
/// That a body publishes there is a fact with a source, as any other: a look at
/// a place where the body never published shows nothing about the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// The body whose answers are published there.
    pub of: BodyId,
    /// Where: an address, or words such as "the office's publication scheme".
    pub place: Text,
    /// What is published there, in our words.
    pub holds: Words,
    /// The first day on which it is known to have been published there.
    #[serde(
        default,
        deserialize_with = "reading::maybe_day",
        skip_serializing_if = "Option::is_none"
    )]
    pub from: Option<Day>,
    /// The last day on which it was; none while it is.
    #[serde(
        default,
        deserialize_with = "reading::maybe_day",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Day>,
    /// Where it says so, and whether that was read.
    pub sourced: Sourced,
}

impl Place {
    /// Whether answers are published there on a day, as far as is known.
    ///
    /// ```
    /// use answerable_calendar::parse_day;
    /// # use answerable_register::body::Sourced;
    /// # use answerable_register::facts::Place;
    /// # let place = Place {
    /// #     id: "exampleshire-pcc-answers".into(), of: "exampleshire-pcc".into(),
    /// #     place: "https://exampleshire-pcc.example/answers".into(),
    /// #     holds: "answers to inspections".into(),
    /// #     from: parse_day("2024-01-01").ok(), until: parse_day("2024-12-31").ok(),
    /// #     sourced: Sourced { source: "its own list".to_owned(), checked: true },
    /// # };
    /// let on = |text| place.is_used_on(parse_day(text).expect("a day"));
    /// assert!(on("2024-01-01") && on("2024-12-31"));
    /// assert!(!on("2023-12-31") && !on("2025-01-01"));
    /// ```
    #[must_use]
    pub fn is_used_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
