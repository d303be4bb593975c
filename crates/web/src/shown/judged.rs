//! What somebody judged to have come of something asked, with its source.

use answerable_desk::View;
use answerable_register::facts::Outcome;
use answerable_wording::outcomes;

use crate::shown::{Named, Quoted, open};
use crate::visit::Links;

/// A judgement: the sentence, and the words it stands on.
#[derive(Debug, Clone)]
pub(crate) struct JudgedShown {
    /// What was found, on which day, by whom.
    pub(crate) sentence: String,
    pub(crate) quotes: Vec<Quoted>,
    /// The documents of those words, each once.
    pub(crate) sources: Vec<Named>,
}

impl JudgedShown {
    pub(crate) fn of(outcome: &Outcome, view: &View<'_>, links: Links) -> Self {
        let mut sources: Vec<Named> = Vec::new();
        for source in outcome.cited() {
            let named = Named {
                words: view.source(source).map_or_else(
                    || source.to_string(),
                    |source| open(&source.title).to_owned(),
                ),
                href: Some(links.source(source)),
            };
            if !sources.contains(&named) {
                sources.push(named);
            }
        }
        Self {
            sentence: outcomes::sentence(outcome, view.name_of(&outcome.judged_by, outcome.on)),
            quotes: Quoted::all(&outcome.passages, view, links),
            sources,
        }
    }

    pub(crate) fn all(outcomes: &[&Outcome], view: &View<'_>, links: Links) -> Vec<Self> {
        outcomes
            .iter()
            .map(|outcome| Self::of(outcome, view, links))
            .collect()
    }
}
