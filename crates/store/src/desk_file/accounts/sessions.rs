//! Sessions: begun with a password, whole with a code.

use jiff::civil::Date;
use rusqlite::OptionalExtension;

use super::appointments::{Appointed, HOLDS, appointments_of};
use super::covered::{self, COLUMNS, WIDTH, part, record_of};
use super::{Account, AccountId, Accounts, AccountsError, SecretBytes};
use crate::fault::Fault;

/// The SHA-256 of the token in a session cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionHash(pub [u8; 32]);

/// A moment, in whole seconds since the start of 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixSeconds(pub i64);

/// How much of itself a session has proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password; a code is still to be given, or set up.
    Begun,
    /// Everything.
    Whole,
    /// The secret of a program, which acts for an office and opens no page.
    Token,
}

impl Stage {
    /// The number under which it is kept, in a column that was a yes or no.
    const fn number(self) -> u8 {
        match self {
            Self::Begun => 0,
            Self::Whole => 1,
            Self::Token => 2,
        }
    }
}

/// A session about to start.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub account: AccountId,
    /// The hash of its cookie.
    pub hash: SessionHash,
    /// How much was proved.
    pub stage: Stage,
    /// Now.
    pub started_at: UnixSeconds,
    /// The moment from which it no longer counts.
    pub expires_at: UnixSeconds,
}

/// Whose session it is, and when it was last used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The session's number.
    pub number: u64,
    /// The account.
    pub account: Account,
    /// Every appointment of the account, past ones too.
    pub appointments: Vec<Appointed>,
    /// When the session was last used, as far as it was kept.
    pub used_at: UnixSeconds,
}

/// A whole session of an account that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Its number, never given twice.
    pub number: u64,
    /// When it began.
    pub begun_at: UnixSeconds,
    /// When it was last used.
    pub used_at: UnixSeconds,
}

impl Accounts {
    /// Starts a session, and drops those of anybody that have expired.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn start_session(&self, session: &Session) -> Result<(), AccountsError> {
        self.to_account(&session.account, |file| {
            file.execute(
                "DELETE FROM account_session WHERE expires_at <= ?1",
                [session.started_at.0],
            )?;
            file.execute(
                "INSERT INTO account_session
                 (session_hash, account, whole, begun_at, used_at, expires_at)
                 VALUES (?1, ?2, ?3, ?4, ?4, ?5)",
                (
                    session.hash.0,
                    session.account.as_str(),
                    session.stage.number(),
                    session.started_at.0,
                    session.expires_at.0,
                ),
            )
            .map(|_| ())
        })
    }

    /// Whose session this is now, if it is one at that stage, has not expired,
    /// and its account acts for an office on `today`.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn session(
        &self,
        session: SessionHash,
        stage: Stage,
        now: UnixSeconds,
        today: Date,
    ) -> Result<Option<Whose>, Fault> {
        let found = self.file.run(|file| {
            let found = file
                .prepare_cached(&format!(
                    "SELECT {COLUMNS}, number, used_at
                     FROM account_session JOIN account ON account.id = account_session.account
                     WHERE session_hash = ?1 AND {HOLDS} AND expires_at > ?3 AND whole = ?4"
                ))?
                .query_row(
                    (session.0, today.to_string(), now.0, stage.number()),
                    |row| {
                        let used_at = row.get(WIDTH + 1).map(UnixSeconds)?;
                        Ok((covered::row(row)?, row.get(WIDTH)?, used_at))
                    },
                )
                .optional()?;
            let Some((Some(account), number, used_at)) = found else {
                return Ok(None);
            };
            let appointments = appointments_of(file, &account.id)?;
            Ok(Some((account, number, used_at, appointments)))
        })?;
        let Some((account, number, used_at, appointments)) = found else {
            return Ok(None);
        };
        Ok(self.opened(Some(account))?.map(|account| Whose {
            number,
            account,
            appointments,
            used_at,
        }))
    }

    /// Notes that a session is used now, and until when it lasts.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn use_session(
        &self,
        session: SessionHash,
        now: UnixSeconds,
        expires_at: UnixSeconds,
    ) -> Result<(), Fault> {
        self.file.run(|file| {
            file.prepare_cached(
                "UPDATE account_session SET used_at = ?2, expires_at = ?3 WHERE session_hash = ?1",
            )?
            .execute((session.0, now.0, expires_at.0))
            .map(|_| ())
        })
    }

    /// Keeps the secret of a second factor that a session is setting up; where it
    /// has one already, that one is returned and stays.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn pending_secret(
        &self,
        session: SessionHash,
        drawn: &SecretBytes,
    ) -> Result<Option<SecretBytes>, Fault> {
        let pending = self.file.run(|file| {
            let found: Option<(String, Option<Vec<u8>>)> = file
                .query_row(
                    "SELECT account, pending_secret FROM account_session WHERE session_hash = ?1",
                    [session.0],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let Some((account, pending)) = found else {
                return Ok(Ok(None));
            };
            let Some(record) = record_of(file, &account)? else {
                return Ok(Ok(None));
            };
            let pending = match pending {
                Some(pending) => pending,
                None => match self.cover(record, part::PENDING, drawn) {
                    Ok(Some(covered)) => {
                        file.execute(
                            "UPDATE account_session SET pending_secret = ?2
                             WHERE session_hash = ?1",
                            (session.0, &covered),
                        )?;
                        covered
                    }
                    Ok(None) => return Ok(Ok(None)),
                    Err(fault) => return Ok(Err(fault)),
                },
            };
            Ok(Ok(Some((record, pending))))
        })??;
        match pending {
            Some((record, pending)) => self.secret(record, part::PENDING, &pending),
            None => Ok(None),
        }
    }

    /// Forgets the secret that a session was setting up.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn forget_pending_secret(&self, session: SessionHash) -> Result<(), Fault> {
        self.file.run(|file| {
            file.execute(
                "UPDATE account_session SET pending_secret = NULL WHERE session_hash = ?1",
                [session.0],
            )
            .map(|_| ())
        })
    }

    /// The whole sessions of an account that stand now, the newest first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn sessions(&self, id: &AccountId, now: UnixSeconds) -> Result<Vec<Open>, Fault> {
        self.file.run(|file| {
            file.prepare_cached(
                "SELECT number, begun_at, used_at FROM account_session
                 WHERE account = ?1 AND whole = 1 AND expires_at > ?2 ORDER BY number DESC",
            )?
            .query_map((id.as_str(), now.0), |row| {
                Ok(Open {
                    number: row.get(0)?,
                    begun_at: row.get(1).map(UnixSeconds)?,
                    used_at: row.get(2).map(UnixSeconds)?,
                })
            })?
            .collect()
        })
    }

    /// Ends a session; ending one that is not there changes nothing.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the session may still stand then.
    pub fn end_session(&self, session: SessionHash) -> Result<(), Fault> {
        self.file.run(|file| {
            file.execute(
                "DELETE FROM account_session WHERE session_hash = ?1",
                [session.0],
            )
            .map(|_| ())
        })
    }

    /// Ends one session of an account by its number; whether it was one.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the session may still stand then.
    pub fn end_session_numbered(&self, id: &AccountId, number: u64) -> Result<bool, Fault> {
        self.file.run(|file| {
            file.execute(
                "DELETE FROM account_session WHERE account = ?1 AND number = ?2",
                (id.as_str(), number),
            )
            .map(|ended| ended == 1)
        })
    }

    /// Ends every session of an account; how many there were.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; they may still stand then.
    pub fn end_sessions(&self, id: &AccountId) -> Result<usize, Fault> {
        self.file.run(|file| {
            file.execute(
                "DELETE FROM account_session WHERE account = ?1",
                [id.as_str()],
            )
        })
    }
}
