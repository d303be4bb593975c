//! Local policing bodies: how the comments that section 55 asks of each stand.

use std::borrow::Cow;
use std::collections::BTreeMap;

use answerable_register::facts::Duty;
use answerable_register::fold::{Ask, AskFacts, AskKey};
use answerable_register::words::BodyId;

use super::super::within::{Bearers, Narrowing};
use super::count::Seen;
use super::{CommentCounts, ExplanationCounts, Period};
use crate::view::View;

/// How comments and explanations stand, body by body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeliness {
    /// The bodies that owe or owed comments, in the order of their names.
    pub bodies: Vec<BodyTimeliness>,
    /// The comments of all of them.
    pub comments: CommentCounts,
    /// The explanations of all of them.
    pub explanations: ExplanationCounts,
}

/// How the comments and explanations of one body stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyTimeliness {
    /// The body that bore the duty on the last day.
    pub body: BodyId,
    /// Its name on the day shown.
    pub name: String,
    /// Its comments.
    pub comments: CommentCounts,
    /// Its explanations.
    pub explanations: ExplanationCounts,
}

impl<'r> View<'r> {
    /// How comments and explanations under section 55 stand, body by body, in one
    /// pass over its asks.
    #[must_use]
    pub fn timeliness(&self, period: &Period) -> Timeliness {
        self.counted(period, &[Duty::Comment, Duty::Explain])
    }

    /// The same of comments alone: explanations are not counted.
    #[must_use]
    pub fn timeliness_of_comments(&self, period: &Period) -> Timeliness {
        self.counted(period, &[Duty::Comment])
    }

    fn counted(&self, period: &Period, duties: &'static [Duty]) -> Timeliness {
        let within = period.within();
        let mut narrowing = Narrowing::of(self, &within);
        let mut bearers = Bearers::of(self);
        let mut bodies: BTreeMap<BodyId, (CommentCounts, ExplanationCounts)> = BTreeMap::new();
        for (_, ask, facts) in self.asks_under_section_55(duties) {
            if !narrowing.takes(ask, &facts) {
                continue;
            }
            let bearer = bearers.bearer(ask, &facts);
            // Most asks are of a body met before: its id is copied once.
            let (comments, explanations) = match bodies.get_mut(&*bearer) {
                Some(counts) => counts,
                None => bodies.entry(bearer.into_owned()).or_default(),
            };
            let seen = Seen::of(ask, &facts, self.as_at);
            comments.take(seen);
            explanations.take(seen);
        }
        let mut all = Timeliness::default();
        for (body, (comments, explanations)) in bodies {
            if comments.owed() + explanations.due() == 0 {
                continue;
            }
            all.comments.add(&comments);
            all.explanations.add(&explanations);
            all.bodies.push(BodyTimeliness {
                name: self.name_of(&body, self.as_at).to_owned(),
                body,
                comments,
                explanations,
            });
        }
        all.bodies
            .sort_by(|one, other| (&one.name, &one.body).cmp(&(&other.name, &other.body)));
        all
    }

    /// The asks of these duties that section 55 gives, asked by the day.
    ///
    /// They hang on the reports on which somebody owes comments, a few in a hundred
    /// of all that is asked: found through those, a page costs what it shows and
    /// not what the register holds. Of a report on which a correction left nobody
    /// who owes any, nothing is owed, and none are given.
    pub(super) fn asks_under_section_55(
        &self,
        duties: &'static [Duty],
    ) -> impl Iterator<Item = (AskKey, &'r Ask, Cow<'r, AskFacts>)> + use<'r> {
        let Self {
            register,
            as_at,
            known,
        } = *self;
        let reports = register.reports.in_force(known);
        reports
            .filter(|held| !held.fact.owed_by.is_empty())
            .flat_map(move |held| {
                let report = &held.fact.id;
                let is_wanted = duties.contains(&Duty::Explain);
                let asked = is_wanted.then(|| register.asked_in(report, known));
                let asked = asked.into_iter().flatten().map(|held| &held.fact.id);
                std::iter::once(report)
                    .chain(asked)
                    .flat_map(move |subject| register.asks_of(subject))
            })
            .map(move |key| (*key, register.ask(*key)))
            .filter(move |(_, ask)| {
                duties.contains(&ask.reference.duty) && known.includes(ask.first_entry)
            })
            .map(move |(key, ask)| (key, ask, register.facts_known(key, known)))
            .filter(move |(_, _, facts)| facts.asked_on <= as_at)
    }
}
