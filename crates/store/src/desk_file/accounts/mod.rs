//! Accounts: who may sign in, for which offices they act, and their sessions.
//!
//! Of tokens and invitations only hashes are kept. Names, the hash of a password
//! and the secret of a second factor lie covered under the key of the account's
//! record in the [vault](crate::vault), and of a recovery code a code under that
//! key is kept: reading this file tells nobody's name and signs nobody in. Times,
//! days and chance are given by the caller.

mod appointments;
pub(super) mod covered;
mod credentials;
mod invitations;
mod name;
pub(super) mod passkeys;
mod removing;
pub(super) mod schema;
mod sessions;
pub(super) mod vouched;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use super::{DeskFile, DeskFileError};
use crate::fault::Fault;
use crate::vault::{Draw, Kind, SealError, Vault};

use covered::{COLUMNS, Seen, part};

pub use appointments::{Appointed, Appointment};
pub use credentials::{CodeHash, Credentials, SecretBytes};
pub use invitations::TokenHash;
pub use name::NameRefused;
pub use passkeys::{Added, KeptPasskey, MOST_PASSKEYS, NewPasskey, Passkey};
pub use removing::RemoveRefused;
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
    /// The vault made no record for the names.
    #[error("{0}")]
    NotSealed(#[from] SealError),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// An account to make.
#[derive(Debug, Clone, Copy)]
pub struct NewAccount<'a> {
    /// The person's name.
    pub name: &'a str,
    /// What the person signs in with.
    pub sign_in_name: &'a str,
    /// What the account's id is made of, drawn by the caller.
    pub random: [u8; 8],
    /// The day.
    pub on: Date,
    /// What its names are covered under, drawn by the caller.
    pub draw: &'a Draw,
}

/// The accounts of a register.
#[derive(Debug)]
pub struct Accounts {
    file: DeskFile,
    vault: Arc<Vault>,
    seen: Seen,
}

impl Accounts {
    /// Opens the accounts in the desk's file, which is made where there is none.
    /// Removals that were broken off are carried out.
    ///
    /// What an earlier program kept in the clear is nobody's account until
    /// [`Earlier`](super::Earlier) has moved it.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>, vault: Arc<Vault>) -> Result<Self, DeskFileError> {
        let accounts = Self {
            file: DeskFile::open(path.as_ref())?,
            vault,
            seen: Seen::default(),
        };
        accounts.carry_out_removals()?;
        Ok(accounts)
    }

    /// Makes an account. It has no password and acts for no office yet.
    ///
    /// # Errors
    ///
    /// When a name cannot be taken, or somebody has it.
    pub fn add(&self, new: &NewAccount<'_>) -> Result<AccountId, AccountsError> {
        let (name, sign_in_name) = (new.name.trim(), new.sign_in_name.trim());
        name::check(name).map_err(AccountsError::Name)?;
        name::check(sign_in_name).map_err(AccountsError::Name)?;
        let free = |file: &Connection| {
            let everybody = self.everybody(file)?;
            Ok(everybody
                .map_err(AccountsError::Fault)
                .and_then(|everybody| is_free(&everybody, name, sign_in_name)))
        };
        self.file.run(free)??;
        // The key first: broken off after it, a key that opens nothing.
        let record = self.vault.begin(Kind::PersonalDetails, new.on, new.draw)?;
        let covered = |part, words: &str| -> Result<Vec<u8>, AccountsError> {
            let covered = self.cover(record, part, words.as_bytes())?;
            Ok(covered.ok_or_else(|| self.damaged(part, record))?)
        };
        let names = (
            covered(part::NAME, name)?,
            covered(part::SIGN_IN_NAME, sign_in_name)?,
        );
        let id = AccountId(format!("ac-{:016x}", u64::from_be_bytes(new.random)));
        let added = self.file.run(|file| {
            // Another may have taken the name meanwhile.
            if let Err(taken) = free(file)? {
                return Ok(Err(taken));
            }
            file.execute(
                "INSERT INTO account (id, record, name, sign_in_name) VALUES (?1, ?2, ?3, ?4)",
                (id.as_str(), record.to_string(), &names.0, &names.1),
            )
            .map(|_| Ok(()))
        })?;
        added.map(|()| id)
    }

    /// All accounts, by name.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn list(&self) -> Result<Vec<Account>, Fault> {
        let mut everybody = self.file.run(|file| self.everybody(file))??;
        everybody.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(everybody)
    }

    /// The account of a person of that name.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn named(&self, name: &str) -> Result<Option<Account>, Fault> {
        let everybody = self.file.run(|file| self.everybody(file))??;
        Ok(everybody
            .into_iter()
            .find(|account| account.name == name.trim()))
    }

    /// The account under an id.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn under(&self, id: &str) -> Result<Option<Account>, Fault> {
        let row = self.file.run(|file| {
            file.prepare_cached(&format!("SELECT {COLUMNS} FROM account WHERE id = ?1"))?
                .query_row([id], covered::row)
                .optional()
        })?;
        self.opened(row.flatten())
    }

    /// Does something to an account that is there.
    fn to_account<T>(
        &self,
        id: &AccountId,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, AccountsError> {
        let done = self.file.run(|file| {
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

/// Whether nobody has either name; large and small letters of what is signed in
/// with are one.
fn is_free(everybody: &[Account], name: &str, sign_in_name: &str) -> Result<(), AccountsError> {
    if everybody.iter().any(|other| other.name == name) {
        return Err(AccountsError::NameTaken(name.to_owned()));
    }
    let signs_in = |other: &Account| other.sign_in_name.eq_ignore_ascii_case(sign_in_name);
    match everybody.iter().any(signs_in) {
        true => Err(AccountsError::SignInNameTaken(sign_in_name.to_owned())),
        false => Ok(()),
    }
}
