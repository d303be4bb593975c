//! Reading the whole log into a register.
//!
//! Half of the work is decoding, which needs nothing but an entry's bytes. It
//! is done on a thread of its own, batches ahead; entries are folded here, one
//! after another in the order of the log.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use answerable_register::calendar::Day;
use answerable_register::entry::{Entry, EntryNumber, UnreadableEntry};
use answerable_register::fold::Register;
use answerable_store::{Kept, Log, ReadError};

/// How many entries are decoded at a time: few enough to lie in a processor's
/// cache, enough that handing them over costs nothing beside it.
const BATCH: usize = 128;

/// How many batches may wait to be decoded or folded, which bounds the memory.
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
    let entries = log.head().map_err(ReadError::from)?;
    thread::scope(|scope| {
        let (to_decode, lent) = channel();
        let (decoded, to_fold) = channel();
        scope.spawn(move || decode(&lent, &decoded));
        let mut folding = Folding {
            register: Register::with_room_for(entries),
            lent: Batch::default(),
            ahead: 0,
            to_decode,
            to_fold,
        };
        let read = log.for_each(0, |_, kept| match folding.take(kept) {
            Ok(()) => ControlFlow::Continue(()),
            Err(why) => ControlFlow::Break(why),
        });
        match read {
            Ok(ControlFlow::Continue(_)) => folding.finish(),
            Ok(ControlFlow::Break(why)) => Err(why),
            // What was lent until then is folded all the same: an entry of it
            // that cannot be read stands first.
            Err(damage) => {
                folding.finish()?;
                Err(damage.into())
            }
        }
    })
}

/// Entries as the log lent them, one after another.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    places: Vec<Place>,
}

/// What stands at one place of the log.
enum Place {
    /// An entry; its bytes end here, and begin where those before it ended.
    EndsAt(usize),
    /// An entry whose bytes were removed, and the day it was recorded.
    Withheld(Day),
}

/// The same, decoded.
enum Decoded {
    Entry(Entry),
    Unreadable(UnreadableEntry),
    Withheld(Day),
}

/// Decodes batch after batch until nobody sends any more, or wants any.
fn decode(lent: &Receiver<Batch>, decoded: &Sender<Vec<Decoded>>) {
    for Batch { bytes, places } in lent {
        let mut from = 0;
        let entries = places.into_iter().map(|place| match place {
            Place::EndsAt(end) => {
                let read = Entry::from_bytes(&bytes[from..end]);
                from = end;
                read.map_or_else(Decoded::Unreadable, Decoded::Entry)
            }
            Place::Withheld(recorded_on) => Decoded::Withheld(recorded_on),
        });
        if decoded.send(entries.collect()).is_err() {
            return;
        }
    }
}

/// A register in the making.
struct Folding {
    register: Register,
    /// The batch being filled.
    lent: Batch,
    /// How many batches were sent to be decoded and have not come back.
    ahead: usize,
    to_decode: Sender<Batch>,
    to_fold: Receiver<Vec<Decoded>>,
}

impl Folding {
    fn take(&mut self, kept: Kept<'_>) -> Result<(), NotFolded> {
        self.lent.places.push(match kept {
            Kept::Open(bytes) => {
                self.lent.bytes.extend_from_slice(bytes);
                Place::EndsAt(self.lent.bytes.len())
            }
            Kept::Withheld { recorded_on, .. } => Place::Withheld(recorded_on),
        });
        if self.lent.places.len() < BATCH {
            return Ok(());
        }
        self.send();
        if self.ahead > BATCHES_AHEAD {
            self.fold_next()?;
        }
        Ok(())
    }

    fn send(&mut self) {
        let lent = std::mem::take(&mut self.lent);
        // Whoever decodes ends after this, or by a panic that ends us too.
        if self.to_decode.send(lent).is_ok() {
            self.ahead += 1;
        }
    }

    /// Waits for the next batch and folds it.
    fn fold_next(&mut self) -> Result<(), NotFolded> {
        self.ahead -= 1;
        for decoded in self.to_fold.recv().into_iter().flatten() {
            match decoded {
                Decoded::Entry(entry) => self.register.fold(entry),
                Decoded::Withheld(recorded_on) => self.register.fold_withheld(recorded_on),
                Decoded::Unreadable(why) => {
                    let number = self.register.head();
                    return Err(NotFolded::Entry { number, why });
                }
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Register, NotFolded> {
        self.send();
        while self.ahead > 0 {
            self.fold_next()?;
        }
        Ok(self.register)
    }
}
