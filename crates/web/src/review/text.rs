//! The whole document: where does each item stand in it?

use answerable_desk::review::intake::{BlockKind, Span};
use askama::Template;

use super::look::{self, Look};
use crate::frame::{Content, Crumb, Room};
use crate::visit::Shown;

#[derive(Template)]
#[template(path = "review/text.html")]
struct TextPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    blocks: Vec<Block>,
}

/// One heading, paragraph or list item.
struct Block {
    is_heading: bool,
    /// Whether a passage can be taken from it: it is no heading, and not the
    /// whole of it is an item already.
    can_be_taken: bool,
    /// The page that begins with it, where the document has pages.
    page: Option<u32>,
    pieces: Vec<Piece>,
}

/// A stretch of text, and the item it belongs to if it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) words: String,
    /// The item's place, where the stretch is one's passage.
    pub(super) item: Option<usize>,
}

impl Content for TextPage {
    fn title(&self) -> String {
        "The whole document".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The kept text with every item's passage marked.
pub(super) async fn show(look: Look) -> Shown {
    let review = look.review();
    let document = &review.reading.document;
    let marks: Vec<(Span, usize)> = review
        .items
        .iter()
        .enumerate()
        .map(|(place, item)| (item.draft.passage, place))
        .collect();
    let mut last = None;
    let blocks = document.blocks.iter().map(|block| {
        let page = block.page.filter(|page| last != Some(*page));
        last = block.page;
        let is_heading = matches!(block.kind, BlockKind::Heading { .. });
        let pieces = pieces(&document.text, block.span, &marks);
        let is_left = |piece: &Piece| piece.item.is_none() && !piece.words.trim().is_empty();
        Block {
            is_heading,
            can_be_taken: !is_heading && pieces.iter().any(is_left),
            page,
            pieces,
        }
    });
    look.visit.show(&TextPage {
        title: look::title(review),
        trail: look.trail_of_step(),
        address: look.address(""),
        blocks: blocks.collect(),
    })
}

/// A stretch of the text cut where marked passages begin and end. Where two
/// overlap, the one that begins first is marked.
pub(super) fn pieces(text: &str, within: Span, marks: &[(Span, usize)]) -> Vec<Piece> {
    let mut inside: Vec<(Span, usize)> = marks
        .iter()
        .filter(|(span, _)| span.touches(within))
        .map(|(span, item)| {
            (
                Span::new(span.start.max(within.start), span.end.min(within.end)),
                *item,
            )
        })
        .collect();
    inside.sort_unstable();
    let mut pieces = Vec::new();
    let mut at = within.start;
    let mut push = |from: usize, to: usize, item| {
        let words = Span::new(from, to).of(text);
        if !words.is_empty() {
            pieces.push(Piece {
                words: words.to_owned(),
                item,
            });
        }
    };
    for (span, item) in inside {
        if span.start < at {
            continue;
        }
        push(at, span.start, None);
        push(span.start, span.end, Some(item));
        at = span.end;
    }
    push(at, within.end, None);
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_block_is_cut_at_its_marks() {
        let cut = pieces(
            "It should be so.",
            Span::new(0, 16),
            &[(Span::new(3, 9), 4)],
        );
        let shown: Vec<_> = cut
            .iter()
            .map(|piece| (piece.words.as_str(), piece.item))
            .collect();
        assert_eq!(
            shown,
            [("It ", None), ("should", Some(4)), (" be so.", None)]
        );
    }

    proptest! {
        /// Cut or not, every word is shown once and in its place.
        #[test]
        fn nothing_is_lost_between_the_pieces(
            text in "[a-z ]{0,60}",
            marks in proptest::collection::vec((0usize..70, 0usize..70), 0..6),
        ) {
            let within = Span::new(0, text.len());
            let marks: Vec<_> = marks
                .into_iter()
                .enumerate()
                .map(|(item, (start, end))| (Span::new(start, end.max(start)), item))
                .collect();
            let whole: String = pieces(&text, within, &marks).into_iter().map(|piece| piece.words).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
