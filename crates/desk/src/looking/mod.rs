//! Looking, many places at a time: the list of places, and what somebody's own
//! program found at them, each as a table that is looked at before it is
//! recorded.
//!
//! Nothing here fetches anything. A table is planned row by row
//! ([`DryRun`]): what would be new, what would be put right, what is recorded
//! already, and what cannot be taken, with the reason. Recording takes what can
//! be taken and leaves the rest.

mod one;
mod places;
mod results;
mod table;

use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::entry::Entry;
use answerable_store::IdempotencyKey;

pub use one::{MOST_COPY_BYTES, NotLooked};
pub use places::PLACE_COLUMNS;
pub use results::RESULT_COLUMNS;
pub use table::NotATable;

use crate::clerk::{Command, NotRecorded, Recorded, Recording};
use crate::desk::Desk;
use crate::view::View;

/// The most rows of a table: some twenty places for each body there is.
pub const MOST_ROWS: usize = 5_000;

/// Which table it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The list of places.
    Places,
    /// What was found at them.
    Results,
}

/// What a table would do, row by row.
#[derive(Debug)]
pub struct DryRun {
    /// The rows, in the order of the table.
    pub rows: Vec<Planned>,
}

/// What one row would do.
#[derive(Debug)]
pub struct Planned {
    /// Its line in the table, counted from 1; the headings are line 1.
    pub line: u64,
    /// The row in few words, for whoever looks it over.
    pub what: String,
    /// What it would do.
    pub plan: Plan,
}

/// What a row would do.
#[derive(Debug)]
pub enum Plan {
    /// Record something new.
    New(Box<Recording>),
    /// Put right what is recorded.
    Changed(Box<Recording>),
    /// Nothing: it is recorded already.
    Same,
    /// Nothing: it cannot be taken, for this reason.
    Refused(String),
}

/// How many rows would do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// New.
    pub new: usize,
    /// Put right.
    pub changed: usize,
    /// Recorded already.
    pub same: usize,
    /// Cannot be taken.
    pub refused: usize,
}

impl DryRun {
    /// How many rows would do what.
    #[must_use]
    pub fn counted(&self) -> Counted {
        let mut counted = Counted::default();
        for row in &self.rows {
            match row.plan {
                Plan::New(_) => counted.new += 1,
                Plan::Changed(_) => counted.changed += 1,
                Plan::Same => counted.same += 1,
                Plan::Refused(_) => counted.refused += 1,
            }
        }
        counted
    }

    fn into_recordings(self) -> Vec<Recording> {
        let plans = self.rows.into_iter().map(|row| row.plan);
        plans
            .filter_map(|plan| match plan {
                Plan::New(recording) | Plan::Changed(recording) => Some(*recording),
                Plan::Same | Plan::Refused(_) => None,
            })
            .collect()
    }
}

/// Why nothing was recorded of a table.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// It is no table of this kind.
    #[error("{0}")]
    NotATable(#[from] NotATable),
    /// No row of it can be recorded.
    #[error("no row can be recorded: each is recorded already or cannot be taken")]
    NothingToRecord,
    /// The register did not take it.
    #[error("{0}")]
    NotRecorded(#[from] NotRecorded),
}

impl View<'_> {
    /// What a table would do, as at the day.
    ///
    /// # Errors
    ///
    /// [`NotATable`].
    pub fn plan(&self, table: Table, text: &str) -> Result<DryRun, NotATable> {
        match table {
            Table::Places => self.plan_places(text),
            Table::Results => self.plan_results(text),
        }
    }

    /// What a row would do that says this: new, or whatever the register says
    /// against it.
    fn checked(&self, recording: Recording) -> Plan {
        if let Some(day) = recording.fact.day_to_come(self.as_at) {
            return Plan::Refused(format!("{day} has not come yet: check the year"));
        }
        let entry = Entry::new("checked", self.as_at, recording.fact.clone());
        let (entry, is_new) = match recording.corrects {
            Some(corrected) => (entry.correcting(corrected), false),
            None => (entry, true),
        };
        match self.register.check(&entry) {
            Err(why) => Plan::Refused(why.to_string()),
            Ok(()) if is_new => Plan::New(Box::new(recording)),
            Ok(()) => Plan::Changed(Box::new(recording)),
        }
    }
}

impl Desk {
    /// Records what of a table can be taken. The same table again records
    /// nothing.
    ///
    /// # Errors
    ///
    /// [`NotTaken`].
    pub fn take_table(
        &self,
        table: Table,
        text: &str,
        (by, today): (&str, Day),
    ) -> Result<(Recorded, Counted), NotTaken> {
        let (counted, facts) = {
            let register = self.read();
            let plan = View::of(&register, today).plan(table, text)?;
            (plan.counted(), plan.into_recordings())
        };
        if facts.is_empty() {
            return Err(NotTaken::NothingToRecord);
        }
        let kind = match table {
            Table::Places => "places",
            Table::Results => "looks",
        };
        let key = format!("{kind}-{today}-{}", Fingerprint::of(text.as_bytes()));
        let recorded = self.record(Command {
            key: IdempotencyKey::try_new(&key).ok(),
            by: by.into(),
            today,
            facts,
        })?;
        Ok((recorded, counted))
    }
}
