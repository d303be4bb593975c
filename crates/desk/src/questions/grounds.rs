//! What facts stand on: a passage, a document as a whole, or neither; and how
//! far those documents are kept and were checked.
//!
//! Counted, so that a page can say exactly how far its claim holds.

use answerable_register::facts::{Kept, Source};

use crate::view::View;

/// How documents are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DocumentsKept {
    /// Documents in all.
    pub all: usize,
    /// Documents that can be read here whole.
    pub whole: usize,
    /// Documents of which passages can be read here.
    pub passages: usize,
    /// Documents that are cited, and of which no copy is held.
    pub cited: usize,
    /// Documents whose bytes were held, so that their fingerprint is recorded.
    pub fingerprinted: usize,
    /// Documents against which a person checked what was taken from them, as
    /// far as they could be read.
    pub checked: usize,
    /// Copies in which nothing counts as anybody's own words.
    pub unreliable: usize,
}

/// What facts taken from documents stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactsOn {
    /// Facts of the kinds that are taken from documents.
    pub all: usize,
    /// Facts that quote a passage they stand on.
    pub passage: usize,
    /// Facts that name a document, and quote no passage of it.
    pub document: usize,
    /// Facts that name neither.
    pub neither: usize,
}

impl DocumentsKept {
    fn count(&mut self, source: &Source) {
        self.all += 1;
        match source.kept {
            Kept::Whole => self.whole += 1,
            Kept::Passages => self.passages += 1,
            Kept::Cited => self.cited += 1,
        }
        self.fingerprinted += usize::from(source.fingerprint.is_some());
        self.checked += usize::from(source.checked);
        self.unreliable += usize::from(!source.reliability.is_sound());
    }
}

/// The most exact thing that one fact names.
enum Ground {
    Passage,
    Document,
    Neither,
}

impl Ground {
    /// A passage, where the fact quotes one.
    fn of<P>(passages: &[P]) -> Self {
        match passages {
            [] => Self::Neither,
            _ => Self::Passage,
        }
    }

    /// What it quotes or, where it quotes nothing, a document it names.
    fn or_document<S>(self, sources: &[S]) -> Self {
        match (self, sources) {
            (Self::Neither, [_, ..]) => Self::Document,
            (ground, _) => ground,
        }
    }
}

impl FactsOn {
    fn count(&mut self, on: Ground) {
        self.all += 1;
        match on {
            Ground::Passage => self.passage += 1,
            Ground::Document => self.document += 1,
            Ground::Neither => self.neither += 1,
        }
    }
}

impl View<'_> {
    /// How the documents that were there on the day are kept.
    #[must_use]
    pub fn documents_kept(&self) -> DocumentsKept {
        let mut kept = DocumentsKept::default();
        self.sources_held().for_each(|source| kept.count(source));
        kept
    }

    /// What every fact in force that is taken from a document stands on.
    ///
    /// Looks and notices are not among them: they are what was done here. Nor
    /// are bodies, offices, groups, powers and holidays, each of which says
    /// itself where it was read and whether it was checked.
    #[must_use]
    pub fn facts_on(&self) -> FactsOn {
        let (register, known) = (self.register, self.known);
        let mut on = FactsOn::default();
        for held in register.reports.in_force(known) {
            on.count(Ground::of(&held.fact.passages).or_document(&held.fact.sources));
        }
        for held in register.asked.in_force(known) {
            // What stands in a report stands on the documents of the report.
            let report = held.fact.report.as_ref().and_then(|id| self.report(id));
            let sources = report.map_or(&[][..], |report| &report.sources);
            on.count(Ground::of(&held.fact.passages).or_document(sources));
        }
        for held in register.answers.in_force(known) {
            let answer = &held.fact;
            let of_one = answer.meets.iter().map(|meets| &meets.passages[..]);
            let quoted = of_one
                .chain([&answer.passages[..]])
                .find(|passages| !passages.is_empty());
            on.count(Ground::of(quoted.unwrap_or_default()).or_document(&answer.sources));
        }
        for held in register.outcomes.in_force(known) {
            on.count(Ground::of(&held.fact.passages));
        }
        for held in register.withdrawals.in_force(known) {
            on.count(Ground::of(&held.fact.passages));
        }
        for held in register.statements.in_force(known) {
            on.count(Ground::of(&held.fact.passages));
        }
        for held in register.differences.in_force(known) {
            on.count(Ground::of(&held.fact.readings));
        }
        for held in register.stays.in_force(known) {
            // Each of its days names a document.
            on.count(Ground::of(&held.fact.passages).or_document(&held.fact.entered));
        }
        for _ in register.labels.in_force(known) {
            on.count(Ground::Document);
        }
        for _ in register.mappings.in_force(known) {
            on.count(Ground::Document);
        }
        on
    }
}
