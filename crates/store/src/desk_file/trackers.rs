//! Trackers that people of an office are bringing in.
//!
//! A tracker names people. What was read of one, and what was said of it so far,
//! is covered under a key of the [vault](crate::vault), one for each upload; when
//! it is done with, or another takes its place, the key is destroyed. What the
//! columns of an office mean is kept for its next upload: of a heading only its
//! SHA-256 stands here.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rusqlite::OptionalExtension;

use super::reviews::Version;
use super::{DeskFile, DeskFileError};
use crate::fault::{Damage, Fault};
use crate::vault::{Asking, Draw, EraseRefused, Kind, RecordId, SealError, UnsealError, Vault};

/// The part of a tracker's record under which it is covered.
const PART: &str = "tracker";

/// For how many days an upload that nobody went on with is kept.
pub const KEPT_DAYS: i32 = 30;

pub(super) const SCHEMA: &str = "CREATE TABLE tracker (
  office TEXT NOT NULL,
  account TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE,
  begun_on TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  state BLOB NOT NULL,
  PRIMARY KEY (office, account)
) STRICT;
CREATE TABLE tracker_column (
  office TEXT NOT NULL,
  heading TEXT NOT NULL,
  meaning TEXT NOT NULL,
  PRIMARY KEY (office, heading)
) STRICT, WITHOUT ROWID;";

/// Whose upload it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uploader<'a> {
    /// The office, as the desk names it.
    pub office: &'a str,
    /// The account's opaque id.
    pub account: &'a str,
}

/// Why an upload was not kept or not found.
#[derive(Debug, thiserror::Error)]
pub enum TrackersError {
    /// It was changed or replaced since it was looked at.
    #[error("this upload was changed in another window")]
    Moved,
    /// The vault made no record of it.
    #[error("{0}")]
    NotSealed(#[from] SealError),
    /// The vault did not cover or open it.
    #[error("{0}")]
    NotOpened(#[from] UnsealError),
    /// Its key was not destroyed.
    #[error("{0}")]
    NotErased(#[from] EraseRefused),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The trackers that are being brought in.
#[derive(Debug)]
pub struct Trackers {
    file: DeskFile,
    vault: Arc<Vault>,
}

impl Trackers {
    /// Opens them in the desk's file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>, vault: Arc<Vault>) -> Result<Self, DeskFileError> {
        let file = DeskFile::open(path.as_ref())?;
        Ok(Self { file, vault })
    }

    /// Keeps an upload in the place of whoever's earlier one, which is erased,
    /// as are those of anybody that lie longer than [`KEPT_DAYS`].
    ///
    /// # Errors
    ///
    /// [`TrackersError`].
    pub fn begin(
        &self,
        whose: Uploader<'_>,
        state: &[u8],
        asking: &Asking<'_>,
        draw: &Draw,
    ) -> Result<(), TrackersError> {
        self.remove(whose, asking)?;
        self.remove_old(asking)?;
        let today = asking.when.day;
        // The key first: broken off after it, a key that opens nothing.
        let record = self.vault.begin(Kind::Draft, today, draw)?;
        let covered = self.vault.cover(record, PART, state)?;
        self.file.run(|file| {
            file.execute(
                "INSERT INTO tracker (office, account, record, begun_on, version, state)
                 VALUES (?1, ?2, ?3, ?4, 1, ?5)",
                (
                    whose.office,
                    whose.account,
                    record.to_string(),
                    today.to_string(),
                    covered,
                ),
            )
        })?;
        Ok(())
    }

    /// Somebody's upload, with its version.
    ///
    /// # Errors
    ///
    /// [`TrackersError`] when it cannot be read.
    pub fn get(&self, whose: Uploader<'_>) -> Result<Option<(Version, Vec<u8>)>, TrackersError> {
        let row: Option<(String, Version, Vec<u8>)> = self.file.run(|file| {
            file.prepare_cached(
                "SELECT record, version, state FROM tracker WHERE office = ?1 AND account = ?2",
            )?
            .query_row((whose.office, whose.account), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()
        })?;
        let Some((record, version, covered)) = row else {
            return Ok(None);
        };
        let state = self.vault.uncover(self.named(&record)?, PART, &covered)?;
        Ok(Some((version, state)))
    }

    /// Puts another state in the place of that of version `expected`.
    ///
    /// # Errors
    ///
    /// [`TrackersError::Moved`] when it has another version; nothing changes.
    pub fn change(
        &self,
        whose: Uploader<'_>,
        expected: Version,
        state: &[u8],
    ) -> Result<Version, TrackersError> {
        let record = self.record(whose)?.ok_or(TrackersError::Moved)?;
        let covered = self.vault.cover(record, PART, state)?;
        let changed = self.file.run(|file| {
            file.execute(
                "UPDATE tracker SET state = ?4, version = version + 1
                 WHERE office = ?1 AND account = ?2 AND version = ?3 AND record = ?5",
                (
                    whose.office,
                    whose.account,
                    expected,
                    covered,
                    record.to_string(),
                ),
            )
        })?;
        match changed {
            1 => Ok(expected + 1),
            _ => Err(TrackersError::Moved),
        }
    }

    /// Notes in the vault's trail that whoever brought an upload in looked at what
    /// its file hides.
    ///
    /// # Errors
    ///
    /// [`TrackersError::Moved`] when there is no such upload.
    pub fn note_hidden_seen(
        &self,
        whose: Uploader<'_>,
        asking: &Asking<'_>,
    ) -> Result<(), TrackersError> {
        let record = self.record(whose)?.ok_or(TrackersError::Moved)?;
        Ok(self.vault.note_hidden_seen(Some(record), asking)?)
    }

    /// Removes somebody's upload and destroys its key; of none it is nothing.
    ///
    /// # Errors
    ///
    /// [`TrackersError`].
    pub fn remove(&self, whose: Uploader<'_>, asking: &Asking<'_>) -> Result<(), TrackersError> {
        match self.record(whose)? {
            Some(record) => self.erase(record, asking),
            None => Ok(()),
        }
    }

    fn remove_old(&self, asking: &Asking<'_>) -> Result<(), TrackersError> {
        let before = asking
            .when
            .day
            .saturating_sub(jiff::Span::new().days(KEPT_DAYS));
        let old: Vec<String> = self.file.run(|file| {
            file.prepare_cached("SELECT record FROM tracker WHERE begun_on < ?1")?
                .query_map([before.to_string()], |row| row.get(0))?
                .collect()
        })?;
        old.iter()
            .try_for_each(|record| self.erase(self.named(record)?, asking))
    }

    /// The key before the row: broken off between them, a row that opens no more
    /// is removed when this is asked again.
    fn erase(&self, record: RecordId, asking: &Asking<'_>) -> Result<(), TrackersError> {
        match self.vault.erase(record, asking) {
            Ok(_) | Err(EraseRefused::StillInUse { .. }) => {}
            Err(why) => return Err(why.into()),
        }
        self.file.run(|file| {
            file.execute(
                "DELETE FROM tracker WHERE record = ?1",
                [record.to_string()],
            )
        })?;
        Ok(())
    }

    /// What the columns of an office were last said to mean, by the SHA-256 of
    /// their headings.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn columns(&self, office: &str) -> Result<BTreeMap<String, String>, Fault> {
        self.file.run(|file| {
            file.prepare_cached("SELECT heading, meaning FROM tracker_column WHERE office = ?1")?
                .query_map([office], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
    }

    /// Keeps what columns mean, in the place of what they meant before.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn keep_columns(
        &self,
        office: &str,
        columns: &BTreeMap<String, String>,
    ) -> Result<(), Fault> {
        self.file.run(|file| {
            let mut put = file.prepare_cached(
                "INSERT INTO tracker_column (office, heading, meaning) VALUES (?1, ?2, ?3)
                 ON CONFLICT (office, heading) DO UPDATE SET meaning = ?3",
            )?;
            for (heading, meaning) in columns {
                put.execute((office, heading, meaning))?;
            }
            Ok(())
        })
    }

    fn record(&self, whose: Uploader<'_>) -> Result<Option<RecordId>, TrackersError> {
        let record: Option<String> = self.file.run(|file| {
            file.prepare_cached("SELECT record FROM tracker WHERE office = ?1 AND account = ?2")?
                .query_row((whose.office, whose.account), |row| row.get(0))
                .optional()
        })?;
        record.map(|record| self.named(&record)).transpose()
    }

    fn named(&self, record: &str) -> Result<RecordId, TrackersError> {
        record.parse().map_err(|_| {
            let found = format!("{record:?} is no record's name");
            Fault::damaged(self.file.path(), Damage::Shape(found)).into()
        })
    }
}
