//! Asks: one addressee, one duty, and what touched it.

use super::{AskFacts, Known};
use crate::entry::EntryNumber;
use crate::facts::{AskReference, AskedKind};

/// The place of an ask in a register. Good for that register alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AskKey(u32);

impl AskKey {
    pub(super) fn at(place: usize) -> Self {
        Self(u32::try_from(place).expect("a register holds fewer than 2^32 asks"))
    }

    pub(super) fn place(self) -> usize {
        self.0 as usize
    }
}

/// One ask: something asked of one body, and what it is to do.
#[derive(Debug)]
pub struct Ask {
    /// What, of whom, and the duty.
    pub reference: AskReference,
    /// The kind of thing it was asked in; none for comments on a report.
    pub kind: Option<AskedKind>,
    /// The place of its subject among subjects, for counting.
    pub subject: u32,
    /// The place of its addressee among addressees, for counting.
    pub addressee: u32,
    /// The entry from which it follows.
    pub first_entry: EntryNumber,
    /// What touched it, its answers by the day each can be out. Most asks are
    /// touched by little: one list is smaller than a list for each sort.
    touches: Vec<Touch>,
    pub(super) now: AskFacts,
}

/// Something that touched an ask, by its slot or entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touch {
    /// An answer.
    Answer(u32),
    /// A look.
    Look(u32),
    /// A notice.
    Notice(u32),
    /// A correction took the addressee away (`false`) or put it back.
    Settled(EntryNumber, bool),
}

impl Ask {
    pub(super) fn new(
        reference: AskReference,
        kind: Option<AskedKind>,
        (subject, addressee): (u32, u32),
        first_entry: EntryNumber,
        now: AskFacts,
    ) -> Self {
        Self {
            reference,
            kind,
            subject,
            addressee,
            first_entry,
            touches: Vec::new(),
            now,
        }
    }

    /// Takes note of what touched it, once.
    pub(super) fn touch(&mut self, touch: Touch) {
        if !self.touches.contains(&touch) {
            self.touches.push(touch);
        }
    }

    /// Takes note of an answer, before the first that is out later.
    pub(super) fn touch_by_answer(&mut self, slot: u32, is_later: impl Fn(u32) -> bool) {
        if self.touches.contains(&Touch::Answer(slot)) {
            return;
        }
        let place = self.touches.iter().position(|touch| match touch {
            Touch::Answer(other) => is_later(*other),
            _ => false,
        });
        let place = place.unwrap_or(self.touches.len());
        self.touches.insert(place, Touch::Answer(slot));
    }

    /// The slots of the answers to it, by the day each can be out.
    pub(super) fn answers(&self) -> impl Iterator<Item = u32> {
        self.touches.iter().filter_map(|touch| match touch {
            Touch::Answer(slot) => Some(*slot),
            _ => None,
        })
    }

    /// The slots of the looks for an answer to it.
    pub(super) fn looks(&self) -> impl Iterator<Item = u32> {
        self.touches.iter().filter_map(|touch| match touch {
            Touch::Look(slot) => Some(*slot),
            _ => None,
        })
    }

    /// The slots of the notices given of it.
    pub(super) fn notices(&self) -> impl Iterator<Item = u32> {
        self.touches.iter().filter_map(|touch| match touch {
            Touch::Notice(slot) => Some(*slot),
            _ => None,
        })
    }

    /// Whether an answer or a look ever touched it, whatever became of that.
    pub(super) fn is_answered_or_looked_for(&self) -> bool {
        let mut touches = self.touches.iter();
        touches.any(|touch| matches!(touch, Touch::Answer(_) | Touch::Look(_)))
    }

    /// Corrections that took its addressee away (`false`) or put it back.
    pub(super) fn changes(&self) -> impl DoubleEndedIterator<Item = (EntryNumber, bool)> {
        self.touches.iter().filter_map(|touch| match touch {
            Touch::Settled(entry, asked) => Some((*entry, *asked)),
            _ => None,
        })
    }

    /// Whether it was asked at all, as far as is known. An ask whose addressee
    /// was taken away by a correction stays readable, and is not asked.
    #[must_use]
    pub fn is_asked(&self, known: Known) -> bool {
        known.includes(self.first_entry)
            && self
                .changes()
                .rev()
                .find(|(entry, _)| known.includes(*entry))
                .is_none_or(|(_, asked)| asked)
    }

    /// Whether a correction took its addressee away, as far as is known.
    #[must_use]
    pub fn is_taken_away(&self, known: Known) -> bool {
        known.includes(self.first_entry) && !self.is_asked(known)
    }

    /// The days that decide how it stands, with everything that is known.
    #[must_use]
    pub fn facts(&self) -> &AskFacts {
        &self.now
    }
}
