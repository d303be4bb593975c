//! Judgements that one person prepared and a second has not published yet.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use super::{Work, day, record};
use crate::fault::Fault;
use crate::vault::RecordId;

/// A judgement as it is kept: its words are in the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Its number, never given twice. One that is prepared anew has another.
    pub number: u64,
    /// What was asked.
    pub subject: String,
    /// The body it is about.
    pub body: String,
    /// Its record in the vault.
    pub record: RecordId,
    /// Who prepared it: an account's id.
    pub prepared_by: String,
    /// The day.
    pub prepared_on: Date,
    /// How it stands.
    pub state: State,
}

/// How a judgement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It waits for the second person.
    Waits,
    /// The second person sent it back.
    SentBack {
        /// The record of the reasons.
        why: RecordId,
        /// Who sent it back: an account's id.
        by: String,
    },
    /// It stands in the log.
    Published,
    /// It was prepared anew or given up.
    Replaced,
}

/// A judgement to keep.
#[derive(Debug, Clone, Copy)]
pub struct NewJudgement<'a> {
    /// What was asked.
    pub subject: &'a str,
    /// The body it is about.
    pub body: &'a str,
    /// Its record in the vault.
    pub record: RecordId,
    /// Who prepared it: an account's id.
    pub prepared_by: &'a str,
    /// The day.
    pub prepared_on: Date,
    /// The one that it takes the place of; none where there is none open.
    pub replaces: Option<u64>,
}

/// One judgement of one case. The number alone is in no office's keeping: whoever
/// acts on it names the case too, and another office's is not found by it.
#[derive(Debug, Clone, Copy)]
pub struct Numbered<'a> {
    /// Its number.
    pub number: u64,
    /// What was asked.
    pub subject: &'a str,
    /// The body it is about.
    pub body: &'a str,
}

const COLUMNS: &str = "number, subject, body, record, prepared_by, prepared_on, state, \
                       sent_back_record, sent_back_by";

impl Work {
    /// Keeps a prepared judgement in the place of the one that is open. None
    /// where another is open than the one it replaces: nothing changes.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn prepare(&self, new: &NewJudgement<'_>) -> Result<Option<u64>, Fault> {
        self.0.run(|file| {
            let open = open_of(file, new.subject, new.body)?.map(|open| open.number);
            if open != new.replaces {
                return Ok(None);
            }
            if let Some(number) = open {
                settle(file, number, "replaced")?;
            }
            file.query_row(
                "INSERT INTO prepared_judgement
                   (subject, body, record, prepared_by, prepared_on, state)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'waits') RETURNING number",
                (
                    new.subject,
                    new.body,
                    new.record.to_string(),
                    new.prepared_by,
                    new.prepared_on.to_string(),
                ),
                |row| row.get(0).map(Some),
            )
        })
    }

    /// The judgement of something asked of a body that is not published yet.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn open_judgement(&self, subject: &str, body: &str) -> Result<Option<Judgement>, Fault> {
        self.0.run(|file| open_of(file, subject, body))
    }

    /// Every judgement that is not published yet, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn open_judgements(&self) -> Result<Vec<Judgement>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM prepared_judgement
                 WHERE state IN ('waits', 'sent-back') ORDER BY number"
            ))?
            .query_map([], judgement_in)?
            .collect()
        })
    }

    /// Notes that a judgement stands in the log. Already so is as good.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn published(&self, number: u64) -> Result<(), Fault> {
        self.0.run(|file| settle(file, number, "published"))
    }

    /// Gives a judgement up that waits or was sent back. Whether it was open, and
    /// of that case.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn give_up_judgement(&self, of: Numbered<'_>) -> Result<bool, Fault> {
        self.0.run(|file| {
            file.execute(
                "UPDATE prepared_judgement SET state = 'replaced'
                 WHERE number = ?1 AND subject = ?2 AND body = ?3
                   AND state IN ('waits', 'sent-back')",
                (of.number, of.subject, of.body),
            )
            .map(|changed| changed == 1)
        })
    }

    /// Sends a judgement that waits back to whoever prepared it. Whether it
    /// waited, and was of that case.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn send_back(&self, of: Numbered<'_>, why: RecordId, by: &str) -> Result<bool, Fault> {
        self.0.run(|file| {
            file.execute(
                "UPDATE prepared_judgement
                 SET state = 'sent-back', sent_back_record = ?4, sent_back_by = ?5
                 WHERE number = ?1 AND subject = ?2 AND body = ?3 AND state = 'waits'",
                (of.number, of.subject, of.body, why.to_string(), by),
            )
            .map(|changed| changed == 1)
        })
    }
}

/// A judgement that is published, or was prepared anew or given up: what is left
/// of it to erase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Its number.
    pub number: u64,
    /// The day it was prepared.
    pub prepared_on: Date,
    /// The record of what was prepared, and that of the reasons for which it was
    /// sent back.
    pub records: Vec<RecordId>,
}

impl Work {
    /// Every judgement that is settled, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn settled_judgements(&self) -> Result<Vec<Settled>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(
                "SELECT number, prepared_on, record, sent_back_record FROM prepared_judgement
                 WHERE state IN ('published', 'replaced') ORDER BY number",
            )?
            .query_map([], |row| {
                let mut records = vec![record(row, 2)?];
                if row.get::<_, Option<String>>(3)?.is_some() {
                    records.push(record(row, 3)?);
                }
                Ok(Settled {
                    number: row.get(0)?,
                    prepared_on: day(row, 1)?,
                    records,
                })
            })?
            .collect()
        })
    }

    /// Forgets a settled judgement whose words are erased.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn forget_judgement(&self, number: u64) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "DELETE FROM prepared_judgement
                 WHERE number = ?1 AND state IN ('published', 'replaced')",
                [number],
            )
            .map(|_| ())
        })
    }
}

fn settle(file: &Connection, number: u64, state: &str) -> rusqlite::Result<()> {
    file.execute(
        "UPDATE prepared_judgement SET state = ?2
         WHERE number = ?1 AND state IN ('waits', 'sent-back')",
        (number, state),
    )
    .map(|_| ())
}

fn open_of(file: &Connection, subject: &str, body: &str) -> rusqlite::Result<Option<Judgement>> {
    file.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM prepared_judgement
         WHERE subject = ?1 AND body = ?2 AND state IN ('waits', 'sent-back')"
    ))?
    .query_row((subject, body), judgement_in)
    .optional()
}

fn judgement_in(row: &Row<'_>) -> rusqlite::Result<Judgement> {
    let state: String = row.get(6)?;
    Ok(Judgement {
        number: row.get(0)?,
        subject: row.get(1)?,
        body: row.get(2)?,
        record: record(row, 3)?,
        prepared_by: row.get(4)?,
        prepared_on: day(row, 5)?,
        state: match state.as_str() {
            "waits" => State::Waits,
            "sent-back" => State::SentBack {
                why: record(row, 7)?,
                by: row.get(8)?,
            },
            "published" => State::Published,
            _ => State::Replaced,
        },
    })
}
