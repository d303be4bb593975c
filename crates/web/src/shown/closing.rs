//! Claimed, verified, closed: three lines, each with its author.

use answerable_desk::View;
use answerable_desk::closing::{Case, CaseOf};
use answerable_register::facts::{AskReference, Duty, Outcome};
use answerable_wording::closing;

use crate::shown::Quoted;
use crate::visit::Links;

/// One of the three lines.
#[derive(Debug, Clone)]
pub(crate) struct ClosingLine {
    /// `Claimed`.
    pub(crate) key: &'static str,
    /// What is recorded, with its day and its author; or that nothing is.
    pub(crate) words: String,
    /// The level of assurance, and the reasons.
    pub(crate) under: Vec<String>,
    pub(crate) quotes: Vec<Quoted>,
    /// Whether anything is recorded.
    pub(crate) is_recorded: bool,
}

impl ClosingLine {
    /// The three lines of a case.
    pub(crate) fn all(case: &Case<'_>, view: &View<'_>, links: Links) -> Vec<Self> {
        [
            (closing::CLAIMED, case.claimed, closing::NOT_CLAIMED),
            (closing::VERIFIED, case.verified, closing::NOT_VERIFIED),
            (closing::CLOSED, case.closed, closing::NOT_CLOSED),
        ]
        .into_iter()
        .map(|(key, outcome, none)| match outcome {
            Some(outcome) => Self::of(key, outcome, view, links),
            None => Self {
                key,
                words: none.to_owned(),
                under: Vec::new(),
                quotes: Vec::new(),
                is_recorded: false,
            },
        })
        .collect()
    }

    /// The three lines of an ask. Comments and explanations are answers, of which
    /// nothing is claimed or judged: they have none.
    pub(crate) fn of_ask(ask: &AskReference, view: &View<'_>, links: Links) -> Vec<Self> {
        if matches!(ask.duty, Duty::Comment | Duty::Explain) {
            return Vec::new();
        }
        let case = view.case(&CaseOf {
            subject: ask.subject.clone(),
            body: ask.of.clone(),
        });
        case.map_or_else(Vec::new, |case| Self::all(&case, view, links))
    }

    /// What was claimed or found, under what it is called.
    pub(crate) fn of(key: &'static str, outcome: &Outcome, view: &View<'_>, links: Links) -> Self {
        let by = view.name_of(&outcome.judged_by, outcome.on);
        let level = outcome.assurance.as_ref().and_then(|id| view.level(id));
        let rests_on = match level {
            Some(level) => Some(closing::at_level(level)),
            None => closing::rests_on(outcome),
        };
        Self {
            key,
            words: closing::line(outcome, by),
            under: rests_on
                .into_iter()
                .chain(closing::reasons(outcome))
                .collect(),
            quotes: Quoted::all(&outcome.passages, view, links),
            is_recorded: true,
        }
    }
}
