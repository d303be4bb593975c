//! What somebody's own program found at places of the list, as a table.
//!
//! A program that fetched a page has read nothing in it. Its row records that
//! the place replied, or did not, and the fingerprint of what came back; only
//! where whoever sends the table says so (`found`) does it record that a person
//! read the place and the answers looked for were not there.

use std::collections::{HashMap, HashSet};

use answerable_register::calendar::{Day, parse_day};
use answerable_register::facts::{AskReference, CameBack, Look, LookReply, Place};
use answerable_register::words::{BodyId, PlaceId};

use super::table::{self, NotATable, Row};
use super::{DryRun, Plan, Planned};
use crate::clerk::Recording;
use crate::view::View;

/// The columns of a table of results.
pub const RESULT_COLUMNS: &[&str] = &["body", "place", "when", "status", "sha256", "found", "note"];

const NEEDED: &[&str] = &["body", "place", "when", "status"];

/// What is silent of a body on a day, worked out once for each.
type Silent = HashMap<(BodyId, Day), Vec<AskReference>>;

/// What makes two looks the same: the place, the day and what came back.
type Seen = (Option<PlaceId>, Day, String);

fn seen(look: &Look) -> Seen {
    let came = format!(
        "{:?} {:?} {:?}",
        look.came_back, look.reply, look.fingerprint
    );
    (look.listed.clone(), look.on, came)
}

impl<'r> View<'r> {
    pub(super) fn plan_results(&self, text: &str) -> Result<DryRun, NotATable> {
        let mut silent = Silent::new();
        let mut taken: HashSet<Seen> = self.looks_seen();
        let rows = table::rows(text, RESULT_COLUMNS, NEEDED)?;
        let mut planned = Vec::with_capacity(rows.len());
        for row in &rows {
            let what = ["body", "place", "when", "status"]
                .iter()
                .filter_map(|column| row.filled(column))
                .collect::<Vec<_>>()
                .join(", ");
            let plan = match self.read_result(row, &mut silent) {
                Err(why) => Plan::Refused(why),
                Ok(look) if !taken.insert(seen(&look)) => Plan::Same,
                Ok(look) => self.checked(Recording::from(look)),
            };
            let line = row.line;
            planned.push(Planned { line, what, plan });
        }
        Ok(DryRun { rows: planned })
    }

    fn read_result(&self, row: &Row, silent: &mut Silent) -> Result<Look, String> {
        let filled = |column: &str| {
            row.filled(column)
                .ok_or_else(|| format!("there is nothing under {column}"))
        };
        let place = self.place_named(filled("place")?)?;
        let body = filled("body")?;
        if place.of.as_str() != body {
            return Err(format!(
                "{} is a place of {}, not of {body}",
                place.id, place.of
            ));
        }
        let on = day(filled("when")?)?;
        let reply = reply(filled("status")?)?;
        let came_back = match (reply.can_be_read(), row.filled("found")) {
            (false, None) => CameBack::CouldNotRead,
            (true, None) => CameBack::NotRead,
            (true, Some("no-answer")) => CameBack::NoAnswer,
            (false, Some("no-answer")) => {
                return Err("nothing came back that could be read, so found stays empty".to_owned());
            }
            (_, Some(_)) => return Err("found is empty or no-answer".to_owned()),
        };
        let asks = match came_back {
            CameBack::NotRead => Vec::new(),
            _ => silent
                .entry((place.of.clone(), on))
                .or_insert_with(|| self.silent_on(&place.of, on))
                .clone(),
        };
        Ok(Look {
            asks,
            place: place.place.clone(),
            listed: Some(place.id.clone()),
            on,
            came_back,
            reply: Some(reply),
            fingerprint: row
                .filled("sha256")
                .map(|print| print.to_ascii_lowercase().into()),
            copy_kept: false,
            note: row.filled("note").map(Into::into),
        })
    }

    fn silent_on(&self, body: &BodyId, on: Day) -> Vec<AskReference> {
        let then = View { as_at: on, ..*self };
        then.silent_asks_of(body).into_iter().cloned().collect()
    }

    /// A place by its id or its address.
    fn place_named(&self, text: &str) -> Result<&'r Place, String> {
        if let Some(held) = self.register.places.latest(text) {
            return Ok(&held.fact);
        }
        let mut there = self.register.places.in_force(self.known);
        there
            .find(|held| held.fact.place.as_str() == text)
            .map(|held| &held.fact)
            .ok_or_else(|| format!("{text} is no place of the list: put it on the list first"))
    }

    /// Every look at a place of the list that is recorded.
    fn looks_seen(&self) -> HashSet<Seen> {
        let looks = self.register.looks.in_force(self.known);
        looks
            .filter(|held| held.fact.listed.is_some())
            .map(|held| seen(&held.fact))
            .collect()
    }
}

/// A day, or the day of a moment as it is written: `2024-03-06T09:30:00Z`.
fn day(text: &str) -> Result<Day, String> {
    let whole = match text.get(..10) {
        Some(day) if text[10..].starts_with(['T', ' ']) && day.starts_with(['1', '2']) => day,
        _ => text,
    };
    parse_day(whole).map_err(|_| format!("{text} is no day: write it as 2024-03-06"))
}

fn reply(text: &str) -> Result<LookReply, String> {
    match text {
        "no-reply" => Ok(LookReply::NoReply),
        "in-person" => Ok(LookReply::InPerson),
        "on-paper" => Ok(LookReply::OnPaper),
        number => number.parse().map(LookReply::Status).map_err(|_| {
            "status is the number of a web site’s reply, no-reply, in-person or on-paper".to_owned()
        }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_day_of_a_moment_is_the_day_as_written() {
        let said = |text| day(text).map(|day| day.to_string());
        assert_eq!(said("2024-03-06").unwrap(), "2024-03-06");
        assert_eq!(said("2024-03-06T23:59:59+01:00").unwrap(), "2024-03-06");
        assert_eq!(said("2024-03-06 09:30").unwrap(), "2024-03-06");
        assert!(said("yesterday").is_err());
    }

    proptest! {
        #[test]
        fn no_cell_stops_it(text in "\\PC{0,30}") {
            let _ = (day(&text), reply(&text));
        }
    }
}
