//! A document read with what stands on it: each passage with what came of it.

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{MappingApproved, Passage, PublisherLabel, Report, Source, Stay};
use answerable_register::fold::{Citation, Held};

use super::{Came, DocumentPage, Marked};
use crate::view::View;

/// A document's page while its citations are gathered.
pub(super) struct Reading<'r> {
    view: View<'r>,
    source: &'r Source,
    marked: Vec<Marked<'r>>,
    unplaced: Vec<Came<'r>>,
    reports: Vec<&'r Report>,
    stays: Vec<&'r Stay>,
    labels: usize,
    mappings: Vec<&'r Held<MappingApproved>>,
    without_passage: usize,
}

impl<'r> Reading<'r> {
    /// A document of which nothing is gathered yet.
    pub(super) fn of(source: &'r Source, view: View<'r>) -> Self {
        let passages = source.passages.iter();
        Self {
            view,
            source,
            marked: passages
                .map(|words| Marked {
                    words,
                    span: None,
                    place: None,
                    came: Vec::new(),
                })
                .collect(),
            unplaced: Vec::new(),
            reports: Vec::new(),
            stays: Vec::new(),
            labels: 0,
            mappings: Vec::new(),
            without_passage: 0,
        }
    }

    /// Takes what stands on the document.
    pub(super) fn take(&mut self, citation: &Citation) {
        let view = self.view;
        match citation {
            Citation::Report(id) => {
                let Some(report) = view.report(id) else {
                    return;
                };
                if !self.reports.iter().any(|seen| seen.id == report.id) {
                    self.reports.push(report);
                    if !self.mark(&report.passages, || Came::Reported(report)) {
                        self.without_passage += 1;
                    }
                }
            }
            Citation::Asked(id) => {
                let Some(asked) = view.asked(id) else { return };
                self.place(&asked.passages, || Came::Asked(asked, view.rows_of(id)));
            }
            Citation::Answer(id) => {
                let Some(held) = view.register.answers.get(id, view.known) else {
                    return;
                };
                let answer = &held.fact;
                let mut placed = self.mark(&answer.passages, || Came::Answered(answer, None));
                for meets in &answer.meets {
                    placed |= self.mark(&meets.passages, || Came::Answered(answer, Some(meets)));
                }
                if !placed {
                    self.leave_unplaced(Came::Answered(answer, None));
                }
            }
            Citation::Statement(id) => {
                let Some(held) = view.register.statements.get(id, view.known) else {
                    return;
                };
                self.place(&held.fact.passages, || Came::Stated(&held.fact));
            }
            Citation::Stay(id) => {
                if let Some(held) = view.register.stays.get(id, view.known) {
                    let stay = &held.fact;
                    self.stays.push(stay);
                    if !self.mark(&stay.passages, || Came::Monitored(stay)) {
                        self.without_passage += 1;
                    }
                }
            }
            Citation::Entry(entry) => self.take_entry(*entry),
        }
    }

    fn take_entry(&mut self, entry: EntryNumber) {
        let register = self.view.register;
        let known = self.view.known;
        if let Some(held) = register
            .outcomes
            .recorded_by(entry)
            .filter(|held| held.is_in_force(known))
        {
            self.place(&held.fact.passages, || Came::Judged(&held.fact));
        } else if let Some(held) = register
            .withdrawals
            .recorded_by(entry)
            .filter(|held| held.is_in_force(known))
        {
            self.place(&held.fact.passages, || Came::Withdrew(&held.fact));
        } else if let Some(held) = register
            .differences
            .recorded_by(entry)
            .filter(|held| held.is_in_force(known))
        {
            for reading in &held.fact.readings {
                self.mark(std::slice::from_ref(&reading.passage), || {
                    Came::Differs(&held.fact)
                });
            }
        } else if register
            .labels
            .recorded_by(entry)
            .is_some_and(|held: &Held<PublisherLabel>| held.is_in_force(known))
        {
            self.labels += 1;
            self.without_passage += 1;
        } else if let Some(held) = register
            .mappings
            .recorded_by(entry)
            .filter(|held| held.is_in_force(known))
        {
            self.mappings.push(held);
        }
    }

    fn leave_unplaced(&mut self, came: Came<'r>) {
        self.unplaced.push(came);
        self.without_passage += 1;
    }

    /// Marks the passages; what has none of this document is listed apart.
    fn place(&mut self, passages: &'r [Passage], came: impl Fn() -> Came<'r>) {
        if !self.mark(passages, &came) {
            self.leave_unplaced(came());
        }
    }

    /// Marks the passages that stand in this document, and says whether any do.
    fn mark(&mut self, passages: &'r [Passage], came: impl Fn() -> Came<'r>) -> bool {
        let mut any = false;
        for passage in passages
            .iter()
            .filter(|passage| passage.source == self.source.id)
        {
            any = true;
            let same = self
                .marked
                .iter_mut()
                .find(|marked| match (marked.span, passage.span) {
                    (Some(one), Some(other)) => one == other,
                    _ => marked.words == &passage.words,
                });
            match same {
                Some(marked) => {
                    marked.span = marked.span.or(passage.span);
                    marked.place = marked.place.or(passage.place.as_deref());
                    marked.came.push(came());
                }
                None => self.marked.push(Marked {
                    words: &passage.words,
                    span: passage.span,
                    place: passage.place.as_deref(),
                    came: vec![came()],
                }),
            }
        }
        any
    }

    /// The page, its passages in the document's own order.
    pub(super) fn into_page(self, entry: EntryNumber, is_to_come: bool) -> DocumentPage<'r> {
        let mut marked = self.marked;
        marked.sort_by_key(|marked| marked.span.map_or(u32::MAX, |(start, _)| start));
        DocumentPage {
            source: self.source,
            entry,
            is_to_come,
            marked,
            unplaced: self.unplaced,
            reports: self.reports,
            stays: self.stays,
            labels: self.labels,
            mappings: self.mappings,
            without_passage: self.without_passage,
        }
    }
}
