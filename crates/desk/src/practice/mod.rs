//! The practice register: a small country with everything that people do in it,
//! for learning, showing and trying. Every body, person and document is invented.
//!
//! It ships inside the program, like the sample. Its days are written as days
//! before or after the day on which it is made (`days`), so that a clock that
//! runs still runs whenever somebody practises. Its documents are kept whole:
//! what a fact stands on can be read.
//!
//! Here: reading `data/practice`, keeping its documents, recording its facts.
//! Not here: its bodies, which are reference data, and the law, which is real.

mod days;
mod documents;
mod people;

use answerable_register::calendar::Day;
use answerable_register::entry::Fact;
use answerable_store::{ArchiveError, IdempotencyKey};

use crate::clerk::{Command, NotRecorded, Recorded, Recording};
use crate::desk::Desk;
use crate::sample::{SampleError, facts_of};

pub use days::NoSuchDay;
pub use documents::DocumentError;
pub use people::{Person, people};

/// Who records what is there to practise on.
const PRACTICE: &str = "practice";

/// Names files of `data/practice`, and compiles their text in.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../data/practice/", $name)))),*]
    };
}

/// The facts, in the order they are recorded.
const FILES: &[(&str, &str)] = files![
    "01-answering-the-public.toml",
    "02-reporting-online.toml",
    "03-exampleshire-recording-crime.toml",
    "04-vetting.toml",
    "05-letter-on-bail.toml",
];

/// Why there is nothing to practise on.
#[derive(Debug, thiserror::Error)]
pub enum NotPractised {
    /// A day written in it cannot be.
    #[error("{file}: {why}")]
    Day {
        /// The file.
        file: &'static str,
        /// Why not.
        why: NoSuchDay,
    },
    /// A file cannot be read as facts.
    #[error(transparent)]
    Facts(#[from] SampleError),
    /// A fact does not stand on its document.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A document could not be kept.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The register did not take it.
    #[error(transparent)]
    NotRecorded(#[from] NotRecorded),
}

/// Every fact of the practice register as it is when made on a day, and its
/// documents by source.
///
/// # Errors
///
/// When a file of it does not hold together.
fn made_on(today: Day) -> Result<(Vec<Fact>, documents::Documents), NotPractised> {
    let documents = documents::Documents::made_on(today)?;
    let mut facts = Vec::new();
    for (file, text) in FILES {
        let text = days::resolve(text, today).map_err(|why| NotPractised::Day { file, why })?;
        facts.extend(facts_of(file, &text)?);
    }
    for fact in &mut facts {
        documents.stand(fact)?;
    }
    Ok((facts, documents))
}

/// Keeps the documents of the practice register and records its facts, as they
/// are when made on `today`.
///
/// # Errors
///
/// When a file of it does not hold together, or the register does not take it.
pub fn record(desk: &Desk, today: Day) -> Result<Recorded, NotPractised> {
    let (facts, documents) = made_on(today)?;
    for bytes in documents.bytes() {
        desk.archive().keep(bytes)?;
    }
    Ok(desk.record(Command {
        key: IdempotencyKey::try_new("practice-1").ok(),
        by: PRACTICE.into(),
        today,
        facts: facts.into_iter().map(Recording::from).collect(),
    })?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// A leap day, the turn of a year, and both nights on which clocks change.
    #[test]
    fn it_can_be_made_on_any_day() {
        for day in [
            date(2028, 2, 29),
            date(2026, 1, 1),
            date(2026, 3, 29),
            date(2026, 10, 25),
        ] {
            let (facts, documents) = made_on(day).unwrap();
            assert!(facts.len() > 40, "{day}: {} facts", facts.len());
            assert_eq!(documents.bytes().count(), 11);
        }
    }

    #[test]
    fn every_document_says_first_that_it_is_invented() {
        let (_, documents) = made_on(date(2026, 6, 1)).unwrap();
        for bytes in documents.bytes() {
            let text = std::str::from_utf8(bytes).unwrap();
            let said = "PRACTICE DOCUMENT\nEvery body, person and fact in this document is invented, for practice.";
            assert!(text.starts_with(said), "{text}");
        }
    }
}
