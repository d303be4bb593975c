//! Words of a document, with where they stand in it.

use answerable_desk::View;
use answerable_register::facts::{Passage, Reliability};

use crate::visit::Links;

/// A quotation and its source.
#[derive(Debug, Clone)]
pub(crate) struct Quoted {
    pub(crate) words: String,
    /// The document's title.
    pub(crate) from: String,
    /// Where to look in the original.
    pub(crate) place: Option<String>,
    pub(crate) href: String,
    /// Whether the copy is one that cannot be relied on.
    pub(crate) is_unreliable: bool,
}

impl Quoted {
    pub(crate) fn of(passage: &Passage, view: &View<'_>, links: Links) -> Self {
        let source = view.source(&passage.source);
        Self {
            words: super::open(&passage.words).to_owned(),
            from: source.map_or_else(
                || passage.source.to_string(),
                |source| super::open(&source.title).to_owned(),
            ),
            place: passage.place.as_ref().map(ToString::to_string),
            href: links.passage(passage),
            is_unreliable: source
                .is_some_and(|source| matches!(source.reliability, Reliability::Unreliable { .. })),
        }
    }

    pub(crate) fn all(passages: &[Passage], view: &View<'_>, links: Links) -> Vec<Self> {
        passages
            .iter()
            .map(|passage| Self::of(passage, view, links))
            .collect()
    }
}
