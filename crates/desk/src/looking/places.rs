//! The list of places as a table.

use std::collections::HashMap;

use answerable_register::body::Sourced;
use answerable_register::calendar::{Day, parse_day};
use answerable_register::facts::Place;
use answerable_register::words::PlaceId;

use super::table::{self, NotATable, Row};
use super::{DryRun, Plan, Planned};
use crate::clerk::Recording;
use crate::view::View;

/// The columns of the list, in the order in which it is written.
pub const PLACE_COLUMNS: &[&str] = &[
    "id", "body", "place", "holds", "from", "until", "source", "checked",
];

const NEEDED: &[&str] = &["id", "body", "place", "holds", "source"];

impl View<'_> {
    pub(super) fn plan_places(&self, text: &str) -> Result<DryRun, NotATable> {
        let mut seen: HashMap<PlaceId, u64> = HashMap::new();
        let rows = table::rows(text, PLACE_COLUMNS, NEEDED)?;
        let planned = rows.iter().map(|row| {
            let (what, plan) = match read(row) {
                Err(why) => (
                    row.filled("id").unwrap_or_default().to_owned(),
                    Plan::Refused(why),
                ),
                Ok(place) => {
                    let what = format!("{}: {}", place.id, place.place);
                    match seen.insert(place.id.clone(), row.line) {
                        Some(line) => (what, Plan::Refused(format!("line {line} has this id too"))),
                        None => (what, self.plan_place(place)),
                    }
                }
            };
            let line = row.line;
            Planned { line, what, plan }
        });
        Ok(DryRun {
            rows: planned.collect(),
        })
    }

    /// What recording a place would do: new, put right, or nothing.
    #[must_use]
    pub fn plan_place(&self, place: Place) -> Plan {
        match self.register.places.latest(&place.id) {
            None => self.checked(Recording::from(place)),
            Some(held) if held.fact == place => Plan::Same,
            Some(held) => {
                let corrects = Some(held.entry);
                let fact = place.into();
                self.checked(Recording { fact, corrects })
            }
        }
    }
}

fn read(row: &Row) -> Result<Place, String> {
    let filled = |column: &str| {
        row.filled(column)
            .ok_or_else(|| format!("there is nothing under {column}"))
    };
    Ok(Place {
        id: filled("id")?.into(),
        of: filled("body")?.into(),
        place: filled("place")?.into(),
        holds: filled("holds")?.into(),
        from: day(row, "from")?,
        until: day(row, "until")?,
        sourced: Sourced {
            source: filled("source")?.to_owned(),
            checked: match row.filled("checked") {
                None | Some("no") => false,
                Some("yes") => true,
                Some(_) => return Err("checked is yes or no".to_owned()),
            },
        },
    })
}

fn day(row: &Row, column: &str) -> Result<Option<Day>, String> {
    row.filled(column)
        .filter(|text| !matches!(*text, "[x]" | "[z]"))
        .map(|text| {
            parse_day(text).map_err(|_| format!("{column} is no day: write it as 2024-03-06"))
        })
        .transpose()
}
