//! Who follows what by e-mail, and which letters were made.
//!
//! An e-mail address lies covered under a key of the [vault](crate::vault), one
//! for each person; beside it stands a code made of it under a key of its own, by
//! which the same address is known again and never read. What is followed stands
//! as it is, under an opaque id. Erasing the record takes the address out of every
//! copy of this file, and the links of its letters with it.
//!
//! | after | on the disk |
//! |---|---|
//! | [`Followers::ask`] returned | a request, which lapses unless it is confirmed |
//! | [`Followers::plan`] returned | each follower's position, and a letter for those with news, in one transaction |
//! | [`Followers::begin`] returned | that the letter is about to be handed over: it is never handed over twice |
//! | [`Followers::note`] returned | what came of it |

mod letters;
mod requests;

use std::path::Path;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::accounts::UnixSeconds;
use super::{DeskFile, DeskFileError};
use crate::fault::Fault;
use crate::vault::RecordId;

pub use letters::{Came, Counted, Letter, LetterKind, LetterState, NewLetter, Planned};
pub use requests::{Asked, Request};

/// What is kept about following.
pub(super) const SCHEMA: &str = "CREATE TABLE follow_key (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  record TEXT NOT NULL
) STRICT;
CREATE TABLE follow_request (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL UNIQUE,
  address BLOB NOT NULL,
  code BLOB NOT NULL,
  what TEXT NOT NULL,
  how_often TEXT NOT NULL CHECK (how_often IN ('daily', 'weekly')),
  asked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_request_code ON follow_request (code, asked_at);
CREATE TABLE follower (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL UNIQUE,
  address BLOB NOT NULL,
  code BLOB NOT NULL UNIQUE,
  how_often TEXT NOT NULL CHECK (how_often IN ('daily', 'weekly')),
  since INTEGER NOT NULL,
  position INTEGER NOT NULL,
  looked_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX follower_due ON follower (how_often, looked_on);
CREATE TABLE follow (
  follower TEXT NOT NULL REFERENCES follower (id),
  what TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (follower, what)
) STRICT, WITHOUT ROWID;
CREATE TABLE letter (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('confirm', 'news')),
  whose TEXT NOT NULL,
  first INTEGER NOT NULL,
  after INTEGER NOT NULL,
  made_on TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('waiting', 'under-way', 'sent', 'given-up', 'not-known')),
  tries INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  last_at INTEGER,
  came TEXT,
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_due ON letter (state, next_at);
CREATE INDEX letter_whose ON letter (whose);";

/// The followers.
#[derive(Debug)]
pub struct Followers(DeskFile);

/// How often somebody has a letter at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HowOften {
    /// Each day on which there is something.
    Daily,
    /// Each week in which there is something.
    Weekly,
}

impl HowOften {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Daily, Self::Weekly];

    /// As it is kept, and as a form sends it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    /// Reads it as it is kept.
    #[must_use]
    pub fn read(kept: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|often| often.as_str() == kept)
    }
}

/// Somebody who follows something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower {
    /// An opaque id, drawn.
    pub id: String,
    /// The record of the vault under whose key the address lies.
    pub record: RecordId,
    /// The address, covered.
    pub address: Vec<u8>,
    /// How often they have a letter at most.
    pub how_often: HowOften,
    /// Since when.
    pub since: UnixSeconds,
    /// The first entry that was not looked at for them.
    pub position: u64,
    /// The last day on which was looked for them.
    pub looked_on: Date,
}

impl Followers {
    /// Opens what is kept of followers in the desk's file, which is made where
    /// there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DeskFileError> {
        DeskFile::open(path.as_ref()).map(Self)
    }

    /// The record under whose key codes of addresses are made; the one given is
    /// taken where there is none yet.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn key(&self, new: RecordId) -> Result<RecordId, Fault> {
        self.0.run(|file| {
            file.execute(
                "INSERT OR IGNORE INTO follow_key (one, record) VALUES (1, ?1)",
                [new.to_string()],
            )?;
            key_of(file)?.ok_or(rusqlite::Error::QueryReturnedNoRows)
        })
    }

    /// The same, where there is one.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn key_if_there(&self) -> Result<Option<RecordId>, Fault> {
        self.0.run(key_of)
    }

    /// One of them.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn find(&self, id: &str) -> Result<Option<Follower>, Fault> {
        self.0.run(|file| find(file, id))
    }

    /// How many there are.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn count(&self) -> Result<u64, Fault> {
        self.0
            .run(|file| file.query_row("SELECT count(*) FROM follower", [], |row| row.get(0)))
    }

    /// What one of them follows, as it is kept, in the order they began.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn followed(&self, id: &str) -> Result<Vec<String>, Fault> {
        self.0.run(|file| {
            file.prepare_cached("SELECT what FROM follow WHERE follower = ?1 ORDER BY since, what")?
                .query_map([id], |row| row.get(0))?
                .collect()
        })
    }

    /// Sets how often one of them has a letter.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn set_how_often(&self, id: &str, often: HowOften) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "UPDATE follower SET how_often = ?2 WHERE id = ?1",
                (id, often.as_str()),
            )
            .map(|_| ())
        })
    }

    /// Takes one thing from what somebody follows. How many things are left.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn stop(&self, id: &str, what: &str) -> Result<u64, Fault> {
        self.0.run(|file| {
            file.execute(
                "DELETE FROM follow WHERE follower = ?1 AND what = ?2",
                (id, what),
            )?;
            file.query_row(
                "SELECT count(*) FROM follow WHERE follower = ?1",
                [id],
                |row| row.get(0),
            )
        })
    }

    /// Forgets somebody, with everything they follow and every letter. The
    /// record that is to be erased; none where nobody is there.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn forget(&self, id: &str) -> Result<Option<RecordId>, Fault> {
        self.0.run(|file| {
            let Some(follower) = find(file, id)? else {
                return Ok(None);
            };
            file.execute("DELETE FROM letter WHERE whose = ?1", [id])?;
            file.execute("DELETE FROM follow WHERE follower = ?1", [id])?;
            file.execute("DELETE FROM follower WHERE id = ?1", [id])?;
            Ok(Some(follower.record))
        })
    }
}

const COLUMNS: &str =
    "SELECT id, record, address, how_often, since, position, looked_on FROM follower";

fn find(file: &Connection, id: &str) -> rusqlite::Result<Option<Follower>> {
    file.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?
        .query_row([id], follower)
        .optional()
}

fn follower(row: &Row<'_>) -> rusqlite::Result<Follower> {
    let (record, often, looked_on): (String, String, String) =
        (row.get(1)?, row.get(3)?, row.get(6)?);
    Ok(Follower {
        id: row.get(0)?,
        record: record.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
        address: row.get(2)?,
        how_often: HowOften::read(&often).ok_or(rusqlite::Error::InvalidQuery)?,
        since: UnixSeconds(row.get(4)?),
        position: row.get(5)?,
        looked_on: looked_on
            .parse()
            .map_err(|_| rusqlite::Error::InvalidQuery)?,
    })
}

fn key_of(file: &Connection) -> rusqlite::Result<Option<RecordId>> {
    let kept: Option<String> = file
        .query_row("SELECT record FROM follow_key", [], |row| row.get(0))
        .optional()?;
    kept.map(|record| record.parse().map_err(|_| rusqlite::Error::InvalidQuery))
        .transpose()
}
