//! Reading the whole log into a register.

use std::ops::ControlFlow;

use answerable_register::entry::{Entry, EntryNumber, UnreadableEntry};
use answerable_register::fold::Register;
use answerable_store::{Kept, Log, ReadError};

/// Why a log could not be folded.
#[derive(Debug, thiserror::Error)]
pub enum NotFolded {
    /// The log could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// An entry could not be read.
    #[error("entry {number} of the log cannot be read: {why}")]
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
/// When the log or an entry of it cannot be read.
pub fn fold(log: &Log) -> Result<Register, NotFolded> {
    let mut register = Register::default();
    let read = log.for_each(0, |number, kept| {
        match kept {
            Kept::Open(bytes) => match Entry::from_bytes(bytes) {
                Ok(entry) => register.fold(entry),
                Err(why) => return ControlFlow::Break(NotFolded::Entry { number, why }),
            },
            Kept::Withheld { recorded_on, .. } => register.fold_withheld(recorded_on),
        }
        ControlFlow::Continue(())
    })?;
    match read {
        ControlFlow::Continue(_) => Ok(register),
        ControlFlow::Break(why) => Err(why),
    }
}
