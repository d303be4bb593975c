//! Counts, each a way into the rows behind it.

use answerable_desk::questions::ReportTally;
use answerable_register::standing::StandingKind;
use answerable_wording::standings;

use crate::visit::Links;
use crate::visit::query::Pairs;

/// One number with its few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) number: usize,
    pub(crate) words: &'static str,
    /// The rows that make it.
    pub(crate) href: String,
    /// The class of its edge; none where it is done and stays plain.
    pub(crate) edge: Option<&'static str>,
}

impl Figure {
    /// A figure for every standing that occurs, leading to the list of asks
    /// filtered by `pairs` and the standing.
    pub(crate) fn all(tally: &ReportTally, links: Links, pairs: &Pairs) -> Vec<Self> {
        tally
            .counts()
            .iter()
            .map(|(kind, number)| Self {
                number: *number,
                words: standings::tag(*kind),
                href: links.with("/asks", pairs.clone().with("standing", kind.as_str())),
                edge: edge(*kind),
            })
            .collect()
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
