//! `data/powers/suggested.csv`: the power that a kind of document suggests for
//! what is asked in it.

use answerable_register::facts::ReportKind;
use answerable_register::words::PowerId;
use serde::Deserialize;

use super::row::{ReferenceError, RowProblem, filled, rows, yes_or_no};

const FILE: &str = "powers/suggested.csv";

/// What a kind of document suggests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// The kind of document.
    pub report_kind: ReportKind,
    /// The power; where it is not in force, nothing is suggested.
    pub power: PowerId,
}

/// What kinds of document suggest, in the order of the file.
///
/// # Errors
///
/// A row that cannot be read or has no source. The file is compiled in, so a test keeps this from
/// happening.
pub fn suggested_powers() -> Result<Vec<Suggested>, ReferenceError> {
    let text = include_str!("../../../../data/powers/suggested.csv");
    rows(FILE, text, SuggestedRow::read)
}

/// A row as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SuggestedRow {
    report_kind: ReportKind,
    power: PowerId,
    source: String,
    checked: String,
}

impl SuggestedRow {
    fn read(self) -> Result<Suggested, RowProblem> {
        filled("source", self.source)?;
        yes_or_no("checked", &self.checked)?;
        Ok(Suggested {
            report_kind: self.report_kind,
            power: self.power,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::powers;

    #[test]
    fn each_kind_suggests_one_power_that_ships_with_the_program() {
        let suggested = suggested_powers().unwrap();
        let powers = powers().unwrap();
        assert!(!suggested.is_empty());
        for (place, one) in suggested.iter().enumerate() {
            let is_known = powers.iter().any(|power| one.power.as_str() == power.id);
            assert!(is_known, "{one:?}");
            let again = suggested[..place]
                .iter()
                .any(|other| other.report_kind == one.report_kind);
            assert!(!again, "{one:?}");
        }
    }

    #[test]
    fn a_row_of_no_kind_or_without_a_source_is_refused_with_its_line() {
        let heading = "report_kind,power,source,checked";
        for row in ["parking-fine,pfd,https://e.example,yes", "letter,pfd,,yes"] {
            let read = rows(FILE, &format!("{heading}\n{row}\n"), SuggestedRow::read);
            let said = read.unwrap_err().to_string();
            let begins = "data/powers/suggested.csv, line 2: ";
            assert!(said.starts_with(begins), "{said}");
        }
    }
}
