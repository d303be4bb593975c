//! What every file of reference data has in common: named rows that are read
//! whole or refused with their line.

use serde::de::DeserializeOwned;

/// Why a file of reference data could not be read.
///
/// The files ship with the program, so this is a fault of ours and never of the
/// person at the keyboard. It still says where to look.
#[derive(Debug, thiserror::Error)]
pub enum ReferenceError {
    /// A row cannot be read.
    #[error("data/{file}, line {line}: {problem}")]
    Row {
        /// The file, under `data/`.
        file: &'static str,
        /// The line, counting the heading as one.
        line: u64,
        /// What is wrong with it.
        problem: RowProblem,
    },
    /// The rows are each right and do not fit together.
    #[error("data/{file}: {problem}")]
    Whole {
        /// The file, under `data/`.
        file: &'static str,
        /// What is wrong.
        problem: String,
    },
}

/// What is wrong with one row.
#[derive(Debug, thiserror::Error)]
pub enum RowProblem {
    /// The row does not fit the columns.
    #[error("{0}")]
    Columns(#[from] csv::Error),
    /// A column that has to be filled is empty.
    #[error("the column '{0}' is empty")]
    Empty(&'static str),
    /// A column holds something that is not allowed there.
    #[error("'{value}' is not allowed in the column '{column}'; {allowed}")]
    NotAllowed {
        /// The column.
        column: &'static str,
        /// What it holds.
        value: String,
        /// What it may hold.
        allowed: &'static str,
    },
}

/// Reads every row of a CSV text and turns each into something, or says which
/// line is wrong and how.
pub(crate) fn rows<Row: DeserializeOwned, Thing>(
    file: &'static str,
    text: &str,
    mut turn: impl FnMut(Row) -> Result<Thing, RowProblem>,
) -> Result<Vec<Thing>, ReferenceError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader
        .headers()
        .map_err(|error| problem(file, 1, error.into()))?
        .clone();
    let mut things = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            problem(file, line, error.into())
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let thing = record
            .deserialize(Some(&headings))
            .map_err(RowProblem::from)
            .and_then(&mut turn)
            .map_err(|cause| problem(file, line, cause))?;
        things.push(thing);
    }
    Ok(things)
}

fn problem(file: &'static str, line: u64, problem: RowProblem) -> ReferenceError {
    ReferenceError::Row {
        file,
        line,
        problem,
    }
}

/// The words of a column that has to be filled.
pub(crate) fn filled(column: &'static str, value: String) -> Result<String, RowProblem> {
    if value.trim().is_empty() {
        return Err(RowProblem::Empty(column));
    }
    Ok(value)
}

/// `yes` or `no`, and nothing else.
pub(crate) fn yes_or_no(column: &'static str, value: &str) -> Result<bool, RowProblem> {
    match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(RowProblem::NotAllowed {
            column,
            value: value.to_owned(),
            allowed: "write yes or no",
        }),
    }
}
