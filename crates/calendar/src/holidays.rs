//! Bank and public holidays: a table that knows where it ends.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Day, Nations};

/// A part of the United Kingdom with holidays of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Division {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl fmt::Display for Division {
    /// As it is written in data: `england-and-wales`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Division::EnglandAndWales => "england-and-wales",
            Division::Scotland => "scotland",
            Division::NorthernIreland => "northern-ireland",
        })
    }
}

impl Nations {
    /// The divisions whose holidays are no working days.
    pub fn divisions(self) -> &'static [Division] {
        match self {
            Nations::EnglandAndWales => &[Division::EnglandAndWales],
            Nations::UnitedKingdom => &[
                Division::EnglandAndWales,
                Division::Scotland,
                Division::NorthernIreland,
            ],
        }
    }
}

/// A day with the name it is known by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct NamedDay {
    /// The day.
    pub day: Day,
    /// Its name: `Good Friday`, `Boxing Day (substitute day)`.
    pub name: String,
}

/// One division's holidays, and the days between which the table is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DivisionTable {
    /// Whose holidays these are.
    pub division: Division,
    /// The first day the table speaks for.
    pub from: Day,
    /// The last day the table speaks for.
    pub until: Day,
    /// The holidays, earliest first.
    pub holidays: Vec<NamedDay>,
}

/// A holiday as a question finds it: its name and who keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday<'a> {
    /// The name in the first of the divisions asked about that keeps it.
    pub name: &'a str,
    /// That division.
    pub division: Division,
}

/// Why a table of holidays was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HolidaysError {
    /// One division has two tables.
    #[error("there are two tables of holidays for {0}; join them into one")]
    TwoTables(Division),
    /// A table ends before it begins.
    #[error("the table for {division} begins on {from} and ends before that, on {until}")]
    EndsBeforeItBegins {
        /// Whose table it is.
        division: Division,
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
    },
    /// A holiday lies outside the days its table speaks for.
    #[error("{day} is outside the table for {division}; widen its range")]
    OutsideRange {
        /// Whose table it is.
        division: Division,
        /// The day outside.
        day: Day,
    },
    /// A day is listed twice in one division.
    #[error("{day} is in the table for {division} twice")]
    Twice {
        /// Whose table it is.
        division: Division,
        /// The day.
        day: Day,
    },
}

/// The holidays we know, division by division.
///
/// A day outside a division's range is not a day without a holiday: it is a day
/// of which nothing is known, and every count that crosses it is provisional.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<DivisionTable>", into = "Vec<DivisionTable>")]
pub struct Holidays {
    tables: Vec<DivisionTable>,
}

impl Holidays {
    /// A table of nothing: every count of working days is provisional.
    pub fn unknown() -> Holidays {
        Holidays::default()
    }

    /// Takes one table for each division; days need not be in order.
    ///
    /// # Errors
    ///
    /// A division with two tables, a range that ends before it begins, a
    /// holiday outside its range, a day given twice.
    pub fn try_new(mut tables: Vec<DivisionTable>) -> Result<Holidays, HolidaysError> {
        tables.sort_by_key(|table| table.division);
        for pair in tables.windows(2) {
            if pair[0].division == pair[1].division {
                return Err(HolidaysError::TwoTables(pair[0].division));
            }
        }
        for table in &mut tables {
            table.holidays.sort_by_key(|holiday| holiday.day);
            table.check()?;
        }
        Ok(Holidays { tables })
    }

    /// The tables, one for each division, in a fixed order.
    pub fn tables(&self) -> &[DivisionTable] {
        &self.tables
    }

    /// The holiday kept on `day` in any part of `nations`, if one is known.
    ///
    /// `None` may also mean that nothing is known of the day: ask
    /// [`Holidays::covers`].
    pub fn on(&self, day: Day, nations: Nations) -> Option<Holiday<'_>> {
        self.of(nations)
            .find_map(|table| find(&table.holidays, day, table.division))
    }

    /// Whether the table speaks for `day` in every part of `nations`.
    pub fn covers(&self, day: Day, nations: Nations) -> bool {
        self.range(nations)
            .is_some_and(|(from, until)| from <= day && day <= until)
    }

    /// The first and the last day for which every part of `nations` is known,
    /// or `None` where there is no such day.
    pub fn range(&self, nations: Nations) -> Option<(Day, Day)> {
        let known = self.of(nations).count();
        if known < nations.divisions().len() {
            return None;
        }
        let from = self.of(nations).map(|table| table.from).max()?;
        let until = self.of(nations).map(|table| table.until).min()?;
        (from <= until).then_some((from, until))
    }

    fn of(&self, nations: Nations) -> impl Iterator<Item = &DivisionTable> {
        self.tables
            .iter()
            .filter(move |table| nations.divisions().contains(&table.division))
    }
}

impl DivisionTable {
    fn check(&self) -> Result<(), HolidaysError> {
        let division = self.division;
        if self.until < self.from {
            return Err(HolidaysError::EndsBeforeItBegins {
                division,
                from: self.from,
                until: self.until,
            });
        }
        for (place, NamedDay { day, .. }) in self.holidays.iter().enumerate() {
            let day = *day;
            if day < self.from || self.until < day {
                return Err(HolidaysError::OutsideRange { division, day });
            }
            if place > 0 && self.holidays[place - 1].day == day {
                return Err(HolidaysError::Twice { division, day });
            }
        }
        Ok(())
    }
}

fn find(days: &[NamedDay], day: Day, division: Division) -> Option<Holiday<'_>> {
    let place = days
        .binary_search_by_key(&day, |holiday| holiday.day)
        .ok()?;
    Some(Holiday {
        name: &days[place].name,
        division,
    })
}

impl TryFrom<Vec<DivisionTable>> for Holidays {
    type Error = HolidaysError;

    fn try_from(tables: Vec<DivisionTable>) -> Result<Holidays, HolidaysError> {
        Holidays::try_new(tables)
    }
}

impl From<Holidays> for Vec<DivisionTable> {
    fn from(holidays: Holidays) -> Vec<DivisionTable> {
        holidays.tables
    }
}
