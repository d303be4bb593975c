//! Checking that the log still holds what was put into it.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use answerable_ledger::LeafHash;
use rusqlite::{Connection, InterruptHandle};

use super::key::{key_damage, key_digest};
use super::read::in_sequence;
use super::row::{COLUMNS, Stored};
use super::{Log, schema};
use crate::fault::{Damage, Fault};

/// How many of the last entries [`Log::open`] verifies: the newest are the
/// ones a crash could have touched, and this many take a few milliseconds. The
/// rest is verified in the background.
pub const TAIL_CHECKED_AT_OPEN: u64 = 1_000;

/// What was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Entries whose bytes still have their leaf hash.
    pub open: u64,
    /// Entries that are withheld: the leaf hash is there, the bytes are not.
    pub withheld: u64,
}

/// Breaks off the verification of a log that runs in another thread.
pub struct Interrupter {
    told: Arc<AtomicBool>,
    handle: InterruptHandle,
}

impl Interrupter {
    /// Breaks off the verification under way, and every one after it: once is
    /// enough, whenever it comes.
    pub fn interrupt(&self) {
        self.told.store(true, Ordering::SeqCst);
        self.handle.interrupt();
    }
}

impl fmt::Debug for Interrupter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Interrupter")
    }
}

impl Log {
    /// What breaks off a verification of this log from another thread.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter {
            told: Arc::clone(&self.broken_off),
            handle: self.connection.get_interrupt_handle(),
        }
    }

    /// Recomputes the leaf hash of every entry in the range and checks what
    /// stands beside it, that no number is missing and that no day goes back.
    ///
    /// The end of the range may lie beyond the head.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] naming the first bad entry.
    pub fn verify(&self, range: Range<u64>) -> Result<Verified, Fault> {
        let snapshot = self.snapshot()?;
        let head = self.head()?;
        let verified = verify_entries(&snapshot, range.start.min(head)..range.end.min(head), head);
        self.judge(verified)
    }

    /// [`Log::verify`] for the whole log, and beside it the file's own
    /// structure, its tables and every idempotency key.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] naming the first thing found wrong;
    /// [`Fault::BrokenOff`] after [`Interrupter::interrupt`].
    pub fn verify_all(&self) -> Result<Verified, Fault> {
        let snapshot = self.snapshot()?;
        let fault = |error: rusqlite::Error| self.fault(&error);
        // SQLite forgets an interrupt when no statement is under way, as
        // between two of the steps below. So one is, from before we look
        // whether we were told until the end.
        let mut under_way = snapshot
            .prepare("SELECT 1 UNION ALL SELECT 2")
            .map_err(fault)?;
        let mut rows = under_way.query([]).map_err(fault)?;
        rows.next().map_err(fault)?;
        if self.broken_off.load(Ordering::SeqCst) {
            return Err(Fault::BrokenOff {
                path: self.path.clone(),
            });
        }
        let head = self.head()?;
        self.judge(verify_structure(&snapshot))?;
        let verified = self.judge(verify_entries(&snapshot, 0..head, head))?;
        self.judge(verify_keys(&snapshot, head))?;
        Ok(verified)
    }

    pub(super) fn verify_tail(&self) -> Result<(), Fault> {
        let snapshot = self.snapshot()?;
        let head = self.head()?;
        let from = head.saturating_sub(TAIL_CHECKED_AT_OPEN);
        self.judge(verify_entries(&snapshot, from..head, head))?;
        Ok(())
    }

    fn snapshot(&self) -> Result<rusqlite::Transaction<'_>, Fault> {
        self.connection
            .unchecked_transaction()
            .map_err(|error| self.fault(&error))
    }

    fn judge<T>(&self, found: rusqlite::Result<Result<T, Damage>>) -> Result<T, Fault> {
        found
            .map_err(|error| self.fault(&error))?
            .map_err(|damage| Fault::damaged(&self.path, damage))
    }
}

type Checked<T> = rusqlite::Result<Result<T, Damage>>;

/// SQLite's own check of pages and constraints, and our tables.
fn verify_structure(connection: &Connection) -> Checked<()> {
    let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said != "ok" {
        return Ok(Err(Damage::Shape(said)));
    }
    if !schema::is_ours(connection)? {
        return Ok(Err(Damage::Shape(
            "its tables are not those of a log".to_owned(),
        )));
    }
    Ok(Ok(()))
}

fn verify_entries(connection: &Connection, range: Range<u64>, head: u64) -> Checked<Verified> {
    let mut verified = Verified {
        open: 0,
        withheld: 0,
    };
    // To the end of the log when the range goes there, so that an entry after
    // the last is found.
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry WHERE number >= ?1 AND (number < ?2 OR ?2 = ?3)
         ORDER BY number"
    ))?;
    let mut rows = statement.query((range.start, range.end, head))?;
    let mut next = range.start;
    let mut day = None;
    while let Some(row) = rows.next()? {
        let stored = match Stored::read(row)? {
            Ok(stored) => stored,
            Err(damage) => return Ok(Err(damage)),
        };
        let number = stored.number;
        let sound = in_sequence(next, number, head).and_then(|()| stored.check_bytes());
        if let Err(damage) = sound {
            return Ok(Err(damage));
        }
        if day.is_some_and(|day| stored.recorded_on < day) {
            return Ok(Err(Damage::DayGoesBack { number }));
        }
        day = Some(stored.recorded_on);
        match stored.bytes {
            Some(_) => verified.open += 1,
            None => verified.withheld += 1,
        }
        next += 1;
    }
    if next < range.end {
        return Ok(Err(Damage::Missing { number: next }));
    }
    Ok(Ok(verified))
}

/// Every key still fits the entries kept under it.
fn verify_keys(connection: &Connection, head: u64) -> Checked<()> {
    let mut statement =
        connection.prepare("SELECT key, first, entries, digest FROM idempotency_key")?;
    let mut leaves_of = connection
        .prepare("SELECT leaf FROM entry WHERE number >= ?1 AND number < ?2 ORDER BY number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let (first, entries): (u64, u64) = (row.get(1)?, row.get(2)?);
        let kept: [u8; 32] = row.get(3)?;
        let end = first.checked_add(entries).filter(|end| *end <= head);
        let Some(end) = end else {
            return Ok(Err(key_damage(&key)));
        };
        let leaves: Vec<LeafHash> = leaves_of
            .query_map((first, end), |row| row.get(0).map(LeafHash))?
            .collect::<rusqlite::Result<_>>()?;
        if key_digest(&key, first, &leaves) != kept {
            return Ok(Err(key_damage(&key)));
        }
    }
    Ok(Ok(()))
}
