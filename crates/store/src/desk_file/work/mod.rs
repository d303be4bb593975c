//! Who has an item of work in hand, what an office says of it, and which
//! judgements are prepared and not published.
//!
//! Here stand opaque ids, days and states. Words are in the
//! [vault](crate::vault), each record under a key of its own; an office and an
//! item are named as the desk names them.

mod comments;
mod hands;
mod judgements;

use std::path::Path;

use jiff::civil::Date;
use rusqlite::Row;

use super::{DeskFile, DeskFileError};
use crate::vault::RecordId;

pub use comments::{Comment, NewComment};
pub use hands::InHand;
pub use judgements::{Judgement, NewJudgement, Numbered, Settled, State};

/// What is kept about work, since format 5.
pub(super) const SCHEMA: &str = "CREATE TABLE work_in_hand (
  office TEXT NOT NULL,
  item TEXT NOT NULL,
  account TEXT NOT NULL,
  given_by TEXT NOT NULL,
  given_on TEXT NOT NULL,
  PRIMARY KEY (office, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE work_comment (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  office TEXT NOT NULL,
  item TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE,
  by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX work_comment_on ON work_comment (office, item);
CREATE TABLE prepared_judgement (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE,
  prepared_by TEXT NOT NULL,
  prepared_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waits', 'sent-back', 'published', 'replaced')),
  sent_back_record TEXT,
  sent_back_by TEXT
) STRICT;
CREATE UNIQUE INDEX one_judgement_open ON prepared_judgement (subject, body)
  WHERE state IN ('waits', 'sent-back');";

/// The work of offices.
#[derive(Debug)]
pub struct Work(DeskFile);

impl Work {
    /// Opens the work in the desk's file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DeskFileError> {
        DeskFile::open(path.as_ref()).map(Self)
    }
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Date> {
    let written: String = row.get(column)?;
    written.parse().map_err(|_| rusqlite::Error::InvalidQuery)
}

fn record(row: &Row<'_>, column: usize) -> rusqlite::Result<RecordId> {
    let written: String = row.get(column)?;
    written.parse().map_err(|_| rusqlite::Error::InvalidQuery)
}
