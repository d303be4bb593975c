//! What the register holds of what was asked, remembered by its words.
//!
//! Like the index of the search it is derived: made in memory in steps, in the
//! background of the first pages, and thrown away with the process. Entries are
//! taken in as they stand in the log and never taken out: whether one is in force,
//! and was asked by a day, is looked up in the register when somebody asks.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{Asked, AskedKind};
use answerable_register::fold::{Held, Known, Register};
use answerable_register::words::{SubjectId, Words};
use compact_str::CompactString;
use jiff::civil::Date;

use super::alike::{Alike, Nearness};
use super::corpus::{Corpus, Place};
use super::text::{Names, Reading};
use crate::view::View;

/// How many entries are taken in at a time: some 50 ms at most, for which whoever
/// writes may have to wait.
const A_STEP: EntryNumber = 2_000;
/// How many telling words what is near shares at least, where there are as many.
const SHARED_AT_LEAST: usize = 2;

/// What was asked, by its words; kept up to date as it is asked.
#[derive(Debug, Default)]
pub struct Remembered {
    inner: RwLock<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    corpus: Corpus,
    /// For each place the entry, and the day it says it was asked.
    entries: Vec<(EntryNumber, Date)>,
    names: Names,
    bodies: usize,
    head: EntryNumber,
}

/// Of what the nearest is wanted.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// Of something asked: what was asked before it.
    Asked(&'a Asked),
    /// Of words that somebody typed or proposes: what was asked by a day.
    Words(&'a str),
}

/// Something asked earlier, and how it is like what is asked about.
#[derive(Debug)]
pub struct Like<'r> {
    /// What was asked earlier.
    pub asked: &'r Asked,
    /// The entry that recorded it.
    pub entry: EntryNumber,
    /// How they are alike.
    pub alike: Alike,
}

/// What was found, the nearest first.
#[derive(Debug, Default)]
pub struct Found<'r> {
    /// What was asked earlier.
    pub like: Vec<Like<'r>>,
    /// Whether the register has not been read to its end yet, so that there may be
    /// more.
    pub is_partial: bool,
}

impl<'r> Found<'r> {
    /// Those of which one thing is proposed.
    pub fn proposed_as(&self, nearness: Nearness) -> impl Iterator<Item = &Like<'r>> {
        self.like
            .iter()
            .filter(move |like| like.alike.nearness == Some(nearness))
    }
}

impl Remembered {
    /// Takes a step towards the register's head, and says whether there is more to
    /// do. A long register is let go of between steps.
    pub fn step(&self, register: &Register) -> bool {
        let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
        inner.step(register)
    }

    /// Whether the register has not been read to its end yet.
    #[must_use]
    pub fn is_behind(&self, register: &Register) -> bool {
        self.read().head < register.head()
    }

    /// What is nearest to something, of what had been asked by the day of the view
    /// and before it.
    ///
    /// A register that was only just opened may not have been read to its end; the
    /// rest of it is not waited for.
    #[must_use]
    pub fn nearest<'r>(&self, view: &View<'r>, wanted: Wanted<'_>, most: usize) -> Found<'r> {
        let is_partial = self.is_behind(view.register) && self.step(view.register);
        let inner = self.read();
        let reading = inner.reading(wanted);
        let may_be = |place: Place| {
            let (entry, asked_on) = inner.entries[place as usize];
            let is_before = match wanted {
                Wanted::Asked(asked) => asked_on < asked.asked_on,
                Wanted::Words(_) => true,
            };
            is_before
                && asked_on <= view.as_at
                && in_force(view.register, entry, view.known).is_some()
        };
        let held = |place: Place| {
            let (entry, _) = inner.entries[place as usize];
            in_force(view.register, entry, view.known)
        };
        let read = |place| {
            held(place).map_or_else(Reading::default, |held| {
                inner.reading(Wanted::Asked(&held.fact))
            })
        };
        let nearest = inner.corpus.nearest(&reading, most, may_be, read);
        // One word in common says little, but of one or two that were typed.
        let telling = reading.stems().iter().filter(|(_, asking)| !asking).count();
        let like = nearest
            .into_iter()
            .filter(|(_, alike)| alike.shared_words() >= telling.min(SHARED_AT_LEAST))
            .filter_map(|(place, alike)| {
                let held = held(place)?;
                Some(Like {
                    asked: &held.fact,
                    entry: held.entry,
                    alike,
                })
            })
            .collect();
        Found { like, is_partial }
    }

    /// How two things asked are alike.
    #[must_use]
    pub fn compare(&self, later: &Asked, earlier: &Asked) -> Alike {
        let inner = self.read();
        let weighed = inner.corpus.weigh(&inner.reading(Wanted::Asked(later)));
        let earlier = inner.reading(Wanted::Asked(earlier));
        inner.corpus.compare(&weighed, &earlier)
    }

    /// A text in pieces, each with whether it is a word to mark.
    #[must_use]
    pub fn marked<'t>(&self, alike: &Alike, text: &'t str) -> Vec<(bool, &'t str)> {
        let reading = Reading::of([text], &self.read().names);
        alike.marks().pieces(text, &reading)
    }

    /// The words that something asked shares with what it was compared with, as they
    /// stand in it, those that tell most first.
    #[must_use]
    pub fn shared_words(&self, alike: &Alike, asked: &Asked, most: usize) -> Vec<String> {
        let reading = self.read().reading(Wanted::Asked(asked));
        let texts: Vec<&str> = texts_of(asked).collect();
        let as_it_stands = |stem: &CompactString| {
            let word = reading.words().iter().find(|word| word.stem == *stem)?;
            Some(texts.get(word.part)?.get(word.span.clone())?.to_lowercase())
        };
        alike
            .shared
            .iter()
            .filter_map(as_it_stands)
            .take(most)
            .collect()
    }

    /// Whether a text holds no word that says what is asked.
    #[must_use]
    pub fn says_nothing(&self, text: &str) -> bool {
        Reading::of([text], &self.read().names).is_empty()
    }

    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn step(&mut self, register: &Register) -> bool {
        if self.head >= register.head() {
            return false;
        }
        if self.bodies != register.bodies.len() {
            self.learn_names(register);
        }
        let end = register.head().min(self.head + A_STEP);
        for entry in self.head..end {
            if let Some(held) = register.asked.recorded_by(entry)
                && held.fact.kind != AskedKind::CauseOfConcern
            {
                let reading = self.reading(Wanted::Asked(&held.fact));
                self.corpus.add(&reading);
                self.entries.push((entry, held.fact.asked_on));
            }
        }
        self.head = end;
        self.head < register.head()
    }

    fn learn_names(&mut self, register: &Register) {
        self.names = Names::of_the_field();
        for body in register.bodies.in_force(Known::Everything) {
            for name in &body.fact.names {
                self.names.add(&name.text);
            }
        }
        self.bodies = register.bodies.len();
    }

    /// The title and the passages of something asked. The words that name who is
    /// asked are left out by the directory.
    fn reading(&self, wanted: Wanted<'_>) -> Reading {
        match wanted {
            Wanted::Asked(asked) => Reading::of(texts_of(asked), &self.names),
            Wanted::Words(words) => Reading::of([words], &self.names),
        }
    }
}

/// What something asked says: its title and the words asked.
fn texts_of(asked: &Asked) -> impl Iterator<Item = &str> {
    let words = words_asked(asked).map(Words::or_blank);
    std::iter::once(asked.title.or_blank()).chain(words)
}

/// The words asked: the first passage and, where that only leads in to it ("The
/// force should:"), what it leads to. The other passages tell of something else,
/// such as who is to do it.
pub fn words_asked(asked: &Asked) -> impl Iterator<Item = &Words> {
    let passages = asked.passages.iter().map(|passage| &passage.words);
    let leads_in = |words: &Words| words.or_blank().trim_end().ends_with(':');
    let lead_ins = passages.clone().take_while(|words| leads_in(words)).count();
    passages.take(lead_ins + 1)
}

fn in_force(register: &Register, entry: EntryNumber, known: Known) -> Option<&Held<Asked>> {
    register
        .asked
        .recorded_by(entry)
        .filter(|held| held.is_in_force(known))
}

impl Like<'_> {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &SubjectId {
        &self.asked.id
    }
}
