//! Appending: a batch of drafts is kept whole, in one transaction and with one
//! fsync, or not at all.

use std::ops::Range;

use answerable_ledger::{LeafHash, leaf_hash};
use jiff::civil::Date;
use rusqlite::{Transaction, TransactionBehavior};

use super::key::{key_digest, key_used};
use super::read::day_of_last;
use super::row::row_check;
use super::{Access, AppendError, Draft, Log, MAX_ENTRY_BYTES, schema};
use crate::fault::Fault;

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
