//! Passkeys: public keys of which a person's device has the other half.
//!
//! Reading this file signs nobody in by any of them. A passkey belongs to one
//! account; an account may have several, and a password beside them. What its
//! person calls it lies covered, as the person's own name does.

use rusqlite::{Connection, OptionalExtension, Row};

use super::UnixSeconds;
use super::covered::{self, COLUMNS, WIDTH, part};
use super::invitations::{forget_credentials, invited};
use super::{Account, AccountId, Accounts, AccountsError, SessionHash, TakenUp, TokenHash};
use crate::fault::Fault;

/// What is kept of passkeys, since format 11.
pub(in crate::desk_file) const SCHEMA: &str = "CREATE TABLE passkey (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL REFERENCES account (id),
  credential_id BLOB NOT NULL UNIQUE,
  public_key BLOB NOT NULL,
  name BLOB NOT NULL,
  may_be_copied INTEGER NOT NULL,
  uses INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX passkey_of ON passkey (account);
CREATE TABLE passkey_seal (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  secret BLOB NOT NULL
) STRICT;";

/// The most passkeys of one account: a person's devices, and room.
pub const MOST_PASSKEYS: usize = 20;

/// A passkey about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPasskey {
    /// The device's name for it, which no other has.
    pub credential_id: Vec<u8>,
    /// Its public key, as the device wrote it.
    pub public_key: Vec<u8>,
    /// The person's name for it.
    pub name: String,
    /// Whether the device lets it be copied to others of the person's.
    pub may_be_copied: bool,
    /// How often the device says that it was used; 0 where it does not count.
    pub uses: u32,
}

/// A passkey of an account, as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its number, never given twice.
    pub number: u64,
    /// The device's name for it.
    pub credential_id: Vec<u8>,
    /// The person's name for it.
    pub name: String,
    /// When it was added.
    pub added_at: UnixSeconds,
    /// When somebody last signed in with it; none where nobody has.
    pub used_at: Option<UnixSeconds>,
}

/// What an assertion by a passkey is held to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPasskey {
    /// Whose it is.
    pub account: Account,
    /// Its public key, as the device wrote it.
    pub public_key: Vec<u8>,
    /// Whether the device said that it may be copied.
    pub may_be_copied: bool,
}

/// What came of adding a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It signs in from now on.
    Yes,
    /// An account has it already, this one or another; nothing was changed.
    IsKept,
    /// The account has [`MOST_PASSKEYS`]; nothing was changed.
    TooMany,
}

impl Accounts {
    /// The passkeys of an account, in the order they were added.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn passkeys(&self, id: &AccountId) -> Result<Vec<Passkey>, Fault> {
        let Some(record) = self.record(id)? else {
            return Ok(Vec::new());
        };
        let rows: Vec<(Passkey, Vec<u8>)> = self.file.run(|file| {
            file.prepare_cached(
                "SELECT number, credential_id, name, added_at, used_at FROM passkey
                 WHERE account = ?1 ORDER BY number",
            )?
            .query_map([id.as_str()], passkey_in)?
            .collect()
        })?;
        let opened = rows.into_iter().map(|(passkey, name)| {
            let Some(name) = self.uncovered(record, part::PASSKEY, &name)? else {
                return Ok(None);
            };
            let name = String::from_utf8(name).map_err(|_| self.damaged(part::PASSKEY, record))?;
            Ok(Some(Passkey { name, ..passkey }))
        });
        opened.filter_map(Result::transpose).collect()
    }

    /// What an account's person calls a passkey, covered; none where there is no
    /// such account.
    fn passkey_name(&self, id: &AccountId, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        match self.record(id)? {
            Some(record) => self.cover(record, part::PASSKEY, name.as_bytes()),
            None => Ok(None),
        }
    }

    /// The passkey that a device names.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn passkey(&self, credential_id: &[u8]) -> Result<Option<KeptPasskey>, Fault> {
        let found = self.file.run(|file| {
            file.prepare_cached(&format!(
                "SELECT {COLUMNS}, public_key, may_be_copied
                 FROM passkey JOIN account ON account.id = passkey.account
                 WHERE credential_id = ?1"
            ))?
            .query_row([credential_id], |row| {
                Ok((covered::row(row)?, row.get(WIDTH)?, row.get(WIDTH + 1)?))
            })
            .optional()
        })?;
        let Some((account, public_key, may_be_copied)) = found else {
            return Ok(None);
        };
        Ok(self.opened(account)?.map(|account| KeptPasskey {
            account,
            public_key,
            may_be_copied,
        }))
    }

    /// Adds a passkey to an account.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn add_passkey(
        &self,
        id: &AccountId,
        new: &NewPasskey,
        now: UnixSeconds,
    ) -> Result<Added, AccountsError> {
        let name = self
            .passkey_name(id, &new.name)?
            .ok_or_else(|| AccountsError::NoSuchAccount { id: id.clone() })?;
        self.to_account(id, |file| {
            let held: usize = file.query_row(
                "SELECT count(*) FROM passkey WHERE account = ?1",
                [id.as_str()],
                |row| row.get(0),
            )?;
            match held < MOST_PASSKEYS {
                true => put(file, id.as_str(), (new, &name), now),
                false => Ok(Added::TooMany),
            }
        })
    }

    /// Notes that somebody signs in with a passkey now, which its device says is
    /// its `uses`-th time. Whether that is more than before: where it is not, the
    /// passkey was copied by somebody whom its device does not know of, and
    /// nothing is noted (WebAuthn Level 3, section 6.1.1). A device that never
    /// counts says 0 each time.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn use_passkey(
        &self,
        credential_id: &[u8],
        uses: u32,
        now: UnixSeconds,
    ) -> Result<bool, Fault> {
        self.file.run(|file| {
            file.prepare_cached(
                "UPDATE passkey SET uses = ?2, used_at = ?3
                 WHERE credential_id = ?1 AND (uses < ?2 OR (uses = 0 AND ?2 = 0))",
            )?
            .execute((credential_id, uses, now.0))
            .map(|noted| noted == 1)
        })
    }

    /// Removes a passkey of an account by its number, and ends every session but
    /// `kept`; whether there was one.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the passkey may still sign in then.
    pub fn remove_passkey(
        &self,
        id: &AccountId,
        number: u64,
        kept: SessionHash,
    ) -> Result<bool, Fault> {
        self.file.run(|file| {
            let removed = file.execute(
                "DELETE FROM passkey WHERE account = ?1 AND number = ?2",
                (id.as_str(), number),
            )?;
            if removed == 1 {
                file.execute(
                    "DELETE FROM account_session WHERE account = ?1 AND session_hash != ?2",
                    (id.as_str(), kept.0),
                )?;
            }
            Ok(removed == 1)
        })
    }

    /// Uses an invitation up: its account is signed in to by this passkey. What
    /// it was signed in to with before is gone, and every session ends.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; the invitation is not used up then.
    pub fn accept_with_passkey(
        &self,
        token: TokenHash,
        now: UnixSeconds,
        new: &NewPasskey,
    ) -> Result<TakenUp, Fault> {
        let whose = self
            .file
            .run(|file| invited(file, token, now))?
            .map(AccountId);
        let Some(id) = whose else {
            return Ok(TakenUp::NoInvitation);
        };
        let Some(name) = self.passkey_name(&id, &new.name)? else {
            return Ok(TakenUp::NoInvitation);
        };
        self.file.run(|file| {
            // Somebody else may have used it up meanwhile.
            if invited(file, token, now)?.as_deref() != Some(id.as_str()) {
                return Ok(TakenUp::NoInvitation);
            }
            let held = "SELECT EXISTS (SELECT 1 FROM passkey WHERE credential_id = ?1)";
            if file.query_row(held, [&new.credential_id], |row| row.get(0))? {
                return Ok(TakenUp::AnotherAccount);
            }
            file.execute("DELETE FROM invitation WHERE token_hash = ?1", [token.0])?;
            forget_credentials(file, id.as_str())?;
            put(file, id.as_str(), (new, &name), now)?;
            Ok(TakenUp::Account(id.clone()))
        })
    }

    /// The secret that every node seals its challenges with: the first that was
    /// drawn, by whichever node.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn challenge_seal(&self, drawn: [u8; 32]) -> Result<[u8; 32], Fault> {
        self.file.run(|file| {
            file.execute(
                "INSERT INTO passkey_seal (only, secret) VALUES (1, ?1) ON CONFLICT DO NOTHING",
                [drawn],
            )?;
            file.query_row("SELECT secret FROM passkey_seal", [], |row| row.get(0))
        })
    }
}

fn put(
    file: &Connection,
    account: &str,
    (new, name): (&NewPasskey, &[u8]),
    now: UnixSeconds,
) -> rusqlite::Result<Added> {
    let added = file.execute(
        "INSERT INTO passkey
         (account, credential_id, public_key, name, may_be_copied, uses, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (credential_id) DO NOTHING",
        (
            account,
            &new.credential_id,
            &new.public_key,
            name,
            new.may_be_copied,
            new.uses,
            now.0,
        ),
    )?;
    Ok(match added {
        1 => Added::Yes,
        _ => Added::IsKept,
    })
}

/// A passkey, and its name as it is covered.
fn passkey_in(row: &Row<'_>) -> rusqlite::Result<(Passkey, Vec<u8>)> {
    let passkey = Passkey {
        number: row.get(0)?,
        credential_id: row.get(1)?,
        name: String::new(),
        added_at: row.get(3).map(UnixSeconds)?,
        used_at: row.get::<_, Option<i64>>(4)?.map(UnixSeconds),
    };
    Ok((passkey, row.get(2)?))
}
