//! `data/powers/powers.csv`: the rules under which things are asked.

use answerable_register::calendar::{Day, FirstDay, Nations, Period, Unit};
use answerable_register::power::{Confirmation, Obligation, Power, Start};
use serde::Deserialize;

use super::row::{ReferenceError, RowProblem, filled, rows, yes_or_no};

const FILE: &str = "powers/powers.csv";

/// The powers that ship with the program, in the order of the file.
///
/// # Errors
///
/// A row that cannot be read or has no source, half a period, an id used twice.
/// The file is compiled in, so a test keeps this from happening.
pub fn powers() -> Result<Vec<Power>, ReferenceError> {
    let powers = rows(
        FILE,
        include_str!("../../../../data/powers/powers.csv"),
        PowerRow::read,
    )?;
    for (place, power) in powers.iter().enumerate() {
        if powers[..place].iter().any(|other| other.id == power.id) {
            return Err(ReferenceError::Whole {
                file: FILE,
                problem: format!("there are two powers called '{}'", power.id),
            });
        }
    }
    Ok(powers)
}

/// A row as it stands in the file: a period spread over three columns that are
/// all filled or all empty.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PowerRow {
    id: String,
    title: String,
    citation: String,
    duty: String,
    duty_holder: String,
    binds: String,
    trigger: String,
    count: Option<u16>,
    unit: Option<WrittenUnit>,
    first_day: Option<FirstDay>,
    start: Start,
    extension: String,
    obligation: Obligation,
    confirmation: Confirmation,
    source: String,
    checked: String,
    note: String,
    from: Option<Day>,
    until: Option<Day>,
}

/// A unit in one word, since a column of a CSV file cannot nest.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrittenUnit {
    CalendarDays,
    Weeks,
    Months,
    Quarters,
    WorkingDaysEnglandAndWales,
    WorkingDaysUnitedKingdom,
}

impl From<WrittenUnit> for Unit {
    fn from(written: WrittenUnit) -> Unit {
        match written {
            WrittenUnit::CalendarDays => Unit::CalendarDays,
            WrittenUnit::Weeks => Unit::Weeks,
            WrittenUnit::Months => Unit::Months,
            WrittenUnit::Quarters => Unit::Quarters,
            WrittenUnit::WorkingDaysEnglandAndWales => Unit::WorkingDays(Nations::EnglandAndWales),
            WrittenUnit::WorkingDaysUnitedKingdom => Unit::WorkingDays(Nations::UnitedKingdom),
        }
    }
}

impl PowerRow {
    fn read(self) -> Result<Power, RowProblem> {
        let period = self.period()?;
        Ok(Power {
            period,
            id: filled("id", self.id)?,
            title: filled("title", self.title)?,
            citation: filled("citation", self.citation)?,
            duty: filled("duty", self.duty)?,
            duty_holder: filled("duty_holder", self.duty_holder)?,
            binds: self.binds.split_whitespace().map(str::to_owned).collect(),
            trigger: filled("trigger", self.trigger)?,
            start: self.start,
            extension: self.extension,
            obligation: self.obligation,
            confirmation: self.confirmation,
            source: filled("source", self.source)?,
            checked: yes_or_no("checked", &self.checked)?,
            note: self.note,
            from: self.from,
            until: self.until,
        })
    }

    fn period(&self) -> Result<Option<Period>, RowProblem> {
        match (self.count, self.unit, self.first_day) {
            (None, None, None) => Ok(None),
            (Some(0), ..) => Err(RowProblem::NotAllowed {
                column: "count",
                value: "0".to_owned(),
                allowed: "a period is one or more; leave all three columns empty for none",
            }),
            (Some(count), Some(unit), Some(first_day)) => Ok(Some(Period {
                count,
                unit: unit.into(),
                first_day,
            })),
            (None, ..) => Err(RowProblem::Empty("count")),
            (_, None, _) => Err(RowProblem::Empty("unit")),
            (.., None) => Err(RowProblem::Empty("first_day")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use answerable_register::body::BodyKind;

    #[test]
    fn the_powers_that_ship_can_be_read() {
        let powers = powers().unwrap();
        assert!(powers.iter().any(|power| power.id == "section-55"));
        assert!(powers.len() >= 25, "{}", powers.len());
    }

    #[test]
    fn every_kind_of_body_that_a_power_binds_is_a_kind_the_register_has() {
        for power in powers().unwrap() {
            for kind in &power.binds {
                assert!(BodyKind::of_slug(kind).is_some(), "{}: {kind}", power.id);
            }
        }
    }

    #[test]
    fn every_power_names_its_source_by_address() {
        for power in powers().unwrap() {
            for address in power.source.split_whitespace() {
                assert!(address.starts_with("https://"), "{}: {address}", power.id);
            }
        }
    }

    #[test]
    fn half_a_period_is_refused_with_its_line() {
        let heading = include_str!("../../../../data/powers/powers.csv")
            .lines()
            .next()
            .unwrap();
        let row = "x,T,C,d,h,,t,56,,counts,confirmed,,statutory,confirmed,https://e.example,yes,,,";
        let error = rows(FILE, &format!("{heading}\n{row}\n"), PowerRow::read).unwrap_err();
        assert_eq!(
            error.to_string(),
            "data/powers/powers.csv, line 2: the column 'unit' is empty"
        );
    }
}
