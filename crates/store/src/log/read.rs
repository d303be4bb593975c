//! Reading: lending every entry in order, or one by number.

use std::ops::ControlFlow;

use answerable_ledger::LeafHash;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use super::row::{COLUMNS, Stored};
use super::{Log, schema};
use crate::fault::{Damage, Fault};

/// An entry as lent to a reader of the whole log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept<'row> {
    /// Its bytes as they were given.
    Open(&'row [u8]),
    /// Its bytes were removed; what is left stands in its place.
    Withheld {
        /// The leaf hash of the bytes that were there.
        leaf: LeafHash,
        /// The day it was recorded.
        recorded_on: Date,
    },
}

/// One entry with everything kept beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the log, from 0.
    pub number: u64,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// The day it was recorded.
    pub recorded_on: Date,
    /// Its bytes as they were given; `None` once withheld.
    pub bytes: Option<Vec<u8>>,
}

/// Why entries could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The reader is further on than the log. It has seen entries that this
    /// file does not hold.
    #[error(
        "entries up to {from} were read before and the log now holds only {head}; \
         an older copy was put in its place: restore the newer one"
    )]
    PastTheEnd {
        /// Where the reader is.
        from: u64,
        /// How many entries there are.
        head: u64,
    },
    /// The file cannot be read, or is damaged.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl Log {
    /// How many entries there are: the number that the next one will have.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn head(&self) -> Result<u64, Fault> {
        schema::head(&self.connection)
            .map_err(|error| self.fault(&error))?
            .map_err(|damage| Fault::damaged(&self.path, damage))
    }

    /// The day the last entry was recorded, if there is one: no later entry
    /// may be recorded before it.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn last_day(&self) -> Result<Option<Date>, Fault> {
        day_of_last(&self.connection, self.head()?)
            .map_err(|error| self.fault(&error))?
            .map_err(|damage| Fault::damaged(&self.path, damage))
    }

    /// Lends every entry from number `from` on, in order, and returns the
    /// number to read on from next time, or what the reader broke off with.
    ///
    /// The bytes are lent from SQLite's own page without a copy, as this is
    /// how the register is folded at start. Gaps are found here; whether the
    /// bytes are still the ones that were kept is for [`Log::verify`], which
    /// runs beside.
    ///
    /// # Errors
    ///
    /// [`ReadError::PastTheEnd`] when `from` is beyond the head, and
    /// [`Fault`] when an entry is missing or the file cannot be read.
    pub fn for_each<B>(
        &self,
        from: u64,
        mut reader: impl FnMut(u64, Kept<'_>) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B, u64>, ReadError> {
        let fault = |error: rusqlite::Error| self.fault(&error);
        let damaged = |damage| Fault::damaged(&self.path, damage);
        // The count and the entries are read in one snapshot.
        let snapshot = self.connection.unchecked_transaction().map_err(fault)?;
        let head = schema::head(&snapshot).map_err(fault)?.map_err(damaged)?;
        if from > head {
            return Err(ReadError::PastTheEnd { from, head });
        }
        let mut statement = snapshot
            .prepare_cached("SELECT number, bytes FROM entry WHERE number >= ?1 ORDER BY number")
            .map_err(fault)?;
        let mut rows = statement.query([from]).map_err(fault)?;
        let mut next = from;
        while let Some(row) = rows.next().map_err(fault)? {
            let number: u64 = row.get(0).map_err(fault)?;
            in_sequence(next, number, head).map_err(damaged)?;
            let bytes = row.get_ref(1).map_err(fault)?.as_blob_or_null();
            let flow = match bytes {
                Ok(Some(bytes)) => reader(number, Kept::Open(bytes)),
                Ok(None) => {
                    let entry = stored(&snapshot, number).map_err(fault)?.map_err(damaged)?;
                    let Entry {
                        leaf, recorded_on, ..
                    } = entry.ok_or_else(|| damaged(Damage::Missing { number }))?;
                    reader(number, Kept::Withheld { leaf, recorded_on })
                }
                Err(_) => return Err(damaged(Damage::Beside { number }).into()),
            };
            if let ControlFlow::Break(broken_off) = flow {
                return Ok(ControlFlow::Break(broken_off));
            }
            next += 1;
        }
        if next != head {
            return Err(damaged(Damage::Missing { number: next }).into());
        }
        Ok(ControlFlow::Continue(head))
    }

    /// The leaf hashes of the entries from number `from` on, in order, at most so
    /// many as `most`; none where `from` is the head.
    ///
    /// What stands beside each entry is checked. Whether its bytes still have the
    /// leaf hash is for [`Log::verify`].
    ///
    /// # Errors
    ///
    /// [`Fault`] when an entry is missing, what stands beside it was altered, or
    /// the file cannot be read.
    pub fn leaves(&self, from: u64, most: usize) -> Result<Vec<LeafHash>, Fault> {
        let fault = |error: rusqlite::Error| self.fault(&error);
        let damaged = |damage| Fault::damaged(&self.path, damage);
        let snapshot = self.connection.unchecked_transaction().map_err(fault)?;
        let head = schema::head(&snapshot).map_err(fault)?.map_err(damaged)?;
        let mut statement = snapshot
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM entry WHERE number >= ?1 ORDER BY number LIMIT ?2"
            ))
            .map_err(fault)?;
        let mut rows = statement.query((from, most)).map_err(fault)?;
        let mut leaves = Vec::new();
        let mut next = from;
        while let Some(row) = rows.next().map_err(fault)? {
            let stored = Stored::read(row).map_err(fault)?.map_err(damaged)?;
            in_sequence(next, stored.number, head).map_err(damaged)?;
            leaves.push(stored.leaf);
            next += 1;
        }
        if next < head && leaves.len() < most {
            return Err(damaged(Damage::Missing { number: next }));
        }
        Ok(leaves)
    }

    /// One entry, verified against its leaf hash; `None` when there is none of
    /// that number yet.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it was altered, is missing, or cannot be read.
    pub fn entry(&self, number: u64) -> Result<Option<Entry>, Fault> {
        let entry = stored(&self.connection, number)
            .map_err(|error| self.fault(&error))?
            .map_err(|damage| Fault::damaged(&self.path, damage))?;
        if entry.is_none() && number < self.head()? {
            return Err(Fault::damaged(&self.path, Damage::Missing { number }));
        }
        Ok(entry)
    }
}

/// Whether `number` is the one that must come next in a log of `head` entries.
pub(super) fn in_sequence(next: u64, number: u64, head: u64) -> Result<(), Damage> {
    if number >= head {
        Err(Damage::Surplus { number, head })
    } else if number != next {
        Err(Damage::Missing { number: next })
    } else {
        Ok(())
    }
}

fn stored(connection: &Connection, number: u64) -> rusqlite::Result<Result<Option<Entry>, Damage>> {
    // A number above SQLite's largest integer is no entry's.
    let Ok(key) = i64::try_from(number) else {
        return Ok(Ok(None));
    };
    let read = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM entry WHERE number = ?1"))?
        .query_row([key], |row| {
            let stored = match Stored::read(row)? {
                Ok(stored) => stored,
                Err(damage) => return Ok(Err(damage)),
            };
            Ok(stored.check_bytes().map(|()| Entry {
                number: stored.number,
                leaf: stored.leaf,
                recorded_on: stored.recorded_on,
                bytes: stored.bytes.map(<[u8]>::to_vec),
            }))
        })
        .optional()?;
    Ok(read.transpose())
}

/// The day the last entry was recorded; `None` in an empty log.
pub(super) fn day_of_last(
    connection: &Connection,
    head: u64,
) -> rusqlite::Result<Result<Option<Date>, Damage>> {
    let Some(number) = head.checked_sub(1) else {
        return Ok(Ok(None));
    };
    Ok(match stored(connection, number)? {
        Ok(Some(entry)) => Ok(Some(entry.recorded_on)),
        Ok(None) => Err(Damage::Missing { number }),
        Err(damage) => Err(damage),
    })
}
