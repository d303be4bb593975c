//! What a body owes an answer to.

use answerable_register::facts::{AskReference, Asked, Duty, Report};
use answerable_register::fold::AskKey;
use answerable_register::words::{BodyId, SubjectId};

use crate::questions::AskRow;
use crate::view::View;

/// A report on which a body owes comments (Police Act 1996, s. 55(5)).
#[derive(Debug)]
pub struct Owed<'r> {
    /// The report.
    pub report: &'r Report,
    /// The body that was asked: the one that answers, or the one whose functions
    /// it has by now.
    pub of: &'r BodyId,
    /// The comments it owes.
    pub comment: AskRow<'r>,
    /// What it is to say of each recommendation that concerns it (s. 55(5B)), in
    /// the order of the report.
    pub recommendations: Vec<Owing<'r>>,
}

/// One recommendation of which something is to be said.
#[derive(Debug)]
pub struct Owing<'r> {
    /// The recommendation.
    pub asked: &'r Asked,
    /// The ask.
    pub ask: &'r AskReference,
}

impl<'r> View<'r> {
    /// The reports on which a body owes comments, those due first by law first
    /// and those without a last day at the end.
    #[must_use]
    pub fn owed_by(&self, body: &BodyId) -> Vec<Owed<'r>> {
        let mut owed: Vec<Owed<'r>> = self
            .register
            .asks()
            .filter(|(_, ask)| ask.reference.duty == Duty::Comment)
            .filter_map(|(key, _)| self.owed(key, body))
            .collect();
        owed.sort_by_key(|owed| {
            let last_day = owed.comment.clock.last_day_by_law();
            (last_day.is_none(), last_day, owed.report.id.clone())
        });
        owed
    }

    /// What a body owes on one report; none where it owes no comments on it.
    #[must_use]
    pub fn owed_on(&self, report: &SubjectId, body: &BodyId) -> Option<Owed<'r>> {
        let asks = self.register.asks_of(report).iter();
        asks.filter(|key| self.register.ask(**key).reference.duty == Duty::Comment)
            .find_map(|key| self.owed(*key, body))
    }

    fn owed(&self, key: AskKey, body: &BodyId) -> Option<Owed<'r>> {
        let ask = self.register.ask(key);
        let of = &ask.reference.of;
        let is_theirs = of == body || self.directory().bearer_on(of, self.as_at) == *body;
        if !is_theirs || !ask.is_asked(self.known) {
            return None;
        }
        let comment = self.row(key)?;
        let report = comment.report?;
        if ask.facts().withdrawn.is_some() || report.published_on > self.as_at {
            return None;
        }
        let recommendations = self
            .register
            .asked_in(&report.id, self.known)
            .filter_map(|held| {
                let keys = self.register.asks_of(&held.fact.id).iter();
                let ask = keys.map(|key| self.register.ask(*key)).find(|ask| {
                    let reference = &ask.reference;
                    reference.duty == Duty::Explain && reference.of == *of
                })?;
                let stands = ask.is_asked(self.known) && ask.facts().withdrawn.is_none();
                stands.then_some(Owing {
                    asked: &held.fact,
                    ask: &ask.reference,
                })
            })
            .collect();
        Some(Owed {
            report,
            of,
            comment,
            recommendations,
        })
    }
}
