//! Facts as they are held: each with the entry that recorded it and, once
//! corrected, the entry that replaced it.

use std::borrow::Borrow;
use std::marker::PhantomData;

use super::Oddity;
use super::index::Index;
use super::rows::Rows;
use crate::body::{Body, Group, Office};
use crate::entry::EntryNumber;
use crate::facts::{Answer, Asked, Assurance, Place, Report, Source, Statement, Stay};
use crate::power::Power;

/// How much of the log is taken into account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// Every entry.
    #[default]
    Everything,
    /// Only the entries before this one.
    Before(EntryNumber),
}

impl Known {
    /// Whether an entry is taken into account.
    #[must_use]
    pub fn includes(self, entry: EntryNumber) -> bool {
        match self {
            Self::Everything => true,
            Self::Before(end) => entry < end,
        }
    }
}

/// A fact with its place in the log.
#[derive(Debug)]
pub struct Held<T> {
    /// The fact.
    pub fact: T,
    /// The entry that recorded it.
    pub entry: EntryNumber,
    /// The entry that replaced it, if one did.
    pub replaced_by: Option<EntryNumber>,
    /// The slot of the version it replaced, if it is a correction.
    previous: Option<u32>,
}

impl<T> Held<T> {
    /// Whether it holds as far as is known.
    #[must_use]
    pub fn is_in_force(&self, known: Known) -> bool {
        known.includes(self.entry) && !self.replaced_by.is_some_and(|by| known.includes(by))
    }

    /// Whether it replaced an earlier version.
    #[must_use]
    pub fn is_correction(&self) -> bool {
        self.previous.is_some()
    }
}

/// What an entry replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Replaces {
    /// Nothing: it is no correction.
    Nothing,
    /// This entry.
    Entry(EntryNumber),
    /// An entry whose bytes were removed. A correction is a complete
    /// replacement, so it stands without what it replaced.
    Removed,
}

impl Replaces {
    /// The entry replaced, if it can still be read.
    pub(super) fn entry(self) -> Option<EntryNumber> {
        match self {
            Self::Entry(entry) => Some(entry),
            Self::Nothing | Self::Removed => None,
        }
    }
}

/// Facts without an id of their own, in the order they were recorded.
#[derive(Debug)]
pub struct Pile<T> {
    held: Rows<Held<T>>,
}

impl<T> Default for Pile<T> {
    fn default() -> Self {
        Self {
            held: Rows::default(),
        }
    }
}

impl<T> Pile<T> {
    /// Takes a fact, and says in which slot.
    pub(super) fn put(
        &mut self,
        fact: T,
        entry: EntryNumber,
        replaces: Replaces,
    ) -> Result<u32, Oddity> {
        let previous = match replaces.entry() {
            None => None,
            Some(corrected) => {
                let slot = self.slot_of(corrected).ok_or(Oddity::CorrectsNothing)?;
                let old = &mut self.held[slot as usize];
                if old.replaced_by.is_some() {
                    return Err(Oddity::CorrectsNothing);
                }
                old.replaced_by = Some(entry);
                Some(slot)
            }
        };
        self.held.push(Held {
            fact,
            entry,
            replaced_by: None,
            previous,
        });
        Ok(slot(self.held.len() - 1))
    }

    /// The slot of the fact that an entry recorded.
    fn slot_of(&self, entry: EntryNumber) -> Option<u32> {
        self.held.place_by_key(&entry, |held| held.entry).map(slot)
    }

    /// The fact that an entry recorded, in force or not.
    #[must_use]
    pub fn recorded_by(&self, entry: EntryNumber) -> Option<&Held<T>> {
        self.slot_of(entry).map(|slot| self.get(slot))
    }

    /// The fact in a slot.
    pub(super) fn get(&self, slot: u32) -> &Held<T> {
        &self.held[slot as usize]
    }

    /// Whether nothing was ever put here.
    pub(super) fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// Every fact that holds, in the order recorded.
    pub fn in_force(&self, known: Known) -> impl DoubleEndedIterator<Item = &Held<T>> {
        self.held.iter().filter(move |held| held.is_in_force(known))
    }

    /// Every fact recorded by this entry or a later one, in force or not, the
    /// newest first. Costs as much as there are of them.
    pub fn since(&self, entry: EntryNumber) -> impl Iterator<Item = &Held<T>> {
        let newest_first = self.held.iter().rev();
        newest_first.take_while(move |held| held.entry >= entry)
    }

    /// The version that a correction replaced.
    #[must_use]
    pub fn before(&self, held: &Held<T>) -> Option<&Held<T>> {
        held.previous.map(|slot| self.get(slot))
    }
}

/// A fact that has an id of its own.
pub trait Identified {
    /// The id, as it is written.
    fn id(&self) -> &str;
}

macro_rules! identified {
    ($($fact:ident),+) => {$(
        impl Identified for $fact {
            fn id(&self) -> &str {
                self.id.as_str()
            }
        }
    )+};
}

identified!(
    Answer, Asked, Assurance, Body, Group, Office, Place, Power, Report, Source, Statement, Stay
);

/// Facts with an id of their own, of type `K`; each id has its versions.
#[derive(Debug)]
pub struct Shelf<K, T> {
    pile: Pile<T>,
    latest: Index,
    by: PhantomData<fn(&K)>,
}

impl<K, T> Default for Shelf<K, T> {
    fn default() -> Self {
        Self {
            pile: Pile::default(),
            latest: Index::default(),
            by: PhantomData,
        }
    }
}

impl<K, T: Identified> Shelf<K, T> {
    /// Takes a fact under its id, and says in which slot.
    pub(super) fn put(
        &mut self,
        fact: T,
        entry: EntryNumber,
        replaces: Replaces,
    ) -> Result<u32, Oddity> {
        let latest = self.slot_of(fact.id());
        let latest_entry = latest.map(|slot| self.pile.get(slot).entry);
        let replaces = match (latest_entry, replaces) {
            (Some(_), Replaces::Nothing) => return Err(Oddity::IdTaken),
            (Some(latest), Replaces::Entry(corrected)) if latest == corrected => replaces,
            (_, Replaces::Entry(_)) => return Err(Oddity::CorrectsNothing),
            (Some(latest), Replaces::Removed) => Replaces::Entry(latest),
            (None, Replaces::Nothing | Replaces::Removed) => Replaces::Nothing,
        };
        let slot = self.pile.put(fact, entry, replaces)?;
        let id = self.pile.get(slot).fact.id();
        match latest {
            None => self.latest.file(id, slot),
            Some(latest) => self.latest.refile(id, latest, slot),
        }
        Ok(slot)
    }

    /// The slot of the latest version.
    pub(super) fn slot_of(&self, id: &str) -> Option<u32> {
        self.latest
            .find(id, |slot| self.pile.get(slot).fact.id() == id)
    }

    /// The latest version, whatever is known.
    #[must_use]
    pub fn latest<Q>(&self, id: &Q) -> Option<&Held<T>>
    where
        K: Borrow<Q>,
        Q: Borrow<str> + ?Sized,
    {
        self.slot_of(id.borrow()).map(|slot| self.pile.get(slot))
    }

    /// The version in force as far as is known.
    #[must_use]
    pub fn get<Q>(&self, id: &Q, known: Known) -> Option<&Held<T>>
    where
        K: Borrow<Q>,
        Q: Borrow<str> + ?Sized,
    {
        self.versions(id).find(|held| known.includes(held.entry))
    }

    /// Every version of one id, the newest first.
    pub fn versions<Q>(&self, id: &Q) -> impl Iterator<Item = &Held<T>>
    where
        K: Borrow<Q>,
        Q: Borrow<str> + ?Sized,
    {
        let first = self.latest(id);
        std::iter::successors(first, |held| held.previous.map(|slot| self.pile.get(slot)))
    }

    /// The fact in a slot.
    pub(super) fn slot(&self, slot: u32) -> &Held<T> {
        self.pile.get(slot)
    }

    /// Every fact that holds, in the order recorded.
    pub fn in_force(&self, known: Known) -> impl DoubleEndedIterator<Item = &Held<T>> {
        self.pile.in_force(known)
    }

    /// The fact that an entry recorded, in force or not.
    #[must_use]
    pub fn recorded_by(&self, entry: EntryNumber) -> Option<&Held<T>> {
        self.pile.recorded_by(entry)
    }

    /// Every fact recorded by this entry or a later one, in force or not, the
    /// newest first. Costs as much as there are of them.
    pub fn since(&self, entry: EntryNumber) -> impl Iterator<Item = &Held<T>> {
        self.pile.since(entry)
    }

    /// The version that a correction replaced.
    #[must_use]
    pub fn before(&self, held: &Held<T>) -> Option<&Held<T>> {
        self.pile.before(held)
    }

    /// The number of ids.
    #[must_use]
    pub fn len(&self) -> usize {
        self.latest.len()
    }

    /// Whether nothing is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pile.is_empty()
    }
}

fn slot(place: usize) -> u32 {
    u32::try_from(place).expect("a register holds fewer than 2^32 facts of a kind")
}
