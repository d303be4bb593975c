//! What sources tell differently: each reading beside the others, all kept.

use answerable_desk::View;
use answerable_register::facts::Difference;
use answerable_register::words::SubjectId;

use crate::shown::{Named, Quoted, open};
use crate::visit::Links;

/// One thing that sources tell differently.
#[derive(Debug, Clone)]
pub(crate) struct DifferenceShown {
    pub(crate) what: String,
    /// What it tells of, where that is not what the page is about.
    pub(crate) about: Option<Named>,
    pub(crate) readings: Vec<ReadingShown>,
}

/// What one source says.
#[derive(Debug, Clone)]
pub(crate) struct ReadingShown {
    pub(crate) gist: String,
    pub(crate) quote: Quoted,
}

impl DifferenceShown {
    /// The differences, on the page of `here`.
    pub(crate) fn all(
        differences: &[&Difference],
        here: &SubjectId,
        view: &View<'_>,
        links: Links,
    ) -> Vec<Self> {
        differences
            .iter()
            .map(|difference| Self {
                what: open(&difference.what).to_owned(),
                about: (difference.about != *here)
                    .then(|| view.asked(&difference.about))
                    .flatten()
                    .map(|asked| Named {
                        words: open(&asked.title).to_owned(),
                        href: Some(links.subject(&asked.id)),
                    }),
                readings: difference
                    .readings
                    .iter()
                    .map(|reading| ReadingShown {
                        gist: open(&reading.gist).to_owned(),
                        quote: Quoted::of(&reading.passage, view, links),
                    })
                    .collect(),
            })
            .collect()
    }
}
