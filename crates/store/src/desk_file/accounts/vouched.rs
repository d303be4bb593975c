//! Accounts that are signed in to through somebody else, who vouches for the
//! person: an OpenID provider.
//!
//! Only hashes are kept: of who the provider says it is, and of each sign-in
//! that was used up. An account has one such identity at most, and an identity
//! one account. It is there in the place of a password.

use rusqlite::OptionalExtension;

use super::covered::{self, COLUMNS};
use super::invitations::{forget_credentials, invited};
use super::{Account, AccountId, Accounts, TokenHash, UnixSeconds};
use crate::fault::Fault;

/// What is kept of those who vouch.
pub(in crate::desk_file) const SCHEMA: &str = "CREATE TABLE vouched_identity (
  identity_hash BLOB PRIMARY KEY,
  account TEXT NOT NULL UNIQUE REFERENCES account (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE vouched_sign_in (
  sign_in_hash BLOB PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;";

/// The hash of who a provider says somebody is: of the provider and of the
/// person's number there, both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentityHash(pub [u8; 32]);

/// The hash of one sign-in through a provider, from its start to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignInHash(pub [u8; 32]);

/// What came of taking an invitation up by an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenUp {
    /// This account is signed in to by it from now on.
    Account(AccountId),
    /// The invitation does not count any more.
    NoInvitation,
    /// The identity signs in to another account already; nothing was used up.
    AnotherAccount,
}

impl Accounts {
    /// Whose account an identity signs in to.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn vouched_for(&self, identity: IdentityHash) -> Result<Option<Account>, Fault> {
        let row = self.file.run(|file| {
            file.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM vouched_identity
                 JOIN account ON account.id = vouched_identity.account
                 WHERE identity_hash = ?1"
            ))?
            .query_row([identity.0], covered::row)
            .optional()
        })?;
        self.opened(row.flatten())
    }

    /// Whether an account is signed in to through a provider.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn is_vouched_for(&self, id: &AccountId) -> Result<bool, Fault> {
        self.file.run(|file| {
            file.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM vouched_identity WHERE account = ?1)",
            )?
            .query_row([id.as_str()], |row| row.get(0))
        })
    }

    /// Uses a sign-in up, once on every node: whether it was not used before.
    /// Those that have expired are dropped.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; it is not used up then.
    pub fn use_sign_in(
        &self,
        sign_in: SignInHash,
        now: UnixSeconds,
        expires_at: UnixSeconds,
    ) -> Result<bool, Fault> {
        self.file.run(|file| {
            file.execute(
                "DELETE FROM vouched_sign_in WHERE expires_at <= ?1",
                [now.0],
            )?;
            file.execute(
                "INSERT INTO vouched_sign_in (sign_in_hash, expires_at) VALUES (?1, ?2)
                 ON CONFLICT DO NOTHING",
                (sign_in.0, expires_at.0),
            )
            .map(|kept| kept == 1)
        })
    }

    /// Uses an invitation up: its account is signed in to by this identity. What
    /// it was signed in to with before is gone, and every session ends.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the invitation is not used up then.
    pub fn accept_vouched(
        &self,
        token: TokenHash,
        now: UnixSeconds,
        identity: IdentityHash,
    ) -> Result<TakenUp, Fault> {
        self.file.run(|file| {
            let Some(invited) = invited(file, token, now)? else {
                return Ok(TakenUp::NoInvitation);
            };
            let held = file
                .query_row(
                    "SELECT account FROM vouched_identity WHERE identity_hash = ?1",
                    [identity.0],
                    |row| row.get::<_, String>(0),
                )
                .optional()?;
            if held.is_some_and(|held| held != invited) {
                return Ok(TakenUp::AnotherAccount);
            }
            file.execute("DELETE FROM invitation WHERE token_hash = ?1", [token.0])?;
            forget_credentials(file, &invited)?;
            file.execute(
                "INSERT INTO vouched_identity (identity_hash, account) VALUES (?1, ?2)",
                (identity.0, &invited),
            )?;
            Ok(TakenUp::Account(AccountId(invited)))
        })
    }
}
