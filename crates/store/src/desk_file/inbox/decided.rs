//! How a request stands: it waits, or an entry of the log says what was decided.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use super::{Code, Inbox, Reference, Waiting};
use crate::fault::Fault;

/// The number of an entry of the log.
pub type Entry = u64;

/// The code of each request, and what was decided of it.
pub(in crate::desk_file) const SCHEMA: &str = "ALTER TABLE sealed_request ADD COLUMN code_hash BLOB
  CHECK (code_hash IS NULL OR length(code_hash) = 32);
ALTER TABLE sealed_request ADD COLUMN decided_by INTEGER;
CREATE UNIQUE INDEX sealed_request_by_code ON sealed_request (code_hash);";

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nobody has decided it yet.
    Waits,
    /// This entry of the log says what was decided.
    Decided(Entry),
    /// It was erased before anybody decided it.
    Erased,
}

/// A request, and how it stands; nothing of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The request.
    pub request: Waiting,
    /// How it stands.
    pub stands: Stands,
}

const COLUMNS: &str = "SELECT reference, record, sent_on, waits, decided_by FROM sealed_request";

impl Inbox {
    /// How the request stands that was given this code; none where none was.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn under(&self, code: &Code) -> Result<Option<Standing>, Fault> {
        let hash = code.hash();
        self.file.run(|file| {
            file.prepare_cached(&format!("{COLUMNS} WHERE code_hash = ?1"))?
                .query_row([hash], standing)
                .optional()
        })
    }

    /// How a request stands; none where none was ever given that reference.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn standing(&self, reference: Reference) -> Result<Option<Standing>, Fault> {
        self.file.run(|file| {
            file.prepare_cached(&format!("{COLUMNS} WHERE reference = ?1"))?
                .query_row([reference.0], standing)
                .optional()
        })
    }

    /// Notes which entry decided a request, which waits no more. Noted twice,
    /// the first stays.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn decided(&self, reference: Reference, entry: Entry) -> Result<(), Fault> {
        self.file.run(|file| {
            file.execute(
                "UPDATE sealed_request SET waits = 0, decided_by = ifnull(decided_by, ?2)
                 WHERE reference = ?1",
                (reference.0, entry),
            )
            .map(|_| ())
        })
    }

    /// The decided requests whose words are still there to be erased, the oldest
    /// first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when a file cannot be read.
    pub fn decided_and_not_erased(&self) -> Result<Vec<Standing>, Fault> {
        let mut decided: Vec<Standing> = self.file.run(|file| {
            file.prepare_cached(&format!(
                "{COLUMNS} WHERE decided_by IS NOT NULL ORDER BY reference"
            ))?
            .query_map([], standing)?
            .collect()
        })?;
        let mut kept = Vec::new();
        for standing in decided.drain(..) {
            if self.vault.tombstone(standing.request.record)?.is_none() {
                kept.push(standing);
            }
        }
        Ok(kept)
    }
}

/// Puts a request's code beside it. A form that was forgotten and is sent again
/// is another request of the same code, which from then on is the later one's.
pub(super) fn remember(
    file: &Connection,
    reference: Reference,
    code: &Code,
) -> rusqlite::Result<()> {
    file.prepare_cached("UPDATE sealed_request SET code_hash = NULL WHERE code_hash = ?1")?
        .execute([code.hash()])?;
    file.prepare_cached("UPDATE sealed_request SET code_hash = ?2 WHERE reference = ?1")?
        .execute((reference.0, code.hash()))
        .map(|_| ())
}

fn standing(row: &Row<'_>) -> rusqlite::Result<Standing> {
    let (record, on): (String, String) = (row.get(1)?, row.get(2)?);
    let (waits, decided): (bool, Option<Entry>) = (row.get(3)?, row.get(4)?);
    let on: Date = on.parse().map_err(|_| rusqlite::Error::InvalidQuery)?;
    Ok(Standing {
        request: Waiting {
            reference: Reference(row.get(0)?),
            record: record.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
            on,
        },
        stands: match (decided, waits) {
            (Some(entry), _) => Stands::Decided(entry),
            (None, true) => Stands::Waits,
            (None, false) => Stands::Erased,
        },
    })
}
