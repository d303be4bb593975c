//! `data/holidays`: bank and public holidays, and the days the list speaks for.

use answerable_register::calendar::{Day, Division, DivisionTable, Holidays, NamedDay};
use serde::Deserialize;

use super::row::{ReferenceError, RowProblem, filled, rows, yes_or_no};

const DAYS: &str = "holidays/holidays.csv";
const RANGES: &str = "holidays/ranges.csv";

/// The holidays that ship with the program.
///
/// # Errors
///
/// A row that cannot be read, has no source or lies outside its division's
/// range. The files are compiled in, so a test keeps this from happening.
pub fn holidays() -> Result<Holidays, ReferenceError> {
    let days = rows(
        DAYS,
        include_str!("../../../../data/holidays/holidays.csv"),
        DayRow::read,
    )?;
    let mut tables = rows(
        RANGES,
        include_str!("../../../../data/holidays/ranges.csv"),
        RangeRow::read,
    )?;
    for (division, day) in days {
        let table = tables.iter_mut().find(|table| table.division == division);
        let Some(table) = table else {
            return Err(ReferenceError::Whole {
                file: RANGES,
                problem: format!("there is no range for {division}"),
            });
        };
        table.holidays.push(day);
    }
    Holidays::try_new(tables).map_err(|error| ReferenceError::Whole {
        file: DAYS,
        problem: error.to_string(),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayRow {
    day: Day,
    division: Division,
    name: String,
    source: String,
    checked: String,
    #[serde(rename = "note")]
    _note: String,
}

impl DayRow {
    fn read(self) -> Result<(Division, NamedDay), RowProblem> {
        filled("source", self.source)?;
        yes_or_no("checked", &self.checked)?;
        let name = filled("name", self.name)?;
        Ok((
            self.division,
            NamedDay {
                day: self.day,
                name,
            },
        ))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RangeRow {
    division: Division,
    from: Day,
    until: Day,
    source: String,
    checked: String,
    #[serde(rename = "note")]
    _note: String,
}

impl RangeRow {
    fn read(self) -> Result<DivisionTable, RowProblem> {
        filled("source", self.source)?;
        yes_or_no("checked", &self.checked)?;
        Ok(DivisionTable {
            division: self.division,
            from: self.from,
            until: self.until,
            holidays: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use answerable_register::calendar::Nations;

    #[test]
    fn the_holidays_that_ship_can_be_read_and_say_how_far_they_reach() {
        let holidays = holidays().unwrap();
        let range = ("2017-01-01".parse().unwrap(), "2028-12-31".parse().unwrap());
        assert_eq!(holidays.range(Nations::UnitedKingdom), Some(range));
        let days: usize = holidays.tables().iter().map(|t| t.holidays.len()).sum();
        assert_eq!(days, 334);
    }
}
