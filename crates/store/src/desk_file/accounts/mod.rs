//! Accounts: who may sign in, for which offices they act, and their sessions.
//!
//! Only hashes of tokens, passwords and recovery codes are kept, so that
//! reading this file signs nobody in by any of them; the secret of a second
//! factor has to be kept as it is, and is of no use without the password.
//! Times and days are given by the caller: nothing here reads a clock or makes
//! randomness.

mod appointments;
mod credentials;
mod invitations;
mod name;
pub(super) mod passkeys;
pub(super) mod schema;
mod sessions;
pub(super) mod vouched;

use std::fmt;
use std::path::Path;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use super::{DeskFile, DeskFileError, EraseError};
use crate::fault::Fault;

pub use appointments::{Appointed, Appointment};
pub use credentials::{CodeHash, Credentials, SecretBytes};
pub use invitations::TokenHash;
pub use name::NameRefused;
pub use passkeys::{Added, KeptPasskey, MOST_PASSKEYS, NewPasskey, Passkey};
pub use sessions::{Open, Session, SessionHash, Stage, UnixSeconds, Whose};
pub use vouched::{IdentityHash, SignInHash, TakenUp};

/// The longest name of a person, or name to sign in with, in characters.
pub const MAX_NAME_CHARS: usize = 200;

/// The first day of the appointments of those who were operators before there
/// were accounts: since when they were is not known.
pub const BEFORE_ACCOUNTS: Date = Date::constant(1970, 1, 1);

/// The opaque name under which an account's acts stand in the log: `ac-` and
/// hexadecimal digits, or `op-` where the account was an operator. Whose it is
/// stands only in this file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(String);

impl AccountId {
    /// The id as it stands in an entry.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A person who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The opaque id.
    pub id: AccountId,
    /// The person's name, as others who sign in see it.
    pub name: String,
    /// What the person signs in with; large and small letters are one.
    pub sign_in_name: String,
}

/// Why an account could not be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// The name is blank, too long, or not one line of text.
    #[error(
        "{0}; a name is one line of 1 to {MAX_NAME_CHARS} characters, with a letter in it, such as Ada Example"
    )]
    Name(NameRefused),
    /// Somebody has that name.
    #[error(
        "there is an account named {0} already; name a second person of that name apart, such as with a middle name"
    )]
    NameTaken(String),
    /// Somebody signs in with that name.
    #[error("somebody signs in with {0} already; choose another name to sign in with")]
    SignInNameTaken(String),
    /// No account has that id.
    #[error("there is no account {id}")]
    NoSuchAccount {
        /// The id asked for.
        id: AccountId,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The accounts of a register.
#[derive(Debug)]
pub struct Accounts(DeskFile);

impl Accounts {
    /// Opens the accounts in the desk's file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DeskFileError> {
        DeskFile::open(path.as_ref()).map(Self)
    }

    /// Makes an account under an id made of `random`, which the caller draws. It
    /// has no password and acts for no office yet.
    ///
    /// # Errors
    ///
    /// When a name cannot be taken, or somebody has it.
    pub fn add(
        &self,
        name: &str,
        sign_in_name: &str,
        random: [u8; 8],
    ) -> Result<AccountId, AccountsError> {
        let (name, sign_in_name) = (name.trim(), sign_in_name.trim());
        name::check(name).map_err(AccountsError::Name)?;
        name::check(sign_in_name).map_err(AccountsError::Name)?;
        let id = AccountId(format!("ac-{:016x}", u64::from_be_bytes(random)));
        let taken = self.0.run(|file| {
            let has = |column: &str, value: &str| {
                let query = format!("SELECT EXISTS (SELECT 1 FROM account WHERE {column} = ?1)");
                file.query_row(&query, [value], |row| row.get::<_, bool>(0))
            };
            if has("name", name)? {
                return Ok(Some(AccountsError::NameTaken(name.to_owned())));
            }
            if has("sign_in_name", sign_in_name)? {
                return Ok(Some(AccountsError::SignInNameTaken(
                    sign_in_name.to_owned(),
                )));
            }
            file.execute(
                "INSERT INTO account (id, name, sign_in_name) VALUES (?1, ?2, ?3)",
                (id.as_str(), name, sign_in_name),
            )
            .map(|_| None)
        })?;
        taken.map_or(Ok(id), Err)
    }

    /// All accounts, by name.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn list(&self) -> Result<Vec<Account>, Fault> {
        self.0.run(|file| {
            file.prepare_cached("SELECT id, name, sign_in_name FROM account ORDER BY name")?
                .query_map([], account_in)?
                .collect()
        })
    }

    /// The account of a person of that name.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn named(&self, name: &str) -> Result<Option<Account>, Fault> {
        self.one("name", name.trim())
    }

    /// The account under an id.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn under(&self, id: &str) -> Result<Option<Account>, Fault> {
        self.one("id", id)
    }

    fn one(&self, column: &str, value: &str) -> Result<Option<Account>, Fault> {
        let query = format!("SELECT id, name, sign_in_name FROM account WHERE {column} = ?1");
        self.0.run(|file| {
            file.prepare_cached(&query)?
                .query_row([value], account_in)
                .optional()
        })
    }

    /// Removes the account of a name: every session ends, the name is erased.
    /// What the person did stays in the log under their id, which is returned;
    /// none where nobody has that name.
    ///
    /// # Errors
    ///
    /// [`EraseError::StillInUse`] when the person is removed and a reader keeps
    /// the name in the `-wal` file; asked again, there is still that to empty.
    /// Where the disk fails after the removal, the person may be removed too.
    pub fn remove(&self, name: &str) -> Result<Option<AccountId>, EraseError> {
        let removed = self.0.run(|file| {
            let id: Option<String> = file
                .query_row(
                    "SELECT id FROM account WHERE name = ?1",
                    [name.trim()],
                    |row| row.get(0),
                )
                .optional()?;
            let Some(id) = id else { return Ok(None) };
            for removal in [
                "DELETE FROM invitation WHERE account = ?1",
                "DELETE FROM account_session WHERE account = ?1",
                "DELETE FROM recovery_code WHERE account = ?1",
                "DELETE FROM vouched_identity WHERE account = ?1",
                "DELETE FROM passkey WHERE account = ?1",
                "DELETE FROM appointment WHERE account = ?1",
                "DELETE FROM account WHERE id = ?1",
            ] {
                file.execute(removal, [&id])?;
            }
            Ok(Some(AccountId(id)))
        })?;
        // The name is erased: its bytes are to be in no file.
        self.0.empty_wal()?;
        Ok(removed)
    }

    /// Does something to an account that is there.
    fn to_account<T>(
        &self,
        id: &AccountId,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, AccountsError> {
        let done = self.0.run(|file| {
            let known: bool = file.query_row(
                "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?1)",
                [id.as_str()],
                |row| row.get(0),
            )?;
            known.then(|| work(file)).transpose()
        })?;
        done.ok_or_else(|| AccountsError::NoSuchAccount { id: id.clone() })
    }
}

/// An account in the first three columns of a row.
fn account_in(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: AccountId(row.get(0)?),
        name: row.get(1)?,
        sign_in_name: row.get(2)?,
    })
}
