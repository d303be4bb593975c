//! Replies that bodies' offices write and have not published.
//!
//! Their words are covered under a key of the [vault](crate::vault), one for each
//! reply; when a reply is published or given up the key is destroyed. What it is
//! about stands here as the desk writes it and holds nothing of a person.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use super::reviews::Version;
use super::{DeskFile, DeskFileError};
use crate::fault::{Damage, Fault};
use crate::vault::{Asking, Draw, EraseRefused, Kind, RecordId, SealError, UnsealError, Vault};

/// The part of a reply's record under which its words are covered.
const WORDS: &str = "reply";

pub(super) const SCHEMA: &str = "CREATE TABLE reply_draft (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  record TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  about TEXT NOT NULL,
  corrects INTEGER,
  takes_back INTEGER NOT NULL CHECK (takes_back IN (0, 1)),
  version INTEGER NOT NULL CHECK (version > 0),
  words BLOB NOT NULL
) STRICT;
CREATE TABLE reply_writer (
  reply INTEGER NOT NULL REFERENCES reply_draft (number),
  account TEXT NOT NULL,
  PRIMARY KEY (reply, account)
) STRICT, WITHOUT ROWID;";

/// What a reply is to be, as far as it does not change while it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToReply {
    /// The body whose words they are to be.
    pub body: String,
    /// What it is about, in the desk's words.
    pub about: String,
    /// The entry of the published reply that it corrects or takes back.
    pub corrects: Option<u64>,
    /// Whether it takes that reply back.
    pub takes_back: bool,
}

/// A reply that is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyDraft {
    /// Its number.
    pub number: u64,
    /// Its record in the vault, which no other reply ever has.
    pub record: String,
    /// What it is to be.
    pub reply: ToReply,
    /// How often it was changed; 1 where it was only begun.
    pub version: Version,
    /// Who wrote in it, by opaque ids.
    pub writers: BTreeSet<String>,
    /// The words so far.
    pub words: String,
}

/// Why a reply was not kept.
#[derive(Debug, thiserror::Error)]
pub enum RepliesError {
    /// Somebody changed it in the meantime, or it is gone.
    #[error("somebody else changed this reply (version {actual}, not {expected})")]
    Moved {
        /// The version it was decided on.
        expected: Version,
        /// The version it has; 0 where there is none any more.
        actual: Version,
    },
    /// The vault made no record of it.
    #[error("{0}")]
    NotSealed(#[from] SealError),
    /// The vault did not cover or open its words.
    #[error("{0}")]
    NotOpened(#[from] UnsealError),
    /// Its key was not destroyed.
    #[error("{0}")]
    NotErased(#[from] EraseRefused),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The replies that are not published.
#[derive(Debug)]
pub struct Replies {
    file: DeskFile,
    vault: Arc<Vault>,
}

/// A row, its words still covered.
struct Covered {
    draft: ReplyDraft,
    words: Vec<u8>,
}

impl Replies {
    /// Opens them in the desk's file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>, vault: Arc<Vault>) -> Result<Self, DeskFileError> {
        let file = DeskFile::open(path.as_ref())?;
        Ok(Self { file, vault })
    }

    /// Begins a reply with its first words; its number.
    ///
    /// # Errors
    ///
    /// [`RepliesError`].
    pub fn begin(
        &self,
        reply: &ToReply,
        words: &str,
        by: &str,
        (on, draw): (Date, &Draw),
    ) -> Result<u64, RepliesError> {
        // The key first: broken off after it, a key that opens nothing.
        let record = self.vault.begin(Kind::Draft, on, draw)?;
        let covered = self.vault.cover(record, WORDS, words.as_bytes())?;
        let number = self.file.run(|file| {
            let number = file
                .prepare_cached(
                    "INSERT INTO reply_draft
                     (record, body, about, corrects, takes_back, version, words)
                     VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6) RETURNING number",
                )?
                .query_row(
                    (
                        record.to_string(),
                        &reply.body,
                        &reply.about,
                        reply.corrects,
                        reply.takes_back,
                        covered,
                    ),
                    |row| row.get::<_, u64>(0),
                )?;
            wrote(file, number, by)?;
            Ok(number)
        })?;
        Ok(number)
    }

    /// A reply, where it is not published yet.
    ///
    /// # Errors
    ///
    /// [`RepliesError`] when it cannot be read.
    pub fn get(&self, number: u64) -> Result<Option<ReplyDraft>, RepliesError> {
        let row = self.file.run(|file| {
            let row = file
                .prepare_cached(&format!("{SELECT} WHERE number = ?1"))?
                .query_row([number], read)
                .optional()?;
            row.map(|row| with_writers(file, row)).transpose()
        })?;
        row.map(|row| self.opened(row)).transpose()
    }

    /// The replies of a body that are not published, in the order begun.
    ///
    /// # Errors
    ///
    /// [`RepliesError`] when one cannot be read.
    pub fn of(&self, body: &str) -> Result<Vec<ReplyDraft>, RepliesError> {
        let rows: Vec<Covered> = self.file.run(|file| {
            let rows = file
                .prepare_cached(&format!("{SELECT} WHERE body = ?1 ORDER BY number"))?
                .query_map([body], read)?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            rows.into_iter()
                .map(|row| with_writers(file, row))
                .collect()
        })?;
        rows.into_iter().map(|row| self.opened(row)).collect()
    }

    /// Puts other words in the place of those of version `expected`; the new
    /// version.
    ///
    /// # Errors
    ///
    /// [`RepliesError::Moved`] when it has another version; nothing changes.
    pub fn change(
        &self,
        number: u64,
        expected: Version,
        words: &str,
        by: &str,
    ) -> Result<Version, RepliesError> {
        let record = self.record(number, expected)?;
        let covered = self.vault.cover(record, WORDS, words.as_bytes())?;
        let changed = self.file.run(|file| {
            let changed = file.execute(
                "UPDATE reply_draft SET words = ?3, version = version + 1
                 WHERE number = ?1 AND version = ?2",
                (number, expected, covered),
            )?;
            if changed == 1 {
                wrote(file, number, by)?;
            }
            Ok(changed == 1)
        })?;
        match changed {
            true => Ok(expected + 1),
            false => Err(self.moved(number, expected)?),
        }
    }

    /// Removes a reply that is published or given up, at version `expected`, and
    /// destroys its key on a ground.
    ///
    /// # Errors
    ///
    /// [`RepliesError::Moved`] when it has another version; nothing changes.
    pub fn remove(
        &self,
        number: u64,
        expected: Version,
        asking: &Asking<'_>,
    ) -> Result<(), RepliesError> {
        let record = self.record(number, expected)?;
        // The key before the row: broken off between them, a row that opens no
        // more is removed when this is asked again.
        match self.vault.erase(record, asking) {
            Ok(_) | Err(EraseRefused::StillInUse { .. }) => {}
            Err(why) => return Err(why.into()),
        }
        self.file.run(|file| {
            file.execute("DELETE FROM reply_writer WHERE reply = ?1", [number])?;
            file.execute("DELETE FROM reply_draft WHERE number = ?1", [number])
        })?;
        Ok(())
    }

    fn record(&self, number: u64, expected: Version) -> Result<RecordId, RepliesError> {
        let record: Option<String> = self.file.run(|file| {
            file.prepare_cached(
                "SELECT record FROM reply_draft WHERE number = ?1 AND version = ?2",
            )?
            .query_row([number, expected], |row| row.get(0))
            .optional()
        })?;
        match record {
            Some(record) => self.named(&record),
            None => Err(self.moved(number, expected)?),
        }
    }

    fn moved(&self, number: u64, expected: Version) -> Result<RepliesError, Fault> {
        let actual = self.file.run(|file| {
            file.prepare_cached("SELECT version FROM reply_draft WHERE number = ?1")?
                .query_row([number], |row| row.get(0))
                .optional()
        })?;
        let actual = actual.unwrap_or_default();
        Ok(RepliesError::Moved { expected, actual })
    }

    fn named(&self, record: &str) -> Result<RecordId, RepliesError> {
        record.parse().map_err(|_| {
            let found = format!("{record:?} is no record's name");
            Fault::damaged(self.file.path(), Damage::Shape(found)).into()
        })
    }

    fn opened(&self, row: Covered) -> Result<ReplyDraft, RepliesError> {
        let record = self.named(&row.draft.record)?;
        let words = self.vault.uncover(record, WORDS, &row.words)?;
        let words = String::from_utf8(words).map_err(|_| {
            let found = format!("reply {} is no text", row.draft.number);
            Fault::damaged(self.file.path(), Damage::Shape(found))
        })?;
        Ok(ReplyDraft { words, ..row.draft })
    }
}

const SELECT: &str =
    "SELECT number, record, body, about, corrects, takes_back, version, words FROM reply_draft";

fn read(row: &Row<'_>) -> rusqlite::Result<Covered> {
    Ok(Covered {
        words: row.get(7)?,
        draft: ReplyDraft {
            number: row.get(0)?,
            record: row.get(1)?,
            reply: ToReply {
                body: row.get(2)?,
                about: row.get(3)?,
                corrects: row.get(4)?,
                takes_back: row.get(5)?,
            },
            version: row.get(6)?,
            writers: BTreeSet::new(),
            words: String::new(),
        },
    })
}

fn with_writers(file: &Connection, mut row: Covered) -> rusqlite::Result<Covered> {
    row.draft.writers = file
        .prepare_cached("SELECT account FROM reply_writer WHERE reply = ?1")?
        .query_map([row.draft.number], |writer| writer.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(row)
}

fn wrote(file: &Connection, number: u64, by: &str) -> rusqlite::Result<()> {
    file.prepare_cached("INSERT OR IGNORE INTO reply_writer (reply, account) VALUES (?1, ?2)")?
        .execute((number, by))
        .map(|_| ())
}
