//! Named operators, their one-time sign-in links and their sessions.
//!
//! Only hashes of tokens are kept, so that reading this file signs nobody in.
//! Times are seconds since 1970 given by the caller: nothing here reads a clock
//! or makes randomness.

mod name;
mod sessions;

use std::fmt;
use std::path::Path;

use rusqlite::OptionalExtension;

use super::{DeskFile, DeskFileError, EraseError};
use crate::fault::Fault;

pub use name::NameRefused;
pub use sessions::{Session, SessionHash, TokenHash, UnixSeconds};

/// The longest name of an operator, in characters.
pub const MAX_NAME_CHARS: usize = 200;

pub(super) const SCHEMA: &str = "CREATE TABLE operator (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in_token (
  operator TEXT PRIMARY KEY REFERENCES operator (id),
  token_hash BLOB NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
  session_hash BLOB PRIMARY KEY,
  operator TEXT NOT NULL REFERENCES operator (id),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;";

/// The opaque name under which an operator's acts stand in the log: `op-` and
/// hexadecimal digits. Whose it is stands only in this file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperatorId(String);

impl OperatorId {
    /// The id as it stands in an entry.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OperatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A person who may decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    /// The opaque id.
    pub id: OperatorId,
    /// The person's name.
    pub name: String,
}

/// What adding an operator did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// The operator is new.
    Now(OperatorId),
    /// Already so: there is an operator of that name.
    Already(OperatorId),
}

/// Why an operator could not be added or signed in.
#[derive(Debug, thiserror::Error)]
pub enum OperatorsError {
    /// The name is blank, too long, or not one line of text.
    #[error(
        "{0}; an operator's name is one line of 1 to {MAX_NAME_CHARS} characters, with a letter in it, such as Ada Example"
    )]
    Name(NameRefused),
    /// No operator has that id.
    #[error("there is no operator {id}; add the operator first")]
    NoSuchOperator {
        /// The id asked for.
        id: OperatorId,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The operators of a register.
#[derive(Debug)]
pub struct Operators(DeskFile);

impl Operators {
    /// Opens the operators in the desk's file, which is made where there is
    /// none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DeskFileError> {
        DeskFile::open(path.as_ref()).map(Self)
    }

    /// Adds an operator under an id made of `random`, which the caller draws.
    ///
    /// # Errors
    ///
    /// [`OperatorsError::Name`] when the name cannot be taken.
    pub fn add(&self, name: &str, random: [u8; 8]) -> Result<Added, OperatorsError> {
        let name = name.trim();
        name::check(name).map_err(OperatorsError::Name)?;
        let id = OperatorId(format!("op-{:016x}", u64::from_be_bytes(random)));
        Ok(self.0.run(|file| {
            let there = file
                .query_row("SELECT id FROM operator WHERE name = ?1", [name], |row| {
                    row.get(0).map(OperatorId)
                })
                .optional()?;
            if let Some(there) = there {
                return Ok(Added::Already(there));
            }
            file.execute(
                "INSERT INTO operator (id, name) VALUES (?1, ?2)",
                (id.as_str(), name),
            )?;
            Ok(Added::Now(id))
        })?)
    }

    /// Removes an operator of a name: the sign-in link is void and every session
    /// ends with this. What they did stays in the log under their id. The id of
    /// the operator that was removed; none where there is none of that name.
    ///
    /// # Errors
    ///
    /// [`EraseError::StillInUse`] when the person is removed and a reader keeps
    /// the name in the `-wal` file; asked again, there is still that to empty.
    /// Where the disk fails after the removal, the person may be removed too.
    pub fn remove(&self, name: &str) -> Result<Option<OperatorId>, EraseError> {
        let removed = self.0.run(|file| {
            let id: Option<String> = file
                .query_row(
                    "SELECT id FROM operator WHERE name = ?1",
                    [name.trim()],
                    |row| row.get(0),
                )
                .optional()?;
            let Some(id) = id else { return Ok(None) };
            for removal in [
                "DELETE FROM sign_in_token WHERE operator = ?1",
                "DELETE FROM session WHERE operator = ?1",
                "DELETE FROM operator WHERE id = ?1",
            ] {
                file.execute(removal, [&id])?;
            }
            Ok(Some(OperatorId(id)))
        })?;
        // The name is erased: its bytes are to be in no file.
        self.0.empty_wal()?;
        Ok(removed)
    }

    /// All operators, by name.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn list(&self) -> Result<Vec<Operator>, Fault> {
        self.0.run(|file| {
            file.prepare_cached("SELECT id, name FROM operator ORDER BY name")?
                .query_map([], |row| {
                    Ok(Operator {
                        id: OperatorId(row.get(0)?),
                        name: row.get(1)?,
                    })
                })?
                .collect()
        })
    }
}
