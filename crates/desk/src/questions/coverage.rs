//! The coverage of a report: every body that owes explanations, by every
//! recommendation that it owes one for.
//!
//! A cell says what the answer did, or that there is none; the chief officer's
//! comments and the copies stand once for each body, as the law has them
//! (Police Act 1996, s. 55(4), (5B) and (6)).

use std::collections::BTreeMap;

use answerable_register::body::BodyKind;
use answerable_register::coverage::{CopiesSent, Said};
use answerable_register::facts::{Answer, AskReference, Asked, Duty, Report};
use answerable_register::words::{AnswerId, BodyId, SubjectId};

use super::row::AskRow;
use crate::view::View;

/// What one body's answer did about one recommendation.
#[derive(Clone, Copy, Debug)]
pub struct CoverageCell<'r> {
    /// What it did.
    pub said: Said,
    /// The ask, which is the address of its page.
    pub ask: &'r AskReference,
}

/// One body on a report.
#[derive(Debug)]
pub struct CoverageRow<'r> {
    /// Its comments on the report.
    pub comment: AskRow<'r>,
    /// A cell for each recommendation, in their order; none where it was never
    /// asked of this body.
    pub cells: Vec<Option<CoverageCell<'r>>>,
    /// To whom copies of its answer went.
    pub copies: CopiesSent,
}

impl CoverageRow<'_> {
    /// How many explanations it owes, and how many it gave.
    #[must_use]
    pub fn total(&self) -> Total {
        Total::of(self.cells.iter().flatten().map(|cell| cell.said))
    }
}

/// How many explanations are owed, and how many are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// Owed, given or not.
    pub owed: usize,
    /// Given: what was done, what will be, or why nothing.
    pub explained: usize,
}

impl Total {
    fn of(cells: impl Iterator<Item = Said>) -> Self {
        let mut total = Self::default();
        for said in cells {
            total.owed += usize::from(said.is_owed());
            total.explained += usize::from(said.explains());
        }
        total
    }
}

/// The coverage of a report.
#[derive(Debug)]
pub struct Coverage<'r> {
    /// The report.
    pub report: &'r Report,
    /// The recommendations for which at least one body owes an explanation, in
    /// the order recorded.
    pub asked: Vec<&'r Asked>,
    /// How many things it asks otherwise, for which nobody owes one.
    pub others: usize,
    /// The bodies that owe comments, in the order of their names.
    pub rows: Vec<CoverageRow<'r>>,
}

impl<'r> Coverage<'r> {
    /// What was said, each with how often; only what occurs.
    #[must_use]
    pub fn counts(&self) -> Vec<(Said, usize)> {
        let mut counts = BTreeMap::new();
        for cell in self.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
            *counts.entry(cell.said).or_insert(0) += 1;
        }
        counts.into_iter().collect()
    }

    /// How many explanations are owed on the whole report.
    #[must_use]
    pub fn total(&self) -> Total {
        let cells = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
        Total::of(cells.map(|cell| cell.said))
    }

    /// Every cell with its body and its recommendation, body by body.
    pub fn cells(
        &self,
    ) -> impl Iterator<Item = (&CoverageRow<'r>, &'r Asked, CoverageCell<'r>)> + '_ {
        self.rows.iter().flat_map(|row| {
            let places = row.cells.iter().zip(&self.asked);
            places.filter_map(move |(cell, asked)| Some((row, *asked, (*cell)?)))
        })
    }
}

impl<'r> View<'r> {
    /// The coverage of a report, as at the day.
    #[must_use]
    pub fn coverage(&self, id: &SubjectId) -> Option<Coverage<'r>> {
        let report = self.report(id)?;
        let mut comments = self.rows_of(id);
        comments.retain(|row| row.standing.kind().is_asked());
        comments.sort_by_key(|row| row.of.name);
        let mut asked = Vec::new();
        let mut columns: Vec<BTreeMap<&'r BodyId, CoverageCell<'r>>> = Vec::new();
        let mut others = 0;
        for one in self
            .stands_in(report)
            .filter(|one| super::reports::asks(one))
        {
            let cells = self.explanations_for(&one.id);
            if cells.is_empty() {
                others += 1;
            } else {
                asked.push(one);
                columns.push(cells);
            }
        }
        let sent = self.copies_by_answer(&comments);
        let rows = comments
            .into_iter()
            .map(|comment| CoverageRow {
                cells: columns
                    .iter()
                    .map(|column| column.get(comment.of.id).copied())
                    .collect(),
                copies: match comment.answer {
                    Some(answer) => self.copies_sent_of(answer, report, sent.get(&answer.id)),
                    None => CopiesSent::NoAnswer,
                },
                comment,
            })
            .collect();
        Some(Coverage {
            report,
            asked,
            others,
            rows,
        })
    }

    /// What each body that owes an explanation for something said of it.
    fn explanations_for(&self, asked: &SubjectId) -> BTreeMap<&'r BodyId, CoverageCell<'r>> {
        let keys = self.register.asks_of(asked).iter().copied();
        keys.map(|key| (key, self.register.ask(key)))
            .filter(|(_, ask)| ask.reference.duty == Duty::Explain)
            .filter(|(_, ask)| self.known.includes(ask.first_entry))
            .map(|(key, ask)| {
                let facts = self.register.facts_known(key, self.known);
                let standing = facts.standing(self.as_at).kind();
                let said = Said::of(standing, facts.explanation_as_at(self.as_at));
                let ask = &ask.reference;
                (&ask.of, CoverageCell { said, ask })
            })
            .collect()
    }

    /// To whom copies of the answers in these rows were sent by the day.
    fn copies_by_answer(&self, rows: &[AskRow<'r>]) -> BTreeMap<&'r AnswerId, Vec<&'r BodyId>> {
        let mut sent: BTreeMap<&AnswerId, Vec<&BodyId>> = rows
            .iter()
            .filter_map(|row| Some((&row.answer?.id, Vec::new())))
            .collect();
        for held in self.register.copies_sent.in_force(self.known) {
            if held.fact.on <= self.as_at
                && let Some(to) = sent.get_mut(&held.fact.answer)
            {
                to.push(&held.fact.to);
            }
        }
        sent
    }

    fn copies_sent_of(
        &self,
        answer: &Answer,
        report: &Report,
        sent: Option<&Vec<&BodyId>>,
    ) -> CopiesSent {
        let sent = sent.map_or(&[][..], Vec::as_slice);
        let inspectors = sent.iter().any(|to| **to == report.by);
        let secretary = sent.iter().any(|to| self.is_secretary_of_state(to));
        match (inspectors, secretary) {
            (true, true) => CopiesSent::ToBoth,
            (true, false) => CopiesSent::ToInspectors,
            (false, true) => CopiesSent::ToSecretaryOfState,
            (false, false) if self.file_of(answer).is_some() => CopiesSent::NoneRecorded,
            (false, false) => CopiesSent::NotKnown,
        }
    }

    /// A minister, or the department through which one is written to.
    fn is_secretary_of_state(&self, body: &BodyId) -> bool {
        self.register.bodies.latest(body).is_some_and(|held| {
            let kind = held.fact.kind_on(self.as_at);
            matches!(kind, BodyKind::Minister | BodyKind::Department)
        })
    }
}
