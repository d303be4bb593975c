//! Counts, each a way into the rows behind it.

use answerable_desk::questions::ReportTally;
use answerable_register::standing::StandingKind;
use answerable_wording::{numbers, standings};

use crate::shown::standing::AS_READ;
use crate::visit::Links;
use crate::visit::query::Pairs;

/// One number with its few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) number: String,
    pub(crate) words: &'static str,
    /// The rows that make it.
    pub(crate) href: String,
    /// The class of its edge; none where it is done and stays plain.
    pub(crate) edge: Option<&'static str>,
}

/// The standings that a count of comments always names, none among them or
/// not: that none was found late is a fact, and so is that none was looked for.
const ALWAYS: [StandingKind; 6] = [
    StandingKind::AnsweredInTime,
    StandingKind::AnsweredLate,
    StandingKind::AnsweredDayNotShown,
    StandingKind::NoAnswerFound,
    StandingKind::NotYetLookedFor,
    StandingKind::Awaiting,
];

impl Figure {
    /// A figure for every standing that occurs, leading to the list of asks
    /// filtered by `pairs` and the standing.
    pub(crate) fn all(tally: &ReportTally, links: Links, pairs: &Pairs) -> Vec<Self> {
        tally
            .counts()
            .iter()
            .map(|(kind, number)| Self::of(*kind, *number, links, pairs))
            .collect()
    }

    /// The figures that a count of comments under section 55 always has, and
    /// any other standing that occurs, in the order in which standings are read;
    /// none where no comments are owed.
    pub(crate) fn of_comments(tally: &ReportTally, links: Links, pairs: &Pairs) -> Vec<Self> {
        if tally.total() == 0 {
            return Vec::new();
        }
        AS_READ
            .into_iter()
            .filter(|kind| ALWAYS.contains(kind) || tally.count(*kind) > 0)
            .map(|kind| Self::of(kind, tally.count(kind), links, pairs))
            .collect()
    }

    fn of(kind: StandingKind, number: usize, links: Links, pairs: &Pairs) -> Self {
        Self {
            number: numbers::number(number as u64),
            words: standings::tag(kind),
            href: links.with("/asks", pairs.clone().with("standing", kind.as_str())),
            edge: if number == 0 { None } else { edge(kind) },
        }
    }
}

fn edge(kind: StandingKind) -> Option<&'static str> {
    match kind {
        StandingKind::NoAnswerFound => Some("answerable-figure--undone"),
        StandingKind::Awaiting => Some("answerable-figure--waiting"),
        StandingKind::AnsweredLate | StandingKind::NotAddressed => Some("answerable-figure--late"),
        _ => None,
    }
}
