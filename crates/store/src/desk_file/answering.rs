//! Answers that offices write: which there are, how far each is, and which
//! records of the vault hold its words.
//!
//! The words themselves are in the [vault](crate::vault), a record for each
//! state of an answer and for each part of its evidence. Here stand only the
//! body, the reports, the stage, the opaque ids of those who wrote, and the
//! records' opaque names. Every record is noted here before it is sealed, so that
//! none is ever in the vault that nobody could find and erase.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row};

use super::reviews::Version;
use super::{DeskFile, DeskFileError};
use crate::fault::Fault;
use crate::vault::RecordId;

pub(super) const SCHEMA: &str = "CREATE TABLE answer_draft (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  stage TEXT NOT NULL,
  writers TEXT NOT NULL,
  record TEXT
) STRICT;
CREATE TABLE answer_draft_report (
  body TEXT NOT NULL,
  report TEXT NOT NULL,
  draft INTEGER NOT NULL REFERENCES answer_draft (number),
  place INTEGER NOT NULL,
  PRIMARY KEY (body, report)
) STRICT;
CREATE TABLE answer_record (
  record TEXT PRIMARY KEY,
  draft INTEGER NOT NULL
) STRICT;";

/// How far an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is being written.
    Writing,
    /// It waits for a second person.
    Sent,
    /// A second person sent it back, with reasons.
    SentBack,
}

impl Stage {
    const ALL: [Self; 3] = [Self::Writing, Self::Sent, Self::SentBack];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Sent => "sent",
            Self::SentBack => "sent-back",
        }
    }
}

/// An answer that is not published, as far as anybody may know without reading
/// it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its number.
    pub number: u64,
    /// The body whose answer it is.
    pub body: String,
    /// The reports it answers, the first one first.
    pub reports: Vec<String>,
    /// How often it was changed; 1 where it was only begun.
    pub version: Version,
    /// How far it is.
    pub stage: Stage,
    /// Who wrote in it, by opaque ids, in the order they began.
    pub writers: Vec<String>,
    /// The record of its words; none where nothing was written yet.
    pub record: Option<RecordId>,
}

/// Why an answer was not changed.
#[derive(Debug, thiserror::Error)]
pub enum DraftsError {
    /// Somebody changed it in the meantime.
    #[error("somebody else changed this answer (version {actual}, not {expected})")]
    Moved {
        /// The version it was decided on.
        expected: Version,
        /// The version it has; 0 where there is none any more.
        actual: Version,
    },
    /// Another answer of the same body answers the report.
    #[error("another answer of {body} that is not published answers {report}")]
    AnotherAnswers {
        /// The body.
        body: String,
        /// The report.
        report: String,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The answers that are not published.
#[derive(Debug)]
pub struct Drafts(DeskFile);

impl Drafts {
    /// Opens them in the desk's file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DeskFileError> {
        DeskFile::open(path.as_ref()).map(Self)
    }

    /// Begins an answer of a body to a report, or gives the one that there is.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn begin(&self, body: &str, report: &str) -> Result<Draft, Fault> {
        self.0.run(|file| {
            if let Some(there) = find(file, body, report)? {
                return Ok(there);
            }
            let number = file
                .prepare_cached(
                    "INSERT INTO answer_draft (body, version, stage, writers)
                     VALUES (?1, 1, ?2, '') RETURNING number",
                )?
                .query_row((body, Stage::Writing.as_str()), |row| row.get::<_, u64>(0))?;
            insert_report(file, body, report, number, 0)?;
            Ok(Draft {
                number,
                body: body.to_owned(),
                reports: vec![report.to_owned()],
                version: 1,
                stage: Stage::Writing,
                writers: Vec::new(),
                record: None,
            })
        })
    }

    /// A body's answer to a report, if one is being written.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn find(&self, body: &str, report: &str) -> Result<Option<Draft>, Fault> {
        self.0.run(|file| find(file, body, report))
    }

    /// Every answer of a body that is not published, in the order begun.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn of(&self, body: &str) -> Result<Vec<Draft>, Fault> {
        self.0.run(|file| {
            let mut drafts = file
                .prepare_cached(&format!("{SELECT} WHERE body = ?1 ORDER BY number"))?
                .query_map([body], read)?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            for draft in &mut drafts {
                draft.reports = reports(file, draft.number)?;
            }
            Ok(drafts)
        })
    }

    /// Every answer that is not published, in the order begun.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn all(&self) -> Result<Vec<Draft>, Fault> {
        self.0.run(|file| {
            let mut drafts = file
                .prepare_cached(&format!("{SELECT} ORDER BY number"))?
                .query_map([], read)?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            for draft in &mut drafts {
                draft.reports = reports(file, draft.number)?;
            }
            Ok(drafts)
        })
    }

    /// Puts an answer in the place of version `expected`, and returns its new
    /// version.
    ///
    /// # Errors
    ///
    /// [`DraftsError::Moved`] when it has another version;
    /// [`DraftsError::AnotherAnswers`] when one of its reports is answered in
    /// another. Nothing changes.
    pub fn put(&self, draft: &Draft, expected: Version) -> Result<Version, DraftsError> {
        let done = self.0.run(|file| {
            let actual = version(file, draft.number)?;
            if actual != expected {
                return Ok(Err(DraftsError::Moved { expected, actual }));
            }
            for report in &draft.reports {
                let other = owner_of(file, &draft.body, report)?;
                if other.is_some_and(|other| other != draft.number) {
                    return Ok(Err(DraftsError::AnotherAnswers {
                        body: draft.body.clone(),
                        report: report.clone(),
                    }));
                }
            }
            file.prepare_cached(
                "UPDATE answer_draft SET version = ?2, stage = ?3, writers = ?4, record = ?5
                 WHERE number = ?1",
            )?
            .execute((
                draft.number,
                expected + 1,
                draft.stage.as_str(),
                draft.writers.join(" "),
                draft.record.map(|record| record.to_string()),
            ))?;
            file.execute(
                "DELETE FROM answer_draft_report WHERE draft = ?1",
                [draft.number],
            )?;
            for (place, report) in draft.reports.iter().enumerate() {
                insert_report(file, &draft.body, report, draft.number, place as u64)?;
            }
            Ok(Ok(()))
        })?;
        done.map(|()| expected + 1)
    }

    /// Notes a record of an answer, before it is sealed.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn note(&self, draft: u64, record: RecordId) -> Result<(), Fault> {
        self.0.run(|file| {
            file.prepare_cached("INSERT INTO answer_record (record, draft) VALUES (?1, ?2)")?
                .execute((record.to_string(), draft))
                .map(|_| ())
        })
    }

    /// The records noted of an answer, the erased ones not among them.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn noted(&self, draft: u64) -> Result<Vec<RecordId>, Fault> {
        self.0.run(|file| {
            file.prepare_cached("SELECT record FROM answer_record WHERE draft = ?1 ORDER BY rowid")?
                .query_map([draft], |row| record_of(&row.get::<_, String>(0)?))?
                .collect()
        })
    }

    /// Every answer that is gone of which records are still noted: what was
    /// broken off while it was being erased.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn left_over(&self) -> Result<Vec<u64>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(
                "SELECT DISTINCT draft FROM answer_record
                 WHERE draft NOT IN (SELECT number FROM answer_draft)",
            )?
            .query_map([], |row| row.get(0))?
            .collect()
        })
    }

    /// Forgets a record that is erased.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn forget(&self, record: RecordId) -> Result<(), Fault> {
        self.0.run(|file| {
            file.prepare_cached("DELETE FROM answer_record WHERE record = ?1")?
                .execute([record.to_string()])
                .map(|_| ())
        })
    }

    /// Removes an answer that is published or given up, at version `expected`.
    /// Its records stay noted until each is erased.
    ///
    /// # Errors
    ///
    /// [`DraftsError::Moved`] when it has another version; nothing changes.
    pub fn remove(&self, number: u64, expected: Version) -> Result<(), DraftsError> {
        let actual = self.0.run(|file| {
            let actual = version(file, number)?;
            if actual == expected {
                file.execute("DELETE FROM answer_draft_report WHERE draft = ?1", [number])?;
                file.execute("DELETE FROM answer_draft WHERE number = ?1", [number])?;
            }
            Ok(actual)
        })?;
        match actual == expected {
            true => Ok(()),
            false => Err(DraftsError::Moved { expected, actual }),
        }
    }
}

const SELECT: &str = "SELECT number, body, version, stage, writers, record FROM answer_draft";

fn find(file: &Connection, body: &str, report: &str) -> rusqlite::Result<Option<Draft>> {
    let Some(number) = owner_of(file, body, report)? else {
        return Ok(None);
    };
    let mut draft = file
        .prepare_cached(&format!("{SELECT} WHERE number = ?1"))?
        .query_row([number], read)?;
    draft.reports = reports(file, number)?;
    Ok(Some(draft))
}

/// A row, its reports still to come.
fn read(row: &Row<'_>) -> rusqlite::Result<Draft> {
    let (stage, writers): (String, String) = (row.get(3)?, row.get(4)?);
    let record: Option<String> = row.get(5)?;
    Ok(Draft {
        number: row.get(0)?,
        body: row.get(1)?,
        reports: Vec::new(),
        version: row.get(2)?,
        stage: Stage::ALL
            .into_iter()
            .find(|known| known.as_str() == stage)
            .ok_or(rusqlite::Error::InvalidQuery)?,
        writers: writers.split_whitespace().map(str::to_owned).collect(),
        record: record.as_deref().map(record_of).transpose()?,
    })
}

fn record_of(written: &str) -> rusqlite::Result<RecordId> {
    written.parse().map_err(|_| rusqlite::Error::InvalidQuery)
}

fn reports(file: &Connection, draft: u64) -> rusqlite::Result<Vec<String>> {
    file.prepare_cached("SELECT report FROM answer_draft_report WHERE draft = ?1 ORDER BY place")?
        .query_map([draft], |row| row.get(0))?
        .collect()
}

fn insert_report(
    file: &Connection,
    body: &str,
    report: &str,
    draft: u64,
    place: u64,
) -> rusqlite::Result<()> {
    file.prepare_cached(
        "INSERT INTO answer_draft_report (body, report, draft, place) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((body, report, draft, place))
    .map(|_| ())
}

fn owner_of(file: &Connection, body: &str, report: &str) -> rusqlite::Result<Option<u64>> {
    file.prepare_cached("SELECT draft FROM answer_draft_report WHERE body = ?1 AND report = ?2")?
        .query_row((body, report), |row| row.get(0))
        .optional()
}

fn version(file: &Connection, number: u64) -> rusqlite::Result<Version> {
    file.prepare_cached("SELECT version FROM answer_draft WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()
        .map(Option::unwrap_or_default)
}
