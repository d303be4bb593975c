//! The desk's own file, `desk.sqlite`: words that may have to be erased.
//!
//! What belongs here: requests from the public with their contact details,
//! accounts with their appointments and sessions, and reviews that are not
//! decided. What does not: any fact of the register. Losing this file loses
//! no fact and no proof; nothing in it is ever published from here.
//!
//! A write is durable when it returns, as in the log. What is erased is
//! overwritten in the file with zeros.

pub mod accounts;
pub mod inbox;
mod operators;
pub mod reviews;

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use crate::fault::{Damage, Fault};
use crate::folder;

/// The version of this file's format. What each added is in [`step`].
const FORMAT_VERSION: i32 = 3;

/// SQLite's `application_id` of the desk's file: "ANSD" in ASCII.
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"ANSD");

const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How long an erasure waits for readers: `serve` reads for milliseconds, and a
/// reader that takes a second is one that somebody has to stop.
const READERS_WAITED_FOR: Duration = Duration::from_secs(1);

/// Why the desk's file could not be opened. Nothing in it was changed.
#[derive(Debug, thiserror::Error)]
pub enum DeskFileError {
    /// The file is something else.
    #[error("{path} is not a desk file of ours; check the path, or restore the last good copy")]
    NotADeskFile {
        /// The file.
        path: PathBuf,
    },
    /// The file was made by a newer program.
    #[error(
        "{path} is in format {found} and this program knows format {FORMAT_VERSION}; \
         use the newer program that made it"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format version.
        found: i32,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// Why it is not known that something was erased from every file.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// It is erased, but a reader still holds an older view of the file, so its
    /// words are still in the `-wal` file.
    #[error(
        "it is erased, but another program is still reading an older view and the words are \
         still in {path}-wal; wait for that program or stop it, and ask again"
    )]
    StillInUse {
        /// The desk's file.
        path: PathBuf,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// A connection to the desk's file that several threads may use in turn.
#[derive(Debug)]
pub(crate) struct DeskFile {
    connection: Mutex<Connection>,
    path: PathBuf,
}

impl DeskFile {
    /// Opens the file, and lays it out where there is none.
    pub(crate) fn open(path: &Path) -> Result<Self, DeskFileError> {
        let sqlite = |error: rusqlite::Error| {
            if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) {
                return DeskFileError::NotADeskFile {
                    path: path.to_owned(),
                };
            }
            Fault::of_sqlite(path, &error).into()
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        // SQLite says of any file that it cannot open only that it cannot.
        match File::open(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Fault::unreadable(path, &error).into());
            }
            _ => {}
        }
        let mut connection = Connection::open_with_flags(path, flags).map_err(sqlite)?;
        if connection.is_readonly("main").map_err(sqlite)? {
            return Err(Fault::ReadOnly {
                path: path.to_owned(),
            }
            .into());
        }
        connection.busy_timeout(BUSY_TIMEOUT).map_err(sqlite)?;
        if is_blank(&connection).map_err(sqlite)? {
            lay_out(&mut connection).map_err(sqlite)?;
            folder::sync_parent(path).map_err(|error| Fault::of_io(path, &error))?;
        }
        if recognise(path, &connection).map_err(sqlite)?? < FORMAT_VERSION {
            migrate(&mut connection).map_err(sqlite)?;
        }
        for (pragma, value) in [("synchronous", "full"), ("secure_delete", "on")] {
            connection
                .pragma_update(None, pragma, value)
                .map_err(sqlite)?;
        }
        Ok(Self {
            connection: Mutex::new(connection),
            path: path.to_owned(),
        })
    }

    /// Runs a reading or writing in one transaction; what it did is durable
    /// when this returns `Ok`.
    pub(crate) fn run<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Fault> {
        let mut connection = self.lock();
        let run = || {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        run().map_err(|error| Fault::of_sqlite(&self.path, &error))
    }

    /// Empties the `-wal` file after something was erased, so that its bytes
    /// are in no file.
    pub(crate) fn empty_wal(&self) -> Result<(), EraseError> {
        let connection = self.lock();
        let emptied = connection
            .busy_timeout(READERS_WAITED_FOR)
            .and_then(|()| {
                connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            })
            .and_then(|busy: bool| connection.busy_timeout(BUSY_TIMEOUT).map(|()| busy));
        let busy = emptied.map_err(|error| Fault::of_sqlite(&self.path, &error))?;
        if busy {
            return Err(EraseError::StillInUse {
                path: self.path.clone(),
            });
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere rolled its transaction back; the file is whole.
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether nothing was laid out yet: a new file, or one that a full disk or a
/// crash left with a head and no tables.
fn is_blank(connection: &Connection) -> rusqlite::Result<bool> {
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    Ok(id == 0 && tables == 0)
}

fn lay_out(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "wal")?;
    migrate(connection)
}

/// Brings the tables to this program's format, all steps or none.
fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "synchronous", "full")?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another thread may have done it between our look and our turn.
    let found: i32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for from in found..FORMAT_VERSION {
        for schema in step(from) {
            transaction.execute_batch(schema)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", from + 1)?;
    }
    transaction.commit()
}

/// What leads from a format to the next.
fn step(from: i32) -> &'static [&'static str] {
    match from {
        0 => &[inbox::SCHEMA, operators::SCHEMA, reviews::SCHEMA],
        1 => &[inbox::SCHEMA_OF_KEYS],
        2 => &[accounts::schema::SCHEMA, accounts::schema::FROM_OPERATORS],
        _ => &[],
    }
}

/// Whether the file is ours, of a format we know, and whole; its format.
fn recognise(path: &Path, connection: &Connection) -> rusqlite::Result<Result<i32, DeskFileError>> {
    let path = path.to_owned();
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    if pragma("application_id")? != APPLICATION_ID {
        return Ok(Err(DeskFileError::NotADeskFile { path }));
    }
    let found = pragma("user_version")?;
    if found > FORMAT_VERSION {
        return Ok(Err(DeskFileError::Newer { path, found }));
    }
    let sound: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Ok(Err(Fault::damaged(&path, Damage::Shape(sound)).into()));
    }
    Ok(Ok(found))
}
