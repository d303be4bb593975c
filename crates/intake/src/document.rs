//! A document as text in blocks.

use serde::{Deserialize, Serialize};

use crate::sentences::sentences;
use crate::{Damage, Span};

/// A document's kept text, cut into headings, paragraphs, list items and cells.
///
/// For a text file the kept text is the file's own, decoded. For a web page it
/// is the text drawn from it: see [`read`](crate::read) for the rule. Every span
/// in a reading refers to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The kept text.
    pub text: String,
    /// Its blocks, in order; they never overlap.
    pub blocks: Vec<Block>,
    /// Lines that belong to the web page and not to the document: menus, links
    /// to other stories, notices.
    pub furniture: Vec<Span>,
    /// What was wrong with the bytes; empty when nothing was.
    pub damage: Vec<Damage>,
}

impl Document {
    /// The exact words at a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The block that a span begins in.
    pub fn block_at(&self, span: Span) -> Option<&Block> {
        let after = self
            .blocks
            .partition_point(|block| block.span.start <= span.start);
        let block = self.blocks.get(after.checked_sub(1)?)?;
        (span.start < block.span.end).then_some(block)
    }

    /// The sentences of a stretch of the text, without the white space around any:
    /// what a person can choose from to take a passage that was not proposed.
    pub fn sentences(&self, within: Span) -> Vec<Span> {
        sentences(&self.text, within)
    }

    /// The headings that a block stands under, outermost first.
    pub fn headings_above(&self, block: &Block) -> impl Iterator<Item = &str> {
        block
            .path
            .iter()
            .filter_map(|heading| self.blocks.get(*heading))
            .map(|heading| self.words(heading.span))
    }
}

/// One heading, paragraph, list item or cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where its words stand, without its bullet or number.
    pub span: Span,
    /// The headings it stands under, as places in [`Document::blocks`],
    /// outermost first.
    pub path: Vec<usize>,
    /// The cell of a table that it stands in, whatever its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<Cell>,
    /// The page that it begins on, counted from 1; none where a document has no pages,
    /// or its format does not say where they end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// A place in a table, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cell {
    /// Which table of the document.
    pub table: u32,
    /// Its row, the row of headings among them.
    pub row: u32,
    /// Its column.
    pub column: u32,
}

/// Kinds of block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum BlockKind {
    /// A heading; 1 is the title. Plain text has no levels, so they are inferred.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem {
        /// 1 for an item of an outermost list.
        depth: u8,
        /// Its number or letter as published, without stop or bracket.
        number: Option<String>,
    },
    /// A cell of a table.
    TableCell,
    /// A passage set apart as somebody else's words.
    Quote,
}

/// Works out the path of each block from the levels of the headings before it.
pub(crate) fn with_paths(blocks: Vec<(BlockKind, Span)>) -> Vec<Block> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut placed = Vec::with_capacity(blocks.len());
    for (place, (kind, span)) in blocks.into_iter().enumerate() {
        if let BlockKind::Heading { level } = kind {
            open.retain(|(above, _)| *above < level);
        }
        let path = open.iter().map(|(_, heading)| *heading).collect();
        if let BlockKind::Heading { level } = kind {
            open.push((level, place));
        }
        placed.push(Block {
            kind,
            span,
            path,
            cell: None,
            page: None,
        });
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_stands_under_the_headings_open_above_it() {
        let heading = |level| BlockKind::Heading { level };
        let span = |place: usize| Span::new(place * 10, place * 10 + 9);
        let blocks = with_paths(vec![
            (heading(1), span(0)),
            (heading(3), span(1)),
            (BlockKind::Paragraph, span(2)),
            (heading(2), span(3)),
            (BlockKind::Paragraph, span(4)),
        ]);
        let paths: Vec<_> = blocks.iter().map(|block| block.path.clone()).collect();
        assert_eq!(
            paths,
            [vec![], vec![0], vec![0, 1], vec![0], vec![0, 3]] as [Vec<usize>; 5]
        );
    }
}
