//! The passage of an item as it stands in the document.

use answerable_desk::review::intake::{BlockKind, Proposal};
use answerable_desk::review::{Item, Origin};

use crate::review::look::Look;
use crate::review::text::{Piece, pieces};

/// The passage as it stands in the document, and what stands around it.
pub(super) struct SourcePassage {
    /// The headings it stands under, outermost first.
    pub(super) headings: Vec<String>,
    /// The page that it begins on, where the document has pages.
    pub(super) page: Option<u32>,
    pub(super) before: Option<String>,
    pub(super) here: Vec<Piece>,
    pub(super) after: Option<String>,
}

impl SourcePassage {
    pub(super) fn of(look: &Look, place: usize) -> Self {
        let review = look.review();
        let document = &review.reading.document;
        let item = &review.items[place];
        let span = item.draft.passage;
        let touched: Vec<usize> = (0..document.blocks.len())
            .filter(|at| document.blocks[*at].span.touches(span))
            .collect();
        let lead_in = proposal_of(look, item).and_then(|proposal| proposal.lead_in);
        let (first, last) = match (touched.first(), touched.last()) {
            (Some(first), Some(last)) => (*first, *last),
            // A passage between the blocks is shown by itself.
            _ => return Self::alone(span.of(&document.text)),
        };
        let is_heading = |at: usize| matches!(document.blocks[at].kind, BlockKind::Heading { .. });
        let around = |at: Option<usize>| {
            at.filter(|at| *at < document.blocks.len() && !is_heading(*at))
                .map(|at| document.words(document.blocks[at].span).to_owned())
        };
        let within = document.blocks[first]
            .span
            .through(document.blocks[last].span);
        let before = match lead_in {
            Some(lead_in) if lead_in.end <= within.start => {
                Some(document.words(lead_in).to_owned())
            }
            _ => around(first.checked_sub(1)),
        };
        Self {
            headings: document
                .headings_above(&document.blocks[first])
                .map(str::to_owned)
                .collect(),
            page: document.block_at(span).and_then(|block| block.page),
            before,
            here: pieces(&document.text, within, &[(span, place)]),
            after: around(Some(last + 1)),
        }
    }

    fn alone(words: &str) -> Self {
        let here = Piece {
            words: words.to_owned(),
            item: Some(0),
        };
        Self {
            headings: Vec::new(),
            page: None,
            before: None,
            here: vec![here],
            after: None,
        }
    }
}

/// What the reading room proposed for an item, unless a person added it.
pub(super) fn proposal_of<'r>(look: &'r Look, item: &Item) -> Option<&'r Proposal> {
    match item.origin {
        Origin::Proposed(place) => look.review().reading.proposals.get(place),
        Origin::Added => None,
    }
}
