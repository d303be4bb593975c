//! Removing an account: its record is erased, and with it every name and secret.

use rusqlite::Connection;

use super::covered::record_of;
use super::{AccountId, Accounts};
use crate::fault::Fault;
use crate::private_file::EraseError;
use crate::vault::{Asking, EraseRefused, RecordId, Tombstone};

/// Why an account was not removed, or why it is not known to be gone from every
/// file.
#[derive(Debug, thiserror::Error)]
pub enum RemoveRefused {
    /// Its record was not erased.
    #[error("{0}")]
    NotErased(#[from] EraseRefused),
    /// It is removed, and a reader keeps an older view of the desk's file.
    #[error("{0}")]
    StillInUse(#[from] EraseError),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl Accounts {
    /// Removes an account on a ground: the key of its names and secrets is
    /// destroyed, every session ends, and a tombstone says when and why. What the
    /// person did stays in the log under the id. Removing one that is removed
    /// already changes nothing.
    ///
    /// # Errors
    ///
    /// [`RemoveRefused`]; [`EraseRefused::Ground`] without a ground.
    pub fn remove(
        &self,
        id: &AccountId,
        asking: &Asking<'_>,
    ) -> Result<Option<Tombstone>, RemoveRefused> {
        let Some(record) = self.record(id)? else {
            return Ok(self.removed(id)?);
        };
        // The key before the rows: broken off between them, the account is there
        // no more, and its rows go when the file is opened again.
        match self.vault.erase(record, asking) {
            Ok(_) | Err(EraseRefused::StillInUse { .. }) => {}
            Err(why) => return Err(why.into()),
        }
        self.file.run(|file| remove(file, id.as_str(), record))?;
        self.file.empty_wal()?;
        Ok(self.vault.tombstone(record)?)
    }

    /// What stands in the place of an account that was removed; none where there
    /// never was one, or it is there.
    ///
    /// # Errors
    ///
    /// [`Fault`] when a file cannot be read.
    pub fn removed(&self, id: &AccountId) -> Result<Option<Tombstone>, Fault> {
        let record = self.file.run(|file| {
            let mut rows =
                file.prepare_cached("SELECT record FROM removed_account WHERE account = ?1")?;
            let mut rows = rows.query([id.as_str()])?;
            match rows.next()? {
                Some(row) => named(&row.get::<_, String>(0)?).map(Some),
                None => Ok(None),
            }
        })?;
        match record {
            Some(record) => self.vault.tombstone(record),
            None => Ok(None),
        }
    }

    /// Every account that was removed, with what stands in its place.
    ///
    /// # Errors
    ///
    /// [`Fault`] when a file cannot be read.
    pub fn all_removed(&self) -> Result<Vec<(AccountId, Tombstone)>, Fault> {
        let rows = self
            .file
            .run(|file| rows(file, "removed_account", "account"))?;
        let stones = rows
            .into_iter()
            .map(|(id, record)| Ok(self.vault.tombstone(record)?.map(|stone| (id, stone))));
        stones.filter_map(Result::transpose).collect()
    }

    /// The record of the vault that holds an account's names; none where there is
    /// no such account.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn record_of(&self, id: &AccountId) -> Result<Option<RecordId>, Fault> {
        self.record(id)
    }

    /// The account whose names a record of the vault holds, if it holds one's.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn of_record(&self, record: RecordId) -> Result<Option<AccountId>, Fault> {
        let rows = self.file.run(|file| rows(file, "account", "id"))?;
        Ok(rows
            .into_iter()
            .find_map(|(id, of)| (of == record).then_some(id)))
    }

    /// Removes the rows of accounts whose record is erased.
    pub(super) fn carry_out_removals(&self) -> Result<(), Fault> {
        for (id, record) in self.file.run(|file| rows(file, "account", "id"))? {
            if self.vault.tombstone(record)?.is_some() {
                self.file.run(|file| remove(file, id.as_str(), record))?;
            }
        }
        Ok(())
    }
}

fn remove(file: &Connection, id: &str, record: RecordId) -> rusqlite::Result<()> {
    // Somebody else may have removed it meanwhile.
    if record_of(file, id)? != Some(record) {
        return Ok(());
    }
    for removal in [
        "DELETE FROM invitation WHERE account = ?1",
        "DELETE FROM account_session WHERE account = ?1",
        "DELETE FROM recovery_code WHERE account = ?1",
        "DELETE FROM vouched_identity WHERE account = ?1",
        "DELETE FROM passkey WHERE account = ?1",
        "DELETE FROM appointment WHERE account = ?1",
        "DELETE FROM account WHERE id = ?1",
    ] {
        file.execute(removal, [id])?;
    }
    file.execute(
        "INSERT INTO removed_account (account, record) VALUES (?1, ?2)",
        (id, record.to_string()),
    )
    .map(|_| ())
}

fn rows(
    file: &Connection,
    table: &str,
    account: &str,
) -> rusqlite::Result<Vec<(AccountId, RecordId)>> {
    file.prepare_cached(&format!(
        "SELECT {account}, record FROM {table} WHERE record IS NOT NULL ORDER BY {account}"
    ))?
    .query_map([], |row| {
        Ok((AccountId(row.get(0)?), named(&row.get::<_, String>(1)?)?))
    })?
    .collect()
}

fn named(record: &str) -> rusqlite::Result<RecordId> {
    record.parse().map_err(|_| rusqlite::Error::InvalidQuery)
}
