//! What earlier programs kept in the clear, on its way into the vault.
//!
//! Up to format 11 names, secrets of second factors and reviews lay in
//! `desk.sqlite` as they were. The step to format 12 sets them aside; here they
//! are moved, one by one, and then the file is written anew, so that no byte of
//! them is left in it. Broken off anywhere, each is there once, and the next call
//! goes on. The tables that are set aside go last: while they stand, the file was
//! not written anew yet.

use std::path::Path;
use std::sync::Arc;

use answerable_ledger::Fingerprint;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use super::accounts::covered::part;
use super::{DeskFile, DeskFileError, EraseError, reviews};
use crate::fault::Fault;
use crate::vault::{Draw, Kind, RecordId, SealError, UnsealError, Vault};

/// Why something was not moved. Nothing of it is lost.
#[derive(Debug, thiserror::Error)]
pub enum NotMoved {
    /// The vault made no record of it.
    #[error("{0}")]
    NotSealed(#[from] SealError),
    /// The vault did not cover it.
    #[error("{0}")]
    NotCovered(#[from] UnsealError),
    /// It is moved, and its words may still be in the desk's file.
    #[error("{0}")]
    NotErased(#[from] EraseError),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// What was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// An account's names and secrets.
    Account,
    /// The review of a document.
    Review,
}

/// The desk's file, for moving what earlier programs left in it.
#[derive(Debug)]
pub struct Earlier {
    file: DeskFile,
    vault: Arc<Vault>,
}

struct AccountInClear {
    id: String,
    name: String,
    sign_in_name: String,
    password: Option<String>,
    second_factor: Option<Vec<u8>>,
    recovery: Vec<Vec<u8>>,
}

struct ReviewInClear {
    document: Fingerprint,
    version: u64,
    state: String,
}

impl Earlier {
    /// Opens the desk's file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>, vault: Arc<Vault>) -> Result<Self, DeskFileError> {
        let file = DeskFile::open(path.as_ref())?;
        Ok(Self { file, vault })
    }

    /// Moves one account or review under what the caller drew; none where all
    /// are moved. Then no file of the desk holds a byte of them.
    ///
    /// # Errors
    ///
    /// [`NotMoved`].
    pub fn move_one(&self, on: Date, draw: &Draw) -> Result<Option<Moved>, NotMoved> {
        if !self.file.run(are_set_aside)? {
            return Ok(None);
        }
        if let Some(account) = self.file.run(an_account)? {
            self.move_account(&account, on, draw)?;
            return Ok(Some(Moved::Account));
        }
        if let Some(review) = self.file.run(a_review)? {
            self.move_review(&review, on, draw)?;
            return Ok(Some(Moved::Review));
        }
        self.file.write_anew()?;
        self.file.run(|file| {
            file.execute_batch(
                "DROP TABLE IF EXISTS account_in_clear; DROP TABLE IF EXISTS review_in_clear;",
            )
        })?;
        Ok(None)
    }

    fn move_account(
        &self,
        account: &AccountInClear,
        on: Date,
        draw: &Draw,
    ) -> Result<(), NotMoved> {
        let record = self.vault.begin(Kind::PersonalDetails, on, draw)?;
        let cover = |part, words: &[u8]| self.vault.cover(record, part, words);
        let covered = (
            cover(part::NAME, account.name.as_bytes())?,
            cover(part::SIGN_IN_NAME, account.sign_in_name.as_bytes())?,
        );
        let password = account.password.as_ref();
        let password = password.map(|hash| cover(part::PASSWORD, hash.as_bytes()));
        let secret = account.second_factor.as_ref();
        let secret = secret.map(|secret| cover(part::SECOND_FACTOR, secret));
        let (password, secret) = (password.transpose()?, secret.transpose()?);
        let codes = account.recovery.iter();
        let codes: Vec<[u8; 32]> = codes
            .map(|hash| self.vault.code(record, part::RECOVERY, hash))
            .collect::<Result<_, _>>()?;
        self.file.run(|file| {
            let moved = file.execute(
                "UPDATE account SET record = ?2, name = ?3, sign_in_name = ?4, password = ?5,
                 second_factor = ?6 WHERE id = ?1 AND record IS NULL",
                (
                    &account.id,
                    record.to_string(),
                    &covered.0,
                    &covered.1,
                    &password,
                    &secret,
                ),
            )?;
            // Another process may have moved it a moment ago.
            if moved == 1 {
                file.execute(
                    "DELETE FROM recovery_code WHERE account = ?1",
                    [&account.id],
                )?;
                for code in &codes {
                    file.execute(
                        "INSERT INTO recovery_code (account, code_hash) VALUES (?1, ?2)",
                        (&account.id, code),
                    )?;
                }
            }
            file.execute("DELETE FROM account_in_clear WHERE id = ?1", [&account.id])
        })?;
        Ok(())
    }

    fn move_review(&self, review: &ReviewInClear, on: Date, draw: &Draw) -> Result<(), NotMoved> {
        let record: RecordId = self.vault.begin(Kind::Draft, on, draw)?;
        let covered = self
            .vault
            .cover(record, reviews::STATE, review.state.as_bytes())?;
        self.file.run(|file| {
            reviews::begin(file, review.document, record, review.version, &covered)?;
            file.execute(
                "DELETE FROM review_in_clear WHERE document = ?1",
                [review.document.0],
            )
        })?;
        Ok(())
    }
}

fn are_set_aside(file: &Connection) -> rusqlite::Result<bool> {
    file.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'account_in_clear')",
        [],
        |row| row.get(0),
    )
}

fn an_account(file: &Connection) -> rusqlite::Result<Option<AccountInClear>> {
    let found = file
        .query_row(
            "SELECT id, name, sign_in_name, password, second_factor FROM account_in_clear LIMIT 1",
            [],
            |row| {
                Ok(AccountInClear {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    sign_in_name: row.get(2)?,
                    password: row.get(3)?,
                    second_factor: row.get(4)?,
                    recovery: Vec::new(),
                })
            },
        )
        .optional()?;
    let Some(mut account) = found else {
        return Ok(None);
    };
    account.recovery = file
        .prepare("SELECT code_hash FROM recovery_code WHERE account = ?1")?
        .query_map([&account.id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(account))
}

fn a_review(file: &Connection) -> rusqlite::Result<Option<ReviewInClear>> {
    file.query_row(
        "SELECT document, version, state FROM review_in_clear ORDER BY rowid LIMIT 1",
        [],
        |row| {
            Ok(ReviewInClear {
                document: Fingerprint(row.get(0)?),
                version: row.get(1)?,
                state: row.get(2)?,
            })
        },
    )
    .optional()
}
