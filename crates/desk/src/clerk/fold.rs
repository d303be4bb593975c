//! Reading the whole log into a register.
//!
//! Half of the work is to read entries and to decode them, which needs nothing
//! that was folded. It is done batches ahead of the fold, which has a thread of
//! its own and takes entries in the order of the log.

use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use answerable_register::calendar::Day;
use answerable_register::entry::{Entry, EntryNumber, UnreadableEntry};
use answerable_register::fold::Register;
use answerable_store::{Kept, Log, ReadError};

/// How many entries are handed over at a time: few enough to lie in a
/// processor's cache, enough that handing them over costs nothing beside it.
const BATCH: usize = 128;

/// How many batches may wait to be folded, which bounds the memory.
const BATCHES_AHEAD: usize = 16;

/// Why a log could not be folded.
#[derive(Debug, thiserror::Error)]
pub enum NotFolded {
    /// The log could not be read.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// An entry could not be read.
    #[error(
        "entry {number} of the log cannot be read: {why}; use the newest program that wrote to \
         this register, or restore the last good copy"
    )]
    Entry {
        /// The entry.
        number: EntryNumber,
        /// Why not.
        why: UnreadableEntry,
    },
}

/// Folds a log into a register.
///
/// # Errors
///
/// When the log or an entry of it cannot be read; of several places where
/// something is wrong, the first is named.
pub fn fold(log: &Log) -> Result<Register, NotFolded> {
    thread::scope(|scope| {
        let (ahead, to_fold) = sync_channel::<Vec<Decoded>>(BATCHES_AHEAD);
        let folding = scope.spawn(move || {
            let mut register = Register::default();
            for decoded in to_fold.into_iter().flatten() {
                match decoded {
                    Decoded::Entry(entry) => register.fold(entry),
                    Decoded::Withheld(recorded_on) => register.fold_withheld(recorded_on),
                }
            }
            register
        });
        decode(log, &ahead)?;
        drop(ahead);
        Ok(folding.join().unwrap_or_else(|why| resume_unwind(why)))
    })
}

/// What stands at one place of the log.
enum Decoded {
    Entry(Entry),
    /// The bytes were removed, and this is the day they were recorded.
    Withheld(Day),
}

/// Decodes every entry of a log, batch after batch.
fn decode(log: &Log, ahead: &SyncSender<Vec<Decoded>>) -> Result<(), NotFolded> {
    let mut batch = Vec::with_capacity(BATCH);
    // Whoever folds takes every batch, or ends by a panic that is raised again
    // when it is joined.
    let hand_over = |batch: Vec<Decoded>| ahead.send(batch).unwrap_or(());
    let read = log.for_each(0, |number, kept| {
        batch.push(match kept {
            Kept::Open(bytes) => match Entry::from_bytes(bytes) {
                Ok(entry) => Decoded::Entry(entry),
                Err(why) => return ControlFlow::Break(NotFolded::Entry { number, why }),
            },
            Kept::Withheld { recorded_on, .. } => Decoded::Withheld(recorded_on),
        });
        if batch.len() == BATCH {
            hand_over(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)));
        }
        ControlFlow::Continue(())
    })?;
    if let ControlFlow::Break(why) = read {
        return Err(why);
    }
    hand_over(batch);
    Ok(())
}
