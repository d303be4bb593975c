//! What a person proves to be themselves with.

use rusqlite::OptionalExtension;

use super::{Account, AccountId, Accounts, AccountsError, SessionHash, account_in};
use crate::fault::Fault;

/// The SHA-256 of a recovery code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CodeHash(pub [u8; 32]);

/// The secret of a second factor that makes codes.
pub type SecretBytes = [u8; 20];

/// What an account is signed in to with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Whose they are.
    pub account: Account,
    /// The hash of the password; none where none was chosen yet.
    pub password: Option<String>,
    /// The secret of the second factor; none where none was set up yet.
    pub second_factor: Option<SecretBytes>,
    /// How many recovery codes are left.
    pub recovery_codes: u64,
}

const COLUMNS: &str = "SELECT id, name, sign_in_name, password, second_factor,
    (SELECT count(*) FROM recovery_code WHERE account = id) FROM account";

impl Accounts {
    /// What somebody of that name to sign in with proves themselves with.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn credentials_of_name(&self, sign_in_name: &str) -> Result<Option<Credentials>, Fault> {
        self.credentials_where("sign_in_name", sign_in_name.trim())
    }

    /// What an account is signed in to with.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn credentials(&self, id: &AccountId) -> Result<Option<Credentials>, Fault> {
        self.credentials_where("id", id.as_str())
    }

    fn credentials_where(&self, column: &str, value: &str) -> Result<Option<Credentials>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(&format!("{COLUMNS} WHERE {column} = ?1"))?
                .query_row([value], |row| {
                    Ok(Credentials {
                        account: account_in(row)?,
                        password: row.get(3)?,
                        second_factor: row.get(4)?,
                        recovery_codes: row.get(5)?,
                    })
                })
                .optional()
        })
    }

    /// Puts a password's hash in the place of the one before, and ends every
    /// session but `kept`.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn set_password(
        &self,
        id: &AccountId,
        password: &str,
        kept: SessionHash,
    ) -> Result<(), AccountsError> {
        self.to_account(id, |file| {
            file.execute(
                "UPDATE account SET password = ?2 WHERE id = ?1",
                (id.as_str(), password),
            )?;
            file.execute(
                "DELETE FROM account_session WHERE account = ?1 AND session_hash != ?2",
                (id.as_str(), kept.0),
            )
            .map(|_| ())
        })
    }

    /// Puts a second factor, one of whose codes was given at `step`, and new
    /// recovery codes in the place of those before.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn set_second_factor(
        &self,
        id: &AccountId,
        secret: &SecretBytes,
        step: u64,
        recovery: &[CodeHash],
    ) -> Result<(), AccountsError> {
        self.to_account(id, |file| {
            file.execute(
                "UPDATE account SET second_factor = ?2, last_step = ?3 WHERE id = ?1",
                (id.as_str(), secret, step),
            )?;
            put_recovery_codes(file, id, recovery)
        })
    }

    /// Puts new recovery codes in the place of those before.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn set_recovery_codes(
        &self,
        id: &AccountId,
        recovery: &[CodeHash],
    ) -> Result<(), AccountsError> {
        self.to_account(id, |file| put_recovery_codes(file, id, recovery))
    }

    /// Uses the code of a step up: whether neither it nor a later one was used
    /// before (RFC 6238, section 5.2).
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the code is not used up then.
    pub fn take_step(&self, id: &AccountId, step: u64) -> Result<bool, Fault> {
        self.0.run(|file| {
            file.execute(
                "UPDATE account SET last_step = ?2 WHERE id = ?1 AND last_step < ?2",
                (id.as_str(), step),
            )
            .map(|changed| changed == 1)
        })
    }

    /// Uses a recovery code up: whether it was one.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the code is not used up then.
    pub fn take_recovery_code(&self, id: &AccountId, code: CodeHash) -> Result<bool, Fault> {
        self.0.run(|file| {
            file.execute(
                "DELETE FROM recovery_code WHERE account = ?1 AND code_hash = ?2",
                (id.as_str(), code.0),
            )
            .map(|changed| changed == 1)
        })
    }
}

fn put_recovery_codes(
    file: &rusqlite::Connection,
    id: &AccountId,
    codes: &[CodeHash],
) -> rusqlite::Result<()> {
    file.execute(
        "DELETE FROM recovery_code WHERE account = ?1",
        [id.as_str()],
    )?;
    for code in codes {
        file.execute(
            "INSERT INTO recovery_code (account, code_hash) VALUES (?1, ?2)",
            (id.as_str(), code.0),
        )?;
    }
    Ok(())
}
