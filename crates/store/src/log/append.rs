//! Appending: a batch of drafts is kept whole, in one transaction and with one
//! fsync, or not at all.

use std::ops::Range;

use answerable_ledger::{LeafHash, leaf_hash};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};

use super::read::day_of_last;
use super::row::row_check;
use super::{Access, Draft, IdempotencyKey, Log, MAX_ENTRY_BYTES, schema};
use crate::check::digest;
use crate::fault::{Damage, Fault};

/// How many days an entry may be recorded after the one before it: a leap
/// year.
///
/// `recorded_on` never decreases, so one entry written by a clock that is years
/// ahead would bind every later entry to its day. A register that is used at
/// all is used more than once a year.
pub const MAX_LEAP_DAYS: i32 = 366;

/// The most entries in one batch. A batch is held in memory and shares one
/// transaction; the largest command we know, a month of coroners' reports, is
/// some 7,000 rows.
pub const MAX_BATCH_ENTRIES: usize = 100_000;

/// The most bytes in one batch: 64 MiB.
pub const MAX_BATCH_BYTES: usize = 64 << 20;

/// What became of one draft: the numbers of its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Appended {
    /// They are kept now.
    Now(Range<u64>),
    /// Already so: they were kept under the same key before.
    Already(Range<u64>),
}

impl Appended {
    /// The numbers of the entries, however they came to be kept.
    pub fn numbers(&self) -> Range<u64> {
        match self {
            Self::Now(numbers) | Self::Already(numbers) => numbers.clone(),
        }
    }
}

/// Why a batch was not appended: nothing of it was kept, unless a [`Fault`]
/// that stops writing leaves that open.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else appended first. Read on, decide again and append again.
    #[error(
        "the log holds {actual} entries and this was decided on {expected}; \
         read the new entries, decide again and append again"
    )]
    HeadMoved {
        /// How many entries the batch was decided on.
        expected: u64,
        /// How many there are.
        actual: u64,
    },
    /// A key was used before for other bytes.
    #[error(
        "the key {key} was used before for other words, at entry {first}; \
         give a new command a new key"
    )]
    KeyReused {
        /// Which draft of the batch, counted from 0.
        draft: usize,
        /// Its key.
        key: IdempotencyKey,
        /// The first entry kept under that key.
        first: u64,
    },
    /// A draft was recorded before the last entry.
    #[error(
        "the last entry was recorded on {} and this one says {}; record it on {} \
         and check the machine's clock",
        in_words(*last), in_words(*day), in_words(*last)
    )]
    DayGoesBack {
        /// Which draft of the batch, counted from 0.
        draft: usize,
        /// The draft's day.
        day: Date,
        /// The day of the entry before it.
        last: Date,
    },
    /// A draft was recorded more than [`MAX_LEAP_DAYS`] after the last entry.
    #[error(
        "the last entry was recorded on {} and this one says {}, more than {MAX_LEAP_DAYS} days \
         later; check the machine's clock, or vouch for the day if it is right",
        in_words(*last), in_words(*day)
    )]
    DayFarAhead {
        /// Which draft of the batch, counted from 0.
        draft: usize,
        /// The draft's day.
        day: Date,
        /// The day of the entry before it.
        last: Date,
    },
    /// A draft has no entry, or an entry no byte.
    #[error("draft {draft} of the batch holds nothing to keep")]
    Empty {
        /// Which draft of the batch, counted from 0.
        draft: usize,
    },
    /// An entry is longer than [`MAX_ENTRY_BYTES`].
    #[error(
        "an entry has {bytes} bytes and the most is {} MiB; keep a long text as a source document",
        MAX_ENTRY_BYTES >> 20
    )]
    EntryTooLong {
        /// Which draft of the batch, counted from 0.
        draft: usize,
        /// The entry's length.
        bytes: usize,
    },
    /// The batch is larger than [`MAX_BATCH_ENTRIES`] or [`MAX_BATCH_BYTES`].
    #[error(
        "the batch has {entries} entries in {bytes} bytes; the most is {MAX_BATCH_ENTRIES} \
         entries in {} MiB: append it in parts",
        MAX_BATCH_BYTES >> 20
    )]
    BatchTooLarge {
        /// Its entries.
        entries: usize,
        /// Their bytes together.
        bytes: usize,
    },
    /// The log was opened for reading only.
    #[error("the log was opened for reading only")]
    OpenedForReading,
    /// An earlier failure stopped writing in this process.
    #[error(
        "writing stopped after an earlier failure: {cause}; whatever was acknowledged is kept, \
         and anything else can be sent again with the same key"
    )]
    Stopped {
        /// That failure.
        cause: String,
    },
    /// The disk refused or failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A day as GOV.UK writes it: `6 March 2024`.
fn in_words(day: Date) -> impl std::fmt::Display {
    day.strftime("%-d %B %Y")
}

impl Log {
    /// Appends a batch to a log of `expected_head` entries, and says for each
    /// draft, in order, which numbers its entries have.
    ///
    /// The whole batch is one transaction and one fsync. When this returns
    /// `Ok`, and not before, every entry of it is durable and may be
    /// acknowledged. A draft whose key is known with the same bytes is "already
    /// so" and adds nothing; if all are, the head does not matter.
    ///
    /// # Errors
    ///
    /// [`AppendError`]. After a [`Fault`] that
    /// [stops writing](Fault::stops_writing) every further append is refused
    /// as [`AppendError::Stopped`]; whether that last batch is kept shows at
    /// the next start, and asking again with the same keys settles it.
    pub fn append(
        &mut self,
        expected_head: u64,
        batch: &[Draft],
    ) -> Result<Vec<Appended>, AppendError> {
        self.may_write()?;
        let bytes = measure(batch)?;
        let appended = self.append_in_one_transaction(expected_head, batch);
        match &appended {
            Ok(_) => self.fold_when_due(bytes),
            Err(AppendError::Fault(fault)) => self.stop_if(fault),
            Err(_) => {}
        }
        appended
    }

    /// The numbers of the entries kept under a key, if it was used.
    ///
    /// Ask this before deciding a command that may have been sent before:
    /// deciding it again could give other bytes, on another day or after its
    /// own effect, and those would be refused under its key.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn already(&self, key: &IdempotencyKey) -> Result<Option<Range<u64>>, Fault> {
        let used = key_used(&self.connection, key).map_err(|error| self.fault(&error))?;
        Ok(used.map(|used| used.first..used.first + used.entries))
    }

    /// Lets entries be recorded up to this day although the last one is more
    /// than [`MAX_LEAP_DAYS`] earlier, until this log is closed.
    ///
    /// For a register that was left alone for over a year: a person looks at
    /// the day and says that it is right.
    pub fn vouch_for_day(&mut self, day: Date) {
        self.vouched_day = Some(day);
    }

    pub(super) fn may_write(&self) -> Result<(), AppendError> {
        if let Some(cause) = &self.stopped {
            return Err(AppendError::Stopped {
                cause: cause.clone(),
            });
        }
        match self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly => Err(AppendError::OpenedForReading),
        }
    }

    fn append_in_one_transaction(
        &mut self,
        expected: u64,
        batch: &[Draft],
    ) -> Result<Vec<Appended>, AppendError> {
        let path = &self.path;
        let fault = |error: rusqlite::Error| Fault::of_sqlite(path, &error);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fault)?;
        let actual = schema::head(&transaction)
            .map_err(fault)?
            .map_err(|damage| Fault::damaged(path, damage))?;
        let last_day = day_of_last(&transaction, actual)
            .map_err(fault)?
            .map_err(|damage| Fault::damaged(path, damage))?;
        let mut writer = Writer {
            next: actual,
            last_day,
            vouched_day: self.vouched_day,
            transaction,
        };
        let mut appended = Vec::with_capacity(batch.len());
        for (index, draft) in batch.iter().enumerate() {
            let leaves: Vec<LeafHash> = draft.entries.iter().map(|e| leaf_hash(e)).collect();
            if let Some(numbers) = writer.already(index, draft, &leaves, fault)? {
                appended.push(Appended::Already(numbers));
                continue;
            }
            if expected != actual {
                return Err(AppendError::HeadMoved { expected, actual });
            }
            writer.check_day(index, draft.recorded_on)?;
            let numbers = writer.keep(draft, &leaves).map_err(fault)?;
            appended.push(Appended::Now(numbers));
        }
        if writer.next != actual {
            schema::set_head(&writer.transaction, writer.next).map_err(fault)?;
        }
        // The one point of truth: the fsync is in here, and only after it may
        // anything be acknowledged.
        writer.transaction.commit().map_err(fault)?;
        Ok(appended)
    }
}

/// The batch's size in bytes, if every limit is kept.
fn measure(batch: &[Draft]) -> Result<usize, AppendError> {
    let (mut entries, mut bytes) = (0, 0);
    for (index, draft) in batch.iter().enumerate() {
        if draft.entries.is_empty() || draft.entries.iter().any(Vec::is_empty) {
            return Err(AppendError::Empty { draft: index });
        }
        if let Some(long) = draft.entries.iter().find(|e| e.len() > MAX_ENTRY_BYTES) {
            return Err(AppendError::EntryTooLong {
                draft: index,
                bytes: long.len(),
            });
        }
        entries += draft.entries.len();
        bytes += draft.entries.iter().map(Vec::len).sum::<usize>();
    }
    if entries > MAX_BATCH_ENTRIES || bytes > MAX_BATCH_BYTES {
        return Err(AppendError::BatchTooLarge { entries, bytes });
    }
    Ok(bytes)
}

/// A transaction in which a batch is being written.
struct Writer<'log> {
    transaction: Transaction<'log>,
    next: u64,
    last_day: Option<Date>,
    vouched_day: Option<Date>,
}

impl Writer<'_> {
    /// The numbers kept under this draft's key, if it was used for the same
    /// bytes.
    fn already(
        &self,
        index: usize,
        draft: &Draft,
        leaves: &[LeafHash],
        fault: impl Fn(rusqlite::Error) -> Fault,
    ) -> Result<Option<Range<u64>>, AppendError> {
        let Some(key) = &draft.key else {
            return Ok(None);
        };
        let Some(used) = key_used(&self.transaction, key).map_err(fault)? else {
            return Ok(None);
        };
        if used.digest != key_digest(key.as_str(), used.first, leaves) {
            return Err(AppendError::KeyReused {
                draft: index,
                key: key.clone(),
                first: used.first,
            });
        }
        Ok(Some(used.first..used.first + used.entries))
    }

    /// Days never go back and never leap far ahead.
    fn check_day(&mut self, draft: usize, day: Date) -> Result<(), AppendError> {
        if let Some(last) = self.last_day {
            if day < last {
                return Err(AppendError::DayGoesBack { draft, day, last });
            }
            // The difference of two days is never out of range.
            let leap = last.until(day).map_or(i32::MAX, |span| span.get_days());
            let vouched = self.vouched_day.is_some_and(|vouched| day <= vouched);
            if leap > MAX_LEAP_DAYS && !vouched {
                return Err(AppendError::DayFarAhead { draft, day, last });
            }
        }
        self.last_day = Some(day);
        Ok(())
    }

    fn keep(&mut self, draft: &Draft, leaves: &[LeafHash]) -> rusqlite::Result<Range<u64>> {
        let first = self.next;
        let day = draft.recorded_on.to_string();
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO entry (number, leaf, recorded_on, withheld, row_check, bytes)
             VALUES (?1, ?2, ?3, 0, ?4, ?5)",
        )?;
        for (bytes, leaf) in draft.entries.iter().zip(leaves) {
            let row_check = row_check(self.next, *leaf, &day, false);
            insert.execute((self.next, leaf.0, &day, row_check, bytes))?;
            self.next += 1;
        }
        if let Some(key) = &draft.key {
            let digest = key_digest(key.as_str(), first, leaves);
            self.transaction
                .prepare_cached(
                    "INSERT INTO idempotency_key (key, first, entries, digest)
                     VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute((key.as_str(), first, self.next - first, digest))?;
        }
        Ok(first..self.next)
    }
}

/// What a used key was used for.
struct KeyUsed {
    first: u64,
    entries: u64,
    digest: [u8; 32],
}

fn key_used(
    connection: &rusqlite::Connection,
    key: &IdempotencyKey,
) -> rusqlite::Result<Option<KeyUsed>> {
    connection
        .prepare_cached("SELECT first, entries, digest FROM idempotency_key WHERE key = ?1")?
        .query_row([key.as_str()], |row| {
            Ok(KeyUsed {
                first: row.get(0)?,
                entries: row.get(1)?,
                digest: row.get(2)?,
            })
        })
        .optional()
}

/// What ties a key to the entries kept under it, so that "the same bytes" can
/// be told and damage to the key be found.
pub(super) fn key_digest(key: &str, first: u64, leaves: &[LeafHash]) -> [u8; 32] {
    let mut joined = Vec::with_capacity(leaves.len() * 32);
    for leaf in leaves {
        joined.extend_from_slice(&leaf.0);
    }
    digest(&[b"key", key.as_bytes(), &first.to_be_bytes(), &joined])
}

/// The damage of a key row that no longer fits.
pub(super) fn key_damage(key: &str) -> Damage {
    Damage::Key {
        key: key.to_owned(),
    }
}
