//! A file of ours that is not the log: one SQLite database of one form.
//!
//! A write is durable when it returns, as in the log. What is removed is
//! overwritten in the file with zeros, and [`PrivateFile::empty_wal`] takes it
//! out of the write-ahead log too. After a write or fsync that failed nothing
//! more is written.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use crate::fault::{Damage, Fault};
use crate::folder;

const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How long an erasure waits for readers: `serve` reads for milliseconds, and a
/// reader that takes a second is one that somebody has to stop.
const READERS_WAITED_FOR: Duration = Duration::from_secs(1);

/// Which file it is, and how it came to its format.
#[derive(Debug)]
pub(crate) struct Form {
    /// SQLite's `application_id`: four letters of ASCII.
    pub(crate) application_id: i32,
    /// The n-th step leads from format n to format n + 1; each is a list of
    /// schemas.
    pub(crate) steps: &'static [&'static [&'static str]],
}

impl Form {
    /// The newest format, which is the one that is written.
    pub(crate) const fn newest(&self) -> usize {
        self.steps.len()
    }
}

/// Why such a file could not be opened. Nothing in it was changed.
#[derive(Debug)]
pub(crate) enum NotOpened {
    /// The file is something else.
    NotOurs,
    /// It was made by a newer program, in this format.
    Newer(i32),
    /// The disk refused or failed.
    Fault(Fault),
}

impl From<Fault> for NotOpened {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
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
        /// The file.
        path: PathBuf,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// A connection to such a file that several threads may use in turn.
#[derive(Debug)]
pub(crate) struct PrivateFile {
    open: Mutex<Open>,
    path: PathBuf,
}

#[derive(Debug)]
struct Open {
    connection: Connection,
    /// What failed, after which nothing more is written.
    stopped: Option<String>,
}

impl PrivateFile {
    /// Opens the file; where there is none it is made, for its owner alone.
    pub(crate) fn open(path: &Path, form: &Form) -> Result<Self, NotOpened> {
        let sqlite = |error: rusqlite::Error| match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => NotOpened::NotOurs,
            _ => Fault::of_sqlite(path, &error).into(),
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        // SQLite says of any file that it cannot open only that it cannot.
        match File::open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                folder::make_private_file(path).map_err(|error| Fault::of_io(path, &error))?;
            }
            Err(error) => return Err(Fault::unreadable(path, &error).into()),
            Ok(_) => {}
        }
        let mut connection = Connection::open_with_flags(path, flags).map_err(sqlite)?;
        if connection.is_readonly("main").map_err(sqlite)? {
            let path = path.to_owned();
            return Err(Fault::ReadOnly { path }.into());
        }
        connection.busy_timeout(BUSY_TIMEOUT).map_err(sqlite)?;
        rules(&connection).map_err(sqlite)?;
        if is_blank(&connection).map_err(sqlite)? {
            connection
                .pragma_update(None, "journal_mode", "wal")
                .and_then(|()| migrate(&mut connection, form))
                .map_err(sqlite)?;
            folder::sync_parent(path).map_err(|error| Fault::of_io(path, &error))?;
        }
        if recognise(path, &connection, form).map_err(sqlite)?? < form.newest() {
            migrate(&mut connection, form).map_err(sqlite)?;
        }
        Ok(Self {
            open: Mutex::new(Open {
                connection,
                stopped: None,
            }),
            path: path.to_owned(),
        })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Runs a reading or writing in one transaction; what it did is durable
    /// when this returns `Ok`.
    pub(crate) fn run<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Fault> {
        self.unless_stopped(|connection| {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        })
    }

    /// Empties the `-wal` file after something was erased, so that its bytes
    /// are in no file.
    pub(crate) fn empty_wal(&self) -> Result<(), EraseError> {
        let busy = self.unless_stopped(|connection| {
            connection.busy_timeout(READERS_WAITED_FOR)?;
            let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
            let busy = connection.query_row(checkpoint, [], |row| row.get::<_, bool>(0))?;
            connection.busy_timeout(BUSY_TIMEOUT)?;
            Ok(busy)
        })?;
        if busy {
            return Err(EraseError::StillInUse {
                path: self.path.clone(),
            });
        }
        Ok(())
    }

    /// Writes the whole file anew: SQLite, when it moves rows from one page to
    /// another, leaves their bytes where they were, and a row removed later is
    /// overwritten in its last place alone.
    pub(crate) fn write_anew(&self) -> Result<(), EraseError> {
        self.unless_stopped(|connection| connection.execute_batch("VACUUM"))?;
        self.empty_wal()
    }

    fn unless_stopped<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Fault> {
        let mut open = self.lock();
        if let Some(why) = &open.stopped {
            return Err(Fault::Failed {
                path: self.path.clone(),
                detail: format!("nothing more is written after a failure ({why})"),
            });
        }
        work(&mut open.connection).map_err(|error| {
            let fault = Fault::of_sqlite(&self.path, &error);
            if fault.stops_writing() {
                open.stopped = Some(error.to_string());
            }
            fault
        })
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        // A panic elsewhere rolled its transaction back; the file is whole.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn rules(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "synchronous", "full")?;
    // On macOS a plain fsync does not reach the platter; elsewhere no effect.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    // What is sorted or written anew passes through no other file.
    connection.pragma_update(None, "temp_store", "memory")
}

/// Whether nothing was laid out yet: a new file, or one that a full disk or a
/// crash left with a head and no tables.
fn is_blank(connection: &Connection) -> rusqlite::Result<bool> {
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    Ok(id == 0 && tables == 0)
}

/// Brings the tables to this program's format, all steps or none.
fn migrate(connection: &mut Connection, form: &Form) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another thread may have done it between our look and our turn.
    let found: usize = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for schema in form.steps.iter().skip(found).copied().flatten() {
        transaction.execute_batch(schema)?;
    }
    transaction.pragma_update(None, "application_id", form.application_id)?;
    transaction.pragma_update(None, "user_version", found.max(form.newest()))?;
    transaction.commit()
}

/// Whether the file is ours, of a format we know, and whole; its format.
fn recognise(
    path: &Path,
    connection: &Connection,
    form: &Form,
) -> rusqlite::Result<Result<usize, NotOpened>> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    if pragma("application_id")? != form.application_id {
        return Ok(Err(NotOpened::NotOurs));
    }
    let found = pragma("user_version")?;
    let Some(format) = usize::try_from(found).ok().filter(|f| *f <= form.newest()) else {
        return Ok(Err(NotOpened::Newer(found)));
    };
    let sound: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Ok(Err(Fault::damaged(path, Damage::Shape(sound)).into()));
    }
    Ok(Ok(format))
}
