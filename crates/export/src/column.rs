//! A column, and what may stand where a row meets it.

use std::borrow::Cow;

use answerable_register::body::KnownDay;
use jiff::civil::Date;

/// The last column of every table: which cells of the row are empty because
/// nobody knows.
pub const NOT_KNOWN: Column = Column {
    name: "not_known",
    kind: Kind::Text,
    says: "names of the columns of this row that could hold a value and hold none because it is not known, with blanks between them. Every other empty cell can hold none",
};

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in every format: lower case with underscores. It stays.
    pub name: &'static str,
    /// What kind of value it holds.
    pub kind: Kind,
    /// What it holds, as a phrase without a full stop.
    pub says: &'static str,
}

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, references and codes.
    Text,
    /// A whole number.
    Integer,
    /// A day, `2024-05-01`.
    Day,
    /// Yes or no.
    Flag,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn text(name: &'static str, says: &'static str) -> Self {
        Self::of(name, Kind::Text, says)
    }

    /// A column of whole numbers.
    #[must_use]
    pub const fn integer(name: &'static str, says: &'static str) -> Self {
        Self::of(name, Kind::Integer, says)
    }

    /// A column of days.
    #[must_use]
    pub const fn day(name: &'static str, says: &'static str) -> Self {
        Self::of(name, Kind::Day, says)
    }

    /// A column of yes and no.
    #[must_use]
    pub const fn flag(name: &'static str, says: &'static str) -> Self {
        Self::of(name, Kind::Flag, says)
    }

    const fn of(name: &'static str, kind: Kind, says: &'static str) -> Self {
        Self { name, kind, says }
    }
}

/// What stands where a row meets a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// A day.
    Day(Date),
    /// Yes or no.
    Flag(bool),
    /// There is none and there could be: nobody knows. `[x]` in lists.
    NotKnown,
    /// There is none and there could be none. `[z]` in lists.
    None,
}

impl<'a> Cell<'a> {
    /// Words.
    pub fn text(words: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(words.into())
    }

    /// A count.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The number of an entry.
    #[must_use]
    pub fn entry(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// Words, or none where there can be none.
    #[must_use]
    pub fn text_if_any(words: Option<&'a str>) -> Self {
        words.map_or(Self::None, Self::text)
    }

    /// A day, or that it is not known.
    #[must_use]
    pub fn day_if_known(day: Option<Date>) -> Self {
        day.map_or(Self::NotKnown, Self::Day)
    }

    /// A day as far as it is known, in three columns: as it is written
    /// (`2024-05-01`, `2024-05`, `2024` or two days), and the first and the last
    /// day it can have been.
    #[must_use]
    pub fn known_day(day: KnownDay) -> [Self; 3] {
        let words = match day.exact() {
            // Nearly always, and then it is a day like the two beside it.
            Some(day) => String::from_utf8_lossy(&Self::written(day)).into_owned(),
            None => day.to_string(),
        };
        [
            Self::Text(words.into()),
            Self::Day(day.earliest()),
            Self::Day(day.latest()),
        ]
    }

    /// The same three where there is no day, each the same.
    #[must_use]
    pub fn thrice(self) -> [Self; 3] {
        [self.clone(), self.clone(), self]
    }

    /// The same three, or that it is not known.
    #[must_use]
    pub fn known_day_if_any(day: Option<KnownDay>) -> [Self; 3] {
        day.map_or_else(|| Self::NotKnown.thrice(), Self::known_day)
    }

    /// A day as it is written, `2024-05-01`: quickly, since a table of asks has a
    /// dozen in each row.
    #[must_use]
    pub(crate) fn written(day: Date) -> [u8; 10] {
        let digit = |number: i16| b'0' + u8::try_from(number % 10).unwrap_or_default();
        let (year, month, day) = (day.year(), day.month().into(), day.day().into());
        [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ]
    }

    /// Whether no value stands there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::NotKnown | Self::None)
    }

    /// Whether it is of a kind, or empty.
    #[must_use]
    pub fn is_of(&self, kind: Kind) -> bool {
        match self {
            Self::Text(_) => kind == Kind::Text,
            Self::Integer(_) => kind == Kind::Integer,
            Self::Day(_) => kind == Kind::Day,
            Self::Flag(_) => kind == Kind::Flag,
            Self::NotKnown | Self::None => true,
        }
    }
}

/// Which cells of a row are not known, for the last column.
pub(crate) fn not_known<'a>(columns: &[Column], cells: &[Cell<'_>]) -> Cell<'a> {
    let mut names = String::new();
    for (column, cell) in columns.iter().zip(cells) {
        if matches!(cell, Cell::NotKnown) {
            if !names.is_empty() {
                names.push(' ');
            }
            names.push_str(column.name);
        }
    }
    match names.is_empty() {
        true => Cell::None,
        false => Cell::Text(names.into()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_day_is_written_as_the_calendar_writes_it(
            year in 0_i16..=9999, month in 1_i8..=12, day in 1_i8..=28
        ) {
            let day = Date::new(year, month, day).unwrap();
            let written = Cell::written(day);
            prop_assert_eq!(std::str::from_utf8(&written).unwrap(), day.to_string());
        }
    }
}
