//! `data/assurance/levels.csv`: the levels at which an asker verifies.

use answerable_register::calendar::Day;
use answerable_register::facts::{Assurance, Basis};
use serde::Deserialize;

use super::row::{ReferenceError, RowProblem, filled, rows, yes_or_no};

const FILE: &str = "assurance/levels.csv";

/// The levels of assurance that ship with the program, in the order of the file.
///
/// # Errors
///
/// A row that cannot be read or has no source; an id or a rank used twice. The
/// file is compiled in, so a test keeps this from happening.
pub fn assurances() -> Result<Vec<Assurance>, ReferenceError> {
    let text = include_str!("../../../../data/assurance/levels.csv");
    let levels = rows(FILE, text, LevelRow::read)?;
    for (place, level) in levels.iter().enumerate() {
        let mut before = levels[..place].iter();
        if before.any(|other| other.id == level.id || other.rank == level.rank) {
            return Err(ReferenceError::Whole {
                file: FILE,
                problem: format!("'{}' has the id or the rank of another level", level.id),
            });
        }
    }
    Ok(levels)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelRow {
    id: String,
    title: String,
    meaning: String,
    rank: u32,
    basis: Basis,
    source: String,
    checked: String,
    note: String,
    from: Option<Day>,
    until: Option<Day>,
}

impl LevelRow {
    fn read(self) -> Result<Assurance, RowProblem> {
        Ok(Assurance {
            id: filled("id", self.id)?.into(),
            title: filled("title", self.title)?,
            meaning: filled("meaning", self.meaning)?,
            rank: self.rank,
            basis: self.basis,
            source: filled("source", self.source)?,
            checked: yes_or_no("checked", &self.checked)?,
            note: self.note,
            from: self.from,
            until: self.until,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is ours is said to be ours: only what a source bears out is checked.
    #[test]
    fn every_level_that_is_checked_names_an_address() {
        let levels = assurances().unwrap();
        assert!(levels.len() >= 3);
        for level in levels {
            assert_eq!(
                level.checked,
                level.source.starts_with("https://"),
                "{}",
                level.id
            );
            assert!(answerable_register::words::is_slug(level.id.as_str()));
        }
    }

    #[test]
    fn a_level_without_a_source_is_refused_with_its_line() {
        let row = "x,T,m,1,fieldwork,,yes,,,";
        let heading = "id,title,meaning,rank,basis,source,checked,note,from,until";
        let refused = rows(FILE, &format!("{heading}\n{row}\n"), LevelRow::read).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "data/assurance/levels.csv, line 2: the column 'source' is empty"
        );
    }
}
