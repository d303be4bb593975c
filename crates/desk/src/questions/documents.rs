//! Documents: what a source says, and what came of each passage.
//!
//! A document is there on a day if it was published by then, or bears a day by
//! then; one without a day, from the day it was recorded, since that is the
//! first on which it is known to have been there.

mod reading;

use std::cmp::Reverse;

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{
    Answer, Asked, Difference, Kept, MappingApproved, Meets, Outcome, Report, Source, Statement,
    Stay, Withdrawal,
};
use answerable_register::fold::{Citation, Held};
use answerable_register::words::{SourceId, Words};
use jiff::civil::Date;

use super::pages::PageOf;
use super::row::AskRow;
use crate::view::View;
use reading::Reading;

/// A source as a row of the list of documents.
#[derive(Debug)]
pub struct DocumentRow<'r> {
    /// The source.
    pub source: &'r Source,
    /// How many facts stand on it.
    pub facts: usize,
    /// How many things it asks.
    pub asked: usize,
}

/// What came of a passage.
#[derive(Debug)]
pub enum Came<'r> {
    /// Something was asked in it, with the asks that follow.
    Asked(&'r Asked, Vec<AskRow<'r>>),
    /// It answers.
    Answered(&'r Answer, Option<&'r Meets>),
    /// It states something.
    Stated(&'r Statement),
    /// A fact about the report stands on it.
    Reported(&'r Report),
    /// An outcome.
    Judged(&'r Outcome),
    /// A withdrawal.
    Withdrew(&'r Withdrawal),
    /// It tells something differently from another source.
    Differs(&'r Difference),
    /// A stay in a stage of monitoring stands on it.
    Monitored(&'r Stay),
}

/// A passage of a document, marked, with what came of it.
#[derive(Debug)]
pub struct Marked<'r> {
    /// The words.
    pub words: &'r Words,
    /// Where they stand in the kept text.
    pub span: Option<(u32, u32)>,
    /// Where to look in the original.
    pub place: Option<&'r str>,
    /// What came of them; nothing, where they only help to follow the text.
    pub came: Vec<Came<'r>>,
}

/// One document.
#[derive(Debug)]
pub struct DocumentPage<'r> {
    /// The source.
    pub source: &'r Source,
    /// The entry that recorded it as it now stands.
    pub entry: EntryNumber,
    /// Whether it was published, or is dated, after the day shown.
    pub is_to_come: bool,
    /// Its passages in its own order: by their place in the text where that
    /// is known, else as recorded.
    pub marked: Vec<Marked<'r>>,
    /// Facts that name the document without a passage of it.
    pub unplaced: Vec<Came<'r>>,
    /// The reports and letters it is a source of.
    pub reports: Vec<&'r Report>,
    /// Stays in stages of monitoring that it dates.
    pub stays: Vec<&'r Stay>,
    /// How many publisher's labels were taken from it.
    pub labels: usize,
    /// Mappings through which it was let in as a whole, the first first.
    pub mappings: Vec<&'r Held<MappingApproved>>,
    /// How many facts rest on it without a passage of it.
    pub without_passage: usize,
}

impl<'r> View<'r> {
    /// One page of the documents there on the day: those that can be read here first,
    /// and of those and of the others the newest first.
    #[must_use]
    pub fn documents(&self, page: usize) -> PageOf<DocumentRow<'r>> {
        let sources = self.sources_held().collect();
        PageOf::among(sources, page, readable_first, |source| {
            self.document_row(source)
        })
    }

    /// Every document there on the day, in the same order: for a download.
    #[must_use]
    pub fn all_documents(&self) -> Vec<DocumentRow<'r>> {
        let mut sources: Vec<_> = self.sources_held().collect();
        sources.sort_unstable_by(|one, other| readable_first(one, other));
        sources
            .into_iter()
            .map(|source| self.document_row(source))
            .collect()
    }

    /// The documents that were there on the day.
    pub(super) fn sources_held(&self) -> impl Iterator<Item = &'r Source> {
        let view = *self;
        self.register
            .sources
            .in_force(self.known)
            .filter(move |held| view.is_there(held))
            .map(|held| &held.fact)
    }

    /// Whether a document was there on the day, as far as is known.
    fn is_there(&self, held: &Held<Source>) -> bool {
        let source = &held.fact;
        source
            .published_on
            .or(source.dated)
            .or_else(|| self.first_recorded_on(&source.id))
            .is_none_or(|day| day <= self.as_at)
    }

    /// The day a document was first recorded: a correction makes it no newer.
    fn first_recorded_on(&self, id: &SourceId) -> Option<Date> {
        let first = self.register.sources.versions(id).last()?;
        self.register.recorded_on(first.entry)
    }

    /// Counts what stands on a source: as much work as there are facts, so
    /// done only for what is shown.
    fn document_row(&self, source: &'r Source) -> DocumentRow<'r> {
        let mut row = DocumentRow {
            source,
            facts: 0,
            asked: 0,
        };
        for citation in self.register.citations_of(&source.id, self.known) {
            row.facts += 1;
            row.asked += usize::from(matches!(citation, Citation::Asked(_)));
        }
        row
    }

    /// One document, its passages marked.
    #[must_use]
    pub fn document(&self, id: &SourceId) -> Option<DocumentPage<'r>> {
        let held = self.register.sources.get(id, self.known)?;
        let mut reading = Reading::of(&held.fact, *self);
        for citation in self.register.citations_of(id, self.known) {
            reading.take(citation);
        }
        Some(reading.into_page(held.entry, !self.is_there(held)))
    }
}

/// What can be read here before what is only cited; then by the day published,
/// or else the day written on it, the newest first; on one day by id.
fn readable_first(one: &Source, other: &Source) -> std::cmp::Ordering {
    let key = |source: &Source| {
        (
            source.kept == Kept::Cited,
            Reverse(source.published_on.or(source.dated)),
        )
    };
    (key(one), &one.id).cmp(&(key(other), &other.id))
}
