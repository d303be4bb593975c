//! Connecting to the file: is it a log of ours, and by which rules is it used.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::open::{Access, OpenError};
use super::schema::{self, APPLICATION_ID, FORMAT_VERSION};
use crate::fault::{Damage, Fault};

/// How long to wait for another program that holds the file: 5 s, longer than
/// any batch takes and shorter than a person waits.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// The smallest page SQLite has, in bytes: a shorter file holds no database.
const SMALLEST_PAGE: u64 = 512;

/// `log.sqlite` and `-wal` to `log.sqlite-wal`.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// Connects to a log that is there, for writing or for reading.
pub(super) fn connect(path: &Path, access: Access) -> Result<Connection, OpenError> {
    let mode = match access {
        Access::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let connection = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| trouble(path, &error))?;
    // SQLite opens for reading, in silence, what it cannot open for writing.
    let read_only = connection
        .is_readonly("main")
        .map_err(|error| trouble(path, &error))?;
    if access == Access::ReadWrite && read_only {
        return Err(Fault::ReadOnly {
            path: path.to_owned(),
        }
        .into());
    }
    settle(path, &connection)?;
    Ok(connection)
}

/// Opens for reading, on a disk where nothing can be written too.
///
/// A reader shares a small `-shm` file with the writer and must be able to make
/// it. Where the file cannot be written that fails; but then nobody writes, and
/// it may be read as one that never changes, if it holds everything.
pub(super) fn connect_for_reading(path: &Path) -> Result<Connection, OpenError> {
    match connect(path, Access::ReadOnly) {
        Err(OpenError::Fault(_)) if cannot_be_written(path) => {}
        settled => return settled,
    }
    if fs::metadata(beside(path, "-wal")).is_ok_and(|wal| wal.len() > 0) {
        return Err(OpenError::UnfoldedOnReadOnlyDisk {
            path: path.to_owned(),
        });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(unchanging_uri(path), flags)
        .map_err(|error| trouble(path, &error))?;
    settle(path, &connection)?;
    Ok(connection)
}

fn cannot_be_written(path: &Path) -> bool {
    let opened = fs::OpenOptions::new().write(true).open(path);
    opened.is_err_and(|error| {
        matches!(
            error.kind(),
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied
        )
    })
}

/// SQLite's address of a file that nobody writes, as in sqlite.org/uri.html.
fn unchanging_uri(path: &Path) -> String {
    let path = path.to_string_lossy();
    let mut uri = String::from("file:");
    for character in path.chars() {
        match character {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            other => uri.push(other),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

/// Sets the rules of the connection, once the file is known to be ours.
fn settle(path: &Path, connection: &Connection) -> Result<(), OpenError> {
    recognise(path, connection)?;
    rules(connection).map_err(|error| trouble(path, &error))
}

fn rules(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "synchronous", "full")?;
    // On macOS a plain fsync does not reach the platter; elsewhere no effect.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    // Bytes that are withheld are overwritten, not merely forgotten.
    connection.pragma_update(None, "secure_delete", true)?;
    // Folding is done by us, where its errors are seen: see checkpoint.rs.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}

/// Refuses a file that is not a log of a format that we know, before anything
/// is written to it.
fn recognise(path: &Path, connection: &Connection) -> Result<(), OpenError> {
    let pragma = |name: &str| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i32>(0))
            .map_err(|error| trouble(path, &error))
    };
    let not_a_log = |found: String| OpenError::NotALog {
        path: path.to_owned(),
        found,
    };
    match pragma("application_id")? {
        APPLICATION_ID => {}
        0 if fs::metadata(path).is_ok_and(|file| file.len() < SMALLEST_PAGE) => {
            return Err(not_a_log("it is empty or was cut short".to_owned()));
        }
        found => {
            return Err(not_a_log(format!(
                "it is a database of another program (application id {found:#010x})"
            )));
        }
    }
    match pragma("user_version")? {
        FORMAT_VERSION => {}
        found if found > FORMAT_VERSION => {
            return Err(OpenError::Newer {
                path: path.to_owned(),
                found,
            });
        }
        found => return Err(not_a_log(format!("its format is said to be {found}"))),
    }
    let mode: String = connection
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .map_err(|error| trouble(path, &error))?;
    // A file that never changes has no journal and says "off" or "delete".
    let ours = schema::is_ours(connection).map_err(|error| trouble(path, &error))?;
    if !ours {
        let damage = Damage::Shape("its tables are not those of a log".to_owned());
        return Err(Fault::damaged(path, damage).into());
    }
    if mode != "wal" && !connection.is_readonly("main").unwrap_or(true) {
        let damage = Damage::Shape(format!("its journal mode is {mode}, not wal"));
        return Err(Fault::damaged(path, damage).into());
    }
    Ok(())
}

fn trouble(path: &Path, error: &rusqlite::Error) -> OpenError {
    if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) {
        return OpenError::NotALog {
            path: path.to_owned(),
            found: "it is not a database, or its first bytes are damaged".to_owned(),
        };
    }
    Fault::of_sqlite(path, error).into()
}
