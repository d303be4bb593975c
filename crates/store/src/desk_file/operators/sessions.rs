//! Their one-time sign-in links and their sessions.

use rusqlite::OptionalExtension;

use super::{Operator, OperatorId, Operators, OperatorsError};
use crate::fault::Fault;

/// The SHA-256 of the token in a sign-in link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TokenHash(pub [u8; 32]);

/// The SHA-256 of the token in a session cookie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SessionHash(pub [u8; 32]);

/// A moment, in whole seconds since the start of 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixSeconds(pub i64);

/// A session about to start.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub operator: OperatorId,
    /// The hash of its cookie.
    pub hash: SessionHash,
    /// Now.
    pub started_at: UnixSeconds,
    /// The moment from which it no longer counts.
    pub expires_at: UnixSeconds,
}

impl Operators {
    /// Keeps the hash of a new sign-in link. It takes the place of the
    /// operator's earlier link, so that each has one at most.
    ///
    /// # Errors
    ///
    /// [`OperatorsError::NoSuchOperator`].
    pub fn issue_token(
        &self,
        id: &OperatorId,
        token: TokenHash,
        expires_at: UnixSeconds,
    ) -> Result<(), OperatorsError> {
        self.for_operator(id, |file| {
            file.execute(
                "INSERT INTO sign_in_token (operator, token_hash, expires_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (operator) DO UPDATE
                 SET token_hash = excluded.token_hash, expires_at = excluded.expires_at",
                (id.as_str(), token.0, expires_at.0),
            )
            .map(|_| ())
        })
    }

    /// Whose sign-in link this is, once: it is used up by being asked, even
    /// when it has expired.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the link is not used up then.
    pub fn redeem(&self, token: TokenHash, now: UnixSeconds) -> Result<Option<OperatorId>, Fault> {
        let used = self.0.run(|file| {
            file.prepare_cached(
                "DELETE FROM sign_in_token WHERE token_hash = ?1 RETURNING operator, expires_at",
            )?
            .query_row([token.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
        })?;
        Ok(used
            .and_then(|(id, expires_at)| (now < UnixSeconds(expires_at)).then_some(OperatorId(id))))
    }

    /// Starts a session, and drops those of anybody that have expired.
    ///
    /// # Errors
    ///
    /// [`OperatorsError::NoSuchOperator`].
    pub fn start_session(&self, session: &Session) -> Result<(), OperatorsError> {
        self.for_operator(&session.operator, |file| {
            file.execute(
                "DELETE FROM session WHERE expires_at <= ?1",
                [session.started_at.0],
            )?;
            file.execute(
                "INSERT INTO session (session_hash, operator, expires_at) VALUES (?1, ?2, ?3)",
                (
                    session.hash.0,
                    session.operator.as_str(),
                    session.expires_at.0,
                ),
            )
            .map(|_| ())
        })
    }

    /// Whose session this is now, if it is one and has not expired.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn session(
        &self,
        session: SessionHash,
        now: UnixSeconds,
    ) -> Result<Option<Operator>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(
                "SELECT id, name FROM session JOIN operator ON operator.id = session.operator
                 WHERE session_hash = ?1 AND expires_at > ?2",
            )?
            .query_row((session.0, now.0), |row| {
                Ok(Operator {
                    id: OperatorId(row.get(0)?),
                    name: row.get(1)?,
                })
            })
            .optional()
        })
    }

    /// Ends a session; ending one that is not there changes nothing.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the session may still stand then.
    pub fn end_session(&self, session: SessionHash) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute("DELETE FROM session WHERE session_hash = ?1", [session.0])
                .map(|_| ())
        })
    }

    fn for_operator(
        &self,
        id: &OperatorId,
        work: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<()>,
    ) -> Result<(), OperatorsError> {
        let known = self.0.run(|file| {
            let known: bool = file.query_row(
                "SELECT EXISTS (SELECT 1 FROM operator WHERE id = ?1)",
                [id.as_str()],
                |row| row.get(0),
            )?;
            if known {
                work(file)?;
            }
            Ok(known)
        })?;
        if known {
            Ok(())
        } else {
            Err(OperatorsError::NoSuchOperator { id: id.clone() })
        }
    }
}
