//! `data/powers/suggested.csv`: the power that a kind of document suggests for
//! what is asked in it.

use answerable_register::facts::ReportKind;
use answerable_register::words::PowerId;
use serde::Deserialize;

use super::row::{ReferenceError, rows};

const FILE: &str = "powers/suggested.csv";

/// What a kind of document suggests.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
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
/// A row that cannot be read. The file is compiled in, so a test keeps this from
/// happening.
pub fn suggested_powers() -> Result<Vec<Suggested>, ReferenceError> {
    let text = include_str!("../../../../data/powers/suggested.csv");
    rows(FILE, text, Ok)
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
    fn a_kind_that_no_document_has_is_refused_with_its_line() {
        let error = rows::<Suggested, _>(FILE, "report_kind,power\nparking-fine,pfd\n", Ok);
        let said = error.unwrap_err().to_string();
        assert!(
            said.starts_with("data/powers/suggested.csv, line 2: "),
            "{said}"
        );
    }
}
