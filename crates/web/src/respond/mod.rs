//! The same rows as a page, a spreadsheet's table and a program's.
//!
//! A listing is columns and rows of typed values. The page draws the rows in
//! its own way; what is taken away is written from the listing alone, so that
//! no format can say more than another.

pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod paging;

pub(crate) use csv::plain;

use std::borrow::Cow;

use answerable_register::body::KnownDay;
use jiff::civil::Date;

/// One column: its name for programs, its heading for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    /// Stable; lower case with underscores.
    pub(crate) name: &'static str,
    /// In the words of the field.
    pub(crate) heading: &'static str,
}

/// What stands where a row meets a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// Words. Written so that a spreadsheet never takes them for a formula.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(i64),
    /// A day, written `2024-05-01`.
    Day(Date),
    /// Yes or no.
    Flag(bool),
    /// There is none and there could be: `[x]`, not available.
    NotAvailable,
    /// There is none and there could be none: `[z]`, not applicable.
    NotApplicable,
}

impl<'a> Value<'a> {
    /// Words.
    pub(crate) fn text(words: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(words.into())
    }

    /// A day as far as it is known: `2024-05-01`, `2024-05`, `2024`, or two
    /// days between which it was, `2024-05-01/2024-05-20`.
    pub(crate) fn known_day(day: KnownDay) -> Self {
        day.exact()
            .map_or_else(|| Self::text(day.to_string()), Self::Day)
    }

    /// A day, or "not available".
    pub(crate) fn day_if_known(day: Option<Date>) -> Self {
        day.map_or(Self::NotAvailable, Self::Day)
    }
}

/// Rows to be taken away.
#[derive(Debug, Clone, Default)]
pub(crate) struct Listing<'a> {
    /// What the rows are, for a file's name: `asks`.
    pub(crate) name: &'a str,
    pub(crate) columns: &'a [Column],
    pub(crate) rows: Vec<Vec<Value<'a>>>,
    /// How many rows there are in all, where these are one page of them.
    pub(crate) total: usize,
}

impl<'a> Listing<'a> {
    /// Rows that are all there are.
    pub(crate) fn whole(name: &'a str, columns: &'a [Column], rows: Vec<Vec<Value<'a>>>) -> Self {
        Self {
            name,
            columns,
            total: rows.len(),
            rows,
        }
    }
}
