//! Who has an item in hand.

use jiff::civil::Date;

use super::{Work, day};
use crate::fault::Fault;

/// An item that somebody has in hand. Whether they still act for the office is
/// the desk's to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InHand {
    /// The item, as the desk names it.
    pub item: String,
    /// Who has it: an account's id.
    pub account: String,
    /// Who gave it to them, or they themselves.
    pub given_by: String,
    /// The day.
    pub given_on: Date,
}

impl Work {
    /// Gives an item of an office to somebody, whoever had it before.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn give(&self, office: &str, hand: &InHand) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "INSERT INTO work_in_hand (office, item, account, given_by, given_on)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (office, item) DO UPDATE SET account = excluded.account,
                   given_by = excluded.given_by, given_on = excluded.given_on",
                (
                    office,
                    &hand.item,
                    &hand.account,
                    &hand.given_by,
                    hand.given_on.to_string(),
                ),
            )
            .map(|_| ())
        })
    }

    /// Gives an item back to the office. Already so is as good.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn give_back(&self, office: &str, item: &str) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "DELETE FROM work_in_hand WHERE office = ?1 AND item = ?2",
                (office, item),
            )
            .map(|_| ())
        })
    }

    /// Every item of an office that somebody has in hand.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn in_hand(&self, office: &str) -> Result<Vec<InHand>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(
                "SELECT item, account, given_by, given_on FROM work_in_hand
                 WHERE office = ?1 ORDER BY item",
            )?
            .query_map([office], |row| {
                Ok(InHand {
                    item: row.get(0)?,
                    account: row.get(1)?,
                    given_by: row.get(2)?,
                    given_on: day(row, 3)?,
                })
            })?
            .collect()
        })
    }
}
