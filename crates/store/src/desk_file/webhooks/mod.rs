//! Webhooks: addresses that are told of what concerns an office, and how far the
//! telling is.
//!
//! Here stand opaque ids, addresses, entry numbers and states. What is told is
//! made anew from the log each time; the secret that signs it is a record of the
//! [vault](crate::vault).
//!
//! Each webhook has a position: the first entry that was not looked at for it.
//! It moves in the transaction that notes what is to be told of the entries
//! passed, and a delivery is noted as made after its receiver said so. So what
//! was sent before a crash and not noted is sent again, and nothing is lost.

mod deliveries;

use std::path::Path;

use rusqlite::{OptionalExtension as _, Row};

use super::accounts::UnixSeconds;
use super::{DeskFile, DeskFileError};
use crate::fault::Fault;
use crate::vault::RecordId;

pub use deliveries::{Came, Counted, Delivery, DeliveryState};

/// What is kept about webhooks.
pub(super) const SCHEMA: &str = "CREATE TABLE webhook (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  address TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  position INTEGER NOT NULL,
  stopped_at INTEGER,
  stopped_by TEXT,
  CHECK (stopped_by IS NULL OR stopped_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE webhook_delivery (
  webhook TEXT NOT NULL REFERENCES webhook (id),
  entry INTEGER NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given-up')),
  tries INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  last_at INTEGER,
  came TEXT,
  PRIMARY KEY (webhook, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook, state, entry);";

/// The webhooks of all offices.
#[derive(Debug)]
pub struct Webhooks(DeskFile);

/// An address that is told of what concerns a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The id, which is also its part of an address here.
    pub id: String,
    /// The body it is told for.
    pub body: String,
    /// Where to.
    pub address: String,
    /// The record of the vault that holds the secret.
    pub record: RecordId,
    /// Who added it, by opaque id.
    pub made_by: String,
    /// When.
    pub made_at: UnixSeconds,
    /// The first entry that was not looked at for it.
    pub position: u64,
    /// When it was stopped; none while it works.
    pub stopped_at: Option<UnixSeconds>,
    /// Who stopped it, by opaque id; none where the receiver said that nobody is
    /// there any more.
    pub stopped_by: Option<String>,
}

impl Webhooks {
    /// Opens the webhooks in the desk's file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DeskFileError> {
        DeskFile::open(path.as_ref()).map(Self)
    }

    /// Adds one, unless its body has `most` that work.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn add(&self, new: &Webhook, most: usize) -> Result<bool, Fault> {
        self.0.run(|file| {
            let working: usize = file.query_row(
                "SELECT count(*) FROM webhook WHERE body = ?1 AND stopped_at IS NULL",
                [&new.body],
                |row| row.get(0),
            )?;
            if working >= most {
                return Ok(false);
            }
            file.execute(
                "INSERT INTO webhook (id, body, address, record, made_by, made_at, position)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                (
                    &new.id,
                    &new.body,
                    &new.address,
                    new.record.to_string(),
                    &new.made_by,
                    new.made_at.0,
                    new.position,
                ),
            )?;
            Ok(true)
        })
    }

    /// One of them.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn find(&self, id: &str) -> Result<Option<Webhook>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?
                .query_row([id], webhook)
                .optional()
        })
    }

    /// Every one, those that were stopped too, in the order they were added.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn all(&self) -> Result<Vec<Webhook>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(&format!("{COLUMNS} ORDER BY made_at, id"))?
                .query_map([], webhook)?
                .collect()
        })
    }

    /// Stops one: nothing more is noted for it or sent to it. Whether it worked
    /// until now.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn stop(&self, id: &str, by: Option<&str>, at: UnixSeconds) -> Result<bool, Fault> {
        self.0.run(|file| {
            let stopped = file.execute(
                "UPDATE webhook SET stopped_at = ?2, stopped_by = ?3
                 WHERE id = ?1 AND stopped_at IS NULL",
                (id, at.0, by),
            )?;
            Ok(stopped == 1)
        })
    }
}

const COLUMNS: &str = "SELECT id, body, address, record, made_by, made_at, position,
  stopped_at, stopped_by FROM webhook";

fn webhook(row: &Row<'_>) -> rusqlite::Result<Webhook> {
    let record: String = row.get(3)?;
    Ok(Webhook {
        id: row.get(0)?,
        body: row.get(1)?,
        address: row.get(2)?,
        record: record.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
        made_by: row.get(4)?,
        made_at: UnixSeconds(row.get(5)?),
        position: row.get(6)?,
        stopped_at: row.get::<_, Option<i64>>(7)?.map(UnixSeconds),
        stopped_by: row.get(8)?,
    })
}
