//! Names and secrets of accounts: covered where they lie, each under the key of
//! its account's record in the [vault](crate::vault).
//!
//! Erasing the record destroys the key; then the account is there no more, on
//! every node at once, whether or not its row is gone yet.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, Row};

use super::{Account, AccountId, Accounts, CodeHash};
use crate::fault::{Damage, Fault};
use crate::vault::{RecordId, UnsealError, Vault};

/// The parts of an account's record.
pub(in crate::desk_file) mod part {
    pub(in crate::desk_file) const NAME: &str = "name";
    pub(in crate::desk_file) const SIGN_IN_NAME: &str = "sign-in name";
    pub(in crate::desk_file) const PASSWORD: &str = "password";
    pub(in crate::desk_file) const SECOND_FACTOR: &str = "second factor";
    pub(in crate::desk_file) const PENDING: &str = "second factor being set up";
    pub(in crate::desk_file) const PASSKEY: &str = "passkey";
    pub(in crate::desk_file) const RECOVERY: &str = "recovery code";
}

/// The columns of `account` that [`row`] reads, which come first.
pub(super) const COLUMNS: &str = "account.id, account.record, account.name, account.sign_in_name";

/// How many columns those are.
pub(super) const WIDTH: usize = 4;

/// An account whose names are still covered.
pub(super) struct Covered {
    pub(super) id: AccountId,
    pub(super) record: RecordId,
    name: Vec<u8>,
    sign_in_name: Vec<u8>,
}

/// An account in the first columns of a row; none where an earlier program's
/// words were not moved into the vault yet.
pub(super) fn row(row: &Row<'_>) -> rusqlite::Result<Option<Covered>> {
    let Some(record) = row.get::<_, Option<String>>(1)? else {
        return Ok(None);
    };
    Ok(Some(Covered {
        id: AccountId(row.get(0)?),
        record: record.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
        name: row.get(2)?,
        sign_in_name: row.get(3)?,
    }))
}

/// Names that were uncovered before, by what covers them: the same bytes are the
/// same words, and a list of everybody is made at many requests.
#[derive(Default)]
pub(super) struct Seen(Mutex<HashMap<Vec<u8>, String>>);

/// How many, and never whose.
impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        write!(f, "Seen({})", seen.len())
    }
}

impl Seen {
    fn get(&self, covered: &[u8]) -> Option<String> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(covered).cloned()
    }

    fn keep(&self, covered: &[u8], words: &str) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert(covered.to_owned(), words.to_owned());
    }

    /// Forgets the names of whoever is not among these: they were removed.
    fn keep_only(&self, there: &[Covered]) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() > 2 * there.len() {
            seen.clear();
        }
    }
}

impl Accounts {
    /// The account of a row; none where its record was erased.
    pub(super) fn opened(&self, row: Option<Covered>) -> Result<Option<Account>, Fault> {
        let Some(row) = row else { return Ok(None) };
        let name = self.name(row.record, part::NAME, &row.name)?;
        let sign_in_name = self.name(row.record, part::SIGN_IN_NAME, &row.sign_in_name)?;
        Ok(name.zip(sign_in_name).map(|(name, sign_in_name)| Account {
            id: row.id,
            name,
            sign_in_name,
        }))
    }

    /// Everybody, in no order.
    pub(super) fn everybody(
        &self,
        file: &Connection,
    ) -> rusqlite::Result<Result<Vec<Account>, Fault>> {
        let rows: Vec<Option<Covered>> = file
            .prepare_cached(&format!("SELECT {COLUMNS} FROM account"))?
            .query_map([], row)?
            .collect::<rusqlite::Result<_>>()?;
        let rows: Vec<Covered> = rows.into_iter().flatten().collect();
        self.seen.keep_only(&rows);
        let opened = rows.into_iter().map(|row| self.opened(Some(row)));
        Ok(opened.filter_map(Result::transpose).collect())
    }

    /// The record of an account; none where there is none.
    pub(super) fn record(&self, id: &AccountId) -> Result<Option<RecordId>, Fault> {
        self.file.run(|file| record_of(file, id.as_str()))
    }

    fn name(&self, record: RecordId, part: &str, covered: &[u8]) -> Result<Option<String>, Fault> {
        if let Some(words) = self.seen.get(covered) {
            return Ok(Some(words));
        }
        let words = self.uncovered(record, part, covered)?;
        let Some(words) = words else { return Ok(None) };
        let words = String::from_utf8(words).map_err(|_| self.damaged(part, record))?;
        self.seen.keep(covered, &words);
        Ok(Some(words))
    }

    /// What a part of an account's record says; none where it was erased.
    pub(super) fn uncovered(
        &self,
        record: RecordId,
        part: &str,
        covered: &[u8],
    ) -> Result<Option<Vec<u8>>, Fault> {
        unless_gone(self.vault.uncover(record, part, covered), &self.vault)
    }

    /// A part of an account's record, covered; none where it was erased.
    pub(super) fn cover(
        &self,
        record: RecordId,
        part: &str,
        words: &[u8],
    ) -> Result<Option<Vec<u8>>, Fault> {
        unless_gone(self.vault.cover(record, part, words), &self.vault)
    }

    /// What is kept of a recovery code; none where the record was erased.
    pub(super) fn kept_of(
        &self,
        record: RecordId,
        code: CodeHash,
    ) -> Result<Option<[u8; 32]>, Fault> {
        unless_gone(
            self.vault.code(record, part::RECOVERY, &code.0),
            &self.vault,
        )
    }

    pub(super) fn damaged(&self, part: &str, record: RecordId) -> Fault {
        let found = format!("the {part} of record {record} is not as it was written");
        Fault::damaged(self.file.path(), Damage::Shape(found))
    }
}

/// The record of an account, where its words are in the vault.
pub(super) fn record_of(file: &Connection, id: &str) -> rusqlite::Result<Option<RecordId>> {
    let mut rows = file.prepare_cached("SELECT record FROM account WHERE id = ?1")?;
    let mut rows = rows.query([id])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    row.get::<_, Option<String>>(0)?
        .map(|record| record.parse().map_err(|_| rusqlite::Error::InvalidQuery))
        .transpose()
}

/// A record that was erased, or went with a vault that is lost, is an account
/// that is not there. A key that is missing is a fault: somebody has to say where
/// the keys are.
fn unless_gone<T>(done: Result<T, UnsealError>, vault: &Vault) -> Result<Option<T>, Fault> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(UnsealError::Erased(_) | UnsealError::NoSuchRecord { .. }) => Ok(None),
        Err(UnsealError::Fault(fault)) => Err(fault),
        Err(why) => Err(vault.cannot(&why)),
    }
}
