//! For whom there is something to tell.
//!
//! A letter covers whole days: what was recorded before today, or before this
//! Monday. So nobody has two letters on one day, and each entry is in one letter
//! of each follower at most, whichever of the things they follow it is news of.

use std::collections::HashMap;
use std::ops::Range;

use answerable_register::calendar::{Day, Weekday};
use answerable_register::entry::EntryNumber;
use answerable_register::fold::Register;
use answerable_store::Fault;
use answerable_store::accounts::UnixSeconds;
use answerable_store::followers::{HowOften, NewLetter, Planned};
use answerable_store::vault::Moment;

use super::link::new_id;
use crate::desk::Desk;
use crate::following::Followed;
use crate::following::happened::{Wanted, recorded_by};

/// From which second of the day (UTC) letters of news are made: 6 in the morning
/// in winter, 7 in summer. Nobody is woken, and a day is over before it is told.
pub const NOT_BEFORE: i64 = 6 * 60 * 60;

/// For how many followers is looked in one go.
const AT_ONCE: usize = 1_000;

/// For how many days a settled letter stays noted.
const LETTERS_KEPT: i64 = 30;

/// Why nothing was planned.
#[derive(Debug, thiserror::Error)]
pub enum NotPlanned {
    /// The disk refused or failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The words of a filter could not be looked for.
    #[error(transparent)]
    Search(#[from] crate::search::SearchFault),
    /// There is no randomness.
    #[error("drawing the id of a letter: {0}")]
    Random(#[from] getrandom::Error),
}

impl Desk {
    /// Looks for whom there is something to tell, moves their positions and notes
    /// their letters. Whether there may be more to look at.
    ///
    /// # Errors
    ///
    /// [`NotPlanned`]: nobody's position moved whose letter was not noted.
    pub fn plan_letters(&self, when: Moment) -> Result<bool, NotPlanned> {
        if when.at.0.rem_euclid(24 * 60 * 60) < NOT_BEFORE {
            return Ok(false);
        }
        let mut more = false;
        for often in HowOften::ALL {
            let since = match often {
                HowOften::Daily => when.day,
                HowOften::Weekly => monday(when.day),
            };
            more |= self.plan_for(often, since, when)?;
        }
        if !more {
            let before = when
                .day
                .saturating_sub(jiff::Span::new().days(LETTERS_KEPT));
            self.followers().forget_letters(before)?;
        }
        Ok(more)
    }

    /// Plans for those for whom nobody looked since a day.
    fn plan_for(&self, often: HowOften, since: Day, when: Moment) -> Result<bool, NotPlanned> {
        let due = self.followers().due(often, since, AT_ONCE)?;
        if due.is_empty() {
            return Ok(false);
        }
        let register = self.read();
        let to = before(&register, since);
        let from = due
            .iter()
            .map(|(follower, _)| follower.position)
            .min()
            .unwrap_or(to);
        let mut newest = Newest {
            desk: self,
            register: &register,
            among: from..to.max(from),
            on: when.day,
            known: HashMap::new(),
        };
        let mut planned = Vec::with_capacity(due.len());
        for (follower, what) in &due {
            let mut has_news = false;
            for text in what {
                has_news |= newest
                    .of(text)?
                    .is_some_and(|entry| entry >= follower.position);
            }
            let letter = match has_news {
                true => Some(NewLetter {
                    id: new_id()?,
                    next_at: UnixSeconds(when.at.0),
                }),
                false => None,
            };
            planned.push(Planned {
                follower: follower.id.clone(),
                from: follower.position,
                to: follower.position.max(to),
                letter,
            });
        }
        drop(register);
        self.followers().plan(&planned, when.day)?;
        Ok(due.len() == AT_ONCE)
    }
}

/// The newest entry of each thing that is followed, looked for once.
struct Newest<'d> {
    desk: &'d Desk,
    register: &'d Register,
    among: Range<EntryNumber>,
    on: Day,
    known: HashMap<String, Option<EntryNumber>>,
}

impl Newest<'_> {
    fn of(&mut self, text: &str) -> Result<Option<EntryNumber>, NotPlanned> {
        if let Some(known) = self.known.get(text) {
            return Ok(*known);
        }
        let wanted = Wanted {
            among: self.among.clone(),
            after: 0,
            most: 1,
            on: self.on,
        };
        let newest = match Followed::read(text) {
            Some(followed) => {
                let found = self.desk.happened(self.register, &followed, &wanted)?;
                found.rows.first().map(|happening| happening.entry)
            }
            None => None,
        };
        self.known.insert(text.to_owned(), newest);
        Ok(newest)
    }
}

/// The first entry that was not recorded before a day.
fn before(register: &Register, day: Day) -> EntryNumber {
    match day.yesterday() {
        Ok(day) => recorded_by(register, day).end,
        Err(_) => 0,
    }
}

/// The Monday of the week of a day.
fn monday(day: Day) -> Day {
    let since = day.weekday().since(Weekday::Monday);
    day.saturating_sub(jiff::Span::new().days(i64::from(since)))
}
