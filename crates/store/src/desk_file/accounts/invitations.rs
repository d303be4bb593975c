//! Links by which a person takes an account up, once.

use rusqlite::OptionalExtension;

use super::covered::{self, COLUMNS, part, record_of};
use super::{Account, AccountId, Accounts, AccountsError, UnixSeconds};
use crate::fault::Fault;

/// The SHA-256 of the token in an invitation's link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TokenHash(pub [u8; 32]);

impl Accounts {
    /// Keeps the hash of a new invitation. It takes the place of the account's
    /// earlier one, so that each has one at most.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn invite(
        &self,
        id: &AccountId,
        token: TokenHash,
        expires_at: UnixSeconds,
    ) -> Result<(), AccountsError> {
        self.to_account(id, |file| {
            file.execute(
                "INSERT INTO invitation (account, token_hash, expires_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (account) DO UPDATE
                 SET token_hash = excluded.token_hash, expires_at = excluded.expires_at",
                (id.as_str(), token.0, expires_at.0),
            )
            .map(|_| ())
        })
    }

    /// Whom an invitation is for, which is not used up by being asked.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn invited(&self, token: TokenHash, now: UnixSeconds) -> Result<Option<Account>, Fault> {
        let row = self.file.run(|file| {
            file.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM invitation
                 JOIN account ON account.id = invitation.account
                 WHERE token_hash = ?1 AND expires_at > ?2"
            ))?
            .query_row((token.0, now.0), covered::row)
            .optional()
        })?;
        self.opened(row.flatten())
    }

    /// Uses an invitation up: its account gets this password, as its hash, and
    /// every session ends. A second factor that an administrator left in place
    /// stays and is asked for: a forgotten password is no way past it.
    /// None where the invitation does not count any more.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the invitation is not used up then.
    pub fn accept(
        &self,
        token: TokenHash,
        now: UnixSeconds,
        password: &str,
    ) -> Result<Option<AccountId>, Fault> {
        self.file.run(|file| {
            let Some(id) = invited(file, token, now)? else {
                return Ok(Ok(None));
            };
            let Some(record) = record_of(file, &id)? else {
                return Ok(Ok(None));
            };
            let covered = match self.cover(record, part::PASSWORD, password.as_bytes()) {
                Ok(Some(covered)) => covered,
                Ok(None) => return Ok(Ok(None)),
                Err(fault) => return Ok(Err(fault)),
            };
            file.execute("DELETE FROM invitation WHERE token_hash = ?1", [token.0])?;
            forget_other_ways_in(file, &id)?;
            file.execute(
                "UPDATE account SET password = ?2 WHERE id = ?1",
                (&id, covered),
            )?;
            Ok(Ok(Some(AccountId(id))))
        })?
    }

    /// Takes an account's password, second factor, recovery codes, passkeys and
    /// invitation away, and ends its sessions: nobody signs in to it until it is invited
    /// anew.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn reset(&self, id: &AccountId) -> Result<(), AccountsError> {
        self.to_account(id, |file| {
            file.execute("DELETE FROM invitation WHERE account = ?1", [id.as_str()])?;
            forget_credentials(file, id.as_str())
        })
    }

    /// Takes an account's password and invitation away, and all but its app for
    /// codes and its recovery codes: nobody signs in to it until it is invited anew,
    /// and then not without one of those codes.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn forget_password(&self, id: &AccountId) -> Result<(), AccountsError> {
        self.to_account(id, |file| {
            file.execute("DELETE FROM invitation WHERE account = ?1", [id.as_str()])?;
            file.execute(
                "UPDATE account SET password = NULL WHERE id = ?1",
                [id.as_str()],
            )?;
            forget_other_ways_in(file, id.as_str())
        })
    }
}

pub(super) fn forget_credentials(file: &rusqlite::Connection, id: &str) -> rusqlite::Result<()> {
    for change in [
        "UPDATE account SET password = NULL, second_factor = NULL, last_step = 0 WHERE id = ?1",
        "DELETE FROM recovery_code WHERE account = ?1",
    ] {
        file.execute(change, [id])?;
    }
    forget_other_ways_in(file, id)
}

/// Forgets what signs in without a password, and ends every session.
fn forget_other_ways_in(file: &rusqlite::Connection, id: &str) -> rusqlite::Result<()> {
    for change in [
        "DELETE FROM vouched_identity WHERE account = ?1",
        "DELETE FROM passkey WHERE account = ?1",
        "DELETE FROM account_session WHERE account = ?1",
    ] {
        file.execute(change, [id])?;
    }
    Ok(())
}

/// The account that an invitation is for now, if it counts.
pub(super) fn invited(
    file: &rusqlite::Connection,
    token: TokenHash,
    now: UnixSeconds,
) -> rusqlite::Result<Option<String>> {
    file.query_row(
        "SELECT account FROM invitation WHERE token_hash = ?1 AND expires_at > ?2",
        (token.0, now.0),
        |row| row.get(0),
    )
    .optional()
}
