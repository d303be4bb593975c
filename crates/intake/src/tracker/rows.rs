//! Rows as their columns were said to mean them.

use std::collections::BTreeMap;

use answerable_register::calendar::Day;
use serde::{Deserialize, Serialize};

use super::days::{DayRead, Order, read_day};
use super::meaning::{Meaning, plain};
use super::table::{Cell, Row, Sheet};

/// What the columns of a sheet mean, and how days are written in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Columns {
    /// The meaning of each column.
    pub meanings: Vec<Meaning>,
    /// What comes first in the figures of a column, where somebody said it.
    pub orders: BTreeMap<usize, Order>,
}

/// A row of a tracker. What it does not have is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrackerRow {
    /// Its number, as the file counts it.
    pub number: u32,
    /// Whether it is hidden in the file.
    pub is_hidden: bool,
    /// The number of the recommendation, as written.
    pub recommendation: String,
    /// What was asked.
    pub words: String,
    /// The report.
    pub report: String,
    /// The day of the report.
    pub report_day: DayGiven,
    /// The address of its page.
    pub address: String,
    /// Who sees to it: a person's name, more often than not.
    pub lead: String,
    /// How far it is.
    pub status: String,
    /// What was or is to be done.
    pub action: String,
    /// By when.
    pub due: DayGiven,
    /// The day on which it was met.
    pub closed: DayGiven,
    /// Words for the office alone.
    pub comments: String,
}

/// A day as a row gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DayGiven {
    /// None.
    #[default]
    Blank,
    /// This.
    Day(Day),
    /// These words, which are no day that is understood, or are two.
    NotADay(String),
}

impl DayGiven {
    /// The day, where there is one.
    #[must_use]
    pub const fn day(&self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(*day),
            _ => None,
        }
    }
}

impl Columns {
    /// The meanings guessed from the headings of a sheet. Of two columns that
    /// seem to mean the same the first does; a hidden column is left out until
    /// somebody says otherwise.
    #[must_use]
    pub fn guessed(sheet: &Sheet, known: impl Fn(&str) -> Option<Meaning>) -> Self {
        let mut meanings = Vec::new();
        for column in &sheet.columns {
            let guess = known(&column.heading).or_else(|| Meaning::guess(&column.heading));
            let guess = guess.filter(|guess| !column.is_hidden && !meanings.contains(guess));
            meanings.push(guess.unwrap_or(Meaning::LeaveOut));
        }
        Self {
            meanings,
            orders: BTreeMap::new(),
        }
    }

    /// The column that means something.
    #[must_use]
    pub fn of(&self, meaning: Meaning) -> Option<usize> {
        self.meanings.iter().position(|this| *this == meaning)
    }

    /// Whether rows can be found by any of the columns.
    #[must_use]
    pub fn can_find(&self) -> bool {
        [Meaning::Number, Meaning::Words, Meaning::Address]
            .into_iter()
            .any(|meaning| self.of(meaning).is_some())
    }

    /// The columns of days in which some figures can be read two ways and nobody
    /// said which comes first, each with the first such cell.
    #[must_use]
    pub fn to_ask<'s>(&self, sheet: &'s Sheet) -> Vec<(usize, &'s str)> {
        self.two_ways(sheet)
            .into_iter()
            .filter(|(column, _)| !self.orders.contains_key(column))
            .collect()
    }

    /// The same, whether or not somebody said it already.
    #[must_use]
    pub fn two_ways<'s>(&self, sheet: &'s Sheet) -> Vec<(usize, &'s str)> {
        let days = self.meanings.iter().enumerate();
        days.filter(|(_, meaning)| meaning.is_a_day())
            .filter_map(|(column, _)| {
                let mut cells = sheet.column(column).filter(|cell| cell.day.is_none());
                let either =
                    |cell: &&Cell| matches!(read_day(&cell.words, None), DayRead::Either(..));
                Some((column, cells.find(either)?.words.as_str()))
            })
            .collect()
    }

    fn words(&self, row: &Row, meaning: Meaning) -> String {
        let cell = self.of(meaning).and_then(|column| row.cells.get(column));
        cell.map_or_else(String::new, |cell| cell.words.clone())
    }

    fn day(&self, row: &Row, meaning: Meaning) -> DayGiven {
        let Some(column) = self.of(meaning) else {
            return DayGiven::Blank;
        };
        let Some(cell) = row.cells.get(column) else {
            return DayGiven::Blank;
        };
        if let Some(day) = cell.day {
            return DayGiven::Day(day);
        }
        match read_day(&cell.words, self.orders.get(&column).copied()) {
            DayRead::Blank => DayGiven::Blank,
            DayRead::Day(day) => DayGiven::Day(day),
            DayRead::Either(..) | DayRead::NotADay => DayGiven::NotADay(cell.words.clone()),
        }
    }
}

/// The rows of a sheet as its columns mean them, in the order of the file.
#[must_use]
pub fn rows_of(sheet: &Sheet, columns: &Columns) -> Vec<TrackerRow> {
    let rows = sheet.rows.iter();
    rows.map(|row| {
        let words = |meaning| columns.words(row, meaning);
        TrackerRow {
            number: row.number,
            is_hidden: row.is_hidden,
            recommendation: words(Meaning::Number),
            words: words(Meaning::Words),
            report: words(Meaning::Report),
            report_day: columns.day(row, Meaning::ReportDay),
            address: words(Meaning::Address),
            lead: words(Meaning::Lead),
            status: words(Meaning::Status),
            action: words(Meaning::Action),
            due: columns.day(row, Meaning::Due),
            closed: columns.day(row, Meaning::Closed),
            comments: words(Meaning::Comments),
        }
    })
    .collect()
}

/// Words by which offices say that something is met.
const MET: [&str; 12] = [
    "complete",
    "completed",
    "closed",
    "done",
    "implemented",
    "met",
    "achieved",
    "delivered",
    "discharged",
    "signed off",
    "complete closed",
    "complete awaiting sign off",
];

/// Every status that stands in a column, in small letters, and whether its words
/// are such as say that something is met: a guess, to be confirmed.
#[must_use]
pub fn words_of_status(sheet: &Sheet, columns: &Columns) -> BTreeMap<String, bool> {
    let Some(column) = columns.of(Meaning::Status) else {
        return BTreeMap::new();
    };
    let statuses = sheet.column(column).map(|cell| plain(&cell.words));
    statuses
        .filter(|status| !status.is_empty())
        .map(|status| {
            let is_met = MET.contains(&status.as_str());
            (status, is_met)
        })
        .collect()
}

impl TrackerRow {
    /// Its status in the form in which [`words_of_status`] gives it.
    #[must_use]
    pub fn plain_status(&self) -> String {
        plain(&self.status)
    }
}
