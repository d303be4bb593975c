//! The tables of the log, format 1, and the row that counts its entries.

use rusqlite::{Connection, OptionalExtension};

use crate::check::check;
use crate::fault::Damage;

/// The version of the log's file format that this program writes and reads.
///
/// It is SQLite's `user_version`. A file with a higher one was made by a newer
/// program and is refused, never guessed at.
pub const FORMAT_VERSION: i32 = 1;

/// SQLite's `application_id` of a log: "ANSL" in ASCII, so that `file` and we
/// can tell it from any other database.
pub(super) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"ANSL");

/// The statements that make a log, in order.
///
/// The file's own schema must read exactly so, or it is not opened. The
/// triggers guard against a slip at an SQL prompt, not against a forger.
pub(super) const SCHEMA: [&str; 6] = [
    "CREATE TABLE entry (
  number INTEGER PRIMARY KEY,
  leaf BLOB NOT NULL CHECK (length(leaf) = 32),
  recorded_on TEXT NOT NULL,
  withheld INTEGER NOT NULL CHECK (withheld IN (0, 1)),
  row_check INTEGER NOT NULL,
  bytes BLOB CHECK ((bytes IS NULL) = (withheld = 1))
) STRICT",
    "CREATE TABLE head (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  entries INTEGER NOT NULL,
  row_check INTEGER NOT NULL
) STRICT",
    "CREATE TABLE idempotency_key (
  key TEXT PRIMARY KEY,
  first INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'an entry is never removed, only withheld');
END",
    "CREATE TRIGGER entry_is_never_altered BEFORE UPDATE ON entry
WHEN NOT (OLD.withheld = 0 AND NEW.withheld = 1
  AND NEW.number = OLD.number AND NEW.leaf = OLD.leaf
  AND NEW.recorded_on = OLD.recorded_on) BEGIN
  SELECT RAISE(ABORT, 'an entry is never altered, only withheld');
END",
    "CREATE TRIGGER key_is_never_removed BEFORE DELETE ON idempotency_key BEGIN
  SELECT RAISE(ABORT, 'a key is never used again');
END",
];

/// Lays out an empty log in an empty file.
pub(super) fn lay_out(connection: &Connection) -> rusqlite::Result<()> {
    for statement in SCHEMA {
        connection.execute(statement, [])?;
    }
    connection.execute(
        "INSERT INTO head (only, entries, row_check) VALUES (1, 0, ?1)",
        [head_check(0)],
    )?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", FORMAT_VERSION)
}

/// Whether the file's schema reads exactly as we write it.
pub(super) fn is_ours(connection: &Connection) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare("SELECT sql FROM sqlite_schema ORDER BY rowid")?;
    let mut rows = statement.query([])?;
    let mut expected = SCHEMA.iter();
    while let Some(row) = rows.next()? {
        let found = row.get_ref(0)?.as_str_or_null().unwrap_or(None);
        if found.is_none() || found != expected.next().copied() {
            return Ok(false);
        }
    }
    Ok(expected.next().is_none())
}

fn head_check(entries: u64) -> i64 {
    check(&[b"head", &entries.to_be_bytes()])
}

/// How many entries the log holds; `Err` of [`Damage`] when the count does not
/// fit its check.
pub(super) fn head(connection: &Connection) -> rusqlite::Result<Result<u64, Damage>> {
    let row = connection
        .prepare_cached("SELECT entries, row_check FROM head WHERE only = 1")?
        .query_row([], |row| Ok((row.get::<_, u64>(0)?, row.get::<_, i64>(1)?)))
        .optional()?;
    Ok(match row {
        Some((entries, kept)) if kept == head_check(entries) => Ok(entries),
        _ => Err(Damage::Count),
    })
}

/// Sets how many entries the log holds, in the caller's transaction.
pub(super) fn set_head(connection: &Connection, entries: u64) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE head SET entries = ?1, row_check = ?2 WHERE only = 1")?
        .execute((entries, head_check(entries)))
        .map(|_| ())
}
