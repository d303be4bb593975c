//! What a person proves to be themselves with.

use rusqlite::OptionalExtension;

use super::covered::{self, COLUMNS, WIDTH, part};
use super::{Account, AccountId, Accounts, AccountsError, SessionHash};
use crate::fault::Fault;
use crate::vault::RecordId;

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

impl Accounts {
    /// What somebody of that name to sign in with proves themselves with.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn credentials_of_name(&self, sign_in_name: &str) -> Result<Option<Credentials>, Fault> {
        let everybody = self.file.run(|file| self.everybody(file))??;
        let typed = sign_in_name.trim();
        let whose = everybody
            .into_iter()
            .find(|account| account.sign_in_name.eq_ignore_ascii_case(typed));
        match whose {
            Some(account) => self.credentials(&account.id),
            None => Ok(None),
        }
    }

    /// What an account is signed in to with.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn credentials(&self, id: &AccountId) -> Result<Option<Credentials>, Fault> {
        let row = self.file.run(|file| {
            file.prepare_cached(&format!(
                "SELECT {COLUMNS}, password, second_factor,
                 (SELECT count(*) FROM recovery_code WHERE recovery_code.account = account.id)
                 FROM account WHERE id = ?1"
            ))?
            .query_row([id.as_str()], |row| {
                let kept: (Option<Vec<u8>>, Option<Vec<u8>>, u64) =
                    (row.get(WIDTH)?, row.get(WIDTH + 1)?, row.get(WIDTH + 2)?);
                Ok(covered::row(row)?.map(|account| (account, kept)))
            })
            .optional()
        })?;
        let Some((account, (password, second_factor, recovery_codes))) = row.flatten() else {
            return Ok(None);
        };
        let record = account.record;
        let Some(account) = self.opened(Some(account))? else {
            return Ok(None);
        };
        let password = match password {
            Some(covered) => self.password(record, &covered)?,
            None => None,
        };
        let second_factor = match second_factor {
            Some(covered) => self.secret(record, part::SECOND_FACTOR, &covered)?,
            None => None,
        };
        Ok(Some(Credentials {
            account,
            password,
            second_factor,
            recovery_codes,
        }))
    }

    fn password(&self, record: RecordId, covered: &[u8]) -> Result<Option<String>, Fault> {
        let hash = self.uncovered(record, part::PASSWORD, covered)?;
        hash.map(|hash| String::from_utf8(hash).map_err(|_| self.damaged(part::PASSWORD, record)))
            .transpose()
    }

    /// A secret of a second factor; none where the account's record was erased.
    pub(super) fn secret(
        &self,
        record: RecordId,
        part: &str,
        covered: &[u8],
    ) -> Result<Option<SecretBytes>, Fault> {
        let secret = self.uncovered(record, part, covered)?;
        secret
            .map(|secret| {
                SecretBytes::try_from(secret.as_slice()).map_err(|_| self.damaged(part, record))
            })
            .transpose()
    }

    /// The record of an account that is there.
    fn record_there(&self, id: &AccountId) -> Result<RecordId, AccountsError> {
        self.record(id)?
            .ok_or_else(|| AccountsError::NoSuchAccount { id: id.clone() })
    }

    /// A part of the record of an account that is there.
    fn covered(
        &self,
        (id, record): (&AccountId, RecordId),
        part: &str,
        words: &[u8],
    ) -> Result<Vec<u8>, AccountsError> {
        self.cover(record, part, words)?
            .ok_or_else(|| AccountsError::NoSuchAccount { id: id.clone() })
    }

    /// What is kept of recovery codes.
    fn codes_kept(
        &self,
        (id, record): (&AccountId, RecordId),
        codes: &[CodeHash],
    ) -> Result<Vec<[u8; 32]>, AccountsError> {
        let kept = codes.iter().map(|code| {
            self.kept_of(record, *code)?
                .ok_or_else(|| AccountsError::NoSuchAccount { id: id.clone() })
        });
        kept.collect()
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
        let record = self.record_there(id)?;
        let covered = self.covered((id, record), part::PASSWORD, password.as_bytes())?;
        self.to_account(id, |file| {
            file.execute(
                "UPDATE account SET password = ?2 WHERE id = ?1",
                (id.as_str(), covered),
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
        let record = self.record_there(id)?;
        let covered = self.covered((id, record), part::SECOND_FACTOR, secret)?;
        let kept = self.codes_kept((id, record), recovery)?;
        self.to_account(id, |file| {
            file.execute(
                "UPDATE account SET second_factor = ?2, last_step = ?3 WHERE id = ?1",
                (id.as_str(), covered, step),
            )?;
            put_recovery_codes(file, id, &kept)
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
        let kept = self.codes_kept((id, self.record_there(id)?), recovery)?;
        self.to_account(id, |file| put_recovery_codes(file, id, &kept))
    }

    /// Uses the code of a step up: whether neither it nor a later one was used
    /// before (RFC 6238, section 5.2).
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the code is not used up then.
    pub fn take_step(&self, id: &AccountId, step: u64) -> Result<bool, Fault> {
        self.file.run(|file| {
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
        let Some(record) = self.record(id)? else {
            return Ok(false);
        };
        let Some(kept) = self.kept_of(record, code)? else {
            return Ok(false);
        };
        self.file.run(|file| {
            file.execute(
                "DELETE FROM recovery_code WHERE account = ?1 AND code_hash = ?2",
                (id.as_str(), kept),
            )
            .map(|changed| changed == 1)
        })
    }
}

fn put_recovery_codes(
    file: &rusqlite::Connection,
    id: &AccountId,
    codes: &[[u8; 32]],
) -> rusqlite::Result<()> {
    file.execute(
        "DELETE FROM recovery_code WHERE account = ?1",
        [id.as_str()],
    )?;
    for code in codes {
        file.execute(
            "INSERT INTO recovery_code (account, code_hash) VALUES (?1, ?2)",
            (id.as_str(), code),
        )?;
    }
    Ok(())
}
