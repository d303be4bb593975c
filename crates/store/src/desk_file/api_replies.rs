//! What programs were answered under a key of their own: so that what was sent
//! twice is done once.
//!
//! A program that hears no answer sends the same again under the same key
//! (`Idempotency-Key`), and hears what the first was answered. What it sent is
//! kept as a fingerprint alone.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _};

use super::accounts::UnixSeconds;
use super::{DeskFile, DeskFileError};
use crate::fault::Fault;

/// What is kept of answers to programs.
pub(super) const SCHEMA: &str = "CREATE TABLE api_reply (
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  began_at INTEGER NOT NULL,
  status INTEGER,
  media TEXT,
  body BLOB,
  PRIMARY KEY (account, key),
  CHECK ((status IS NULL) = (body IS NULL)),
  CHECK ((status IS NULL) = (media IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX api_reply_by_age ON api_reply (began_at);";

/// How long an answer is kept under its key, in seconds: a day.
pub const KEPT_SECONDS: i64 = 24 * 60 * 60;

/// After how many seconds whoever began and did not finish is taken to be gone:
/// longer than any request may take.
pub const GONE_SECONDS: i64 = 60;

/// The most keys of one account in a day.
pub const MOST_KEYS: usize = 10_000;

/// What programs were answered.
#[derive(Debug)]
pub struct ApiReplies(DeskFile);

/// Whose key, and when it was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Under<'a> {
    /// The opaque id of the program's account.
    pub account: &'a str,
    /// The key it chose.
    pub key: &'a str,
    /// When it began.
    pub began_at: UnixSeconds,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiReply {
    /// Its status.
    pub status: u16,
    /// What kind of thing it is, as a media type.
    pub media: String,
    /// The answer itself.
    pub body: Vec<u8>,
}

/// What to do with what was sent under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// Do it, and say what came of it with [`ApiReplies::finish`] or
    /// [`ApiReplies::forget`].
    Now,
    /// It is being done: wait.
    AtWork,
    /// It was done, and this was answered.
    Done(ApiReply),
    /// Something else was sent under the key.
    SomethingElse,
    /// The account has used too many keys.
    TooMany,
}

impl ApiReplies {
    /// Opens them in the desk's file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DeskFileError> {
        DeskFile::open(path.as_ref()).map(Self)
    }

    /// Begins what was sent under a key, unless it was begun before. What is older
    /// than [`KEPT_SECONDS`] is forgotten first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn begin(&self, under: Under<'_>, fingerprint: [u8; 32]) -> Result<Begun, Fault> {
        let now = under.began_at.0;
        self.0.run(|file| {
            file.execute(
                "DELETE FROM api_reply WHERE began_at <= ?1",
                [now - KEPT_SECONDS],
            )?;
            let Some((print, began_at, reply)) = kept(file, under)? else {
                return insert(file, under, fingerprint);
            };
            if print != fingerprint {
                return Ok(Begun::SomethingElse);
            }
            match reply {
                Some(reply) => Ok(Begun::Done(reply)),
                None if began_at + GONE_SECONDS > now => Ok(Begun::AtWork),
                None => {
                    file.execute(
                        "UPDATE api_reply SET began_at = ?3 WHERE account = ?1 AND key = ?2",
                        (under.account, under.key, now),
                    )?;
                    Ok(Begun::Now)
                }
            }
        })
    }

    /// Keeps what was answered, if nobody took it over meanwhile.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn finish(&self, under: Under<'_>, reply: &ApiReply) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "UPDATE api_reply SET status = ?4, media = ?5, body = ?6
                 WHERE account = ?1 AND key = ?2 AND began_at = ?3 AND status IS NULL",
                (
                    under.account,
                    under.key,
                    under.began_at.0,
                    reply.status,
                    &reply.media,
                    &reply.body,
                ),
            )
            .map(|_| ())
        })
    }

    /// Forgets that it was begun, so that it may be tried again.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn forget(&self, under: Under<'_>) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "DELETE FROM api_reply
                 WHERE account = ?1 AND key = ?2 AND began_at = ?3 AND status IS NULL",
                (under.account, under.key, under.began_at.0),
            )
            .map(|_| ())
        })
    }
}

type Kept = ([u8; 32], i64, Option<ApiReply>);

fn kept(file: &Connection, under: Under<'_>) -> rusqlite::Result<Option<Kept>> {
    file.prepare_cached(
        "SELECT fingerprint, began_at, status, media, body FROM api_reply
         WHERE account = ?1 AND key = ?2",
    )?
    .query_row((under.account, under.key), |row| {
        let status: Option<u16> = row.get(2)?;
        let reply = match status {
            Some(status) => Some(ApiReply {
                status,
                media: row.get(3)?,
                body: row.get(4)?,
            }),
            None => None,
        };
        Ok((row.get(0)?, row.get(1)?, reply))
    })
    .optional()
}

fn insert(file: &Connection, under: Under<'_>, fingerprint: [u8; 32]) -> rusqlite::Result<Begun> {
    let used: usize = file.query_row(
        "SELECT count(*) FROM api_reply WHERE account = ?1",
        [under.account],
        |row| row.get(0),
    )?;
    if used >= MOST_KEYS {
        return Ok(Begun::TooMany);
    }
    file.execute(
        "INSERT INTO api_reply (account, key, fingerprint, began_at) VALUES (?1, ?2, ?3, ?4)",
        (under.account, under.key, fingerprint, under.began_at.0),
    )?;
    Ok(Begun::Now)
}
